// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/gateways/messenger/webhook.hpp"
#include "server/gateways/webchat/gateway.hpp"
#include "server/gateways/webchat/origins.hpp"
#include "server/gateways/webchat/rates.hpp"
#include "server/http/server.hpp"
#include "server/http/static_files.hpp"
#include "server/hub/api.hpp"
#include "server/hub/hub.hpp"
#include "server/storage/upload_vault.hpp"

namespace pult::http {

/// What the addresses of the server lead to.
struct Backend {
    storage::Store& store;
    const storage::FileVault& vault;
    storage::UploadVault& uploads;
    hub::Hub& hub;
    hub::Api& api;
    staff::SignIn& signIn;
    const staff::Directory& directory;
    webchat::Gateway& webchat;
    const Clock& clock;
    std::string publicUrl; ///< empty: the listening address
    std::string version;
    std::uint64_t visitorUploadBytes = 25 * 1024 * 1024;
    std::uint64_t operatorUploadBytes = 100 * 1024 * 1024;
    std::vector<messenger::WebhookReceiver*> hooks = {}; ///< one per kind of messenger; they outlive the routes
    /// Why nothing can be taken in now; empty when it can.
    std::function<std::string()> unready = {};
};

/// Every address of the server and who answers there. One per server, outlives it.
///
/// Thread   the I/O thread.
class Routes {
public:
    Routes(HttpServer& server, Backend backend);

    /// Adds everything; before the server starts.
    void install();

private:
    template <class T>
    using Awaitable = boost::asio::awaitable<T>;

    void installOffice();
    void installUploads();
    void installWebchat();
    void installHooks();

    Awaitable<Response> health(Request& request);
    Awaitable<Response> ready(Request& request);
    Awaitable<Response> metrics(Request& request);
    Awaitable<Response> schema(Request& request);
    Awaitable<Response> openApi(Request& request);
    Awaitable<Response> callMethod(Request& request);
    Awaitable<Response> signIn(Request& request);
    Awaitable<Response> operatorSocket(Request& request);
    Awaitable<Response> operatorUpload(Request& request);
    Awaitable<Response> download(Request& request);
    Awaitable<Response> linkedFile(Request& request);
    /// The bytes of a file that the caller may have, all of them or the part he asked for.
    Awaitable<Response> fileAnswer(const Request& request, const storage::StoredFile& stored, std::string_view caching);
    Awaitable<Response> beginUpload(Request& request);
    Awaitable<Response> uploadState(Request& request);
    Awaitable<Response> takeChunk(Request& request);
    Awaitable<Response> finishUpload(Request& request);
    Awaitable<Response> dropUpload(Request& request);

    Awaitable<Response> hook(messenger::WebhookReceiver& receiver, Request& request, bool isPost);

    Awaitable<Response> loader(Request& request);
    Awaitable<Response> loaderConfig(Request& request);
    Awaitable<Response> asset(Request& request);
    Awaitable<Response> panel(Request& request);
    Awaitable<Response> chatPage(Request& request);
    Awaitable<Response> session(Request& request);
    Awaitable<Response> endSession(Request& request);
    Awaitable<Response> visitorSocket(Request& request);
    Awaitable<Response> visitorPoll(Request& request);
    Awaitable<Response> visitorPost(Request& request);
    Awaitable<Response> visitorMessage(Request& request);
    Awaitable<Response> visitorUpload(Request& request);

    /// The caller of an office route, by its Bearer token.
    storage::Async<hub::Caller> callerOf(const Request& request);
    /// As callerOf, by the name under which his files lie; only for our own pages and programs.
    storage::Async<std::string> uploaderOf(const Request& request);
    Awaitable<Result<std::string>> takeBody(Request& request, std::string owner, std::int64_t offset);
    storage::Async<std::shared_ptr<webchat::Guest>> visitorOf(const Request& request);
    Response page(const Request& request, const std::string& frameAncestors);
    /// Our own origins are known once the ports are.
    const webchat::OwnOrigins& origins();
    enum class Missing { allowed, refused };
    bool isForeign(const Request& request, Missing missing);
    Response foreign();

    HttpServer& m_server;
    Backend m;
    StaticFiles m_widget;
    std::unique_ptr<webchat::OwnOrigins> m_origins;
    webchat::Buckets m_guessedLinks; ///< addresses that led to no file, by who asked
    Ticks m_guessesSweptAt{};
    std::string m_schema;
    std::string m_openApi;
};

} // namespace pult::http
