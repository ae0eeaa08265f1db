// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>

#include "server/storage/attendance.hpp"
#include "server/storage/sealed_file.hpp"
#include "server/storage/sqlite/disk_reserve.hpp"
#include "server/storage/store.hpp"

namespace pult::storage::sqlite {

struct Options {
    std::string dataDir;
    int writerCacheKib = 2048;
    int readerCacheKib = 1024;
    int readers = 2;
    DiskReserve::Limits reserve;
    std::optional<SealKey> backupKey;       ///< seals backups; without it there are none
    domain::Policy policy;                  ///< the rules' settings
    const Attendance* attendance = nullptr; ///< outlives the store; without it everybody can be reached
};

/// Opens the store in a data folder: locks the folder, brings the schema up to date, settles what
/// a crash left behind. Blocks; takes milliseconds whatever the store holds.
/// `io` is the store's executor, `clock` outlives the store.
/// Errors   conflict      another process works with this folder
///          unavailable   the folder or the database can't be opened, in words for a person
[[nodiscard]] Result<std::unique_ptr<Store>> open(boost::asio::any_io_executor io, Clock& clock, Options options);

} // namespace pult::storage::sqlite
