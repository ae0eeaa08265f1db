// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/telegram/decode.hpp"

#include <algorithm>
#include <array>

#include <boost/json/monotonic_resource.hpp>

#include "server/gateways/messenger/not_understood.hpp"
#include "server/gateways/messenger/proof.hpp"
#include "server/gateways/telegram/parts.hpp"
#include "shared/wire/large_json.hpp"

namespace pult::telegram {

namespace {

using messenger::JsonView;

constexpr std::size_t kValuesOnStack = 16 * 1024;

struct Kind {
    const char* name;
    void (*read)(const Update&, JsonView);
};

constexpr Kind kKinds[] = {{"message", &readMessage},
                           {"edited_message", &readEdit},
                           {"callback_query", &readCallback},
                           {"my_chat_member", &readMembership},
                           {"message_reaction", &readReaction},
                           {"business_message", &readMessage},
                           {"edited_business_message", &readEdit},
                           {"deleted_business_messages", &readDeleted},
                           {"business_connection", &readConnection}};

/// The update's word for what it is: the member beside its number.
std::string otherKind(JsonView whole) {
    if (!whole.isObject())
        return "malformed";
    for (const auto& member : whole.value()->get_object())
        if (!member.key().empty() && member.key() != "update_id" && member.value().is_object())
            return std::string(member.key());
    return "malformed";
}

void readUpdate(JsonView whole, Time receivedAt, Decoded& decoded) {
    if (const auto id = whole["update_id"].number())
        decoded.lastUpdate = std::max(decoded.lastUpdate.value_or(*id), *id);
    const Update update{whole, whole["update_id"].text(), receivedAt, decoded};
    for (const auto& kind : kKinds)
        if (const JsonView body = whole[kind.name]; body.isObject())
            return kind.read(update, body);
    if (whole["message_reaction_count"]) { // of anonymous reactions in channels
        ++decoded.ignored;
        return;
    }
    std::string kind = otherKind(whole);
    std::string why = kind == "malformed" ? "not an update" : "an unknown kind of update";
    keepUnread(update, std::move(kind), std::move(why));
}

} // namespace

bool isFromTelegram(std::string_view header, std::span<const std::string> secrets) {
    bool matches = false;
    for (const auto& secret : secrets)
        matches |= messenger::isSame(secret, header);
    return matches;
}

Decoded decodeUpdate(std::string_view body, Time receivedAt) {
    Decoded decoded;
    // The values live as long as this call: most bodies fit into the buffer, and nothing of it is freed one by one.
    std::array<unsigned char, kValuesOnStack> buffer;
    boost::json::monotonic_resource pool(buffer.data(), buffer.size());
    const auto value = wire::parseLargeJson(body, &pool);
    if (value)
        readUpdate(JsonView(*value), receivedAt, decoded);
    else
        decoded.events.emplace_back(messenger::malformed(value.error().detail, body, receivedAt));
    return decoded;
}

Decoded decodeUpdates(std::string_view answer, Time receivedAt) {
    Decoded decoded;
    boost::json::monotonic_resource pool;
    const auto value = wire::parseLargeJson(answer, &pool);
    if (!value)
        return decoded; // nothing is confirmed: it comes again
    for (const auto& update : JsonView(*value)["result"].items())
        readUpdate(JsonView(update), receivedAt, decoded);
    return decoded;
}

void keepUnread(const Update& update, std::string kind, std::string why, std::optional<storage::inbound::Peer> peer) {
    auto part = messenger::notUnderstood(std::move(kind), std::move(why), update.whole.dump(), update.receivedAt);
    part.peer = std::move(peer);
    update.decoded.events.emplace_back(std::move(part));
}

} // namespace pult::telegram
