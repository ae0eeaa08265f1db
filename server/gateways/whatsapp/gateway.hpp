// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateways/messenger/courier.hpp"
#include "server/gateways/messenger/fetcher.hpp"
#include "server/gateways/messenger/read_marks.hpp"
#include "server/gateways/messenger/recent.hpp"
#include "server/gateways/messenger/webhook.hpp"
#include "server/gateways/whatsapp/catalogue.hpp"
#include "server/gateways/whatsapp/encode.hpp"
#include "server/inbox/intake.hpp"

namespace pult::whatsapp {

/// WhatsApp numbers through Meta's Cloud API: webhooks in, calls out.
///
/// Thread   the I/O thread.
class Gateway final : public messenger::Courier, public messenger::WebhookReceiver, public messenger::MediaSource {
public:
    Gateway(Dependencies dependencies, boost::asio::any_io_executor executor, inbox::Intake& intake,
            const Clock& clock);

    /// The templates of our numbers, kept up to date.
    Catalogue& catalogue() { return m_catalogue; }

    wire::ChannelKind kind() const override { return wire::ChannelKind::whatsapp; }
    /// A lost answer stays lost, until a status brings our key back.
    bool isRepeatable() const override { return false; }
    inbox::Rates rates(ChannelId channel) const override;
    void typing(ChannelId channel, const std::string& peer, const std::string& operatorName,
                const std::string& heard) override;
    bool typesInAnswer() const override { return true; }
    void markRead(ChannelId channel, const std::string& peer, const std::string& externalId) override;
    void block(ChannelId channel, const std::string& peer, bool blocked) override;
    bool isQuiet(const inbox::ChannelConfig&) const override { return true; } ///< webhooks come, or don't

    wire::ChannelKind webhookKind() const override { return wire::ChannelKind::whatsapp; }
    boost::asio::awaitable<messenger::WebhookAnswer> receive(messenger::WebhookRequest request) override;

    wire::ChannelKind mediaKind() const override { return wire::ChannelKind::whatsapp; }
    boost::asio::awaitable<messenger::Fetched> fetch(inbox::ChannelConfigPtr channel, const storage::Fetch& wanted,
                                                     const std::string& path) override;

protected:
    boost::asio::awaitable<messenger::Judgement> ask(messenger::Attempt& attempt, std::string& name) override;
    boost::asio::awaitable<messenger::Judgement> attempt(messenger::Attempt& attempt) override;
    boost::asio::awaitable<messenger::Judgement> attemptChange(messenger::Attempt& attempt,
                                                               const storage::ChangeItem& item) override;

private:
    boost::asio::awaitable<void> heedNotice(ChannelId channel, std::string words);
    messenger::WebhookAnswer verify(const inbox::ChannelConfig& channel,
                                    const messenger::WebhookRequest& request) const;

    boost::asio::any_io_executor m_executor;
    inbox::Intake& m_intake;
    const Clock& m_clock;
    Catalogue m_catalogue;
    messenger::Recent m_typed;
    messenger::ReadMarks m_readMarks;
};

} // namespace pult::whatsapp
