// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/whatsapp/catalogue.hpp"

#include <algorithm>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/gateways/whatsapp/judge.hpp"
#include "server/gateways/whatsapp/template_reading.hpp"

namespace asio = boost::asio;

namespace pult::whatsapp {

namespace {

using namespace std::chrono_literals;

/// Whoever changes a channel loads the directory anew after the journal has told of it; several reasons in a row make
/// one look.
constexpr std::chrono::milliseconds kSoon = 200ms;
constexpr std::chrono::milliseconds kAgainSoon = 10s; ///< after what may have been a moment's trouble
constexpr std::chrono::milliseconds kAgainAfterTrouble = 5min;
constexpr std::chrono::milliseconds kRegularly = 1h;
constexpr int kMostPages = 100; ///< of a hundred templates each: more than an account may have

} // namespace

Account accountOf(const inbox::ChannelConfig& channel) {
    Account account;
    account.base = channel.setting("api_base");
    account.isOwnBase = channel.settings.contains("api_base");
    account.version = channel.setting("api_version");
    account.token = channel.setting("access_token");
    account.phoneNumberId = channel.setting("phone_number_id");
    account.businessAccount = channel.setting("business_account");
    return account;
}

Catalogue::Catalogue(Dependencies dependencies) : m(std::move(dependencies)), m_timer(m.executor) {}

void Catalogue::start() {
    asio::co_spawn(m.executor, run(), asio::detached);
}

void Catalogue::stop() {
    m_stopped = true;
    m_timer.cancel();
}

void Catalogue::refresh(ChannelId channel) {
    m_looks[channel].isWanted = true;
    wake();
}

void Catalogue::published(std::span<const storage::JournalRecord> records) {
    // Health is told the same way and has no new version: then nothing is due.
    if (std::ranges::any_of(
            records, [](const auto& record) { return std::holds_alternative<wire::ChannelChanged>(record.event); }))
        wake();
}

void Catalogue::wake() {
    m_wakeRequested = true;
    m_timer.cancel();
}

bool Catalogue::isDue(const inbox::ChannelConfig& channel, std::chrono::steady_clock::time_point now) {
    if (channel.channel.kind != wire::ChannelKind::whatsapp || channel.channel.state == wire::ChannelState::paused)
        return false;
    if (channel.setting("business_account").empty())
        return false; // a number without templates
    const auto& look = m_looks[channel.channel.id];
    return look.isWanted || look.version != channel.channel.version || now >= look.next;
}

asio::awaitable<void> Catalogue::run() {
    while (!m_stopped) {
        m_wakeRequested = false;
        co_await lookAll();
        if (m_stopped)
            co_return;
        m_timer.expires_after(m_wakeRequested ? kSoon : kAgainSoon);
        const auto [cut] = co_await m_timer.async_wait(asio::as_tuple(asio::use_awaitable));
        if (!cut || m_stopped)
            continue;
        asio::steady_timer soon(m.executor, kSoon);
        co_await soon.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

asio::awaitable<void> Catalogue::lookAll() {
    for (const auto& channel : m.channels.all()) {
        if (m_stopped)
            co_return;
        if (!isDue(*channel, std::chrono::steady_clock::now()))
            continue;
        auto& look = m_looks[channel->channel.id];
        look.isWanted = false;
        look.version = channel->channel.version;
        const auto judgement = co_await fetch(channel);
        if (m_stopped)
            co_return;
        co_await tell(channel, judgement);
    }
}

asio::awaitable<void> Catalogue::tell(inbox::ChannelConfigPtr channel, const messenger::Judgement& judgement) {
    const ChannelId id = channel->channel.id;
    auto& look = m_looks[id];
    const bool isDone = judgement.ruling == messenger::Ruling::accepted;
    look.failures = isDone ? 0 : look.failures + 1;
    // A refusal is one; what passes by itself is told of when it hasn't passed at once.
    const bool isTold = judgement.ruling == messenger::Ruling::failed ||
                        judgement.trouble != messenger::Trouble::none || look.failures > 1;
    const auto now = std::chrono::steady_clock::now();
    look.next = now + (isDone ? kRegularly : isTold ? kAgainAfterTrouble : kAgainSoon);
    if (isDone)
        (void)co_await m.health.lift(id, domain::ChannelTrouble::templates);
    else if (isTold)
        (void)co_await m.health.notice(id, domain::ChannelTrouble::templates, judgement.detail);
}

asio::awaitable<messenger::Judgement> Catalogue::fetch(inbox::ChannelConfigPtr channel) {
    messenger::Judgement trouble;
    trouble.ruling = messenger::Ruling::retry;
    const Account account = accountOf(*channel);
    std::vector<storage::CatalogueEntry> entries;
    std::string after;
    for (int pages = 0; pages < kMostPages; ++pages) {
        TemplatePage page;
        const auto reply = co_await m.http.call(listTemplates(account, after));
        const auto judgement = judgeTemplates(reply, page);
        if (m_stopped || judgement.ruling != messenger::Ruling::accepted)
            co_return judgement; // half of a catalogue would take the other half away
        entries.reserve(entries.size() + page.templates.size());
        for (const auto& each : page.templates)
            entries.push_back(entryOf(each, channel->channel.id));
        if (page.after.empty()) {
            const auto kept = co_await m.store.replaceCatalogue(channel->channel.id, std::move(entries));
            trouble.detail = kept ? std::string() : kept.error().detail;
            co_return kept ? judgement : trouble;
        }
        after = std::move(page.after);
    }
    trouble.detail = "more pages than an account may have";
    co_return trouble;
}

} // namespace pult::whatsapp
