// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of everyday: text, files, reactions, read marks.
#include "server/gateways/whatsapp/encode.hpp"

#include <boost/json/serialize.hpp>

#include "server/gateways/messenger/web_address.hpp"
#include "server/gateways/whatsapp/encode_calls.hpp"

namespace pult::whatsapp {

namespace {

using messenger::HttpCall;
using messenger::Outgoing;
using messenger::OutgoingFile;
using wire::AttachmentKind;

/// WhatsApp's word for what goes as one kind of file.
const char* mediaWord(AttachmentKind kind) {
    switch (kind) {
    case AttachmentKind::photo:
        return "image";
    case AttachmentKind::video:
        return "video";
    case AttachmentKind::voice:
    case AttachmentKind::audio:
        return "audio";
    case AttachmentKind::sticker:
        return "sticker";
    default:
        return "document";
    }
}

boost::json::object textMessage(const Outgoing& message) {
    boost::json::object body = messageTo(message, "text");
    const bool hasLink = message.text.find("http") != std::string::npos;
    body["text"] = {{"body", message.text}, {"preview_url", hasLink}};
    return body;
}

boost::json::object fileMessage(const Outgoing& message, const OutgoingFile& file) {
    const char* word = mediaWord(file.kind);
    boost::json::object media{{"id", file.uploaded}};
    if (!message.text.empty())
        media["caption"] = message.text;
    if (word == std::string_view("document") && !file.name.empty())
        media["filename"] = file.name;
    if (file.kind == AttachmentKind::voice)
        media["voice"] = true;
    boost::json::object body = messageTo(message, word);
    body[word] = std::move(media);
    return body;
}

} // namespace

HttpCall callTo(const Account& account, std::string_view path, std::string_view named) {
    HttpCall call;
    call.url = account.base + "/" + account.version + "/" + std::string(path);
    call.named = named;
    call.headers = {{"Authorization", "Bearer " + account.token}};
    if (account.isOwnBase)
        call.ownBase = account.base;
    return call;
}

void setBody(HttpCall& call, const boost::json::object& body) {
    call.body = boost::json::serialize(body);
    call.contentType = "application/json";
}

boost::json::object messageTo(const Outgoing& message, std::string_view type) {
    boost::json::object body{{"messaging_product", "whatsapp"}, {"recipient_type", "individual"}};
    const std::string& peer = message.phone.empty() ? message.peer : message.phone;
    const bool isPhone = peer.find_first_not_of("0123456789") == std::string::npos;
    body[isPhone ? "to" : "recipient"] = peer;
    body["type"] = type;
    if (!message.replyToExternal.empty())
        body["context"] = {{"message_id", message.replyToExternal}};
    if (!message.key.empty())
        body["biz_opaque_callback_data"] = message.key;
    return body;
}

HttpCall messageCall(const Account& account, const boost::json::object& body) {
    HttpCall call = callTo(account, messenger::percentEncoded(account.phoneNumberId) + "/messages", "messages");
    setBody(call, body);
    return call;
}

bool takesCaption(AttachmentKind kind) {
    const std::string_view word = mediaWord(kind);
    return word != "audio" && word != "sticker";
}

Result<HttpCall> send(const Account& account, const Outgoing& message) {
    if (message.files.empty())
        return messageCall(account, textMessage(message));
    const OutgoingFile& file = message.files.front();
    if (message.files.size() > 1)
        return fail(Errc::invalid, "WhatsApp takes one file a message");
    if (file.uploaded.empty())
        return fail(Errc::invalid, "the file wasn't uploaded to WhatsApp");
    if (!message.text.empty() && !takesCaption(file.kind))
        return fail(Errc::invalid, "WhatsApp takes no text with this kind of file");
    return messageCall(account, fileMessage(message, file));
}

HttpCall sendReaction(const Account& account, const Outgoing& to, std::string_view externalId, std::string_view emoji) {
    Outgoing reaction;
    reaction.peer = to.peer;
    reaction.phone = to.phone;
    reaction.key = to.key;
    boost::json::object body = messageTo(reaction, "reaction");
    body["reaction"] = {{"message_id", externalId}, {"emoji", emoji}};
    return messageCall(account, body);
}

HttpCall markRead(const Account& account, std::string_view externalId, bool typing) {
    boost::json::object body{{"messaging_product", "whatsapp"}, {"status", "read"}, {"message_id", externalId}};
    if (typing)
        body["typing_indicator"] = {{"type", "text"}};
    HttpCall call = messageCall(account, body);
    call.named = typing ? "typing" : "read";
    return call;
}

HttpCall uploadMedia(const Account& account, const OutgoingFile& file) {
    HttpCall call = callTo(account, messenger::percentEncoded(account.phoneNumberId) + "/media", "media upload");
    call.form = {{"messaging_product", "whatsapp", {}, {}, {}},
                 {"type", file.type, {}, {}, {}},
                 {"file", {}, file.path, file.name, file.type}};
    return call;
}

} // namespace pult::whatsapp
