// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/routes.hpp"

#include "embedded/widget.hpp"
#include "server/http/metrics.hpp"
#include "shared/wire/codec.hpp"

namespace asio = boost::asio;

namespace pult::http {

namespace {

constexpr std::uint64_t kSessionBytes = 64 * 1024;
constexpr std::uint64_t kWebhookBytes = 4 * 1024 * 1024;
constexpr std::uint64_t kFormOverhead = 64 * 1024; ///< of a multipart form around its file
constexpr std::uint64_t kAnnouncementBytes = 16 * 1024;

} // namespace

Routes::Routes(HttpServer& server, Backend backend) : m_server(server), m(std::move(backend)) {
    for (const auto& file : embedded::widget())
        m_widget.add(std::string(file.path), file.bytes);
}

void Routes::install() {
    installOffice();
    installUploads();
    installHooks();
    installWebchat();
    m_server.metrics().sources.push_back([this](MetricsText& out) {
        const auto& counters = m.webchat.counters();
        out.counter("pult_webchat_sessions_total", "Session calls answered", counters.sessions);
        out.counter("pult_webchat_visitors_total", "New visitors", counters.visitors);
        out.counter("pult_webchat_frames_in_total", "Frames of visitors", counters.framesIn);
        out.counter("pult_webchat_messages_in_total", "Messages of visitors made durable", counters.messagesIn);
        out.counter("pult_webchat_messages_out_total", "Replies put into visitors' streams", counters.messagesOut);
        out.counters("pult_webchat_refused_total", "What visitors were refused, by reason", "reason", counters.refused);
        out.gauge("pult_webchat_visitors", "Visitors in memory", static_cast<std::int64_t>(m.webchat.guestCount()));
        out.counters("pult_operator_refused_total", "What operators were refused over sockets, by reason", "reason",
                     m.hub.refused());
        out.gauge("pult_operator_sessions", "Operators' live sessions",
                  static_cast<std::int64_t>(m.hub.sessionCount()));
        out.counter("pult_desk_differences_total",
                    "Dialogs that a desk knew other than the server, and has loaded anew", m.api.differing());
        const auto store = m.store.metrics();
        out.counter("pult_store_commits_total", "Transactions committed", store.commits);
        out.counter("pult_store_jobs_total", "Verbs carried out by those transactions", store.jobs);
        out.counter("pult_store_commit_microseconds_total", "Time spent committing", store.commitMicros);
        out.counter("pult_inbound_total", "Customers' messages committed", store.inbound);
        out.counter("pult_inbound_duplicates_total", "Repeats that changed nothing", store.duplicates);
        out.gauge("pult_store_queued_jobs", "Verbs waiting for the writer", store.queuedJobs);
        out.gauge("pult_text_index_lag_milliseconds",
                  "How long the oldest message that can't be found by its words yet has waited for it",
                  store.indexLagMillis);
        out.gauge("pult_store_full", "1 when the last that was to be written found no room", store.full ? 1 : 0);
        out.gauge("pult_store_failed", "1 when the store can't write any more", store.failed ? 1 : 0);
    });
}

void Routes::installOffice() {
    Router& router = m_server.routes();
    const auto get = [&](const char* path, auto member) {
        router.add(Route("GET", path, [this, member](Request& request) { return (this->*member)(request); }));
    };
    get("/healthz", &Routes::health);
    get("/readyz", &Routes::ready);
    get("/metrics", &Routes::metrics);
    get("/api/v1/schema.json", &Routes::schema);
    get("/api/v1/openapi.json", &Routes::openApi);
    get("/ws", &Routes::operatorSocket);
    get("/files/*", &Routes::download);
    get("/files/links/*", &Routes::linkedFile);
    router.add(Route("POST", "/api/v1/*", [this](Request& request) {
                   return callMethod(request);
               }).limitedTo(wire::kMaxApiBodyBytes));
    router.add(Route("POST", "/files", [this](Request& request) { return operatorUpload(request); })
                   .limitedTo(m.operatorUploadBytes + kFormOverhead)
                   .streaming());
}

void Routes::installHooks() {
    Router& router = m_server.routes();
    for (auto* receiver : m.hooks) {
        const std::string path = "/hooks/" + std::string(wire::enumText(receiver->webhookKind())) + "/*";
        router.add(Route("GET", path, [this, receiver](Request& request) { return hook(*receiver, request, false); }));
        router.add(Route("POST", path, [this, receiver](Request& request) {
                       return hook(*receiver, request, true);
                   }).limitedTo(kWebhookBytes));
    }
}

void Routes::installUploads() {
    Router& router = m_server.routes();
    const auto each = [&](const char* method, auto member) {
        return Route(method, "/files/uploads/*", [this, member](Request& request) { return (this->*member)(request); });
    };
    router.add(Route("POST", "/files/uploads", [this](Request& request) {
                   return beginUpload(request);
               }).limitedTo(kAnnouncementBytes));
    router.add(each("GET", &Routes::uploadState));
    router.add(each("PUT", &Routes::takeChunk).limitedTo(wire::kUploadChunkBytes).streaming());
    router.add(each("POST", &Routes::finishUpload));
    router.add(each("DELETE", &Routes::dropUpload));
}

void Routes::installWebchat() {
    Router& router = m_server.routes();
    const auto get = [&](const char* path, auto member) {
        router.add(Route("GET", path, [this, member](Request& request) { return (this->*member)(request); }));
    };
    get("/w/v1.js", &Routes::loader);
    get("/w/v1/config.js", &Routes::loaderConfig);
    get("/w/v1/assets/*", &Routes::asset);
    get("/w/v1/panel", &Routes::panel);
    get("/chat/*", &Routes::chatPage);
    get("/w/v1/ws", &Routes::visitorSocket);
    get("/w/v1/events", &Routes::visitorPoll);
    get("/w/v1/messages/*", &Routes::visitorMessage);
    router.add(
        Route("POST", "/w/v1/session", [this](Request& request) { return session(request); }).limitedTo(kSessionBytes));
    router.add(Route("DELETE", "/w/v1/session", [this](Request& request) { return endSession(request); }));
    router.add(Route("POST", "/w/v1/events", [this](Request& request) {
                   return visitorPost(request);
               }).limitedTo(wire::kMaxApiBodyBytes));
    router.add(Route("POST", "/w/v1/files", [this](Request& request) { return visitorUpload(request); })
                   .limitedTo(m.visitorUploadBytes + kFormOverhead)
                   .streaming());
}

const webchat::OwnOrigins& Routes::origins() {
    if (m_origins)
        return *m_origins;
    m_origins = std::make_unique<webchat::OwnOrigins>(m.publicUrl);
    for (const auto& endpoint : m_server.endpoints())
        m_origins->addListener(endpoint.address, endpoint.port, endpoint.secure);
    return *m_origins;
}

bool Routes::isForeign(const Request& request, Missing missing) {
    if (!request.hasHeader("origin"))
        return missing == Missing::refused;
    return !origins().contains(request.header("origin"));
}

Response Routes::foreign() {
    Response response = Response::error(fail(Errc::forbidden, "this may only be called from the server's own pages"));
    response.reason = "foreign_origin";
    return response;
}

} // namespace pult::http
