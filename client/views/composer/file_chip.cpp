// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/composer/file_chip.hpp"

#include "client/delegates/dialog_preview.hpp"
#include "client/delegates/message_words.hpp"
#include "client/kit/button.hpp"
#include "client/kit/plain_tip.hpp"

#include <QAccessible>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <algorithm>

namespace pult::client {

using kit::TextStyle;
using kit::Token;

namespace {

constexpr int kPicture = 24;
constexpr int kOverPicture = 6;
constexpr int kOverWords = 8; ///< of two lines
constexpr int kSide = 8;
constexpr int kGap = 8;
constexpr int kMostName = 200;
constexpr int kMostState = 260;
constexpr qint64 kWidestSpeed = 1023 * 1024; ///< as 1,023.0 KB/s

} // namespace

FileChip::FileChip(const kit::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_play(kit::makeIconButton(theme, QStringLiteral("player-play"), this, 16, 24)),
      m_again(kit::makeIconButton(theme, QStringLiteral("refresh"), this, 16, 24)),
      m_link(new kit::Button(theme, kit::Button::Look::link, this)),
      m_shrink(new kit::Button(theme, kit::Button::Look::link, this)),
      m_kind(kit::makeIconButton(theme, QStringLiteral("photo"), this, 16, 24)),
      m_cross(kit::makeIconButton(theme, QStringLiteral("x"), this, 16, 24)), m_kinds(new QMenu(this)) {
    for (kit::Button* way : {m_link, m_shrink}) {
        way->setTextStyle(TextStyle::small);
        way->setControlHeight(24);
        way->setPaddingAt100(4);
    }
    m_kind->setMenu(m_kinds);
    connect(m_kinds, &QMenu::aboutToShow, this, &FileChip::fillKinds);
    connect(m_shrink, &kit::Button::clicked, this, [this] { emit shrinkingToggled(m_file.id); });
    connect(m_play, &kit::Button::clicked, this, [this] { emit hearingToggled(m_file.id); });
    connect(m_again, &kit::Button::clicked, this, [this] { emit retryRequested(m_file.id); });
    connect(m_link, &kit::Button::clicked, this, [this] { emit linkRequested(m_file.id); });
    connect(m_cross, &kit::Button::clicked, this, [this] { emit removeRequested(m_file.id); });
}

void FileChip::fillKinds() {
    m_kinds->clear();
    const auto offer = [this](const QString& words, bool asFile) {
        QAction* action = m_kinds->addAction(words, this, [this, asFile] { emit kindChosen(m_file.id, asFile); });
        action->setCheckable(true);
        action->setChecked(m_file.asFile == asFile);
    };
    offer(tr("As a photo"), false);
    offer(tr("As a file"), true);
}

void FileChip::setFile(const PendingFileRow& file) {
    const bool otherState = file.state != m_file.state || file.refusal != m_file.refusal ||
                            file.asLink != m_file.asLink || file.asFile != m_file.asFile ||
                            file.isShrinking != m_file.isShrinking || file.wasBytes != m_file.wasBytes;
    m_file = file;
    m_again->setVisible(file.state == PendingFileRow::State::failed);
    m_link->setVisible(isRefused() && file.canLink);
    m_shrink->setVisible(!file.isShrinking && (file.canShrink || file.wasBytes > 0));
    m_kind->setVisible(file.hasChoice);
    m_kind->setIconName(file.asFile ? QStringLiteral("file-text") : QStringLiteral("photo"));
    m_play->setVisible(file.kind == u"voice");
    retranslate();
    if (otherState) {
        QAccessibleEvent changed(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&changed);
    }
}

void FileChip::setHeard(bool heard) {
    if (heard == m_heard)
        return;
    m_heard = heard;
    m_play->setIconName(heard ? QStringLiteral("player-pause") : QStringLiteral("player-play"));
    retranslate();
}

void FileChip::retranslate() {
    m_play->setHint(m_heard ? tr("Pause %1").arg(m_file.name) : tr("Listen to %1").arg(m_file.name));
    m_again->setHint(tr("Upload %1 again").arg(m_file.name));
    m_link->setText(tr("Send as a link"));
    m_link->setHint(tr("Send the address of %1, from which the client can download it").arg(m_file.name));
    if (m_file.wasBytes > 0) {
        m_shrink->setText(tr("As it was", "a picture"));
        m_shrink->setHint(tr("Send %1 as large as it was").arg(m_file.name));
    } else {
        m_shrink->setText(tr("Compress", "a picture"));
        m_shrink->setHint(tr("Make %1 small enough to go as a photo").arg(m_file.name));
    }
    m_kind->setHint(m_file.asFile ? tr("%1 goes as a file: choose how").arg(m_file.name)
                                  : tr("%1 goes as a photo: choose how").arg(m_file.name));
    m_cross->setHint(m_file.state == PendingFileRow::State::uploading ? tr("Stop uploading %1").arg(m_file.name)
                                                                      : tr("Remove %1").arg(m_file.name));
    const QString whole = QStringLiteral("%1, %2").arg(m_file.name, stateWords());
    setAccessibleName(whole);
    setToolTip(kit::plainTip(whole));
    placeButtons();
    updateGeometry();
    update();
}

bool FileChip::isRefused() const {
    return !m_file.refusal.isEmpty() && !m_file.isShrinking && m_file.state != PendingFileRow::State::failed;
}

QString FileChip::readyWords() const {
    if (m_file.asLink)
        return tr("ready, goes as a link", "a file");
    if (m_file.wasBytes > 0) {
        const auto size = [this](qint64 bytes) {
            return locale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
        };
        return tr("ready, %1 instead of %2", "sizes of a compressed picture")
            .arg(size(m_file.bytes), size(m_file.wasBytes));
    }
    if (m_file.asFile)
        return tr("ready, goes as a file", "a picture");
    return m_file.asDocument ? tr("ready, goes as a document", "a file") : tr("ready", "a file");
}

QString FileChip::stateWords() const {
    if (m_file.isShrinking)
        return tr("compressing", "a picture");
    if (isRefused())
        return m_file.refusal;
    switch (m_file.state) {
    case PendingFileRow::State::uploading:
        return m_file.waits ? tr("%1 %, waits for the network", "of an upload").arg(m_file.percent)
                            : uploadWords(m_file.percent, m_file.bytesPerSecond);
    case PendingFileRow::State::ready:
        return readyWords();
    case PendingFileRow::State::failed:
        return m_file.problem;
    }
    return {};
}

QString FileChip::uploadWords(int percent, qint64 bytesPerSecond) const {
    if (bytesPerSecond == 0)
        return tr("%1 %", "of an upload").arg(percent);
    const QString speed = locale().formattedDataSize(bytesPerSecond, 1, QLocale::DataSizeTraditionalFormat);
    return tr("%1 %, %2/s", "of an upload: how much, how fast").arg(QString::number(percent), speed);
}

int FileChip::buttonsWidth() const {
    int width = m_cross->sizeHint().width() + 4;
    for (const kit::Button* button : {m_again, m_kind})
        width += button->isHidden() ? 0 : button->sizeHint().width();
    return width + waysWidth();
}

int FileChip::waysWidth() const {
    int width = 0;
    for (const kit::Button* way : {m_link, m_shrink})
        width += way->isHidden() ? 0 : way->sizeHint().width();
    return width;
}

QSize FileChip::sizeHint() const {
    const int name = QFontMetrics(m_theme.font(TextStyle::small)).horizontalAdvance(m_file.name);
    // A percentage or a speed that grows by a digit must not move the neighbours.
    const bool moves = m_file.state == PendingFileRow::State::uploading && !m_file.waits && !isRefused();
    const int state = QFontMetrics(m_theme.font(TextStyle::small))
                          .horizontalAdvance(moves ? uploadWords(100, kWidestSpeed) : stateWords());
    const int tick = hasSign() ? m_theme.px(16) + 4 : 0;
    return {kSide + m_theme.px(kPicture) + kGap + std::min(name + 1, m_theme.px(kMostName)) + kGap + tick +
                std::min(state + 1, m_theme.px(kMostState)) + kGap + buttonsWidth(),
            m_theme.px(kPicture) + 2 * kOverPicture};
}

QSize FileChip::sizeIn(int room) const {
    const QSize whole = sizeHint();
    if (whole.width() <= room)
        return whole;
    return {room, std::max(whole.height(), 2 * m_theme.lineHeight(TextStyle::small) + 2 * kOverWords)};
}

/// The way out of a refusal stands beside the name, so this one has all the place.
QRect FileChip::secondLine() const {
    const int line = m_theme.lineHeight(TextStyle::small);
    const int left = kSide + m_theme.px(kPicture) + kGap;
    const int right = width() - buttonsWidth() - kGap + waysWidth();
    return {left, height() - kOverWords - line, right - left, line};
}

void FileChip::placeButtons() {
    const int side = m_theme.px(kPicture);
    m_play->resize(m_play->sizeHint());
    m_play->setGeometry(
        QStyle::visualRect(layoutDirection(), rect(),
                           QRect(kSide + (side - m_play->width()) / 2, (height() - m_play->height()) / 2,
                                 m_play->width(), m_play->height())));
    int right = width() - 4;
    for (kit::Button* button : {m_cross, m_kind, m_shrink, m_link, m_again}) {
        if (button->isHidden())
            continue;
        button->resize(button->sizeHint());
        const bool besideName = (button == m_link || button == m_shrink) && hasTwoLines();
        const int middle = besideName ? kOverWords + secondLine().height() / 2 : height() / 2;
        const QRect place(right - button->width(), middle - button->height() / 2, button->width(), button->height());
        button->setGeometry(QStyle::visualRect(layoutDirection(), rect(), place));
        right -= button->width();
    }
}

void FileChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    paintFace(painter);
    paintWords(painter);
}

void FileChip::paintFace(QPainter& painter) const {
    using State = PendingFileRow::State;
    const bool failed = m_file.state == State::failed || isRefused();
    const auto mirrored = [this](const QRect& place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
    const QRectF paper = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath outline;
    outline.addRoundedRect(paper, 8, 8);
    painter.fillPath(outline, m_theme.color(Token::bgSurface));
    if (m_file.state == State::uploading && !isRefused()) {
        painter.save();
        painter.setClipPath(outline);
        const QRect done(0, height() - 3, width() * m_file.percent / 100, 3);
        painter.fillRect(mirrored(done), m_theme.color(Token::accent));
        painter.restore();
    }
    painter.setPen(m_theme.color(failed ? Token::dangerText : Token::border));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);

    const int side = m_theme.px(kPicture);
    const QRect picture = mirrored(QRect(kSide, (height() - side) / 2, side, side));
    if (m_file.kind == u"voice") {
        // its button stands there
    } else if (m_file.thumbnail.isNull()) {
        m_theme.paintIcon(painter, picture, attachmentIcon(m_file.kind), 16, Token::textSecondary);
    } else {
        QPainterPath frame;
        frame.addRoundedRect(picture, 4, 4);
        painter.save();
        painter.setClipPath(frame);
        QRect target(QPoint(), m_file.thumbnail.size().scaled(picture.size(), Qt::KeepAspectRatioByExpanding));
        target.moveCenter(picture.center());
        painter.drawImage(target, m_file.thumbnail);
        painter.restore();
    }
}

void FileChip::paintWords(QPainter& painter) const {
    painter.setFont(m_theme.font(TextStyle::small));
    const QFontMetrics metrics = painter.fontMetrics();
    const auto mirrored = [this](const QRect& place) { return QStyle::visualRect(layoutDirection(), rect(), place); };
    const auto put = [&](const QRect& place, const QString& words, Token colour, Qt::TextElideMode elide) {
        painter.setPen(m_theme.color(colour));
        painter.drawText(mirrored(place), Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(words, elide, place.width()));
    };
    const int left = kSide + m_theme.px(kPicture) + kGap;
    const int room = width() - left - buttonsWidth() - kGap;
    const int sign = hasSign() ? m_theme.px(16) + 4 : 0;
    QRect name(left, 0, room, height());
    QRect state = secondLine();
    if (hasTwoLines()) {
        name = QRect(left, kOverWords, room, state.height());
    } else {
        const int wanted = std::min(metrics.horizontalAdvance(stateWords()) + 1, m_theme.px(kMostState));
        name.setWidth(std::min(metrics.horizontalAdvance(m_file.name) + 1, room - wanted - sign - kGap));
        state = QRect(name.right() + 1 + kGap, 0, wanted + sign, height());
    }
    put(name, m_file.name, Token::textPrimary, Qt::ElideMiddle);
    const bool failed = m_file.state == PendingFileRow::State::failed || isRefused();
    const Token colour = failed                                         ? Token::dangerText
                         : m_file.state == PendingFileRow::State::ready ? Token::successText
                                                                        : Token::textSecondary;
    if (sign > 0)
        m_theme.paintIcon(painter, mirrored(QRect(state.left(), state.top(), m_theme.px(16), state.height())),
                          failed ? QStringLiteral("alert-circle") : QStringLiteral("check"), 16, colour);
    put(state.adjusted(sign, 0, 0, 0), stateWords(), colour, Qt::ElideRight);
}

} // namespace pult::client
