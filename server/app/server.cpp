// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/server.hpp"

#include <csignal>
#include <cstdio>
#include <thread>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <unistd.h>

#include "server/app/addresses.hpp"
#include "server/app/alerts.hpp"
#include "server/app/control_socket.hpp"
#include "server/app/core.hpp"
#include "server/app/log.hpp"
#include "server/app/messengers.hpp"
#include "server/app/version.hpp"
#include "server/gateways/webchat/gateway.hpp"
#include "server/gateways/webchat/pass_code.hpp"
#include "server/http/blocking.hpp"
#include "server/http/client.hpp"
#include "server/http/routes.hpp"
#include "server/http/server.hpp"
#include "server/hub/hub.hpp"
#include "server/inbox/delivery.hpp"
#include "server/inbox/intake.hpp"
#include "server/inbox/timers.hpp"
#include "shared/wire/json.hpp"

namespace pult::app {

namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

constexpr auto kRequestGrace = 3s;
constexpr auto kDeliveryGrace = 3s;
constexpr auto kLongestStop = 9s;
constexpr auto kBetweenLooks = 2s;
constexpr auto kBetweenSweeps = 1h;
/// So many files of the largest size one operator may have on their way.
constexpr std::int64_t kUnfinishedFiles = 20;

void tellCertificate(const Result<void>& read) {
    if (read)
        log::info("certificate.reloaded");
    else
        log::error("certificate.kept", {{"why", read.error().detail}});
}

http::ServerOptions httpOptions(const Config& config, const std::vector<Endpoint>& endpoints) {
    http::ServerOptions options;
    for (const auto& endpoint : endpoints)
        options.listen.push_back({endpoint.host, endpoint.port, config.hasTls()});
    options.proxies = config.proxies;
    if (config.hasTls())
        options.tls = http::TlsContext::Files{config.tlsCertificate, config.tlsKey};
    options.certificateRead = tellCertificate;
    options.limits.connections = static_cast<std::size_t>(config.connections);
    options.limits.headerBytes = static_cast<std::size_t>(config.headerBytes);
    options.limits.header = std::chrono::seconds{config.headerSeconds};
    options.limits.body = std::chrono::seconds{config.bodySeconds};
    options.limits.idle = std::chrono::seconds{config.idleSeconds};
    options.operatorSocket.queueBytes = static_cast<std::size_t>(config.queueBytes);
    options.visitorSocket.queueBytes = static_cast<std::size_t>(config.queueBytes);
    return options;
}

void printReady(const std::string& listen) {
    std::string line = R"({"event":"ready","listen":)";
    wire::appendQuoted(line, listen);
    line += R"(,"version":)";
    wire::appendQuoted(line, version());
    std::printf("%s}\n", line.c_str());
    std::fflush(stdout);
}

} // namespace

struct Server::Impl {
    Config config;
    // The loop goes last: what still waits in it may hold on to the rooms.
    asio::io_context io{1};
    std::unique_ptr<Core> core;
    std::unique_ptr<inbox::Intake> intake;
    std::unique_ptr<inbox::Delivery> delivery;
    std::unique_ptr<inbox::Timers> timers;
    std::unique_ptr<hub::Hub> hub;
    std::unique_ptr<webchat::Gateway> webchat;
    std::unique_ptr<Messengers> messengers;
    std::unique_ptr<storage::FileVault> vault;
    std::unique_ptr<storage::UploadVault> uploads;
    std::unique_ptr<ControlSocket> control;
    std::unique_ptr<http::HttpServer> web;
    std::unique_ptr<http::HttpClient> caller; ///< for the messengers' gateways
    std::unique_ptr<http::Routes> routes;
    asio::signal_set signals{io, SIGTERM, SIGINT, SIGHUP};
    std::string publicUrl;
    bool stopping = false;

    explicit Impl(Config wanted) : config(std::move(wanted)) {}

    Result<void> open();
    void connectRooms();
    storage::Async<storage::Done> start();
    asio::awaitable<void> startAndServe();
    asio::awaitable<void> awaitSignals();
    asio::awaitable<void> keepWatch();
    asio::awaitable<void> stop();
    void close();

    int exitCode = 0;
};

