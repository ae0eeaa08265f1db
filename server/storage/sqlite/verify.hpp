// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "server/storage/file_vault.hpp"
#include "server/storage/sqlite/text_index.hpp"

namespace pult::storage::sqlite {

/// What is wrong with a store, in words; the list ends after a hundred of them.
class Findings {
public:
    void add(std::string what);
    bool full() const;
    std::vector<std::string> take() { return std::move(m_list); }

private:
    std::vector<std::string> m_list;
};

/// Tells how far a long work has come, from 0 to 1, no oftener than it changes by a hundredth.
class Progress {
public:
    Progress(std::function<void(double)> tell, double from, double to)
        : m_tell(std::move(tell)), m_from(from), m_to(to) {}
    void at(std::int64_t done, std::int64_t of);

private:
    std::function<void(double)> m_tell;
    double m_from;
    double m_to;
    double m_told = -1;
};

/// The engine's own checks, the keys, and what must agree between tables.
void verifyTables(Connection& db, Findings& findings);
/// The tables are the fold of the journal: each object equals the last one told about it.
void verifyFold(Connection& db, Findings& findings, const std::function<void(double)>& tell, double from, double to);
/// Every file that is named is there with the bytes it is named after.
void verifyFiles(Connection& db, const FileVault& vault, Findings& findings, const std::function<void(double)>& tell,
                 double from, double to);

/// All of it. `textsAgree` becomes false when the text index must be made anew, which is a finding too.
[[nodiscard]] Result<std::vector<std::string>> verify(Connection& db, const FileVault& vault, const TextPlace& texts,
                                                      bool& textsAgree, const std::function<void(double)>& progress);

} // namespace pult::storage::sqlite
