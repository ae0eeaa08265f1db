// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include "server/gateways/messenger/fetcher.hpp"
#include "server/gateways/messenger/http_call.hpp"
#include "server/gateways/messenger/webhook.hpp"
#include "server/inbox/channel_health.hpp"
#include "server/inbox/delivery.hpp"
#include "server/inbox/intake.hpp"
#include "server/inbox/publisher.hpp"
#include "server/storage/file_vault.hpp"

namespace pult::app {

/// The messengers of the outside world, put together.
///
/// Owner    the server. Thread   the I/O thread.
class Messengers final : public inbox::Publisher {
public:
    struct Dependencies {
        boost::asio::io_context& io;
        boost::asio::thread_pool& pool;
        storage::Store& store;
        inbox::ChannelDirectory& channels;
        inbox::Intake& intake;
        const storage::FileVault& vault;
        messenger::HttpCaller& http;
        const Clock& clock;
        std::string publicUrl; ///< where messengers reach this server; empty: they can't
    };
    explicit Messengers(Dependencies dependencies);
    ~Messengers() override;

    std::vector<inbox::ChannelSender*> senders() const;
    std::vector<messenger::WebhookReceiver*> hooks() const;
    void published(std::span<const storage::JournalRecord> records) override;
    void start();
    void stop();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pult::app
