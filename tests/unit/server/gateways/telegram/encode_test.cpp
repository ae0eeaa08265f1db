// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/telegram/encode.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include "tests/support/files.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/printing.hpp"

namespace pult::test {

using namespace telegram;
using messenger::HttpCall;
using messenger::Outgoing;
using messenger::OutgoingFile;
using wire::AttachmentKind;

namespace {

const Bot kBot{"https://api.example", false, "123:ABC"};

Outgoing toAnn(std::string text = {}) {
    Outgoing message;
    message.peer = "42";
    message.key = "our-key";
    message.text = std::move(text);
    return message;
}

OutgoingFile file(AttachmentKind kind, std::string uploaded = {}) {
    return {kind, "/vault/1", "a.bin", "x/y", 5, std::move(uploaded)};
}

/// The parameters, also of a form.
boost::json::object parametersOf(const HttpCall& call) {
    if (!call.body.empty())
        return boost::json::parse(call.body).as_object();
    boost::json::object all;
    for (const auto& part : call.form) {
        boost::json::error_code ec;
        auto value = boost::json::parse(part.value, ec);
        all[part.name] = ec || value.is_string() || !part.filePath.empty() ? boost::json::value(part.value) : value;
    }
    return all;
}

/// Why Telegram would refuse it; empty when it wouldn't.
std::string misfitOf(const HttpCall& call) {
    static const JsonSchema kSchema(
        boost::json::parse(contentOf(dataFolder() / "../contracts/telegram/telegram.schema.json")));
    const auto& definitions = kSchema.root().at("definitions").as_object();
    const std::string method = call.url.substr(call.url.rfind('/') + 1);
    return kSchema.misfit(definitions.at("request." + method), parametersOf(call));
}

} // namespace

TEST_CASE("telegram: a text goes to its chat, the token stands in the address alone") {
    const auto call = send(kBot, toAnn("Hello")).value();
    CHECK(call.url == "https://api.example/bot123:ABC/sendMessage");
    CHECK(call.named == "sendMessage");
    CHECK(call.contentType == "application/json");
    CHECK(call.body == R"({"chat_id":42,"text":"Hello"})");
    Outgoing reply = toAnn("Hello");
    reply.replyToExternal = "9";
    CHECK(send(kBot, reply).value().body ==
          R"({"chat_id":42,"reply_parameters":{"message_id":9,"allow_sending_without_reply":true},"text":"Hello"})");
    Outgoing business = toAnn("Hello");
    business.peer = "b:C1:42";
    CHECK(send(kBot, business).value().body == R"({"business_connection_id":"C1","chat_id":42,"text":"Hello"})");
    Bot own = kBot;
    own.isOwnBase = true;
    CHECK(send(own, toAnn("x")).value().ownBase == own.base);
}

TEST_CASE("telegram: each kind of file goes by its own method") {
    struct Kind {
        AttachmentKind kind;
        const char* method;
        const char* part;
    };
    const auto [kind, method, part] = GENERATE(values<Kind>({{AttachmentKind::photo, "sendPhoto", "photo"},
                                                             {AttachmentKind::video, "sendVideo", "video"},
                                                             {AttachmentKind::voice, "sendVoice", "voice"},
                                                             {AttachmentKind::audio, "sendAudio", "audio"},
                                                             {AttachmentKind::file, "sendDocument", "document"}}));
    Outgoing message = toAnn("see");
    message.files = {file(kind)};
    message.replyToExternal = "9";
    const auto up = send(kBot, message).value();
    CHECK(up.named == method);
    CHECK(up.body.empty());
    REQUIRE(up.form.size() == 4);
    CHECK(up.form[0].value == "42");
    CHECK(up.form[1].value == R"({"message_id":9,"allow_sending_without_reply":true})");
    CHECK(up.form[2].value == "see");
    CHECK(up.form[3].name == part);
    CHECK(up.form[3].filePath == "/vault/1");
    CHECK(up.form[3].fileName == "a.bin");
    CHECK(misfitOf(up) == "");
    message.files = {file(kind, "FILE")};
    const auto known = send(kBot, message).value();
    CHECK(parametersOf(known)[part] == "FILE");
    CHECK(known.form.empty());
    CHECK(misfitOf(known) == "");
}

TEST_CASE("telegram: an album goes as one, where its files may stand together") {
    Outgoing message = toAnn("see");
    message.files = {file(AttachmentKind::photo), file(AttachmentKind::video, "FILE"), file(AttachmentKind::photo)};
    const auto call = send(kBot, message).value();
    CHECK(call.named == "sendMediaGroup");
    CHECK(parametersOf(call)["media"] ==
          boost::json::parse(R"([{"type":"photo","media":"attach://file0","caption":"see"},
        {"type":"video","media":"FILE"},{"type":"photo","media":"attach://file1"}])"));
    REQUIRE(call.form.size() == 4);
    CHECK(call.form[2].name == "file0");
    CHECK(call.form[3].name == "file1");
    using Files = std::vector<OutgoingFile>;
    CHECK_FALSE(isAlbum(Files{file(AttachmentKind::photo)}));
    CHECK_FALSE(isAlbum(Files{file(AttachmentKind::photo), file(AttachmentKind::file)}));
    CHECK_FALSE(isAlbum(Files{file(AttachmentKind::voice), file(AttachmentKind::voice)}));
    CHECK_FALSE(isAlbum(Files(11, file(AttachmentKind::photo))));
    CHECK(isAlbum(Files(10, file(AttachmentKind::file))));
    CHECK(isAlbum(Files(2, file(AttachmentKind::audio))));
    message.files = {file(AttachmentKind::photo), file(AttachmentKind::file)};
    CHECK_FALSE(send(kBot, message));
    message.files = {file(AttachmentKind::sticker)};
    CHECK_FALSE(send(kBot, message));
    message.text.clear();
    CHECK(send(kBot, message).value().named == "sendSticker");
}

TEST_CASE("telegram: every call fits Telegram's own description") {
    const std::vector<std::string> ids{"7", "8"};
    const std::vector<Button> buttons{{"yes", "Yes"}, {"no", "No"}};
    const std::vector<HttpCall> calls{send(kBot, toAnn("x")).value(),
                                      sendButtons(kBot, toAnn("x"), buttons).value(),
                                      editText(kBot, "42", "7", "new"),
                                      editCaption(kBot, "42", "7", "new"),
                                      deleteMessages(kBot, "42", ids),
                                      deleteMessages(kBot, "b:C1:42", ids),
                                      setReaction(kBot, "42", "7", "👍"),
                                      setReaction(kBot, "42", "7", ""),
                                      sendAction(kBot, "42", "typing"),
                                      answerCallback(kBot, "900"),
                                      getUpdates(kBot, 8, std::chrono::seconds{25}),
                                      setWebhook(kBot, "https://x/y", "s"),
                                      deleteWebhook(kBot),
                                      getFile(kBot, "F")};
    for (const auto& call : calls) {
        INFO(call.named << ' ' << call.body);
        CHECK(misfitOf(call) == "");
        CHECK(call.body.find("ABC") == std::string::npos);
        CHECK(call.named.find("ABC") == std::string::npos);
    }
    CHECK(deleteMessages(kBot, "b:C1:42", ids).body == R"({"business_connection_id":"C1","message_ids":[7,8]})");
    CHECK(parametersOf(setReaction(kBot, "42", "7", ""))["reaction"].as_array().empty());
    CHECK_FALSE(sendButtons(kBot, toAnn("x"), {}));
    CHECK_FALSE(sendButtons(kBot, toAnn("x"), std::vector<Button>{{std::string(65, 'x'), "t"}}));
}

TEST_CASE("telegram: updates are asked for by name and confirmed by the next offset") {
    const auto poll = getUpdates(kBot, 8, std::chrono::seconds{25});
    CHECK(parametersOf(poll)["offset"] == 8);
    CHECK(poll.timeout == std::chrono::seconds{35});
    const std::string wanted = boost::json::serialize(parametersOf(poll)["allowed_updates"]);
    for (const auto* kind :
         {"message_reaction", "my_chat_member", "edited_message", "callback_query", "deleted_business_messages"})
        CHECK(wanted.find(kind) != std::string::npos);
    CHECK(parametersOf(setWebhook(kBot, "https://x", "s"))["allowed_updates"] == parametersOf(poll)["allowed_updates"]);
    CHECK(parametersOf(setWebhook(kBot, "https://x", "s"))["secret_token"] == "s");
    CHECK_FALSE(parametersOf(getUpdates(kBot, 0, std::chrono::seconds{1})).contains("offset"));
    CHECK_FALSE(parametersOf(getUpdates(kBot, -1, std::chrono::seconds{1})).contains("offset"));
}

TEST_CASE("telegram: files are fetched from the bot's own paths alone") {
    const auto call = fetchFile(kBot, "photos/file 1.jpg", "/tmp/x", 7).value();
    CHECK(call.url == "https://api.example/file/bot123:ABC/photos/file%201.jpg");
    CHECK(call.method == "GET");
    CHECK(call.answerPath == "/tmp/x");
    CHECK(call.largestAnswer == 7);
    for (const auto* path : {"", "/etc/passwd", "a/../../getMe", "a//b", "./a"})
        CHECK_FALSE(fetchFile(kBot, path, "/tmp/x", 7));
}

TEST_CASE("telegram: a token is a number and a secret") {
    CHECK(isToken("123456:ABC-def_1"));
    for (const auto* odd : {"", "123", "123:", ":abc", "12a:abc", "123:a/b", "123:a b", "123:a?x"})
        CHECK_FALSE(isToken(odd));
}

} // namespace pult::test
