// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/response.hpp"

#include "shared/wire/json.hpp"

namespace pult::http {

Response Response::json(std::string body, int status) {
    Response response(status);
    response.set("Content-Type", "application/json");
    response.set("Cache-Control", "no-store");
    response.body = std::move(body);
    return response;
}

Response Response::text(std::string body, int status) {
    Response response(status);
    response.set("Content-Type", "text/plain; charset=utf-8");
    response.set("Cache-Control", "no-store");
    response.body = std::move(body);
    return response;
}

Response Response::error(const Error& error) {
    return Response::error(error, statusOf(error.code));
}

Response Response::error(const Error& error, int status) {
    Response response = json(errorObject(error), status);
    response.reason = pult::reason(error.code);
    if (error.retryAfterMs > 0)
        response.set("Retry-After", std::to_string((error.retryAfterMs + 999) / 1000));
    else if (status == 429 || status == 503)
        response.set("Retry-After", "1");
    if (status == 401)
        response.set("WWW-Authenticate", "Bearer");
    return response;
}

int statusOf(Errc code) {
    switch (code) {
    case Errc::unauthenticated:
        return 401;
    case Errc::forbidden:
        return 403;
    case Errc::not_found:
        return 404;
    case Errc::invalid:
    case Errc::missing_fields:
        return 400;
    case Errc::conflict:
    case Errc::stale:
    case Errc::taken:
    case Errc::unsent:
    case Errc::window_closed:
        return 409;
    case Errc::rate_limited:
        return 429;
    case Errc::too_large:
        return 413;
    case Errc::unavailable:
        return 503;
    case Errc::internal:
        break;
    }
    return 500;
}

std::string_view statusText(int status) {
    switch (status) {
    case 101:
        return "Switching Protocols";
    case 200:
        return "OK";
    case 204:
        return "No Content";
    case 206:
        return "Partial Content";
    case 302:
        return "Found";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 416:
        return "Range Not Satisfiable";
    case 415:
        return "Unsupported Media Type";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return status >= 500 ? "Internal Server Error" : "Other";
    }
}

std::string errorObject(const Error& error) {
    std::string text = R"({"code":-32000,"message":)";
    wire::appendQuoted(text, error.detail.empty() ? reason(error.code) : error.detail);
    text.append(R"(,"data":{"reason":)");
    wire::appendQuoted(text, reason(error.code));
    text.append(R"(,"detail":)");
    wire::appendQuoted(text, error.detail);
    if (error.retryAfterMs > 0)
        text.append(R"(,"retry_after":)").append(std::to_string((error.retryAfterMs + 999) / 1000));
    text.append("}}");
    return text;
}

} // namespace pult::http
