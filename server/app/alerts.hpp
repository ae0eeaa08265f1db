// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/storage/types.hpp"

namespace pult::app {

/// What people must know about the server, and mend.
[[nodiscard]] std::vector<wire::Alert> alertsOf(const storage::StoreMetrics& store,
                                                std::optional<Time> certificateExpiresAt, Time now);

[[nodiscard]] bool isAmong(const std::vector<wire::Alert>& alerts, std::string_view code);

/// Why nothing can be taken in now; empty when it can.
[[nodiscard]] std::string whyUnready(const storage::StoreMetrics& store);

} // namespace pult::app
