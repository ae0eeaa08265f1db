// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/desk.hpp"

#include <QPointer>

#include <algorithm>

namespace pult::client {

template <class Request>
void Desk::change(Request request, QObject* context, Done<DialogId> done) {
    const Moment asked = m_moment;
    const QPointer<QObject> asker = context;
    m_link.request(request, this,
                   [this, asked, asker, done = std::move(done)](const Result<wire::DialogAnswer>& answer) {
                       if (answer)
                           learnDialog(answer->dialog, asked);
                       if (asker)
                           done(answer ? Result<DialogId>(answer->dialog.id) : Result<DialogId>(answer.error()));
                   });
}

template <class Request>
void Desk::changeMessage(Request request, QObject* context, Done<MessageId> done) {
    const QPointer<QObject> asker = context;
    m_link.request(request, this, [asker, done = std::move(done)](const Result<wire::MessageAnswer>& answer) {
        // The change itself comes as an event, in its place among the others.
        if (asker)
            done(answer ? Result<MessageId>(answer->message.id) : Result<MessageId>(answer.error()));
    });
}

void Desk::take(DialogId id, QObject* context, Done<DialogId> done) {
    change(wire::DialogTake{id, {}}, context, std::move(done));
}

void Desk::takeOver(DialogId id, QObject* context, Done<DialogId> done) {
    change(wire::DialogTakeOver{id, {}}, context, std::move(done));
}

void Desk::startDialog(const wire::DialogStart& request, QObject* context, Done<DialogId> done) {
    const Moment asked = m_moment;
    const QPointer<QObject> asker = context;
    m_link.request(request, this,
                   [this, asked, asker, done = std::move(done)](const Result<wire::DialogStarted>& answer) {
                       if (answer)
                           learnDialog(answer->dialog, asked);
                       if (asker)
                           done(answer ? Result<DialogId>(answer->dialog.id) : Result<DialogId>(answer.error()));
                   });
}

void Desk::takeNext(QObject* context, Done<DialogId> done) {
    change(wire::DialogTakeNext{}, context, std::move(done));
}

void Desk::cancelMessage(MessageId id, QObject* context, Done<MessageId> done) {
    changeMessage(wire::MessageCancel{id, {}}, context, std::move(done));
}

void Desk::retryMessage(MessageId id, QObject* context, Done<MessageId> done) {
    changeMessage(wire::MessageRetry{id}, context, std::move(done));
}

void Desk::confirmMessage(MessageId id, QObject* context, Done<MessageId> done) {
    changeMessage(wire::MessageConfirm{id}, context, std::move(done));
}

void Desk::readUpTo(DialogId id, Seq seq) {
    const wire::Dialog* dialog = m_dialogs.find(id);
    const bool wasToBeUnread = dialog && seq >= dialog->last_inbound_seq && dropUnread(id);
    if (!m_dialogs.readUpTo(id, seq) && !wasToBeUnread)
        return;
    tellDialogChanged(id);
    Seq& untold = m_untoldReads[id];
    untold = std::max(untold, seq);
    tellRead(id, untold);
}

/// What doesn't arrive is told again in the next session.
void Desk::tellRead(DialogId id, Seq seq) {
    m_cache.write(kept::Read{id, seq});
    m_link.request(wire::DialogRead{id, seq}, this, [this, id, seq](const Result<wire::Empty>& answer) {
        const bool isOver = answer || answer.error().code == Errc::not_found || answer.error().code == Errc::forbidden;
        const auto untold = m_untoldReads.find(id);
        if (isOver && untold != m_untoldReads.end() && untold->second == seq)
            forgetUntold(id);
    });
}

void Desk::tellReads() {
    for (const auto& [id, seq] : std::map(m_untoldReads)) {
        if (waitsToBeUnread(id))
            forgetUntold(id);
        else
            tellRead(id, seq);
    }
}

void Desk::forgetUntold(DialogId id) {
    if (m_untoldReads.erase(id) > 0)
        m_cache.write(kept::ReadTold{id});
}

void Desk::tellTyping(DialogId id, bool note) {
    wire::DialogTyping request{id, {}};
    if (note)
        request.note = true;
    m_link.request(request, this, [](const Result<wire::Empty>&) {});
}

void Desk::tellViewing(std::optional<DialogId> id) {
    m_dialogs.pin(id.value_or(DialogId{}));
    m_link.request(wire::DialogViewing{id}, this, [](const Result<wire::Empty>&) {});
}

void Desk::setPresence(wire::PresenceStatus status, const std::optional<std::string>& reason, QObject* context,
                       Done<wire::Presence> done) {
    const QPointer<QObject> asker = context;
    m_link.request(wire::PresenceSet{status, reason}, this,
                   [this, asker, done = std::move(done)](const Result<wire::PresenceAnswer>& answer) {
                       if (answer) {
                           m_roster.presence[answer->presence.operator_id] = answer->presence;
                           emit rosterChanged();
                       }
                       if (asker)
                           done(answer ? Result<wire::Presence>(answer->presence)
                                       : Result<wire::Presence>(answer.error()));
                   });
}

void Desk::tellIdle(std::optional<Millis> resting) {
    wire::PresenceIdle idle;
    if (resting)
        idle.for_ms = resting->count();
    m_link.request(idle, this, [](const Result<wire::Empty>&) {}); // an older server doesn't know the word
}

void Desk::fileLink(FileId id, QObject* context, Done<std::string> done) {
    const QPointer<QObject> asker = context;
    m_link.request(wire::FileLink{id}, this, [asker, done = std::move(done)](const Result<wire::FileLinked>& answer) {
        if (asker)
            done(answer ? Result<std::string>(answer->url) : Result<std::string>(answer.error()));
    });
}

} // namespace pult::client
