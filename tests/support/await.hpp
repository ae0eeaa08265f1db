// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <optional>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace pult::support {

/// Runs a coroutine to its end on this thread and gives what it returns; other work of `io` goes on meanwhile.
template <class T>
T await(boost::asio::io_context& io, boost::asio::awaitable<T> operation) {
    std::optional<T> result;
    std::exception_ptr thrown;
    bool done = false;
    boost::asio::co_spawn(io, std::move(operation), [&](std::exception_ptr error, T value) {
        thrown = error;
        result.emplace(std::move(value));
        done = true;
    });
    io.restart();
    while (!done && io.run_one() > 0) {
    }
    if (thrown)
        std::rethrow_exception(thrown);
    return std::move(result.value());
}

} // namespace pult::support
