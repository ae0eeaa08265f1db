// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/messenger/fetcher.hpp"

#include <algorithm>
#include <filesystem>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace asio = boost::asio;

namespace pult::messenger {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kAtOnce = 4;
constexpr Millis kStorePause = 1s;
constexpr Millis kFirstPause = 2s;
constexpr Millis kLongestPause = 30min;
/// With the pauses above about two days: no messenger keeps a file that couldn't be had for so long.
constexpr int kMostAttempts = 105;

Millis pauseAfter(int attempts) {
    return std::min<Millis>(kFirstPause * (1LL << std::min(attempts, 20)), kLongestPause);
}

bool ordersFetch(const wire::Event& event) {
    const auto waits = [](const wire::Message& message) {
        return std::any_of(message.attachments.begin(), message.attachments.end(),
                           [](const auto& each) { return each.missing == wire::MissingFile::pending; });
    };
    if (const auto* added = std::get_if<wire::MessageAdded>(&event))
        return waits(added->message);
    if (const auto* changed = std::get_if<wire::MessageChanged>(&event))
        return waits(changed->message);
    return std::holds_alternative<wire::ChannelChanged>(event);
}

} // namespace

Fetcher::Fetcher(Dependencies dependencies) : m(std::move(dependencies)), m_timer(m.executor) {}

void Fetcher::start() {
    std::error_code ignored; // a folder that can't be made shows with the first file
    std::filesystem::remove_all(m.folder, ignored);
    std::filesystem::create_directories(m.folder, ignored);
    asio::co_spawn(m.executor, run(), asio::detached);
}

void Fetcher::stop() {
    m_stopped = true;
    m_timer.cancel();
}

void Fetcher::published(std::span<const storage::JournalRecord> records) {
    if (std::any_of(records.begin(), records.end(), [](const auto& record) { return ordersFetch(record.event); })) {
        m_wakeRequested = true;
        m_timer.cancel();
    }
}

asio::awaitable<void> Fetcher::run() {
    while (!m_stopped) {
        m_wakeRequested = false;
        co_await startDue();
        const auto next = co_await m.store.nextFetchDue();
        if (m_stopped)
            break;
        if (m_wakeRequested && m_under.size() < kAtOnce)
            continue;
        Millis pause = 1h;
        if (!next)
            pause = kStorePause;
        else if (*next)
            pause = std::max(**next - m.clock.now(), m_under.empty() ? Millis{0} : kStorePause);
        m_timer.expires_after(pause);
        co_await m_timer.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

asio::awaitable<void> Fetcher::startDue() {
    auto due = co_await m.store.dueFetches(m.clock.now(), 2 * static_cast<int>(kAtOnce));
    if (!due)
        co_return;
    for (auto& wanted : *due) {
        if (m_stopped || m_under.size() >= kAtOnce)
            co_return;
        if (m_under.emplace(std::pair{wanted.message.value, wanted.position}, true).second)
            asio::co_spawn(m.executor, bring(std::move(wanted)), asio::detached);
    }
}

asio::awaitable<void> Fetcher::bring(storage::Fetch wanted) {
    const std::string path =
        m.folder + "/" + std::to_string(wanted.message.value) + "-" + std::to_string(wanted.position);
    const Fetched fetched = co_await fetchTo(wanted, path);
    (void)co_await settle(wanted, path, fetched); // what couldn't be stored is due still
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    m_under.erase({wanted.message.value, wanted.position});
    m_wakeRequested = true;
    m_timer.cancel();
}

asio::awaitable<Fetched> Fetcher::fetchTo(const storage::Fetch& wanted, const std::string& path) {
    const auto channel = m.channels.byId(wanted.channel);
    const auto source = channel ? m_sources.find(channel->channel.kind) : m_sources.end();
    if (source == m_sources.end())
        co_return Fetched{Fetched::Outcome::later, {}, kLongestPause};
    co_return co_await source->second->fetch(channel, wanted, path);
}

storage::Async<storage::Done> Fetcher::settle(const storage::Fetch& wanted, const std::string& path,
                                              const Fetched& fetched) {
    switch (fetched.outcome) {
    case Fetched::Outcome::gone:
        co_return co_await m.store.giveUpFetch(wanted.message, wanted.position, wire::MissingFile::gone);
    case Fetched::Outcome::too_large:
        co_return co_await m.store.giveUpFetch(wanted.message, wanted.position, wire::MissingFile::too_large);
    case Fetched::Outcome::later:
        break;
    case Fetched::Outcome::done: {
        const std::string& name = wanted.shown.name.empty() ? fetched.name : wanted.shown.name;
        auto kept = co_await m.keep(path, name);
        if (!kept)
            break;
        kept->owner = wanted.owner;
        kept->at = m.clock.now();
        co_return co_await m.store.finishFetch(wanted.message, wanted.position, std::move(*kept));
    }
    }
    if (wanted.attempts >= kMostAttempts)
        co_return co_await m.store.giveUpFetch(wanted.message, wanted.position, wire::MissingFile::failed);
    const Millis pause = std::max(pauseAfter(wanted.attempts), fetched.retryAfter);
    co_return co_await m.store.delayFetch(wanted.message, wanted.position, m.clock.now() + pause);
}

} // namespace pult::messenger
