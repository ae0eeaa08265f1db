// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/hub.hpp"

#include <set>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/hub/api.hpp"
#include "server/hub/session.hpp"
#include "shared/domain/masking.hpp"
#include "shared/domain/withholding.hpp"
#include "shared/wire/codec.hpp"

namespace asio = boost::asio;

namespace pult::hub {

namespace {

/// A socket has this long to sign in.
constexpr Millis kSignInTime = std::chrono::seconds{15};
constexpr std::chrono::seconds kSweepEvery{5};
constexpr std::chrono::seconds kCountsEvery{1};
/// How often a live socket keeps its session from idling out, and hears that it has ended elsewhere.
constexpr Millis kKeepAliveEvery = std::chrono::minutes{1};

std::string signalFrame(const wire::Signal& signal) {
    return std::visit(
        [](const auto& each) {
            std::string out = R"({"jsonrpc":"2.0","method":"signal","params":{"type":")";
            out += each.kType;
            out += "\",";
            wire::encodeMembersTo(out, each);
            out += "}}";
            return out;
        },
        signal);
}

bool speaksOfContacts(const wire::Signal& signal) {
    return std::visit([](const auto& each) { return domain::contactsIn(each).any; }, signal);
}

/// Cards go with no signal, but a customer who types may be called by his telephone.
wire::Signal maskedSignal(wire::Signal signal) {
    std::visit([](auto& each) { domain::maskIn(each, domain::PersonalFields({})); }, signal);
    return signal;
}

} // namespace

struct Hub::Impl {
    Dependencies dependencies;
    std::unordered_map<Session*, std::shared_ptr<Session>> sessions;
    std::vector<wire::Alert> alerts; ///< that stand
    Seq published = 0;
    std::uint64_t accepted = 0; ///< sockets so far, by which each has its number
    asio::steady_timer sweepTimer;
    asio::steady_timer countsTimer;
    std::map<std::string, std::int64_t, std::less<>> refused;
    bool sweeping = false;
    bool counting = false;
    bool stopped = false;

    explicit Impl(Dependencies given)
        : dependencies(std::move(given)), published(dependencies.store.info().seq), sweepTimer(dependencies.executor),
          countsTimer(dependencies.executor) {}

    /// A copy: closing a session removes it from the map.
    std::vector<std::shared_ptr<Session>> snapshot() const {
        std::vector<std::shared_ptr<Session>> all;
        all.reserve(sessions.size());
        for (const auto& [key, session] : sessions)
            all.push_back(session);
        return all;
    }

    asio::awaitable<void> sweep() {
        while (!stopped && !sessions.empty()) {
            sweepTimer.expires_after(kSweepEvery);
            co_await sweepTimer.async_wait(asio::as_tuple(asio::use_awaitable));
            const auto all = snapshot();
            for (const auto& session : all)
                co_await attend(session);
        }
        sweeping = false;
    }

    asio::awaitable<void> tellCounts() {
        while (!stopped && !sessions.empty()) {
            countsTimer.expires_after(kCountsEvery);
            co_await countsTimer.async_wait(asio::as_tuple(asio::use_awaitable));
            const auto all = snapshot();
            std::set<domain::Asker> there;
            for (const auto& session : all)
                there.insert(session->asker());
            for (auto& [who, counts] : dependencies.api.changedCounts(there)) {
                const auto frame =
                    std::make_shared<const std::string>(signalFrame(wire::CountsSignal{std::move(counts)}));
                for (const auto& session : all)
                    if (session->isSignedIn() && session->asker() == who)
                        session->tell(frame);
            }
        }
        counting = false;
    }

    asio::awaitable<void> attend(std::shared_ptr<Session> session) {
        const Ticks now = dependencies.clock.ticks();
        if (!session->isSignedIn()) {
            if (now - session->openedAt() > kSignInTime)
                session->close(inbox::CloseCode::policy, "sign in within 15 seconds");
            co_return;
        }
        if (now - session->keptAliveAt() < kKeepAliveEvery)
            co_return;
        session->keepAlive(now);
        const auto alive = co_await dependencies.signIn.keepAlive(session->tokenHash());
        if (!alive && alive.error().code == Errc::unauthenticated)
            session->close(inbox::CloseCode::policy, "the session has ended: sign in");
    }
};

Hub::Hub(Dependencies dependencies) : m_impl(std::make_unique<Impl>(std::move(dependencies))) {}

Hub::~Hub() = default;

