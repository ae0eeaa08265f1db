// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>

#include "server/app/admin_desk.hpp"

namespace pult::app {

/// `control.sock` in the data folder: pultctl's door to the running server. JSON-RPC 2.0, one object a line; what
/// lasts sends `{"method":"progress","params":{"share":0.5}}` lines before its answer. Only the server's own user
/// and root may knock.
///
/// Thread   the I/O thread.
class ControlSocket {
public:
    ControlSocket(boost::asio::any_io_executor executor, AdminDesk& desk);
    ~ControlSocket();

    /// Replaces a socket that a killed server left: the caller holds the data folder.
    Result<void> start(const std::string& dataFolder);
    /// Stops listening and hangs up.
    void stop();

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

/// The socket's path as the kernel takes it: a sockaddr holds 107 bytes, folders may lie deeper.
class ControlPath {
public:
    explicit ControlPath(const std::string& dataFolder);
    ~ControlPath();
    ControlPath(const ControlPath&) = delete;
    ControlPath& operator=(const ControlPath&) = delete;

    const std::string& text() const { return m_text; }

private:
    std::string m_text;
    int m_folder = -1;
};

} // namespace pult::app
