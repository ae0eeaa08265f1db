// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "client/cache/sealed_database.hpp"
#include "client/state/vault.hpp"

namespace pult::client {

/// The tables of the vault in a sealed database. Used by one thread at a time; every call throws SqliteError.
class VaultDatabase {
public:
    /// Made when it isn't there.
    VaultDatabase(const std::string& path, const CacheKey& key);
    ~VaultDatabase();
    VaultDatabase(const VaultDatabase&) = delete;
    VaultDatabase& operator=(const VaultDatabase&) = delete;

    void begin() { m_database.begin(); }
    /// What was written since begin() is on the disk when it returns.
    void commit() { m_database.commit(); }
    void rollBack() noexcept { m_database.rollBack(); }

    std::string account() const;
    void setAccount(const std::string& account);
    void putDraft(const KeptDraft& draft);
    void putText(const KeptText& text);
    void putPasted(DialogId dialog, wire::ComposeMode mode, const PastedFile& file);
    void appendPasted(const PastedFile& more);
    void putOutgoing(const Outgoing& outgoing);
    void removeOutgoing(const std::string& clientId);
    void clear();
    std::vector<KeptDraft> drafts() const;
    std::vector<KeptText> texts() const;
    std::vector<Outgoing> outgoing() const;
    std::vector<PastedFile> pasted() const;

private:
    struct Statements;

    void prepareTables();
    void dropForgotten();
    std::vector<std::pair<DialogId, wire::ComposeMode>> pastedOwners() const;
    void dropPasted(DialogId dialog, wire::ComposeMode mode, const KeptDraft& draft);

    SealedDatabase m_database;
    std::unique_ptr<Statements> m_statements;
};

} // namespace pult::client
