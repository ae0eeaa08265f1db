// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/directory.hpp"

#include <algorithm>

namespace pult::staff {

std::string foldedLogin(std::string_view login) {
    std::string folded(login);
    std::transform(folded.begin(), folded.end(), folded.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return folded;
}

Directory::Directory(storage::OfficeStore& store, bool guardsContacts)
    : m_store(store), m_guardsContacts(guardsContacts) {}

storage::Async<storage::Done> Directory::load() {
    auto users = co_await m_store.users();
    if (!users)
        co_return users.error();
    std::unordered_map<OperatorId, storage::StoredUser> loaded;
    loaded.reserve(users->size());
    for (auto& user : *users) {
        const OperatorId id = user.user.id;
        loaded.emplace(id, std::move(user));
    }
    m_users = std::move(loaded);
    co_return storage::Done{};
}

const storage::StoredUser* Directory::find(OperatorId id) const {
    const auto found = m_users.find(id);
    return found == m_users.end() ? nullptr : &found->second;
}

const storage::StoredUser* Directory::findLogin(std::string_view login) const {
    const std::string wanted = foldedLogin(login);
    for (const auto& [id, user] : m_users)
        if (foldedLogin(user.user.login) == wanted)
            return &user;
    return nullptr;
}

std::vector<const storage::StoredUser*> Directory::all() const {
    std::vector<const storage::StoredUser*> users;
    users.reserve(m_users.size());
    for (const auto& [id, user] : m_users)
        users.push_back(&user);
    std::sort(users.begin(), users.end(), [](auto* a, auto* b) { return a->user.id < b->user.id; });
    return users;
}

Result<domain::Principal> Directory::principal(OperatorId id) const {
    const auto* user = find(id);
    if (!user || user->user.disabled.value_or(false))
        return fail(Errc::unauthenticated, "this account can't sign in any more");
    domain::Principal principal;
    principal.operatorId = id;
    principal.name = user->user.name;
    principal.role = user->user.role;
    principal.groups = {user->groups.begin(), user->groups.end()};
    principal.openGroups = {user->openGroups.begin(), user->openGroups.end()};
    principal.guardsContacts = m_guardsContacts;
    return principal;
}

} // namespace pult::staff
