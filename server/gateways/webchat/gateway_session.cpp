// SPDX-License-Identifier: GPL-3.0-or-later
// The session call, and who a token belongs to.
#include <algorithm>
#include <charconv>

#include "server/gateways/webchat/gateway.hpp"
#include "server/gateways/webchat/widget_config.hpp"
#include "server/staff/sign_in.hpp"
#include "shared/wire/codec.hpp"

namespace pult::webchat {

namespace {

/// A visitor's token is `<channel>.<secret>`: the channel stands in it because a token is only good there.
std::string tokenOf(ChannelId channel, const std::string& secret) {
    return std::to_string(channel.value) + "." + secret;
}

ChannelId channelOf(std::string_view token) {
    std::int64_t number = 0;
    const std::size_t dot = std::min(token.find('.'), token.size());
    const auto [end, error] = std::from_chars(token.data(), token.data() + dot, number);
    if (error != std::errc{} || end != token.data() + dot || dot == token.size())
        return {};
    return ChannelId{number};
}

std::string_view stateOf(wire::DialogStatus status) {
    return status == wire::DialogStatus::closed ? "closed" : "open";
}

/// Two while the site changes from one to the other.
std::vector<std::string> secretsOf(const inbox::ChannelConfig& channel) {
    return {channel.setting("identity_secret"), channel.setting("identity_secret_previous")};
}

/// He tells his time zone each time: what is known already costs no write.
bool saysAnything(const storage::VisitorClaim& claim, const storage::Visitor& known) {
    return claim.name || claim.email || claim.phone || claim.externalId || !claim.fields.empty() ||
           (claim.timeZone && *claim.timeZone != known.timeZone);
}

/// As the browser names it, like Europe/Moscow.
bool isTimeZoneName(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               std::string_view("_+-/").find(c) != std::string_view::npos;
    });
}

} // namespace

Result<storage::VisitorClaim> Gateway::claimOf(const inbox::ChannelConfig& channel,
                                               const SessionRequest& request) const {
    storage::VisitorClaim claim;
    if (request.attributes)
        claim.fields = *request.attributes;
    if (request.tz && isTimeZoneName(*request.tz))
        claim.timeZone = request.tz;
    if (!request.identity)
        return claim;
    const Identity& identity = *request.identity;
    const auto verified = verifyIdentity(identity, secretsOf(channel), m.clock.now());
    if (!verified && channel.flag("identity_required"))
        return verified.error();
    // A signature that is wrong makes all of the claim worthless; one that is missing leaves hearsay.
    if (!verified && identity.hash)
        return claim;
    claim.name = identity.name;
    claim.email = identity.email;
    claim.phone = identity.phone;
    if (verified) {
        claim.verified = true;
        claim.externalId = *identity.id;
    }
    return claim;
}

/// Finds the visitor of the token, or makes a new one; `token` is what the visitor holds afterwards.
storage::Async<storage::Visitor> Gateway::admit(const inbox::ChannelConfig& channel, SessionRequest& request,
                                                const Peer& peer, std::string& token) {
    auto claim = claimOf(channel, request);
    if (!claim)
        co_return claim.error();
    if (request.token) {
        token = *request.token;
        if (channelOf(token) != channel.channel.id)
            co_return fail(Errc::unauthenticated, "this token is not known");
        auto known = co_await m.store.visitorByToken(channel.channel.id, staff::SignIn::hashOf(token));
        if (!known && known.error().code == Errc::not_found)
            co_return fail(Errc::unauthenticated, "this token is not known");
        if (!known || !saysAnything(*claim, *known))
            co_return known;
        co_return co_await m.store.claimVisitor(known->id, std::move(*claim));
    }
    if (!peer.isLocal) {
        const Rate rate{static_cast<double>(channel.number("address_visitors_at_once")),
                        static_cast<double>(channel.number("address_visitors_per_hour")) / 60};
        const std::string key = channel.channel.key + " " + peer.address;
        if (const Millis wait = m_newVisitorsBurst.take(key, rate, ticks()); wait.count() > 0) {
            Error error = fail(Errc::rate_limited, "too many new visitors from this address");
            error.retryAfterMs = static_cast<int>(wait.count());
            co_return error;
        }
    }
    token = tokenOf(channel.channel.id, staff::SignIn::makeSecret().text);
    ++m_counters.visitors;
    co_return co_await m.store.addVisitor(channel.channel.id, staff::SignIn::hashOf(token), std::move(*claim));
}

