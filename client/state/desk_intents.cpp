// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/desk.hpp"

#include <QPointer>
#include <QUuid>

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

void Desk::takeNext(QObject* context, Done<DialogId> done) {
    change(wire::DialogTakeNext{}, context, std::move(done));
}

void Desk::mark(DialogId id, bool answered, QObject* context, Done<DialogId> done) {
    change(wire::DialogMark{id, answered, seenSeq(id), {}}, context, std::move(done));
}

void Desk::close(DialogId id, QObject* context, Done<DialogId> done) {
    change(wire::DialogClose{id, {}, seenSeq(id), {}}, context, std::move(done));
}

void Desk::reopen(DialogId id, QObject* context, Done<DialogId> done) {
    change(wire::DialogReopen{id, {}}, context, std::move(done));
}

void Desk::snooze(DialogId id, std::optional<Time> until, bool untilReply, QObject* context, Done<DialogId> done) {
    wire::DialogSnooze request{id, until, {}, seenSeq(id), {}};
    if (untilReply)
        request.until_reply = true;
    change(std::move(request), context, std::move(done));
}

void Desk::assign(DialogId id, OperatorId to, const std::string& comment, QObject* context, Done<DialogId> done) {
    wire::DialogAssign request;
    request.dialog_id = id;
    request.assignee_id = to;
    if (!comment.empty())
        request.comment = comment;
    change(std::move(request), context, std::move(done));
}

void Desk::changeTags(DialogId id, std::vector<std::string> add, std::vector<std::string> remove, QObject* context,
                      Done<DialogId> done) {
    wire::DialogTag request;
    request.dialog_id = id;
    if (!add.empty())
        request.add = std::move(add);
    if (!remove.empty())
        request.remove = std::move(remove);
    change(std::move(request), context, std::move(done));
}

void Desk::cancelMessage(MessageId id, QObject* context, Done<MessageId> done) {
    changeMessage(wire::MessageCancel{id}, context, std::move(done));
}

void Desk::retryMessage(MessageId id, QObject* context, Done<MessageId> done) {
    changeMessage(wire::MessageRetry{id}, context, std::move(done));
}

void Desk::confirmMessage(MessageId id, QObject* context, Done<MessageId> done) {
    changeMessage(wire::MessageConfirm{id}, context, std::move(done));
}

Seq Desk::seenSeq(DialogId id) const {
    const wire::Dialog* dialog = m_dialogs.find(id);
    if (!dialog)
        return 0;
    const ThreadSlice thread = m_threads.view(dialog->thread_id);
    const Seq inThread = thread.loaded && !thread.messages->empty() ? thread.messages->back().seq : 0;
    return std::max(inThread, dialog->last_seq);
}

std::string Desk::send(DialogId id, wire::ComposeMode mode, const std::string& text, std::optional<MessageId> replyTo,
                       std::vector<wire::Attachment> attachments, std::optional<Seq> seen) {
    const wire::Dialog* dialog = m_dialogs.find(id);
    Outgoing outgoing;
    outgoing.clientId = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    outgoing.dialog = id;
    outgoing.thread = dialog ? dialog->thread_id : ThreadId{};
    outgoing.mode = mode;
    outgoing.text = text;
    outgoing.attachments = std::move(attachments);
    outgoing.replyTo = replyTo;
    outgoing.seenSeq = std::min(seen.value_or(seenSeq(id)), seenSeq(id));
    outgoing.writtenAt = m_clock.now();
    m_vault.putOutgoing(outgoing, [this, outgoing, account = m_vault.account()](const Result<void>& kept) {
        if (m_vault.account() == account) // else somebody has signed out meanwhile
            onKept(outgoing, kept);
    });
    return outgoing.clientId;
}

void Desk::onKept(const Outgoing& outgoing, const Result<void>& kept) {
    if (!kept) {
        // Whether the disk has it after all can't be known; what is back in the composer must not go out by itself.
        m_vault.removeOutgoing(outgoing.clientId);
        emit sendRefused({{outgoing}, kept.error(), true});
        return;
    }
    m_outbox.add(outgoing);
    emit threadChanged(outgoing.thread);
    emit dialogChanged(outgoing.dialog);
    emit outboxChanged();
    pumpOutbox();
}

