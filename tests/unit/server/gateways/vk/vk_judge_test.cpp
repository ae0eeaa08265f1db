// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "server/gateways/vk/answers.hpp"
#include "server/gateways/vk/judge.hpp"

using namespace pult;
using namespace std::chrono_literals;
using messenger::Holds;
using messenger::HttpReply;
using messenger::Judgement;
using messenger::Remedy;
using messenger::Ruling;
using messenger::Trouble;

namespace {

HttpReply answered(std::string body, int status = 200) {
    HttpReply reply;
    reply.outcome = HttpReply::Outcome::answered;
    reply.status = status;
    reply.body = std::move(body);
    return reply;
}

HttpReply errorReply(int code) {
    return answered(R"({"error":{"error_code":)" + std::to_string(code) +
                    R"(,"error_msg":"words of VK","request_params":[{"key":"access_token","value":"t0ken"}]}})");
}

vk::Answer response(const std::string& json) {
    return vk::readAnswer(answered(R"({"response":)" + json + "}"));
}

} // namespace

TEST_CASE("vk: an accepted message tells its number", "[vk]") {
    const auto accepted =
        vk::judgeSend(answered(R"({"response":[{"peer_id":7,"message_id":3,"conversation_message_id":12}]})"), "7");
    CHECK(accepted.ruling == Ruling::accepted);
    CHECK(accepted.externalId == "12");
    CHECK(accepted.number == 12);
    const auto bare = vk::judgeSend(answered(R"({"response":345})"), "7");
    CHECK(bare.ruling == Ruling::accepted);
    CHECK(bare.externalId.empty());
}

TEST_CASE("vk: an error inside a success is an error", "[vk]") {
    const auto refused = vk::judgeSend(answered(R"({"response":[{"peer_id":7,"message_id":0,"conversation_message_id":0,
        "error":{"code":901,"description":"Can't send messages for users without permission"}}]})"),
                                       "7");
    CHECK(refused.ruling == Ruling::failed);
    CHECK(refused.code == "901");
    CHECK(refused.unreachable);
    const auto removed = vk::judgeCall(answered(
        R"({"response":[{"peer_id":7,"conversation_message_id":12,"error":{"code":924,"description":"x"}}]})"));
    CHECK(removed.ruling == Ruling::failed);
    CHECK(removed.code == "924");
    CHECK(vk::judgeCall(answered(R"({"response":1})")).ruling == Ruling::accepted);
}

TEST_CASE("vk: every error code of the table is judged", "[vk]") {
    struct Row {
        std::vector<int> codes;
        Ruling ruling;
        Holds holds = Holds::message;
        Trouble trouble = Trouble::none;
        bool unreachable = false;
        Remedy remedy = Remedy::none;
        bool waits = false;
    };
    const std::vector<Row> table{
        {{6}, Ruling::retry, Holds::channel, Trouble::none, false, Remedy::none, true},
        {{9}, Ruling::retry, Holds::thread, Trouble::none, false, Remedy::none, true},
        {{29}, Ruling::retry, Holds::channel, Trouble::none, false, Remedy::none, true},
        {{43}, Ruling::retry, Holds::channel, Trouble::none, false, Remedy::none, true},
        {{1, 10}, Ruling::uncertain},
        {{14, 17, 24, 3300, 3301}, Ruling::failed, Holds::message, Trouble::restricted},
        {{5, 27, 28, 15, 20, 203, 912, 915, 916}, Ruling::retry, Holds::channel, Trouble::misconfigured},
        {{3, 8, 100, 113, 911, 914, 910, 913, 921, 969, 909, 920, 924, 950, 8888}, Ruling::failed},
        {{7, 18, 900, 901, 902, 936, 945, 946, 983, 917, 922, 925, 927, 932, 935},
         Ruling::failed,
         Holds::message,
         Trouble::none,
         true},
        {{22, 105, 118, 121, 129}, Ruling::retry, Holds::message, Trouble::none, false, Remedy::upload_again}};
    for (const auto& row : table)
        for (const int code : row.codes) {
            INFO(code);
            for (const auto& judged : {vk::judgeSend(errorReply(code), "7"), vk::judgeCall(errorReply(code))}) {
                CHECK(judged.ruling == row.ruling);
                CHECK(judged.holds == row.holds);
                CHECK(judged.trouble == row.trouble);
                CHECK(judged.unreachable == row.unreachable);
                CHECK(judged.remedy == row.remedy);
                CHECK((judged.retryAfter > 0s) == row.waits);
                CHECK(judged.code == std::to_string(code));
                CHECK_FALSE(judged.detail.empty());
                CHECK(judged.detail.find("t0ken") == std::string::npos);
            }
        }
    CHECK(vk::judgeCall(errorReply(950)).windowClosed);
    CHECK(vk::judgeCall(errorReply(6)).retryAfter == 1s);
    CHECK(vk::judgeCall(errorReply(8888)).detail == "VK: words of VK");
}