storage::Async<std::string> Gateway::openSession(std::string body, Peer peer) {
    auto request = decodeSession(body);
    if (!request) {
        count(request.error());
        co_return request.error();
    }
    const auto channel = this->channel(request->widget);
    if (!channel)
        co_return fail(Errc::not_found, "there is no such chat");
    std::string token;
    auto visitor = co_await admit(*channel, *request, peer, token);
    if (!visitor) {
        count(visitor.error());
        co_return visitor.error();
    }
    ++m_counters.sessions;
    const GuestPtr guest = m_guests.meet(*visitor, ticks());
    if (!guest->group)
        guest->group = channel->group;
    if (request->page)
        remember(*guest, *request->page);
    const bool claimed = request->identity && request->identity->hash;
    const bool refused = claimed && !verifyIdentity(*request->identity, secretsOf(*channel), m.clock.now());
    const std::string_view notice = refused ? "refused" : "";
    if (refused)
        count(fail(Errc::forbidden, "the signature of the identity is wrong"));
    co_return sessionAnswer(*channel, guest, token, notice);
}

std::string Gateway::configOf(const inbox::ChannelConfig& channel, const Guest& guest) {
    CachedConfig& cached = m_configs[channel.channel.id];
    if (cached.version != channel.channel.version) {
        cached.version = channel.channel.version;
        cached.json = widgetConfig(channel);
    }
    std::string config = "{" + cached.json + ",\"offline\":{\"state\":\"" + std::string(onlineState()) + "\"}";
    if (!channel.setting("messengers").empty())
        config += ",\"messengers\":" + messengers(channel, m.passCode ? m.passCode(guest.id) : std::string());
    return config + "}";
}

std::string Gateway::sessionAnswer(const inbox::ChannelConfig& channel, const GuestPtr& guest, const std::string& token,
                                   std::string_view notice) {
    std::string answer = "{\"token\":";
    wire::appendQuoted(answer, token);
    answer.append(",\"visitor_id\":\"").append(guest->peer()).append("\"");
    if (guest->dialog) {
        answer.append(",\"conversation\":{\"id\":").append(std::to_string(guest->dialog.value));
        answer.append(",\"state\":\"").append(stateOf(guest->status)).append("\"}");
    }
    answer.append(",\"config\":").append(configOf(channel, *guest));
    answer.append(",\"ws_ticket\":\"").append(m_tickets.issue(guest, ticks())).append("\"");
    answer.append(",\"seq\":").append(std::to_string(guest->lastSeq));
    if (!notice.empty())
        answer.append(",\"identity\":\"").append(notice).append("\"");
    return answer.append("}");
}

storage::Async<std::shared_ptr<Guest>> Gateway::byToken(std::string token) {
    const auto channel = m.channels.byId(channelOf(token));
    if (!channel || channel->channel.kind != wire::ChannelKind::webchat)
        co_return fail(Errc::unauthenticated, "this token is not known");
    const std::string hash = staff::SignIn::hashOf(token);
    if (const auto known = m_knownTokens.find(hash, ticks()))
        if (GuestPtr guest = m_guests.find(*known)) {
            guest->usedAt = ticks();
            co_return guest;
        }
    auto visitor = co_await m.store.visitorByToken(channel->channel.id, hash);
    if (!visitor && visitor.error().code == Errc::not_found)
        co_return fail(Errc::unauthenticated, "this token is not known");
    if (!visitor)
        co_return visitor.error();
    m_knownTokens.keep(hash, visitor->id, ticks());
    GuestPtr guest = m_guests.meet(*visitor, ticks());
    if (!guest->group)
        guest->group = channel->group;
    co_return guest;
}

storage::Async<storage::Done> Gateway::endSession(std::shared_ptr<Guest> guest) {
    auto done = co_await m.store.forgetVisitor(guest->id);
    if (!done)
        co_return done.error();
    guest->hasLeft = true;
    m_knownTokens.forget(guest->id);
    const std::vector<GuestSocket*> sockets = guest->sockets;
    for (GuestSocket* socket : sockets)
        socket->close(inbox::CloseCode::policy, "the visitor has left");
    guest->wakePolls();
    co_return *done;
}

} // namespace pult::webchat
