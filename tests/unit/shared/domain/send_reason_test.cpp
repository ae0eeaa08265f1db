// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/send_reason.hpp"

#include <catch2/catch.hpp>

using namespace pult::domain;

TEST_CASE("send reason: what this server says is understood again") {
    for (int each = static_cast<int>(SendTrouble::other) + 1; each <= static_cast<int>(SendTrouble::request_refused);
         ++each) {
        const SendReason reason{static_cast<SendTrouble>(each)};
        if (const std::string sentence = sentenceOf(reason); !sentence.empty())
            CHECK(sendReasonOf(sentence) == reason);
    }
    const SendReason file{SendTrouble::file_refused, "план \"А\".dwg"};
    CHECK(sendReasonOf(sentenceOf(file)) == file);
}

TEST_CASE("send reason: what messengers say is understood as far as it is known") {
    const auto [words, trouble] = GENERATE(table<const char*, SendTrouble>({
        {"Forbidden: bot was blocked by the user", SendTrouble::has_blocked_us},
        {"Forbidden: user is deactivated (403)", SendTrouble::has_left},
        {"Bad Request: chat not found (400)", SendTrouble::no_such_chat},
        {"Bad Request: file is too big (400)", SendTrouble::file_refused},
        {"Bad Request: message can't be edited", SendTrouble::not_changeable},
        {"More than 24 hours (131047)", SendTrouble::window_over},
        {"Message undeliverable (131026)", SendTrouble::unreachable},
        {"Media upload error (131053)", SendTrouble::file_refused},
        {"VK doesn't take this file", SendTrouble::file_refused},
        {"the customer's privacy settings don't permit messages", SendTrouble::not_permitted},
        {"api.telegram.org refused the connection", SendTrouble::unreached},
        {"VK answered HTTP 502", SendTrouble::unreached},
    }));
    CHECK(sendReasonOf(words).trouble == trouble);
}

TEST_CASE("send reason: words that nobody wrote down stay as they are") {
    for (const auto* words :
         {"Something went wrong (4711)", "It failed (1310470000)", "()", "", "this messenger doesn't take \""})
        CHECK(sendReasonOf(words) == SendReason{SendTrouble::other, words});
}
