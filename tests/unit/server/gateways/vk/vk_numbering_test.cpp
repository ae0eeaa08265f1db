// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/vk/numbering.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

using namespace pult;
using namespace std::chrono_literals;
namespace inbound = storage::inbound;

namespace {

inbound::Message message(const std::string& peer, std::int64_t number) {
    inbound::Message message;
    message.peer.id = peer;
    message.number = number;
    return message;
}

vk::Decoded told(std::initializer_list<std::pair<std::string, std::int64_t>> numbers) {
    vk::Decoded decoded;
    for (const auto& [peer, number] : numbers) {
        decoded.events.emplace_back(message(peer, number));
        decoded.numbers.push_back({peer, number});
    }
    return decoded;
}

std::vector<std::string> order(const vk::Decoded& decoded) {
    std::vector<std::string> words;
    for (const auto& event : decoded.events) {
        const auto* one = std::get_if<inbound::Message>(&event);
        words.push_back(one ? one->peer.id + std::to_string(one->number) : "other");
    }
    return words;
}

using Numbers = std::vector<std::int64_t>;

} // namespace

TEST_CASE("vk: what was not told of is seen by its number", "[vk]") {
    const auto at = [](std::int64_t highest) { return [highest](const std::string&) { return highest; }; };
    CHECK(vk::holes(told({{"a", 5}}), at(4)).empty());
    CHECK(vk::holes(told({{"a", 4}}), at(4)).empty());
    CHECK(vk::holes(told({{"a", 2}}), at(4)).empty());
    CHECK(vk::holes(told({{"a", 8}, {"a", 6}}), at(4)).at("a") == Numbers{5, 7});
    CHECK(vk::holes(told({{"a", 5}, {"b", 7}}), at(4)).size() == 1);
    // Of somebody unknown nothing is known to be missing before the first.
    CHECK(vk::holes(told({{"a", 90}}), at(0)).empty());
    CHECK(vk::holes(told({{"a", 90}, {"a", 92}}), at(0)).at("a") == Numbers{91});
    // But his first words may come late.
    CHECK(vk::holes(told({{"a", 3}}), at(0)).at("a") == Numbers{1, 2});
    CHECK(vk::holes(told({{"a", 1}}), at(0)).empty());
    const auto wide = vk::holes(told({{"a", 1'000'000'000}}), at(4)).at("a");
    CHECK(wide.size() == 300);
    CHECK(wide.back() == 999'999'999);
}

TEST_CASE("vk: what an unknown customer said long ago is none of his first words", "[vk]") {
    const auto at = [](std::int64_t number, Millis moment) {
        auto one = message("a", number);
        one.at = Time{moment};
        return one;
    };
    vk::Decoded now;
    now.events.emplace_back(at(3, 24h));
    vk::Decoded found;
    found.events = {at(1, 1h), inbound::ServiceLine{}, at(2, 24h - 1min)};
    vk::dropOlder(found, now, "a");
    CHECK(order(found) == std::vector<std::string>{"a2"});
}

TEST_CASE("vk: messages go in the order of their numbers, the rest stays where it was", "[vk]") {
    auto decoded = told({{"a", 7}, {"b", 2}, {"a", 5}});
    decoded.events.insert(decoded.events.begin() + 1, inbound::Typing{});
    vk::putInOrder(decoded, {message("a", 6), message("b", 1)});
    CHECK(order(decoded) == std::vector<std::string>{"a5", "b1", "a6", "other", "b2", "a7"});
}

TEST_CASE("vk: who comes too early waits for those before him, but not for ever", "[vk]") {
    boost::asio::io_context io;
    vk::Numbering numbering(io.get_executor());
    const vk::Talk ann{ChannelId{1}, "ann"};
    const vk::Talk other{ChannelId{2}, "ann"};
    std::vector<std::string> happened;
    const auto wait = [&](std::int64_t number, Millis longest, std::string word) {
        boost::asio::co_spawn(
            io,
            [&happened, &numbering, ann, number, longest, word]() -> boost::asio::awaitable<void> {
                co_await numbering.waitFor(ann, number, longest);
                happened.push_back(word);
            },
            boost::asio::detached);
    };
    numbering.stored(ann, 3);
    wait(3, 1h, "known");
    wait(5, 1h, "second");
    wait(4, 1h, "first");
    wait(9, 1ms, "in vain");
    boost::asio::post(io, [&] {
        happened.push_back("4");
        numbering.stored(other, 9);
        numbering.stored(ann, 4);
        boost::asio::post(io, [&] {
            happened.push_back("5");
            numbering.stored(ann, 5);
        });
    });
    io.run();
    CHECK(numbering.highest(ann) == 5);
    const auto at = [&](const std::string& word) { return std::find(happened.begin(), happened.end(), word); };
    CHECK(at("known") < at("4"));
    CHECK(at("4") < at("first"));
    CHECK(at("5") < at("second"));
    CHECK(at("in vain") != happened.end());
    CHECK(happened.size() == 6);
    numbering.stored(ann, 2);
    CHECK(numbering.highest(ann) == 5);
}
