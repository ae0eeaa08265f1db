// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/list/desk_slots.hpp"

#include <algorithm>

#include "client/models/building/row_building.hpp"
#include "shared/domain/desk_load.hpp"

namespace pult::client {

namespace {
constexpr int kGatherMs = 16;
} // namespace

DeskSlots::DeskSlots(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kGatherMs);
    const auto soon = [this] {
        if (!m_timer.isActive())
            m_timer.start();
    };
    connect(&m_timer, &QTimer::timeout, this, &DeskSlots::refresh);
    connect(&desk, &Desk::dialogChanged, this, [this, soon](DialogId id) {
        const wire::Dialog* dialog = m_desk.dialog(id);
        if (has(id) || (dialog && isActive(*dialog) && hasRoom()))
            soon();
    });
    connect(&desk, &Desk::dialogRemoved, this, [this, soon](DialogId id) {
        if (!has(id))
            return;
        m_gone.insert(id);
        soon();
    });
    connect(&desk, &Desk::started, this, [this, soon] {
        m_asked.clear();
        soon();
    });
    connect(&desk, &Desk::rosterChanged, this, soon);
    refresh();
}

void DeskSlots::restore(const QList<qint64>& dialogs) {
    m_slots.clear();
    for (const qint64 id : dialogs)
        m_slots.push_back(DialogId{id});
    refresh();
}

QList<qint64> DeskSlots::dialogs() const {
    QList<qint64> all;
    for (const DialogId id : m_slots)
        all.append(id.value);
    return all;
}

void DeskSlots::retranslate() {
    refresh();
}

int DeskSlots::most() const {
    return std::clamp(m_desk.me().desk_limit.value_or(kMost), 1, kMost);
}

bool DeskSlots::has(DialogId id) const {
    return std::find(m_slots.begin(), m_slots.end(), id) != m_slots.end();
}

bool DeskSlots::hasRoom() const {
    return std::any_of(m_slots.begin(), m_slots.end(), [this](DialogId id) { return !id || yields(id); });
}

/// To a dialog that is load: otherwise whoever may take five could see fewer of them here.
bool DeskSlots::yields(DialogId id) const {
    const wire::Dialog* dialog = m_desk.dialog(id);
    return dialog && domain::quartersOf(dialog->status) == 0;
}

bool DeskSlots::isMine(const wire::Dialog& dialog) const {
    return dialog.assignee_id && *dialog.assignee_id == m_desk.me().id && dialog.status != wire::DialogStatus::closed;
}

bool DeskSlots::isActive(const wire::Dialog& dialog) const {
    return isMine(dialog) &&
           (dialog.status == wire::DialogStatus::active || dialog.status == wire::DialogStatus::waiting);
}

void DeskSlots::refresh() {
    m_timer.stop();
    const std::vector<DialogId> before = m_slots;
    m_slots.resize(static_cast<std::size_t>(most()));
    release();
    fill();
    m_gone.clear();
    QList<DialogRow> rows;
    for (const DialogId id : m_slots) {
        const wire::Dialog* dialog = m_desk.dialog(id);
        DialogRow row = dialog ? dialogRow(m_desk, *dialog) : DialogRow{};
        row.id = id.value;
        rows.append(row);
        m_desk.touch(id);
    }
    m_rows = std::move(rows);
    emit changed();
    if (m_slots != before)
        emit placed();
}

void DeskSlots::release() {
    for (DialogId& id : m_slots) {
        const wire::Dialog* dialog = m_desk.dialog(id);
        if (m_gone.contains(id) || (dialog && !isMine(*dialog)))
            id = {};
        else if (id && !dialog)
            askFor(id);
    }
}

void DeskSlots::askFor(DialogId id) {
    if (!m_asked.insert(id).second)
        return;
    m_desk.loadDialog(id, this, [this, id](const Result<DialogId>& answer) {
        const bool lost = !answer && (answer.error().code == Errc::not_found || answer.error().code == Errc::forbidden);
        if (lost)
            m_gone.insert(id);
        m_timer.start();
    });
}

/// The most active first: those where something was said last.
void DeskSlots::fill() {
    if (!hasRoom())
        return;
    std::vector<const wire::Dialog*> others;
    m_desk.forEachDialog([&](const wire::Dialog& dialog) {
        if (isActive(dialog) && !has(dialog.id))
            others.push_back(&dialog);
    });
    std::sort(others.begin(), others.end(), [](const wire::Dialog* one, const wire::Dialog* other) {
        return std::pair(other->last_seq, one->id) < std::pair(one->last_seq, other->id);
    });
    for (const wire::Dialog* other : others) {
        DialogId* slot = roomFor();
        if (!slot)
            return;
        *slot = other->id;
    }
}

/// The first free slot, else that of the snoozed dialog where something was said least lately. Null: there is none.
DialogId* DeskSlots::roomFor() {
    const auto free = std::find(m_slots.begin(), m_slots.end(), DialogId{});
    if (free != m_slots.end())
        return &*free;
    DialogId* least = nullptr;
    for (DialogId& id : m_slots)
        if (yields(id) && (!least || m_desk.dialog(id)->last_seq < m_desk.dialog(*least)->last_seq))
            least = &id;
    return least;
}

} // namespace pult::client
