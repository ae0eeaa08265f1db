// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/words/send_words.hpp"

#include "client/models/words/channel_words.hpp"
#include "client/models/words/harmless.hpp"
#include "shared/domain/send_reason.hpp"

#include <QCoreApplication>

namespace pult::client {

namespace {

using domain::SendTrouble;

/// Context of the translations.
struct Send {
    Q_DECLARE_TR_FUNCTIONS(pult::client::SendReason)
public:
    static QString here(SendTrouble trouble);
    static QString onTheWay(SendTrouble trouble);
    static QString ofCustomer(SendTrouble trouble);
    static QString ofMessage(SendTrouble trouble);
};

QString Send::here(SendTrouble trouble) {
    switch (trouble) {
    case SendTrouble::channel_removed:
        return tr("the channel has been removed");
    case SendTrouble::channel_unusable:
        return tr("the channel can't be used now");
    case SendTrouble::server_stopped:
        return tr("the server stopped while this was being sent");
    case SendTrouble::nothing_to_send:
        return tr("there was nothing to send");
    case SendTrouble::file_gone:
        return tr("the file is no longer at the server");
    case SendTrouble::no_public_url:
        return tr("links to files need the server's public address: the setting server.public_url");
    case SendTrouble::dialog_closed:
        return tr("the dialog was closed before its time came");
    case SendTrouble::colleague_answered:
        return tr("a colleague had answered before its time came");
    case SendTrouble::hands_changed:
        return tr("its author no longer had the dialog when its time came");
    default:
        return {};
    }
}

QString Send::onTheWay(SendTrouble trouble) {
    switch (trouble) {
    case SendTrouble::unreached:
        return tr("the messenger could not be reached");
    case SendTrouble::unreadable:
        return tr("the messenger's answer can't be understood");
    case SendTrouble::messenger_fault:
        return tr("the messenger itself had a fault");
    case SendTrouble::too_many:
        return tr("the messenger took no more messages for a while");
    default:
        return {};
    }
}

QString Send::ofCustomer(SendTrouble trouble) {
    switch (trouble) {
    case SendTrouble::unreachable:
        return tr("the client can't be written to until they write first");
    case SendTrouble::has_blocked_us:
        return tr("the client has blocked us in this messenger");
    case SendTrouble::has_left:
        return tr("the client's account no longer exists");
    case SendTrouble::not_permitted:
        return tr("the client does not allow messages from us");
    case SendTrouble::must_begin:
        return tr("this messenger lets us write only to those who have written first");
    case SendTrouble::visitor_away:
        return tr("a visitor of the web chat can be written to first only while the page is open");
    case SendTrouble::is_blocked:
        return tr("we have blocked this client");
    case SendTrouble::no_access:
        return tr("we have no access to this chat any more");
    case SendTrouble::no_such_chat:
        return tr("the messenger knows no such conversation");
    case SendTrouble::is_ourselves:
        return tr("the address is our own");
    case SendTrouble::needs_phone:
        return tr("the client hides the phone number, this can't be sent without it");
    default:
        return {};
    }
}

QString Send::ofMessage(SendTrouble trouble) {
    switch (trouble) {
    case SendTrouble::window_over:
        return tr("24 hours have passed, WhatsApp takes only an approved template");
    case SendTrouble::text_too_long:
        return tr("the text is too long for the messenger");
    case SendTrouble::file_refused:
        return tr("the messenger does not take this file");
    case SendTrouble::files_mixed:
        return tr("the messenger does not take these files together, or not with a text");
    case SendTrouble::buttons_refused:
        return tr("the messenger does not take these buttons");
    case SendTrouble::template_refused:
        return tr("the messenger does not take this template");
    case SendTrouble::marketing_refused:
        return tr("the messenger or the client refuses advertising");
    case SendTrouble::too_old:
        return tr("too much time has passed to change it");
    case SendTrouble::not_changeable:
        return tr("the messenger does not allow this");
    case SendTrouble::not_forwardable:
        return tr("this message can't be forwarded");
    case SendTrouble::unknown_message:
        return tr("the messenger no longer knows this message");
    case SendTrouble::request_refused:
        return tr("the messenger did not understand the message");
    default:
        return {};
    }
}

} // namespace

QString asSentence(const QString& words) {
    return words.left(1).toUpper() + words.mid(1);
}

bool isKnownSendReason(const std::string& sentence) {
    return domain::sendReasonOf(sentence).trouble != SendTrouble::other;
}

QString sendReasonWords(const std::string& sentence) {
    const auto reason = domain::sendReasonOf(sentence);
    if (reason.trouble == SendTrouble::file_refused && !reason.details.empty())
        return Send::tr("the messenger does not take “%1”", "a file").arg(harmless(reason.details));
    for (const QString& words : {Send::here(reason.trouble), Send::onTheWay(reason.trouble),
                                 Send::ofCustomer(reason.trouble), Send::ofMessage(reason.trouble)})
        if (!words.isEmpty())
            return words;
    return channelReasonWords(sentence); // a refused token, for instance
}

} // namespace pult::client
