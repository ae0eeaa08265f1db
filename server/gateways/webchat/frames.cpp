// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/frames.hpp"

#include <algorithm>

#include <boost/json/monotonic_resource.hpp>

#include "shared/base/utf8.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/limits.hpp"

namespace json = boost::json;

namespace pult::webchat {

namespace {

constexpr std::size_t kMaxCid = 64;
constexpr std::size_t kMaxFields = 50;
constexpr std::size_t kMaxFieldText = 4000;
constexpr std::size_t kMaxUrl = 2048;

bool isCid(std::string_view cid) {
    return !cid.empty() && cid.size() <= kMaxCid && std::all_of(cid.begin(), cid.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-' || c == '_';
    });
}

std::optional<Error> textProblem(std::string& text, bool mayBeEmpty) {
    text = utf8::cleaned(text);
    if (text.empty() && !mayBeEmpty)
        return fail(Errc::invalid, "the message is empty");
    if (text.size() > wire::kMaxVisitorText && utf8::length(text) > wire::kMaxVisitorText)
        return fail(Errc::too_large,
                    "the message is longer than " + std::to_string(wire::kMaxVisitorText) + " characters");
    return std::nullopt;
}

bool areFields(const std::map<std::string, std::string>& fields) {
    return fields.size() <= kMaxFields && std::all_of(fields.begin(), fields.end(), [](const auto& field) {
               return !field.first.empty() && field.first.size() <= 256 && field.second.size() <= kMaxFieldText;
           });
}

std::optional<Error> problem(MsgFrame& frame) {
    return textProblem(frame.text, false);
}

std::optional<Error> problem(FileFrame& frame) {
    if (!frame.file_id)
        return fail(Errc::invalid, "file_id: expected the number of an uploaded file");
    return frame.text ? textProblem(*frame.text, true) : std::nullopt;
}

std::optional<Error> problem(TypingFrame&) {
    return std::nullopt;
}

std::optional<Error> problem(ReadFrame& frame) {
    if (frame.seq < 1)
        return fail(Errc::invalid, "seq: expected a number above 0");
    return std::nullopt;
}

std::optional<Error> problem(FormFrame& frame) {
    if (!areFields(frame.values) || (frame.consent && !areFields(*frame.consent)))
        return fail(Errc::invalid, "the form has too many or too long fields");
    return std::nullopt;
}

std::optional<Error> problem(RateFrame& frame) {
    if (frame.score < 1 || frame.score > 5)
        return fail(Errc::invalid, "score: expected 1 to 5");
    return frame.comment ? textProblem(*frame.comment, true) : std::nullopt;
}

std::optional<Error> problem(Page& page) {
    const auto isLong = [](const std::optional<std::string>& text) { return text && text->size() > kMaxUrl; };
    if (page.url.size() > kMaxUrl || isLong(page.title) || isLong(page.referrer) || (page.utm && !areFields(*page.utm)))
        return fail(Errc::invalid, "the page's address is too long");
    return std::nullopt;
}

template <class Kind>
DecodedFrame decodeKind(const json::value& value, std::string cid) {
    auto frame = wire::decode<Kind>(value);
    if (!frame)
        return FrameProblem{frame.error(), std::move(cid)};
    if constexpr (requires { frame->cid; })
        if (!isCid(frame->cid))
            return FrameProblem{fail(Errc::invalid, "cid: expected a UUID"), {}};
    if (auto error = problem(*frame))
        return FrameProblem{std::move(*error), std::move(cid)};
    return DecodedFrame(std::in_place_type<Frame>, std::in_place_type<Kind>, std::move(*frame));
}

std::string_view textOf(const json::object& object, std::string_view name) {
    const auto* member = object.if_contains(name);
    const auto* text = member ? member->if_string() : nullptr;
    return text ? std::string_view(text->data(), text->size()) : std::string_view();
}

DecodedFrame decodeValue(const json::value& value) {
    const auto* object = value.if_object();
    if (!object)
        return FrameProblem{fail(Errc::invalid, "expected an object with the member t"), {}};
    const std::string_view kind = textOf(*object, "t");
    std::string cid(textOf(*object, "cid"));
    if (!isCid(cid))
        cid.clear();
    if (kind == "msg")
        return decodeKind<MsgFrame>(value, std::move(cid));
    if (kind == "file")
        return decodeKind<FileFrame>(value, std::move(cid));
    if (kind == "typing")
        return decodeKind<TypingFrame>(value, std::move(cid));
    if (kind == "read")
        return decodeKind<ReadFrame>(value, std::move(cid));
    if (kind == "form")
        return decodeKind<FormFrame>(value, std::move(cid));
    if (kind == "rate")
        return decodeKind<RateFrame>(value, std::move(cid));
    if (kind == "page")
        return decodeKind<Page>(value, std::move(cid));
    return FrameProblem{fail(Errc::invalid, "t: not a frame that a visitor sends"), std::move(cid)};
}

/// Writes one member after another.
class Writer {
public:
    explicit Writer(std::string_view kind) {
        m_text.reserve(192);
        m_text.append("{\"t\":\"").append(kind).push_back('"');
    }
    Writer& text(std::string_view name, std::string_view value) {
        member(name);
        wire::appendQuoted(m_text, value);
        return *this;
    }
    Writer& textUnlessEmpty(std::string_view name, std::string_view value) {
        return value.empty() ? *this : text(name, value);
    }
    Writer& number(std::string_view name, std::int64_t value) {
        member(name);
        wire::encodeTo(m_text, value);
        return *this;
    }
    Writer& time(std::string_view name, Time value) { return number(name, value.time_since_epoch().count()); }
    Writer& raw(std::string_view name, std::string_view json) {
        member(name);
        m_text.append(json);
        return *this;
    }
    std::string done() {
        m_text.push_back('}');
        return std::move(m_text);
    }

private:
    void member(std::string_view name) { m_text.append(",\"").append(name).append("\":"); }
    std::string m_text;
};

std::string attachmentList(const std::vector<wire::Attachment>& attachments, const LinkOf& linkOf) {
    std::string list = "[";
    for (const auto& attachment : attachments) {
        if (list.size() > 1)
            list.push_back(',');
        list.push_back('{');
        wire::encodeMembersTo(list, attachment);
        if (attachment.file_id) {
            list.append(",\"url\":");
            wire::appendQuoted(list, linkOf(*attachment.file_id));
        }
        list.push_back('}');
    }
    return list.append("]");
}

std::string_view authorOf(const wire::Message& message) {
    if (message.direction == wire::Direction::in)
        return "visitor";
    return message.author.kind == wire::AuthorKind::bot ? "bot" : "operator";
}

} // namespace

