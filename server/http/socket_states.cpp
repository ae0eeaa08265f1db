// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/socket_states.hpp"

#include <system_error>
#include <thread>
#include <vector>

#include <boost/asio/posix/stream_descriptor.hpp>
#include <sys/eventfd.h>

namespace asio = boost::asio;

namespace pult::http {

namespace {

constexpr std::size_t kAtOnce = 128;

using Descriptor = asio::posix::basic_stream_descriptor<asio::io_context::executor_type>;

} // namespace

void SocketStates::makeFor(std::size_t open, std::size_t more) {
    if (open + more <= m_made)
        return;
    // A thread allocates in an arena of its own, away from everything that comes and goes here.
    try {
        std::thread([this, open, more] { make(open, more + kAtOnce); }).join();
    } catch (const std::system_error&) {
        // No thread to be had: they will be made one by one.
    }
}

void SocketStates::make(std::size_t open, std::size_t more) {
    // All that wait to be used again are taken first, so this many watched at once make up the number.
    std::vector<Descriptor> watched;
    watched.reserve(more);
    while (watched.size() < more) {
        const int file = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        if (file < 0)
            break;
        watched.emplace_back(m_executor, file);
    }
    m_made = open + watched.size();
}

} // namespace pult::http
