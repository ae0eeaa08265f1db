// SPDX-License-Identifier: GPL-3.0-or-later
// What the desk tells, and rows that are held in their places meanwhile.
#include "client/models/list/dialog_list_state.hpp"

namespace pult::client {

namespace {

/// Built rows kept; a screen shows about twenty.
constexpr std::size_t kBuiltRows = 500;
/// Above this share of the rows one wide change is cheaper than many narrow ones.
constexpr std::size_t kWideChange = 2;

} // namespace

// --- events

void DialogListModel::onDialogChanged(std::int64_t id) {
    m->dirty.insert(DialogId{id});
    if (!m_flushTimer.isActive())
        m_flushTimer.start(m_pace.waitMs());
}

void DialogListModel::rebuildRows() {
    m->built.clear();
    if (loadedRows() > 0)
        emit dataChanged(index(0), index(loadedRows() - 1), {DialogRowRole, Qt::AccessibleTextRole});
}

void DialogListModel::flush() {
    m_flushTimer.stop();
    if (m->dirty.empty())
        return;
    m_pace.flushed();
    const auto dirty = std::exchange(m->dirty, {});
    if (m->built.size() > kBuiltRows)
        m->built.clear();
    else
        for (const DialogId id : dirty)
            m->built.erase(id);
    const int heldBefore = heldBack();
    std::vector<int> changed;
    for (const DialogId id : dirty) {
        m->heldBack.erase(id);
        if (isHeldBack(id))
            holdBack(id);
        else
            apply(id.value);
    }
    for (const DialogId id : dirty)
        if (const int row = rowOf(id.value); row >= 0)
            changed.push_back(row);
    std::erase_if(m->removed, [this](DialogId id) { return !m->heldBack.contains(id); });
    if (changed.size() * kWideChange > m->rows.size()) {
        const auto [first, last] = std::minmax_element(changed.begin(), changed.end());
        emit dataChanged(index(*first), index(*last));
    } else {
        for (const int row : changed)
            emit dataChanged(index(row), index(row));
    }
    emit countChanged();
    if (const int held = heldBack(); held != heldBefore)
        emit heldBackChanged(held);
}

// --- rows that stay

DialogListModel::Place DialogListModel::placeOf(DialogId id) const {
    Place place;
    const auto known = m->known.find(id);
    if (known != m->known.end())
        place.from = m->place(known->second.key);
    const wire::Dialog* dialog = m_desk.dialog(id);
    if (!dialog) {
        const bool forgotten = !m->removed.contains(id);
        place.to = forgotten ? place.from : -1;
        return place;
    }
    const SortKey key = sortKey(m->query.order, *dialog);
    if (!m->query.matches(*dialog, m_desk.me().id, m_desk.now()) || !m->inRange(key))
        return place;
    place.to = m->place(key);
    // Its own row is counted in the place when that lies behind.
    if (place.from >= 0 && place.to > place.from)
        --place.to;
    return place;
}

bool DialogListModel::isHeldBack(DialogId id) const {
    const Place place = placeOf(id);
    if (m->hold < 0 || place.from == place.to)
        return false;
    return (place.from >= 0 && place.from <= m->hold) || (place.to >= 0 && place.to <= m->hold);
}

void DialogListModel::holdBack(DialogId id) {
    m->heldBack.insert(id);
    const auto known = m->known.find(id);
    const wire::Dialog* dialog = m_desk.dialog(id);
    if (known == m->known.end() || !dialog)
        return;
    m->unanswered += (dialog->unanswered ? 1 : 0) - (known->second.unanswered ? 1 : 0);
    known->second.unanswered = dialog->unanswered;
}

int DialogListModel::heldBack() const {
    return static_cast<int>(std::count_if(m->heldBack.begin(), m->heldBack.end(), [this](DialogId id) {
        const Place place = placeOf(id);
        return place.to >= 0 && (place.from < 0 || place.to < place.from);
    }));
}

void DialogListModel::setHold(int lastRow) {
    const bool looser = lastRow < m->hold;
    m->hold = lastRow;
    if (!looser || m->heldBack.empty())
        return;
    m->dirty.insert(m->heldBack.begin(), m->heldBack.end());
    flush();
}

void DialogListModel::apply(std::int64_t number) {
    const DialogId id{number};
    const auto known = m->known.find(id);
    const bool gone = m->removed.contains(id) && !m_desk.dialog(id);
    const wire::Dialog* dialog = m_desk.dialog(id);
    if (!dialog && !gone)
        return; // forgotten: its row becomes a skeleton
    const SortKey key = dialog ? sortKey(m->query.order, *dialog) : SortKey{};
    const bool belongs = dialog && m->query.matches(*dialog, m_desk.me().id, m_desk.now()) && m->inRange(key);
    if (known == m->known.end()) {
        if (belongs)
            insertRow(key, dialog->unanswered);
        return;
    }
    const int row = m->place(known->second.key);
    if (!belongs)
        return removeRowAt(row);
    m->unanswered += (dialog->unanswered ? 1 : 0) - (known->second.unanswered ? 1 : 0);
    known->second.unanswered = dialog->unanswered;
    if (known->second.key != key)
        moveRow(row, key);
}

void DialogListModel::insertRow(const SortKey& key, bool unanswered) {
    const int row = m->place(key);
    beginInsertRows({}, row, row);
    m->rows.insert(m->rows.begin() + row, key);
    m->known[key.id] = {key, unanswered};
    m->unanswered += unanswered ? 1 : 0;
    endInsertRows();
}

void DialogListModel::moveRow(int from, const SortKey& key) {
    m->known[key.id].key = key;
    const int place = m->place(key);
    // Its own row is counted in the place when that lies behind.
    const bool stays = place == from || place == from + 1;
    const int to = place > from ? place - 1 : place;
    if (!stays)
        beginMoveRows({}, from, from, {}, place);
    m->rows.erase(m->rows.begin() + from);
    m->rows.insert(m->rows.begin() + to, key);
    if (!stays)
        endMoveRows();
}

void DialogListModel::removeRowAt(int row) {
    const DialogId id = m->rows[static_cast<std::size_t>(row)].id;
    beginRemoveRows({}, row, row);
    m->rows.erase(m->rows.begin() + row);
    m->unanswered -= m->known.at(id).unanswered ? 1 : 0;
    m->known.erase(id);
    endRemoveRows();
}

} // namespace pult::client
