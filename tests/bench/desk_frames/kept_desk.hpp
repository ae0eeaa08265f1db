// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "client/cache/disk_scope_cache.hpp"

/// A desk's cache of 100,000 dialogs that wait for an answer, all pages of their list, and 50,000 messages.
namespace pult::bench {

inline constexpr const char* kServer = "https://bench.example";
[[nodiscard]] wire::User keptOperator();
/// Made in the folder when it isn't there. Null: it can't be opened.
[[nodiscard]] std::unique_ptr<client::DiskScopeCache> openKeptDesk(const std::string& folder);

} // namespace pult::bench