void Desk::pumpOutbox() {
    if (!isOnline())
        return;
    for (const Outgoing& outgoing : m_outbox.takeDue(m_clock.ticks()))
        sendNow(outgoing);
}

void Desk::sendNow(const Outgoing& outgoing) {
    wire::MessageSend request;
    request.dialog_id = outgoing.dialog;
    request.client_id = outgoing.clientId;
    request.kind = outgoing.mode;
    request.text = outgoing.text;
    if (!outgoing.attachments.empty()) {
        auto& files = request.attachments.emplace();
        for (const wire::Attachment& attachment : outgoing.attachments)
            files.push_back(attachment.file_id.value_or(FileId{}));
    }
    request.reply_to = outgoing.replyTo;
    if (outgoing.mode == wire::ComposeMode::reply)
        request.seen_seq = outgoing.seenSeq;
    m_link.request(request, this,
                   [this, outgoing](const Result<wire::MessageAnswer>& answer) { onSent(outgoing, answer); });
}

void Desk::onSent(const Outgoing& outgoing, const Result<wire::MessageAnswer>& answer) {
    if (!answer)
        return onSendFailed(outgoing, answer.error());
    const wire::Message& message = answer->message;
    // The event may have brought it already, in a later state.
    if (!m_threads.find(message.thread_id, message.id))
        learnMessage(message);
    confirmSent(message);
}

void Desk::confirmSent(const wire::Message& message) {
    if (!message.client_id || !m_outbox.remove(*message.client_id))
        return;
    m_vault.removeOutgoing(*message.client_id);
    setSendingTroubled(false);
    emit threadChanged(message.thread_id);
    emit dialogChanged(message.dialog_id);
    emit outboxChanged();
    pumpOutbox();
}

void Desk::setSendingTroubled(bool troubled) {
    if (troubled == m_sendingTroubled)
        return;
    m_sendingTroubled = troubled;
    emit sendingTroubled(troubled);
}

void Desk::onSendFailed(const Outgoing& outgoing, const Error& error) {
    const bool passes = error.code == Errc::unavailable || error.code == Errc::rate_limited ||
                        error.code == Errc::unauthenticated || error.code == Errc::internal;
    if (passes) {
        if (isOnline() && (error.code == Errc::unavailable || error.code == Errc::internal))
            setSendingTroubled(true);
        // The same client id again: whatever became of the first attempt, there will be one message.
        m_outbox.postpone(outgoing.clientId, m_clock.ticks(), Millis{error.retryAfterMs});
        emit outboxChanged();
        return;
    }
    setSendingTroubled(false);
    // What was written behind the refused one was written for the same situation: it goes back as well.
    std::vector<Outgoing> returned = m_outbox.removeDialog(outgoing.dialog);
    for (const Outgoing& back : returned)
        m_vault.removeOutgoing(back.clientId);
    emit threadChanged(outgoing.thread);
    emit dialogChanged(outgoing.dialog);
    emit outboxChanged();
    emit sendRefused({std::move(returned), error, false});
}

std::optional<Outgoing> Desk::withdraw(const std::string& clientId) {
    const auto& entries = m_outbox.entries();
    const auto entry = std::find_if(entries.begin(), entries.end(), [&](const Outbox::Entry& candidate) {
        return candidate.outgoing.clientId == clientId;
    });
    // In flight, or tried before: the server may have it.
    if (entry == entries.end() || entry->inFlight || entry->attempts > 0)
        return std::nullopt;
    auto outgoing = m_outbox.remove(clientId);
    m_vault.removeOutgoing(clientId);
    emit threadChanged(outgoing->thread);
    emit dialogChanged(outgoing->dialog);
    emit outboxChanged();
    return outgoing;
}

