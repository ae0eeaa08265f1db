// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of the open dialog that get other words, are deleted or reacted to.
#include "client/app/open_dialog.hpp"

#include "client/app/refusal_words.hpp"
#include "client/models/offer_building.hpp"
#include "client/views/thread/thread_view.hpp"

namespace pult::client {

namespace {

constexpr int kShownOfEdit = 60;

ComposerMode modeOfRewriting(const wire::Message& message) {
    return message.direction == wire::Direction::note ? ComposerMode::note : ComposerMode::reply;
}

} // namespace

void OpenDialog::watchChanges() {
    ThreadView* view = m_window.thread();
    view->setOffers([this](std::int64_t id) {
        const wire::Message* chosen = message(id);
        return chosen ? messageOffers(m_desk, *chosen) : MessageOffers{};
    });
    connect(view, &ThreadView::reactionRequested, this, &OpenDialog::onReaction);
    connect(view, &ThreadView::refused, this, &OpenDialog::announced);
    connect(m_window.composer(), &ComposerView::rewritten, this, &OpenDialog::onRewritten);
    connect(m_window.composer(), &ComposerView::rewritingChanged, this, &OpenDialog::keepRewriting);
    connect(m_window.composer(), &ComposerView::rewriteLastRequested, this, &OpenDialog::rewriteLast);
    connect(m_window.pane(), &ThreadPane::editAgainAnswered, this, &OpenDialog::onEditAgainAnswered);
}

const wire::Message* OpenDialog::message(qint64 messageId) const {
    const wire::Dialog* dialog = m_desk.dialog(m_id);
    return dialog && messageId != 0 ? m_desk.message(dialog->thread_id, MessageId{messageId}) : nullptr;
}

void OpenDialog::beginRewriting(qint64 messageId) {
    const wire::Message* chosen = message(messageId);
    if (!chosen)
        return;
    const MessageOffers offers = messageOffers(m_desk, *chosen);
    if (!offers.isOwn || !offers.cannotEdit.isEmpty())
        return emit announced(tr("This message can't be changed: %1").arg(offers.cannotEdit));
    if (m_refusedEdits.contains(chosen->id))
        return onEditAgainAnswered(messageId, true);
    m_window.composer()->rewrite(m_id.value, {messageId, offers.text, modeOfRewriting(*chosen)}, offers.text);
}

/// The newest of one's own that the customer has, or that stands there as a note.
void OpenDialog::rewriteLast(ComposerMode mode) {
    const wire::Dialog* dialog = m_desk.dialog(m_id);
    const ThreadSlice thread = dialog ? m_desk.thread(dialog->thread_id) : ThreadSlice{};
    if (!thread.loaded || !thread.messages)
        return;
    const auto direction = mode == ComposerMode::note ? wire::Direction::note : wire::Direction::out;
    for (auto each = thread.messages->rbegin(); each != thread.messages->rend(); ++each) {
        const bool mine = each->author.kind == wire::AuthorKind::operator_ && each->author.id == m_desk.me().id.value;
        if (mine && each->direction == direction && !each->deleted_at && each->state != wire::MessageState::cancelled)
            return beginRewriting(each->id.value);
    }
}

void OpenDialog::onRewritten(qint64 dialogId, qint64 messageId, const QString& text, ComposerMode mode) {
    const wire::Dialog* dialog = m_desk.dialog(DialogId{dialogId});
    const wire::Message* chosen = dialog ? m_desk.message(dialog->thread_id, MessageId{messageId}) : nullptr;
    if (chosen)
        m_desk.editMessage(*chosen, text.toStdString());
    else // it has been scrolled away meanwhile
        bringBack(DialogId{dialogId}, modeOf(mode), text, {});
}

/// The same words as before are nothing that could be lost. Those that were not taken stay until their author has put
/// them away.
void OpenDialog::keepRewriting(qint64 dialogId, ComposerMode mode) {
    const RewrittenMessage message = m_window.composer()->rewrittenIn(dialogId, mode);
    const QString text = m_window.composer()->rewriting(dialogId, mode);
    const auto refused = std::ranges::find_if(m_refusedEdits, [&](const auto& each) {
        return each.second.dialog == DialogId{dialogId} && each.second.mode == mode && each.second.isOffered;
    });
    KeptText kept = KeptText::ofMessage(DialogId{dialogId}, modeOf(mode));
    if (message.id != 0 && text != message.text) {
        kept.text = text.toStdString();
        kept.message = MessageId{message.id};
        kept.former = message.text.toStdString();
    } else if (refused != m_refusedEdits.end()) {
        kept.text = refused->second.text.toStdString();
        kept.message = refused->first;
        kept.former = refused->second.former.toStdString();
    }
    m_desk.keepText(kept);
}

void OpenDialog::showRewriting(DialogId id, ComposerMode mode) {
    const KeptText* known = m_desk.text(KeptText::ofMessage(id, modeOf(mode)).key());
    if (!known || !known->message || m_window.composer()->rewrittenIn(id.value, mode).id != 0)
        return;
    if (m_refusedEdits.contains(*known->message))
        return; // the bar offers it
    const KeptText kept = *known;
    m_restoring = true;
    m_window.composer()->putRewriting(id.value,
                                      {kept.message->value, QString::fromStdString(kept.former.value_or("")), mode},
                                      QString::fromStdString(kept.text));
    m_restoring = false;
}

void OpenDialog::onReaction(qint64 messageId, const QString& emoji) {
    if (const wire::Message* chosen = message(messageId))
        m_desk.react(*chosen, emoji.toStdString());
}

/// The refusal comes while something else is being written: the words wait until their author asks for them.
void OpenDialog::onChangeRefused(const Outgoing& refused, const Error& error) {
    const QString why = error.code == Errc::stale ? tr("it has been changed at another computer meanwhile")
                        : error.code == Errc::invalid || error.code == Errc::conflict
                            ? QString::fromStdString(error.detail)
                            : refusalWords(error);
    const bool isEdit = refused.action->kind == ActionKind::edit_message;
    keepRefusedEdit(refused, why);
    const QString words = isEdit                                      ? tr("The message was not changed: %1").arg(why)
                          : refused.action->kind == ActionKind::react ? tr("No reaction: %1").arg(why)
                                                                      : tr("The message was not deleted: %1").arg(why);
    if (refused.dialog != m_id)
        emit announced(words);
    else if (isEdit)
        offerRefusedEdit();
    else
        m_window.pane()->showRefusal(m_id.value, words, askFor(error));
}

void OpenDialog::keepRefusedEdit(const Outgoing& refused, const QString& why) {
    if (!refused.action || refused.action->kind != ActionKind::edit_message)
        return;
    const MessageId id = *refused.action->message;
    const wire::Message* now = m_desk.message(refused.thread, id);
    m_refusedEdits[id] = {refused.dialog, modeOf(refused.mode), QString::fromStdString(refused.text), why,
                          now ? QString::fromStdString(now->text) : QString()};
    keepRewriting(refused.dialog.value, modeOf(refused.mode));
}

/// Of the open dialog.
void OpenDialog::offerRefusedEdit() {
    for (const auto& [message, refused] : m_refusedEdits) {
        if (refused.dialog != m_id || !refused.isOffered)
            continue;
        const QString shown = refused.text.left(kShownOfEdit).simplified();
        m_window.pane()->showUnchanged(m_id.value, message.value,
                                       tr("Your change to “%1” was not taken: %2").arg(shown, refused.why));
    }
}

void OpenDialog::onEditAgainAnswered(qint64 messageId, bool again) {
    const auto found = m_refusedEdits.find(MessageId{messageId});
    if (found == m_refusedEdits.end())
        return;
    found->second.isOffered = again;
    if (!again) // the words come with the next change of that message
        return keepRewriting(found->second.dialog.value, found->second.mode);
    if (m_window.composer()->isRewriting(m_id.value, found->second.mode)) {
        emit announced(tr("Save the change that you are making first, or leave it with Esc"));
        return offerRefusedEdit();
    }
    const RefusedEdit refused = std::move(found->second);
    m_refusedEdits.erase(found);
    if (const wire::Message* chosen = message(messageId))
        m_window.composer()->rewrite(
            m_id.value, {messageId, QString::fromStdString(chosen->text), modeOfRewriting(*chosen)}, refused.text);
    else { // it has been scrolled away meanwhile
        bringBack(refused.dialog, modeOf(refused.mode), refused.text, {});
        keepRewriting(refused.dialog.value, refused.mode);
    }
}

} // namespace pult::client
