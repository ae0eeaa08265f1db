// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/own_windows.hpp"

#include "client/app/desk/colleague_desk.hpp"
#include "client/app/desk/find_in_dialog.hpp"
#include "client/app/desk/first_words.hpp"
#include "client/models/words/refusal_words.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/thread/thread_view.hpp"

#include <algorithm>
#include <utility>

namespace pult::client {

struct OwnWindows::Own final : public QObject {
    Own(const Parts& parts, DialogId of)
        : id(of), window(
                      parts.theme, [&desk = parts.desk] { return desk.nowMs(); }, InboxWindow::Extent::dialog),
          open(parts.desk, parts.courier, window, parts.makeMicrophone), colleagues(parts.desk, parts.bulk, window),
          finding(parts.desk, window), first(parts.desk, window) {
        open.setElsewhere([of](DialogId other) { return other != of; });
    }

    DialogId id;
    InboxWindow window;
    OpenDialog open;
    ColleagueDesk colleagues;
    FindInDialog finding;
    FirstWords first;
};

OwnWindows::OwnWindows(Parts parts, QObject* parent) : QObject(parent), m_parts(std::move(parts)) {
    m_parts.open.setElsewhere([this](DialogId id) { return find(id) != nullptr; });
    m_parts.bulk.setOwnWindows([this](DialogId id) { return windowOf(id); });
    connect(&m_parts.open, &OpenDialog::elsewhereRequested, this, &OwnWindows::show);
    connect(&m_parts.window, &InboxWindow::windowRequested, this, [this](qint64 id) { open(DialogId{id}); });
}

OwnWindows::~OwnWindows() {
    m_parts.open.setElsewhere({});
    m_parts.bulk.setOwnWindows({});
    for (const auto& own : m_own)
        m_parts.window.setOwnWindow(own->id.value, nullptr);
}

OwnWindows::Own* OwnWindows::find(DialogId id) const {
    const auto found = std::find_if(m_own.begin(), m_own.end(), [id](const auto& own) { return own->id == id; });
    return found == m_own.end() ? nullptr : found->get();
}

InboxWindow* OwnWindows::windowOf(DialogId id) const {
    Own* own = find(id);
    return own ? &own->window : nullptr;
}

std::vector<InboxWindow*> OwnWindows::windows() const {
    std::vector<InboxWindow*> windows;
    windows.reserve(m_own.size());
    for (const auto& own : m_own)
        windows.push_back(&own->window);
    return windows;
}

void OwnWindows::open(DialogId id) {
    if (find(id))
        return show(id, {});
    if (!m_parts.desk.dialog(id))
        return;
    const bool wasOpen = m_parts.open.id() == id;
    const bool allThere = !wasOpen || m_parts.open.handOver();
    if (wasOpen)
        emit m_parts.open.opened(0);
    Own& own = make(id, m_last, m_lastCardWidth);
    own.window.bringForward();
    own.open.open(id, true);
    if (!allThere)
        own.window.announce(tr("Its files were not up yet: the message waits here as a draft"));
    emit changed();
}

void OwnWindows::show(DialogId id, MessageId message) {
    Own* own = find(id);
    if (!own)
        return;
    m_parts.window.markOpenRow();
    own->window.bringForward();
    own->open.open(id, true);
    if (message)
        own->open.goTo(message);
}

OwnWindows::Own& OwnWindows::make(DialogId id, const QByteArray& geometry, int cardWidth) {
    m_awaited.removeIf([id](const KeptWindows::Window& each) { return each.dialog == id.value; });
    m_own.push_back(std::make_unique<Own>(m_parts, id));
    Own& own = *m_own.back();
    m_parts.window.setOwnWindow(id.value, &own.window);
    connectDialog(own);
    connectDesk(own);
    shareCard(own);
    shareHabits(own);
    showAlerts(own);
    m_parts.equip(own.window, own.open);
    if (!geometry.isEmpty())
        own.window.restoreGeometry(geometry);
    own.window.setCardWidth(cardWidth);
    return own;
}

void OwnWindows::connectDialog(Own& own) {
    const DialogId id = own.id;
    connect(&own.window, &InboxWindow::putAwayRequested, this, [this, id] { close(id); });
    connect(&own.window, &InboxWindow::stateChanged, this, &OwnWindows::changed);
    connect(&own.open, &OpenDialog::opened, this, [this, id, &own](qint64 dialog) {
        own.finding.show(DialogId{dialog});
        if (dialog != 0)
            return;
        if (own.window.isActiveWindow())
            m_parts.window.restKeys(); // they come there next, in the middle of a word
        close(id);
    });
    connect(&own.finding, &FindInDialog::messageWanted, &own.open, &OpenDialog::goTo);
    connect(&own.colleagues, &ColleagueDesk::leftSight, &own.open, &OpenDialog::letGo);
    connect(&own.open, &OpenDialog::announced, this, [this, &own](const QString& words) {
        InboxWindow& seen = own.window.isVisible() ? own.window : m_parts.window;
        seen.announce(words);
    });
}

/// What is done with a dialog is done from the desk, and what leads elsewhere leads there.
void OwnWindows::connectDesk(Own& own) {
    const InboxWindow* from = &own.window;
    InboxWindow* desk = &m_parts.window;
    connect(from, &InboxWindow::takeRequested, desk, &InboxWindow::takeRequested);
    connect(from, &InboxWindow::answeredRequested, desk, &InboxWindow::answeredRequested);
    connect(from, &InboxWindow::unreadRequested, desk, &InboxWindow::unreadRequested);
    connect(from, &InboxWindow::closeRequested, desk, &InboxWindow::closeRequested);
    connect(from, &InboxWindow::reopenRequested, desk, &InboxWindow::reopenRequested);
    connect(from, &InboxWindow::reconnectRequested, desk, &InboxWindow::reconnectRequested);
    connect(from, &InboxWindow::bulkUndoRequested, &m_parts.bulk, &BulkActions::undo);
    connect(from, &InboxWindow::bulkResultChosen, &m_parts.bulk, &BulkActions::changeResult);
    connect(from, &InboxWindow::spamRequested, desk, &InboxWindow::spamRequested);
    connect(from, &InboxWindow::snoozeRequested, desk, &InboxWindow::snoozeRequested);
    connect(from, &InboxWindow::tagAddRequested, desk, &InboxWindow::tagAddRequested);
    connect(from, &InboxWindow::tagRemoveRequested, desk, &InboxWindow::tagRemoveRequested);
    connect(from, &InboxWindow::scaleRequested, desk, &InboxWindow::scaleRequested);
    connect(from, &InboxWindow::settingsRequested, desk, &InboxWindow::settingsRequested);
    connect(from, &InboxWindow::alertDismissed, desk, &InboxWindow::alertDismissed);
    connect(from, &InboxWindow::deskActionRequested, desk, [this, desk, id = own.id](const QString& action) {
        desk->bringForward();
        m_left = id;
        desk->act(action);
        m_left = {};
    });
    connect(from, &InboxWindow::mostUrgentRequested, desk, [desk] {
        desk->bringForward();
        emit desk->mostUrgentRequested();
    });
    connect(from, &InboxWindow::closeAndNextRequested, desk, [this, desk](qint64 dialog) {
        if (!closesTooEarly(m_parts.desk, DialogId{dialog}))
            desk->bringForward();
        emit desk->closeAndNextRequested(dialog);
    });
    connect(from, &InboxWindow::dialogRequested, desk, [desk](qint64 dialog, bool takeFocus) {
        desk->bringForward();
        emit desk->dialogRequested(dialog, takeFocus);
    });
    own.window.setPeople([desk] { return desk->people(); });
    own.window.setKeys(desk->chosenKeys());
    connect(desk, &InboxWindow::keysChanged, from,
            [&own](const QHash<QString, QString>& keys) { own.window.setKeys(keys); });
    own.window.setFolderHabits(desk->folderHabits());
    connect(desk, &InboxWindow::folderHabitsChanged, from,
            [&own](const FolderHabits& habits) { own.window.setFolderHabits(habits); });
}

/// What is being written into a card, and which of its blocks are folded away, is the operator's and no window's.
void OwnWindows::shareCard(Own& own) {
    InboxWindow* desk = &m_parts.window;
    CardPane* ofDesk = desk->card();
    CardPane* ofOwn = own.window.card();
    ofOwn->setTexts(ofDesk->texts());
    ofOwn->setFolded(ofDesk->folded());
    connect(ofDesk, &CardPane::foldedChanged, ofOwn, [=] { ofOwn->setFolded(ofDesk->folded()); });
    connect(ofOwn, &CardPane::foldedChanged, ofDesk, [=] {
        ofDesk->setFolded(ofOwn->folded());
        emit ofDesk->foldedChanged();
    });
    connect(&own.first, &FirstWords::begun, this, [this, desk](DialogId id) {
        desk->bringForward();
        m_parts.open.open(id, true);
    });
    connect(&own.first, &FirstWords::announced, &own.window, &InboxWindow::announce);
}

/// Which texts are used where counts for all windows.
void OwnWindows::shareHabits(Own& own) {
    TemplateDesk& ofDesk = m_parts.open.templates();
    TemplateDesk& ofOwn = own.open.templates();
    ofOwn.setHabits(ofDesk.habits());
    connect(&ofDesk, &TemplateDesk::habitsChanged, &ofOwn, &TemplateDesk::adoptHabits);
    connect(&ofOwn, &TemplateDesk::habitsChanged, &ofDesk, [&ofDesk](const TemplateHabits& habits) {
        ofDesk.adoptHabits(habits);
        emit ofDesk.habitsChanged(habits);
    });
}

void OwnWindows::close(DialogId id) {
    const auto found = std::find_if(m_own.begin(), m_own.end(), [id](const auto& own) { return own->id == id; });
    if (found == m_own.end())
        return;
    Own* own = found->release(); // it may be the one that asks
    m_own.erase(found);
    m_parts.window.setOwnWindow(id.value, nullptr);
    m_last = own->window.saveGeometry();
    m_lastCardWidth = own->window.cardWidth();
    if (!own->open.handOver())
        m_parts.window.announce(tr("Its files were not up yet: the message is a draft"));
    own->window.hide();
    own->setParent(this);
    own->deleteLater();
    emit changed();
}

void OwnWindows::restore(const KeptWindows& kept) {
    m_last = kept.last;
    m_lastCardWidth = kept.lastCardWidth;
    m_awaited = kept.open;
    for (const KeptWindows::Window& window : kept.open) {
        const DialogId id{window.dialog};
        m_parts.desk.loadDialog(id, this, [this, id, window](const Result<DialogId>& answer) {
            // Whoever could not ask tries again the next time.
            if (!answer && answer.error().code != Errc::not_found && answer.error().code != Errc::forbidden)
                return;
            m_awaited.removeIf([id](const KeptWindows::Window& each) { return each.dialog == id.value; });
            // Whoever has opened it meanwhile has it where he wants it.
            if (answer && m_parts.desk.dialog(id) && m_parts.open.id() != id && !find(id)) {
                Own& own = make(id, window.geometry, window.cardWidth);
                own.window.setCardShown(window.card);
                own.window.setAttribute(Qt::WA_ShowWithoutActivating);
                own.window.show();
                if (window.message != 0)
                    own.open.reopenAt(id, MessageId{window.message});
                else
                    own.open.open(id, false);
            }
            emit changed();
        });
    }
}

KeptWindows OwnWindows::kept() const {
    KeptWindows kept{m_awaited, m_last, m_lastCardWidth};
    for (const auto& own : m_own)
        kept.open.append({own->id.value, own->window.saveGeometry(), own->window.thread()->middleMessage(),
                          own->window.isCardShown(), own->window.cardWidth()});
    return kept;
}

void OwnWindows::setAlerts(const QList<AlertRow>& alerts) {
    m_alerts = alerts;
    for (const auto& own : m_own)
        showAlerts(*own);
}

void OwnWindows::showAlerts(Own& own) {
    QList<AlertRow> rows = m_alerts;
    rows.removeIf([&own](const AlertRow& row) { return DialogId{row.dialog} == own.id; });
    own.window.setAlerts(rows);
}

void OwnWindows::retranslate() {
    for (const auto& own : m_own)
        own->open.retranslate();
}

void OwnWindows::keepDrafts() {
    for (const auto& own : m_own)
        own->open.keepDrafts();
}

int OwnWindows::waitingForFiles() const {
    int waiting = 0;
    for (const auto& own : m_own)
        waiting += own->open.waitingForFiles();
    return waiting;
}

} // namespace pult::client
