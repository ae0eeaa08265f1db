// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/open_store.hpp"

#include "server/storage/sqlite/sqlite_store.hpp"
#include "shared/base/duration.hpp"

namespace pult::app {

Result<std::unique_ptr<storage::Store>> openStore(const Config& config, boost::asio::any_io_executor executor,
                                                  Clock& clock, const storage::Attendance& attendance,
                                                  const storage::SealKey& backupKey) {
    storage::sqlite::Options options;
    options.dataDir = config.dataDir;
    options.backupKey = backupKey;
    options.attendance = &attendance;
    auto& policy = options.policy;
    policy.absentAfter = parseDuration(config.absentAfter).value_or(policy.absentAfter);
    policy.answerWithin = parseDuration(config.answerWithin).value_or(policy.answerWithin);
    policy.reopenWindow = parseDuration(config.reopenWithin).value_or(policy.reopenWindow);
    policy.stickyReopen = config.reopenTo == "operator";
    return storage::sqlite::open(std::move(executor), clock, std::move(options));
}

} // namespace pult::app
