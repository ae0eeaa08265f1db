// SPDX-License-Identifier: GPL-3.0-or-later
// What VK tells by callback, and what goes out. Polling stands in gateway_poll.cpp.
#include "server/gateways/vk/gateway.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/gateways/vk/callback.hpp"
#include "server/gateways/vk/encode_files.hpp"
#include "server/gateways/vk/encode_setup.hpp"
#include "server/gateways/vk/judge.hpp"

namespace asio = boost::asio;

namespace pult::vk {

using messenger::Fetched;
using messenger::Judgement;
using messenger::Ruling;
using messenger::WebhookAnswer;
using namespace std::chrono_literals;

namespace {

/// VK API, "Rate limits": 20 calls a second and community. A send is one call; uploads are rarer.
constexpr inbox::Rates kRates{{15, 15}, {2, 20}};
constexpr std::uint64_t kMostFile = 200'000'000;
/// VK shows typing for some ten seconds.
constexpr Millis kTypingPause = 5s;
/// Callbacks overtake each other by some moments; VK waits longer than that for an answer.
constexpr Millis kGapPatience = 1500ms;
/// Names may change: they are asked for again after a day.
constexpr Millis kNamesKept = 24h;

Judgement failed(std::string why) {
    Judgement judgement;
    judgement.ruling = Ruling::failed;
    judgement.detail = std::move(why);
    return judgement;
}

/// Nothing was shown to anybody by an upload that got lost.
Judgement beforeSending(Judgement judgement) {
    if (judgement.ruling == Ruling::uncertain || judgement.ruling == Ruling::accepted)
        judgement.ruling = Ruling::retry;
    return judgement;
}

} // namespace

Account accountOf(const inbox::ChannelConfig& channel) {
    Account account;
    account.base = channel.setting("api_base");
    account.isOwnBase = channel.settings.contains("api_base");
    account.version = channel.setting("api_version");
    account.token = channel.setting("access_token");
    account.group = channel.number("group_id");
    return account;
}

Gateway::Gateway(Dependencies dependencies, asio::any_io_executor executor, inbox::Intake& intake, const Clock& clock)
    : Courier(std::move(dependencies)), m_executor(executor), m_intake(intake), m_clock(clock),
      m_introduced(clock, kNamesKept), m_typed(clock, kTypingPause), m_readMarks(executor), m_numbering(executor) {}

inbox::Rates Gateway::rates(ChannelId) const {
    return kRates;
}

void Gateway::typing(ChannelId id, const std::string& peer, const std::string&, const std::string&) {
    const auto channel = m.channels.byId(id);
    if (channel && m_typed.isDue(std::to_string(id.value) + ":" + peer))
        asio::co_spawn(m_executor, callAndForget(vk::typing(accountOf(*channel), peer)), asio::detached);
}

void Gateway::markRead(ChannelId id, const std::string& peer, const std::string& externalId) {
    m_readMarks.note(std::to_string(id.value) + ":" + peer, externalId, [this, id, peer](std::string newest) {
        const auto channel = m.channels.byId(id);
        const auto number = std::strtoll(newest.c_str(), nullptr, 10);
        if (channel && number > 0)
            messenger::callAndForget(m_executor, m.http, vk::markRead(accountOf(*channel), peer, number));
    });
}

asio::awaitable<void> Gateway::callAndForget(messenger::HttpCall call) {
    (void)co_await m.http.call(std::move(call));
}

asio::awaitable<void> Gateway::pause(Millis duration) {
    asio::steady_timer timer(m_executor, duration);
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
}

asio::awaitable<WebhookAnswer> Gateway::confirm(inbox::ChannelConfigPtr channel) {
    std::string code = channel->setting("confirmation");
    if (code.empty())
        code = confirmationCode(readAnswer(co_await m.http.call(getConfirmationCode(accountOf(*channel)))));
    co_return code.empty() ? WebhookAnswer{503, "", 5} : WebhookAnswer{200, std::move(code), 0};
}

asio::awaitable<WebhookAnswer> Gateway::receive(messenger::WebhookRequest request) {
    const auto channel = m.channels.byKey(request.channel);
    if (!channel || channel->channel.kind != kind() || !request.isPost)
        co_return WebhookAnswer{404, "", 0};
    // Without a secret anybody could speak for VK: such a channel is polled, or not at all.
    const std::string secret = channel->setting("secret");
    if (secret.empty())
        co_return WebhookAnswer{403, "", 0};
    Callback callback = openCallback(request.body, channel->number("group_id"), secret, m_clock.now());
    switch (callback.kind) {
    case Callback::Kind::unproved:
        co_return WebhookAnswer{403, "", 0};
    case Callback::Kind::confirmation:
        co_return co_await confirm(channel);
    case Callback::Kind::event:
        break;
    }
    auto taken =
        co_await take(channel, std::move(callback.raw), std::move(callback.decoded), std::nullopt, kGapPatience);
    co_return taken ? WebhookAnswer{200, "ok", 0} : messenger::refusalOf(taken.error());
}

asio::awaitable<Judgement> Gateway::uploadDocument(messenger::Attempt& attempt, const Account& account,
                                                   messenger::OutgoingFile& file) {
    const Answer server = readAnswer(co_await call(attempt, getDocumentServer(account, attempt.part.peer, file.kind)));
    if (!server.isGood)
        co_return beforeSending(server.problem);
    const auto reply = co_await call(attempt, vk::uploadDocument(account, uploadAddress(server), file));
    const std::string uploaded = uploadedDocument(reply);
    if (uploaded.empty())
        co_return beforeSending(judgeUpload(reply));
    const Answer saved = readAnswer(co_await call(attempt, saveDocument(account, uploaded, file.name)));
    if (!saved.isGood)
        co_return beforeSending(saved.problem);
    file.uploaded = savedDocument(saved);
    Judgement done;
    done.ruling = Ruling::accepted;
    co_return file.uploaded.empty() ? failed("VK did not keep the file") : done;
}

asio::awaitable<Judgement> Gateway::upload(messenger::Attempt& attempt, const Account& account,
                                           messenger::OutgoingFile& file) {
    if (file.kind != wire::AttachmentKind::photo)
        co_return co_await uploadDocument(attempt, account, file);
    const Answer server = readAnswer(co_await call(attempt, getPhotoServer(account, attempt.part.peer)));
    if (!server.isGood)
        co_return beforeSending(server.problem);
    const auto reply = co_await call(attempt, uploadPhoto(account, uploadAddress(server), file));
    const auto uploaded = uploadedPhoto(reply);
    if (!uploaded)
        co_return beforeSending(judgeUpload(reply));
    const Answer saved = readAnswer(co_await call(attempt, savePhoto(account, *uploaded)));
    if (!saved.isGood)
        co_return beforeSending(saved.problem);
    file.uploaded = savedPhoto(saved);
    Judgement done;
    done.ruling = Ruling::accepted;
    co_return file.uploaded.empty() ? failed("VK did not keep the picture") : done;
}

asio::awaitable<Judgement> Gateway::ask(messenger::Attempt& attempt, std::string& name) {
    const Account account = accountOf(*attempt.channel);
    const Answer answer = readAnswer(co_await call(attempt, getGroup(account)));
    if (!answer.isGood)
        co_return answer.problem;
    Judgement judgement;
    judgement.ruling = Ruling::accepted;
    const auto found = group(answer);
    if (found && found->id == account.group) {
        name = found->name + " vk.com/" + found->screenName;
        co_return judgement;
    }
    judgement.ruling = Ruling::failed;
    judgement.trouble = messenger::Trouble::misconfigured;
    judgement.detail = domain::sentenceOf({domain::ChannelTrouble::other_account, {}});
    co_return judgement;
}

asio::awaitable<Judgement> Gateway::attempt(messenger::Attempt& attempt) {
    const Account account = accountOf(*attempt.channel);
    for (auto& file : attempt.part.files) {
        if (!file.uploaded.empty())
            continue;
        Judgement uploaded = co_await upload(attempt, account, file);
        if (uploaded.ruling != Ruling::accepted)
            co_return uploaded;
    }
    const auto reply = co_await call(attempt, vk::send(account, attempt.part, keyboardOf(attempt.part.buttons)));
    co_return judgeSend(reply, attempt.part.peer);
}

asio::awaitable<Judgement> Gateway::attemptChange(messenger::Attempt& attempt, const storage::ChangeItem& item) {
    const Account account = accountOf(*attempt.channel);
    const std::string& peer = attempt.part.peer;
    messenger::HttpCall wanted;
    if (item.kind == wire::ChangeKind::delete_) {
        std::string all;
        for (const auto& id : item.externalIds)
            all.append(all.empty() ? "" : ",").append(id);
        wanted = remove(account, peer, all);
    } else if (item.kind == wire::ChangeKind::react) {
        wanted = react(account, peer, item.externalIds.front(), item.text);
    } else {
        attempt.part.text = item.text;
        wanted = edit(account, attempt.part, item.externalIds.front());
    }
    const auto reply = co_await call(attempt, std::move(wanted));
    co_return judgeCall(reply);
}

asio::awaitable<Fetched> Gateway::fetch(inbox::ChannelConfigPtr channel, const storage::Fetch& wanted,
                                        const std::string& path) {
    const auto reply = co_await m.http.call(download(accountOf(*channel), wanted.url, path, kMostFile));
    if (reply.tooLarge)
        co_return Fetched{Fetched::Outcome::too_large, {}, {}};
    if (reply.isAnswered() && reply.status >= 200 && reply.status <= 299)
        co_return Fetched{Fetched::Outcome::done, {}, {}};
    // The addresses are signed and run out; there is no way to ask for a new one.
    const bool gone = reply.isAnswered() && (reply.status == 403 || reply.status == 404 || reply.status == 410);
    co_return Fetched{gone ? Fetched::Outcome::gone : Fetched::Outcome::later, {}, reply.retryAfter};
}

} // namespace pult::vk
