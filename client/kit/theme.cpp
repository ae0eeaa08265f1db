// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/theme.hpp"

#include "client/kit/app_style.hpp"
#include "client/kit/drawn_icon.hpp"
#include "client/kit/style_sheet.hpp"

#include <QApplication>
#include <QPainter>
#include <QPalette>

#include <algorithm>

// Resources of a static library must be asked for by name, outside any namespace.
static void loadResources() {
    Q_INIT_RESOURCE(icons);
    Q_INIT_RESOURCE(themes);
}

namespace pult::kit {
namespace {

struct TypeSize {
    int pixels;
    int line;
};

TypeSize typeSize(TextStyle style) {
    switch (style) {
    case TextStyle::badge:
        return {9, 12};
    case TextStyle::caption:
        return {11, 16};
    case TextStyle::small:
        return {12, 16};
    case TextStyle::body:
        break;
    case TextStyle::title:
        return {16, 22};
    case TextStyle::heading:
        return {20, 28};
    case TextStyle::wall:
        return {28, 34};
    }
    return {14, 20};
}

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Token token) { palette.setColor(role, theme.color(token)); };
    set(QPalette::Window, Token::bgWindow);
    set(QPalette::WindowText, Token::textPrimary);
    set(QPalette::Base, Token::bgSurface);
    set(QPalette::AlternateBase, Token::bgHover);
    set(QPalette::Text, Token::textPrimary);
    set(QPalette::PlaceholderText, Token::textInvite);
    set(QPalette::Button, Token::bgSurface);
    set(QPalette::ButtonText, Token::textPrimary);
    set(QPalette::BrightText, Token::dangerText);
    set(QPalette::Highlight, Token::accent);
    set(QPalette::HighlightedText, Token::onAccent);
    set(QPalette::Link, Token::link);
    set(QPalette::LinkVisited, Token::link);
    set(QPalette::ToolTipBase, Token::bgSurface);
    set(QPalette::ToolTipText, Token::textPrimary);
    set(QPalette::Light, Token::bgSurface);
    set(QPalette::Midlight, Token::bgHover);
    set(QPalette::Mid, Token::border);
    set(QPalette::Dark, Token::borderStrong);
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.color(Token::textMuted));
    return palette;
}

} // namespace

Theme::Theme(Scheme scheme, int scalePercent, QObject* parent)
    : QObject(parent), m_scheme(scheme), m_scalePercent(std::clamp(scalePercent, kMinScale, kMaxScale)),
      m_colours(&tokensOf(scheme)) {
    loadResources();
}

void Theme::setScheme(Scheme scheme) {
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    m_colours = &tokensOf(scheme);
    announce();
}

void Theme::setScalePercent(int percent) {
    percent = std::clamp(percent, kMinScale, kMaxScale);
    if (percent == m_scalePercent)
        return;
    m_scalePercent = percent;
    announce();
}

void Theme::announce() {
    ++m_generation;
    if (m_application)
        dress(*m_application);
    emit changed();
}

int Theme::px(int at100) const {
    return (at100 * m_scalePercent + 50) / 100;
}

QFont Theme::font(TextStyle style, Weight weight) const {
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"),
                      QStringLiteral("Noto Color Emoji")});
    font.setPixelSize(px(typeSize(style).pixels));
    const bool heavy = weight == Weight::semibold || style == TextStyle::badge || style == TextStyle::title ||
                       style == TextStyle::heading;
    font.setWeight(heavy ? QFont::DemiBold : QFont::Normal);
    return font;
}

QFont Theme::emojiFont(int pixelsAt100) const {
    QFont font;
    font.setFamilies({QStringLiteral("Noto Color Emoji")});
    font.setPixelSize(px(pixelsAt100));
    return font;
}

int Theme::lineHeight(TextStyle style) const {
    return px(typeSize(style).line);
}

int Theme::headHeight() const {
    return std::max(56, lineHeight(TextStyle::title) + px(24) + 10);
}

QPixmap Theme::pixmap(const QString& icon, int size, Token colour, qreal devicePixelRatio) const {
    return m_icons.pixmap(icon, px(size), color(colour), devicePixelRatio);
}

QIcon Theme::icon(const QString& icon, int size, Token colour) const {
    return QIcon(new DrawnIcon(m_icons, icon, px(size), color(colour)));
}

void Theme::paintIcon(QPainter& painter, const QRect& rect, const QString& icon, int size, Token colour) const {
    const QPixmap drawn = pixmap(icon, size, colour, painter.device()->devicePixelRatioF());
    const int side = px(size);
    painter.drawPixmap(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, drawn);
}

Theme& Theme::prepare(QApplication& application) {
    if (!m_application)
        application.setStyle(new AppStyle(*this));
    m_application = &application;
    m_prepared = m_generation;
    application.setPalette(paletteOf(*this));
    application.setFont(font(TextStyle::body));
    return *this;
}

void Theme::dress(QApplication& application) {
    if (m_prepared != m_generation)
        prepare(application);
    application.setStyleSheet(filledStyleSheet(*this));
}

} // namespace pult::kit
