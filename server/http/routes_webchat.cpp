// SPDX-License-Identifier: GPL-3.0-or-later
// Visitors: the widget's files, their sessions, sockets, polls and uploads.
#include "server/http/routes.hpp"
#include "server/http/uploads.hpp"

namespace asio = boost::asio;

namespace pult::http {

namespace {

webchat::Peer peerOf(const Request& request) {
    return {request.address, request.isLocal};
}

Response noSuchChat() {
    return Response::error(fail(Errc::not_found, "there is no such chat"));
}

} // namespace

asio::awaitable<Response> Routes::loader(Request& request) {
    Response response = m_widget.answer(request, "v1.js");
    response.set("Cross-Origin-Resource-Policy", "cross-origin");
    co_return response;
}

asio::awaitable<Response> Routes::loaderConfig(Request& request) {
    std::string script = m.webchat.loaderScript(request.query.get("widget"));
    if (script.empty())
        co_return noSuchChat();
    Response response;
    response.set("Content-Type", "text/javascript; charset=utf-8");
    response.set("Cache-Control", "public, max-age=60");
    response.set("Cross-Origin-Resource-Policy", "cross-origin");
    response.body = std::move(script);
    co_return response;
}

asio::awaitable<Response> Routes::asset(Request& request) {
    co_return m_widget.answer(request, request.tail);
}

Response Routes::page(const Request& request, const std::string& frameAncestors) {
    Response response = m_widget.answer(request, "panel.html");
    for (auto& [name, value] : response.headers)
        if (name == "Cache-Control")
            value = "no-cache";
    response.set("Content-Security-Policy",
                 "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
                 "media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
                 "require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors " +
                     frameAncestors);
    return response;
}

asio::awaitable<Response> Routes::panel(Request& request) {
    const auto channel = m.webchat.channel(request.query.get("widget"));
    if (!channel)
        co_return noSuchChat();
    co_return page(request, webchat::frameAncestors(channel->setting("origins")));
}

asio::awaitable<Response> Routes::chatPage(Request& request) {
    if (!m.webchat.channel(request.tail))
        co_return noSuchChat();
    co_return page(request, "'none'");
}

asio::awaitable<Response> Routes::session(Request& request) {
    if (isForeign(request, Missing::allowed))
        co_return foreign();
    webchat::Peer peer = peerOf(request);
    auto answer = co_await m.webchat.openSession(std::move(request.body), std::move(peer));
    if (!answer)
        co_return Response::error(answer.error());
    co_return Response::json(std::move(*answer));
}

/// The visitor clears his chat: the token that lay in his browser is worth nothing from now on.
asio::awaitable<Response> Routes::endSession(Request& request) {
    if (isForeign(request, Missing::refused))
        co_return foreign();
    auto guest = co_await visitorOf(request);
    if (!guest)
        co_return Response::error(guest.error());
    auto done = co_await m.webchat.endSession(std::move(*guest));
    if (!done)
        co_return Response::error(done.error());
    co_return Response(204);
}

asio::awaitable<Response> Routes::visitorSocket(Request& request) {
    if (isForeign(request, Missing::refused))
        co_return foreign();
    const webchat::Peer peer = peerOf(request);
    auto guest = m.webchat.redeem(request.query.get("ticket"), peer);
    if (!guest)
        co_return Response::error(guest.error());
    const std::int64_t after = request.query.number("after", 0);
    Response response;
    response.socketLimits = &m_server.visitorSocket();
    response.opener = [this, guest = std::move(*guest), after, peer](std::shared_ptr<inbox::Connection> connection) {
        return m.webchat.connect(guest, std::move(connection), after, peer);
    };
    co_return response;
}

storage::Async<std::shared_ptr<webchat::Guest>> Routes::visitorOf(const Request& request) {
    std::string token(request.bearer());
    if (token.empty())
        co_return fail(Errc::unauthenticated, "a Bearer token is expected");
    co_return co_await m.webchat.byToken(std::move(token));
}

asio::awaitable<Response> Routes::visitorPoll(Request& request) {
    // A page's own GET carries no Origin.
    if (isForeign(request, Missing::allowed))
        co_return foreign();
    auto guest = co_await visitorOf(request);
    if (!guest)
        co_return Response::error(guest.error());
    const std::int64_t after = request.query.number("after", 0);
    const std::chrono::seconds wait{std::min<std::int64_t>(request.query.number("wait", 0), 30)};
    auto frames = co_await m.webchat.poll(std::move(*guest), after, wait);
    if (!frames)
        co_return Response::error(frames.error());
    co_return Response::json(std::move(*frames));
}

/// Links to files live ten minutes; who still looks at an older message asks for new ones here.
asio::awaitable<Response> Routes::visitorMessage(Request& request) {
    if (isForeign(request, Missing::allowed))
        co_return foreign();
    auto guest = co_await visitorOf(request);
    if (!guest)
        co_return Response::error(guest.error());
    const std::int64_t seq = Query::parse("seq=" + request.tail).number("seq", 0);
    auto frame = co_await m.webchat.message(std::move(*guest), seq);
    if (!frame)
        co_return Response::error(frame.error());
    co_return Response::json(std::move(*frame));
}

asio::awaitable<Response> Routes::visitorPost(Request& request) {
    if (isForeign(request, Missing::allowed))
        co_return foreign();
    auto guest = co_await visitorOf(request);
    if (!guest)
        co_return Response::error(guest.error());
    auto answers = co_await m.webchat.post(std::move(*guest), std::move(request.body));
    if (!answers)
        co_return Response::error(answers.error());
    co_return Response::json(std::move(*answers));
}

asio::awaitable<Response> Routes::visitorUpload(Request& request) {
    if (isForeign(request, Missing::refused))
        co_return foreign();
    auto guest = co_await visitorOf(request);
    if (!guest)
        co_return Response::error(guest.error());
    auto rules = m.webchat.beginUpload(**guest);
    if (!rules)
        co_return Response::error(rules.error());
    UploadLimits limits;
    limits.maxBytes = std::min<std::int64_t>(rules->maxBytes, static_cast<std::int64_t>(m.visitorUploadBytes));
    limits.types = std::move(rules->types);
    auto file = co_await receiveUpload(request, m.vault, m_server.pool(), std::move(limits));
    if (!file)
        co_return uploadRefusal(file.error());
    auto added = co_await m.webchat.finishUpload(*guest, std::move(*file));
    if (!added)
        co_return Response::error(added.error());
    co_return uploadAnswer(*added);
}

} // namespace pult::http
