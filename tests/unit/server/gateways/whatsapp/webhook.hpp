// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>

#include "server/gateways/whatsapp/decode.hpp"
#include "tests/support/files.hpp"

/// Bodies as WhatsApp sends them, and what came of them.
namespace pult::test {

inline constexpr Time kReceived{Millis{1'800'000'000'000}};

inline boost::json::value officialExamples(const std::string& file) {
    return boost::json::parse(contentOf(dataFolder() / "../contracts/whatsapp" / file));
}

inline std::string officialWebhook(const std::string& name) {
    return boost::json::serialize(officialExamples("webhook_examples.json").at(name));
}

inline std::string webhook(const std::string& value, const std::string& field = "messages") {
    return R"({"object":"whatsapp_business_account","entry":[{"id":"1020","time":1750000000,"changes":[{"field":")" +
           field + R"(","value":)" + value + "}]}]}";
}

/// From +1 650 555 1234, who is Ann and US.77.
inline std::string fromAnn(const std::string& rest) {
    return webhook(
        R"({"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"106"},
            "contacts":[{"profile":{"name":" Ann\u0007 ","username":"ann"},"wa_id":"16505551234","user_id":"US.77"}],
            "messages":[{"from":"16505551234","from_user_id":"US.77","id":"wamid.1","timestamp":"1749416383",)" +
        rest + "}]}");
}

inline std::vector<storage::inbound::Event> eventsOf(const std::string& body) {
    std::vector<storage::inbound::Event> events;
    for (auto& part : whatsapp::decode(body, kReceived).parts)
        for (auto& event : part.events)
            events.push_back(std::move(event));
    return events;
}

/// The only event, of this kind.
template <class Event>
Event only(const std::string& body) {
    const auto events = eventsOf(body);
    REQUIRE(events.size() == 1);
    if (const auto* odd = std::get_if<storage::inbound::NotUnderstood>(&events.front()))
        UNSCOPED_INFO(odd->kind << ": " << odd->why);
    REQUIRE(std::holds_alternative<Event>(events.front()));
    return std::get<Event>(events.front());
}

} // namespace pult::test