TEST_CASE("vk: what isn't understood may have been taken", "[vk]") {
    for (const auto& reply : {answered("<html>", 502), answered("", 500), answered("<html>"), answered("{}"),
                              answered("[]"), answered(R"({"error":"bad gateway"})"), answered(R"({"response":[]})"),
                              answered(R"({"response":[{"peer_id":8}]})"), answered(R"({"response":[{"peer_id":7}]})"),
                              answered(R"({"response":[{"peer_id":7,"message_id":1}]})", 504)})
        CHECK(vk::judgeSend(reply, "7").ruling == Ruling::uncertain);
    HttpReply reply;
    reply.outcome = HttpReply::Outcome::lost;
    CHECK(vk::judgeSend(reply, "7").ruling == Ruling::uncertain);
    reply.outcome = HttpReply::Outcome::not_sent;
    CHECK(vk::judgeSend(reply, "7").ruling == Ruling::retry);
    reply.outcome = HttpReply::Outcome::refused;
    CHECK(vk::judgeSend(reply, "7").ruling == Ruling::failed);
    auto busy = answered("slow down", 429);
    busy.retryAfter = 20s;
    const auto judged = vk::judgeSend(busy, "7");
    CHECK(judged.ruling == Ruling::retry);
    CHECK(judged.holds == Holds::channel);
    CHECK(judged.retryAfter == 20s);
}

TEST_CASE("vk: uploads are judged and their answers read", "[vk]") {
    const auto good = answered(R"({"server":626627,"photo":"[{\"photo\":\"x\"}]","hash":"h"})");
    CHECK(vk::judgeUpload(good).ruling == Ruling::accepted);
    const auto photo = vk::uploadedPhoto(good);
    REQUIRE(photo);
    CHECK(photo->server == "626627");
    CHECK(photo->photo == R"([{"photo":"x"}])");
    CHECK(photo->hash == "h");
    const auto empty = answered(R"({"server":626627,"photo":"[]","hash":"h"})");
    CHECK(vk::judgeUpload(empty).ruling == Ruling::failed);
    CHECK_FALSE(vk::uploadedPhoto(empty));
    const auto document = answered(R"({"file":"7|1|x"})");
    CHECK(vk::judgeUpload(document).ruling == Ruling::accepted);
    CHECK(vk::uploadedDocument(document) == "7|1|x");
    CHECK(vk::judgeUpload(answered(R"({"error":"unknown error","bwact":"1"})")).ruling == Ruling::failed);
    CHECK(vk::judgeUpload(answered("<html>", 502)).ruling == Ruling::retry);
    HttpReply lost;
    lost.outcome = HttpReply::Outcome::lost;
    CHECK(vk::judgeUpload(lost).ruling == Ruling::retry); // nobody has been sent anything

    CHECK(vk::savedPhoto(response(R"([{"id":1,"owner_id":-5,"access_key":"k"}])")) == "photo-5_1_k");
    CHECK(vk::savedPhoto(response("[]")).empty());
    CHECK(vk::savedDocument(response(R"({"type":"doc","doc":{"id":1,"owner_id":-5}})")) == "doc-5_1");
    CHECK(vk::savedDocument(response(
              R"({"type":"audio_message","audio_message":{"id":2,"owner_id":-5,"access_key":"k"}})")) == "doc-5_2_k");
    CHECK(vk::savedDocument(response("{}")).empty());
    CHECK(vk::uploadAddress(response(R"({"upload_url":"https://pu.vk.com/x"})")) == "https://pu.vk.com/x");
    CHECK(vk::uploadAddress(response(R"({"upload_url":"file:///x"})")).empty());
}

TEST_CASE("vk: answers of the set-up are read", "[vk]") {
    const auto where = vk::pollServer(response(R"({"key":"k","server":"https://lp.vk.com/1","ts":"9"})"));
    REQUIRE(where);
    CHECK(where->ts == "9");
    CHECK_FALSE(vk::pollServer(response(R"({"key":"k","server":"lp","ts":"9"})")));
    CHECK_FALSE(vk::pollServer(response(R"({"server":"https://lp.vk.com/1","ts":"9"})")));
    CHECK(vk::confirmationCode(response(R"({"code":"1a2b"})")) == "1a2b");
    CHECK(vk::serverId(response(R"({"server_id":4})")) == 4);
    const auto servers =
        vk::callbackServers(response(R"({"count":1,"items":[{"id":4,"url":"https://p/","status":"ok"}]})"));
    REQUIRE(servers.size() == 1);
    CHECK(servers[0].status == "ok");
    for (const auto* shape : {R"({"groups":[{"id":55,"name":"Shop","screen_name":"shop"}]})",
                              R"([{"id":55,"name":"Shop","screen_name":"shop"}])"}) {
        const auto group = vk::group(response(shape));
        REQUIRE(group);
        CHECK(group->id == 55);
        CHECK(group->name == "Shop");
        CHECK(group->screenName == "shop");
    }
    CHECK_FALSE(vk::group(response(R"({"groups":[]})")));
    CHECK(vk::permissions(response(R"({"mask":1,"permissions":[{"name":"messages","setting":1}]})")) ==
          std::vector<std::string>{"messages"});
    const auto people = vk::profiles(response(R"([{"id":7,"first_name":"Анна","last_name":"К","screen_name":"anna",
        "photo_100":"https://p/1"},{"id":8,"first_name":"DELETED","last_name":"","deactivated":"deleted"},3])"));
    REQUIRE(people.size() == 2);
    CHECK(people[0].name == "Анна К");
    CHECK(people[0].username == "anna");
    CHECK(people[0].picture == "https://p/1");
    CHECK(people[1].isGone);
    const auto found = vk::conversations(response(R"({"items":[{"conversation":{"peer":{"id":7}},
        "last_message":{"conversation_message_id":31}}]})"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].peer == "7");
    CHECK(found[0].newest == 31);
    const auto refused = vk::readAnswer(errorReply(5));
    CHECK_FALSE(refused.isGood);
    CHECK(refused.problem.trouble == Trouble::misconfigured);
}
