// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/whatsapp/judge.hpp"

#include <catch2/catch.hpp>

namespace pult::test {

using namespace whatsapp;
using messenger::Holds;
using messenger::HttpReply;
using messenger::Remedy;
using messenger::Ruling;
using messenger::Trouble;

namespace {

HttpReply answer(int status, std::string body) {
    HttpReply reply;
    reply.outcome = HttpReply::Outcome::answered;
    reply.status = status;
    reply.body = std::move(body);
    return reply;
}

HttpReply error(int status, int code, const std::string& more = {}) {
    return answer(status, R"({"error":{"message":"(#1) no","code":)" + std::to_string(code) +
                              R"(,"error_data":{"details":"Because."})" + more + "}}");
}

HttpReply unanswered(HttpReply::Outcome outcome) {
    HttpReply reply;
    reply.outcome = outcome;
    reply.why = "the reason";
    return reply;
}

} // namespace

TEST_CASE("whatsapp: taken is what has an id") {
    const auto taken = judgeSend(answer(200, R"({"messaging_product":"whatsapp","contacts":[{"input":"1","wa_id":"1"}],
        "messages":[{"id":"wamid.1","message_status":"accepted"}]})"));
    CHECK(taken.ruling == Ruling::accepted);
    CHECK(taken.externalId == "wamid.1");
    CHECK(taken.detail.empty());
    const auto held =
        judgeSend(answer(200, R"({"messages":[{"id":"wamid.1","message_status":"held_for_quality_assessment"}]})"));
    CHECK(held.ruling == Ruling::accepted);
    CHECK(held.detail == "held_for_quality_assessment");
}

TEST_CASE("whatsapp: what can't be read may have been taken") {
    for (const auto& reply :
         {answer(200, ""), answer(200, "<html>"), answer(200, "{}"), answer(200, R"({"messages":[]})"),
          answer(200, "[]"), answer(500, ""), answer(502, "<html>bad gateway</html>"), answer(503, "{}"),
          answer(400, "no"), unanswered(HttpReply::Outcome::lost)}) {
        INFO(reply.status << ' ' << reply.body);
        CHECK(judgeSend(reply).ruling == Ruling::uncertain);
        CHECK(judgeOther(reply).ruling ==
              (reply.status == 200 && reply.body.starts_with('{') ? Ruling::accepted : Ruling::retry));
        CHECK(judgeUpload(reply).ruling == Ruling::retry);
    }
}

TEST_CASE("whatsapp: what never went out goes again") {
    const auto unsent = judgeSend(unanswered(HttpReply::Outcome::not_sent));
    CHECK(unsent.ruling == Ruling::retry);
    CHECK(unsent.detail == "the reason");
    CHECK(unsent.trouble == Trouble::none);
    const auto refused = judgeSend(unanswered(HttpReply::Outcome::refused));
    CHECK(refused.ruling == Ruling::retry);
    CHECK(refused.trouble == Trouble::misconfigured);
    CHECK(refused.holds == Holds::channel);
}

TEST_CASE("whatsapp: every error code has its ruling") {
    struct Row {
        int code;
        Ruling ruling;
        Holds holds;
        Trouble trouble;
        Remedy remedy;
    };
    constexpr auto no = Trouble::none;
    constexpr auto as = Remedy::none;
    const auto row = GENERATE(values<Row>({
        {0, Ruling::retry, Holds::channel, Trouble::misconfigured, as},
        {190, Ruling::retry, Holds::channel, Trouble::misconfigured, as},
        {3, Ruling::retry, Holds::channel, Trouble::misconfigured, as},
        {10, Ruling::retry, Holds::channel, Trouble::misconfigured, as},
        {200, Ruling::retry, Holds::channel, Trouble::misconfigured, as},
        {299, Ruling::retry, Holds::channel, Trouble::misconfigured, as},
        {131005, Ruling::retry, Holds::channel, Trouble::misconfigured, as},
        {131042, Ruling::retry, Holds::channel, Trouble::misconfigured, as},
        {131045, Ruling::retry, Holds::channel, Trouble::misconfigured, as},
        {131037, Ruling::retry, Holds::channel, Trouble::misconfigured, as},
        {1, Ruling::retry, Holds::message, no, as},
        {2, Ruling::retry, Holds::message, no, as},
        {131000, Ruling::retry, Holds::message, no, as},
        {131016, Ruling::retry, Holds::message, no, as},
        {133004, Ruling::retry, Holds::message, no, as},
        {131057, Ruling::retry, Holds::channel, no, as},
        {4, Ruling::retry, Holds::channel, no, as},
        {80007, Ruling::retry, Holds::channel, no, as},
        {130429, Ruling::retry, Holds::channel, no, as},
        {131056, Ruling::retry, Holds::thread, no, as},
        {131048, Ruling::retry, Holds::channel, Trouble::restricted, as},
        {131064, Ruling::retry, Holds::channel, Trouble::restricted, as},
        {131031, Ruling::retry, Holds::channel, Trouble::restricted, as},
        {368, Ruling::retry, Holds::channel, Trouble::restricted, as},
        {130497, Ruling::retry, Holds::channel, Trouble::restricted, as},
        {131052, Ruling::retry, Holds::message, no, Remedy::upload_again},
        {131053, Ruling::retry, Holds::message, no, Remedy::upload_again},
        {137000, Ruling::retry, Holds::message, no, as},
        {100, Ruling::failed, Holds::message, no, as},
        {131008, Ruling::failed, Holds::message, no, as},
        {131009, Ruling::failed, Holds::message, no, as},
        {132000, Ruling::failed, Holds::message, no, as},
        {132001, Ruling::failed, Holds::message, no, as},
        {132005, Ruling::failed, Holds::message, no, as},
        {132007, Ruling::failed, Holds::message, no, as},
        {132008, Ruling::failed, Holds::message, no, as},
        {132012, Ruling::failed, Holds::message, no, as},
        {132015, Ruling::failed, Holds::message, no, as},
        {132016, Ruling::failed, Holds::message, no, as},
        {131021, Ruling::failed, Holds::message, no, as},
        {131026, Ruling::failed, Holds::message, no, as},
        {131047, Ruling::failed, Holds::message, no, as},
        {131049, Ruling::failed, Holds::message, no, as},
        {130472, Ruling::failed, Holds::message, no, as},
        {131050, Ruling::failed, Holds::message, no, as},
        {131051, Ruling::failed, Holds::message, no, as},
        {131062, Ruling::failed, Holds::message, no, as},
        {133016, Ruling::failed, Holds::message, no, as},
        {999999, Ruling::failed, Holds::message, no, as},
    }));
    INFO(row.code);
    const auto judged = judgeSend(error(400, row.code));
    CHECK(judged.ruling == row.ruling);
    CHECK(judged.holds == row.holds);
    CHECK(judged.trouble == row.trouble);
    CHECK(judged.remedy == row.remedy);
    CHECK(judged.code == std::to_string(row.code));
    CHECK(judged.unreachable == (row.code == 131026));
    CHECK(judged.windowClosed == (row.code == 131047));
    CHECK(judged.detail == (row.code == 0 || row.code == 190 ? "WhatsApp refuses the access token" : "Because."));
}

TEST_CASE("whatsapp: a code nobody knows passes when WhatsApp says so") {
    CHECK(judgeSend(error(400, 999'999, R"(,"is_transient":true)")).ruling == Ruling::retry);
    CHECK(judgeSend(error(503, 999'999)).ruling == Ruling::retry);
    CHECK(judgeSend(error(429, 999'999)).ruling == Ruling::retry);
    CHECK(judgeSend(answer(400, R"({"error":{"message":"x","code":"131056"}})")).holds == Holds::thread);
    CHECK(judgeSend(answer(400, R"({"error":{"message":"x"}})")).code == "HTTP 400");
    HttpReply later = error(429, 4);
    later.retryAfter = std::chrono::seconds{7};
    CHECK(judgeSend(later).retryAfter == std::chrono::seconds{7});
}

TEST_CASE("whatsapp: the token never comes out of an answer") {
    const auto judged =
        judgeSend(answer(401, R"({"error":{"message":"Malformed access token EAAGsecret","code":190}})"));
    CHECK(judged.detail.find("EAAG") == std::string::npos);
}

TEST_CASE("whatsapp: uploads, addresses of files, templates and the number are read") {
    CHECK(judgeUpload(answer(200, R"({"id":"4490709327384033"})")).externalId == "4490709327384033");
    CHECK(judgeUpload(answer(200, "{}")).ruling == Ruling::retry);
    CHECK(judgeUpload(error(400, 131053)).remedy == Remedy::upload_again);

    Media media;
    CHECK(judgeMedia(answer(200, R"({"file_size":"303833","mime_type":"image/jpeg","url":"https://x/y",
        "sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"})"),
                     media)
              .ruling == Ruling::accepted);
    CHECK(media.url == "https://x/y");
    CHECK(media.size == 303833);
    CHECK(media.sha256.starts_with("ba7816"));
    CHECK(judgeMedia(answer(200, R"({"url":"file:///x"})"), media).ruling == Ruling::retry);

    TemplatePage page;
    CHECK(judgeTemplates(
              answer(200, R"({"data":[{"id":"1","name":"a","language":"ru","status":"APPROVED","category":"UTILITY",
        "components":[{"type":"BODY"}]},{"id":"2"}],"paging":{"cursors":{"after":"AA"},"next":"https://x"}})"),
              page)
              .ruling == Ruling::accepted);
    REQUIRE(page.templates.size() == 1);
    CHECK(page.templates[0].status == "APPROVED");
    CHECK(page.templates[0].components == R"([{"type":"BODY"}])");
    CHECK(page.after == "AA");
    TemplatePage last;
    CHECK(judgeTemplates(answer(200, R"({"data":[],"paging":{"cursors":{"after":"AA"}}})"), last).ruling ==
          Ruling::accepted);
    CHECK(last.after.empty());
    CHECK(judgeTemplates(answer(200, "{}"), last).ruling == Ruling::retry);

    Number number;
    CHECK(judgeNumber(
              answer(200, R"({"id":"106","display_phone_number":"+1 555-555-5555","verified_name":"Jaspers Market",
        "quality_rating":"GREEN"})"),
              number)
              .ruling == Ruling::accepted);
    CHECK(number.shown == "+1 555-555-5555");
    CHECK(number.quality == "GREEN");
    CHECK(judgeNumber(answer(200, "{}"), number).ruling == Ruling::retry);
    CHECK(judgeNumber(error(401, 190), number).trouble == Trouble::misconfigured);
}

} // namespace pult::test
