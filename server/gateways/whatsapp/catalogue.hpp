// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>

#include <boost/asio/steady_timer.hpp>

#include "server/gateways/messenger/http_call.hpp"
#include "server/gateways/messenger/judgement.hpp"
#include "server/gateways/whatsapp/encode.hpp"
#include "server/inbox/channel_health.hpp"
#include "server/inbox/publisher.hpp"

namespace pult::whatsapp {

/// The calls' view of a channel's settings.
[[nodiscard]] Account accountOf(const inbox::ChannelConfig& channel);

/// Brings over the templates of every WhatsApp number: at the start, when the channel is changed, when WhatsApp tells
/// of one, and every hour. Only a catalogue that came whole replaces what is known. One that doesn't come shows in the
/// channel's state, until it does.
///
/// Thread   the I/O thread.
class Catalogue final : public inbox::Publisher {
public:
    struct Dependencies {
        boost::asio::any_io_executor executor;
        storage::TemplateStore& store;
        const inbox::ChannelDirectory& channels;
        inbox::ChannelHealth& health;
        messenger::HttpCaller& http;
    };

    explicit Catalogue(Dependencies dependencies);

    void start();
    void stop();
    /// Looks again soon.
    void refresh(ChannelId channel);

    void published(std::span<const storage::JournalRecord> records) override;

private:
    struct Look {
        std::int64_t version = 0; ///< of the channel, at the last look
        std::chrono::steady_clock::time_point next;
        bool isWanted = false;
        int failures = 0; ///< in a row
    };
    boost::asio::awaitable<void> run();
    boost::asio::awaitable<void> lookAll();
    boost::asio::awaitable<messenger::Judgement> fetch(inbox::ChannelConfigPtr channel);
    boost::asio::awaitable<void> tell(inbox::ChannelConfigPtr channel, const messenger::Judgement& judgement);
    void wake();
    bool isDue(const inbox::ChannelConfig& channel, std::chrono::steady_clock::time_point now);

    Dependencies m;
    boost::asio::steady_timer m_timer;
    std::unordered_map<ChannelId, Look> m_looks;
    bool m_wakeRequested = false;
    bool m_stopped = false;
};

} // namespace pult::whatsapp
