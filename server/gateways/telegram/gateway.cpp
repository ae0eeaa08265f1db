// SPDX-License-Identifier: GPL-3.0-or-later
// What Telegram tells by webhook, and what goes out. The channels' loops stand in gateway_poll.cpp.
#include "server/gateways/telegram/gateway.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "shared/domain/capabilities.hpp"

namespace asio = boost::asio;

namespace pult::telegram {

using messenger::Fetched;
using messenger::Judgement;
using messenger::Ruling;
using messenger::WebhookAnswer;
using namespace std::chrono_literals;

namespace {

/// Telegram, "My bot is hitting limits": about thirty messages a second in all, one a second in a chat, more for a
/// moment.
constexpr inbox::Rates kRates{{25, 25}, {1, 5}};
/// Telegram shows typing for five seconds.
constexpr Millis kTypingPause = 4s;

std::vector<Button> buttonsOf(const messenger::Outgoing& part) {
    std::vector<Button> buttons;
    buttons.reserve(part.buttons.size());
    for (const auto& button : part.buttons)
        buttons.push_back({button.payload, button.title});
    return buttons;
}

} // namespace

Bot botOf(const inbox::ChannelConfig& channel) {
    Bot bot;
    bot.base = channel.setting("api_base");
    bot.isOwnBase = channel.settings.contains("api_base");
    bot.token = channel.setting("token");
    return bot;
}

Gateway::Gateway(Dependencies dependencies, asio::any_io_executor executor, inbox::Intake& intake, const Clock& clock,
                 std::string publicUrl)
    : Courier(std::move(dependencies)), m_executor(executor), m_intake(intake), m_clock(clock),
      m_publicUrl(std::move(publicUrl)), m_typed(clock, kTypingPause) {}

inbox::Rates Gateway::rates(ChannelId) const {
    return kRates;
}

void Gateway::typing(ChannelId id, const std::string& peer, const std::string&, const std::string&) {
    const auto channel = m.channels.byId(id);
    if (channel && m_typed.isDue(std::to_string(id.value) + ":" + peer))
        asio::co_spawn(m_executor, callAndForget(sendAction(botOf(*channel), peer, "typing")), asio::detached);
}

asio::awaitable<void> Gateway::callAndForget(messenger::HttpCall call) {
    (void)co_await m.http.call(std::move(call));
}

storage::Async<storage::UpdateRecorded> Gateway::take(inbox::ChannelConfigPtr channel, std::string raw, Decoded decoded,
                                                      std::optional<std::string> cursor) {
    storage::InboundUpdate update{channel->channel.id, std::move(raw), std::move(decoded.events), std::move(cursor)};
    auto taken = co_await m_intake.take(std::move(update));
    if (taken && !decoded.callbacks.empty())
        asio::co_spawn(m_executor, answerPresses(channel, std::move(decoded.callbacks)), asio::detached);
    co_return taken;
}

asio::awaitable<void> Gateway::answerPresses(inbox::ChannelConfigPtr channel, std::vector<std::string> callbacks) {
    for (const auto& callback : callbacks)
        (void)co_await m.http.call(answerCallback(botOf(*channel), callback));
}

asio::awaitable<WebhookAnswer> Gateway::receive(messenger::WebhookRequest request) {
    const auto channel = m.channels.byKey(request.channel);
    if (!channel || channel->channel.kind != kind() || !request.isPost)
        co_return WebhookAnswer{404, "", 0};
    const std::array<std::string, 1> secrets{channel->setting("webhook_secret")};
    if (!isFromTelegram(request.header("X-Telegram-Bot-Api-Secret-Token"), secrets))
        co_return WebhookAnswer{401, "", 0};
    Decoded decoded = decodeUpdate(request.body, m_clock.now());
    auto taken = co_await take(channel, std::move(request.body), std::move(decoded), std::nullopt);
    co_return taken ? WebhookAnswer{} : messenger::refusalOf(taken.error());
}

asio::awaitable<Judgement> Gateway::ask(messenger::Attempt& attempt, std::string& name) {
    Me me;
    const auto reply = co_await call(attempt, getMe(botOf(*attempt.channel)));
    Judgement judgement = judgeMe(reply, me);
    name = me.name + " @" + me.username;
    co_return judgement;
}

asio::awaitable<Judgement> Gateway::attempt(messenger::Attempt& attempt) {
    auto sending = attempt.part.buttons.empty()
                       ? telegram::send(botOf(*attempt.channel), attempt.part)
                       : sendButtons(botOf(*attempt.channel), attempt.part, buttonsOf(attempt.part));
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
    const Bot bot = botOf(*attempt.channel);
    const std::string& first = item.externalIds.front();
    messenger::HttpCall wanted;
    if (item.kind == wire::ChangeKind::delete_)
        wanted = deleteMessages(bot, attempt.part.peer, item.externalIds);
    else if (item.kind == wire::ChangeKind::react)
        wanted = setReaction(bot, attempt.part.peer, first, item.text);
    else if (item.content.attachments.empty())
        wanted = editText(bot, attempt.part.peer, first, item.text);
    else
        wanted = editCaption(bot, attempt.part.peer, first, item.text);
    const auto reply = co_await call(attempt, std::move(wanted));
    co_return judgeOther(reply);
}

asio::awaitable<Fetched> Gateway::fetch(inbox::ChannelConfigPtr channel, const storage::Fetch& wanted,
                                        const std::string& path) {
    const Bot bot = botOf(*channel);
    const auto most = static_cast<std::uint64_t>(domain::capabilitiesOf(kind()).mostInboundBytes);
    RemoteFile file;
    const auto found = co_await m.http.call(getFile(bot, wanted.remoteId));
    const Judgement where = judgeFile(found, file);
    if (where.ruling == Ruling::failed)
        co_return Fetched{wanted.shown.size > static_cast<std::int64_t>(most) ? Fetched::Outcome::too_large
                                                                              : Fetched::Outcome::gone,
                          {},
                          {}};
    if (where.ruling != Ruling::accepted)
        co_return Fetched{Fetched::Outcome::later, {}, where.retryAfter};
    auto fetching = fetchFile(bot, file.path, path, most);
    if (!fetching)
        co_return Fetched{Fetched::Outcome::gone, {}, {}};
    const auto bytes = co_await m.http.call(std::move(*fetching));
    if (bytes.tooLarge)
        co_return Fetched{Fetched::Outcome::too_large, {}, {}};
    const bool whole = bytes.isAnswered() && bytes.status >= 200 && bytes.status <= 299;
    co_return Fetched{whole ? Fetched::Outcome::done : Fetched::Outcome::later, {}, bytes.retryAfter};
}

} // namespace pult::telegram
