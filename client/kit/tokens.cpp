// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/tokens.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pult::kit {
namespace {

struct TokenRow {
    Token token;
    QStringView name;
    QRgb light;
    QRgb dark;
};

// In the order of the enum; a test compares the order.
constexpr std::array<TokenRow, kTokenCount> kRows = {{
    {Token::bgWindow, u"bgWindow", 0xFFF4F6F9, 0xFF12161C},
    {Token::bgSurface, u"bgSurface", 0xFFFFFFFF, 0xFF1A2029},
    {Token::bgChat, u"bgChat", 0xFFE9EDF3, 0xFF151A22},
    {Token::bgHover, u"bgHover", 0xFFEDF0F6, 0xFF242C38},
    {Token::bgSelected, u"bgSelected", 0xFFE0E6FC, 0xFF28325F},
    {Token::textPrimary, u"textPrimary", 0xFF18202C, 0xFFE9EDF3},
    {Token::textSecondary, u"textSecondary", 0xFF4A5565, 0xFFB4BECC},
    {Token::textMuted, u"textMuted", 0xFF566171, 0xFFA0ABBB},
    {Token::textInvite, u"textInvite", 0xFF566171, 0xFFA0ABBB},
    {Token::accent, u"accent", 0xFF3B4CC0, 0xFFA3B1FF},
    {Token::onAccent, u"onAccent", 0xFFFFFFFF, 0xFF10142B},
    {Token::link, u"link", 0xFF2A48B8, 0xFFA9BEFF},
    {Token::bubbleIn, u"bubbleIn", 0xFFFFFFFF, 0xFF242C38},
    {Token::bubbleOut, u"bubbleOut", 0xFFCFDBFF, 0xFF2A376F},
    {Token::whisper, u"whisper", 0xFF8A3A8F, 0xFFE3A0E8},
    {Token::whisperTint, u"whisperTint", 0xFFF3E8F4, 0xFF3A2440},
    {Token::onDanger, u"onDanger", 0xFFFFFFFF, 0xFF10142B},
    {Token::onNote, u"onNote", 0xFFFFFFFF, 0xFF1B1603},
    {Token::noteBg, u"noteBg", 0xFFFFF1C7, 0xFF3B3214},
    {Token::noteText, u"noteText", 0xFF463700, 0xFFF8E6AE},
    {Token::noteBorder, u"noteBorder", 0xFF856600, 0xFFC9A227},
    {Token::dangerText, u"dangerText", 0xFFB3261E, 0xFFFF9B92},
    {Token::dangerBg, u"dangerBg", 0xFFFCE8E6, 0xFF4A1D1A},
    {Token::warningText, u"warningText", 0xFF7F4B00, 0xFFF5BC69},
    {Token::warningBg, u"warningBg", 0xFFFFEFD6, 0xFF43300F},
    {Token::successText, u"successText", 0xFF176A3B, 0xFF79D8A2},
    {Token::successBg, u"successBg", 0xFFE1F4E8, 0xFF153A26},
    {Token::infoText, u"infoText", 0xFF1558A0, 0xFF8CC2F9},
    {Token::infoBg, u"infoBg", 0xFFE3F0FC, 0xFF143352},
    {Token::border, u"border", 0xFFD3D9E2, 0xFF323C4A},
    {Token::borderStrong, u"borderStrong", 0xFF7A8596, 0xFF75829A},
}};

using Colours = std::array<QColor, kTokenCount>;

Colours plainColours(bool dark) {
    Colours colours;
    for (const TokenRow& row : kRows)
        colours[static_cast<std::size_t>(row.token)] = QColor::fromRgb(dark ? row.dark : row.light);
    return colours;
}

// Lines instead of tints: what was set apart by a pale paper gets the surface and a strong edge.
Colours highContrastColours(bool dark) {
    Colours colours = plainColours(dark);
    const auto at = [&](Token token) -> QColor& { return colours[static_cast<std::size_t>(token)]; };
    at(Token::border) = at(Token::borderStrong);
    at(Token::textInvite) = at(Token::textSecondary);
    at(Token::textSecondary) = at(Token::textPrimary);
    at(Token::textMuted) = at(Token::textPrimary);
    for (Token paper :
         {Token::bgWindow, Token::bgChat, Token::bgHover, Token::bgSelected, Token::bubbleIn, Token::bubbleOut,
          Token::whisperTint, Token::noteBg, Token::dangerBg, Token::warningBg, Token::successBg, Token::infoBg})
        at(paper) = at(Token::bgSurface);
    return colours;
}

double channelLuminance(int value) {
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * channelLuminance(colour.red()) + 0.7152 * channelLuminance(colour.green()) +
           0.0722 * channelLuminance(colour.blue());
}

} // namespace

QStringView tokenName(Token token) {
    return kRows[static_cast<std::size_t>(token)].name;
}

const Colours& tokensOf(Scheme scheme) {
    static const Colours light = plainColours(false);
    static const Colours dark = plainColours(true);
    static const Colours highLight = highContrastColours(false);
    static const Colours highDark = highContrastColours(true);
    switch (scheme) {
    case Scheme::dark:
        return dark;
    case Scheme::highContrastLight:
        return highLight;
    case Scheme::highContrastDark:
        return highDark;
    case Scheme::light:
        break;
    }
    return light;
}

namespace {
constexpr std::array<std::pair<Scheme, QStringView>, 4> kSchemeNames = {{{Scheme::light, u"light"},
                                                                         {Scheme::dark, u"dark"},
                                                                         {Scheme::highContrastLight, u"contrast-light"},
                                                                         {Scheme::highContrastDark, u"contrast-dark"}}};
} // namespace

QString schemeName(Scheme scheme) {
    const auto found = std::find_if(kSchemeNames.begin(), kSchemeNames.end(),
                                    [scheme](const auto& entry) { return entry.first == scheme; });
    return found->second.toString();
}

std::optional<Scheme> schemeOfName(QStringView name) {
    const auto found = std::find_if(kSchemeNames.begin(), kSchemeNames.end(),
                                    [name](const auto& entry) { return entry.second == name; });
    return found == kSchemeNames.end() ? std::nullopt : std::optional(found->first);
}

double contrastRatio(const QColor& first, const QColor& second) {
    const double a = luminance(first);
    const double b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

ChannelMark channelMark(const QString& channelKind) {
    if (channelKind == u"whatsapp")
        return {QStringLiteral("WA"), QColor(0x1B7443), QStringLiteral("WhatsApp")};
    if (channelKind == u"telegram")
        return {QStringLiteral("TG"), QColor(0x1A6E9E), QStringLiteral("Telegram")};
    if (channelKind == u"vk")
        return {QStringLiteral("VK"), QColor(0x3F5BA9), QCoreApplication::translate("pult::kit", "VK")};
    if (channelKind == u"webchat")
        return {QStringLiteral("WEB"), QColor(0x6A4AA8), QCoreApplication::translate("pult::kit", "web chat")};
    if (channelKind == u"max")
        return {QStringLiteral("MAX"), QColor(0x8A3A8F), QStringLiteral("MAX")};
    if (channelKind == u"avito")
        return {QStringLiteral("AV"), QColor(0x7A5200), QStringLiteral("Avito")};
    if (channelKind == u"email")
        return {QStringLiteral("EM"), QColor(0x56606E), QCoreApplication::translate("pult::kit", "e-mail")};
    // A channel this client has never heard of still gets a badge; its own name stands in the tooltip.
    return {QStringLiteral("API"), QColor(0x2F6F73), channelKind};
}

} // namespace pult::kit
