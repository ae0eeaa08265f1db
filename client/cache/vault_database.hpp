// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "client/cache/sealed_vfs.hpp"
#include "client/state/vault.hpp"

struct sqlite3;

namespace pult::sqlite {
class Statement;
}

namespace pult::client {

/// The tables of the vault in a sealed database. Used by one thread at a time; every call throws SqliteError.
class VaultDatabase {
public:
    /// Made when it isn't there.
    VaultDatabase(const std::string& path, const CacheKey& key);
    ~VaultDatabase();
    VaultDatabase(const VaultDatabase&) = delete;
    VaultDatabase& operator=(const VaultDatabase&) = delete;

    void begin();
    /// What was written since begin() is on the disk when it returns.
    void commit();
    void rollBack() noexcept;

    std::string account() const;
    void setAccount(const std::string& account);
    void putDraft(const wire::Draft& draft);
    void putOutgoing(const Outgoing& outgoing);
    void removeOutgoing(const std::string& clientId);
    void clear();
    std::vector<wire::Draft> drafts() const;
    std::vector<Outgoing> outgoing() const;

private:
    struct Statements;

    void execute(const char* sql);
    int version();
    void prepareFile();

    SealedVfs m_vfs;
    std::unique_ptr<sqlite3, int (*)(sqlite3*)> m_db;
    std::unique_ptr<Statements> m_statements;
};

} // namespace pult::client
