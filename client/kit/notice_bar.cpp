// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/notice_bar.hpp"

#include "client/kit/announcing.hpp"
#include "client/kit/button.hpp"
#include "client/kit/label.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace pult::kit {
namespace {
constexpr int kSide = 16;
constexpr int kHeight = 36;
constexpr int kIcon = 16;
/// Over and under words that need a second line.
constexpr int kAir = 6;
constexpr int kMostLines = 4;
} // namespace

NoticeBar::NoticeBar(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_words(new Label(theme, TextStyle::small)), m_row(new QHBoxLayout(this)) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    letAnnounce(this);
    m_words->setEliding(true, kMostLines);
    m_words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_words->installEventFilter(this);
    m_row->setSpacing(8);
    m_row->addWidget(m_words, 1);
    restyle();
    connect(&theme, &Theme::changed, this, &NoticeBar::restyle);
    hide();
}

void NoticeBar::restyle() {
    m_row->setContentsMargins(kSide + m_theme.px(kIcon) + 8, 0, 12, 1);
    fit();
    m_words->setColour(ink());
    update();
}

void NoticeBar::fit() {
    const QFontMetrics metrics = m_words->fontMetrics();
    const QRect room(0, 0, std::max(m_words->width(), 1), QWIDGETSIZE_MAX);
    const int taken = metrics.boundingRect(room, Qt::TextWordWrap, m_words->text()).height();
    const int lines = std::clamp(taken / metrics.lineSpacing(), 1, kMostLines);
    const int whole = lines * (m_theme.lineHeight(TextStyle::small) + kAir) + 1;
    setFixedHeight(lines > 1 ? std::max(m_theme.px(kHeight), whole) : m_theme.px(kHeight));
}

bool NoticeBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize)
        fit();
    return QWidget::eventFilter(watched, event);
}

Token NoticeBar::paper() const {
    switch (m_tone) {
    case Tone::info:
        return Token::infoBg;
    case Tone::success:
        return Token::successBg;
    case Tone::warning:
        return Token::warningBg;
    case Tone::danger:
        return Token::dangerBg;
    case Tone::grey:
        return Token::bgHover;
    case Tone::plain:
        break;
    }
    return Token::bgSurface;
}

Token NoticeBar::ink() const {
    switch (m_tone) {
    case Tone::info:
        return Token::infoText;
    case Tone::success:
        return Token::successText;
    case Tone::warning:
        return Token::warningText;
    case Tone::danger:
        return Token::dangerText;
    case Tone::grey:
        return Token::textSecondary;
    case Tone::plain:
        break;
    }
    return Token::textPrimary;
}

void NoticeBar::show(Tone tone, const QString& icon, const QString& words) {
    m_tone = tone;
    m_icon = icon;
    for (QWidget* button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    m_further = nullptr;
    const bool news = words != m_words->text() || isHidden();
    m_words->setText(words);
    restyle();
    if (news)
        announce(this, words);
    setVisible(true);
}

void NoticeBar::setWords(const QString& words) {
    m_words->setText(words);
    fit();
    setAccessibleName(words);
}

/// Tab comes to it where the bar stands, not after everything else in the window.
void NoticeBar::append(QWidget* button) {
    QWidget* before = m_buttons.isEmpty() ? previousInFocusChain() : m_buttons.constLast();
    while (before != this && !(before->focusPolicy() & Qt::TabFocus))
        before = before->previousInFocusChain();
    m_row->addWidget(button);
    m_buttons.append(button);
    button->show();
    if (before != this && before != button)
        setTabOrder(before, button);
}

Button& NoticeBar::addAction(const QString& words, std::function<void()> action, const QKeySequence& key) {
    auto* button = new Button(m_theme, Button::Look::outline, this);
    button->setText(words);
    button->setTextStyle(TextStyle::small);
    button->setControlHeight(24);
    button->setPaddingAt100(10);
    button->setKey(key, !key.isEmpty());
    connect(button, &Button::clicked, this, std::move(action));
    append(button);
    return *button;
}

void NoticeBar::setActionKey(const QKeySequence& key) {
    if (auto* button = m_buttons.isEmpty() ? nullptr : qobject_cast<Button*>(m_buttons.front()))
        button->setKey(key, !key.isEmpty());
}

void NoticeBar::addFurtherAction(const QString& words, const QString& menuHint, std::function<void()> action) {
    if (!m_further) {
        Button* dots = makeIconButton(m_theme, QStringLiteral("dots-vertical"), this, 16, 24);
        dots->setHint(menuHint);
        m_further = new QMenu(dots);
        dots->setMenu(m_further);
        append(dots);
    }
    m_further->addAction(words, this, std::move(action));
}

void NoticeBar::addClose(const QString& hint, std::function<void()> closed) {
    Button* button = makeIconButton(m_theme, QStringLiteral("x"), this, 16, 24);
    button->setHint(hint);
    connect(button, &Button::clicked, this, [this, closed = std::move(closed)] {
        hide();
        // The bar may be filled anew, and this button be gone with its words.
        if (const auto then = closed)
            then();
    });
    append(button);
}

QString NoticeBar::words() const {
    return m_words->text();
}

QSize NoticeBar::sizeHint() const {
    return {200, m_theme.px(kHeight)};
}

void NoticeBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(paper()));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Token::border));
    if (m_theme.highContrast()) // no tint sets it apart from what is above
        painter.fillRect(0, 0, width(), 1, m_theme.color(Token::border));
    const QRect icon = QStyle::visualRect(layoutDirection(), rect(), QRect(kSide, 0, m_theme.px(kIcon), height() - 1));
    m_theme.paintIcon(painter, icon, m_icon, kIcon, ink());
}

} // namespace pult::kit
