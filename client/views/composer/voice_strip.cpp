// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/composer/voice_strip.hpp"

#include "client/kit/button.hpp"
#include "client/kit/paint.hpp"
#include "client/models/words/content_words.hpp"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace pult::client {

using kit::TextStyle;
using kit::Token;

namespace {

constexpr int kStrip = 36;
constexpr int kDot = 8;
constexpr int kSide = 10;
constexpr int kGap = 8;
constexpr int kBar = 2;
constexpr int kStep = 4;
constexpr int kLoudest = 31;
constexpr std::int64_t kLittleLeftMs = 60'000;

} // namespace

VoiceStrip::VoiceStrip(const kit::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_stop(kit::makeIconButton(theme, QStringLiteral("player-stop"), this, 16, 28)),
      m_cross(kit::makeIconButton(theme, QStringLiteral("x"), this, 16, 28)) {
    setFocusPolicy(Qt::StrongFocus);
    m_stop->setKey(QKeySequence(Qt::Key_Space));
    m_cross->setKey(QKeySequence(Qt::Key_Delete));
    connect(m_stop, &kit::Button::clicked, this, &VoiceStrip::stopped);
    connect(m_cross, &kit::Button::clicked, this, &VoiceStrip::dropped);
    connect(&theme, &kit::Theme::changed, this, [this] { setFixedHeight(sizeHint().height()); });
    setFixedHeight(sizeHint().height());
    retranslate();
    hide();
}

void VoiceStrip::retranslate() {
    m_stop->setHint(tr("Stop the recording and keep it"));
    m_cross->setHint(tr("Throw the recording away"));
    setAccessibleName(tr("A voice message is being recorded: Enter sends it, Space stops, Delete throws it away"));
}

void VoiceStrip::setLook(const RecordingLook& look) {
    m_look = look;
    update();
}

QSize VoiceStrip::sizeHint() const {
    return {200, m_theme.px(kStrip)};
}

void VoiceStrip::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Space:
        emit stopped();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit sent();
        return;
    case Qt::Key_Delete:
        emit dropped();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

/// Near its end it says where that is.
QString VoiceStrip::timeWords() const {
    const QString length = durationWords(m_look.lengthMs / 1000 * 1000);
    return m_look.mostMs - m_look.lengthMs > kLittleLeftMs
               ? length
               : length + QStringLiteral(" / ") + durationWords(m_look.mostMs);
}

void VoiceStrip::resizeEvent(QResizeEvent*) {
    int right = width() - 4;
    for (kit::Button* button : {m_cross, m_stop}) {
        button->resize(button->sizeHint());
        const QRect place(right - button->width(), (height() - button->height()) / 2, button->width(),
                          button->height());
        button->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
        right -= button->width() + 2;
    }
}

void VoiceStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    kit::paintMark(painter, m_theme, rect(), 8, kit::Marked::hovered);
    const auto mirrored = [this](const QRect& place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
    const int dot = m_theme.px(kDot);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::dangerText));
    painter.drawEllipse(mirrored(QRect(kSide, (height() - dot) / 2, dot, dot)));

    painter.setFont(m_theme.font(TextStyle::small));
    painter.setPen(m_theme.color(Token::textPrimary));
    const int begin = kSide + dot + kGap;
    // The bars keep their place when the time grows by a digit.
    const int words = painter.fontMetrics().horizontalAdvance(
        m_look.mostMs - m_look.lengthMs > kLittleLeftMs ? QStringLiteral("00:00") : QStringLiteral("00:00 / 00:00"));
    painter.drawText(mirrored(QRect(begin, 0, words + 1, height())), Qt::AlignVCenter | Qt::TextSingleLine,
                     timeWords());
    const int left = begin + words + kGap;
    const int right = width() - 4 - m_cross->width() - 2 - m_stop->width() - kGap;
    if (right > left)
        paintLevels(painter, mirrored(QRect(left, 6, right - left, height() - 12)));
    if (hasFocus())
        kit::paintFocusRing(painter, m_theme, rect(), 8);
}

/// The newest stands at the end, and the older ones move away from it.
void VoiceStrip::paintLevels(QPainter& painter, const QRect& place) const {
    const bool mirrors = layoutDirection() == Qt::RightToLeft;
    const int count = std::min(place.width() / kStep, static_cast<int>(kMostLevels));
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < count; ++i) {
        const auto back = static_cast<std::size_t>(i) + 1;
        const bool heard = back <= m_look.levels.size();
        const int loud = heard ? std::min(m_look.levels[m_look.levels.size() - back], kLoudest) : 0;
        const int height = std::max(kBar, place.height() * loud / kLoudest);
        const int x = mirrors ? place.left() + i * kStep : place.right() + 1 - (i + 1) * kStep;
        painter.setBrush(m_theme.color(heard ? Token::accent : Token::textMuted));
        painter.drawRoundedRect(QRect(x, place.center().y() - height / 2 + 1, kBar, height), 1, 1);
    }
}

} // namespace pult::client
