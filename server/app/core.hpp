// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/admin_desk.hpp"
#include "server/app/config.hpp"
#include "server/app/secret_box.hpp"

#include <boost/asio/io_context.hpp>

namespace pult::app {

/// The inner rooms put together: store, staff, channels and the operator API. What pultd serves, and what pultctl
/// works on when no server runs.
///
/// Thread   made and destroyed by the thread that runs `io`, the I/O thread.
class Core {
public:
    /// Opens the store, which takes the data folder, and the key file.
    /// Errors   conflict      another program has the folder; found out within a second
    ///          invalid, unavailable   in words
    static Result<std::unique_ptr<Core>> open(const Config& config, boost::asio::io_context& io);
    ~Core();

    /// Reads staff and channels into memory; before anything else is asked.
    storage::Async<storage::Done> load();

    const std::unique_ptr<SystemClock> time; ///< made before the store, which keeps to it
    const Clock& clock;
    const std::unique_ptr<storage::Attendance> attendance; ///< made before the store as well
    std::unique_ptr<storage::Store> store;
    std::unique_ptr<KeyFileBox> secrets;
    staff::Directory directory;
    staff::SignIn signIn;
    staff::PresenceBoard presence;
    inbox::ChannelDirectory channels;
    hub::Api api;
    AdminDesk desk;

private:
    struct Parts;
    Core(const Config& config, Parts parts);
};

/// True when the folder holds a store already.
[[nodiscard]] bool storeExists(const Config& config);

} // namespace pult::app
