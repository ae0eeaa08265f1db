// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/words/send_words.hpp"

#include <catch2/catch.hpp>

#include <set>

#include "shared/domain/send_reason.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::client;
using domain::SendTrouble;

TEST_CASE("send words: what this server says has words of the desk's own", "[models]") {
    std::set<QString> all;
    int known = 0;
    for (int each = static_cast<int>(SendTrouble::other) + 1; each <= static_cast<int>(SendTrouble::request_refused);
         ++each) {
        const std::string sentence = domain::sentenceOf({static_cast<SendTrouble>(each)});
        if (sentence.empty())
            continue; // only messengers say it
        CHECK(isKnownSendReason(sentence));
        all.insert(sendReasonWords(sentence));
        ++known;
    }
    CHECK(known > 20);
    CHECK(all.size() == static_cast<std::size_t>(known));
    CHECK_FALSE(all.contains(QString()));
}

TEST_CASE("send words: a refused file is named, and what is new stays as the messenger says it", "[models]") {
    CHECK(sendReasonWords("this messenger doesn't take \"plan.dwg\"") ==
          QStringLiteral("the messenger does not take “plan.dwg”"));
    CHECK(sendReasonWords("Telegram refuses the bot's token") ==
          QStringLiteral("the messenger doesn't accept the token"));
    CHECK(sendReasonWords("Something new (4711)") == QStringLiteral("Something new (4711)"));
    CHECK_FALSE(isKnownSendReason("Something new (4711)"));
    CHECK(asSentence(QStringLiteral("это")) == QStringLiteral("Это"));
}
