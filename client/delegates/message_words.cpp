// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/message_words.hpp"

#include "client/delegates/dialog_preview.hpp"
#include "client/kit/time_words.hpp"
#include "client/models/words/content_words.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QLocale>

namespace pult::client {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Message)
};

QString deletedWords(const MessageRow& message) {
    const QString when = kit::TimeWords::sameDay(message.atMs, message.deletedAtMs)
                             ? kit::TimeWords::clock(message.deletedAtMs)
                             : kit::TimeWords::dayAndClock(message.deletedAtMs, message.atMs);
    return message.direction == Direction::in ? Words::tr("deleted by the client at %1", "time of day").arg(when)
                                              : Words::tr("deleted at %1", "time of day").arg(when);
}

} // namespace

QString shortName(const QString& name) {
    return name.section(u' ', 0, 0, QString::SectionSkipEmpty);
}

QString actionWords(MessageAction action, const MessageRow& message) {
    switch (action) {
    case MessageAction::copy:
        return Words::tr("Copy");
    case MessageAction::quote:
        return Words::tr("Quote");
    case MessageAction::retry:
        return Words::tr("Retry");
    case MessageAction::sendNow:
        return Words::tr("Retry now");
    case MessageAction::edit:
        return message.state == DeliveryState::cancelled ? Words::tr("Edit again") : Words::tr("Edit");
    case MessageAction::discard:
        return Words::tr("Delete");
    case MessageAction::confirmSent:
        return Words::tr("It was sent");
    case MessageAction::sendAgain:
        return Words::tr("Send again");
    case MessageAction::undo:
        return Words::tr("Undo");
    case MessageAction::history:
        return Words::tr("What it said before");
    case MessageAction::rewrite:
        return Words::tr("Edit");
    case MessageAction::remove:
        return Words::tr("Delete");
    case MessageAction::sendAsLink:
        return Words::tr("Send as a link");
    case MessageAction::answerElsewhere:
        return Words::tr("Other channel");
    case MessageAction::chooseTemplate:
        return Words::tr("Choose a template");
    }
    return {};
}

QList<MessageAction> urgentActions(const MessageRow& message, bool elsewhere) {
    if (message.waitsHere && message.state == DeliveryState::queued)
        return {MessageAction::sendNow, MessageAction::edit, MessageAction::discard};
    if (message.direction != Direction::out)
        return {};
    switch (message.state) {
    case DeliveryState::failed:
        if (message.canLink)
            return {MessageAction::sendAsLink, MessageAction::retry, MessageAction::edit, MessageAction::discard};
        if (message.windowOver) // the same again would be refused again
            return elsewhere ? QList{MessageAction::chooseTemplate, MessageAction::answerElsewhere, MessageAction::edit,
                                     MessageAction::discard}
                             : QList{MessageAction::chooseTemplate, MessageAction::edit, MessageAction::discard};
        if (message.barred && elsewhere)
            return {MessageAction::answerElsewhere, MessageAction::retry, MessageAction::edit, MessageAction::discard};
        return {MessageAction::retry, MessageAction::edit, MessageAction::discard};
    case DeliveryState::uncertain:
        return {MessageAction::confirmSent, MessageAction::sendAgain};
    case DeliveryState::cancelled:
        return {MessageAction::edit};
    case DeliveryState::scheduled:
        if (message.heldUntilMs > 0)
            return {MessageAction::undo};
        return {MessageAction::edit, MessageAction::discard};
    default:
        return {};
    }
}

