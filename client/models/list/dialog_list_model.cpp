// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/list/dialog_list_model.hpp"

#include "client/models/building/row_building.hpp"
#include "client/models/list/dialog_list_state.hpp"

#include <algorithm>
#include <map>

namespace pult::client {

namespace {

/// Skeletons shown below the loaded rows while there are more at the server.
constexpr int kTail = 20;

} // namespace

DialogListModel::DialogListModel(Desk& desk, const DialogQuery& query, QObject* parent)
    : QAbstractListModel(parent), m_desk(desk), m(std::make_unique<State>()) {
    m->query = query;
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_flushTimer, &QTimer::timeout, this, &DialogListModel::flush);
    m_wishTimer.setSingleShot(true);
    m_wishTimer.setInterval(0);
    connect(&m_wishTimer, &QTimer::timeout, this, &DialogListModel::grantWishes);
    connect(&desk, &Desk::started, this, &DialogListModel::onStarted);
    connect(&desk, &Desk::dialogChanged, this, [this](DialogId id) { onDialogChanged(id.value); });
    connect(&desk, &Desk::dialogRemoved, this, [this](DialogId id) {
        m->removed.insert(id);
        onDialogChanged(id.value);
    });
    connect(&desk, &Desk::rosterChanged, this, &DialogListModel::rebuildRows);
    admitKnown();
    updateTail();
    loadNext();
}

DialogListModel::~DialogListModel() = default;

int DialogListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : loadedRows() + m->tail;
}

int DialogListModel::loadedRows() const {
    return static_cast<int>(m->rows.size());
}

QVariant DialogListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int row = index.row();
    const wire::Dialog* dialog =
        row < loadedRows() ? m_desk.dialog(m->rows[static_cast<std::size_t>(row)].id) : nullptr;
    if (!dialog) {
        // One that has left our sight is not asked for again while its row is held.
        if (row >= loadedRows() || !m->removed.contains(m->rows[static_cast<std::size_t>(row)].id))
            wish(row);
        return dialogData(nullptr, role, 0);
    }
    if (role == DialogIdRole)
        return QVariant::fromValue<qint64>(dialog->id.value); // asked of many rows at once, nothing has to be built
    m_desk.touch(dialog->id);
    auto built = m->built.find(dialog->id);
    if (built == m->built.end())
        built = m->built.emplace(dialog->id, dialogRow(m_desk, *dialog)).first;
    return dialogData(&built->second, role, m_desk.nowMs());
}

QModelIndexList DialogListModel::match(const QModelIndex& start, int role, const QVariant& value, int hits,
                                       Qt::MatchFlags flags) const {
    if (role != DialogIdRole)
        return QAbstractListModel::match(start, role, value, hits, flags);
    const int row = rowOf(value.toLongLong());
    return row < start.row() ? QModelIndexList() : QModelIndexList{index(row)};
}

int DialogListModel::rowOf(std::int64_t dialogId) const {
    const auto found = m->known.find(DialogId{dialogId});
    return found == m->known.end() ? -1 : m->place(found->second.key);
}

FolderCount DialogListModel::count() const {
    if (!m->loaded && m->rows.empty())
        return {};
    FolderCount count{m->unanswered, loadedRows()};
    count.isPartial = !m->complete() && !m->unreachable;
    for (const DialogId id : m->heldBack) {
        const Place place = placeOf(id);
        const int difference = (place.to >= 0 ? 1 : 0) - (place.from >= 0 ? 1 : 0);
        const wire::Dialog* dialog = m_desk.dialog(id);
        const bool unanswered =
            difference > 0 ? dialog && dialog->unanswered : difference < 0 && m->known.at(id).unanswered;
        count.total += difference;
        count.waiting += unanswered ? difference : 0;
    }
    return count;
}

bool DialogListModel::isComplete() const {
    return m->complete();
}

bool DialogListModel::isLoaded() const {
    return m->loaded;
}

void DialogListModel::loadUpTo(int rows) {
    m->wanted = std::max(m->wanted, rows);
    if (m->loaded && m->next && loadedRows() < m->wanted)
        loadNext();
}

// --- loading

void DialogListModel::onStarted(bool reloads) {
    // What was asked before, without a connection, may never be answered.
    ++m->attempt;
    m->fetching = false;
    m->unreachable = false;
    if (reloads) {
        // What is shown stays until the new pages say what is left of it.
        m->loaded = false;
        m->next.reset();
        m->pages.clear();
    }
    updateTail();
    if (!m->loaded || loadedRows() < m->wanted)
        loadNext();
}

void DialogListModel::loadNext() {
    if (m->fetching || m->complete())
        return;
    m->fetching = true;
    const bool first = !m->loaded;
    const auto after = first ? std::nullopt : m->next;
    m_desk.loadDialogs(m->query, after, kPage, this,
                       [this, first, attempt = m->attempt](const Result<ListedPage>& page) {
                           if (attempt != m->attempt)
                               return;
                           m->fetching = false;
                           if (page) // else asked again by the next session or the next look at a skeleton
                               return applyPage(*page, first);
                           m->unreachable = !m_desk.isOnline();
                           updateTail();
                           emit countChanged();
                       });
}

