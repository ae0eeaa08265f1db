// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/gateway.hpp"

#include <set>

#include <malloc.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/gateways/webchat/widget_config.hpp"

namespace asio = boost::asio;

namespace pult::webchat {

namespace {

constexpr std::chrono::seconds kWatchEvery{5};
/// Who hasn't polled for so long has gone.
constexpr std::chrono::seconds kPollGone{60};
/// Below half of such a crowd the allocator is asked to hand memory back.
constexpr std::size_t kCrowd = 1000;
/// Nobody wants to hear that he is farther back.
constexpr int kFarthest = 100;

} // namespace

Gateway::Gateway(Dependencies dependencies) : m(std::move(dependencies)) {}

Gateway::~Gateway() = default;

void Gateway::spawn(asio::awaitable<void> work) {
    asio::co_spawn(m.executor, std::move(work), [this](const std::exception_ptr& thrown) {
        if (!thrown || !m.fault)
            return;
        try {
            std::rethrow_exception(thrown);
        } catch (const std::exception& error) {
            m.fault(error.what());
        }
    });
}

void Gateway::count(const Error& error) {
    const std::string_view why = reason(error.code);
    const auto found = m_counters.refused.find(why);
    if (found != m_counters.refused.end())
        ++found->second;
    else
        m_counters.refused.emplace(why, 1);
}

asio::awaitable<void> Gateway::watch() {
    asio::steady_timer timer(m.executor);
    m_wake = [&timer] { timer.cancel(); };
    while (!m_stopped) {
        timer.expires_after(kWatchEvery);
        co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
        sweep();
    }
    m_wake = nullptr;
}

void Gateway::stop() {
    m_stopped = true;
    if (m_wake)
        m_wake();
    m_guests.forEach([](Guest& guest) { guest.wakePolls(); });
}

void Gateway::sweep() {
    const Ticks now = ticks();
    m_tickets.sweep(now);
    m_knownTokens.sweep(now);
    m_newVisitorsBurst.sweep(now);
    m_guests.forEach([&](Guest& guest) {
        if (!guest.polling)
            return;
        std::erase_if(guest.polling->wakers, [](const auto& waker) { return waker.expired(); });
        if (guest.polling->wakers.empty() && now - guest.polling->seenAt > kPollGone)
            guest.polling.reset();
    });
    m_guests.sweep(now);
    giveMemoryBack();
    tellStatus();
    if (m_guests.size() > 0 && m_answerTimes.isDue(now))
        spawn(lookAtAnswerTimes());
    if (!m_looksAtQueues)
        spawn(lookAtQueues());
}

std::string Gateway::statusOf(ChannelId channel) const {
    return statusFrame(onlineState(), m_answerTimes.median(channel));
}

void Gateway::tellStatus() {
    std::unordered_map<ChannelId, Shared> changed; // null: as told before
    m_guests.forEach([&](Guest& guest) {
        const auto [known, isNew] = changed.try_emplace(guest.channel);
        if (isNew) {
            std::string& told = m_toldStatus[guest.channel];
            std::string frame = statusOf(guest.channel);
            if (frame != told)
                known->second = std::make_shared<const std::string>(told = std::move(frame));
        }
        if (known->second)
            guest.tell(known->second);
    });
}

asio::awaitable<void> Gateway::lookAtAnswerTimes() {
    m_answerTimes.looked(ticks());
    std::set<ChannelId> channels;
    m_guests.forEach([&](Guest& guest) { channels.insert(guest.channel); });
    for (const ChannelId channel : channels) {
        auto waits = co_await m.store.answerWaits(channel, m.clock.now() - AnswerTimes::kSpan);
        if (waits)
            m_answerTimes.learn(channel, std::move(*waits));
    }
    tellStatus();
}

asio::awaitable<void> Gateway::lookAtQueues() {
    // Of a dialog that has just begun nobody has told its state yet.
    const auto waits = [](const Guest& guest) {
        const bool mayWait = guest.status == wire::DialogStatus::queued || guest.status == wire::DialogStatus::unknown;
        return mayWait && guest.dialog && guest.isWatching();
    };
    std::set<GroupId> groups;
    m_guests.forEach([&](Guest& guest) {
        if (waits(guest))
            groups.insert(guest.group);
    });
    m_looksAtQueues = true;
    for (const GroupId group : groups) {
        const auto queue = co_await m.store.queue(group, kFarthest);
        if (!queue)
            continue;
        std::unordered_map<DialogId, int> places;
        for (const DialogId dialog : *queue)
            places.emplace(dialog, static_cast<int>(places.size()) + 1);
        m_guests.forEach([&](Guest& guest) {
            if (guest.group != group || !waits(guest))
                return;
            const auto found = places.find(guest.dialog);
            tellPlace(guest, found == places.end() ? 0 : found->second);
        });
    }
    m_looksAtQueues = false;
}

void Gateway::tellPlace(Guest& guest, int place) {
    if (place == std::exchange(guest.place, place))
        return;
    guest.tell(std::make_shared<const std::string>(queueFrame(place)));
}

/// Thousands of small blocks are free after a crowd has gone, but the allocator keeps them until told.
void Gateway::giveMemoryBack() {
    const std::size_t present = m_socketCount + m_guests.size();
    m_crowd = std::max(m_crowd, present);
    if (m_crowd < kCrowd || present > m_crowd / 2)
        return;
    m_crowd = present;
    ::malloc_trim(0);
}

inbox::ChannelConfigPtr Gateway::channel(std::string_view key) const {
    auto channel = m.channels.byKey(key);
    if (!channel || channel->channel.kind != wire::ChannelKind::webchat)
        return nullptr;
    return channel;
}

std::string Gateway::loaderScript(std::string_view key) const {
    const auto found = channel(key);
    if (!found)
        return {};
    return "Pult(\"_config\", {" + loaderConfig(*found) + ",\"status\":\"" + std::string(onlineState()) + "\"});\n";
}

std::string_view Gateway::onlineState() const {
    return m.presence.anyoneAnswers() ? "online" : "offline";
}

LinkOf Gateway::linksFor(const Guest& guest) const {
    return [this, holder = guest.holder()](FileId id) {
        return m.fileLink(id, holder, m.clock.now() + std::chrono::minutes{10});
    };
}

std::string Gateway::photoOf(OperatorId id, const Guest& guest) const {
    const storage::StoredUser* user = id ? m.directory.find(id) : nullptr;
    return user && user->user.photo ? linksFor(guest)(*user->user.photo) : std::string();
}

Shared Gateway::messageFrame(const Guest& guest, const storage::VisitorMessage& message) const {
    const wire::Author& author = message.message.author;
    const bool byOperator = author.kind == wire::AuthorKind::operator_;
    const std::string photo = byOperator ? photoOf(OperatorId{author.id}, guest) : std::string();
    return std::make_shared<const std::string>(msgFrame(message, photo, linksFor(guest)));
}

void Gateway::greet(const Guest& guest, const std::function<void(const Shared&)>& sink) const {
    const auto tell = [&](std::string frame) { sink(std::make_shared<const std::string>(std::move(frame))); };
    tell(statusOf(guest.channel));
    const storage::StoredUser* user = guest.assignee ? m.directory.find(guest.assignee) : nullptr;
    if (user)
        tell(agentFrame(user->user.name, photoOf(guest.assignee, guest)));
    if (guest.place > 0)
        tell(queueFrame(guest.place));
    if (guest.operatorRead > 0)
        tell(readFrame(guest.operatorRead));
}

Result<std::shared_ptr<Guest>> Gateway::redeem(const std::string& ticket, const Peer& peer) {
    auto guest = m_tickets.redeem(ticket, ticks());
    if (!guest || guest->hasLeft) {
        const Error error = fail(Errc::unauthenticated, "this ticket was used, or is too old");
        count(error);
        return error;
    }
    const auto channel = m.channels.byId(guest->channel);
    if (!channel)
        return fail(Errc::not_found, "there is no such chat");
    if (!peer.isLocal && m_socketsOf.of(peer.address) >= channel->number("address_sockets")) {
        Error error = fail(Errc::rate_limited, "too many connections from this address");
        error.retryAfterMs = 60'000;
        count(error);
        return error;
    }
    return guest;
}

std::shared_ptr<inbox::FrameHandler> Gateway::connect(std::shared_ptr<Guest> guest,
                                                      std::shared_ptr<inbox::Connection> connection, std::int64_t after,
                                                      const Peer& peer) {
    if (guest->hasLeft)
        return nullptr;
    guest->usedAt = ticks();
    auto socket = std::make_shared<GuestSocket>(*this, std::move(guest), std::move(connection), after);
    if (!peer.isLocal) {
        m_socketsOf.add(peer.address);
        m_addressOf.emplace(socket.get(), peer.address);
    }
    ++m_socketCount;
    socket->begin();
    return socket;
}

void Gateway::onSocketClosed(GuestSocket& socket) {
    socket.guest()->usedAt = ticks();
    --m_socketCount;
    const auto counted = m_addressOf.find(&socket);
    if (counted == m_addressOf.end())
        return;
    m_socketsOf.remove(counted->second);
    m_addressOf.erase(counted);
}

} // namespace pult::webchat
