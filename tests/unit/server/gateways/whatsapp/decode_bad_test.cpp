// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies that are wrong, odd or huge: no neighbour is lost, everything is kept.
#include "tests/unit/server/gateways/whatsapp/webhook.hpp"

namespace pult::test {

namespace in = storage::inbound;

TEST_CASE("whatsapp: a body that isn't one is kept as it came") {
    for (const auto* body :
         {"", "{", "[]", "null", "\"x\"", "{}", R"({"object":"page","entry":[{}]})",
          R"({"object":"whatsapp_business_account"})", R"({"object":"whatsapp_business_account","entry":"no"})"}) {
        INFO(body);
        const auto odd = only<in::NotUnderstood>(body);
        CHECK(odd.kind == "malformed");
        CHECK(odd.raw == body);
        CHECK(odd.key == only<in::NotUnderstood>(body).key);
        CHECK(odd.at == kReceived);
    }
    CHECK(only<in::NotUnderstood>("\xFF\xFE").raw == "base64://4=");
}

TEST_CASE("whatsapp: odd entries and changes are kept beside their neighbours") {
    const auto events = eventsOf(R"({"object":"whatsapp_business_account","entry":[null,{"id":"x\"y"},{"changes":[7,
        {"field":"messages","value":{}},{"field":"holograms","value":{"a":1}},
        {"field":"messages","value":{"messages":[{"from":"1","id":"m","type":"text","text":{"body":"hi"}}]}}]}]})");
    REQUIRE(events.size() == 6);
    for (std::size_t i = 0; i < 5; ++i) {
        const auto& odd = std::get<in::NotUnderstood>(events[i]);
        INFO(odd.raw);
        CHECK(std::holds_alternative<in::NotUnderstood>(eventsOf(odd.raw).at(0)));
        CHECK(boost::json::parse(odd.raw).is_object());
    }
    CHECK(std::get<in::NotUnderstood>(events[4]).kind == "holograms");
    CHECK(std::get<in::Message>(events[5]).text == "hi");
}

TEST_CASE("whatsapp: a message that can't be read is kept with its sender, and can be read again") {
    const auto kind =
        GENERATE(as<std::string>{}, R"("type":"hologram","hologram":{"a":1})", R"("type":"text")",
                 R"("type":"text","text":{"body":" "})", R"("type":"image","image":"x")",
                 R"("type":"location","location":{"latitude":1})",
                 R"("type":"location","location":{"latitude":91,"longitude":0})", R"("type":"contacts","contacts":[])",
                 R"("type":"button","button":{})", R"("type":"order","order":{})",
                 R"("type":"edit","edit":{"message":{"type":"text"}})",
                 R"("type":"edit","edit":{"original_message_id":"m","message":{"type":"text"}})", R"("type":"revoke")",
                 R"("type":"reaction","reaction":{"emoji":"x"})", R"("type":"system","system":{})",
                 R"("type":"system","system":{"type":"user_changed_number"})", R"("text":{"body":"x"})");
    INFO(kind);
    const auto odd = only<in::NotUnderstood>(fromAnn(kind));
    REQUIRE(odd.peer);
    CHECK(odd.peer->id == "US.77");
    CHECK_FALSE(odd.why.empty());
    CHECK(odd.at == Time{std::chrono::seconds{1749416383}});
    const auto again = only<in::NotUnderstood>(odd.raw);
    CHECK(again.key == odd.key);
    CHECK(again.peer->id == "US.77");
    CHECK(whatsapp::decode(odd.raw, kReceived).parts.at(0).phoneNumberId == "106");
}

TEST_CASE("whatsapp: a kind that WhatsApp itself doesn't show is a placeholder") {
    CHECK(only<in::Message>(officialWebhook("Unsupported Message")).unsupported == "unsupported");
    CHECK(only<in::Message>(fromAnn(R"("type":"unsupported","unsupported":{"type":"poll_creation"})")).unsupported ==
          "poll_creation");
}

TEST_CASE("whatsapp: groups aren't taken for their members") {
    for (const auto* name : {"Group Create Message", "Group Settings Update", "Group Remove Participants"})
        CHECK_FALSE(only<in::NotUnderstood>(officialWebhook(name)).peer);
    CHECK_FALSE(only<in::NotUnderstood>(fromAnn(R"("group_id":"G","type":"text","text":{"body":"hi"})")).peer);
}

TEST_CASE("whatsapp: numbers as text and text as numbers") {
    const auto message = only<in::Message>(webhook(
        R"({"metadata":{"phone_number_id":106},"contacts":[{"profile":{"name":5},"wa_id":16505551234}],
            "messages":[{"from":16505551234,"id":17,"timestamp":1749416383,"type":"text","text":{"body":42}}]})"));
    CHECK(message.peer.id == "16505551234");
    CHECK(message.peer.name == "5");
    CHECK(message.key == "17");
    CHECK(message.text == "42");
    CHECK(message.at == Time{std::chrono::seconds{1749416383}});
}

TEST_CASE("whatsapp: times that can't be are the time of arrival") {
    for (const auto* time : {"\"\"", "\"-5\"", "0", "9223372036854775807", "1e300", "\"soon\"", "null"}) {
        INFO(time);
        CHECK(only<in::Message>(webhook(R"({"messages":[{"from":"1","id":"m","timestamp":)" + std::string(time) +
                                        R"(,"type":"text","text":{"body":"hi"}}]})"))
                  .at == kReceived);
    }
}

TEST_CASE("whatsapp: a message without an id is known by what it says") {
    const auto body = [](const char* text) {
        return webhook(R"({"messages":[{"from":"1","type":"text","text":{"body":")" + std::string(text) + "\"}}]}");
    };
    const auto first = only<in::Message>(body("a"));
    CHECK(first.key.starts_with("sha256:"));
    CHECK(only<in::Message>(body("a")).key == first.key);
    CHECK(only<in::Message>(body("b")).key != first.key);
}

TEST_CASE("whatsapp: whose message it is must be said") {
    const auto odd =
        only<in::NotUnderstood>(webhook(R"({"messages":[{"id":"m","type":"text","text":{"body":"hi"}}]})"));
    CHECK_FALSE(odd.peer);
    CHECK(odd.why == "nobody is named who wrote it");
}

TEST_CASE("whatsapp: ten thousand messages in one body") {
    std::string list, people;
    for (int i = 0; i < 10'000; ++i) {
        const std::string n = std::to_string(i);
        list += (i ? "," : "") + (R"({"from":")" + n + R"(","id":"m)" + n +
                                  R"(","timestamp":"1749416383","type":"text","text":{"body":"hello"}})");
        people += (i ? "," : "") + (R"({"wa_id":")" + n + R"(","profile":{"name":"N)" + n + "\"}}");
    }
    const auto events = eventsOf(webhook(R"({"contacts":[)" + people + R"(],"messages":[)" + list + "]}"));
    REQUIRE(events.size() == 10'000);
    CHECK(std::get<in::Message>(events[9'999]).peer.name == "N9999");
}

} // namespace pult::test
