// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateways/messenger/courier.hpp"
#include "server/gateways/messenger/fetcher.hpp"
#include "server/gateways/messenger/pollers.hpp"
#include "server/gateways/messenger/recent.hpp"
#include "server/gateways/messenger/webhook.hpp"
#include "server/gateways/telegram/decode.hpp"
#include "server/gateways/telegram/encode.hpp"
#include "server/gateways/telegram/judge.hpp"
#include "server/gateways/telegram/position.hpp"
#include "server/inbox/intake.hpp"

namespace pult::telegram {

/// Telegram bots: told by webhook or by polling, calls out. Which of the two a bot uses is the administrator's word;
/// the loop of the channel sees to it that Telegram agrees.
///
/// Thread   the I/O thread.
class Gateway final : public messenger::Courier,
                      public messenger::WebhookReceiver,
                      public messenger::MediaSource,
                      public messenger::Poller {
public:
    /// `publicUrl`: where messengers reach this server; empty when nothing was set.
    Gateway(Dependencies dependencies, boost::asio::any_io_executor executor, inbox::Intake& intake, const Clock& clock,
            std::string publicUrl);

    wire::ChannelKind kind() const override { return wire::ChannelKind::telegram; }
    /// Telegram takes no key of ours: a lost answer stays lost.
    bool isRepeatable() const override { return false; }
    inbox::Rates rates(ChannelId channel) const override;
    void typing(ChannelId channel, const std::string& peer, const std::string& operatorName,
                const std::string& heard) override;

    wire::ChannelKind webhookKind() const override { return wire::ChannelKind::telegram; }
    boost::asio::awaitable<messenger::WebhookAnswer> receive(messenger::WebhookRequest request) override;

    wire::ChannelKind mediaKind() const override { return wire::ChannelKind::telegram; }
    boost::asio::awaitable<messenger::Fetched> fetch(inbox::ChannelConfigPtr channel, const storage::Fetch& wanted,
                                                     const std::string& path) override;

    /// Every bot has a loop: one that is told by webhook keeps the webhook set.
    bool isPolled(const inbox::ChannelConfig& channel) const override { return channel.channel.kind == kind(); }
    boost::asio::awaitable<void> poll(inbox::ChannelConfigPtr channel, messenger::PollLifePtr life) override;

protected:
    boost::asio::awaitable<messenger::Judgement> ask(messenger::Attempt& attempt, std::string& name) override;
    boost::asio::awaitable<messenger::Judgement> attempt(messenger::Attempt& attempt) override;
    boost::asio::awaitable<messenger::Judgement> attemptChange(messenger::Attempt& attempt,
                                                               const storage::ChangeItem& item) override;

private:
    storage::Async<storage::UpdateRecorded> take(inbox::ChannelConfigPtr channel, std::string raw, Decoded decoded,
                                                 std::optional<std::string> cursor);
    boost::asio::awaitable<void> answerPresses(inbox::ChannelConfigPtr channel, std::vector<std::string> callbacks);
    boost::asio::awaitable<void> callAndForget(messenger::HttpCall call);
    boost::asio::awaitable<void> pollUpdates(inbox::ChannelConfigPtr channel, messenger::PollLifePtr life);
    boost::asio::awaitable<void> keepWebhook(inbox::ChannelConfigPtr channel, messenger::PollLifePtr life);
    /// How long to wait before the next question.
    boost::asio::awaitable<Millis> heedRefusal(inbox::ChannelConfigPtr channel, const messenger::Judgement& judgement,
                                               Rival rival);
    boost::asio::awaitable<void> pause(Millis duration, messenger::PollLifePtr life);
    boost::asio::awaitable<Position> openPosition(const inbox::ChannelConfig& channel);
    /// Nothing waits at Telegram: tells of what may have been lost before, and keeps the time now and then.
    boost::asio::awaitable<void> noteAllHere(const inbox::ChannelConfig& channel, Position& position);
    boost::asio::awaitable<void> tellGap(ChannelId channel, const Position& position);

    boost::asio::any_io_executor m_executor;
    inbox::Intake& m_intake;
    const Clock& m_clock;
    std::string m_publicUrl;
    messenger::Recent m_typed;
};

[[nodiscard]] Bot botOf(const inbox::ChannelConfig& channel);

} // namespace pult::telegram
