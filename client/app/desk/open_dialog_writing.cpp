// SPDX-License-Identifier: GPL-3.0-or-later
// What is written in the open dialog, and what comes back of it.
#include "client/app/desk/open_dialog.hpp"

#include "client/app/files/gone_files.hpp"
#include "client/kit/time_words.hpp"
#include "client/models/building/colleagues.hpp"
#include "client/models/building/customer_label.hpp"
#include "client/models/building/row_building.hpp"
#include "client/models/words/content_words.hpp"
#include "client/models/words/refusal_words.hpp"
#include "client/views/templates/template_picker.hpp"
#include "client/views/thread/thread_view.hpp"

#include <algorithm>
#include <utility>

namespace pult::client {

// --- writing

Looked OpenDialog::lookAt(DialogId id) const {
    const wire::Dialog* dialog = m_desk.dialog(id);
    const OperatorId holder = dialog ? dialog->assignee_id.value_or(OperatorId{}) : OperatorId{};
    return {id == m_id ? m_window.thread()->seenSeq() : m_desk.newestSeq(id), holder};
}

void OpenDialog::sendAsOf(DialogId dialog, ComposerMode mode, const Looked& looked) {
    m_looked = looked;
    m_window.composer()->submit(dialog.value, mode);
    m_looked.reset();
}

void OpenDialog::onSend(qint64 dialogId, ComposerMode mode, const QString& text, qint64 replyTo) {
    const DialogId id{dialogId};
    // What comes in while the finger is on its way to Enter has not been looked at.
    const Looked looked = m_looked.value_or(lookAt(id));
    if (!m_files.mayGo(id, mode, looked))
        return;
    auto [attachments, links] = m_files.take(id, mode);
    if (text.trimmed().isEmpty() && attachments.empty() && links.empty())
        return;
    const wire::Dialog* before = m_desk.dialog(id);
    const TextRule rule = mode == ComposerMode::note ? kNoteRule : before ? textRuleOf(m_desk, *before) : TextRule{};
    QStringList pieces = textPieces(rule, text);
    if (pieces.isEmpty())
        pieces.append(QString()); // files alone
    const TemplateId source{m_window.composer()->templateId(dialogId)};
    const auto madeFrom = mode == ComposerMode::reply && source ? std::optional(source) : std::nullopt;
    const std::int64_t atMs = m_window.composer()->sendAtMs(dialogId);
    const auto at = mode == ComposerMode::reply && atMs > 0 ? std::optional(Time{Millis{atMs}}) : std::nullopt;
    std::vector<OperatorId> mentions;
    std::optional<OperatorId> whisperTo;
    if (mode == ComposerMode::note && before) {
        mentions = mentionedIn(text, callable(m_desk, *before));
        if (const OperatorId listener = whisperListener(m_desk, *before);
            listener && m_window.composer()->whispers(dialogId))
            whisperTo = listener;
    }
    const bool foreign = mode == ComposerMode::reply && before &&
                         m_window.pane()->useReplyOnce(dialogId, before->assignee_id.value_or(OperatorId{}).value);
    std::vector<std::string> clientIds;
    clientIds.reserve(static_cast<std::size_t>(pieces.size()));
    for (const QString& piece : std::as_const(pieces)) {
        const bool first = clientIds.empty();
        const bool last = clientIds.size() + 1 == static_cast<std::size_t>(pieces.size());
        clientIds.push_back(
            m_desk.send(id, modeOf(mode), piece.toStdString(),
                        first && replyTo != 0 ? std::optional(MessageId{replyTo}) : std::nullopt,
                        last ? std::exchange(attachments, {}) : std::vector<wire::Attachment>{}, looked.seen,
                        SendWish{last ? madeFrom : std::nullopt, at,
                                 last ? std::exchange(links, {}) : std::vector<wire::Attachment>{},
                                 first ? mentions : std::vector<OperatorId>{}, whisperTo, foreign, looked.holder}));
    }
    const std::string lastId = clientIds.back();
    if (mode == ComposerMode::reply)
        dropEdited(id);
    // What was known of it before may be gone: with the replies in the line it is another.
    const wire::Dialog* dialog = m_desk.dialog(id);
    if (dialog && mode == ComposerMode::reply && !at && m_desk.hold() > Millis{0})
        m_held.watch(std::move(clientIds), customerLabel(dialog->customer_name, dialog->customer_id), m_desk.hold());
    m_window.composer()->clearText(dialogId, mode);
    m_desk.saveDraft(id, modeOf(mode), DraftContent{});
    m_sinceTyping.invalidate();
    if (at) {
        const QString when = kit::TimeWords::dayAndClock(atMs, m_desk.nowMs());
        const bool leavesOut = madeFrom && m_templates.afterScheduling(id, source);
        emit announced(leavesOut ? tr("Goes out by itself: %1. What its template does with the dialog is not done",
                                      "date and time")
                                       .arg(when)
                                 : tr("Goes out by itself: %1", "date and time").arg(when));
    } else if (madeFrom) {
        m_templates.afterSending(id, source, lastId);
    }
}

void OpenDialog::reply(DialogId id, const QString& text, Seq seen) {
    const wire::Dialog* before = m_desk.dialog(id);
    if (!before) {
        m_desk.addToDraft(id, wire::ComposeMode::reply, text.toStdString());
        return emit announced(tr("The dialog is with somebody else now; your text is kept among the drafts"));
    }
    const QString customer = customerLabel(before->customer_name, before->customer_id);
    SendWish wish;
    wish.foreign = false; // who has the dialog was not shown there
    std::vector<std::string> clientIds;
    for (const QString& piece : textPieces(textRuleOf(m_desk, *before), text))
        clientIds.push_back(m_desk.send(id, wire::ComposeMode::reply, piece.toStdString(), {}, {},
                                        seen != 0 ? std::optional(seen) : std::nullopt, wish));
    if (m_desk.hold() > Millis{0} && !clientIds.empty())
        m_held.watch(std::move(clientIds), customer, m_desk.hold());
}

/// Sent without the composer's doing.
void OpenDialog::watchHeld(DialogId id, const std::string& clientId) {
    const wire::Dialog* dialog = m_desk.dialog(id);
    if (dialog && m_desk.hold() > Millis{0})
        m_held.watch({clientId}, customerLabel(dialog->customer_name, dialog->customer_id), m_desk.hold());
}

void OpenDialog::onRefused(const SendRefusal& refusal) {
    const Outgoing& first = refusal.returned.front();
    if (isElsewhere(first.dialog))
        return;
    if (first.undo)
        return emit announced(undoneTooLateWords(refusal.error));
    if (first.action && first.action->isAboutMessage())
        return onChangeRefused(first, refusal.error);
    // An approved template is sent once more as it was filled, or not at all: its words are no draft.
    const bool formOvertaken = first.asTemplate && refusal.error.code == Errc::stale && overtaking(first);
    bringBack(formOvertaken ? std::vector<Outgoing>(refusal.returned.begin() + 1, refusal.returned.end())
                            : refusal.returned);
    if (refusal.here && first.dialog == m_id && m_id)
        return m_window.pane()->showRefusal(m_id.value, diskRefusalWords(first.isMessage()));
    if (refusal.here)
        return emit announced(diskRefusalWords(first.isMessage()));
    const wire::Dialog* dialog = m_desk.dialog(first.dialog);
    const bool heldByOther = dialog && dialog->assignee_id && *dialog->assignee_id != m_desk.me().id;
    const QString holder =
        heldByOther ? QString::fromStdString(m_desk.roster().userName(*dialog->assignee_id)) : QString();
    const auto gone = goneFiles(refusal);
    const QString why = gone ? gone->words : refusalWords(refusal, dialog, holder);
    for (const Outgoing& dragged : refusal.returned)
        keepRefusedEdit(dragged, why);
    const bool textIsBack = std::any_of(refusal.returned.begin(), refusal.returned.end(),
                                        [](const Outgoing& returned) { return returned.isMessage(); });
    const QString words = textIsBack ? tr("A reply was not sent, its text is a draft again: %1").arg(why) : why;
    if (first.dialog != m_id || !m_id) {
        if (first.dialog)
            m_untold[first.dialog] = words; // one line holds one of them, and not for long
        emit announced(words);
    } else if (gone)
        m_window.pane()->showFilesGone(m_id.value, gone->ids, why);
    else if (refusal.error.code == Errc::stale && first.isMessage())
        showStale(first);
    else { // a refused reply stands right below; what else was refused may have dragged one along
        m_window.pane()->showRefusal(m_id.value, first.isMessage() ? why : words, askFor(refusal.error));
        if (refusal.error.code == Errc::stale)
            m_window.thread()->scrollToEnd(); // where the words stand that were not seen
    }
}

void OpenDialog::onUndone(const SendUndone& undone) {
    if (isElsewhere(undone.returned.front().dialog))
        return;
    const Outgoing& first = undone.returned.front();
    const TemplateId source = m_templates.takeBack(first.dialog, undone.returned);
    if (m_discarded.erase(first.clientId) > 0)
        return; // its author wanted it gone
    if (source)
        m_window.composer()->putTemplate(first.dialog.value, source.value);
    bringBack(undone.returned);
    showReturned(first);
    emit announced(undone.returned.size() > 1 ? tr("Taken back with what was to follow: the text is a draft again")
                                              : tr("Taken back, the text is a draft again"));
}

/// A reply that waits behind an empty note would be taken for sent.
void OpenDialog::showReturned(const Outgoing& reply) {
    ComposerView* composer = m_window.composer();
    const bool hidden =
        reply.dialog == m_id && reply.mode == wire::ComposeMode::reply && composer->mode() == ComposerMode::note;
    if (m_id && hidden && composer->text(m_id.value, ComposerMode::note).isEmpty())
        composer->setMode(ComposerMode::reply);
}

/// What was written, reply and note apart, as it was written.
void OpenDialog::bringBack(const std::vector<Outgoing>& returned) {
    for (const auto mode : {wire::ComposeMode::reply, wire::ComposeMode::note}) {
        QStringList texts;
        std::vector<wire::Attachment> attachments;
        for (const Outgoing& outgoing : returned) {
            if (outgoing.mode != mode || !outgoing.isMessage())
                continue;
            if (!outgoing.text.empty())
                texts.append(QString::fromStdString(outgoing.text));
            const auto files = outgoing.files();
            attachments.insert(attachments.end(), files.begin(), files.end());
        }
        if (!texts.isEmpty() || !attachments.empty())
            bringBack(returned.front().dialog, mode, texts.join(QLatin1Char('\n')), attachments);
    }
    for (const Outgoing& outgoing : returned) {
        if (outgoing.isMessage() && outgoing.mode == wire::ComposeMode::reply)
            bringBackBeside(outgoing);
        const wire::Dialog* dialog = m_desk.dialog(outgoing.dialog);
        if (outgoing.whisperTo && dialog && whisperListener(m_desk, *dialog) == *outgoing.whisperTo)
            m_window.composer()->putWhisper(dialog->id.value);
    }
}

/// What belonged to the reply and is none of its words; what has been chosen since stays.
void OpenDialog::bringBackBeside(const Outgoing& reply) {
    ComposerView* composer = m_window.composer();
    const std::int64_t dialog = reply.dialog.value;
    if (reply.replyTo && composer->quotedId(dialog) == 0)
        showQuote(reply.dialog, reply.replyTo);
    if (reply.madeFrom && composer->templateId(dialog) == 0)
        composer->putTemplate(dialog, reply.madeFrom->value);
    const std::int64_t atMs = reply.sendAt ? reply.sendAt->time_since_epoch().count() : 0;
    if (atMs > m_desk.nowMs() && composer->sendAtMs(dialog) == 0) {
        composer->putSendAt(dialog, atMs);
        composer->setHint(
            dialog, tr("It was to go out: %1", "date and time").arg(kit::TimeWords::dayAndClock(atMs, m_desk.nowMs())));
    }
    keepDraft(reply.dialog, reply.mode);
}

/// In front of what has been written since.
void OpenDialog::bringBack(DialogId dialog, wire::ComposeMode mode, const QString& text,
                           const std::vector<wire::Attachment>& attachments) {
    if (dialog != m_id)
        showDraft(dialog, mode); // the composer may not have had it yet
    m_files.tray().putBack(dialog, mode, attachments);
    if (text.isEmpty())
        return;
    ComposerView* composer = m_window.composer();
    QString all = text;
    if (const QString newer = composer->text(dialog.value, modeOf(mode)); !newer.isEmpty())
        all += QLatin1Char('\n') + newer;
    composer->putText(dialog.value, modeOf(mode), all);
    keepDraft(dialog, mode);
}

bool OpenDialog::isColleagues(const wire::Message& message) const {
    const bool mine = message.author.kind == wire::AuthorKind::operator_ && message.author.id == m_desk.me().id.value;
    return message.direction == wire::Direction::out && !mine;
}

/// A colleague has answered while something is being written here: said at once, not only when Enter is refused.
void OpenDialog::onMessage(ThreadId thread, MessageId id) {
    const wire::Dialog* dialog = m_desk.dialog(m_id);
    if (!dialog || dialog->thread_id != thread)
        return;
    const wire::Message* message = m_desk.message(thread, id);
    if (!message || message->seq <= m_knownSeq)
        return; // only its state has changed
    m_knownSeq = message->seq;
    const bool isWriting = !m_window.composer()->text(m_id.value, ComposerMode::reply).trimmed().isEmpty() ||
                           m_window.pane()->templates()->isFilling();
    if (isWriting && isColleagues(*message))
        showOvertaken(*message, {});
}

void OpenDialog::showOvertaken(const wire::Message& theirs, const std::optional<Outgoing>& form) {
    m_overtakenForm = form;
    m_window.pane()->showStale(m_id.value, QString::fromStdString(theirs.author.name),
                               QString::fromStdString(theirs.text), theirs.at.time_since_epoch().count());
}

/// What a colleague has said since in the open dialog; null: nothing that is here.
const wire::Message* OpenDialog::overtaking(const Outgoing& returned) const {
    if (!m_id || returned.dialog != m_id)
        return nullptr;
    const ThreadSlice thread = m_desk.thread(returned.thread);
    const wire::Message* theirs = nullptr;
    for (std::size_t i = 0; thread.messages && i < thread.messages->size(); ++i) {
        const wire::Message& message = (*thread.messages)[i];
        if (message.seq > returned.seenSeq && isColleagues(message))
            theirs = &message;
    }
    return theirs;
}

void OpenDialog::showStale(const Outgoing& returned) {
    if (const wire::Message* theirs = overtaking(returned))
        showOvertaken(*theirs, returned.asTemplate ? std::optional(returned) : std::nullopt);
    else
        report(fail(Errc::stale, {}));
}

/// The bar speaks of the filled template, not of what stands in the composer.
void OpenDialog::resolveForm(const Outgoing& form, StaleChoice choice) {
    if (choice == StaleChoice::sendAnyway)
        m_templates.send(form.dialog, *form.asTemplate, form.text, m_desk.newestSeq(form.dialog));
    else if (choice == StaleChoice::edit)
        m_window.composer()->askForTemplates();
}

void OpenDialog::onStaleResolved(qint64 dialogId, StaleChoice choice) {
    if (const auto form = std::exchange(m_overtakenForm, std::nullopt); form && form->dialog.value == dialogId)
        return resolveForm(*form, choice);
    if (choice == StaleChoice::discard)
        discardReply(DialogId{dialogId});
    else if (choice == StaleChoice::sendAnyway) {
        const DialogId id{dialogId}; // whatever has come meanwhile, it was shown in the bar
        sendAsOf(id, ComposerMode::reply, {m_desk.newestSeq(id), lookAt(id).holder});
    }
}

// --- a message's own actions

void OpenDialog::onAction(MessageAction action, qint64 messageId, const QString& clientId) {
    const auto done = [this](const Result<MessageId>& answer) {
        if (!answer)
            report(answer.error());
    };
    switch (action) {
    case MessageAction::copy:
    case MessageAction::history:
        break; // the view's own
    case MessageAction::quote:
        if (const MessageRow* row = m_thread ? m_thread->find(messageId) : nullptr)
            m_window.composer()->setQuote({row->id, row->authorName, briefWords(*row).left(200)});
        break;
    case MessageAction::retry:
    case MessageAction::sendAgain:
        m_desk.retryMessage(MessageId{messageId}, this, done);
        break;
    case MessageAction::sendNow:
        emit m_window.reconnectRequested(); // what waits goes out with the connection
        break;
    case MessageAction::sendAsLink:
        sendAsLink(messageId);
        break;
    case MessageAction::answerElsewhere:
        if (const wire::Message* failed = message(messageId))
            m_window.pane()->answerElsewhere(QString::fromStdString(failed->text));
        break;
    case MessageAction::chooseTemplate:
        m_window.composer()->setMode(ComposerMode::reply);
        m_window.composer()->askForTemplates();
        break;
    case MessageAction::undo:
    case MessageAction::edit:
        takeBack(messageId, clientId, true);
        break;
    case MessageAction::discard:
        takeBack(messageId, clientId, false);
        break;
    case MessageAction::rewrite:
        beginRewriting(messageId);
        break;
    case MessageAction::remove:
        if (const wire::Message* chosen = message(messageId))
            m_desk.deleteMessage(*chosen);
        break;
    case MessageAction::confirmSent:
        m_desk.confirmMessage(MessageId{messageId}, this, done);
        break;
    }
}

/// In place of one that the messenger has refused: what it wouldn't take goes as an address, or all of its files when
/// nobody knows which.
void OpenDialog::sendAsLink(qint64 messageId) {
    const wire::Message* refused = message(messageId);
    if (!refused)
        return;
    auto files = m_files.apart(m_id, refused->attachments);
    if (files.links.empty())
        std::swap(files.attachments, files.links);
    SendWish wish;
    wish.links = std::move(files.links);
    wish.foreign = true; // as the one in whose place it goes
    const wire::Message failed = *refused;
    watchHeld(m_id, m_desk.send(m_id, wire::ComposeMode::reply, failed.text, failed.reply_to,
                                std::move(files.attachments), {}, wish));
    m_desk.deleteMessage(failed);
}

/// The words go along as a draft: it is for their author to send them there.
void OpenDialog::answerElsewhere(qint64 contactId, DialogId dialog, const QString& text) {
    const wire::Dialog* here = m_desk.dialog(m_id);
    if (!here)
        return;
    if (!dialog)
        return emit m_window.writeFirstRequested(here->customer_id.value, contactId, text);
    const KeptDraft* draft = m_desk.draft(dialog, wire::ComposeMode::reply);
    const bool isThere = draft && QString::fromStdString(draft->text).startsWith(text);
    if (!text.trimmed().isEmpty() && !isThere)
        m_desk.addToDraft(dialog, wire::ComposeMode::reply, text.toStdString());
    ComposerView* composer = m_window.composer();
    if (composer->text(m_id.value, ComposerMode::reply) == text) {
        composer->putText(m_id.value, ComposerMode::reply, {}); // else it would go out twice
        keepDraft(m_id, wire::ComposeMode::reply);
    }
    emit m_window.dialogRequested(dialog.value, true);
}

/// Its words and files go out anew, and it leaves as soon as they have.
void OpenDialog::editUnsent(const wire::Message& unsent) {
    ComposerView* composer = m_window.composer();
    if (std::ranges::count(m_edited[m_id], unsent.id) == 0) {
        bringBack(m_id, wire::ComposeMode::reply, QString::fromStdString(unsent.text), unsent.attachments);
        if (unsent.reply_to && composer->quotedId(m_id.value) == 0)
            showQuote(m_id, unsent.reply_to);
        keepDraft(m_id, wire::ComposeMode::reply);
        m_edited[m_id].push_back(unsent.id);
    }
    composer->setMode(ComposerMode::reply);
}

/// The reply has been sent that others in red were taken for.
void OpenDialog::dropEdited(DialogId id) {
    const wire::Dialog* dialog = m_desk.dialog(id);
    const ThreadId thread = dialog ? dialog->thread_id : ThreadId{};
    for (const MessageId edited : std::exchange(m_edited[id], {}))
        if (const wire::Message* old = m_desk.message(thread, edited); old && old->state == wire::MessageState::failed)
            m_desk.deleteMessage(wire::Message(*old));
}

/// Nobody but its author knows it by his name for it. The words are this operator's once it doesn't go out any more.
void OpenDialog::takeBackOfOther(const wire::Message& reply, bool toEdit) {
    m_desk.cancelMessage(reply.id, this, [this, reply, toEdit](const Result<MessageId>& answer) {
        if (!answer)
            return emit announced(undoneTooLateWords(answer.error()));
        if (toEdit)
            bringBack(reply.dialog_id, wire::ComposeMode::reply, QString::fromStdString(reply.text), reply.attachments);
        emit announced(toEdit ? tr("Taken back, the text is a draft again") : tr("Taken back: it is not sent"));
    });
}

/// Out of the line, at this desk or at the server: the text comes back with onUndone.
void OpenDialog::takeBack(qint64 messageId, const QString& clientId, bool toEdit) {
    const wire::Dialog* dialog = m_desk.dialog(m_id);
    const wire::Message* message =
        dialog && messageId != 0 ? m_desk.message(dialog->thread_id, MessageId{messageId}) : nullptr;
    const bool over =
        message && (message->state == wire::MessageState::failed || message->state == wire::MessageState::cancelled);
    if (over) {
        if (toEdit)
            editUnsent(wire::Message(*message));
        else if (message->state == wire::MessageState::failed)
            m_desk.deleteMessage(*message);
        return;
    }
    if (message && (message->author.kind != wire::AuthorKind::operator_ || message->author.id != m_desk.me().id.value))
        return takeBackOfOther(*message, toEdit);
    const std::string key = message ? message->client_id.value_or("") : clientId.toStdString();
    if (!toEdit)
        m_discarded.insert(key); // it may be back before undo() returns
    const bool asked = message ? m_desk.undo(*message) : m_desk.undo(key);
    if (!asked)
        m_discarded.erase(key);
    else if (!m_desk.isOnline() && message)
        emit announced(tr("The server has it already: when the connection is back it says whether it was in time"));
    else if (!m_desk.isOnline() && m_desk.outbox().entry(key))
        emit announced(
            tr("The server may have it already: when the connection is back it says whether it was in time"));
}

} // namespace pult::client
