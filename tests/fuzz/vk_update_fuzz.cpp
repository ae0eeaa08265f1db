// SPDX-License-Identifier: GPL-3.0-or-later
// Events of a VK community, as a callback and as an answer about its history.
#include <type_traits>

#include "server/gateways/vk/callback.hpp"
#include "shared/base/utf8.hpp"
#include "shared/wire/json.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

namespace {

namespace inbound = storage::inbound;

void check(const inbound::Event& event) {
    std::visit(
        [](const auto& told) {
            using Told = std::decay_t<decltype(told)>;
            if constexpr (requires { told.key; })
                expect(!told.key.empty(), "an event has a key");
            if constexpr (requires { told.peer.id; })
                expect(!told.peer.id.empty(), "it is about somebody");
            if constexpr (std::is_same_v<Told, inbound::Message>) {
                expect(utf8::isValid(told.text), "text is well-formed");
                expect(!told.externalId.empty(), "a message can be found again");
                for (const auto& file : told.attachments)
                    expect(file.url.empty() || file.url.starts_with("http"), "files come from web addresses");
            }
        },
        event);
}

} // namespace

void run(std::string_view bytes) {
    const Time now{std::chrono::seconds{1'700'000'000}};
    const auto decoded = vk::decode(bytes, now);
    for (const auto& event : decoded.events)
        check(event);
    const auto callback = vk::openCallback(bytes, 55, "secret", now);
    expect(callback.kind == vk::Callback::Kind::event || callback.decoded.events.empty(), "only the proved is read");
    if (const auto parsed = wire::parseJson(bytes))
        for (const auto& event : vk::decodeHistory(*parsed, now).events)
            check(event);
}

} // namespace pult::fuzz
