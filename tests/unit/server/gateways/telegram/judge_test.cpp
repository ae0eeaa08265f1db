// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/telegram/judge.hpp"

#include <catch2/catch.hpp>

namespace pult::test {

using namespace telegram;
using messenger::Holds;
using messenger::HttpReply;
using messenger::Judgement;
using messenger::Remedy;
using messenger::Ruling;
using messenger::Trouble;

namespace {

HttpReply replied(int status, std::string body) {
    HttpReply reply;
    reply.outcome = HttpReply::Outcome::answered;
    reply.status = status;
    reply.body = std::move(body);
    return reply;
}

HttpReply refused(int code, const std::string& words, const std::string& parameters = {}) {
    return replied(code, R"({"ok":false,"error_code":)" + std::to_string(code) + R"(,"description":")" + words + "\"" +
                             (parameters.empty() ? "" : ",\"parameters\":" + parameters) + "}");
}

HttpReply without(HttpReply::Outcome outcome) {
    HttpReply reply;
    reply.outcome = outcome;
    return reply;
}

} // namespace

TEST_CASE("telegram: taken is what Telegram says is ok") {
    const auto taken = judgeSend(replied(200, R"({"ok":true,"result":{"message_id":17,"date":1}})"));
    CHECK(taken.ruling == Ruling::accepted);
    CHECK(taken.externalId == "17");
    CHECK(taken.number == 17);
    const auto album = replied(200, R"({"ok":true,"result":[{"message_id":17},{"message_id":18}]})");
    CHECK(judgeSend(album).externalId == "17");
    CHECK(sentIds(album) == std::vector<std::string>{"17", "18"});
    CHECK(sentIds(replied(200, R"({"ok":true,"result":{"message_id":17}})")) == std::vector<std::string>{"17"});
    CHECK(sentIds(refused(400, "x")).empty());
    CHECK(judgeSend(replied(200, R"({"ok":true,"result":null})")).ruling == Ruling::accepted);
}

TEST_CASE("telegram: what can't be read may have been taken") {
    for (const auto& reply : {replied(200, ""), replied(200, "<html>"), replied(500, ""), replied(502, "<html>"),
                              replied(500, R"({"message":"no"})"), replied(200, "[]"), replied(200, R"({"ok":"true"})"),
                              replied(404, "not here"), without(HttpReply::Outcome::lost)}) {
        INFO(reply.status << ' ' << reply.body);
        CHECK(judgeSend(reply).ruling == Ruling::uncertain);
        CHECK(judgeOther(reply).ruling == Ruling::retry);
    }
    CHECK(judgeSend(without(HttpReply::Outcome::not_sent)).ruling == Ruling::retry);
    CHECK(judgeSend(without(HttpReply::Outcome::refused)).trouble == Trouble::misconfigured);
}

TEST_CASE("telegram: refusals in its own words are surely ones") {
    struct Row {
        int code;
        const char* words;
        Ruling ruling;
        Remedy remedy;
        bool unreachable;
    };
    const auto row = GENERATE(values<Row>({
        {403, "Forbidden: bot was blocked by the user", Ruling::failed, Remedy::none, true},
        {403, "Forbidden: user is deactivated", Ruling::failed, Remedy::none, true},
        {403, "Forbidden: bot can't initiate conversation with a user", Ruling::failed, Remedy::none, true},
        {403, "Forbidden: bot was kicked from the group chat", Ruling::failed, Remedy::none, true},
        {400, "Bad Request: chat not found", Ruling::failed, Remedy::none, true},
        {400, "Bad Request: private chat not found", Ruling::failed, Remedy::none, true},
        {400, "Bad Request: MESSAGE TO BE REPLIED NOT FOUND", Ruling::retry, Remedy::without_reply, false},
        {400, "Bad Request: message is not modified: specified new", Ruling::accepted, Remedy::none, false},
        {400, "Bad Request: can't parse entities: unsupported", Ruling::retry, Remedy::plain_text, false},
        {400, "Bad Request: message is too long", Ruling::failed, Remedy::none, false},
        {400, "Bad Request: file is too big", Ruling::failed, Remedy::none, false},
        {400, "Bad Request: wrong file identifier/HTTP URL specified", Ruling::failed, Remedy::none, false},
        {400, "Bad Request: query is too old and response timeout expired", Ruling::accepted, Remedy::none, false},
        {404, "Not Found: method not found", Ruling::failed, Remedy::none, false},
        {500, "Internal Server Error: restart", Ruling::retry, Remedy::none, false},
        {502, "Bad Gateway", Ruling::retry, Remedy::none, false},
        {418, "I'm a teapot", Ruling::failed, Remedy::none, false},
    }));
    INFO(row.words);
    const auto judged = judgeSend(refused(row.code, row.words));
    CHECK(judged.ruling == row.ruling);
    CHECK(judged.remedy == row.remedy);
    CHECK(judged.unreachable == row.unreachable);
    CHECK(judged.trouble == Trouble::none);
    CHECK(judged.holds == Holds::message);
    CHECK(judged.code == std::to_string(row.code));
    CHECK(judged.detail == row.words);
}

