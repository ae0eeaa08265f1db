// SPDX-License-Identifier: GPL-3.0-or-later
// Filters that are kept as folders.
#include "client/app/desk/folder_lists.hpp"
#include "client/models/words/refusal_words.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "shared/wire/codec.hpp"

namespace pult::client {

template <class Request>
void FolderLists::request(const Request& request) {
    m_desk.changeWorkspace(request, this, [this](const Result<typename Request::Answer>& answer) {
        if (answer)
            return;
        emit announced(refusalWords(answer.error()));
        m_refreshTimer.start(); // a row may have been moved already
    });
}

void FolderLists::save(const QString& name, bool shared) {
    wire::FilterSave filter;
    filter.name = name.toStdString();
    filter.shared = shared;
    filter.filter = narrowed();
    request(filter);
}

const wire::SavedFilter* FolderLists::saved(const QString& key) const {
    const auto& filters = m_desk.roster().filters;
    const auto found = filters.find(FilterId{key.section(u':', 1).toLongLong()});
    return found == filters.end() ? nullptr : &found->second;
}

void FolderLists::change(const QString& key, const std::function<void(wire::FilterSave&)>& how) {
    const wire::SavedFilter* stands = saved(key);
    if (!stands)
        return;
    wire::FilterSave filter;
    filter.filter_id = stands->id;
    filter.version = stands->version;
    filter.name = stands->name;
    filter.shared = stands->shared;
    filter.filter = stands->filter;
    filter.order = stands->order;
    how(filter);
    request(filter);
}

/// What the open saved filter asks for is what is chosen, until somebody chooses otherwise.
void FolderLists::openSaved() {
    m_parts = {};
    m_savedVersion = 0;
    m_overwritten.reset();
    const wire::SavedFilter* stands = m_entry.startsWith(QStringLiteral("filter:")) ? saved(m_entry) : nullptr;
    if (stands) {
        m_parts = partsOf(stands->filter, m_desk);
        m_savedVersion = stands->version;
    }
    m_filter = m_parts.chosen;
}

/// Somebody has saved it anew, here or elsewhere: who had changed nothing sees that.
void FolderLists::followSaved() {
    const wire::SavedFilter* stands = m_savedVersion != 0 ? saved(m_entry) : nullptr;
    if (!stands || stands->version == m_savedVersion)
        return;
    const std::string before = wire::encode(narrowed());
    const bool untouched = m_filter == m_parts.chosen;
    m_parts = partsOf(stands->filter, m_desk);
    m_savedVersion = stands->version;
    if (untouched)
        m_filter = m_parts.chosen;
    if (wire::encode(narrowed()) != before)
        present();
    else
        m_window.setOpenSaved(openSavedState());
}

OpenSaved FolderLists::openSavedState() const {
    OpenSaved state;
    state.chosen = m_parts.chosen;
    const wire::SavedFilter* stands = m_savedVersion != 0 ? saved(m_entry) : nullptr;
    if (stands && (stands->owner_id == m_desk.me().id || mayShareFilters(m_desk)))
        state.name = QString::fromStdString(stands->name);
    state.canUndo = stands && m_overwritten && wire::encode(stands->filter) == m_overwritten->now;
    return state;
}

void FolderLists::overwrite() {
    const wire::SavedFilter* stands = saved(m_entry);
    if (!stands)
        return;
    const wire::DialogFilter now = narrowed();
    m_overwritten = Overwritten{stands->filter, wire::encode(now)};
    change(m_entry, [&](wire::FilterSave& filter) { filter.filter = now; });
}

void FolderLists::undoOverwrite() {
    if (const auto overwritten = std::exchange(m_overwritten, std::nullopt))
        change(m_entry, [&](wire::FilterSave& filter) { filter.filter = overwritten->before; });
    m_window.setOpenSaved(openSavedState());
}

void FolderLists::remove(const QString& key) {
    if (const wire::SavedFilter* stands = saved(key))
        request(wire::FilterDelete{stands->id, stands->version});
}

} // namespace pult::client
