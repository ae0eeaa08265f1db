// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QStringView>

#include <array>
#include <cstddef>
#include <optional>

namespace pult::kit {

enum class Scheme { light, dark, highContrastLight, highContrastDark };

/// The only colours of the client. A pair "…Text / …Bg" reads at 4.5:1 or better, borders of inputs and the
/// focus ring at 3:1; tests/unit/client/kit/tokens_test.cpp computes it.
enum class Token {
    bgWindow,  ///< side columns, status bar
    bgSurface, ///< work areas, inputs
    bgChat,    ///< behind the bubbles
    bgHover,
    bgSelected,
    textPrimary,
    textSecondary,
    textMuted,  ///< times and hints
    textInvite, ///< what an empty input asks for: fainter than typed text in every scheme
    accent,     ///< filled main action, focus ring
    onAccent,
    link,
    bubbleIn,
    bubbleOut,
    whisper,
    whisperTint,
    onDanger,
    onNote,
    noteBg,
    noteText,
    noteBorder,
    dangerText,
    dangerBg,
    warningText,
    warningBg,
    successText,
    successBg,
    infoText,
    infoBg,
    border,       ///< hairlines that only decorate
    borderStrong, ///< edges of inputs
};
constexpr std::size_t kTokenCount = static_cast<std::size_t>(Token::borderStrong) + 1;

/// The name under which a style sheet asks for a token: "bgWindow".
QStringView tokenName(Token token);

const std::array<QColor, kTokenCount>& tokensOf(Scheme scheme);

constexpr bool isDark(Scheme scheme) {
    return scheme == Scheme::dark || scheme == Scheme::highContrastDark;
}
constexpr bool isHighContrast(Scheme scheme) {
    return scheme == Scheme::highContrastLight || scheme == Scheme::highContrastDark;
}

/// The name a scheme is remembered by: "light", "dark", "contrast-light", "contrast-dark".
QString schemeName(Scheme scheme);
/// The scheme of a name; empty for any other word.
std::optional<Scheme> schemeOfName(QStringView name);

/// Contrast of two opaque colours by WCAG 2.2, 1 to 21.
double contrastRatio(const QColor& first, const QColor& second);

/// How a channel is marked everywhere: letters on a hue of our own, no logos.
struct ChannelMark {
    QString letters;
    QColor background;
    QString productName; ///< "WhatsApp"; brand names are not translated, "web chat" is
};
ChannelMark channelMark(const QString& channelKind);

} // namespace pult::kit