DecodedFrame decodeFrame(std::string_view text) {
    // A frame of ordinary size is parsed without touching the heap.
    unsigned char buffer[4096];
    json::monotonic_resource memory(buffer, sizeof buffer);
    const auto value = wire::parseJson(text, &memory);
    if (!value)
        return FrameProblem{value.error(), {}};
    return decodeValue(*value);
}

Result<std::vector<DecodedFrame>> decodeFrames(std::string_view text) {
    const auto value = wire::parseJson(text);
    if (!value)
        return value.error();
    std::vector<DecodedFrame> frames;
    const auto* list = value->if_array();
    if (!list) {
        frames.push_back(decodeValue(*value));
        return frames;
    }
    if (list->size() > wire::kMaxBatch)
        return fail(Errc::too_large, "at most " + std::to_string(wire::kMaxBatch) + " frames at once");
    for (const auto& element : *list)
        frames.push_back(decodeValue(element));
    return frames;
}

std::string ackFrame(std::string_view cid, const storage::InboundRecorded& recorded) {
    return Writer("ack")
        .text("cid", cid)
        .number("id", recorded.message.id.value)
        .number("seq", recorded.visitorSeq)
        .time("ts", recorded.message.received_at)
        .done();
}

std::string msgFrame(const storage::VisitorMessage& message, const std::string& photo, const LinkOf& linkOf) {
    const wire::Message& content = message.message;
    const bool own = content.direction == wire::Direction::in;
    const bool isGone = content.deleted_at.has_value();
    Writer writer("msg");
    writer.number("seq", message.seq).number("id", content.id.value).text("text", isGone ? "" : content.text);
    writer.text("from", authorOf(content));
    if (own && content.client_id)
        writer.text("cid", *content.client_id);
    if (!own)
        writer.textUnlessEmpty("name", content.author.name).textUnlessEmpty("photo", photo);
    if (content.reply_to)
        writer.number("reply_to", content.reply_to->value);
    if (isGone)
        writer.raw("deleted", "true");
    else if (!content.attachments.empty())
        writer.raw("attachments", attachmentList(content.attachments, linkOf));
    if (content.edited_at)
        writer.time("edited_at", *content.edited_at);
    return writer.time("ts", content.received_at).done();
}

std::string editFrame(const wire::Message& message) {
    return Writer("edit").number("id", message.id.value).text("text", message.text).done();
}

std::string deleteFrame(const wire::Message& message) {
    return Writer("delete").number("id", message.id.value).done();
}

std::string typingFrame(std::string_view name) {
    return Writer("typing").textUnlessEmpty("name", name).done();
}

std::string readFrame(std::int64_t seq) {
    return Writer("read").number("seq", seq).done();
}

std::string agentFrame(std::string_view name, std::string_view photo) {
    return Writer("agent").text("name", name).textUnlessEmpty("photo", photo).done();
}

std::string statusFrame(std::string_view state, Millis median) {
    Writer writer("status");
    writer.text("state", state);
    if (median.count() > 0)
        writer.number("median_ms", median.count());
    return writer.done();
}

std::string queueFrame(int place) {
    return Writer("queue").number("place", place).done();
}

std::string conversationFrame(std::string_view state, DialogId dialog, Time at) {
    return Writer("conversation").text("state", state).number("id", dialog.value).time("ts", at).done();
}

std::string errorFrame(const Error& error, std::string_view cid) {
    Writer writer("error");
    writer.text("code", reason(error.code)).textUnlessEmpty("cid", cid);
    if (error.retryAfterMs > 0)
        writer.number("retry_after", (error.retryAfterMs + 999) / 1000);
    return writer.text("detail", error.detail).done();
}

} // namespace pult::webchat
