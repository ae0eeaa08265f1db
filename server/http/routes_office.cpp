// SPDX-License-Identifier: GPL-3.0-or-later
// Operators, scripts and whoever looks after the server.
#include <charconv>

#include "server/http/blocking.hpp"
#include "server/http/metrics.hpp"
#include "server/http/routes.hpp"
#include "server/http/uploads.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/json.hpp"
#include "shared/wire/schema.hpp"
#include "shared/wire/session.hpp"

namespace asio = boost::asio;

namespace pult::http {

namespace {

/// RFC 8187: what is no plain letter or digit is percent-encoded.
std::string encodedName(std::string_view name) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= 'a' && byte <= 'z') || byte == '.' || byte == '-' || byte == '_';
        if (plain)
            encoded.push_back(c);
        else
            encoded.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
    return encoded;
}

Response fileHead(const Request& request, const storage::StoredFile& stored, std::string_view caching) {
    const std::string etag = "\"" + stored.sha256 + "\"";
    Response response;
    response.set("ETag", etag);
    response.set("Cache-Control", std::string(caching));
    response.set("Content-Disposition", "attachment; filename*=UTF-8''" + encodedName(stored.name));
    response.set("Content-Security-Policy", "sandbox; default-src 'none'");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    response.set("Accept-Ranges", "bytes");
    if (hasToken(request.header("if-none-match"), etag)) {
        response.status = 304;
        return response;
    }
    response.set("Content-Type", stored.type.empty() ? "application/octet-stream" : stored.type);
    return response;
}

/// RFC 9110, section 14: what was asked for, if the asker still means these bytes.
void applyRange(const Request& request, const storage::StoredFile& stored, Response& response) {
    const std::string_view condition = request.header("if-range");
    const bool stands = condition.empty() || condition == "\"" + stored.sha256 + "\"";
    if (request.method != "GET" || !stands)
        return;
    response.range = byteRange(request.header("range"), stored.size);
    if (response.range.kind == ByteRange::Kind::whole)
        return;
    const std::string total = "/" + std::to_string(stored.size);
    if (response.range.kind == ByteRange::Kind::unsatisfiable) {
        response.status = 416;
        response.set("Content-Range", "bytes *" + total);
        return;
    }
    response.status = 206;
    response.set("Content-Range",
                 "bytes " + std::to_string(response.range.first) + "-" + std::to_string(response.range.last()) + total);
}

} // namespace

asio::awaitable<Response> Routes::health(Request&) {
    co_return Response::json(R"({"status":"ok"})");
}

asio::awaitable<Response> Routes::ready(Request&) {
    std::string why = m.unready ? m.unready() : std::string();
    if (why.empty())
        co_return Response::json(R"({"status":"ready"})");
    co_return Response::error(fail(Errc::unavailable, std::move(why)));
}

/// Figures tell about the business: they are for this machine, and for who has signed in.
asio::awaitable<Response> Routes::metrics(Request& request) {
    if (!request.isLocal) {
        auto caller = co_await callerOf(request);
        if (!caller)
            co_return Response::error(caller.error());
    }
    Response response = Response::text(m_server.metrics().render());
    response.headers.front().second = "text/plain; version=0.0.4; charset=utf-8";
    co_return response;
}

asio::awaitable<Response> Routes::schema(Request&) {
    if (m_schema.empty())
        m_schema = wire::schemaJson();
    co_return Response::json(m_schema);
}

asio::awaitable<Response> Routes::openApi(Request&) {
    if (m_openApi.empty())
        m_openApi = wire::openApiJson(m.version);
    co_return Response::json(m_openApi);
}

storage::Async<hub::Caller> Routes::callerOf(const Request& request) {
    std::string token(request.bearer());
    if (token.empty())
        co_return fail(Errc::unauthenticated, "a Bearer token is expected");
    std::string address = request.address;
    auto signedIn = co_await m.signIn.byToken(std::move(token));
    if (!signedIn)
        co_return signedIn.error();
    co_return hub::Caller{std::move(signedIn->principal), std::move(signedIn->tokenHash), std::move(address)};
}

