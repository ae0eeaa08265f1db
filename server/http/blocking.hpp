// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <type_traits>
#include <utility>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace pult::http {

/// Runs `work` on the pool and resumes with its result where the caller was. `work` doesn't throw.
template <class Work>
boost::asio::awaitable<std::invoke_result_t<Work&>> onPool(boost::asio::thread_pool& pool, Work work) {
    namespace asio = boost::asio;
    using Value = std::invoke_result_t<Work&>;
    auto initiate = [&pool](auto handler, Work* todo) {
        auto executor = asio::get_associated_executor(handler);
        asio::post(pool,
                   [todo, handler = std::move(handler), executor, guard = asio::make_work_guard(executor)]() mutable {
                       Value value = (*todo)();
                       asio::post(executor, [handler = std::move(handler), value = std::move(value)]() mutable {
                           handler(std::move(value));
                       });
                   });
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Value)>(initiate, asio::use_awaitable,
                                                                                        &work);
}

} // namespace pult::http
