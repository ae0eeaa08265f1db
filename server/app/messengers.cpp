// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/messengers.hpp"

#include <random>

#include "server/gateways/messenger/checkups.hpp"
#include "server/gateways/messenger/pollers.hpp"
#include "server/gateways/telegram/gateway.hpp"
#include "server/gateways/vk/gateway.hpp"
#include "server/gateways/whatsapp/gateway.hpp"
#include "server/http/uploads.hpp"

namespace pult::app {

namespace {

double anyJitter() {
    static thread_local std::minstd_rand engine{std::random_device{}()};
    return std::uniform_real_distribution<double>{0.0, 1.0}(engine);
}

} // namespace

struct Messengers::Impl {
    explicit Impl(Dependencies given)
        : m(given), health(m.store, m.channels), whatsapp(courier(), m.io.get_executor(), m.intake, m.clock),
          telegram(courier(), m.io.get_executor(), m.intake, m.clock, m.publicUrl),
          vk(courier(), m.io.get_executor(), m.intake, m.clock), pollers(m.io.get_executor(), m.channels),
          checkups(m.io.get_executor(), m.channels, m.clock, anyJitter), fetcher(fetching()) {
        fetcher.addSource(whatsapp);
        fetcher.addSource(telegram);
        fetcher.addSource(vk);
        pollers.addPoller(telegram);
        pollers.addPoller(vk);
        checkups.addCourier(whatsapp);
        checkups.addCourier(vk);
    }

    messenger::Courier::Dependencies courier() {
        return {m.store, m.channels, health, m.http,
                [this](const std::string& sha256) { return m.vault.pathOf(sha256); }};
    }
    messenger::Fetcher::Dependencies fetching() {
        return {m.io.get_executor(),
                m.store,
                m.channels,
                m.clock,
                m.vault.folder() + "/fetched",
                [this](std::string path, std::string name) {
                    return http::keepDownload(std::move(path), std::move(name), m.vault, m.pool);
                }};
    }

    Dependencies m;
    inbox::ChannelHealth health;
    whatsapp::Gateway whatsapp;
    telegram::Gateway telegram;
    vk::Gateway vk;
    messenger::Pollers pollers;
    messenger::Checkups checkups;
    messenger::Fetcher fetcher;
};

Messengers::Messengers(Dependencies dependencies) : m_impl(std::make_unique<Impl>(dependencies)) {}

Messengers::~Messengers() = default;

std::vector<inbox::ChannelSender*> Messengers::senders() const {
    return {&m_impl->whatsapp, &m_impl->telegram, &m_impl->vk};
}

std::vector<messenger::WebhookReceiver*> Messengers::hooks() const {
    return {&m_impl->whatsapp, &m_impl->telegram, &m_impl->vk};
}

void Messengers::published(std::span<const storage::JournalRecord> records) {
    m_impl->fetcher.published(records);
    m_impl->pollers.published(records);
    m_impl->whatsapp.catalogue().published(records);
}

void Messengers::start() {
    m_impl->fetcher.start();
    m_impl->pollers.start();
    m_impl->checkups.start();
    m_impl->whatsapp.catalogue().start();
}

void Messengers::stop() {
    m_impl->fetcher.stop();
    m_impl->pollers.stop();
    m_impl->checkups.stop();
    m_impl->whatsapp.catalogue().stop();
}

} // namespace pult::app