Result<void> Server::Impl::open() {
    const auto endpoints = resolve(config.listen);
    if (!endpoints)
        return endpoints.error();
    auto opened = Core::open(config, io);
    if (!opened)
        return opened.error();
    core = std::move(*opened);
    auto files = storage::FileVault::open(config.dataDir + "/files");
    if (!files)
        return files.error();
    vault = std::make_unique<storage::FileVault>(std::move(*files));
    storage::UploadVault::Limits limits;
    limits.mostBytes = config.operatorUploadBytes;
    limits.mostUnfinishedBytes = kUnfinishedFiles * config.operatorUploadBytes;
    auto unfinished = storage::UploadVault::open(vault->folder() + "/unfinished", *vault, core->clock, limits);
    if (!unfinished)
        return unfinished.error();
    uploads = std::move(*unfinished);
    web = std::make_unique<http::HttpServer>(io, httpOptions(config, *endpoints), [](std::string_view why) {
        log::error("handler.threw", {{"why", std::string(why)}});
    });
    http::ClientOptions outward;
    outward.userAgent = "Pult/" + std::string(version());
    auto made = http::HttpClient::make(io, web->pool(), core->clock, std::move(outward));
    if (!made)
        return made.error();
    caller = std::move(*made);
    return {};
}

void Server::Impl::connectRooms() {
    auto& store = *core->store;
    intake = std::make_unique<inbox::Intake>(store, core->channels);
    delivery = std::make_unique<inbox::Delivery>(io.get_executor(), store, core->clock);
    timers = std::make_unique<inbox::Timers>(io.get_executor(), store, core->clock);
    hub = std::make_unique<hub::Hub>(hub::Hub::Dependencies{store, core->signIn, core->directory, core->presence,
                                                            core->api, core->clock, io.get_executor(),
                                                            std::string(version()), config.operatorUploadBytes});
    intake->signals = hub.get();
    core->api.onRightsChanged = [this](OperatorId id) { hub->revoke(id); };
    core->api.onRegrouped = [this](OperatorId id) { hub->recall(id); };
    core->api.onTokenRevoked = [this](const std::string& hash) { hub->revokeToken(hash); };
    core->api.onIdleChanged = [this](OperatorId id) { hub->tellPresence(id); };
    webchat::Gateway::Dependencies chat{store,          *intake,     core->channels,    core->directory,
                                        core->presence, core->clock, io.get_executor(), nullptr};
    chat.fileLink = [this](FileId id, const std::string& holder, Time expiresAt) {
        return core->api.fileLink(id, holder, expiresAt);
    };
    chat.passCode = [this, key = core->secrets->passKey()](std::int64_t visitor) {
        return webchat::passCode(key, visitor, core->clock.now());
    };
    chat.signals = hub.get();
    chat.fault = [](std::string_view why) { log::error("webchat.threw", {{"why", std::string(why)}}); };
    webchat = std::make_unique<webchat::Gateway>(std::move(chat));
    const auto kindOf = [this](ChannelId id) {
        const auto channel = core->channels.byId(id);
        return channel ? channel->channel.kind : wire::ChannelKind::unknown;
    };
    messengers = std::make_unique<Messengers>(Messengers::Dependencies{io, web->pool(), store, core->channels, *intake,
                                                                       *vault, *caller, core->clock, config.publicUrl});
    std::vector<inbox::ChannelSender*> senders = messengers->senders();
    senders.push_back(webchat.get());
    for (auto* sender : senders)
        delivery->addSender(*sender, kindOf);
    core->api.connect(hub.get(), std::move(senders));
    store.listen([this](std::span<const storage::JournalRecord> records) {
        hub->published(records);
        webchat->published(records);
        delivery->published(records);
        messengers->published(records);
    });
    control = std::make_unique<ControlSocket>(io.get_executor(), core->desk);
    http::Backend backend{store,
                          *vault,
                          *uploads,
                          *hub,
                          core->api,
                          core->signIn,
                          core->directory,
                          *webchat,
                          core->clock,
                          config.publicUrl,
                          std::string(version())};
    backend.visitorUploadBytes = static_cast<std::uint64_t>(config.visitorUploadBytes);
    backend.operatorUploadBytes = static_cast<std::uint64_t>(config.operatorUploadBytes);
    backend.hooks = messengers->hooks();
    backend.unready = [this] {
        return stopping ? std::string("the server stops") : whyUnready(core->store->metrics());
    };
    routes = std::make_unique<http::Routes>(*web, std::move(backend));
    routes->install();
}

