// SPDX-License-Identifier: GPL-3.0-or-later
// Messages, with and without files.
#include <algorithm>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "server/gateways/telegram/encode_calls.hpp"

namespace pult::telegram {

namespace {

using messenger::FormPart;
using messenger::HttpCall;
using messenger::Outgoing;
using messenger::OutgoingFile;
using wire::AttachmentKind;

constexpr std::size_t kSmallestAlbum = 2;
constexpr std::size_t kLargestAlbum = 10;

struct SendKind {
    const char* method;
    const char* part; ///< the parameter that holds the file, and its type in an album
};

SendKind sendKind(AttachmentKind kind) {
    switch (kind) {
    case AttachmentKind::photo:
        return {"sendPhoto", "photo"};
    case AttachmentKind::video:
        return {"sendVideo", "video"};
    case AttachmentKind::voice:
        return {"sendVoice", "voice"};
    case AttachmentKind::audio:
        return {"sendAudio", "audio"};
    case AttachmentKind::sticker:
        return {"sendSticker", "sticker"};
    default:
        return {"sendDocument", "document"};
    }
}

/// What may stand beside what in an album.
enum class Company { pictures, music, files, none };

Company companyOf(AttachmentKind kind) {
    switch (kind) {
    case AttachmentKind::photo:
    case AttachmentKind::video:
        return Company::pictures;
    case AttachmentKind::audio:
        return Company::music;
    case AttachmentKind::file:
        return Company::files;
    default:
        return Company::none;
    }
}

FormPart field(std::string name, std::string value) {
    return {std::move(name), std::move(value), {}, {}, {}};
}

std::string asField(const boost::json::value& value) {
    if (const auto* text = value.if_string())
        return {text->data(), text->size()};
    return boost::json::serialize(value);
}

boost::json::object bodyOf(const Outgoing& message) {
    boost::json::object body = bodyFor(message.peer);
    if (!message.replyToExternal.empty())
        body["reply_parameters"] = boost::json::object{{"message_id", numberOf(message.replyToExternal)},
                                                       {"allow_sending_without_reply", true}};
    return body;
}

/// As JSON where nothing goes up with it, else as a form with the files behind the parameters.
HttpCall callWithFiles(const Bot& bot, std::string_view method, const boost::json::object& body,
                       std::vector<FormPart> files) {
    if (files.empty())
        return callWith(bot, method, body);
    HttpCall call = callTo(bot, method);
    for (const auto& member : body)
        call.form.push_back(field(std::string(member.key()), asField(member.value())));
    std::move(files.begin(), files.end(), std::back_inserter(call.form));
    call.timeout = std::chrono::minutes{5};
    return call;
}

HttpCall sendFile(const Bot& bot, const Outgoing& message, const OutgoingFile& file) {
    const SendKind kind = sendKind(file.kind);
    boost::json::object body = bodyOf(message);
    if (!message.text.empty())
        body["caption"] = message.text;
    std::vector<FormPart> files;
    if (file.uploaded.empty())
        files.push_back({kind.part, {}, file.path, file.name, file.type});
    else
        body[kind.part] = file.uploaded;
    return callWithFiles(bot, kind.method, body, std::move(files));
}

HttpCall sendAlbum(const Bot& bot, const Outgoing& message) {
    boost::json::object body = bodyOf(message);
    boost::json::array media;
    std::vector<FormPart> files;
    for (const auto& file : message.files) {
        boost::json::object each{{"type", sendKind(file.kind).part}};
        if (file.uploaded.empty()) {
            const std::string part = "file" + std::to_string(files.size());
            each["media"] = "attach://" + part;
            files.push_back({part, {}, file.path, file.name, file.type});
        } else {
            each["media"] = file.uploaded;
        }
        if (media.empty() && !message.text.empty())
            each["caption"] = message.text;
        media.push_back(std::move(each));
    }
    body["media"] = std::move(media);
    return callWithFiles(bot, "sendMediaGroup", body, std::move(files));
}

} // namespace

bool isAlbum(std::span<const OutgoingFile> files) {
    if (files.size() < kSmallestAlbum || files.size() > kLargestAlbum)
        return false;
    const Company company = companyOf(files.front().kind);
    return company != Company::none && std::all_of(files.begin(), files.end(), [&](const OutgoingFile& file) {
               return companyOf(file.kind) == company;
           });
}

bool takesCaption(AttachmentKind kind) {
    return kind != AttachmentKind::sticker;
}

Result<HttpCall> send(const Bot& bot, const Outgoing& message) {
    if (message.files.empty()) {
        boost::json::object body = bodyOf(message);
        body["text"] = message.text;
        return callWith(bot, "sendMessage", body);
    }
    if (message.files.size() > 1 && !isAlbum(message.files))
        return fail(Errc::invalid, "Telegram doesn't take these files in one message");
    if (!message.text.empty() && !takesCaption(message.files.front().kind))
        return fail(Errc::invalid, "Telegram takes no text with this kind of file");
    return message.files.size() == 1 ? sendFile(bot, message, message.files.front()) : sendAlbum(bot, message);
}

} // namespace pult::telegram
