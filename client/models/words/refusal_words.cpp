// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/words/refusal_words.hpp"

#include "client/models/words/send_words.hpp"

#include <QCoreApplication>

namespace pult::client {

namespace {

/// Context of the translations.
struct Refusal {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Refusal)
};

/// What a colleague did, as far as it says why something else is off.
QString meanwhileWords(const wire::Transition& done) {
    const QString who = QString::fromStdString(done.actor.name);
    if (who.isEmpty() || done.actor.kind != wire::AuthorKind::operator_)
        return {};
    if (done.to == wire::DialogStatus::closed)
        return Refusal::tr("%1 has closed the dialog meanwhile", "a colleague").arg(who);
    if (done.cause == "taken" || done.cause == "taken_over" || done.cause == "accepted")
        return Refusal::tr("%1 has taken the dialog meanwhile", "a colleague").arg(who);
    if (done.cause == "transferred")
        return Refusal::tr("%1 has passed the dialog on meanwhile", "a colleague").arg(who);
    if (done.cause == "reopened")
        return Refusal::tr("%1 has reopened the dialog meanwhile", "a colleague").arg(who);
    return {};
}

constexpr std::string_view kGoesOutLater = "a reply goes out later";
constexpr std::string_view kOfColleague = "a colleague has this dialog";
constexpr std::string_view kHasOpenDialog = " has an open dialog with this customer";
constexpr std::string_view kNewerDialog = "there is a newer dialog with this customer";
constexpr std::string_view kWasMerged = "a merged dialog goes on";
constexpr std::string_view kIsBlocked = "this customer is blocked";
constexpr std::string_view kLeftInPart = "something of this message may have reached";
constexpr std::string_view kStatusTakesNone = "your status takes no new dialogs";

/// What the server says to something that an operator can mend, as far as it begins with these words.
struct Known {
    std::string_view detail;
    const char* words;
};
constexpr Known kKnown[] = {
    {"shortcut: another template has it",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "Another template has this shortcut")},
    {"shortcut: expected one word", QT_TRANSLATE_NOOP("pult::client::Refusal", "A shortcut is one word")},
    {"title: ", QT_TRANSLATE_NOOP("pult::client::Refusal", "The title is empty or too long")},
    {"the template is empty", QT_TRANSLATE_NOOP("pult::client::Refusal", "The template is empty")},
    {"folder: ", QT_TRANSLATE_NOOP("pult::client::Refusal", "The folder's name is too long")},
    {"the group still has channels",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "The team still has channels: give them to another team first")},
    {"the group still has open dialogs",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "The team still has open dialogs: pass them on or close them first")},
    {"the group still has stages",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "The team still has stages of its own: delete them first")},
    {"the group still has templates",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "The team still has templates of its own: delete them first")},
    {"the last group stays", QT_TRANSLATE_NOOP("pult::client::Refusal", "The last team stays")},
    {"name: another ", QT_TRANSLATE_NOOP("pult::client::Refusal", "This name is taken")},
    {"name: ", QT_TRANSLATE_NOOP("pult::client::Refusal", "The name is empty or too long")},
    {"choices: expected each only once",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "The same choice stands there twice")},
    {"choices: ", QT_TRANSLATE_NOOP("pult::client::Refusal", "A choice needs at least one value")},
    {"facts: ", QT_TRANSLATE_NOOP("pult::client::Refusal", "One of the facts has no name or is too long")},
    {"tags: ", QT_TRANSLATE_NOOP("pult::client::Refusal", "Too many tags")},
    {"a tag has ", QT_TRANSLATE_NOOP("pult::client::Refusal", "A tag is empty or too long")},
    {"attachments: there is no such file",
     QT_TRANSLATE_NOOP("pult::client::Refusal",
                       "A file that goes along is no longer there: remove it or attach it again")},
    {"login: is taken", QT_TRANSLATE_NOOP("pult::client::Refusal", "Somebody else has this login")},
    {kIsBlocked, QT_TRANSLATE_NOOP("pult::client::Refusal", "This client is blocked: let the client in again first")},
    {kLeftInPart, QT_TRANSLATE_NOOP("pult::client::Refusal",
                                    "Too late: something of the message may have reached the client already")},
    {"another group has an open dialog",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "Another team has an open dialog with this client: ask a senior")},
    {kNewerDialog,
     QT_TRANSLATE_NOOP("pult::client::Refusal", "There is a newer dialog with this client: go on in that one")},
    {kWasMerged, QT_TRANSLATE_NOOP("pult::client::Refusal",
                                   "The dialog was joined with another one and goes on there: it can't be reopened")},
    {"into_id: there is no such dialog",
     QT_TRANSLATE_NOOP("pult::client::Refusal",
                       "Not joined: somebody else has the other dialog now, or it is no longer there")},
    {"into_id: that dialog is closed",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "Not joined: the other dialog has been closed meanwhile")},
    {"into_id: that dialog is with another customer",
     QT_TRANSLATE_NOOP("pult::client::Refusal",
                       "Not joined: the other dialog is with another client. Merge their cards first")},
    {"a dialog is merged into another one",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "A dialog can't be joined with itself")},
    {"the customer waits for an answer here, and the other dialog is put off",
     QT_TRANSLATE_NOOP("pult::client::Refusal",
                       "Not joined: the client waits here, and the other dialog is put off. Answer first")},
    {"the dialog is open already", QT_TRANSLATE_NOOP("pult::client::Refusal", "The dialog is open already")},
    {"the dialog is closed already", QT_TRANSLATE_NOOP("pult::client::Refusal", "The dialog is closed already")},
    {"the operator already has this dialog",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "This operator has the dialog already")},
    {"assignee_id: expected an active operator",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "Only who answers clients can be given a dialog")},
    {"a snooze ends in the future", QT_TRANSLATE_NOOP("pult::client::Refusal", "Choose a time that is still to come")},
    {"the offer has ended", QT_TRANSLATE_NOOP("pult::client::Refusal", "The offer has ended")},
    {kOfColleague,
     QT_TRANSLATE_NOOP("pult::client::Refusal", "A colleague has the dialog: take it over to reply, or write a note")},
    {kStatusTakesNone, QT_TRANSLATE_NOOP("pult::client::Refusal", "Your status takes no new dialogs: go online first")},
    {"the channel of this dialog was removed",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "The channel of this dialog was removed")},
    {"what is shown in part is no value",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "Show the contacts in full first")},
    {"send_at: the messenger's time",
     QT_TRANSLATE_NOOP("pult::client::Refusal",
                       "By then the messenger no longer takes a free reply: choose an earlier time")},
    {"from_id: nobody can be merged with himself",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "Nobody can be merged with himself")},
    {"other_id: nobody can be kept apart from himself",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "Nobody can be kept apart from himself")},
    {"one of these cards has become part of another",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "One of these cards has become part of another: open that one")},
    {"one of them is blocked",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "One of them is blocked and the other is not: decide on that first")},
    {"a merge can be undone for 24 hours",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "A merge can be undone for 24 hours, and they are over")},
    {"one of these customers was merged",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "One of these clients was merged again since: undo that first")},
    {"peer: expected a telephone number",
     QT_TRANSLATE_NOOP("pult::client::Refusal", "A telephone number with its country code is needed")},
};

