// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/channel_reason.hpp"

#include <catch2/catch.hpp>

using namespace pult::domain;

TEST_CASE("channel reason: every sentence says again what it was made of") {
    for (int each = static_cast<int>(ChannelTrouble::other) + 1; each <= static_cast<int>(ChannelTrouble::templates);
         ++each) {
        const ChannelReason bare{static_cast<ChannelTrouble>(each), {}};
        CHECK_FALSE(sentenceOf(bare).empty());
        CHECK(channelReasonOf(sentenceOf(bare)) == bare);
    }
    for (const auto trouble :
         {ChannelTrouble::undelivered, ChannelTrouble::templates, ChannelTrouble::account, ChannelTrouble::lost}) {
        const ChannelReason full{trouble, "Wrong response: 502: or so"};
        CHECK(channelReasonOf(sentenceOf(full)) == full);
    }
}

TEST_CASE("channel reason: words that nobody wrote down stay as they are") {
    const ChannelReason words{ChannelTrouble::other, "Something went wrong (131045)"};
    CHECK(sentenceOf(words) == words.details);
    CHECK(channelReasonOf(words.details) == words);
    CHECK(channelReasonOf("") == ChannelReason{});
}

TEST_CASE("channel reason: what the messengers' codecs say is understood") {
    CHECK(channelReasonOf("Telegram refuses the bot's token").trouble == ChannelTrouble::token);
    CHECK(channelReasonOf("WhatsApp refuses the access token").trouble == ChannelTrouble::token);
    CHECK(channelReasonOf("VK doesn't accept the community's token").trouble == ChannelTrouble::token);
}