void Desk::readUpTo(DialogId id, Seq seq) {
    if (!m_dialogs.readUpTo(id, seq))
        return;
    emit dialogChanged(id);
    m_link.request(wire::DialogRead{id, seq}, this, [](const Result<wire::Empty>&) {});
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

void Desk::saveDraft(DialogId id, wire::ComposeMode mode, const std::string& text, std::optional<MessageId> replyTo) {
    const wire::Draft* known = draft(id, mode);
    if (known ? known->text == text && known->reply_to == replyTo : text.empty())
        return;
    const wire::Draft fresh{id, mode, text, {}, replyTo, m_clock.now()};
    keepDraft(fresh);
    m_unsavedDrafts.insert({id, mode});
    if (!m_draftTimer.isActive())
        m_draftTimer.start();
    emit dialogChanged(id);
}

bool Desk::keepDraft(const wire::Draft& draft) {
    const DraftKey key{draft.dialog_id, draft.mode};
    const auto found = m_drafts.find(key);
    const bool older = found != m_drafts.end() && found->second.at > draft.at;
    const bool same = found != m_drafts.end() && found->second.text == draft.text && found->second.at == draft.at;
    if (older || same)
        return false;
    // An emptied draft stays known by its time, else an older one would come back.
    m_drafts[key] = draft;
    m_vault.putDraft(draft, [this](const Result<void>& kept) {
        if (!kept)
            emit draftNotKept();
    });
    emit dialogChanged(draft.dialog_id);
    return true;
}

void Desk::flushDrafts() {
    if (!isOnline())
        return;
    for (const DraftKey& key : std::exchange(m_unsavedDrafts, {})) {
        const wire::Draft& draft = m_drafts.at(key);
        wire::DraftSave request{draft.dialog_id, draft.mode, draft.text, {}, draft.reply_to, draft.at};
        m_link.request(request, this, [this, key](const Result<wire::Empty>& answer) {
            if (!answer && answer.error().code == Errc::unavailable)
                m_unsavedDrafts.insert(key);
        });
    }
}

void Desk::setPresence(wire::PresenceStatus status, QObject* context, Done<wire::Presence> done) {
    const QPointer<QObject> asker = context;
    m_link.request(wire::PresenceSet{status, {}}, this,
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

void Desk::addCustomerNote(CustomerId id, const std::string& text, QObject* context, Done<NoteId> done) {
    const QPointer<QObject> asker = context;
    m_link.request(wire::CustomerNoteAdd{id, text, {}}, this,
                   [asker, done = std::move(done)](const Result<wire::CustomerNoteAnswer>& answer) {
                       if (asker)
                           done(answer ? Result<NoteId>(answer->note.id) : Result<NoteId>(answer.error()));
                   });
}

void Desk::changeCustomerTag(CustomerId id, const std::string& tag, bool add, QObject* context, Done<CustomerId> done) {
    const wire::CustomerDetails* known = customer(id);
    if (!known)
        return;
    wire::CustomerUpdate update;
    update.customer_id = id;
    update.version = known->customer.version;
    std::vector<std::string> tags = known->customer.tags;
    std::erase(tags, tag);
    if (add)
        tags.push_back(tag);
    update.tags = std::move(tags);
    const QPointer<QObject> asker = context;
    m_link.request(
        std::move(update), this, [this, id, asker, done = std::move(done)](const Result<wire::CustomerAnswer>& answer) {
            const auto kept = m_customers.find(id);
            if (answer && kept != m_customers.end() && kept->second.customer.version < answer->customer.version) {
                kept->second.customer = answer->customer;
                emit customerChanged(id);
            }
            if (asker)
                done(answer ? Result<CustomerId>(id) : Result<CustomerId>(answer.error()));
        });
}

void Desk::fileLink(FileId id, QObject* context, Done<std::string> done) {
    const QPointer<QObject> asker = context;
    m_link.request(wire::FileLink{id}, this, [asker, done = std::move(done)](const Result<wire::FileLinked>& answer) {
        if (asker)
            done(answer ? Result<std::string>(answer->url) : Result<std::string>(answer.error()));
    });
}

} // namespace pult::client
