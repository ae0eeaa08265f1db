// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/steady_timer.hpp>

#include "server/gateways/messenger/courier.hpp"
#include "server/gateways/messenger/fetcher.hpp"
#include "server/gateways/messenger/pollers.hpp"
#include "server/gateways/messenger/read_marks.hpp"
#include "server/gateways/messenger/recent.hpp"
#include "server/gateways/messenger/webhook.hpp"
#include "server/gateways/vk/encode.hpp"
#include "server/gateways/vk/numbering.hpp"
#include "server/inbox/intake.hpp"

namespace pult::vk {

/// VK communities: told by Callback API or by Bots Long Poll, calls out.
///
/// Thread   the I/O thread.
class Gateway final : public messenger::Courier,
                      public messenger::WebhookReceiver,
                      public messenger::MediaSource,
                      public messenger::Poller {
public:
    Gateway(Dependencies dependencies, boost::asio::any_io_executor executor, inbox::Intake& intake,
            const Clock& clock);

    wire::ChannelKind kind() const override { return wire::ChannelKind::vk; }
    bool isRepeatable() const override { return true; } ///< by random_id
    inbox::Rates rates(ChannelId channel) const override;
    void typing(ChannelId channel, const std::string& peer, const std::string& operatorName,
                const std::string& heard) override;
    void markRead(ChannelId channel, const std::string& peer, const std::string& externalId) override;
    bool isQuiet(const inbox::ChannelConfig& channel) const override { return !isPolled(channel); }

    wire::ChannelKind webhookKind() const override { return wire::ChannelKind::vk; }
    boost::asio::awaitable<messenger::WebhookAnswer> receive(messenger::WebhookRequest request) override;

    wire::ChannelKind mediaKind() const override { return wire::ChannelKind::vk; }
    boost::asio::awaitable<messenger::Fetched> fetch(inbox::ChannelConfigPtr channel, const storage::Fetch& wanted,
                                                     const std::string& path) override;

    bool isPolled(const inbox::ChannelConfig& channel) const override;
    boost::asio::awaitable<void> poll(inbox::ChannelConfigPtr channel, messenger::PollLifePtr life) override;

protected:
    boost::asio::awaitable<messenger::Judgement> ask(messenger::Attempt& attempt, std::string& name) override;
    boost::asio::awaitable<messenger::Judgement> attempt(messenger::Attempt& attempt) override;
    boost::asio::awaitable<messenger::Judgement> attemptChange(messenger::Attempt& attempt,
                                                               const storage::ChangeItem& item) override;

private:
    boost::asio::awaitable<messenger::WebhookAnswer> confirm(inbox::ChannelConfigPtr channel);
    boost::asio::awaitable<messenger::Judgement> upload(messenger::Attempt& attempt, const Account& account,
                                                        messenger::OutgoingFile& file);
    boost::asio::awaitable<messenger::Judgement> uploadDocument(messenger::Attempt& attempt, const Account& account,
                                                                messenger::OutgoingFile& file);

    /// Stores what was told, then does what it asks for: names, cut messages, pressed buttons. Messages of a
    /// conversation are stored in the order of their numbers: those that are missing are waited for (`patience`), then
    /// asked for.
    storage::Async<storage::UpdateRecorded> take(inbox::ChannelConfigPtr channel, std::string raw, Decoded decoded,
                                                 std::optional<std::string> cursor, Millis patience);
    boost::asio::awaitable<void> completeNumbers(inbox::ChannelConfigPtr channel, Decoded& decoded, Millis patience);
    boost::asio::awaitable<void> learnNumbers(ChannelId channel, const Decoded& decoded, Millis patience);
    /// What the numbers stand for; empty when VK didn't answer.
    boost::asio::awaitable<std::optional<Decoded>> ask(inbox::ChannelConfigPtr channel, std::string peer,
                                                       std::vector<std::int64_t> numbers);
    boost::asio::awaitable<void> askLater(inbox::ChannelConfigPtr channel, std::string peer,
                                          std::vector<std::int64_t> numbers);
    storage::Async<storage::UpdateRecorded> record(inbox::ChannelConfigPtr channel, std::string raw, Decoded decoded,
                                                   std::optional<std::string> cursor);
    struct Speaker {
        std::string chat;
        std::string user;
    };
    /// Whose names aren't known yet.
    struct Strangers {
        std::vector<std::string> customers;
        std::vector<Speaker> speakers; ///< in group chats
    };
    /// Puts the names that are known into what was said in group chats.
    Strangers recognise(ChannelId channel, Decoded& decoded);
    boost::asio::awaitable<void> followUp(inbox::ChannelConfigPtr channel, Strangers strangers,
                                          std::vector<ButtonPress> presses, std::vector<Cropped> cropped);
    boost::asio::awaitable<void> introduce(inbox::ChannelConfigPtr channel, Strangers strangers);
    /// Reads the newest messages of all peers; known ones change nothing.
    boost::asio::awaitable<void> fillGap(inbox::ChannelConfigPtr channel);
    /// Keeps the position, if there is one. `unreached`: how often in a row nobody answered.
    boost::asio::awaitable<bool> findServer(inbox::ChannelConfigPtr channel, PollServer& where, int& unreached);
    boost::asio::awaitable<bool> heedPoll(inbox::ChannelConfigPtr channel, PollServer& where,
                                          messenger::HttpReply reply);
    boost::asio::awaitable<void> pause(Millis duration);
    boost::asio::awaitable<void> callAndForget(messenger::HttpCall call);

    boost::asio::any_io_executor m_executor;
    inbox::Intake& m_intake;
    const Clock& m_clock;
    messenger::Recent m_introduced;                       ///< whose names were asked for
    std::unordered_map<std::string, std::string> m_names; ///< of users who speak in group chats
    messenger::Recent m_typed;
    messenger::ReadMarks m_readMarks;
    Numbering m_numbering;
};

[[nodiscard]] Account accountOf(const inbox::ChannelConfig& channel);

} // namespace pult::vk
