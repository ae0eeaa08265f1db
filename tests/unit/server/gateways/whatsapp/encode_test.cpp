// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/whatsapp/encode.hpp"

#include "tests/support/printing.hpp"
#include "tests/unit/server/gateways/whatsapp/webhook.hpp"

namespace pult::test {

using namespace whatsapp;
using messenger::HttpCall;
using messenger::Outgoing;
using wire::AttachmentKind;

namespace {

const Account kAccount{"https://graph.example", false, "v23.0", "TOKEN", "106", "1020"};

Outgoing toAnn(std::string text = {}) {
    Outgoing message;
    message.peer = "{{Recipient-Phone-Number}}";
    message.phone = "16505551234";
    message.key = "our-key";
    message.text = std::move(text);
    return message;
}

Outgoing withFile(AttachmentKind kind, std::string text = {}) {
    Outgoing message = toAnn(std::move(text));
    message.files = {{kind, "/vault/1", "price.pdf", "application/pdf", 5, "media-1"}};
    return message;
}

boost::json::object bodyOf(const HttpCall& call) {
    return boost::json::parse(call.body).as_object();
}

/// An official example with our recipient, to which we add our key.
boost::json::object official(const char* name) {
    auto body = officialExamples("send_examples.json").at(name).as_object();
    body["to"] = "16505551234";
    body["biz_opaque_callback_data"] = "our-key";
    return body;
}

} // namespace

TEST_CASE("whatsapp: a message goes to the number with the token in a header alone") {
    const auto call = send(kAccount, toAnn("Hello")).value();
    CHECK(call.method == "POST");
    CHECK(call.url == "https://graph.example/v23.0/106/messages");
    CHECK(call.contentType == "application/json");
    CHECK(call.headers == std::vector<std::pair<std::string, std::string>>{{"Authorization", "Bearer TOKEN"}});
    CHECK(call.named == "messages");
    CHECK(call.redirects == 0);
    CHECK(call.ownBase.empty());
    CHECK(call.body ==
          R"({"messaging_product":"whatsapp","recipient_type":"individual","to":"16505551234","type":"text",)"
          R"("biz_opaque_callback_data":"our-key","text":{"body":"Hello","preview_url":false}})");
    Account own = kAccount;
    own.isOwnBase = true;
    CHECK(send(own, toAnn("Hello")).value().ownBase == "https://graph.example");
}

TEST_CASE("whatsapp: who has no known number is written to by his scoped id") {
    Outgoing message = toAnn("Hello");
    message.phone.clear();
    message.peer = "US.77";
    CHECK(bodyOf(send(kAccount, message).value())["recipient"] == "US.77");
    CHECK_FALSE(bodyOf(send(kAccount, message).value()).contains("to"));
    message.peer = "16505551234";
    CHECK(bodyOf(send(kAccount, message).value())["to"] == "16505551234");
}

TEST_CASE("whatsapp: what we send looks like the official examples") {
    auto text = official("Send Reply to Text Message");
    Outgoing reply = toAnn(std::string(text["text"].at("body").as_string()));
    reply.replyToExternal = text["context"].at("message_id").as_string();
    CHECK(bodyOf(send(kAccount, reply).value()) == text);

    Outgoing document = withFile(AttachmentKind::file, "<DOCUMENT_CAPTION_TO_SEND>");
    document.files[0].name = "<DOCUMENT_FILENAME>";
    document.files[0].uploaded = "<DOCUMENT_OBJECT_ID>";
    CHECK(bodyOf(send(kAccount, document).value()) == official("Send Document Message by ID"));

    Outgoing sound = withFile(AttachmentKind::audio);
    sound.files[0].uploaded = "<AUDIO_OBJECT_ID>";
    CHECK(bodyOf(send(kAccount, sound).value()) == official("Send Audio Message by ID"));

    CHECK(bodyOf(sendReaction(kAccount, toAnn(), "wamid.HBgLM...", "\U0001F600")) ==
          official("Send Reply with Reaction Message"));

    const std::vector<Button> buttons{{"<UNIQUE_BUTTON_ID_1>", "<BUTTON_TITLE_1>"},
                                      {"<UNIQUE_BUTTON_ID_2>", "<BUTTON_TITLE_2>"}};
    CHECK(bodyOf(sendButtons(kAccount, toAnn("<BUTTON_TEXT>"), buttons).value()) == official("Send Reply Button"));

    const auto typing = officialExamples("send_examples.json").at("Send typing indicator and read receipt");
    CHECK(bodyOf(markRead(kAccount, "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUYzMjEzNDM2RTZGQ0MzMDJBRgA=", true)) ==
          typing.as_object());
    CHECK_FALSE(bodyOf(markRead(kAccount, "wamid.1", false)).contains("typing_indicator"));
}

TEST_CASE("whatsapp: each kind of file goes under its own word") {
    struct Kind {
        AttachmentKind kind;
        const char* word;
        bool caption;
    };
    const auto [kind, word, caption] = GENERATE(values<Kind>({{AttachmentKind::photo, "image", true},
                                                              {AttachmentKind::video, "video", true},
                                                              {AttachmentKind::voice, "audio", false},
                                                              {AttachmentKind::audio, "audio", false},
                                                              {AttachmentKind::sticker, "sticker", false},
                                                              {AttachmentKind::file, "document", true}}));
    INFO(word);
    auto body = bodyOf(send(kAccount, withFile(kind)).value());
    CHECK(body["type"] == word);
    CHECK(body[word].at("id") == "media-1");
    CHECK(body[word].as_object().contains("filename") == (kind == AttachmentKind::file));
    CHECK(body[word].as_object().contains("voice") == (kind == AttachmentKind::voice));
    CHECK(takesCaption(kind) == caption);
    CHECK(send(kAccount, withFile(kind, "words")).has_value() == caption);
}

TEST_CASE("whatsapp: what WhatsApp wouldn't take isn't sent") {
    Outgoing two = withFile(AttachmentKind::photo);
    two.files.push_back(two.files[0]);
    CHECK_FALSE(send(kAccount, two));
    Outgoing early = withFile(AttachmentKind::photo);
    early.files[0].uploaded.clear();
    CHECK_FALSE(send(kAccount, early));
    CHECK_FALSE(sendButtons(kAccount, toAnn("t"), {}));
    CHECK_FALSE(sendButtons(kAccount, toAnn("t"), std::vector<Button>(4, {"1", "a"})));
    CHECK_FALSE(sendButtons(kAccount, toAnn(""), std::vector<Button>{{"1", "a"}}));
    CHECK_FALSE(sendButtons(kAccount, toAnn("t"), std::vector<Button>{{"1", "123456789012345678901"}}));
    CHECK(sendButtons(kAccount, toAnn("t"), std::vector<Button>{{"1", "двадцать букв здесь!"}}));
    const std::vector<ListSection> fine{{"", {{"1", "One", "d"}, {"2", "Two", ""}}}};
    CHECK(sendList(kAccount, toAnn("t"), "Open", fine));
    CHECK_FALSE(sendList(kAccount, toAnn("t"), "", fine));
    CHECK_FALSE(sendList(kAccount, toAnn("t"), "Open", {}));
    CHECK_FALSE(sendList(kAccount, toAnn("t"), "Open",
                         std::vector<ListSection>{{"", std::vector<ListRow>(11, {"1", "a", ""})}}));
    CHECK_FALSE(sendList(kAccount, toAnn("t"), "Open", std::vector<ListSection>{fine[0], fine[0]}));
    CHECK_FALSE(
        sendList(kAccount, toAnn("t"), "Open", std::vector<ListSection>{{"", {{"1", "a", std::string(73, 'x')}}}}));
}

TEST_CASE("whatsapp: a list to choose from") {
    const std::vector<ListSection> sections{{"Food", {{"1", "Soup", "hot"}}}, {"Drinks", {{"2", "Tea", ""}}}};
    CHECK(bodyOf(sendList(kAccount, toAnn("Choose"), "Open", sections).value())["interactive"] ==
          boost::json::parse(R"({"type":"list","body":{"text":"Choose"},"action":{"button":"Open","sections":[
              {"title":"Food","rows":[{"id":"1","title":"Soup","description":"hot"}]},
              {"title":"Drinks","rows":[{"id":"2","title":"Tea"}]}]}})"));
}

