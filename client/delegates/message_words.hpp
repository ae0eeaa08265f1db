// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/message_row.hpp"

#include <QList>
#include <QString>

namespace pult::client {

/// What an operator can do with one message; offered under the bubble or in its menu.
/// `sendNow` hurries what waits for the connection; `edit` takes one that wasn't sent back into the composer, `rewrite`
/// gives one other words where it stands; `discard` is for one that wasn't sent, `remove` for one the customer has.
enum class MessageAction {
    copy,
    quote,
    retry,
    sendNow,
    edit,
    discard,
    confirmSent,
    sendAgain,
    undo,
    history,
    rewrite,
    remove,
    sendAsLink,
    answerElsewhere,
    chooseTemplate
};

QString actionWords(MessageAction action, const MessageRow& message);

/// The actions that stand as links under a message in trouble. `elsewhere`: the customer has another channel.
QList<MessageAction> urgentActions(const MessageRow& message, bool elsewhere = false);

/// A line that stands above the text: where it comes from, what it is.
struct MessageLead {
    QString icon;
    QString words;
};
QList<MessageLead> leadsOf(const MessageRow& message);

/// The icon of a system line: what happened, by shape as well.
QString eventIcon(const QString& event);

/// The last words of metaWords for one that was edited.
QString editedWords();
/// "Anna, 12:02, edited" or "12:05".
QString metaWords(const MessageRow& message);
/// The words beside the state's icon; only states that ask for attention have some.
QString stateWordsOnBubble(const MessageRow& message);
/// Why a message is in trouble, never empty for one that is.
QString troubleWords(const MessageRow& message);
/// The state of an outgoing message in a tooltip's words.
QString deliveryTip(const MessageRow& message);

/// The first word of a name: how colleagues call each other.
QString shortName(const QString& name);

} // namespace pult::client