std::shared_ptr<inbox::FrameHandler> Hub::accept(std::shared_ptr<inbox::Connection> connection) {
    auto& impl = *m_impl;
    auto session = std::make_shared<Session>(impl.dependencies, std::move(connection), ++impl.accepted,
                                             impl.dependencies.clock.ticks());
    session->publishedSeq = [&impl] { return impl.published; };
    session->onRefused = [&impl](Errc code) { ++impl.refused[std::string(reason(code))]; };
    session->onSignedIn = [this](Session& who) {
        if (who.person())
            presenceChanged(who.person(), true);
        tellAlerts(who.shared_from_this());
    };
    session->onGone = [this](Session& who) {
        const OperatorId person = who.person();
        m_impl->sessions.erase(&who);
        if (person)
            presenceChanged(person, false);
    };
    impl.sessions.emplace(session.get(), session);
    if (!impl.sweeping) {
        impl.sweeping = true;
        asio::co_spawn(impl.dependencies.executor, impl.sweep(), asio::detached);
    }
    if (!impl.counting) {
        impl.counting = true;
        asio::co_spawn(impl.dependencies.executor, impl.tellCounts(), asio::detached);
    }
    return session;
}

void Hub::showAlerts(std::vector<wire::Alert> alerts) {
    const storage::EventScope everybody;
    const auto before = std::exchange(m_impl->alerts, std::move(alerts));
    const auto stands = [](const std::vector<wire::Alert>& list, const wire::Alert& alert, bool sameWords) {
        return std::ranges::any_of(list, [&](const wire::Alert& each) {
            return each.code == alert.code && (!sameWords || each.text == alert.text);
        });
    };
    for (auto alert : before) {
        if (stands(m_impl->alerts, alert, false))
            continue;
        alert.over = true;
        signal(wire::AlertRaised{std::move(alert)}, everybody);
    }
    for (const auto& alert : m_impl->alerts)
        if (!stands(before, alert, true))
            signal(wire::AlertRaised{alert}, everybody);
}

/// After the answer to the sign-in, which the session is about to send.
void Hub::tellAlerts(std::shared_ptr<Session> session) {
    if (m_impl->alerts.empty())
        return;
    asio::post(m_impl->dependencies.executor, [alerts = m_impl->alerts, session = std::move(session)] {
        for (const auto& alert : alerts)
            session->deliver(std::make_shared<const std::string>(signalFrame(wire::AlertRaised{alert})), {});
    });
}

void Hub::presenceChanged(OperatorId id, bool connected) {
    auto& presence = m_impl->dependencies.presence;
    const bool was = presence.isConnected(id);
    if (connected)
        presence.connected(id);
    else
        presence.disconnected(id);
    if (presence.isConnected(id) == was)
        return;
    tellPresence(id);
}

void Hub::tellPresence(OperatorId id) {
    const storage::EventScope everybody;
    const wire::Presence presence = m_impl->dependencies.presence.of(id);
    const auto whole = std::make_shared<const std::string>(signalFrame(wire::PresenceSignal{presence}));
    const auto withheld =
        std::make_shared<const std::string>(signalFrame(wire::PresenceSignal{domain::withheld(presence)}));
    for (const auto& session : m_impl->snapshot()) {
        const bool isWhole = session->person() == id || session->seesHidden();
        session->deliver(isWhole ? whole : withheld, everybody);
    }
}

void Hub::published(std::span<const storage::JournalRecord> records) {
    if (records.empty())
        return;
    m_impl->published = records.back().seq;
    m_impl->dependencies.api.published(records);
    // A slow reader is closed while it is sent to, which changes the map.
    for (const auto& session : m_impl->snapshot())
        for (const auto& record : records)
            session->deliver(record);
}

void Hub::signal(const wire::Signal& signal, const storage::EventScope& scope) {
    const auto whole = std::make_shared<const std::string>(signalFrame(signal));
    const auto masked =
        speaksOfContacts(signal) ? std::make_shared<const std::string>(signalFrame(maskedSignal(signal))) : whole;
    for (const auto& session : m_impl->snapshot())
        session->deliver(session->seesContacts() ? whole : masked, scope);
}

void Hub::revoke(OperatorId id) {
    for (const auto& session : m_impl->snapshot())
        if (session->operatorId() == id)
            session->close(inbox::CloseCode::policy, "your rights have changed: sign in");
}

void Hub::revokeToken(const std::string& tokenHash) {
    for (const auto& session : m_impl->snapshot())
        if (session->isSignedIn() && session->tokenHash() == tokenHash)
            session->close(inbox::CloseCode::policy, "signed out");
}

/// After the answer, which one of them may be waiting for.
void Hub::recall(OperatorId id) {
    asio::post(m_impl->dependencies.executor, [sessions = m_impl->snapshot(), id] {
        for (const auto& session : sessions)
            if (session->operatorId() == id)
                session->close(inbox::CloseCode::tryLater, "your groups have changed: come back");
    });
}

void Hub::stop() {
    m_impl->stopped = true;
    m_impl->sweepTimer.cancel();
    m_impl->countsTimer.cancel();
    for (const auto& session : m_impl->snapshot())
        session->close(inbox::CloseCode::goingAway, "the server stops");
}

std::size_t Hub::sessionCount() const {
    return m_impl->sessions.size();
}

const std::map<std::string, std::int64_t, std::less<>>& Hub::refused() const {
    return m_impl->refused;
}

} // namespace pult::hub
