// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "server/gateways/vk/decode_parts.hpp"
#include "shared/wire/json.hpp"

namespace pult::vk {

using messenger::JsonView;
using storage::inbound::Message;
using storage::inbound::ServiceLine;

namespace {

/// Buttons of ours carry a JSON text, those made elsewhere whatever they like.
std::string plainPayload(const std::string& payload) {
    const auto parsed = wire::parseJson(payload);
    return parsed && parsed->is_string() ? std::string(parsed->as_string()) : payload;
}

constexpr int kDeepestForward = 5;
constexpr std::size_t kLongestText = 64 * 1024;
constexpr std::size_t kLongestMention = 500;
constexpr std::int64_t kFirstChat = 2'000'000'000;

bool isDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `id1`, `club1`: whom a mention is about.
bool isAddress(std::string_view text) {
    for (const std::string_view kind : {"id", "club", "public", "event", "app"})
        if (text.substr(0, kind.size()) == kind && isDigits(text.substr(kind.size())))
            return true;
    return false;
}

std::string cut(std::string text) {
    if (text.size() <= kLongestText)
        return text;
    std::size_t end = kLongestText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    text.resize(end);
    return text + "…";
}

void addLines(std::string& text, const std::vector<std::string>& lines) {
    for (const auto& line : lines) {
        if (text.find(line) != std::string::npos)
            continue; // the address stands in the words already
        text += (text.empty() ? "" : "\n") + line;
    }
}

/// The words and parts of one message without what it forwards.
std::string ownWords(JsonView object, Shown& shown) {
    const std::size_t before = shown.lines.size();
    for (const auto& attachment : object["attachments"].items())
        addAttachment(JsonView(attachment), shown);
    addPlace(object["geo"], shown);
    std::string text = withoutMentions(object["text"].text());
    addLines(text, {shown.lines.begin() + static_cast<std::ptrdiff_t>(before), shown.lines.end()});
    return text;
}

std::string quoted(const std::string& text, int depth) {
    std::string mark;
    for (int i = 0; i < depth; ++i)
        mark += "> ";
    std::string lines = mark;
    for (const char c : text) {
        lines += c;
        if (c == '\n')
            lines += mark;
    }
    return lines;
}

/// What a message forwards, each with its author before it, deeper ones further in.
void addForwards(JsonView forwards, int depth, std::string& text, Shown& shown) {
    for (const auto& each : forwards.items()) {
        const JsonView forward(each);
        if (text.size() > kLongestText)
            return;
        text += text.empty() ? "" : "\n";
        if (depth > kDeepestForward) {
            text += quoted("…", depth);
            return;
        }
        text += quoted(addressOf(forward["from_id"].numberOr(0)) + ":", depth);
        if (const auto words = ownWords(forward, shown); !words.empty())
            text += "\n" + quoted(words, depth);
        addForwards(forward["fwd_messages"], depth + 1, text, shown);
    }
}

void readWords(JsonView object, Message& message) {
    Shown shown;
    message.text = ownWords(object, shown);
    const JsonView forwards = object["fwd_messages"];
    const auto list = forwards.items();
    if (!list.empty() && message.text.empty()) {
        const JsonView first(list.front());
        message.forwardedFrom = addressOf(first["from_id"].numberOr(0));
        // A single one is shown as it was, under its author's name.
        if (list.size() == 1 && first["fwd_messages"].items().empty())
            message.text = ownWords(first, shown);
        else
            addForwards(forwards, 1, message.text, shown);
    } else {
        addForwards(forwards, 1, message.text, shown);
    }
    message.text = cut(std::move(message.text));
    message.attachments = std::move(shown.files);
    if (message.text.empty() && message.attachments.empty())
        message.unsupported = shown.unsupported.empty() ? "empty" : shown.unsupported;
    else
        message.unsupported = shown.unsupported;
}

} // namespace

std::string withoutMentions(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const std::size_t open = std::min(text.find('['), text.size());
        plain.append(text.substr(0, open));
        text.remove_prefix(open);
        const std::string_view mention = text.substr(0, kLongestMention);
        const std::size_t bar = mention.find('|');
        const std::size_t close = mention.find(']');
        if (bar != std::string_view::npos && close != std::string_view::npos && bar < close &&
            isAddress(text.substr(1, bar - 1))) {
            plain.append(text.substr(bar + 1, close - bar - 1));
            text.remove_prefix(close + 1);
        } else if (!text.empty()) {
            plain += text.front();
            text.remove_prefix(1);
        }
    }
    return plain;
}

std::string addressOf(std::int64_t id) {
    // The smallest number has no positive one.
    const auto digits = std::to_string(id);
    return id < 0 ? "club" + digits.substr(1) : "id" + digits;
}

bool readMessage(JsonView object, Time receivedAt, Message& message) {
    const auto from = object["from_id"].numberOr(0);
    const auto peer = object["peer_id"].numberOr(from);
    const auto number = object["conversation_message_id"].numberOr(0);
    if (peer == 0)
        return false;
    message.peer.id = std::to_string(peer);
    if (number <= 0)
        return false;
    message.key = "m" + message.peer.id + ":" + std::to_string(number);
    message.externalId = std::to_string(number);
    message.number = number;
    constexpr std::int64_t kLatest = 253'402'300'799; // the year 9999
    const auto date = object["date"].numberOr(0);
    message.at = date > 0 && date <= kLatest ? Time{std::chrono::seconds{date}} : receivedAt;
    message.fromCompany = object["out"].flag();
    if (peer >= kFirstChat && !message.fromCompany)
        message.authorName = addressOf(from);
    if (const auto writer = object["admin_author_id"].numberOr(0); message.fromCompany && writer > 0)
        message.authorName = addressOf(writer);
    if (const auto random = object["random_id"].numberOr(0); message.fromCompany && random != 0)
        message.clientId = std::to_string(random);
    if (const auto quote = object["reply_message"]["conversation_message_id"].numberOr(0); quote > 0)
        message.replyToExternal = std::to_string(quote);
    if (const auto payload = object["payload"].text(); !payload.empty())
        message.pressed = wire::PressedButton{plainPayload(payload)};
    for (const auto* origin : {"ref", "ref_source"})
        if (auto value = object[origin].text(); !value.empty())
            message.attributes[origin] = std::move(value);
    readWords(object, message);
    return true;
}

ServiceLine serviceLine(JsonView action, const Message& message) {
    struct Word {
        std::string_view theirs;
        std::string_view ours;
    };
    static constexpr std::array<Word, 11> kWords{{{"chat_title_update", "group_title"},
                                                  {"chat_photo_update", "group_photo"},
                                                  {"chat_photo_remove", "group_photo"},
                                                  {"chat_create", "group_created"},
                                                  {"chat_invite_user", "joined"},
                                                  {"chat_invite_user_by_link", "joined"},
                                                  {"chat_invite_user_by_message_request", "joined"},
                                                  {"chat_kick_user", "left"},
                                                  {"chat_pin_message", "pinned"},
                                                  {"chat_unpin_message", "unpinned"},
                                                  {"chat_screenshot", "screenshot"}}};
    ServiceLine line;
    line.key = message.key;
    line.peer = message.peer;
    line.at = message.at;
    line.event = action["type"].text();
    for (const auto& word : kWords)
        if (word.theirs == line.event) {
            line.event = word.ours;
            break;
        }
    line.text = action["text"] ? action["text"].text() : action["message"].text();
    if (const auto member = action["member_id"].numberOr(0); member != 0 && line.text.empty())
        line.text = addressOf(member);
    return line;
}

} // namespace pult::vk
