// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/button.hpp"

#include "client/kit/plain_tip.hpp"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

namespace pult::kit {
namespace {

constexpr int kGap = 6;
constexpr int kChevronSize = 16;
constexpr qreal kRadius = 4;

QPainterPath roundedPath(const QRectF& rect, bool roundLeft, bool roundRight) {
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addRoundedRect(rect, kRadius, kRadius);
    if (!roundLeft)
        path.addRect(rect.adjusted(0, 0, -rect.width() / 2, 0));
    if (!roundRight)
        path.addRect(rect.adjusted(rect.width() / 2, 0, 0, 0));
    return path.simplified();
}

} // namespace

QString keyWords(const QKeySequence& key) {
    return key.toString(QKeySequence::NativeText).replace(QStringLiteral("Return"), QStringLiteral("Enter"));
}

Button::Button(const Theme& theme, Look look, QWidget* parent) : QPushButton(parent), m_theme(theme), m_look(look) {
    setFocusPolicy(Qt::TabFocus);
    setAutoDefault(false); // Enter in a field of a dialog presses none that was not made the default
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (look == Look::tab || look == Look::noteTab)
        setCheckable(true);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Button::setLook(Look look) {
    m_look = look;
    update();
}

void Button::setIconName(const QString& icon, int size) {
    m_icon = icon;
    m_iconSize = size;
    updateGeometry();
    update();
}

void Button::setHint(const QString& words) {
    m_hint = words;
    describe();
}

void Button::setKey(const QKeySequence& key, bool onFace) {
    m_key = key;
    m_keyOnFace = onFace;
    describe();
    updateGeometry();
}

void Button::setAction(const QString& id, bool keyOnFace) {
    m_action = id;
    m_keyOnFace = keyOnFace;
}

void Button::describe() {
    if (!m_hint.isEmpty())
        setAccessibleName(m_hint);
    const QString words = m_hint.isEmpty() ? text() : m_hint;
    const QString key = keyWords(m_key);
    if (m_hint.isEmpty() && key.isEmpty())
        setToolTip({});
    else
        setToolTip(plainTip(key.isEmpty() ? words : tr("%1 (%2)", "tooltip: words, key").arg(words, key)));
}

void Button::setChevron(bool chevron) {
    m_chevron = chevron;
    updateGeometry();
}

void Button::setJoined(Joined joined) {
    m_joined = joined;
}

void Button::setBold(bool bold) {
    m_bold = bold;
    updateGeometry();
    update();
}

void Button::setControlHeight(int at100) {
    m_height = at100;
    updateGeometry();
}

void Button::setTextStyle(TextStyle style) {
    m_style = style;
    updateGeometry();
}

void Button::setPaddingAt100(int padding) {
    m_padding = padding;
    updateGeometry();
}

void Button::setLeading(bool leading) {
    m_leading = leading;
    update();
}

QFont Button::faceFont() const {
    const bool heavy = m_bold || m_look == Look::primary || m_look == Look::note ||
                       (m_look == Look::tab && isChecked()) || (m_look == Look::noteTab && isChecked());
    return m_theme.font(m_style, heavy ? Weight::semibold : Weight::regular);
}

QSize Button::sizeHint() const {
    const int height = m_theme.px(m_height);
    if (text().isEmpty() && !m_chevron)
        return {height, height};
    // Tabs keep their width when the checked one turns bold.
    const QFont font =
        m_look == Look::tab || m_look == Look::noteTab ? m_theme.font(m_style, Weight::semibold) : faceFont();
    int width = 2 * m_padding + QFontMetrics(font).horizontalAdvance(text());
    if (!m_icon.isEmpty())
        width += m_theme.px(m_iconSize) + (text().isEmpty() ? 0 : kGap);
    if (m_chevron)
        width += m_theme.px(kChevronSize) + (text().isEmpty() ? -m_padding : kGap - m_padding / 2);
    if (m_keyOnFace)
        width += 2 * kGap + QFontMetrics(m_theme.font(TextStyle::caption)).horizontalAdvance(keyWords(m_key));
    return {width, height};
}

QSize Button::minimumSizeHint() const {
    const QSize whole = sizeHint();
    return sizePolicy().horizontalPolicy() == QSizePolicy::Fixed
               ? whole
               : QSize(std::min(whole.width(), m_theme.px(48)), whole.height());
}

Button::Colours Button::colours() const {
    const bool hovered = underMouse() && isEnabled();
    if (!isEnabled()) {
        const bool boxed = m_look == Look::primary || m_look == Look::note || m_look == Look::outline;
        // Without an edge or tints only the ink can tell it from one that works.
        return {m_look == Look::quiet || m_theme.highContrast() ? Token::borderStrong : Token::textMuted,
                boxed ? std::optional(Token::bgSurface) : std::nullopt,
                boxed ? std::optional(Token::border) : std::nullopt, Token::accent};
    }
    switch (m_look) {
    case Look::primary:
        return {Token::onAccent, Token::accent, std::nullopt, Token::onAccent};
    case Look::note:
        return {Token::onNote, Token::noteBorder, std::nullopt, Token::onNote};
    case Look::outline:
        return {Token::textPrimary, hovered || isDown() ? Token::bgHover : Token::bgSurface,
                isChecked() || (hovered && m_theme.highContrast()) ? Token::accent : Token::border, Token::accent};
    case Look::link:
        return {Token::link, std::nullopt, std::nullopt, Token::accent};
    case Look::quiet:
    case Look::tab: {
        if (!isChecked() && !hovered)
            return {Token::textSecondary, std::nullopt, std::nullopt, Token::accent};
        // Without tints an edge has to say it.
        const Token edge = isChecked() ? Token::accent : Token::borderStrong;
        return {isChecked() ? Token::accent : Token::textSecondary, isChecked() ? Token::bgSelected : Token::bgHover,
                m_theme.highContrast() ? std::optional(edge) : std::nullopt, Token::accent};
    }
    case Look::noteTab:
        return {Token::noteText, std::nullopt, isChecked() ? std::optional(Token::noteBorder) : std::nullopt,
                Token::noteBorder};
    }
    return {Token::textPrimary, std::nullopt, std::nullopt, Token::accent};
}

void Button::paintPaper(QPainter& painter, const Colours& colours) const {
    const bool roundLeft = m_joined == Joined::none || m_joined == Joined::right;
    const bool roundRight = m_joined == Joined::none || m_joined == Joined::left;
    // Neighbours share an edge, unless only one of them has any.
    const bool shares = !roundRight && m_look != Look::tab && m_look != Look::quiet;
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, shares ? 0.5 : -0.5, -0.5);
    QPen edge = colours.edge ? QPen(m_theme.color(*colours.edge)) : QPen(Qt::NoPen);
    // Where words are never pale the edge says that nothing can be done.
    if (colours.edge && !isEnabled() && m_theme.highContrast())
        edge.setStyle(Qt::DashLine);
    painter.setPen(edge);
    if (colours.paper) {
        QColor paper = m_theme.color(*colours.paper);
        const bool filled = m_look == Look::primary || m_look == Look::note;
        if (isEnabled() && filled && (underMouse() || isDown()))
            paper = m_theme.dark() ? paper.lighter(isDown() ? 120 : 108) : paper.darker(isDown() ? 125 : 112);
        painter.setBrush(paper);
    } else {
        painter.setBrush(Qt::NoBrush);
    }
    painter.drawPath(roundedPath(colours.edge ? box : QRectF(rect()), roundLeft, roundRight));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(colours.ring), 2));
        const qreal inset = m_look == Look::primary || m_look == Look::note ? 3 : 1;
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
    }
}

