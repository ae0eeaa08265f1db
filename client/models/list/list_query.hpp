// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "client/models/list/list_filter.hpp"
#include "client/models/rows/folder_entry.hpp"
#include "client/state/desk.hpp"

/// Folders beyond the fixed ones and what narrows them, as questions to the server.
namespace pult::client {

/// By the name of its number: `channel:3`. Empty: there is no such entry any more.
[[nodiscard]] std::optional<wire::DialogFilter> filterOf(const std::string& key, const Roster& roster);

/// Asks for what is chosen, too.
void narrow(wire::DialogFilter& filter, const ListFilter& by, Time now);

/// What `filter` leaves open to narrow by; `tags` are those that are in use.
[[nodiscard]] QList<FilterOffer> offersFor(const wire::DialogFilter& filter, const Desk& desk, const QStringList& tags);

/// The numbers of all folders by what this desk knows.
[[nodiscard]] FolderNumbers countHere(const Desk& desk);

[[nodiscard]] FolderCount countOf(const FolderNumbers& numbers, const std::string& key);

[[nodiscard]] bool mayShareFilters(const Desk& desk);

/// The entries of every group, as they stand there.
[[nodiscard]] QList<FolderEntry> folderEntries(const Desk& desk, const FolderNumbers& numbers);

} // namespace pult::client
