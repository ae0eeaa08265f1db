// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a dialog that has ended, and how one goes on.
#include "client/kit/notice_bar.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/thread/thread_pane.hpp"

namespace pult::client {

/// In the place of a reply.
QString ThreadPane::closedWords() const {
    const std::int64_t into = m_dialog->mergedInto;
    return into == 0 ? tr("Reopen the dialog to reply") : tr("It goes on in #%1", "a dialog, its number").arg(into);
}

bool ThreadPane::showClosed() {
    if (!isClosed())
        return false;
    if (showJoined())
        return true;
    if (stand(Standing::closed, kit::Tone::plain, QStringLiteral("archive"), tr("The dialog is closed"))) {
        m_bar->addAction(tr("Reopen"), [this] { emit reopenRequested(); });
        m_bar->addAction(tr("Only a note"), [this] { m_composer->setMode(ComposerMode::note); });
    }
    return true;
}

/// It isn't opened again: it goes on elsewhere.
bool ThreadPane::showJoined() {
    const std::int64_t into = m_dialog->mergedInto;
    if (into == 0)
        return false;
    if (stand(Standing::closed, kit::Tone::plain, QStringLiteral("git-merge"),
              tr("Joined with #%1, it goes on there", "a dialog, the number of another").arg(into))) {
        m_bar->addAction(tr("Open #%1", "a dialog, its number").arg(into),
                         [this, into] { emit joinedRequested(into); });
        m_bar->addAction(tr("Only a note"), [this] { m_composer->setMode(ComposerMode::note); });
    }
    return true;
}

} // namespace pult::client
