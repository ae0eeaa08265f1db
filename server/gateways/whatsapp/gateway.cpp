// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/whatsapp/gateway.hpp"

#include <algorithm>

#include "server/gateways/whatsapp/decode.hpp"
#include "server/gateways/whatsapp/judge.hpp"
#include "server/gateways/whatsapp/signature.hpp"
#include "server/gateways/whatsapp/template_reading.hpp"
#include "shared/domain/capabilities.hpp"

namespace asio = boost::asio;

namespace pult::whatsapp {

using messenger::Fetched;
using messenger::Judgement;
using messenger::Ruling;
using messenger::WebhookAnswer;

namespace {

// Cloud API reference, "Throughput" and "Pair rate limits": 80 messages a second and number, to one person 45 at once
// and then one in six seconds.
constexpr inbox::Rates kRates{{80, 80}, {1.0 / 6, 45}};

constexpr Millis kTypingPause = std::chrono::seconds{20};

Fetched::Outcome outcomeOf(const Judgement& judgement) {
    return judgement.ruling == Ruling::failed ? Fetched::Outcome::gone : Fetched::Outcome::later;
}

} // namespace

Gateway::Gateway(Dependencies dependencies, asio::any_io_executor executor, inbox::Intake& intake, const Clock& clock)
    : Courier(std::move(dependencies)), m_executor(executor), m_intake(intake), m_clock(clock),
      m_catalogue({executor, m.store, m.channels, m.health, m.http}), m_typed(clock, kTypingPause),
      m_readMarks(executor) {}

inbox::Rates Gateway::rates(ChannelId) const {
    return kRates;
}

/// Shown for up to 25 seconds, and it marks the message as read: who types has read it.
void Gateway::typing(ChannelId id, const std::string& peer, const std::string&, const std::string& heard) {
    const auto channel = m.channels.byId(id);
    if (!channel || heard.empty() || !m_typed.isDue(std::to_string(id.value) + ":" + peer))
        return;
    messenger::callAndForget(m_executor, m.http, whatsapp::markRead(accountOf(*channel), heard, true));
}

void Gateway::markRead(ChannelId id, const std::string& peer, const std::string& externalId) {
    m_readMarks.note(std::to_string(id.value) + ":" + peer, externalId, [this, id](std::string newest) {
        if (const auto channel = m.channels.byId(id))
            messenger::callAndForget(m_executor, m.http, whatsapp::markRead(accountOf(*channel), newest, false));
    });
}

/// Only numbers can be kept out, and only of those who have written lately.
void Gateway::block(ChannelId id, const std::string& peer, bool blocked) {
    const auto channel = m.channels.byId(id);
    if (!channel || peer.empty() || peer.find_first_not_of("0123456789") != std::string::npos)
        return;
    const Account account = accountOf(*channel);
    messenger::callAndForget(m_executor, m.http, blocked ? blockUser(account, peer) : unblockUser(account, peer));
}

WebhookAnswer Gateway::verify(const inbox::ChannelConfig& channel, const messenger::WebhookRequest& request) const {
    auto challenge = answerVerification(request.query("hub.mode"), request.query("hub.verify_token"),
                                        request.query("hub.challenge"), channel.setting("verify_token"));
    return challenge ? WebhookAnswer{200, std::move(*challenge), 0} : WebhookAnswer{403, "", 0};
}

/// WhatsApp speaks of trouble with the account, or, without a word, says that it is over.
asio::awaitable<void> Gateway::heedNotice(ChannelId channel, std::string words) {
    if (words.empty())
        (void)co_await m.health.lift(channel, domain::ChannelTrouble::account);
    else
        (void)co_await m.health.notice(channel, domain::ChannelTrouble::account, std::move(words));
}

asio::awaitable<WebhookAnswer> Gateway::receive(messenger::WebhookRequest request) {
    const auto channel = m.channels.byKey(request.channel);
    if (!channel || channel->channel.kind != kind())
        co_return WebhookAnswer{404, "", 0};
    if (!request.isPost)
        co_return verify(*channel, request);
    const std::array<std::string, 2> secrets{channel->setting("app_secret"), channel->setting("app_secret_previous")};
    if (!isSigned(request.body, request.header("X-Hub-Signature-256"), secrets))
        co_return WebhookAnswer{401, "", 0};
    auto mine = keepOwn(decode(request.body, m_clock.now()), channel->setting("phone_number_id"),
                        channel->setting("business_account"));
    std::optional<std::string> notice;
    for (const auto& event : mine.events) {
        using Meaning = storage::inbound::AccountNotice::Meaning;
        const auto* told = std::get_if<storage::inbound::AccountNotice>(&event);
        if (told && told->meaning != Meaning::nothing)
            notice = told->meaning == Meaning::trouble ? told->text : std::string();
    }
    const bool aboutTemplates = std::ranges::any_of(
        mine.events, [](const auto& event) { return std::holds_alternative<storage::inbound::TemplateStatus>(event); });
    storage::InboundUpdate update{channel->channel.id, std::move(request.body), std::move(mine.events), std::nullopt};
    auto taken = co_await m_intake.take(std::move(update));
    if (taken && aboutTemplates)
        m_catalogue.refresh(channel->channel.id); // there may be a new one
    if (taken && notice)
        co_await heedNotice(channel->channel.id, std::move(*notice));
    co_return taken ? WebhookAnswer{} : messenger::refusalOf(taken.error());
}

asio::awaitable<Judgement> Gateway::ask(messenger::Attempt& attempt, std::string& name) {
    Number number;
    const auto reply = co_await call(attempt, findNumber(accountOf(*attempt.channel)));
    Judgement judgement = judgeNumber(reply, number);
    name = number.name + " " + number.shown;
    co_return judgement;
}

asio::awaitable<Judgement> Gateway::attempt(messenger::Attempt& attempt) {
    const Account account = accountOf(*attempt.channel);
    for (auto& file : attempt.part.files) {
        if (!file.uploaded.empty())
            continue;
        const auto reply = co_await call(attempt, uploadMedia(account, file));
        Judgement uploaded = judgeUpload(reply);
        if (uploaded.ruling == Ruling::uncertain)
            uploaded.ruling = Ruling::retry; // an upload shows nothing to anybody
        if (uploaded.ruling != Ruling::accepted)
            co_return uploaded;
        file.uploaded = uploaded.externalId;
    }
    if (attempt.part.use) {
        const auto reply =
            co_await call(attempt, sendTemplate(account, attempt.part, templateUseOf(*attempt.part.use)));
        Judgement judgement = judgeSend(reply);
        if (judgement.ruling == Ruling::failed)
            m_catalogue.refresh(attempt.channel->channel.id); // it may have been paused or changed
        co_return judgement;
    }
    auto sending =
        attempt.part.buttons.empty() ? whatsapp::send(account, attempt.part) : sendChoice(account, attempt.part);
    if (!sending) {
        Judgement refused;
        refused.ruling = Ruling::failed;
        refused.detail = sending.error().detail;
        co_return refused;
    }
    const auto reply = co_await call(attempt, std::move(*sending));
    co_return judgeSend(reply);
}

asio::awaitable<Judgement> Gateway::attemptChange(messenger::Attempt& attempt, const storage::ChangeItem& item) {
    if (item.kind != wire::ChangeKind::react) {
        Judgement refused;
        refused.ruling = Ruling::failed;
        refused.detail = "WhatsApp doesn't let a business change what it has sent";
        co_return refused;
    }
    auto reacting = sendReaction(accountOf(*attempt.channel), attempt.part, item.externalIds.front(), item.text);
    const auto reply = co_await call(attempt, std::move(reacting));
    co_return judgeSend(reply);
}

asio::awaitable<Fetched> Gateway::fetch(inbox::ChannelConfigPtr channel, const storage::Fetch& wanted,
                                        const std::string& path) {
    const Account account = accountOf(*channel);
    const auto most = static_cast<std::uint64_t>(domain::capabilitiesOf(kind()).mostInboundBytes);
    Media media;
    const auto found = co_await m.http.call(findMedia(account, wanted.remoteId));
    const Judgement where = judgeMedia(found, media);
    if (where.ruling != Ruling::accepted)
        co_return Fetched{outcomeOf(where), {}, where.retryAfter};
    if (media.size > static_cast<std::int64_t>(most))
        co_return Fetched{Fetched::Outcome::too_large, {}, {}};
    const auto bytes = co_await m.http.call(fetchMedia(account, media.url, path, most));
    if (bytes.tooLarge)
        co_return Fetched{Fetched::Outcome::too_large, {}, {}};
    // The address is good for minutes only: whatever it answers, the next try asks for a new one.
    const bool whole = bytes.isAnswered() && bytes.status >= 200 && bytes.status <= 299;
    co_return Fetched{whole ? Fetched::Outcome::done : Fetched::Outcome::later, {}, bytes.retryAfter};
}

} // namespace pult::whatsapp
