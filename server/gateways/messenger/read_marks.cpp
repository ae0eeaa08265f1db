// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/messenger/read_marks.hpp"

#include <chrono>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace asio = boost::asio;

namespace pult::messenger {

namespace {

constexpr auto kGathered = std::chrono::milliseconds{800};

asio::awaitable<void> forgetfulCall(HttpCaller& http, HttpCall call) {
    (void)co_await http.call(std::move(call));
}

asio::awaitable<void> tellLater(std::weak_ptr<std::unordered_map<std::string, std::string>> newest, std::string contact,
                                ReadMarks::Tell tell) {
    asio::steady_timer pause(co_await asio::this_coro::executor, kGathered);
    co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
    const auto marks = newest.lock();
    if (!marks)
        co_return;
    auto mark = marks->extract(contact);
    if (!mark.empty())
        tell(std::move(mark.mapped()));
}

} // namespace

void callAndForget(asio::any_io_executor executor, HttpCaller& http, HttpCall call) {
    asio::co_spawn(executor, forgetfulCall(http, std::move(call)), asio::detached);
}

ReadMarks::ReadMarks(asio::any_io_executor executor) : m_executor(executor), m_newest(std::make_shared<Newest>()) {}

ReadMarks::~ReadMarks() = default;

void ReadMarks::note(const std::string& contact, const std::string& externalId, Tell tell) {
    if (m_newest->insert_or_assign(contact, externalId).second)
        asio::co_spawn(m_executor, tellLater(m_newest, contact, std::move(tell)), asio::detached);
}

} // namespace pult::messenger
