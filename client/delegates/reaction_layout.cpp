// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/reaction_layout.hpp"

#include "client/kit/theme.hpp"

#include <QFontMetrics>

#include <algorithm>

namespace pult::client {
namespace {

constexpr int kGap = 4;
constexpr int kBelow = 2;
constexpr int kPixels = 12;

std::vector<ReactionSpan> gathered(const QList<ReactionRow>& reactions) {
    std::vector<ReactionSpan> spans;
    for (const ReactionRow& reaction : reactions) {
        const auto same = std::find_if(spans.begin(), spans.end(),
                                       [&](const ReactionSpan& span) { return span.emoji == reaction.emoji; });
        if (same == spans.end())
            spans.push_back({reaction.emoji, {reaction.author}, {}, 0});
        else
            same->authors += reaction.author;
    }
    return spans;
}

} // namespace

QFont reactionFont(const QString& emoji, const kit::Theme& theme) {
    const bool spelled = !emoji.isEmpty() && (emoji[0].isLetterOrNumber() || emoji[0].unicode() < 0x80);
    return spelled ? theme.font(kit::TextStyle::small) : theme.emojiFont(kPixels);
}

std::vector<ReactionSpan> placeReactions(const QList<ReactionRow>& reactions, const QRect& bubble, bool fromLeft,
                                         int leftEdge, int rightEdge, const kit::Theme& theme) {
    std::vector<ReactionSpan> spans = gathered(reactions);
    const QFontMetrics metrics(theme.font(kit::TextStyle::small));
    const int height = theme.lineHeight(kit::TextStyle::small) + 4;
    const int start = fromLeft ? bubble.left() : bubble.right() + 1;
    int x = start;
    int y = bubble.bottom() + 1 + kBelow;
    for (ReactionSpan& span : spans) {
        span.emojiWidth = QFontMetrics(reactionFont(span.emoji, theme)).horizontalAdvance(span.emoji);
        const QString number = span.number();
        const int counted = number.isEmpty() ? 0 : kReactionGap + metrics.horizontalAdvance(number);
        const int width = span.emojiWidth + counted + 2 * kReactionPadding + 1;
        const bool fits = fromLeft ? x + width <= rightEdge : x - width >= leftEdge;
        if (x != start && !fits) {
            x = start;
            y += height + kBelow;
        }
        span.rect = QRect(fromLeft ? x : x - width, y, width, height);
        x += fromLeft ? width + kGap : -width - kGap;
    }
    return spans;
}

} // namespace pult::client
