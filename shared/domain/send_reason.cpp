// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/send_reason.hpp"

#include <algorithm>
#include <array>

namespace pult::domain {

namespace {

using enum SendTrouble;

/// Of several with the same meaning the first is written; the others are what the messengers' codecs say.
struct Sentence {
    SendTrouble trouble;
    std::string_view words;
};

constexpr std::array kSentences{
    Sentence{channel_removed, "The channel has been removed."},
    Sentence{channel_removed, "the channel of this dialog was removed"},
    Sentence{channel_unusable, "this channel can't be used now"},
    Sentence{server_stopped, "The server stopped while this was being sent."},
    Sentence{nothing_to_send, "there is nothing to send"},
    Sentence{file_gone, "there is no such file"},
    Sentence{no_public_url, "links to files need server.public_url, the address where customers reach this server"},
    Sentence{dialog_closed, "the dialog was closed before its time came"},
    Sentence{colleague_answered, "a colleague had answered before its time came"},
    Sentence{hands_changed, "its author no longer had the dialog when its time came"},
    Sentence{unreadable, "the messenger's answer can't be read"},
    Sentence{unreadable, "the answer wasn't HTTP"},
    Sentence{unreadable, "the answer was larger than allowed"},
    Sentence{unreadable, "VK's answer doesn't speak of this message"},
    Sentence{unreadable, "VK's answer names no message"},
    Sentence{messenger_fault, "VK had an inner error"},
    Sentence{too_many, "too many calls a second"},
    Sentence{too_many, "too many like messages to this customer"},
    Sentence{too_many, "the method's limit is reached"},
    Sentence{too_many, "VK asks to wait"},
    Sentence{too_many, "VK has switched this off for a while"},
    Sentence{unreachable, "this customer can't be written to until he writes himself"},
    Sentence{unreachable, "the customer can't be written to"},
    Sentence{has_blocked_us, "the customer has blocked the community, or it him"},
    Sentence{has_left, "the customer's account was deleted or banned"},
    Sentence{not_permitted, "the customer hasn't permitted messages of the community"},
    Sentence{not_permitted, "the customer's privacy settings don't permit messages"},
    Sentence{not_permitted, "VK doesn't permit writing to this conversation"},
    Sentence{must_begin, "this messenger lets the company write only to those who have written to it"},
    Sentence{visitor_away, "a visitor of the web chat is written to first only while he is there"},
    Sentence{is_blocked, "this customer is blocked"},
    Sentence{no_access, "the community has no access to this chat"},
    Sentence{no_access, "the chat is switched off"},
    Sentence{no_access, "VK doesn't support this chat"},
    Sentence{no_such_chat, "there is no such conversation"},
    Sentence{window_over, "the time to answer is over"},
    Sentence{text_too_long, "the text is too long"},
    Sentence{file_refused, "VK doesn't take this file"},
    Sentence{file_refused, "the message is too big"},
    Sentence{file_refused, "VK has lost the uploaded file"},
    Sentence{file_refused, "the file wasn't uploaded to WhatsApp"},
    Sentence{files_mixed, "Telegram doesn't take these files in one message"},
    Sentence{files_mixed, "Telegram takes no text with this kind of file"},
    Sentence{files_mixed, "WhatsApp takes no text with this kind of file"},
    Sentence{files_mixed, "WhatsApp takes one file a message"},
    Sentence{buttons_refused, "VK doesn't take these buttons"},
    Sentence{buttons_refused, "Telegram takes 1 to 64 bytes with a button"},
    Sentence{buttons_refused, "WhatsApp takes one to three buttons of 20 characters under at most 1,024"},
    Sentence{buttons_refused, "WhatsApp takes a list of one to ten rows of 24 characters"},
    Sentence{too_old, "too old to be edited"},
    Sentence{too_old, "it can't be deleted for the customer any more"},
    Sentence{not_changeable, "this messenger doesn't allow it"},
    Sentence{not_changeable, "messages of this kind can't be edited"},
    Sentence{not_changeable, "WhatsApp doesn't let a business change what it has sent"},
    Sentence{not_forwardable, "the message can't be forwarded"},
    Sentence{not_forwardable, "these messages can't be forwarded"},
    Sentence{not_forwardable, "too many forwarded messages"},
    Sentence{unknown_message, "the messenger has never told which message of its this is"},
    Sentence{request_refused, "VK doesn't understand the request"},
};

/// What an outward call tells of its end, with the name of a host in it.
constexpr std::array<std::string_view, 12> kUnreached{" refused the connection",
                                                      "didn't take the connection in time",
                                                      "wasn't found",
                                                      "TLS with ",
                                                      "the connection failed",
                                                      "the connection was closed",
                                                      "no answer in time",
                                                      "VK answered HTTP ",
                                                      "too many calls to ",
                                                      "the certificate of ",
                                                      "too many names are being looked up",
                                                      "no address of "};

/// Parts of what Telegram says, in small letters. Its sentences change between versions.
constexpr std::array kTelegram{
    Sentence{has_blocked_us, "bot was blocked by the user"},
    Sentence{has_left, "user is deactivated"},
    Sentence{must_begin, "bot can't initiate conversation"},
    Sentence{no_access, "bot was kicked"},
    Sentence{no_access, "bot is not a member"},
    Sentence{no_access, "not enough rights"},
    Sentence{no_such_chat, "chat not found"},
    Sentence{no_such_chat, "user not found"},
    Sentence{no_such_chat, "peer_id_invalid"},
    Sentence{text_too_long, "message is too long"},
    Sentence{text_too_long, "caption is too long"},
    Sentence{file_refused, "file is too big"},
    Sentence{file_refused, "request entity too large"},
    Sentence{file_refused, "failed to get http url content"},
    Sentence{file_refused, "wrong file identifier"},
    Sentence{file_refused, "photo_invalid_dimensions"},
    Sentence{not_changeable, "message can't be edited"},
    Sentence{not_changeable, "message can't be deleted"},
    Sentence{unknown_message, "message to edit not found"},
    Sentence{unknown_message, "message to react not found"},
    Sentence{not_changeable, "reaction_invalid"},
    Sentence{too_many, "too many requests: "},
};

struct Code {
    SendTrouble trouble;
    int first;
    int last;
};

// Cloud API reference, "Error codes"; they stand behind its words in brackets.
constexpr std::array kWhatsapp{
    Code{window_over, 131047, 131047},       Code{unreachable, 131026, 131026},
    Code{file_refused, 131051, 131053},      Code{needs_phone, 131062, 131062},
    Code{is_ourselves, 131021, 131021},      Code{marketing_refused, 131049, 131050},
    Code{marketing_refused, 130472, 130472}, Code{template_refused, 132000, 132016},
    Code{request_refused, 131008, 131009},   Code{messenger_fault, 131000, 131000},
    Code{messenger_fault, 131016, 131016},   Code{too_many, 131048, 131048},
    Code{too_many, 131056, 131056},          Code{too_many, 130429, 130429},
};

constexpr std::string_view kRefusedFile = "this messenger doesn't take \"";

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string lower(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return small;
}

/// The number in brackets at its end; 0: there is none.
int codeBehind(std::string_view sentence) {
    const auto from = sentence.rfind(" (");
    if (from == std::string_view::npos || !sentence.ends_with(')'))
        return 0;
    const auto digits = sentence.substr(from + 2, sentence.size() - from - 3);
    const bool isNumber = !digits.empty() && digits.size() <= 6 &&
                          std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    int code = 0;
    for (const char c : digits)
        code = isNumber ? code * 10 + (c - '0') : 0;
    return code;
}

SendTrouble troubleOf(std::string_view sentence) {
    const auto found = std::ranges::find(kSentences, sentence, &Sentence::words);
    if (found != kSentences.end())
        return found->trouble;
    if (const int code = codeBehind(sentence); code > 0)
        for (const auto& known : kWhatsapp)
            if (known.first <= code && code <= known.last)
                return known.trouble;
    const std::string small = lower(sentence);
    for (const auto& known : kTelegram)
        if (has(small, known.words))
            return known.trouble;
    if (std::ranges::any_of(kUnreached, [&](std::string_view part) { return has(sentence, part); }))
        return unreached;
    return other;
}

} // namespace

std::string sentenceOf(const SendReason& reason) {
    if (reason.trouble == file_refused && !reason.details.empty())
        return std::string(kRefusedFile) + reason.details + "\"";
    const auto found = std::ranges::find(kSentences, reason.trouble, &Sentence::trouble);
    return found == kSentences.end() ? reason.details : std::string(found->words);
}

SendReason sendReasonOf(std::string_view sentence) {
    if (sentence.starts_with(kRefusedFile) && sentence.ends_with('"') && sentence.size() > kRefusedFile.size()) {
        sentence.remove_prefix(kRefusedFile.size());
        sentence.remove_suffix(1);
        return {file_refused, std::string(sentence)};
    }
    const SendTrouble trouble = troubleOf(sentence);
    return {trouble, trouble == other ? std::string(sentence) : std::string()};
}

} // namespace pult::domain
