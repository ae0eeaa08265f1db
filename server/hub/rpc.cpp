// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub/rpc.hpp"

#include <boost/json/serialize.hpp>

#include "shared/wire/json.hpp"
#include "shared/wire/limits.hpp"

namespace json = boost::json;

namespace pult::hub::rpc {

namespace {

// JSON-RPC 2.0, section 5.1.
constexpr int kParseError = -32700;
constexpr int kInvalidRequest = -32600;
constexpr int kMethodNotFound = -32601;
constexpr int kInvalidParams = -32602;
constexpr int kInternalError = -32603;
constexpr int kOurs = -32000;

constexpr std::string_view kMethodNotFoundDetail = "method not found";

int codeOf(const Error& error) {
    switch (error.code) {
    case Errc::invalid:
        return kInvalidParams;
    case Errc::internal:
        return kInternalError;
    case Errc::not_found:
        return error.detail.starts_with(kMethodNotFoundDetail) ? kMethodNotFound : kOurs;
    default:
        return kOurs;
    }
}

std::string errorText(int code, const Error& error) {
    std::string out = "{\"code\":";
    out += std::to_string(code);
    out += ",\"message\":";
    wire::appendQuoted(out, error.detail.empty() ? reason(error.code) : std::string_view(error.detail));
    out += ",\"data\":{\"reason\":";
    wire::appendQuoted(out, reason(error.code));
    out += ",\"detail\":";
    wire::appendQuoted(out, error.detail);
    if (error.retryAfterMs > 0)
        out += ",\"retry_after_ms\":" + std::to_string(error.retryAfterMs);
    out += "}}";
    return out;
}

std::string envelope(std::string_view id, std::string_view member, std::string_view body) {
    std::string out;
    out.reserve(48 + id.size() + body.size());
    out += "{\"jsonrpc\":\"2.0\",\"id\":";
    out += id.empty() ? std::string_view("null") : id;
    out += ",\"";
    out += member;
    out += "\":";
    out += body;
    out += '}';
    return out;
}

Rejected rejected(std::string_view id, int code, std::string detail) {
    return {envelope(id, "error", errorText(code, fail(Errc::invalid, std::move(detail))))};
}

std::variant<Request, Rejected> readRequest(json::value& value) {
    auto* object = value.if_object();
    if (!object)
        return rejected({}, kInvalidRequest, "a request is an object");
    Request request;
    if (const auto* id = object->if_contains("id")) {
        if (!id->is_string() && !id->is_number() && !id->is_null())
            return rejected({}, kInvalidRequest, "id is a number or text");
        request.id = json::serialize(*id);
    }
    const auto* version = object->if_contains("jsonrpc");
    if (!version || !version->is_string() || version->get_string() != "2.0")
        return rejected(request.id, kInvalidRequest, "jsonrpc is \"2.0\"");
    const auto* method = object->if_contains("method");
    if (!method || !method->is_string())
        return rejected(request.id, kInvalidRequest, "method is text");
    request.method = std::string(method->get_string());
    auto* params = object->if_contains("params");
    if (params && !params->is_object())
        return rejected(request.id, kInvalidParams, "params is an object");
    if (params)
        request.params = std::move(*params);
    else
        request.params = json::object();
    return request;
}

} // namespace

Frame parse(std::string_view text) {
    Frame frame;
    auto value = wire::parseJson(text);
    if (!value) {
        frame.calls.push_back(rejected({}, kParseError, value.error().detail));
        return frame;
    }
    auto* array = value->if_array();
    if (!array) {
        frame.calls.push_back(readRequest(*value));
        return frame;
    }
    if (array->empty() || array->size() > wire::kMaxBatch) {
        frame.calls.push_back(
            rejected({}, kInvalidRequest, "a batch has 1 to " + std::to_string(wire::kMaxBatch) + " requests"));
        return frame;
    }
    frame.batch = true;
    for (auto& element : *array)
        frame.calls.push_back(readRequest(element));
    return frame;
}

std::string answer(std::string_view id, std::string_view result) {
    return envelope(id, "result", result);
}

std::string errorAnswer(std::string_view id, const Error& error) {
    return envelope(id, "error", errorText(codeOf(error), error));
}

std::string errorObject(const Error& error) {
    return errorText(codeOf(error), error);
}

std::string join(const std::vector<std::string>& answers) {
    std::string out = "[";
    for (const auto& each : answers) {
        if (out.size() > 1)
            out += ',';
        out += each;
    }
    out += ']';
    return out;
}

Error methodNotFound(std::string_view method) {
    return fail(Errc::not_found, std::string(kMethodNotFoundDetail) + ": " + std::string(method));
}

} // namespace pult::hub::rpc