/// session.open without a socket: a token for scripts that call the other methods here.
asio::awaitable<Response> Routes::signIn(Request& request) {
    auto params = wire::parseJson(request.body);
    if (!params)
        co_return Response::error(params.error());
    auto open = wire::decode<wire::SessionOpen>(*params);
    if (!open)
        co_return Response::error(open.error());
    std::string client = open->client.value_or("");
    std::string address = request.address;
    auto who = co_await m.signIn.signIn(std::move(open->login), std::move(open->password), std::move(client),
                                        std::move(address));
    if (!who)
        co_return Response::error(who.error());
    const storage::StoredUser* user = m.directory.find(who->principal.operatorId);
    wire::SessionOpened opened;
    opened.token = who->token;
    if (user)
        opened.user = user->user;
    opened.seq = m.store.info().seq;
    opened.epoch = m.store.info().epoch;
    opened.server.version = m.version;
    opened.server.time = m.clock.now();
    co_return Response::json(wire::encode(opened));
}

asio::awaitable<Response> Routes::callMethod(Request& request) {
    if (request.tail == wire::SessionOpen::kMethod)
        co_return co_await signIn(request);
    auto caller = co_await callerOf(request);
    if (!caller)
        co_return Response::error(caller.error());
    std::string method = request.tail;
    if (!hub::Api::knows(method))
        co_return Response::error(fail(Errc::not_found, "method not found"));
    auto params =
        request.body.empty() ? Result<boost::json::value>(boost::json::object()) : wire::parseJson(request.body);
    if (!params)
        co_return Response::error(params.error());
    auto result = co_await m.api.call(std::move(*caller), std::move(method), std::move(*params));
    if (!result)
        co_return Response::error(result.error());
    co_return Response::json(std::move(*result));
}

asio::awaitable<Response> Routes::operatorSocket(Request& request) {
    if (isForeign(request, Missing::allowed))
        co_return foreign();
    const std::string_view offered = request.header("sec-websocket-protocol");
    if (!offered.empty() && !hasToken(offered, wire::kSubprotocol))
        co_return Response::error(fail(Errc::invalid, "this server speaks pult.v1: another version of the program "
                                                      "is needed"));
    Response response;
    if (!offered.empty())
        response.subprotocol = wire::kSubprotocol;
    response.socketLimits = &m_server.operatorSocket();
    response.opener = [this](std::shared_ptr<inbox::Connection> connection) {
        return m.hub.accept(std::move(connection));
    };
    co_return response;
}

asio::awaitable<Response> Routes::operatorUpload(Request& request) {
    if (isForeign(request, Missing::allowed))
        co_return foreign();
    auto caller = co_await callerOf(request);
    if (!caller)
        co_return Response::error(caller.error());
    UploadLimits limits;
    limits.maxBytes = static_cast<std::int64_t>(m.operatorUploadBytes);
    auto file = co_await receiveUpload(request, m.vault, m_server.pool(), std::move(limits));
    if (!file)
        co_return uploadRefusal(file.error());
    file->owner = "operator:" + std::to_string(caller->principal.operatorId.value);
    file->at = m.clock.now();
    auto added = co_await m.store.addFile(std::move(*file));
    if (!added)
        co_return Response::error(added.error());
    co_return uploadAnswer(*added);
}

asio::awaitable<Response> Routes::download(Request& request) {
    const FileId id{Query::parse("id=" + request.tail).number("id", 0)};
    const Time expires{Millis{request.query.number("expires", 0)}};
    if (!id || !m.api.fileLinkIsValid(id, request.query.get("holder"), expires, request.query.get("sig")))
        co_return Response::error(fail(Errc::forbidden, "this link has expired"));
    auto stored = co_await m.store.file(id);
    if (!stored)
        co_return Response::error(stored.error());
    co_return co_await fileAnswer(request, *stored, "private, max-age=600");
}

asio::awaitable<Response> Routes::fileAnswer(const Request& request, const storage::StoredFile& stored,
                                             std::string_view caching) {
    Response response = fileHead(request, stored, caching);
    if (response.status == 304)
        co_return response;
    applyRange(request, stored, response);
    if (response.status == 416)
        co_return response;
    auto read = [&] { return m.vault.read(stored.sha256); };
    auto file = co_await onPool(m_server.pool(), read);
    if (!file)
        co_return Response::error(file.error());
    response.file = std::make_shared<const storage::OpenFile>(std::move(*file));
    co_return response;
}

} // namespace pult::http