TEST_CASE("telegram: a wrong token stops the channel") {
    for (const auto& reply : {refused(401, "Unauthorized"), refused(401, "Unauthorized: invalid token specified"),
                              refused(404, "Not Found")}) {
        const auto judged = judgeSend(reply);
        CHECK(judged.ruling == Ruling::retry);
        CHECK(judged.holds == Holds::channel);
        CHECK(judged.trouble == Trouble::misconfigured);
        Me me;
        CHECK(judgeMe(reply, me).trouble == Trouble::misconfigured);
        Rival rival{};
        CHECK(judgePoll(reply, rival).trouble == Trouble::misconfigured);
        CHECK(rival == Rival::none);
    }
}

TEST_CASE("telegram: a flood waits as long as it is told, the chat or the whole bot") {
    const auto brief = judgeSend(refused(429, "Too Many Requests: retry after 5", R"({"retry_after":5})"));
    CHECK(brief.ruling == Ruling::retry);
    CHECK(brief.retryAfter == std::chrono::seconds{5});
    CHECK(brief.holds == Holds::thread);
    const auto longer = judgeSend(refused(429, "Too Many Requests", R"({"retry_after":60})"));
    CHECK(longer.retryAfter == std::chrono::seconds{60});
    CHECK(longer.holds == Holds::channel);
    HttpReply header = refused(429, "Too Many Requests");
    header.retryAfter = std::chrono::seconds{7};
    CHECK(judgeSend(header).retryAfter == std::chrono::seconds{7});
    CHECK(judgeSend(refused(429, "x", R"({"retry_after":9223372036854775807})")).retryAfter == std::chrono::hours{24});
}

TEST_CASE("telegram: a group that moved is written to where it is") {
    const auto moved =
        judgeSend(refused(400, "Bad Request: group chat was upgraded", R"({"migrate_to_chat_id":-1001})"));
    CHECK(moved.ruling == Ruling::retry);
    CHECK(moved.remedy == Remedy::other_peer);
    CHECK(moved.peer == "-1001");
}

TEST_CASE("telegram: who else takes the updates is told") {
    Rival rival{};
    CHECK(judgePoll(replied(200, R"({"ok":true,"result":[]})"), rival).ruling == Ruling::accepted);
    CHECK(rival == Rival::none);
    auto judged = judgePoll(
        refused(409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
        rival);
    CHECK(rival == Rival::poller);
    CHECK(judged.ruling == Ruling::retry);
    CHECK(judged.trouble == Trouble::misconfigured);
    CHECK(judged.retryAfter >= std::chrono::seconds{10});
    judged = judgePoll(refused(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook "
                                    "to delete the webhook first"),
                       rival);
    CHECK(rival == Rival::webhook);
    CHECK(judgePoll(replied(200, R"({"ok":true,"result":{}})"), rival).ruling == Ruling::retry);
    CHECK(rival == Rival::none);
    CHECK(judgePoll(replied(502, "<html>"), rival).ruling == Ruling::retry);
}

TEST_CASE("telegram: the bot, files and the webhook are read") {
    Me me;
    CHECK(judgeMe(replied(200,
                          R"({"ok":true,"result":{"id":123,"is_bot":true,"first_name":"Shop","username":"shop_bot"}})"),
                  me)
              .ruling == Ruling::accepted);
    CHECK(me.username == "shop_bot");
    CHECK(judgeMe(replied(200, R"({"ok":true,"result":{}})"), me).ruling == Ruling::retry);
    RemoteFile file;
    CHECK(judgeFile(replied(200, R"({"ok":true,"result":{"file_id":"F","file_path":"a/b","file_size":5}})"), file)
              .ruling == Ruling::accepted);
    CHECK(file.path == "a/b");
    CHECK(file.size == 5);
    CHECK(judgeFile(refused(400, "Bad Request: file is too big"), file).ruling == Ruling::failed);
    CHECK(judgeFile(replied(200, R"({"ok":true,"result":{}})"), file).ruling == Ruling::retry);
    WebhookInfo info;
    CHECK(judgeWebhookInfo(replied(200, R"({"ok":true,"result":{"url":"https://x","pending_update_count":3,
        "last_error_message":"Wrong response","last_error_date":1749416383}})"),
                           info)
              .ruling == Ruling::accepted);
    CHECK(info.pending == 3);
    CHECK(info.lastError == "Wrong response");
    CHECK(judgeWebhookInfo(replied(200, R"({"ok":true,"result":true})"), info).ruling == Ruling::retry);
}

} // namespace pult::test