storage::Async<storage::Done> Server::Impl::start() {
    auto loaded = co_await core->load();
    if (!loaded)
        co_return loaded.error();
    for (const auto& name : core->channels.broken())
        log::error("channel.secret_unreadable", {{"channel", name}});
    if (auto listening = control->start(config.dataDir); !listening)
        co_return listening.error();
    if (auto serving = web->start(); !serving)
        co_return serving.error();
    delivery->start();
    messengers->start();
    timers->start();
    co_return storage::Done{};
}

asio::awaitable<void> Server::Impl::startAndServe() {
    auto started = co_await start();
    if (!started) {
        log::error("refused", {{"why", started.error().detail}});
        exitCode = 1;
        close();
        co_return;
    }
    const auto bound = web->endpoints().front();
    const std::string listen = textOf({bound.address, bound.port});
    publicUrl = config.publicUrl.empty() ? (config.hasTls() ? "https://" : "http://") + listen : config.publicUrl;
    log::info("started", {{"listen", listen}, {"version", std::string(version())}});
    printReady(listen);
}

asio::awaitable<void> Server::Impl::awaitSignals() {
    for (;;) {
        const auto [error, signal] = co_await signals.async_wait(asio::as_tuple(asio::use_awaitable));
        if (error)
            co_return;
        if (signal == SIGHUP) {
            web->reloadCertificate();
            continue;
        }
        co_await stop();
        co_return;
    }
}

/// Tells people what they must mend: in the log and on the operators' screens.
asio::awaitable<void> Server::Impl::keepWatch() {
    asio::steady_timer pause(io);
    std::vector<wire::Alert> before;
    auto nextSweep = core->clock.ticks() + kBetweenSweeps;
    while (!stopping) {
        pause.expires_after(kBetweenLooks);
        co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
        auto metrics = core->store->metrics();
        if (metrics.full) {
            co_await core->store->tryToWrite(); // whether there is room again shows in the metrics
            metrics = core->store->metrics();
        }
        auto alerts = alertsOf(metrics, web->certificateExpiresAt(), core->clock.now());
        for (const auto& alert : alerts)
            if (!isAmong(before, alert.code))
                log::error("alert.raised", {{"code", alert.code}, {"why", alert.text}});
        for (const auto& alert : before)
            if (!isAmong(alerts, alert.code))
                log::info("alert.cleared", {{"code", alert.code}});
        before = alerts;
        hub->showAlerts(std::move(alerts));
        if (core->clock.ticks() >= nextSweep) {
            nextSweep = core->clock.ticks() + kBetweenSweeps;
            auto sweep = [this] {
                uploads->sweep();
                return true;
            };
            co_await http::onPool(web->pool(), sweep);
        }
    }
}

asio::awaitable<void> Server::Impl::stop() {
    stopping = true;
    log::info("stopping");
    // A loop that is stuck must not keep the process: what was acknowledged is on the disk already.
    std::thread([] {
        std::this_thread::sleep_for(kLongestStop);
        ::_exit(0);
    }).detach();
    timers->stop();
    webchat->stop();
    hub->stop();
    co_await web->stop(kRequestGrace);
    delivery->stop();
    messengers->stop();
    asio::steady_timer pause(io);
    const auto deadline = std::chrono::steady_clock::now() + kDeliveryGrace;
    while (delivery->inFlight() > 0 && std::chrono::steady_clock::now() < deadline) {
        pause.expires_after(20ms);
        co_await pause.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    close();
}

void Server::Impl::close() {
    stopping = true;
    control->stop();
    boost::system::error_code ignored;
    signals.cancel(ignored);
    io.stop();
}

Server::Server(Config config) : m_impl(std::make_unique<Impl>(std::move(config))) {}

Server::~Server() = default;

int Server::run() {
    Impl& self = *m_impl;
    const auto opened = self.open();
    if (!opened) {
        log::error("refused", {{"why", opened.error().detail}});
        return 1;
    }
    self.connectRooms();
    asio::co_spawn(self.io, self.awaitSignals(), asio::detached);
    asio::co_spawn(self.io, self.keepWatch(), asio::detached);
    asio::co_spawn(self.io, self.webchat->watch(), asio::detached);
    asio::co_spawn(self.io, self.startAndServe(), [](std::exception_ptr thrown) {
        if (thrown)
            std::rethrow_exception(thrown);
    });
    self.io.run();
    log::info("stopped");
    return self.exitCode;
}

} // namespace pult::app
