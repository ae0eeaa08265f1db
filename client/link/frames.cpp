// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/frames.hpp"

#include <algorithm>
#include <optional>

#include "shared/wire/codec.hpp"
#include "shared/wire/errors.hpp"

namespace json = boost::json;

namespace pult::client {

namespace {

struct EventHead {
    Seq seq = 0;
    Time at;
    std::string type;
};
BOOST_DESCRIBE_STRUCT(EventHead, (), (seq, at, type))

struct SignalHead {
    std::string type;
};
BOOST_DESCRIBE_STRUCT(SignalHead, (), (type))

std::optional<Errc> errcOf(const std::string& text) {
    Errc code{};
    if (boost::describe::enum_from_string(text.c_str(), code))
        return code;
    return std::nullopt;
}

/// Codes are those of the JSON-RPC 2.0 specification, section 5.1.
Errc errcOf(std::int64_t rpcCode) {
    switch (rpcCode) {
    case -32601:
        return Errc::not_found;
    case -32600:
    case -32602:
    case -32700:
        return Errc::invalid;
    default:
        return Errc::internal;
    }
}

} // namespace

Error readErrorObject(const json::value& value) {
    const auto object = wire::decode<wire::ErrorObject>(value);
    if (!object)
        return fail(Errc::internal, "unreadable error: " + object.error().detail);
    Error error = fail(errcOf(object->code), object->message);
    if (!object->data)
        return error;
    if (object->data->reason)
        error.code = errcOf(*object->data->reason).value_or(Errc::internal);
    if (object->data->detail)
        error.detail = *object->data->detail;
    constexpr int kLongestRetryMs = 3'600'000;
    error.retryAfterMs = std::clamp(object->data->retry_after_ms.value_or(0), 0, kLongestRetryMs);
    return error;
}

namespace {

Result<Frame> readEvent(const json::value& params) {
    auto head = wire::decode<EventHead>(params);
    if (!head)
        return fail(Errc::invalid, "event: " + head.error().detail);
    auto event = wire::decodeAs<wire::Event>(head->type, params);
    if (!event)
        return Frame{SkippedEvent{head->seq, std::move(head->type), event.error().detail}};
    return Frame{EventFrame{head->seq, head->at, std::move(*event)}};
}

Result<Frame> readSignal(const json::value& params) {
    auto head = wire::decode<SignalHead>(params);
    if (!head)
        return fail(Errc::invalid, "signal: " + head.error().detail);
    auto signal = wire::decodeAs<wire::Signal>(head->type, params);
    if (!signal)
        return Frame{IgnoredFrame{"signal " + head->type}};
    return Frame{SignalFrame{std::move(*signal)}};
}

Result<Frame> readAnswer(const json::object& frame, const json::value& id) {
    const auto* number = id.if_int64();
    if (!number)
        return fail(Errc::invalid, "answer without a usable id");
    if (const auto* error = frame.if_contains("error"))
        return Frame{AnswerFrame{*number, readErrorObject(*error)}};
    if (const auto* result = frame.if_contains("result"))
        return Frame{AnswerFrame{*number, *result}};
    return fail(Errc::invalid, "answer without result or error");
}

} // namespace

Result<Frame> readFrame(std::string_view text) {
    const auto parsed = wire::parseJson(text);
    if (!parsed)
        return parsed.error();
    const auto* frame = parsed->if_object();
    if (!frame)
        return fail(Errc::invalid, "not an object");
    const auto* method = frame->if_contains("method");
    if (!method) {
        const auto* id = frame->if_contains("id");
        return id ? readAnswer(*frame, *id) : fail(Errc::invalid, "neither an answer nor a notification");
    }
    const auto* name = method->if_string();
    const auto* params = frame->if_contains("params");
    if (!name)
        return fail(Errc::invalid, "the method is not text");
    if (*name == "event")
        return params ? readEvent(*params) : fail(Errc::invalid, "event without params");
    if (*name == "signal")
        return params ? readSignal(*params) : fail(Errc::invalid, "signal without params");
    return Frame{IgnoredFrame{std::string(name->data(), name->size())}};
}

std::string requestFrame(std::int64_t id, std::string_view method, std::string_view params) {
    std::string frame = R"({"jsonrpc":"2.0","id":)";
    frame.append(std::to_string(id)).append(R"(,"method":)");
    wire::appendQuoted(frame, method);
    frame.append(R"(,"params":)").append(params).push_back('}');
    return frame;
}

} // namespace pult::client
