// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/storage/types.hpp"

namespace pult::storage::sqlite {

/// A piece of work for one of the engine's threads, and the coroutine that waits for its outcome.
/// `Context` is what the work needs there: a write transaction or a reading connection.
template <class Context>
class Job {
public:
    explicit Job(std::size_t bytes) : bytes(bytes) {}
    virtual ~Job() = default;

    /// On the engine's thread. False: refused, which leaves no trace in the database. May be run
    /// again after the transaction around it was rolled back, so work doesn't consume its input.
    virtual bool run(Context& context) = 0;
    /// Instead of an outcome, or in place of one that could not be made durable.
    virtual void fail(Error error) = 0;
    /// On the I/O executor: resumes the waiting coroutine.
    virtual void complete() = 0;

    const std::size_t bytes; ///< what it holds in memory while it waits
};

template <class Context, class T, class Work, class Handler>
class HandledJob final : public Job<Context> {
public:
    HandledJob(Work work, Handler handler, std::size_t bytes)
        : Job<Context>(bytes), m_work(std::move(work)), m_handler(std::move(handler)) {}

    bool run(Context& context) override {
        m_result.emplace(m_work(context));
        return m_result->has_value();
    }
    void fail(Error error) override { m_result.emplace(std::move(error)); }
    void complete() override {
        const auto executor = boost::asio::get_associated_executor(m_handler);
        boost::asio::dispatch(executor, [handler = std::move(m_handler), result = std::move(*m_result)]() mutable {
            std::move(handler)(std::move(result));
        });
    }

private:
    Work m_work;
    Handler m_handler;
    std::optional<Result<T>> m_result;
};

/// An awaitable that hands `work` to `queue.push(std::unique_ptr<Job<Context>>)` when it is awaited.
template <class T, class Context, class Work, class Queue>
Async<T> awaitJob(Queue& queue, Work work, std::size_t bytes) {
    return boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void(Result<T>)>(
        [&queue](auto handler, Work work, std::size_t bytes) {
            using Handler = std::decay_t<decltype(handler)>;
            queue.push(
                std::make_unique<HandledJob<Context, T, Work, Handler>>(std::move(work), std::move(handler), bytes));
        },
        boost::asio::use_awaitable, std::move(work), bytes);
}

} // namespace pult::storage::sqlite
