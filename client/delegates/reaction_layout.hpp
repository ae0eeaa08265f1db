// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/message_row.hpp"

#include <QFont>
#include <QRect>

#include <vector>

namespace pult::kit {
class Theme;
}

namespace pult::client {

/// Equal reactions share a chip.
struct ReactionSpan {
    QString emoji;
    QStringList authors;
    QRect rect;
    int emojiWidth = 0; ///< the number of those who reacted so follows

    QString number() const { return authors.size() > 1 ? QString::number(authors.size()) : QString(); }
    QString words() const { return authors.size() > 1 ? emoji + u' ' + number() : emoji; }
};

/// Under the bubble, from its own side on, in as many lines as it takes between the column's edges.
std::vector<ReactionSpan> placeReactions(const QList<ReactionRow>& reactions, const QRect& bubble, bool fromLeft,
                                         int leftEdge, int rightEdge, const kit::Theme& theme);

/// A messenger may also tell of a reaction by words.
QFont reactionFont(const QString& emoji, const kit::Theme& theme);

constexpr int kReactionPadding = 8;
constexpr int kReactionGap = 4; ///< between the emoji and the number

} // namespace pult::client