QString eventIcon(const QString& event) {
    static const QHash<QString, QString> icons = {
        {QStringLiteral("taken"), QStringLiteral("user-check")},
        {QStringLiteral("accepted"), QStringLiteral("user-check")},
        {QStringLiteral("taken_over"), QStringLiteral("user-check")},
        {QStringLiteral("transferred"), QStringLiteral("arrows-exchange")},
        {QStringLiteral("assignee_lost"), QStringLiteral("inbox")},
        {QStringLiteral("reply_too_late"), QStringLiteral("ban")},
        {QStringLiteral("snoozed"), QStringLiteral("alarm-snooze")},
        {QStringLiteral("snooze_ended"), QStringLiteral("alarm-snooze")},
        {QStringLiteral("closed"), QStringLiteral("archive")},
        {QStringLiteral("idled_out"), QStringLiteral("archive")},
        {QStringLiteral("reopened"), QStringLiteral("inbox")},
        {QStringLiteral("marked_spam"), QStringLiteral("ban")},
        {QStringLiteral("merged"), QStringLiteral("git-merge")},
        {QStringLiteral("merged_in"), QStringLiteral("git-merge")},
        {QStringLiteral("customers_joined"), QStringLiteral("users")},
        {QStringLiteral("unreachable"), QStringLiteral("ban")},
        {QStringLiteral("reachable"), QStringLiteral("circle-check")},
        {QStringLiteral("peer_changed"), QStringLiteral("user-question")},
        {QStringLiteral("identity_changed"), QStringLiteral("user-question")},
        {QStringLiteral("started"), QStringLiteral("message-circle")},
        {QStringLiteral("pinned"), QStringLiteral("pin")},
    };
    return icons.value(event, QStringLiteral("info-circle"));
}

QList<MessageLead> leadsOf(const MessageRow& message) {
    QList<MessageLead> leads;
    if (message.withheld)
        leads.append({QStringLiteral("trash"), withheldWords()});
    if (message.forwarded)
        leads.append({QStringLiteral("arrow-forward-up"), forwardedWords(message)});
    if (message.pressed)
        leads.append({QStringLiteral("circle-check"), pressedWords()});
    if (!message.unsupported.isEmpty())
        leads.append({QStringLiteral("help-circle"), unsupportedWords(message.unsupported)});
    for (const QString& words : message.refusedChanges)
        leads.append({QStringLiteral("alert-circle"), words});
    for (const QString& words : message.waitingChanges)
        leads.append({QStringLiteral("clock"), words});
    return leads;
}

QString editedWords() {
    return Words::tr("edited");
}

QString metaWords(const MessageRow& message) {
    QStringList parts;
    if (message.direction == Direction::out && !message.authorName.isEmpty())
        parts += shortName(message.authorName);
    parts += kit::TimeWords::clock(message.atMs);
    if (message.deletedAtMs > 0)
        parts += deletedWords(message);
    else if (message.editedAtMs > 0)
        parts += editedWords();
    return parts.join(QStringLiteral(", "));
}

QString stateWordsOnBubble(const MessageRow& message) {
    if (message.direction != Direction::out && message.direction != Direction::note)
        return {};
    // Held to think again, or for a moment that was chosen.
    if (message.state == DeliveryState::scheduled && message.heldUntilMs == 0 && message.stateAtMs > 0)
        return Words::tr("goes out %1", "date and time")
            .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(message.stateAtMs), QStringLiteral("d MMM, HH:mm")));
    switch (message.state) {
    case DeliveryState::none:
    case DeliveryState::accepted:
    case DeliveryState::delivered:
        return {};
    case DeliveryState::read: // two ticks as before, only their colour is another
        return deliveryTip(message);
    default:
        return deliveryWords(message.state);
    }
}

QString troubleWords(const MessageRow& message) {
    if (message.waitsHere && message.state == DeliveryState::queued)
        return Words::tr("Not sent: no connection. We'll send it ourselves");
    if (message.direction != Direction::out)
        return {};
    if (message.state == DeliveryState::failed)
        return message.errorText.isEmpty() ? Words::tr("The messenger refused the message") : message.errorText;
    if (message.state == DeliveryState::uncertain)
        return message.errorText.isEmpty() ? Words::tr("The messenger did not confirm it") : message.errorText;
    if (message.state == DeliveryState::cancelled)
        return message.errorText;
    return {};
}

QString deliveryTip(const MessageRow& message) {
    if (message.state == DeliveryState::read && message.stateAtMs > 0)
        return Words::tr("read %1", "time of day").arg(kit::TimeWords::clock(message.stateAtMs));
    if ((message.state == DeliveryState::queued || message.state == DeliveryState::inflight) && message.stateAtMs > 0)
        return Words::tr("waiting to be sent since %1", "time of day").arg(kit::TimeWords::clock(message.stateAtMs));
    return deliveryWords(message.state);
}

} // namespace pult::client