QString knownWords(const std::string& detail) {
    for (const Known& known : kKnown)
        if (detail.starts_with(known.detail))
            return Refusal::tr(known.words);
    return {};
}

/// Whose dialog stands in the way; empty when it isn't that.
QString holderWords(const std::string& detail) {
    const auto end = detail.find(kHasOpenDialog);
    if (end == std::string::npos)
        return {};
    const std::string holder = detail.substr(0, end);
    return holder == "A colleague"
               ? Refusal::tr("A colleague has an open dialog with this client: ask a senior")
               : Refusal::tr("%1 has an open dialog with this client: ask there, or a senior", "a colleague")
                     .arg(QString::fromStdString(holder));
}

/// It can't be opened again, so nobody is told to do that.
bool staysClosed(const std::string& detail) {
    return detail.starts_with(kNewerDialog) || detail.starts_with(kIsBlocked) || detail.starts_with(kWasMerged);
}

} // namespace

QString refusalWords(const SendRefusal& refusal, const wire::Dialog* now, const QString& holder) {
    const Errc code = refusal.error.code;
    const bool situation = code == Errc::taken || code == Errc::conflict || code == Errc::not_found ||
                           code == Errc::forbidden || code == Errc::stale;
    if (situation && refusal.meanwhile)
        if (const QString words = meanwhileWords(*refusal.meanwhile); !words.isEmpty())
            return words;
    if (code == Errc::taken && !holder.isEmpty() && refusal.error.detail.starts_with(kOfColleague))
        return Refusal::tr("%1 has the dialog: take it over to reply, or write a note", "a colleague").arg(holder);
    if (code == Errc::taken && !holder.isEmpty())
        return Refusal::tr("%1 has the dialog now", "a colleague").arg(holder);
    if (code == Errc::conflict && now && now->status == wire::DialogStatus::closed &&
        !staysClosed(refusal.error.detail))
        return Refusal::tr("The dialog has been closed meanwhile: reopen it to write");
    if (code == Errc::stale && !refusal.returned.empty() && !refusal.returned.front().isMessage())
        return Refusal::tr("The client has written meanwhile: look at it first");
    return refusalWords(refusal.error);
}

