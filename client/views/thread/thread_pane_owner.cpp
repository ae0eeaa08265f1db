// SPDX-License-Identifier: GPL-3.0-or-later
// Whose dialog it is: what can be written where a colleague has it, and who is asked where one's own rights end.
#include "client/delegates/message_words.hpp"
#include "client/kit/button.hpp"
#include "client/kit/notice_bar.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/thread/thread_pane.hpp"

#include <utility>

namespace pult::client {

bool ThreadPane::isForeign() const {
    return m_dialog && !isClosed() && !m_dialog->mine && m_dialog->assigneeId != 0;
}

bool ThreadPane::repliesOnce() const {
    return isForeign() && m_replyOnce.value(m_dialog->id) == m_dialog->assigneeId;
}

bool ThreadPane::mustChoose() const {
    return isForeign() && m_dialog->replyLeave != ReplyLeave::given && !repliesOnce();
}

bool ThreadPane::mayReplyOnce() const {
    return mustChoose() && m_dialog->replyLeave == ReplyLeave::asked;
}

void ThreadPane::replyOnce() {
    if (!mayReplyOnce())
        return;
    m_replyOnce.insert(m_dialog->id, m_dialog->assigneeId);
    showTarget();
    hideNotice();
    m_composer->setMode(ComposerMode::reply);
}

bool ThreadPane::useReplyOnce(qint64 dialogId, qint64 assigneeId) {
    if (assigneeId == 0 || m_replyOnce.take(dialogId) != assigneeId)
        return false;
    if (m_dialog && m_dialog->id == dialogId) {
        showTarget();
        m_standing = Standing::none;
        refreshBar();
    }
    return true;
}

QString ThreadPane::whyAskedFirst() const {
    if (!mustChoose())
        return {};
    const bool canChoose = m_dialog->mayTakeOver || m_dialog->mayNote || mayReplyOnce();
    return canChoose ? tr("choose above the text first")
                     : tr("the dialog is with %1", "a colleague").arg(m_dialog->assigneeName);
}

bool ThreadPane::showOwner() {
    if (!isForeign())
        return false;
    const QString words =
        repliesOnce() ? tr("The dialog is with %1, your next reply goes into it") : tr("The dialog is with %1");
    if (stand(Standing::owner, kit::Tone::plain, QStringLiteral("user-check"), words.arg(m_dialog->assigneeName)))
        addOwnersActions();
    return true;
}

void ThreadPane::addOwnersActions() {
    if (m_dialog->mayTakeOver)
        addKeyed(tr("Take over"), QStringLiteral("dialog.take"), [this] { emit takeRequested(); });
    if (m_dialog->mayNote)
        addKeyed(tr("Only a note"), QStringLiteral("reply.note"), [this] { m_composer->setMode(ComposerMode::note); });
    if (mayReplyOnce())
        addKeyed(tr("Reply once"), QStringLiteral("reply.once"), [this] { replyOnce(); });
}

/// Two who write at once can agree by a note, which the customer doesn't see.
void ThreadPane::addTypistsActions() {
    const bool asks = mustChoose();
    if (asks)
        addOwnersActions();
    if (!m_dialog->mayNote)
        return;
    const QString words = tr("Write to %1", "a colleague, by a note").arg(shortName(m_typist));
    const auto call = [this, name = m_typist] { m_composer->addToNote(u'@' + name + u' '); };
    if (asks) // more than fits beside the words
        m_bar->addFurtherAction(words, tr("More actions"), call);
    else
        m_bar->addAction(words, call);
}

void ThreadPane::addKeyed(const QString& words, const QString& action, std::function<void()> act) {
    kit::Button& button = m_bar->addAction(words, std::move(act));
    button.setAction(action);
    if (m_keyOf)
        button.setKeyOfAction(m_keyOf(action));
}

/// What he is to do stands in the thread, and in what the operator adds.
void ThreadPane::askSenior(AskSenior ask) {
    const QString words = ask == AskSenior::room
                              ? tr("@%1 my desk is full, can somebody take one of my dialogs?", "a note to a senior")
                              : tr("@%1 my role doesn't allow this, can you do it?", "a note to a senior");
    const QString note = words.arg(m_dialog->senior) + u' ';
    hideNotice();
    m_composer->addToNote(note);
}

} // namespace pult::client
