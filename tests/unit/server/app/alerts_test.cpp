// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "server/app/alerts.hpp"

using namespace pult;
using namespace pult::app;
using namespace std::chrono_literals;
using storage::StoreMetrics;

namespace {

constexpr Time kNow{Millis{1'800'000'000'000}}; // 2027-01-15 08:00

std::vector<std::string> codes(const StoreMetrics& store, std::optional<Time> expires = std::nullopt) {
    std::vector<std::string> list;
    for (const auto& alert : alertsOf(store, expires, kNow))
        list.push_back(alert.code);
    return list;
}

using Codes = std::vector<std::string>;

} // namespace

TEST_CASE("alerts: the worst that is wrong with the store is told, and stops readiness when nothing is taken in",
          "[app]") {
    StoreMetrics store;
    CHECK(codes(store).empty());
    CHECK(whyUnready(store).empty());
    store.refusesUploads = true;
    CHECK(codes(store) == Codes{"disk_low"});
    CHECK(whyUnready(store).empty());
    store.refusesInbound = true;
    CHECK(codes(store) == Codes{"store_failing"});
    CHECK(whyUnready(store).find("full") != std::string::npos);
    store = {};
    store.full = true;
    CHECK(codes(store) == Codes{"store_failing"});
    CHECK_FALSE(whyUnready(store).empty());
    store.failed = true;
    CHECK(codes(store) == Codes{"store_failing"});
    CHECK(whyUnready(store).find("failed") != std::string::npos);
}

TEST_CASE("alerts: a certificate is spoken of from two weeks before its end", "[app]") {
    CHECK(codes({}, kNow + 14 * 24h).empty());
    CHECK(codes({}, kNow + 14 * 24h - 1ms) == Codes{"certificate_expiring"});
    CHECK(alertsOf({}, kNow + 24h, kNow).front().text == "The server's certificate expires on 2027-01-16. Renew it.");
    CHECK(codes({}, kNow) == Codes{"certificate_expired"});
    StoreMetrics low;
    low.refusesUploads = true;
    CHECK(codes(low, kNow) == Codes{"disk_low", "certificate_expired"}); // one trouble doesn't hide the other
    CHECK(alertsOf({}, kNow, kNow).front().text == "The server's certificate expired on 2027-01-15. Renew it.");
}
