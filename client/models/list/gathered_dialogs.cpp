// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/list/gathered_dialogs.hpp"

#include <algorithm>

#include "client/models/building/row_building.hpp"
#include "client/models/words/harmless.hpp"

namespace pult::client {

GatheredDialogs::GatheredDialogs(Desk& desk, Folder folder, QObject* parent)
    : QAbstractListModel(parent), m_desk(desk), m_folder(folder) {
    connect(&desk, &Desk::dialogChanged, this, &GatheredDialogs::judge);
    connect(&desk, &Desk::dialogRemoved, this, &GatheredDialogs::judge);
    if (folder == Folder::unsent)
        connect(&desk, &Desk::stuckChanged, this, &GatheredDialogs::judge);
    connect(&desk, &Desk::started, this, [this] {
        m_asked.clear();
        gather();
    });
    connect(&desk, &Desk::rosterChanged, this, &GatheredDialogs::retranslate);
    gather();
}

void GatheredDialogs::gather() {
    // Judging may ask the server, and that tells of changes: first all names, then the verdicts.
    std::vector<DialogId> candidates = m_rows;
    if (m_folder == Folder::drafts) {
        m_desk.forEachDraft([&](const wire::Draft& draft) { candidates.push_back(draft.dialog_id); });
    } else {
        m_desk.forEachDialog([&](const wire::Dialog& dialog) {
            if (belongs(dialog.id))
                candidates.push_back(dialog.id);
        });
        const auto stuck = m_desk.stuckReplies().dialogs();
        candidates.insert(candidates.end(), stuck.begin(), stuck.end());
    }
    for (const DialogId id : candidates)
        judge(id);
}

bool GatheredDialogs::belongs(DialogId id) const {
    if (m_folder == Folder::drafts)
        return m_desk.draft(id, wire::ComposeMode::reply) || m_desk.draft(id, wire::ComposeMode::note);
    return isStuckHere(id);
}

bool GatheredDialogs::isStuckHere(DialogId id) const {
    const auto authors = m_desk.stuckReplies().authors(id);
    const wire::Dialog* dialog = m_desk.dialog(id);
    if (!dialog)
        return !authors.empty(); // when it is here it shows whether it concerns me
    // The customer may have written, or the next reply gone out, since one has failed.
    if (std::any_of(authors.begin(), authors.end(),
                    [&](const wire::Author& author) { return concernsMe(*dialog, author); }))
        return true;
    if (!dialog->last_message)
        return false;
    const wire::LastMessage& last = *dialog->last_message;
    return isStuck(last.state) && concernsMe(*dialog, last.author);
}

bool GatheredDialogs::concernsMe(const wire::Dialog& dialog, const wire::Author& author) const {
    const OperatorId me = m_desk.me().id;
    return (dialog.assignee_id && *dialog.assignee_id == me) ||
           (author.kind == wire::AuthorKind::operator_ && author.id == me.value);
}

void GatheredDialogs::judge(DialogId id) {
    const auto found = std::find(m_rows.begin(), m_rows.end(), id);
    const bool wanted = belongs(id);
    if (!wanted)
        return found == m_rows.end() ? void() : remove(id);
    if (m_desk.dialog(id)) {
        m_asked.erase(id);
        m_lost.erase(id);
    } else if (!m_lost.contains(id)) {
        ask(id);
        return found == m_rows.end() ? void() : remove(id);
    }
    m_built.erase(id);
    if (found != m_rows.end()) {
        const QModelIndex changed = index(static_cast<int>(found - m_rows.begin()));
        emit dataChanged(changed, changed);
        return;
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_rows.push_back(id);
    endInsertRows();
    emit countChanged();
}

/// It comes as a change, or stays unknown.
void GatheredDialogs::ask(DialogId id) {
    if (!m_asked.insert(id).second)
        return;
    m_desk.loadDialog(id, this, [this, id](const Result<DialogId>& answer) {
        const bool isOutOfReach =
            !answer && (answer.error().code == Errc::forbidden || answer.error().code == Errc::not_found);
        if (!isOutOfReach || m_folder != Folder::drafts)
            return;
        m_lost.insert(id);
        judge(id);
    });
}

void GatheredDialogs::remove(DialogId id) {
    const auto found = std::find(m_rows.begin(), m_rows.end(), id);
    const int row = static_cast<int>(found - m_rows.begin());
    beginRemoveRows({}, row, row);
    m_rows.erase(found);
    m_built.erase(id);
    endRemoveRows();
    emit countChanged();
}

int GatheredDialogs::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

FolderCount GatheredDialogs::count() const {
    return {rowCount(), rowCount()};
}

void GatheredDialogs::retranslate() {
    m_built.clear();
    if (!m_rows.empty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

/// Of the dialog nothing is known, of what was written in it everything.
DialogRow GatheredDialogs::lostRow(DialogId id) const {
    DialogRow row;
    row.id = id.value;
    row.customerName = tr("A dialog that is not yours any more");
    row.status = DialogStatus::closed;
    for (const auto mode : {wire::ComposeMode::note, wire::ComposeMode::reply})
        if (const KeptDraft* draft = m_desk.draft(id, mode)) {
            row.draftText = harmless(draft->text);
            row.lastAtMs = draft->at.time_since_epoch().count();
        }
    return row;
}

QVariant GatheredDialogs::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const DialogId id = m_rows[static_cast<std::size_t>(index.row())];
    const wire::Dialog* dialog = m_desk.dialog(id);
    if (!dialog && !m_lost.contains(id))
        return dialogData(nullptr, role, 0);
    m_desk.touch(id);
    auto built = m_built.find(id);
    if (built == m_built.end())
        built = m_built.emplace(id, dialog ? dialogRow(m_desk, *dialog) : lostRow(id)).first;
    return dialogData(&built->second, role, m_desk.nowMs());
}

} // namespace pult::client
