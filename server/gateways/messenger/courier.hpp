// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateways/messenger/http_call.hpp"
#include "server/gateways/messenger/judgement.hpp"
#include "server/gateways/messenger/outgoing.hpp"
#include "server/inbox/channel_health.hpp"
#include "server/inbox/channel_sender.hpp"

namespace pult::messenger {

/// One try to send one part of a message.
struct Attempt {
    inbox::ChannelConfigPtr channel;
    Outgoing part;
    bool unreached = false; ///< the last call of it didn't reach the messenger
};

/// What a question to the messenger says about a channel.
enum class Prospect {
    well,
    unreached, ///< the messenger was, that is
    troubled   ///< it doesn't work, or the answer says nothing
};

/// What sending has in common, whatever the messenger: the parts of a message, the one change a refusal asks for, and
/// what an answer means for the message and for its channel. A gateway writes the calls and judges the answers.
///
/// Thread   the I/O thread.
class Courier : public inbox::ChannelSender {
public:
    struct Dependencies {
        storage::Store& store;
        const inbox::ChannelDirectory& channels;
        inbox::ChannelHealth& health;
        HttpCaller& http;
        std::function<std::string(const std::string& sha256)> filePath; ///< where a file of ours lies
    };

    storage::Async<std::optional<inbox::SendOutcome>> send(storage::OutboxItem item) final;
    storage::Async<inbox::SendOutcome> change(storage::ChangeItem item) final;
    storage::Async<std::string> test(inbox::ChannelConfigPtr channel) final;

    /// Nobody asks the messenger about this channel when there is nothing to send: it isn't polled.
    virtual bool isQuiet(const inbox::ChannelConfig&) const { return false; }
    /// The same question as the administrator's test; the answer goes to the channel's state.
    boost::asio::awaitable<Prospect> checkUp(inbox::ChannelConfigPtr channel);

protected:
    explicit Courier(Dependencies dependencies) : m(std::move(dependencies)) {}

    /// Asks the messenger whom it knows the channel as. Calls go through `call`.
    virtual boost::asio::awaitable<Judgement> ask(Attempt& attempt, std::string& name) = 0;
    /// Uploads what must be uploaded and sends the part. Calls go through `call`.
    virtual boost::asio::awaitable<Judgement> attempt(Attempt& attempt) = 0;
    /// Has a message changed. Of `attempt.part` only peer, phone and key count; the ids are never empty.
    virtual boost::asio::awaitable<Judgement> attemptChange(Attempt& attempt, const storage::ChangeItem& item) = 0;
    boost::asio::awaitable<HttpReply> call(Attempt& attempt, HttpCall call);

    Dependencies m;

private:
    storage::Async<Outgoing> outgoing(const storage::OutboxItem& item, const inbox::ChannelConfig& channel);
    boost::asio::awaitable<Judgement> attemptTwice(Attempt& attempt);
    boost::asio::awaitable<void> tellHealth(ChannelId channel, const Judgement& judgement, bool unreached);

    std::unordered_map<ChannelId, int> m_unreached; ///< in a row
};

/// What an answer means for the delivery.
[[nodiscard]] inbox::SendOutcome outcomeOf(const Judgement& judgement, bool unreached);

} // namespace pult::messenger