QString diskRefusalWords(bool message) {
    return message ? Refusal::tr(
                         "This computer's disk is full or can't be written: the message was not sent, its text is back")
                   : Refusal::tr("This computer's disk is full or can't be written: nothing was changed");
}

QString undoneTooLateWords(const Error& error) {
    if (error.code == Errc::conflict && error.detail.starts_with(kLeftInPart))
        return refusalWords(error);
    return error.code == Errc::conflict ? Refusal::tr("Too late: the message has gone out already")
                                        : Refusal::tr("The message can't be taken back: %1").arg(refusalWords(error));
}

AskSenior askFor(const Error& error) {
    return error.code == Errc::forbidden ? AskSenior::rights : AskSenior::no;
}

std::optional<Error> closesTooEarly(const Desk& desk, DialogId dialog, bool asSpam) {
    if (desk.hasScheduledReply(dialog))
        return Error(fail(Errc::unsent, std::string(kGoesOutLater)));
    const wire::Dialog* known = desk.dialog(dialog);
    const wire::CustomerDetails* card = known && !asSpam ? desk.customer(known->customer_id) : nullptr;
    if (!card)
        return std::nullopt;
    std::string missing;
    for (const wire::CustomerField& field : desk.roster().fieldsInOrder()) {
        const auto value = card->customer.fields.find(field.key);
        const bool isEmpty = value == card->customer.fields.end() || value->second.empty();
        if (field.required.value_or(false) && isEmpty)
            missing += (missing.empty() ? "" : ", ") + field.name;
    }
    return missing.empty() ? std::nullopt : std::optional(Error(fail(Errc::missing_fields, missing)));
}

std::optional<Error> goesOnElsewhere(const Desk& desk, DialogId dialog) {
    const wire::Dialog* known = desk.dialog(dialog);
    if (!known || !known->merged_into)
        return std::nullopt;
    return Error(fail(Errc::conflict, std::string(kWasMerged)));
}

bool isAboutStatus(const Error& error) {
    return error.code == Errc::conflict && error.detail.starts_with(kStatusTakesNone);
}

QString refusalWords(const Error& error) {
    switch (error.code) {
    case Errc::unauthenticated:
        return Refusal::tr("Your session has ended, sign in again");
    case Errc::forbidden:
        if (const QString words = holderWords(error.detail); !words.isEmpty())
            return words;
        if (const QString words = knownWords(error.detail); !words.isEmpty())
            return words;
        return Refusal::tr("Your role does not allow this, a senior can do it");
    case Errc::not_found:
        if (const QString words = knownWords(error.detail); !words.isEmpty())
            return words;
        return Refusal::tr("It is no longer there, or somebody else has it now");
    case Errc::stale:
        return Refusal::tr("Something newer has come: look at it first, then decide");
    case Errc::taken:
        if (const QString words = knownWords(error.detail); !words.isEmpty())
            return words;
        return Refusal::tr("Somebody else has just taken this dialog");
    case Errc::unsent:
        return error.detail == kGoesOutLater
                   ? Refusal::tr("Not closed: a reply goes out by itself later. Send it now or delete it first")
                   : Refusal::tr("A reply is still on its way: wait for it or cancel it");
    case Errc::missing_fields:
        return Refusal::tr("Not closed: fill in the client's card first: %1").arg(QString::fromStdString(error.detail));
    case Errc::window_closed:
        if (const QString words = knownWords(error.detail); !words.isEmpty())
            return words;
        return Refusal::tr("The messenger no longer takes a free reply to this client");
    case Errc::rate_limited:
        return Refusal::tr("Too many requests at once, try again in a moment");
    case Errc::too_large:
        return Refusal::tr("This is too long or too large for the channel");
    case Errc::unavailable:
        return Refusal::tr("No connection: nothing was changed, try again when it is back");
    case Errc::invalid:
    case Errc::conflict:
        break;
    case Errc::internal:
        return Refusal::tr("A fault on the server, nothing was changed. Try again; if that doesn't help, tell the "
                           "administrator: the server's log has the reason");
    }
    if (const QString words = knownWords(error.detail); !words.isEmpty())
        return words;
    if (isKnownSendReason(error.detail))
        return asSentence(sendReasonWords(error.detail));
    return error.code == Errc::conflict ? Refusal::tr("As things stand now this is not possible")
                                        : Refusal::tr("The server does not accept this as it is written");
}

} // namespace pult::client
