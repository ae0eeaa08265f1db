// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>

#include "server/storage/store.hpp"

namespace pult::staff {

/// A login as it is compared: letter case doesn't tell two accounts apart.
[[nodiscard]] std::string foldedLogin(std::string_view login);

/// All operators in memory with their rights, kept in step with the store.
///
/// Thread   the I/O thread.
class Directory {
public:
    /// `guardsContacts`: operators see customers' contacts in part.
    explicit Directory(storage::OfficeStore& store, bool guardsContacts = false);

    /// Loads everybody; called at start and after every change to users or groups.
    storage::Async<storage::Done> load();

    /// Null for an unknown one; a disabled one is returned with `user.disabled` set.
    const storage::StoredUser* find(OperatorId id) const;
    const storage::StoredUser* findLogin(std::string_view login) const;
    std::vector<const storage::StoredUser*> all() const;

    /// The rights of an active user; `unauthenticated` when unknown or disabled.
    Result<domain::Principal> principal(OperatorId id) const;

private:
    storage::OfficeStore& m_store;
    bool m_guardsContacts;
    std::unordered_map<OperatorId, storage::StoredUser> m_users;
};

} // namespace pult::staff
