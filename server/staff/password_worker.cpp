// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/password_worker.hpp"

#include <atomic>
#include <stdexcept>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <sodium.h>

namespace pult::staff {

namespace asio = boost::asio;

struct PasswordWorker::Impl {
    HashCost cost;
    int limit;
    std::atomic<int> waiting = 0;
    std::string nobodysHash;
    asio::thread_pool pool;

    Impl(HashCost wanted, int threads, int queue)
        : cost(wanted), limit(threads + queue), pool(static_cast<std::size_t>(threads)) {}

    bool admit() {
        if (waiting.fetch_add(1) < limit)
            return true;
        waiting.fetch_sub(1);
        return false;
    }

    /// Runs `work` on the pool and resumes the caller where it was.
    template <class T>
    asio::awaitable<T> run(std::function<T()> work) {
        auto initiate = [this](auto handler, std::function<T()> task) {
            auto executor = asio::get_associated_executor(handler);
            asio::post(pool, [this, task = std::move(task), handler = std::move(handler),
                              guard = asio::make_work_guard(executor)]() mutable {
                T value = task();
                waiting.fetch_sub(1);
                const auto caller = guard.get_executor();
                asio::post(caller, [handler = std::move(handler), value = std::move(value)]() mutable {
                    std::move(handler)(std::move(value));
                });
            });
        };
        co_return co_await asio::async_initiate<decltype(asio::use_awaitable), void(T)>(
            std::move(initiate), asio::use_awaitable, std::move(work));
    }
};

namespace {

Error tooMany() {
    return Error{Errc::rate_limited, "too many sign-ins at once, try again in a moment", 1000};
}

/// Argon2id's text form with the cost of real hashes, a fixed salt and a digest of zeros.
std::string impossibleHash(const HashCost& cost) {
    return "$argon2id$v=19$m=" + std::to_string(cost.memoryBytes / 1024) + ",t=" + std::to_string(cost.passes) +
           ",p=1$AAAAAAAAAAAAAAAAAAAAAA$" + std::string(43, 'A');
}

} // namespace

PasswordWorker::PasswordWorker(HashCost cost, int threads, int queue)
    : m_impl(std::make_unique<Impl>(cost, threads, queue)) {
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium can't start");
    m_impl->nobodysHash = impossibleHash(cost);
}

PasswordWorker::~PasswordWorker() {
    m_impl->pool.join();
}

storage::Async<std::string> PasswordWorker::hash(std::string password) {
    if (!m_impl->admit())
        co_return tooMany();
    std::function<std::string()> work = [cost = m_impl->cost, password = std::move(password)] {
        std::string text(crypto_pwhash_STRBYTES, '\0');
        if (crypto_pwhash_str(text.data(), password.data(), password.size(), cost.passes, cost.memoryBytes) != 0)
            return std::string();
        text.resize(text.find('\0'));
        return text;
    };
    std::string text = co_await m_impl->run(std::move(work));
    if (text.empty())
        co_return fail(Errc::unavailable, "not enough memory for a password hash");
    co_return text;
}

storage::Async<bool> PasswordWorker::matches(std::string hash, std::string password) {
    if (!m_impl->admit())
        co_return tooMany();
    std::function<bool()> work = [hash = std::move(hash), password = std::move(password)] {
        return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
    };
    const bool matched = co_await m_impl->run(std::move(work));
    co_return matched;
}

bool PasswordWorker::isOutdated(const std::string& hash) const {
    return crypto_pwhash_str_needs_rehash(hash.c_str(), m_impl->cost.passes, m_impl->cost.memoryBytes) != 0;
}

const std::string& PasswordWorker::nobodysHash() const {
    return m_impl->nobodysHash;
}

} // namespace pult::staff
