// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of the open dialog that get other words, are deleted or reacted to.
#include "client/app/desk/open_dialog.hpp"

#include "client/models/building/offer_building.hpp"
#include "client/models/words/refusal_words.hpp"
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
    if (refusedEdit(chosen->id))
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

/// The same words as before are nothing that could be lost.
void OpenDialog::keepRewriting(qint64 dialogId, ComposerMode mode) {
    const RewrittenMessage message = m_window.composer()->rewrittenIn(dialogId, mode);
    const QString text = m_window.composer()->rewriting(dialogId, mode);
    KeptText kept = KeptText::ofMessage(DialogId{dialogId}, modeOf(mode));
    if (message.id != 0 && text != message.text) {
        kept.text = text.toStdString();
        kept.message = MessageId{message.id};
        kept.former = message.text.toStdString();
    }
    m_desk.keepText(kept);
}

void OpenDialog::showRewriting(DialogId id, ComposerMode mode) {
    const KeptText* known = m_desk.text(KeptText::ofMessage(id, modeOf(mode)).key());
    if (!known || !known->message || m_window.composer()->rewrittenIn(id.value, mode).id != 0)
        return;
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
    KeptText kept = KeptText::ofRefusedEdit(refused.dialog, *refused.action->message);
    kept.text = refused.text;
    kept.mode = refused.mode;
    kept.why = why.toStdString();
    m_desk.keepText(kept);
}

std::optional<KeptText> OpenDialog::refusedEdit(MessageId message) const {
    std::optional<KeptText> found;
    m_desk.forEachText([&](const KeptText& kept) {
        if (kept.place == TextPlace::refused_edit && kept.message == message)
            found = kept;
    });
    return found;
}

/// The newest one of the open dialog.
void OpenDialog::offerRefusedEdit() {
    std::optional<KeptText> newest;
    m_desk.forEachText([&](const KeptText& kept) {
        const bool isOffered = kept.place == TextPlace::refused_edit && kept.owner == m_id.value && kept.message &&
                               !kept.put_away.value_or(false);
        if (isOffered && (!newest || *newest->message < *kept.message))
            newest = kept;
    });
    if (!newest)
        return;
    const QString shown = QString::fromStdString(newest->text).left(kShownOfEdit).simplified();
    const QString why = QString::fromStdString(newest->why.value_or(""));
    m_window.pane()->showUnchanged(m_id.value, newest->message->value,
                                   tr("Your change to “%1” was not taken: %2").arg(shown, why));
}

void OpenDialog::onEditAgainAnswered(qint64 messageId, bool again) {
    auto refused = refusedEdit(MessageId{messageId});
    if (!refused)
        return;
    refused->put_away = !again;
    m_desk.keepText(*refused);
    if (!again)
        return; // the words come with the next change of that message
    const wire::ComposeMode mode = refused->mode.value_or(wire::ComposeMode::reply);
    if (m_window.composer()->isRewriting(m_id.value, modeOf(mode))) {
        emit announced(tr("Save the change that you are making first, or leave it with Esc"));
        return offerRefusedEdit();
    }
    const QString text = QString::fromStdString(refused->text);
    if (const wire::Message* chosen = message(messageId))
        m_window.composer()->rewrite(m_id.value,
                                     {messageId, QString::fromStdString(chosen->text), modeOfRewriting(*chosen)}, text);
    else // it has been scrolled away meanwhile
        bringBack(DialogId{refused->owner}, mode, text, {});
    refused->text.clear(); // now they are kept where they are written on
    m_desk.keepText(*refused);
}

} // namespace pult::client
