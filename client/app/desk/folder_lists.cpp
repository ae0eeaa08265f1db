// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/folder_lists.hpp"

#include "client/models/building/row_building.hpp"
#include "client/models/list/folder_query.hpp"
#include "client/views/inbox/inbox_window.hpp"

#include <algorithm>

namespace pult::client {

namespace {

/// Beyond so many nobody reads the number any more.
constexpr int kCounted = 1000;
/// The rows on the screen come first, then those that only count.
constexpr int kCountedAfterMs = 400;
/// People, channels and numbers change in crowds.
constexpr int kRefreshAfterMs = 100;

} // namespace

FolderLists::FolderLists(Desk& desk, InboxWindow& window, QObject* parent)
    : QObject(parent), m_desk(desk), m_window(window), m_drafts(desk, Folder::drafts), m_unsent(desk, Folder::unsent) {
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(kCountedAfterMs);
    connect(&m_countTimer, &QTimer::timeout, this, [this] {
        if (m_desk.folderNumbers())
            return;
        for (const auto& [folder, model] : m_lists)
            if (!isOver(folder))
                model->loadUpTo(kCounted);
    });
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(kRefreshAfterMs);
    connect(&m_refreshTimer, &QTimer::timeout, this, &FolderLists::refresh);
    loadLists();
    connect(&m_window, &InboxWindow::rowsHeld, this, &FolderLists::hold);
    connect(&m_window, &InboxWindow::folderRequested, this, &FolderLists::show);
    connect(&m_window, &InboxWindow::folderEntryRequested, this, &FolderLists::showEntry);
    connect(&m_window, &InboxWindow::filterRequested, this, &FolderLists::setFilter);
    connect(&m_window, &InboxWindow::orderRequested, this, &FolderLists::setByUrgency);
    connect(&m_window, &InboxWindow::filterSaveRequested, this, &FolderLists::save);
    connect(&m_window, &InboxWindow::savedDeleteRequested, this, &FolderLists::remove);
    connect(&m_window, &InboxWindow::savedRenameRequested, this, [this](const QString& key, const QString& name) {
        change(key, [&](wire::FilterSave& filter) { filter.name = name.toStdString(); });
    });
    connect(&m_window, &InboxWindow::savedShareRequested, this, [this](const QString& key, bool shared) {
        change(key, [&](wire::FilterSave& filter) { filter.shared = shared; });
    });
    connect(&m_window, &InboxWindow::savedMoveRequested, this, [this](const QString& key, int place) {
        change(key, [&](wire::FilterSave& filter) { filter.position = place; });
    });
    connect(&m_window, &InboxWindow::filterOverwriteRequested, this, &FolderLists::overwrite);
    connect(&m_window, &InboxWindow::filterOverwriteUndoRequested, this, &FolderLists::undoOverwrite);
    const auto later = [this] {
        if (!m_refreshTimer.isActive())
            m_refreshTimer.start();
    };
    connect(&m_desk, &Desk::rosterChanged, this, later);
    connect(&m_desk, &Desk::started, this, [this] {
        if (!m_awaitedEntry.isEmpty())
            showEntry(std::exchange(m_awaitedEntry, {}));
    });
    connect(&m_desk, &Desk::folderNumbersChanged, this, later);
    connect(&m_desk, &Desk::reachChanged, this, later);
    connect(&m_desk, &Desk::dialogChanged, this, [this, later] {
        if (!m_desk.isOnline())
            later();
    });
    for (const Folder folder : {Folder::drafts, Folder::unsent}) {
        connect(&gathered(folder), &GatheredDialogs::countChanged, this, [this, folder] { publishCount(folder); });
        publishCount(folder);
    }
    show(m_folder);
    refresh();
    m_window.setOrder(m_byUrgency);
}

FolderLists::~FolderLists() {
    m_window.disconnect(this);
    m_window.setDialogs(nullptr);
}

GatheredDialogs& FolderLists::gathered(Folder folder) {
    return folder == Folder::drafts ? m_drafts : m_unsent;
}

void FolderLists::loadLists() {
    for (const Folder folder : kFolders)
        if (!isOver(folder) && !isGathered(folder))
            list(folder);
    m_countTimer.start();
}

void FolderLists::hold(int lastRow) {
    if (m_narrowed)
        m_narrowed->setHold(lastRow);
    else if (!isGathered(m_folder))
        list(m_folder).setHold(lastRow);
}

DialogListModel& FolderLists::list(Folder folder) {
    auto& model = m_lists[folder];
    if (!model) {
        const bool byUrgency = m_byUrgency && !isOver(folder);
        model = std::make_unique<DialogListModel>(m_desk, queryOf(folder, byUrgency));
        connect(model.get(), &DialogListModel::countChanged, this, [this, folder] { publishCount(folder); });
        connect(model.get(), &DialogListModel::heldBackChanged, this, [this, folder](int dialogs) {
            if (folder == m_folder && !m_narrowed)
                m_window.setNewRows(dialogs);
        });
    }
    return *model;
}

// --- what is on the screen

void FolderLists::show(Folder folder) {
    hold(-1);
    m_folder = folder;
    m_entry.clear();
    m_awaitedEntry.clear();
    openSaved();
    m_window.setFolder(folder);
    present();
    publishCount(folder);
    emit placeChanged(QString::fromLatin1(folderId(folder)));
}

void FolderLists::restore(const QString& place) {
    if (const auto folder = folderCalled(place))
        return show(*folder);
    showEntry(place);
    if (m_entry != place)
        m_awaitedEntry = place;
}

void FolderLists::showEntry(const QString& key) {
    const auto filter = filterOf(key.toStdString(), m_desk.roster());
    if (!filter)
        return;
    hold(-1);
    m_entry = key;
    m_awaitedEntry.clear();
    openSaved();
    m_window.setFolderEntry(key);
    present();
    emit placeChanged(key);
}

void FolderLists::setFilter(const ListFilter& filter) {
    hold(-1);
    m_filter = filter;
    present();
}

wire::DialogFilter FolderLists::asked() const {
    if (m_savedVersion != 0)
        return m_parts.rest;
    if (!m_entry.isEmpty())
        return filterOf(m_entry.toStdString(), m_desk.roster()).value_or(wire::DialogFilter{});
    return queryOf(m_folder, m_byUrgency).filter;
}

wire::DialogFilter FolderLists::narrowed() const {
    wire::DialogFilter filter = asked();
    narrow(filter, m_filter, m_desk.now());
    return filter;
}

void FolderLists::present() {
    m_window.setFilter(m_filter);
    m_window.setOpenSaved(openSavedState());
    m_window.setNewRows(0);
    if (isPlain()) {
        if (isGathered(m_folder))
            m_window.setDialogs(&gathered(m_folder));
        else
            m_window.setDialogs(&list(m_folder));
        m_narrowed.reset();
    } else {
        makeNarrowed();
    }
    if (m_savedVersion != 0)
        refresh(); // what is chosen gets its names from the offers
    else
        m_refreshTimer.start();
}

void FolderLists::makeNarrowed() {
    DialogQuery query;
    query.filter = narrowed();
    const bool closed = query.filter.status && std::ranges::count(*query.filter.status, wire::DialogStatus::closed) > 0;
    query.order = m_byUrgency && !closed ? wire::DialogOrder::urgency : wire::DialogOrder::recent;
    auto model = std::make_unique<DialogListModel>(m_desk, query);
    connect(model.get(), &DialogListModel::heldBackChanged, &m_window, &InboxWindow::setNewRows);
    connect(model.get(), &DialogListModel::countChanged, this,
            [this, shown = model.get()] { m_window.setShownCount(shown->count()); });
    m_window.setShownCount(model->count());
    m_window.setDialogs(model.get());
    m_narrowed = std::move(model);
}

void FolderLists::setByUrgency(bool byUrgency) {
    if (byUrgency == m_byUrgency)
        return;
    m_byUrgency = byUrgency;
    m_window.setDialogs(nullptr);
    m_lists.clear();
    loadLists();
    present();
    m_window.setOrder(byUrgency);
}

void FolderLists::retranslate() {
    for (const auto& [folder, model] : m_lists)
        model->retranslate();
    if (m_narrowed)
        m_narrowed->retranslate();
    m_drafts.retranslate();
    m_unsent.retranslate();
    refresh();
}

// --- numbers

void FolderLists::refresh() {
    const bool ofHere = !m_desk.folderNumbers();
    const FolderNumbers numbers = ofHere ? countHere(m_desk) : *m_desk.folderNumbers();
    QList<FolderEntry> entries = folderEntries(m_desk, numbers);
    for (FolderEntry& entry : entries)
        entry.count.isOfHere = ofHere;
    m_window.setFolderEntries(entries);
    followSaved();
    offer(numbers);
    publishCounts();
    // Somebody has deleted the filter that was looked through.
    if (!m_entry.isEmpty() && !filterOf(m_entry.toStdString(), m_desk.roster()))
        show(m_folder);
}

void FolderLists::offer(const FolderNumbers& numbers) {
    static const std::string kTag = "tag:";
    QStringList tags;
    for (auto it = numbers.lower_bound(kTag); it != numbers.end() && it->first.starts_with(kTag); ++it)
        tags += QString::fromStdString(it->first.substr(kTag.size()));
    for (const QString& chosen : m_filter.value(FilterKind::tag))
        if (!tags.contains(chosen))
            tags.prepend(chosen); // nobody has it any more, and it can be taken away all the same
    const bool gatheredHere = m_entry.isEmpty() && isGathered(m_folder);
    m_window.setFilterOffers(gatheredHere ? QList<FilterOffer>() : offersFor(asked(), m_desk, tags),
                             mayShareFilters(m_desk));
}

void FolderLists::publishCounts() {
    for (const Folder folder : kFolders)
        if (!isOver(folder) || m_lists.contains(folder))
            publishCount(folder);
}

FolderCount FolderLists::countOf(Folder folder) {
    if (isGathered(folder))
        return gathered(folder).count();
    const FolderNumbers* numbers = m_desk.folderNumbers();
    if (numbers && !isOver(folder))
        return client::countOf(*numbers, folderId(folder));
    FolderCount count = list(folder).count();
    count.isOfHere = !m_desk.isOnline();
    return count;
}

void FolderLists::publishCount(Folder folder) {
    const FolderCount count = countOf(folder);
    m_counts[folder] = count;
    m_window.setFolderCount(folder, count);
    emit counted(folder, count);
    if (folder == Folder::unassigned)
        publishQueue();
}

void FolderLists::publishQueue() {
    std::int64_t oldestMs = 0;
    m_desk.forEachDialog([&](const wire::Dialog& dialog) {
        if (dialog.assignee_id || !dialog.waiting_since || dialog.status == wire::DialogStatus::closed)
            return;
        const std::int64_t since = dialog.waiting_since->time_since_epoch().count();
        oldestMs = oldestMs == 0 ? since : std::min(oldestMs, since);
    });
    m_window.setQueue(std::max(m_counts[Folder::unassigned].waiting, 0), oldestMs, waitClock(m_desk));
}

} // namespace pult::client