void Button::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours shown = colours();
    paintPaper(painter, shown);

    const QFont font = faceFont();
    const QString key = m_keyOnFace ? keyWords(m_key) : QString();
    const QFont keyFont = m_theme.font(TextStyle::caption);
    const int iconSide = m_icon.isEmpty() ? 0 : m_theme.px(m_iconSize);
    const int chevron = m_chevron ? m_theme.px(kChevronSize) : 0;
    const int keyWidth = key.isEmpty() ? 0 : QFontMetrics(keyFont).horizontalAdvance(key);
    const int wanted = QFontMetrics(font).horizontalAdvance(text());
    const int gaps = (iconSide && !text().isEmpty() ? kGap : 0) + (chevron && !text().isEmpty() ? kGap : 0);
    const bool spread = keyWidth > 0 && sizePolicy().horizontalPolicy() != QSizePolicy::Fixed;
    const int keyRoom = keyWidth ? keyWidth + (spread ? 1 : 2) * kGap : 0;
    const int padding = text().isEmpty() ? 0 : m_padding / (m_look == Look::link ? 2 : 1);
    const int textWidth =
        std::min(wanted, width() - iconSide - chevron - gaps - keyRoom - 2 * padding + (chevron ? padding / 2 : 0));
    const int total = iconSide + textWidth + gaps + chevron + keyRoom;

    int x = spread || m_leading ? m_padding : std::max((width() - total) / 2, 0);
    const auto place = [&](int w) {
        const QRect logical(x, 0, w, height());
        x += w;
        return QStyle::visualRect(layoutDirection(), rect(), logical);
    };
    if (iconSide) {
        m_theme.paintIcon(painter, place(iconSide), m_icon, m_iconSize, shown.text);
        x += text().isEmpty() ? 0 : kGap;
    }
    painter.setPen(m_theme.color(shown.text));
    if (!text().isEmpty()) {
        QFont face = font;
        if (m_look == Look::link && (underMouse() || hasFocus()))
            face.setUnderline(true);
        painter.setFont(face);
        const QString words =
            wanted > textWidth ? QFontMetrics(font).elidedText(text(), Qt::ElideRight, textWidth) : text();
        painter.drawText(place(textWidth), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, words);
    }
    if (keyWidth) {
        painter.setFont(keyFont);
        x = spread ? width() - m_padding - keyWidth : x + 2 * kGap;
        painter.drawText(place(keyWidth), Qt::AlignVCenter | Qt::TextSingleLine, key);
    }
    if (chevron) {
        x += text().isEmpty() ? 0 : kGap;
        m_theme.paintIcon(painter, place(chevron), QStringLiteral("chevron-down"), kChevronSize, shown.text);
    }
}

void Button::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool opens = menu() && (enter || event->key() == Qt::Key_Down);
    if (opens && !event->isAutoRepeat()) {
        showMenu();
        return;
    }
    if (enter && !event->isAutoRepeat()) {
        click();
        return;
    }
    QPushButton::keyPressEvent(event);
}

bool Button::event(QEvent* event) {
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QPushButton::event(event);
}

Button* makeIconButton(const Theme& theme, const QString& icon, QWidget* parent, int iconSize, int side) {
    auto* button = new Button(theme, Button::Look::quiet, parent);
    button->setIconName(icon, iconSize);
    button->setControlHeight(side);
    return button;
}

} // namespace pult::kit
