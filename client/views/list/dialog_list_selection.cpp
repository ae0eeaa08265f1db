// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing many rows: what is open stays open meanwhile, and rows may move and go on coming.
#include "client/delegates/dialog_delegate.hpp"
#include "client/models/list/dialog_roles.hpp"
#include "client/views/list/dialog_list_view.hpp"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {
/// As many as come from the server at once.
constexpr int kPage = 100;

std::int64_t idAt(const QModelIndex& index) {
    return index.data(DialogIdRole).toLongLong();
}
} // namespace

QList<qint64> DialogListView::idsBetween(int first, int last) const {
    QList<qint64> ids;
    for (int row = std::max(first, 0); model() && row <= std::min(last, model()->rowCount() - 1); ++row)
        if (const std::int64_t id = idAt(model()->index(row, 0)); id != 0)
            ids.append(id);
    return ids;
}

QList<qint64> DialogListView::chosen() const {
    return {m_chosen.begin(), m_chosen.end()};
}

void DialogListView::setChosen(const QList<qint64>& ids, const QHash<qint64, QString>& troubles) {
    setGathers(false);
    m_chosen = {ids.begin(), ids.end()};
    m_troubles = troubles;
    tellChosen();
}

/// The keys go on from where they are.
void DialogListView::dropChosen() {
    setGathers(false);
    m_roams = false;
    m_anchor = 0;
    if (!m_chosen.isEmpty() || !m_troubles.isEmpty())
        setChosen({});
}

void DialogListView::clearChosen() {
    dropChosen();
    follow();
}

int DialogListView::choosable() const {
    return model() ? static_cast<int>(idsBetween(0, model()->rowCount() - 1).size()) : 0;
}

void DialogListView::tellChosen() {
    m_delegate->setChosen(m_chosen, m_troubles);
    viewport()->update();
    updateHold();
    emit chosenChanged(static_cast<int>(m_chosen.size()));
    QAccessibleEvent chosen(this, QAccessible::SelectionWithin);
    QAccessible::updateAccessibility(&chosen);
}

bool DialogListView::isMeant(int row) const {
    const std::int64_t id = model() ? idAt(model()->index(row, 0)) : 0;
    return id != 0 && (m_chosen.isEmpty() ? id == m_open : m_chosen.contains(id));
}

void DialogListView::openRow(int row) {
    if (model())
        choose(model()->index(row, 0), true);
}

void DialogListView::toggleRow(int row) {
    if (model())
        toggle(model()->index(row, 0));
}

/// The rows that are loaded in pages as far as somebody looks; once they are chosen, all there are.
void DialogListView::choosePage() {
    const int shown = std::max(lastVisibleRow(), 0);
    const QList<qint64> page = idsBetween(0, (shown / kPage + 1) * kPage - 1);
    const bool whole = std::all_of(page.begin(), page.end(), [this](qint64 id) { return m_chosen.contains(id); });
    if (whole)
        chooseAll();
    else
        setChosen(page);
}

void DialogListView::chooseAll() {
    setGathers(true);
    gather();
}

void DialogListView::setGathers(bool gathers) {
    if (std::exchange(m_gathers, gathers) != gathers)
        emit gatheringChanged(gathers);
}

/// The last row is looked at until it is there: each look has the next rows loaded.
void DialogListView::gather() {
    if (!m_gathers || !model())
        return;
    const int last = std::min(model()->rowCount(), kMostChosen) - 1;
    if (last < 0 || idAt(model()->index(last, 0)) != 0)
        setChosen(idsBetween(0, last));
}

void DialogListView::toggle(const QModelIndex& index) {
    const std::int64_t id = idAt(index);
    if (id == 0)
        return;
    setGathers(false);
    m_troubles.remove(id);
    if (!m_chosen.remove(id))
        m_chosen.insert(id);
    m_anchor = id;
    roamTo(index);
    tellChosen();
    QAccessibleEvent turned(this, m_chosen.contains(id) ? QAccessible::SelectionAdd : QAccessible::SelectionRemove);
    turned.setChild(index.row());
    QAccessible::updateAccessibility(&turned);
}

void DialogListView::chooseUpTo(const QModelIndex& index) {
    const std::int64_t from = m_anchor != 0 && !m_chosen.isEmpty() ? m_anchor : idAt(currentIndex());
    const QModelIndexList start =
        model()->match(model()->index(0, 0), DialogIdRole, QVariant::fromValue(qint64(from)), 1, Qt::MatchExactly);
    const int first = start.isEmpty() ? index.row() : start.first().row();
    m_anchor = start.isEmpty() ? idAt(index) : from;
    roamTo(index);
    setChosen(idsBetween(std::min(first, index.row()), std::max(first, index.row())));
}

/// The row that keys go on from; what is open stays marked.
void DialogListView::roamTo(const QModelIndex& index) {
    m_roams = true;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    scrollTo(index);
}

void DialogListView::goToRow(int row) {
    if (model())
        roamTo(model()->index(row, 0));
}

/// Rows that leave the list are no longer meant.
void DialogListView::onRowsLeaving(int first, int last) {
    if (m_chosen.isEmpty())
        return;
    const qsizetype before = m_chosen.size();
    for (const qint64 id : idsBetween(first, last))
        m_chosen.remove(id);
    if (m_chosen.size() != before)
        tellChosen();
}

bool DialogListView::chooseByMouse(const QMouseEvent& event) {
    const QModelIndex index = indexAt(event.position().toPoint());
    const bool many = event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    if (event.button() != Qt::LeftButton || !many || !index.isValid())
        return false;
    if (event.modifiers().testFlag(Qt::ShiftModifier))
        chooseUpTo(index);
    else
        toggle(index);
    return true;
}

bool DialogListView::chooseByKey(const QKeyEvent& event) {
    const bool shift = event.modifiers() == Qt::ShiftModifier;
    const bool control = event.modifiers() == Qt::ControlModifier;
    if (control && event.key() == Qt::Key_A) {
        choosePage();
        return true;
    }
    if (control && event.key() == Qt::Key_Space) {
        toggle(currentIndex());
        return true;
    }
    if (!shift && !control)
        return false;
    const QHash<int, CursorAction> moves{{Qt::Key_Up, MoveUp},         {Qt::Key_Down, MoveDown},
                                         {Qt::Key_PageUp, MovePageUp}, {Qt::Key_PageDown, MovePageDown},
                                         {Qt::Key_Home, MoveHome},     {Qt::Key_End, MoveEnd}};
    const auto move = moves.find(event.key());
    if (move == moves.end() || !model() || model()->rowCount() == 0)
        return false;
    const QModelIndex next = moveCursor(*move, event.modifiers());
    if (!next.isValid())
        return true;
    if (shift)
        chooseUpTo(next);
    else
        roamTo(next);
    return true;
}

void DialogListView::pulse(std::int64_t id) {
    m_delegate->setPulsing(id, true);
    viewport()->update();
    QTimer::singleShot(kPulseMs, this, [this, id] {
        m_delegate->setPulsing(id, false);
        viewport()->update();
    });
}

} // namespace pult::client
