// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <boost/asio/any_io_executor.hpp>

#include "server/app/config.hpp"
#include "server/storage/attendance.hpp"
#include "server/storage/sealed_file.hpp"
#include "server/storage/store.hpp"

namespace pult::app {

/// Opens, or makes, the store that `store.url` names. Its backups are sealed with `backupKey`; its rules ask
/// `attendance`, which outlives it.
[[nodiscard]] Result<std::unique_ptr<storage::Store>> openStore(const Config& config,
                                                                boost::asio::any_io_executor executor, Clock& clock,
                                                                const storage::Attendance& attendance,
                                                                const storage::SealKey& backupKey);

} // namespace pult::app
