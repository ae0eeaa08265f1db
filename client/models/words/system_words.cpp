// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/words/system_words.hpp"

#include "client/models/words/harmless.hpp"
#include "client/models/words/send_words.hpp"

#include <QCoreApplication>

namespace pult::client {

namespace {

/// Context of the translations.
struct SystemLine {
    Q_DECLARE_TR_FUNCTIONS(pult::client::SystemLine)
public:
    static QString ofDialog(const wire::Message& message, const QString& author);
    static QString ofContact(const wire::Message& message);
    static QString ofGroup(const wire::Message& message);
};

QString lineOf(const std::string& utf8) {
    return harmless(utf8);
}

QString SystemLine::ofDialog(const wire::Message& message, const QString& author) {
    const std::string event = message.event.value_or("");
    const QString who = author.isEmpty() ? tr("The system") : author;
    if (event == "taken")
        return tr("%1 took the dialog", "a colleague").arg(who);
    if (event == "accepted")
        return tr("%1 accepted the dialog", "a colleague").arg(who);
    if (event == "taken_over")
        return tr("%1 took the dialog over", "a colleague").arg(who);
    if (event == "transferred")
        return message.text.empty() ? tr("%1 passed the dialog on", "a colleague").arg(who)
                                    : tr("%1 passed the dialog on to %2", "a colleague").arg(who, lineOf(message.text));
    if (event == "staged")
        return message.text.empty() ? tr("%1 took the stage away", "a colleague").arg(who)
                                    : tr("%1 set the stage: %2", "a colleague").arg(who, lineOf(message.text));
    if (event == "snoozed")
        return tr("%1 snoozed the dialog", "a colleague").arg(who);
    if (event == "snooze_ended")
        return tr("The dialog is back, its time has come");
    if (event == "closed")
        return tr("%1 closed the dialog", "a colleague").arg(who);
    if (event == "reopened")
        return tr("%1 reopened the dialog", "a colleague").arg(who);
    if (event == "marked_spam")
        return tr("%1 marked the dialog as spam", "a colleague").arg(who);
    if (event == "merged")
        return message.text.empty() ? tr("%1 merged the dialog with another one", "a colleague").arg(who)
                                    : tr("%1 joined the dialog with #%2: it goes on there", "a colleague")
                                          .arg(who, lineOf(message.text));
    if (event == "merged_in")
        return tr("%1 joined #%2 with this dialog", "a colleague").arg(who, lineOf(message.text));
    if (event == "answer_late")
        return tr("The time for an answer is over");
    if (event == "assignee_lost")
        return message.text.empty() ? tr("The dialog waits in the queue again")
                                    : tr("%1 can't answer: the dialog waits in the queue again", "a colleague")
                                          .arg(lineOf(message.text));
    if (event == "reply_too_late")
        return tr("%1: the reply for later was not sent, %2", "a colleague, why")
            .arg(who, sendReasonWords(message.text));
    if (event == "idled_out")
        return tr("Closed: the client has been silent");
    return {};
}

QString SystemLine::ofContact(const wire::Message& message) {
    const std::string event = message.event.value_or("");
    if (event == "unreachable")
        return tr("The client has blocked us or forbidden messages: replies don't arrive");
    if (event == "reachable")
        return tr("The client can be written to again");
    if (event == "peer_changed")
        return message.text.empty()
                   ? tr("The client's address in the messenger has changed")
                   : tr("The client's address in the messenger has changed: %1").arg(lineOf(message.text));
    if (event == "customers_joined")
        return message.text.empty() ? tr("The same person as another client: their cards have become one")
                                    : tr("The same person as %1: their cards have become one", "another customer")
                                          .arg(lineOf(message.text));
    if (event == "customers_parted")
        return message.text.empty() ? tr("Another person than it seemed: the cards are two again")
                                    : tr("Another person than %1: the cards are two again", "another customer")
                                          .arg(lineOf(message.text));
    if (event == "identity_changed")
        return tr("The client has registered anew in the messenger: it may be another person");
    if (event == "started")
        return tr("The client opened the chat with us");
    if (event == "write_access_allowed")
        return tr("The client allowed us to write");
    if (event == "screenshot")
        return tr("The client took a screenshot");
    if (event == "paid")
        return tr("The client paid an invoice");
    if (event == "refunded")
        return tr("A payment was refunded");
    return {};
}

QString SystemLine::ofGroup(const wire::Message& message) {
    const std::string event = message.event.value_or("");
    if (event == "group_title")
        return message.text.empty() ? tr("The group has another name")
                                    : tr("The group is now called %1").arg(lineOf(message.text));
    if (event == "group_photo")
        return tr("The group's picture was changed");
    if (event == "group_photo_removed")
        return tr("The group's picture was removed");
    if (event == "group_created")
        return tr("The group was created");
    if (event == "joined" || event == "members_joined")
        return tr("Somebody joined the group");
    if (event == "left" || event == "member_left")
        return tr("Somebody left the group");
    if (event == "pinned")
        return message.text.empty() ? tr("A message was pinned") : tr("Pinned: %1").arg(lineOf(message.text).left(200));
    if (event == "unpinned")
        return tr("A message was unpinned");
    return {};
}

} // namespace

DialogId dialogNamedBy(const wire::Message& message) {
    const std::string event = message.event.value_or("");
    if (event != "merged" && event != "merged_in")
        return {};
    return DialogId{QString::fromStdString(message.text).toLongLong()};
}

QString systemWords(const wire::Message& message, const QString& author) {
    for (const QString& words :
         {SystemLine::ofDialog(message, author), SystemLine::ofContact(message), SystemLine::ofGroup(message)})
        if (!words.isEmpty())
            return words;
    // A newer server's event, or a rare one of a messenger: better in its own words than not at all.
    return message.text.empty() ? QString::fromStdString(message.event.value_or(""))
                                : QString::fromStdString(message.text);
}

} // namespace pult::client
