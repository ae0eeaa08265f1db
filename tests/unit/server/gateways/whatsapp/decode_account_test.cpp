// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/server/gateways/whatsapp/webhook.hpp"

namespace pult::test {

namespace in = storage::inbound;
using wire::MessageState;

namespace {

std::string status(const std::string& rest) {
    return webhook(R"({"metadata":{"phone_number_id":"106"},"statuses":[{"id":"wamid.1","timestamp":"1749416383",
        "recipient_id":"1650",)" +
                   rest + "}]}");
}

} // namespace

TEST_CASE("whatsapp: a status raises the message with our key") {
    struct Word {
        const char* word;
        MessageState state;
    };
    const auto [word, state] = GENERATE(values<Word>({{"accepted", MessageState::accepted},
                                                      {"sent", MessageState::accepted},
                                                      {"delivered", MessageState::delivered},
                                                      {"read", MessageState::read},
                                                      {"played", MessageState::read},
                                                      {"failed", MessageState::failed}}));
    const auto event =
        only<in::Status>(status(R"("biz_opaque_callback_data":"our-key","status":")" + std::string(word) + "\""));
    INFO(word);
    CHECK(event.state == state);
    CHECK(event.externalId == "wamid.1");
    CHECK(event.clientId == "our-key");
    CHECK(event.peerId == "1650");
    CHECK(event.at == Time{std::chrono::seconds{1749416383}});
}

TEST_CASE("whatsapp: a failure says why, and who can't be reached") {
    const auto late = only<in::Status>(status(
        R"("status":"failed","errors":[{"code":131047,"title":"t","error_data":{"details":"More than 24 hours"}}])"));
    CHECK(late.error == "More than 24 hours (131047)");
    const auto gone =
        eventsOf(status(R"("status":"failed","recipient_user_id":"US.7","errors":[{"code":131026,"title":"t"}])"));
    REQUIRE(gone.size() == 2);
    const auto& unreachable = std::get<in::Reachability>(gone[0]);
    CHECK_FALSE(unreachable.reachable);
    CHECK(unreachable.peer.id == "US.7");
    CHECK(unreachable.peer.aliases == std::vector<std::string>{"1650"});
    CHECK(std::get<in::Status>(gone[1]).error == "t (131026)");
    CHECK(std::get<in::Status>(gone[1]).peerId == "US.7");
}

TEST_CASE("whatsapp: statuses nobody needs are counted, unknown ones are kept") {
    for (const auto* word : {"deleted", "warning"}) {
        const auto decoded = whatsapp::decode(status(R"("status":")" + std::string(word) + "\""), kReceived);
        CHECK(decoded.ignored == 1);
        CHECK(decoded.parts.at(0).events.empty());
    }
    const auto odd = only<in::NotUnderstood>(status(R"("status":"teleported")"));
    CHECK(odd.kind == "status");
    CHECK(only<in::NotUnderstood>(odd.raw).why == odd.why);
    CHECK(only<in::NotUnderstood>(webhook(R"({"statuses":[{"status":"sent"}]})")).why == "a status of nothing");
}

TEST_CASE("whatsapp: templates and the account") {
    const auto body = webhook(R"({"event":"approved","message_template_id":9,"message_template_name":"order_ready",
        "message_template_language":"ru","reason":"NONE"})",
                              "message_template_status_update");
    const auto approved = only<in::TemplateStatus>(body);
    CHECK(approved.name == "order_ready");
    CHECK(approved.language == "ru");
    CHECK(approved.status == "APPROVED");
    CHECK(approved.reason.empty());
    CHECK(only<in::TemplateStatus>(body).key == approved.key);
    const auto notice = only<in::AccountNotice>(
        webhook(R"({"display_phone_number":"1555","event":"FLAGGED","ban_info":{"waba_ban_state":"DISABLE"}})",
                "account_update"));
    CHECK(notice.text == "account_update: display_phone_number=1555, event=FLAGGED, waba_ban_state=DISABLE");
    CHECK(notice.meaning == in::AccountNotice::Meaning::trouble);
    CHECK(only<in::AccountNotice>(webhook(R"({"event":"UNFLAGGED"})", "phone_number_quality_update")).meaning ==
          in::AccountNotice::Meaning::over);
    CHECK(only<in::AccountNotice>(webhook(R"({"event":"PARTNER_ADDED"})", "account_update")).meaning ==
          in::AccountNotice::Meaning::nothing);
    const auto error = only<in::AccountNotice>(
        webhook(R"({"metadata":{"phone_number_id":"106"},"errors":[{"code":130429,"title":"Rate limit hit"}]})"));
    CHECK(error.text == "Rate limit hit (130429)");
    CHECK(only<in::NotUnderstood>(webhook(R"({"event":"APPROVED"})", "message_template_status_update")).kind ==
          "message_template_status_update");
}

TEST_CASE("whatsapp: a number keeps its own events and the account's") {
    const auto body = R"({"object":"whatsapp_business_account","entry":[{"id":"1020","changes":[
        {"field":"messages","value":{"metadata":{"phone_number_id":"106"},"statuses":[{"id":"a","status":"sent"}]}},
        {"field":"messages","value":{"metadata":{"phone_number_id":"107"},"statuses":[{"id":"b","status":"sent"},
                                                                                      {"id":"c","status":"sent"}]}},
        {"field":"account_update","value":{"event":"X"}}]},
        {"id":"2040","changes":[{"field":"account_update","value":{"event":"Y"}}]}]})";
    const auto mine = whatsapp::keepOwn(whatsapp::decode(body, kReceived), "106", "1020");
    REQUIRE(mine.events.size() == 2);
    CHECK(std::get<in::Status>(mine.events[0]).externalId == "a");
    CHECK(std::get<in::AccountNotice>(mine.events[1]).text == "account_update: event=X");
    CHECK(mine.foreign == 3);
    CHECK(whatsapp::keepOwn(whatsapp::decode(body, kReceived), "107", "").events.size() == 4);
    CHECK(whatsapp::keepOwn(whatsapp::decode("{", kReceived), "107", "1").events.size() == 1);
}

} // namespace pult::test
