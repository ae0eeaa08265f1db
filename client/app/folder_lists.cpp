// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/folder_lists.hpp"

#include "client/state/desk.hpp"
#include "client/views/inbox/inbox_window.hpp"

namespace pult::client {

namespace {

/// Beyond so many nobody reads the number any more.
constexpr int kCounted = 1000;
/// The rows on the screen come first, then those that only count.
constexpr int kCountedAfterMs = 400;

} // namespace

FolderLists::FolderLists(Desk& desk, InboxWindow& window, QObject* parent)
    : QObject(parent), m_desk(desk), m_window(window), m_mentioned(desk, Folder::mentioned),
      m_drafts(desk, Folder::drafts), m_unsent(desk, Folder::unsent) {
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(kCountedAfterMs);
    connect(&m_countTimer, &QTimer::timeout, this, [this] {
        for (const auto& [folder, model] : m_lists)
            if (folder != Folder::closed)
                model->loadUpTo(kCounted);
    });
    loadLists();
    connect(&m_window, &InboxWindow::rowsHeld, this, &FolderLists::hold);
    for (const Folder folder : {Folder::mentioned, Folder::drafts, Folder::unsent}) {
        connect(&gathered(folder), &GatheredDialogs::countChanged, this, [this, folder] { publishCount(folder); });
        publishCount(folder);
    }
    show(m_folder);
    m_window.setOrder(m_byUrgency);
}

FolderLists::~FolderLists() {
    m_window.disconnect(this);
    m_window.setDialogs(nullptr);
}

GatheredDialogs& FolderLists::gathered(Folder folder) {
    return folder == Folder::mentioned ? m_mentioned : folder == Folder::drafts ? m_drafts : m_unsent;
}

void FolderLists::loadLists() {
    for (const Folder folder : kFolders)
        if (folder != Folder::closed && !isGathered(folder))
            list(folder);
    m_countTimer.start();
}

void FolderLists::hold(int lastRow) {
    if (!isGathered(m_folder))
        list(m_folder).setHold(lastRow);
}

DialogListModel& FolderLists::list(Folder folder) {
    auto& model = m_lists[folder];
    if (!model) {
        const bool byUrgency = m_byUrgency && folder != Folder::closed;
        model = std::make_unique<DialogListModel>(m_desk, folder, byUrgency);
        connect(model.get(), &DialogListModel::countChanged, this, [this, folder] { publishCount(folder); });
        connect(model.get(), &DialogListModel::heldBackChanged, this, [this, folder](int dialogs) {
            if (folder == m_folder)
                m_window.setNewRows(dialogs);
        });
    }
    return *model;
}

void FolderLists::show(Folder folder) {
    hold(-1);
    m_folder = folder;
    m_window.setFolder(folder);
    if (isGathered(folder))
        m_window.setDialogs(&gathered(folder));
    else
        m_window.setDialogs(&list(folder));
    publishCount(folder);
}

void FolderLists::setByUrgency(bool byUrgency) {
    if (byUrgency == m_byUrgency)
        return;
    m_byUrgency = byUrgency;
    m_window.setDialogs(nullptr);
    m_lists.clear();
    loadLists();
    show(m_folder);
    m_window.setOrder(byUrgency);
}

void FolderLists::retranslate() {
    for (const auto& [folder, model] : m_lists)
        model->retranslate();
    m_mentioned.retranslate();
    m_drafts.retranslate();
    m_unsent.retranslate();
}

void FolderLists::publishCount(Folder folder) {
    const FolderCount count = isGathered(folder) ? gathered(folder).count() : list(folder).count();
    m_counts[folder] = count;
    m_window.setFolderCount(folder, count);
    emit counted(folder, count);
    if (folder == Folder::unassigned)
        publishQueue();
}

void FolderLists::publishQueue() {
    const DialogListModel& queue = list(Folder::unassigned);
    std::int64_t oldestMs = 0;
    m_desk.forEachDialog([&](const wire::Dialog& dialog) {
        if (dialog.assignee_id || !dialog.waiting_since || dialog.status == wire::DialogStatus::closed)
            return;
        const std::int64_t since = dialog.waiting_since->time_since_epoch().count();
        oldestMs = oldestMs == 0 ? since : std::min(oldestMs, since);
    });
    m_window.setQueue(std::max(queue.count().waiting, 0), oldestMs);
}

} // namespace pult::client