TEST_CASE("whatsapp: a template with what is filled in") {
    TemplateUse use;
    use.name = "order_ready";
    use.language = "ru";
    CHECK(bodyOf(sendTemplate(kAccount, toAnn(), use))["template"] ==
          boost::json::parse(R"({"name":"order_ready","language":{"code":"ru"}})"));
    use.headerFile = withFile(AttachmentKind::photo).files[0];
    use.body = {{"", "Ann"}, {"number", "17"}};
    use.buttons = {{0, "quick_reply", "yes"}, {1, "url", "17"}};
    auto body = bodyOf(sendTemplate(kAccount, toAnn("not sent"), use));
    CHECK(body["type"] == "template");
    CHECK(body["template"].at("components") == boost::json::parse(R"([
        {"type":"header","parameters":[{"type":"image","image":{"id":"media-1"}}]},
        {"type":"body","parameters":[{"type":"text","text":"Ann"},{"type":"text","text":"17","parameter_name":"number"}]},
        {"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"yes"}]},
        {"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"17"}]}])"));
    use.headerFile.reset();
    use.header = {{"", "Hi"}};
    CHECK(bodyOf(sendTemplate(kAccount, toAnn(), use))["template"].at("components").at(0) ==
          boost::json::parse(R"({"type":"header","parameters":[{"type":"text","text":"Hi"}]})"));
}

TEST_CASE("whatsapp: files go up as a form and come down only from Meta's hosts") {
    const auto up = uploadMedia(kAccount, withFile(AttachmentKind::file).files[0]);
    CHECK(up.url == "https://graph.example/v23.0/106/media");
    REQUIRE(up.form.size() == 3);
    CHECK(up.form[0].value == "whatsapp");
    CHECK(up.form[1].value == "application/pdf");
    CHECK(up.form[2].filePath == "/vault/1");
    CHECK(up.form[2].fileName == "price.pdf");
    CHECK(findMedia(kAccount, "1/../2").url == "https://graph.example/v23.0/1%2F..%2F2?phone_number_id=106");
    const auto down = fetchMedia(kAccount, "https://lookaside.fbsbx.com/x?a=b", "/tmp/x", 7);
    CHECK(down.method == "GET");
    CHECK(down.url == "https://lookaside.fbsbx.com/x?a=b");
    CHECK(down.answerPath == "/tmp/x");
    CHECK(down.largestAnswer == 7);
    CHECK_FALSE(down.hosts.empty());
}

TEST_CASE("whatsapp: calls about the account") {
    CHECK(listTemplates(kAccount, "").url == "https://graph.example/v23.0/1020/message_templates?limit=100");
    CHECK(listTemplates(kAccount, "a=&").url ==
          "https://graph.example/v23.0/1020/message_templates?limit=100&after=a%3D%26");
    CHECK(listTemplates(kAccount, "").method == "GET");
    CHECK(subscribeApp(kAccount).method == "POST");
    CHECK(subscribeApp(kAccount).url == "https://graph.example/v23.0/1020/subscribed_apps");
    CHECK(findNumber(kAccount).url.starts_with("https://graph.example/v23.0/106?fields=id%2C"));
    CHECK(blockUser(kAccount, "1650").body == R"({"messaging_product":"whatsapp","block_users":[{"user":"1650"}]})");
    CHECK(blockUser(kAccount, "1650").method == "POST");
    CHECK(unblockUser(kAccount, "1650").method == "DELETE");
    for (const auto& call :
         {listTemplates(kAccount, "a"), findNumber(kAccount), subscribeApp(kAccount), blockUser(kAccount, "1")})
        CHECK((call.url + call.named + call.body).find("TOKEN") == std::string::npos);
}

} // namespace pult::test
