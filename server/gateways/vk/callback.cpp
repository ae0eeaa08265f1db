// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/vk/callback.hpp"

#include "server/gateways/messenger/json_view.hpp"
#include "server/gateways/messenger/proof.hpp"
#include "server/gateways/vk/decode_parts.hpp"
#include "shared/wire/json.hpp"

namespace pult::vk {

Callback openCallback(std::string_view body, std::int64_t group, std::string_view secret, Time receivedAt) {
    Callback callback;
    const auto parsed = wire::parseJson(body);
    if (!parsed)
        return callback;
    const messenger::JsonView whole(*parsed);
    const bool isConfirmation = whole["type"].text() == "confirmation";
    const bool isProved = (isConfirmation && !whole["secret"]) || messenger::isSame(secret, whole["secret"].text());
    if (!isProved || group <= 0 || whole["group_id"].numberOr(0) != group)
        return callback;
    callback.kind = isConfirmation ? Callback::Kind::confirmation : Callback::Kind::event;
    if (!isConfirmation) {
        callback.decoded = decodeUpdate(*parsed, receivedAt);
        callback.raw = withoutSecret(*parsed);
    }
    return callback;
}

} // namespace pult::vk
