// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/delegates/attachment_layout.hpp"
#include "client/delegates/message_words.hpp"
#include "client/delegates/reaction_layout.hpp"
#include "client/kit/links.hpp"
#include "client/kit/text_block.hpp"

#include <QRect>

#include <memory>
#include <optional>
#include <vector>

namespace pult::kit {
class Theme;
}

namespace pult::client {

/// What the neighbours of a message decide about it.
struct MessageSurroundings {
    bool startsDay = false;
    bool startsGroup = true;
    bool endsGroup = true;
    bool firstUnread = false;
    bool operator==(const MessageSurroundings&) const = default;
};

/// What the thread decides for all its messages.
struct MessageFrame {
    int width = 0; ///< of the viewport; the reading column inside is never wider than 760 px
    QString customerName;
    std::int64_t customerId = 0;
    std::int64_t nowMs = 0;
    bool readOnly = false;  ///< nothing can be done with a message
    bool elsewhere = false; ///< the customer has another channel
};

struct ActionSpan {
    MessageAction action;
    QString words;
    QRect rect;
};

struct LeadSpan {
    MessageLead lead;
    QRect rect;
};

/// Everything the painter and the mouse need to know about one message; y = 0 is the top of its own strip,
/// which also holds the day line and the unread bar above it.
struct MessageLayout {
    enum class Shape { in, out, note, whisper, system };

    Shape shape = Shape::in;
    MessageSurroundings around;
    int height = 0;

    QRect day;
    QString dayWords;
    QRect unread;
    QRect avatar; ///< empty inside a group
    QRect bubble;
    QRect head; ///< first line of a note
    std::vector<LeadSpan> leads;
    QRect quote;
    std::vector<AttachmentSpan> attachments;

    std::shared_ptr<kit::TextBlock> text; ///< null: no text
    QPoint textAt;
    QList<kit::LinkSpan> links;

    QRect badge; ///< of the channel, where several stand together
    QRect meta;
    QString metaWords;
    QRect edited; ///< the word in `meta` that leads to what it said before; empty: there is nothing to lead to
    QRect stateIcon;
    QRect stateWordsRect;
    QString stateWords;
    QRect trouble;
    QString troubleWords;
    std::vector<ActionSpan> actions;
    std::vector<ReactionSpan> reactions;

    QRect textRect() const { return text ? QRect(textAt, QSize(text->naturalWidth(), text->height())) : QRect(); }
    /// Something to be read or clicked stands in the area; the avatar doesn't count.
    bool covers(const QRect& area) const;
    const ActionSpan* actionAt(QPoint point) const;
    const ReactionSpan* reactionAt(QPoint point) const;
    const AttachmentSpan* attachmentAt(QPoint point) const;
    std::optional<QUrl> linkAt(QPoint point) const;
};

/// The pill of a day, centred in a width.
QRect dayPill(const QString& words, int width, int top, const kit::Theme& theme);

/// Pure: the same arguments give the same places.
std::shared_ptr<const MessageLayout> layoutMessage(const MessageRow& message, const MessageSurroundings& around,
                                                   const MessageFrame& frame, const kit::Theme& theme);

/// A cheap guess for messages that nobody sees yet.
int estimateHeight(const MessageRow& message, const MessageFrame& frame, const kit::Theme& theme);

/// True when the second message continues the group of the first: same sender, same day, at most 5 minutes later, and
/// by the same messenger.
bool continuesGroup(const MessageRow& first, const MessageRow& second);

} // namespace pult::client
