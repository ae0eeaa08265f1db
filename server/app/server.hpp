// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "server/app/config.hpp"

namespace pult::app {

/// The whole server: puts the rooms together, serves until a signal says stop.
///
/// Start   data folder, key, store, staff, channels, inbox, hub, control socket, HTTP, ready line
/// Stop    the other way round: nothing new is taken in, sessions are told to come back, what is in flight commits
class Server {
public:
    explicit Server(Config config);
    ~Server();

    /// Blocks. Gives the exit code: 0 after SIGTERM or SIGINT, 1 when it could not start.
    int run();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pult::app
