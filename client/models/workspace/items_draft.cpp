// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/workspace/items_draft.hpp"

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {

auto byRef(const QString& ref) {
    return [&ref](const WorkspaceItem& item) { return item.ref == ref; };
}

} // namespace

bool WorkspaceItem::isLike(const WorkspaceItem& other) const {
    return name == other.name && text == other.text && kind == other.kind && values == other.values &&
           groupId == other.groupId && personal == other.personal && required == other.required && open == other.open;
}

const WorkspaceItem* ItemsDraft::inBase(const QString& ref) const {
    const auto found = std::find_if(m_base.begin(), m_base.end(), byRef(ref));
    return found == m_base.end() ? nullptr : &*found;
}

WorkspaceItem* ItemsDraft::find(const QString& ref) {
    const auto found = std::find_if(m_items.begin(), m_items.end(), byRef(ref));
    return found == m_items.end() ? nullptr : &*found;
}

void ItemsDraft::setBase(const QList<WorkspaceItem>& base) {
    const bool reordered = isReordered();
    const QList<WorkspaceItem> before = std::exchange(m_base, base);
    for (const WorkspaceItem& now : base) {
        const auto then = std::find_if(before.begin(), before.end(), byRef(now.ref));
        WorkspaceItem* mine = find(now.ref);
        if (then == before.end() && !mine) {
            m_items.append(now);
        } else if (mine) {
            const bool touched = then != before.end() && !mine->isLike(*then);
            if (touched && !now.isLike(*mine) && !now.isLike(*then))
                m_theirs.insert(now.ref, now);
            const WorkspaceItem kept = *mine;
            *mine = touched ? kept : now;
            mine->version = now.version;
            mine->position = now.position;
            if (mine->isLike(now))
                m_theirs.remove(now.ref);
        }
    }
    erase_if(m_items, [&](const WorkspaceItem& item) { return !item.isNew() && !inBase(item.ref); });
    if (!reordered) // the server's order, what is new at the end
        std::stable_sort(m_items.begin(), m_items.end(), [](const WorkspaceItem& a, const WorkspaceItem& b) {
            return std::pair(a.isNew(), a.isNew() ? 0 : a.position) < std::pair(b.isNew(), b.isNew() ? 0 : b.position);
        });
}

void ItemsDraft::change(const WorkspaceItem& item) {
    if (WorkspaceItem* mine = find(item.ref))
        *mine = item;
}

QString ItemsDraft::add(WorkspaceItem item) {
    item.ref = QStringLiteral("new%1").arg(++m_added);
    m_items.append(item);
    return item.ref;
}

void ItemsDraft::remove(const QString& ref) {
    erase_if(m_items, byRef(ref));
    m_theirs.remove(ref);
}

void ItemsDraft::move(qsizetype from, qsizetype to) {
    if (from >= 0 && from < m_items.size() && to >= 0 && to < m_items.size())
        m_items.move(from, to);
}

void ItemsDraft::discard() {
    m_items = m_base;
    m_theirs.clear();
}

void ItemsDraft::adopt(const QString& temporary, const QString& ref) {
    if (temporary == ref)
        return; // it had its name before
    if (find(ref))
        remove(temporary); // its event was faster
    else if (WorkspaceItem* mine = find(temporary))
        mine->ref = ref;
}

bool ItemsDraft::isReordered() const {
    QStringList before;
    QStringList now;
    for (const WorkspaceItem& item : m_base)
        if (std::any_of(m_items.begin(), m_items.end(), byRef(item.ref)))
            before.append(item.ref);
    for (const WorkspaceItem& item : m_items)
        if (inBase(item.ref))
            now.append(item.ref);
    const bool newInside = std::adjacent_find(m_items.begin(), m_items.end(), [](const auto& a, const auto& b) {
                               return a.isNew() && !b.isNew();
                           }) != m_items.end();
    return before != now || newInside;
}

QList<WorkspaceItem> ItemsDraft::toSave() const {
    const bool reordered = isReordered();
    QList<WorkspaceItem> all;
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        WorkspaceItem item = m_items[i];
        const WorkspaceItem* known = inBase(item.ref);
        const bool moves = reordered && (!known || known->position != i);
        if (reordered)
            item.position = static_cast<int>(i);
        else if (!known)
            item.position = -1; // behind the others
        if (!known || !item.isLike(*known) || moves)
            all.append(item);
    }
    return all;
}

QList<WorkspaceItem> ItemsDraft::toDelete() const {
    QList<WorkspaceItem> gone;
    for (const WorkspaceItem& item : m_base)
        if (std::none_of(m_items.begin(), m_items.end(), byRef(item.ref)))
            gone.append(item);
    return gone;
}

/// A new order counts once, however many have to move for it.
int ItemsDraft::changes() const {
    int count = static_cast<int>(toDelete().size()) + (isReordered() ? 1 : 0);
    for (const WorkspaceItem& item : m_items) {
        const WorkspaceItem* known = inBase(item.ref);
        count += !known || !item.isLike(*known) ? 1 : 0;
    }
    return count;
}

std::optional<WorkspaceItem> ItemsDraft::theirs(const QString& ref) const {
    const auto found = m_theirs.find(ref);
    return found == m_theirs.end() ? std::nullopt : std::optional(*found);
}

void ItemsDraft::takeTheirs(const QString& ref) {
    if (WorkspaceItem* mine = find(ref); mine && m_theirs.contains(ref))
        *mine = m_theirs.take(ref);
}

} // namespace pult::client
