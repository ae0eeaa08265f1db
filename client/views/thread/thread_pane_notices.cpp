// SPDX-License-Identifier: GPL-3.0-or-later
// What the bar over the text says once and until it is answered: refusals, gaps, somebody who was faster.
#include "client/kit/notice_bar.hpp"
#include "client/kit/time_words.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/thread/thread_pane.hpp"

#include <utility>

namespace pult::client {

QString ThreadPane::staleWords() const {
    const auto seconds = static_cast<int>((m_now() - m_stale->atMs) / 1000);
    if (m_stale->atMs == 0 || seconds < 1)
        return tr("%1 answered before you: “%2”").arg(m_stale->colleague, m_stale->text);
    if (seconds < 60)
        return tr("%1 answered %n s ago: “%2”", "a colleague", seconds).arg(m_stale->colleague, m_stale->text);
    return tr("%1 answered at %2: “%3”", "a colleague, time of day")
        .arg(m_stale->colleague, kit::TimeWords::clock(m_stale->atMs), m_stale->text);
}

void ThreadPane::showStale(qint64 dialogId, const QString& colleague, const QString& theirText, std::int64_t atMs) {
    if (!m_dialog || m_dialog->id != dialogId)
        return;
    m_noticeShown = true;
    m_stale = Stale{colleague, theirText.left(200).simplified(), atMs};
    m_bar->show(kit::Tone::info, QStringLiteral("arrows-exchange"), staleWords());
    m_ticker.start();
    m_bar->addAction(tr("Edit"), [=, this] { resolveStale(dialogId, StaleChoice::edit); });
    m_bar->addAction(tr("Delete"), [=, this] { resolveStale(dialogId, StaleChoice::discard); });
    if (!mustChoose())
        m_bar->addFurtherAction(tr("Send anyway"), tr("More actions"),
                                [=, this] { resolveStale(dialogId, StaleChoice::sendAnyway); });
}

void ThreadPane::resolveStale(qint64 dialogId, StaleChoice choice) {
    hideNotice();
    m_composer->focusText();
    emit staleResolved(dialogId, choice);
}

void ThreadPane::showDiscarded(qint64 dialogId) {
    if (!m_dialog || m_dialog->id != dialogId)
        return;
    m_noticeShown = true;
    m_stale.reset();
    m_bar->show(kit::Tone::plain, QStringLiteral("pencil"), tr("Your reply was deleted"));
    m_bar->addAction(tr("Undo"), [this] {
        hideNotice();
        emit discardUndone();
    });
    m_bar->addClose(tr("Hide"), [this] { hideNotice(); });
}

void ThreadPane::showTaken(qint64 dialogId, const QString& colleague) {
    if (!m_dialog || m_dialog->id != dialogId)
        return;
    m_noticeShown = true;
    m_stale.reset();
    m_bar->show(kit::Tone::info, QStringLiteral("user-check"), tr("%1 has just taken this dialog").arg(colleague));
    m_bar->addAction(tr("Only a note"), [this] {
        hideNotice();
        m_composer->setMode(ComposerMode::note);
    });
    m_bar->addClose(tr("Hide"), [this] { hideNotice(); });
}

void ThreadPane::showRefusal(qint64 dialogId, const QString& words, AskSenior ask) {
    if (!m_dialog || m_dialog->id != dialogId)
        return;
    m_noticeShown = true;
    m_stale.reset();
    const bool asks = ask != AskSenior::no && !m_peeks && !m_dialog->senior.isEmpty();
    m_bar->show(kit::Tone::warning, QStringLiteral("alert-circle"),
                asks ? tr("%1. Ask %2?", "a refusal, a senior").arg(words, m_dialog->senior) : words);
    if (asks)
        m_bar->addAction(tr("Ask", "a senior, by a note"), [=, this] { askSenior(ask); });
    m_bar->addClose(tr("Hide"), [this] { hideNotice(); });
}

void ThreadPane::showUnchanged(qint64 dialogId, qint64 messageId, const QString& words) {
    if (!m_dialog || m_dialog->id != dialogId)
        return;
    m_noticeShown = true;
    m_stale.reset();
    m_bar->show(kit::Tone::warning, QStringLiteral("alert-circle"), words);
    m_bar->addAction(tr("Edit again"), [=, this] {
        hideNotice();
        emit editAgainAnswered(messageId, true);
    });
    m_bar->addClose(tr("Hide"), [=, this] {
        hideNotice();
        emit editAgainAnswered(messageId, false);
    });
}

/// Nothing goes out with a gap in it, unless braces belong to what is written.
void ThreadPane::showBlanks(const QString& names) {
    m_noticeShown = true;
    m_stale.reset();
    m_blankWords = tr("Not sent, still in braces: %1", "gaps of a text").arg(names);
    m_bar->show(kit::Tone::warning, QStringLiteral("alert-circle"), m_blankWords);
    m_bar->addAction(tr("Send as it stands"), [this] {
        hideNotice();
        m_composer->sendAsItStands();
    });
    m_bar->addClose(tr("Hide"), [this] { hideNotice(); });
}

void ThreadPane::hideNotice() {
    m_noticeShown = false;
    m_standing = Standing::none;
    m_stale.reset();
    refreshBar();
}

bool ThreadPane::dismissNotice() {
    if (!m_noticeShown || m_bar->isHidden())
        return false;
    hideNotice();
    return true;
}

} // namespace pult::client
