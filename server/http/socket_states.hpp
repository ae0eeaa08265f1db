// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include <boost/asio/io_context.hpp>

namespace pult::http {

/// Asio keeps a small block of memory for every socket that was ever open at once, to use it again, and frees none
/// before the program ends. Made one by one as a crowd comes in, they come to lie between everything else that belongs
/// to its sockets, and when the crowd has gone no page of the heap is empty. So they are made many at a time, side by
/// side.
///
/// Thread   the I/O thread.
class SocketStates {
public:
    explicit SocketStates(boost::asio::io_context::executor_type executor) : m_executor(executor) {}

    /// There are enough of them for `more` sockets than are open now.
    void makeFor(std::size_t open, std::size_t more);

private:
    void make(std::size_t open, std::size_t more);

    boost::asio::io_context::executor_type m_executor;
    std::size_t m_made = 0; ///< so many at least
};

} // namespace pult::http
