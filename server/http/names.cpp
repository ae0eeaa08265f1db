// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/names.hpp"

#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <netdb.h>

namespace pult::http {

namespace asio = boost::asio;

namespace {

constexpr std::size_t kMostLookUps = 16;

/// The door from the look-up threads back to the loop; closed when the loop may be gone.
struct WayBack {
    std::mutex mutex;
    asio::io_context* io;
};

struct PendingName {
    std::optional<Result<Names::Addresses>> found;
    std::list<asio::steady_timer*> waiting;
};

/// Takes part in a look-up for as long as it lives.
class Waiter {
public:
    Waiter(std::shared_ptr<PendingName> pending, const asio::any_io_executor& executor)
        : timer(executor), m_pending(std::move(pending)),
          m_place(m_pending->waiting.insert(m_pending->waiting.end(), &timer)) {}
    ~Waiter() { m_pending->waiting.erase(m_place); }
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;

    asio::steady_timer timer;

private:
    std::shared_ptr<PendingName> m_pending;
    std::list<asio::steady_timer*>::iterator m_place;
};

} // namespace

struct Names::State : std::enable_shared_from_this<Names::State> {
    State(asio::io_context& io, LookUp wanted) : lookUp(std::move(wanted)) { wayBack->io = &io; }

    LookUp lookUp;
    std::map<std::string, std::shared_ptr<PendingName>> pending;
    std::shared_ptr<WayBack> wayBack = std::make_shared<WayBack>();

    std::shared_ptr<PendingName> join(const std::string& host);
    bool startThread(const std::string& host);
    void finish(const std::string& host, Result<Addresses> found);
};

std::shared_ptr<PendingName> Names::State::join(const std::string& host) {
    if (const auto known = pending.find(host); known != pending.end())
        return known->second;
    if (pending.size() >= kMostLookUps || !startThread(host))
        return nullptr;
    return pending[host] = std::make_shared<PendingName>();
}

bool Names::State::startThread(const std::string& host) {
    auto work = [host, look = lookUp, back = wayBack, weak = weak_from_this()] {
        auto found = look(host);
        const std::lock_guard lock(back->mutex);
        if (back->io)
            asio::post(*back->io, [host, weak, found = std::move(found)]() mutable {
                if (const auto self = weak.lock())
                    self->finish(host, std::move(found));
            });
    };
    try {
        std::thread(std::move(work)).detach();
    } catch (const std::system_error&) {
        return false;
    }
    return true;
}

void Names::State::finish(const std::string& host, Result<Addresses> found) {
    const auto known = pending.find(host);
    if (known == pending.end())
        return;
    known->second->found = std::move(found);
    for (auto* timer : known->second->waiting)
        timer->cancel();
    pending.erase(known);
}

Names::Names(asio::io_context& io, LookUp lookUp) : m_state(std::make_shared<State>(io, std::move(lookUp))) {}

Names::~Names() {
    const std::lock_guard lock(m_state->wayBack->mutex);
    m_state->wayBack->io = nullptr;
}

asio::awaitable<Result<Names::Addresses>> Names::find(std::string host, std::chrono::steady_clock::time_point until) {
    boost::system::error_code notNumeric;
    const auto numeric = asio::ip::make_address(host, notNumeric);
    if (!notNumeric)
        co_return Addresses{numeric};
    const auto pending = m_state->join(host);
    if (!pending)
        co_return fail(Errc::unavailable, "too many names are being looked up");
    const auto executor = co_await asio::this_coro::executor;
    Waiter waiter(pending, executor);
    while (!pending->found) {
        waiter.timer.expires_at(until);
        const auto [error] = co_await waiter.timer.async_wait(asio::as_tuple(asio::use_awaitable));
        const auto state = co_await asio::this_coro::cancellation_state;
        if (state.cancelled() != asio::cancellation_type::none)
            co_return fail(Errc::unavailable, "cancelled");
        if (!error && !pending->found)
            co_return fail(Errc::unavailable, "the address of " + host + " wasn't found out in time");
    }
    co_return *pending->found;
}

Result<Names::Addresses> Names::bySystem(const std::string& host) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_ADDRCONFIG;
    addrinfo* list = nullptr;
    const int failure = getaddrinfo(host.c_str(), nullptr, &wanted, &list);
    if (failure != 0)
        return fail(Errc::unavailable, "the address of " + host + " wasn't found: " + gai_strerror(failure));
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(list, freeaddrinfo);
    Addresses addresses;
    for (const addrinfo* entry = list; entry; entry = entry->ai_next) {
        asio::ip::tcp::endpoint endpoint;
        if (entry->ai_addrlen > endpoint.capacity())
            continue;
        std::memcpy(endpoint.data(), entry->ai_addr, entry->ai_addrlen);
        endpoint.resize(entry->ai_addrlen);
        addresses.push_back(endpoint.address());
    }
    return addresses;
}

} // namespace pult::http
