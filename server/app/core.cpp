// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/core.hpp"

#include <filesystem>
#include <thread>

#include "server/app/open_store.hpp"
#include "server/app/rereading.hpp"
#include "shared/wire/codec.hpp"

namespace pult::app {

using namespace std::chrono_literals;

namespace {

/// Long enough for a pultctl that is about to end, short enough to be told at once.
constexpr auto kPatience = 300ms;

staff::SignIn::Limits signInLimits(const Config& config) {
    staff::SignIn::Limits limits;
    limits.idle = std::chrono::hours{config.sessionIdleHours};
    limits.absolute = std::chrono::days{config.sessionDays};
    limits.perNetworkPerMinute = static_cast<int>(config.triesPerMinute);
    return limits;
}

hub::Api::FileLinks fileLinks(const Config& config) {
    return {config.publicUrl, std::chrono::days{config.fileLinkDays}};
}

} // namespace

struct Core::Parts {
    std::unique_ptr<SystemClock> time;
    std::unique_ptr<storage::Attendance> attendance;
    std::unique_ptr<storage::Store> store;
    std::unique_ptr<KeyFileBox> secrets;
};

Result<std::unique_ptr<Core>> Core::open(const Config& config, boost::asio::io_context& io) {
    std::error_code ignored; // the store says in words what is wrong with the folder
    std::filesystem::create_directories(std::filesystem::absolute(config.dataDir).parent_path(), ignored);
    Parts parts;
    parts.time = std::make_unique<SystemClock>();
    parts.attendance = std::make_unique<storage::Attendance>(*parts.time);
    auto secrets = KeyFileBox::open(config.keyPath());
    if (!secrets)
        return secrets.error();
    parts.secrets = std::move(*secrets);
    const auto backupKey = parts.secrets->backupKeys().front();
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    auto store = openStore(config, io.get_executor(), *parts.time, *parts.attendance, backupKey);
    while (!store && store.error().code == Errc::conflict && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(20ms);
        store = openStore(config, io.get_executor(), *parts.time, *parts.attendance, backupKey);
    }
    if (!store)
        return store.error();
    parts.store = std::move(*store);
    return std::unique_ptr<Core>(new Core(config, std::move(parts)));
}

Core::Core(const Config& config, Parts parts)
    : time(std::move(parts.time)), clock(*time), attendance(std::move(parts.attendance)), store(std::move(parts.store)),
      secrets(std::move(parts.secrets)), directory(*store, !config.operatorsSeeContacts),
      signIn(*store, directory, clock, signInLimits(config)), presence(directory, attendance.get()),
      channels(*store, *secrets),
      api({*store, directory, signIn, presence, channels, *secrets, clock, reread, fileLinks(config),
           wire::enumValue<wire::TakeMode>(config.takeNext), wire::enumValue<wire::ForeignReply>(config.foreignReply)}),
      desk(*store, api) {}

Core::~Core() {
    store->close();
}

storage::Async<storage::Done> Core::load() {
    auto staff = co_await directory.load();
    if (!staff)
        co_return staff.error();
    co_return co_await channels.load();
}

bool storeExists(const Config& config) {
    std::error_code error;
    return std::filesystem::exists(std::filesystem::path(config.dataDir) / "pult.db", error);
}

} // namespace pult::app
