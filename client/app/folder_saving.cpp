// SPDX-License-Identifier: GPL-3.0-or-later
// Filters that are kept as folders.
#include "client/app/folder_lists.hpp"
#include "client/app/refusal_words.hpp"

namespace pult::client {

template <class Request>
void FolderLists::request(const Request& request) {
    m_desk.changeWorkspace(request, this, [this](const Result<typename Request::Answer>& answer) {
        if (!answer)
            emit announced(refusalWords(answer.error()));
    });
}

void FolderLists::save(const QString& name, bool shared) {
    wire::FilterSave filter;
    filter.name = name.toStdString();
    filter.shared = shared;
    filter.filter = asked();
    narrow(filter.filter, m_filter, m_desk.now());
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

void FolderLists::remove(const QString& key) {
    if (const wire::SavedFilter* stands = saved(key))
        request(wire::FilterDelete{stands->id, stands->version});
}

} // namespace pult::client