void DialogListModel::applyPage(const ListedPage& page, bool first) {
    flush();
    const auto after = first ? std::nullopt : m->next;
    m->loaded = true;
    m->next = page.next;
    if (page.upTo || !page.keys.empty())
        m->pages.push_back({page.upTo ? *page.upTo : page.keys.back(), after});
    purge();
    admitKnown();
    updateTail();
    emit countChanged();
    if (m->next && loadedRows() < m->wanted)
        loadNext();
}

void DialogListModel::purge() {
    for (int row = loadedRows() - 1; row >= 0; --row) {
        const SortKey key = m->rows[static_cast<std::size_t>(row)];
        const bool forgotten = !m_desk.dialog(key.id);
        // Behind the last page, or not named by the pages that should have.
        if (!m->inRange(key) || (!forgotten && !m_desk.isCurrent(key.id)))
            removeRowAt(row);
    }
}

void DialogListModel::admitKnown() {
    // More than the page itself: an event may have brought a dialog here while the page was on its way.
    std::vector<const wire::Dialog*> fresh;
    m_desk.forEachDialog([&](const wire::Dialog& dialog) {
        if (m_desk.isCurrent(dialog.id) && !m->known.contains(dialog.id) &&
            m->query.matches(dialog, m_desk.me().id, m_desk.now()) && m->inRange(sortKey(m->query.order, dialog)))
            fresh.push_back(&dialog);
    });
    std::sort(fresh.begin(), fresh.end(), [this](const wire::Dialog* one, const wire::Dialog* other) {
        return sortKey(m->query.order, *one) < sortKey(m->query.order, *other);
    });
    for (std::size_t i = 0; i < fresh.size();) {
        // Neighbours come in together.
        const int at = m->place(sortKey(m->query.order, *fresh[i]));
        std::size_t end = i + 1;
        while (end < fresh.size() && m->place(sortKey(m->query.order, *fresh[end])) == at)
            ++end;
        std::vector<SortKey> keys;
        for (; i < end; ++i) {
            keys.push_back(sortKey(m->query.order, *fresh[i]));
            m->known[fresh[i]->id] = {keys.back(), fresh[i]->unanswered};
            m->unanswered += fresh[i]->unanswered ? 1 : 0;
        }
        beginInsertRows({}, at, at + static_cast<int>(keys.size()) - 1);
        m->rows.insert(m->rows.begin() + at, keys.begin(), keys.end());
        endInsertRows();
    }
}

void DialogListModel::updateTail() {
    // A skeleton says that something is on its way.
    const int wanted = m->complete() || m->unreachable ? 0 : kTail;
    const int shown = loadedRows();
    if (wanted > m->tail) {
        beginInsertRows({}, shown + m->tail, shown + wanted - 1);
        m->tail = wanted;
        endInsertRows();
    } else if (wanted < m->tail) {
        beginRemoveRows({}, shown + wanted, shown + m->tail - 1);
        m->tail = wanted;
        endRemoveRows();
    }
}

void DialogListModel::wish(int row) const {
    m->wishes.insert(row);
    m_wishTimer.start();
}

void DialogListModel::grantWishes() {
    std::map<std::size_t, std::vector<DialogId>> forgotten; // by page
    for (const int row : std::exchange(m->wishes, {})) {
        if (row >= loadedRows()) {
            loadNext();
            continue;
        }
        const SortKey key = m->rows[static_cast<std::size_t>(row)];
        if (m_desk.dialog(key.id) || !m->fetchingForgotten.insert(key.id).second)
            continue;
        const auto page = std::find_if(m->pages.begin(), m->pages.end(),
                                       [&](const State::Page& candidate) { return key <= candidate.upTo; });
        forgotten[static_cast<std::size_t>(page - m->pages.begin())].push_back(key.id);
    }
    for (auto& [page, ids] : forgotten)
        reloadForgotten(page, std::move(ids));
}

void DialogListModel::reloadForgotten(std::size_t page, std::vector<DialogId> ids) {
    const auto askOneByOne = [this, ids] {
        for (const DialogId id : ids) {
            // It may have moved to another page since.
            if (!m_desk.dialog(id))
                reloadOne(id);
            else
                m->fetchingForgotten.erase(id);
        }
    };
    if (page >= m->pages.size())
        return askOneByOne();
    m_desk.loadDialogs(m->query, m->pages[page].after, kPage, this,
                       [askOneByOne](const Result<ListedPage>&) { askOneByOne(); });
}

void DialogListModel::reloadOne(DialogId id) {
    m_desk.loadDialog(id, this, [this, id](const Result<DialogId>& answer) {
        m->fetchingForgotten.erase(id);
        if (!answer && answer.error().code == Errc::not_found) {
            m->removed.insert(id);
            onDialogChanged(id.value);
        }
    });
}

} // namespace pult::client
