// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/pass_code.hpp"

#include <set>
#include <vector>

#include <catch2/catch.hpp>

using namespace pult;
using namespace std::chrono_literals;

namespace {

constexpr Time kNow{Millis{1'800'000'000'000}};
constexpr webchat::PassKey kKey{1, 2, 3};

} // namespace

TEST_CASE("pass code: says who comes, for a week, to whoever has the key", "[webchat]") {
    for (const std::int64_t visitor : {std::int64_t{1}, std::int64_t{70'000}, (std::int64_t{1} << 53) - 1}) {
        const auto code = webchat::passCode(kKey, visitor, kNow);
        CHECK(code.size() == 32);
        CHECK(code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
              std::string::npos);
        CHECK(webchat::visitorOf(kKey, code, kNow) == visitor);
        CHECK(webchat::visitorOf(kKey, code, kNow + 24h * 7) == visitor);
        CHECK_FALSE(webchat::visitorOf(kKey, code, kNow + 24h * 7 + 2h));
        CHECK_FALSE(webchat::visitorOf(kKey, code, kNow - 24h));
        CHECK_FALSE(webchat::visitorOf(webchat::PassKey{9}, code, kNow));
    }
}

TEST_CASE("pass code: nothing made up, cut off or changed is taken", "[webchat]") {
    const auto code = webchat::passCode(kKey, 42, kNow);
    for (std::size_t i = 0; i < code.size(); ++i) {
        auto changed = code;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        CHECK_FALSE(webchat::visitorOf(kKey, changed, kNow));
    }
    for (const auto& wrong : std::vector<std::string>{"", "42", code.substr(1), code + "A", code + "="})
        CHECK_FALSE(webchat::visitorOf(kKey, wrong, kNow));
}

TEST_CASE("pass code: two of one visitor have nothing in common to look at", "[webchat]") {
    std::set<std::string> heads;
    for (int i = 0; i < 50; ++i)
        heads.insert(webchat::passCode(kKey, 42, kNow).substr(6, 9));
    CHECK(heads.size() == 50);
}

TEST_CASE("pass code: goes along in the parameter that each messenger hands on", "[webchat]") {
    const auto with = [](const std::string& url) { return webchat::withPassCode(url, "CODE"); };
    CHECK(with("https://t.me/zarechye_bot") == "https://t.me/zarechye_bot?start=CODE");
    CHECK(with("https://t.me/zarechye_bot?a=b#c") == "https://t.me/zarechye_bot?a=b&start=CODE#c");
    CHECK(with("https://T.me/zarechye_bot") == "https://T.me/zarechye_bot?start=CODE");
    CHECK(with("https://vk.me/zarechye") == "https://vk.me/zarechye?ref=CODE&ref_source=webchat");
    CHECK(with("https://vk.com/write-1") == "https://vk.com/write-1?ref=CODE&ref_source=webchat");
    for (const std::string as : {"https://wa.me/79161234567", "https://t.me.evil.example/x", "https://example.org/t.me",
                                 "http://t.me/x", "mailto:a@b.example", "no address"})
        CHECK(with(as) == as);
}
