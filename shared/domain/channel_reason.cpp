// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/channel_reason.hpp"

#include <algorithm>
#include <array>

namespace pult::domain {

namespace {

/// One that ends with a colon goes on with details. Of several with the same meaning the first is written; the others
/// are what the messengers' codecs say about their own.
struct Sentence {
    ChannelTrouble trouble;
    std::string_view words;
    bool hasDetails() const { return words.ends_with(": "); }
};

constexpr std::array kSentences{
    Sentence{ChannelTrouble::unreached, "the messenger can't be reached"},
    Sentence{ChannelTrouble::token, "the messenger refuses the token"},
    Sentence{ChannelTrouble::token, "Telegram refuses the bot's token"},
    Sentence{ChannelTrouble::token, "WhatsApp refuses the access token"},
    Sentence{ChannelTrouble::token, "VK doesn't accept the community's token"},
    Sentence{ChannelTrouble::right, "the community's token lacks a right"},
    Sentence{ChannelTrouble::other_account, "the access key belongs to another community"},
    Sentence{ChannelTrouble::confirmation, "VK wants a person to confirm the account"},
    Sentence{ChannelTrouble::bots_off, "the community's bot abilities are switched off"},
    Sentence{ChannelTrouble::messages_off, "the community's messages are switched off"},
    Sentence{ChannelTrouble::address, "VK doesn't permit calls from this server's address"},
    Sentence{ChannelTrouble::rival, "another program takes this bot's messages: stop it, or give it another token"},
    Sentence{ChannelTrouble::no_public_url,
             "mode=webhook needs server.public_url, an https address that Telegram reaches"},
    Sentence{ChannelTrouble::undelivered, "Telegram can't bring its messages: "},
    Sentence{ChannelTrouble::templates, "the templates can't be fetched: "},
    Sentence{ChannelTrouble::account, "the messenger says of the account: "},
    Sentence{ChannelTrouble::lost, "Telegram keeps messages for a day, those of this time may be lost: "},
};

} // namespace

std::string sentenceOf(const ChannelReason& reason) {
    const auto found = std::ranges::find(kSentences, reason.trouble, &Sentence::trouble);
    if (found == kSentences.end())
        return reason.details;
    std::string sentence(found->words);
    if (found->hasDetails())
        sentence += reason.details;
    return sentence;
}

ChannelReason channelReasonOf(std::string_view sentence) {
    const auto found = std::ranges::find_if(kSentences, [&](const Sentence& each) {
        return each.hasDetails() ? sentence.starts_with(each.words) : sentence == each.words;
    });
    if (found == kSentences.end())
        return {ChannelTrouble::other, std::string(sentence)};
    return {found->trouble,
            std::string(found->hasDetails() ? sentence.substr(found->words.size()) : std::string_view())};
}

} // namespace pult::domain
