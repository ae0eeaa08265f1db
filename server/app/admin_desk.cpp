// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/admin_desk.hpp"

#include <filesystem>

#include "server/app/version.hpp"
#include "shared/wire/codec.hpp"

namespace pult::app {

namespace {

using storage::Async;

struct Verified {
    bool ok = false;
    std::vector<std::string> problems;
    std::int64_t not_indexed = 0;
    std::int64_t index_lag_ms = 0;
};
BOOST_DESCRIBE_STRUCT(Verified, (), (ok, problems, not_indexed, index_lag_ms))

struct BackupAsked {
    std::string path;
};
BOOST_DESCRIBE_STRUCT(BackupAsked, (), (path))

struct BackupMade {
    std::string file;
    std::int64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(BackupMade, (), (file, bytes))

struct Stats {
    std::int64_t customers = 0;
    std::int64_t dialogs = 0;
    std::int64_t open_dialogs = 0;
    std::int64_t messages = 0;
    std::int64_t journal = 0;
    std::int64_t files = 0;
    std::int64_t file_bytes = 0;
    std::int64_t quarantined = 0; ///< told by messengers, not understood
    std::int64_t database_bytes = 0;
    std::int64_t not_indexed = 0;  ///< messages that can't be found by their words yet
    std::int64_t index_lag_ms = 0; ///< how long the oldest of them has waited for it
    std::int64_t seq = 0;
    std::string epoch;
};
BOOST_DESCRIBE_STRUCT(Stats, (),
                      (customers, dialogs, open_dialogs, messages, journal, files, file_bytes, quarantined,
                       database_bytes, not_indexed, index_lag_ms, seq, epoch))

struct Version {
    std::string version;
};
BOOST_DESCRIBE_STRUCT(Version, (), (version))

hub::Caller commandLine() {
    hub::Caller caller;
    caller.principal.name = "pultctl";
    caller.principal.role = wire::Role::owner;
    caller.address = "local";
    return caller;
}

} // namespace

Async<std::string> AdminDesk::call(std::string method, boost::json::value params, Progress progress) {
    if (method == "admin.stats")
        co_return co_await stats();
    if (method == "admin.verify")
        co_return co_await verify(std::move(progress));
    if (method == "admin.backup")
        co_return co_await backup(std::move(params), std::move(progress));
    if (method == "admin.version") {
        const Version answer{std::string(version())};
        co_return wire::encode(answer);
    }
    hub::Caller caller = commandLine();
    co_return co_await m_api.call(std::move(caller), std::move(method), std::move(params));
}

Async<std::string> AdminDesk::stats() {
    auto stats = co_await m_store.stats();
    if (!stats)
        co_return stats.error();
    Stats answer;
    answer.customers = stats->customers;
    answer.dialogs = stats->dialogs;
    answer.open_dialogs = stats->openDialogs;
    answer.messages = stats->messages;
    answer.journal = stats->journal;
    answer.files = stats->files;
    answer.file_bytes = stats->fileBytes;
    answer.quarantined = stats->quarantined;
    answer.database_bytes = stats->databaseBytes;
    answer.not_indexed = stats->notIndexed;
    answer.index_lag_ms = stats->indexLag.count();
    answer.seq = stats->seq;
    answer.epoch = m_store.info().epoch;
    co_return wire::encode(answer);
}

Async<std::string> AdminDesk::verify(Progress progress) {
    auto problems = co_await m_store.verify(std::move(progress));
    if (!problems)
        co_return problems.error();
    auto stats = co_await m_store.stats();
    if (!stats)
        co_return stats.error();
    const Verified answer{problems->empty(), std::move(*problems), stats->notIndexed, stats->indexLag.count()};
    co_return wire::encode(answer);
}

Async<std::string> AdminDesk::backup(boost::json::value params, Progress progress) {
    auto asked = wire::decode<BackupAsked>(params);
    if (!asked)
        co_return asked.error();
    std::error_code error;
    if (!std::filesystem::path(asked->path).is_absolute())
        co_return fail(Errc::invalid, "path: expected an absolute path");
    if (std::filesystem::exists(asked->path, error))
        co_return fail(Errc::conflict, asked->path + " exists already, choose another name");
    auto made = co_await m_store.backup(asked->path, std::move(progress));
    if (!made)
        co_return made.error();
    domain::Actor actor{wire::AuthorKind::operator_, 0, "pultctl"};
    auto noted = co_await m_store.audit(std::move(actor), "backup", std::filesystem::path(asked->path).filename());
    if (!noted)
        co_return noted.error();
    const auto size = std::filesystem::file_size(asked->path, error);
    const BackupMade answer{asked->path, error ? 0 : static_cast<std::int64_t>(size)};
    co_return wire::encode(answer);
}

} // namespace pult::app
