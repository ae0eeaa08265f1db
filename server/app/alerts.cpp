// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/alerts.hpp"

#include <algorithm>
#include <cstdio>

namespace pult::app {

namespace {

constexpr auto kExpiryWarning = std::chrono::days{14};

std::string dayOf(Time moment) {
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(moment));
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()));
    return text;
}

std::optional<wire::Alert> alertOfStore(const storage::StoreMetrics& store) {
    wire::Alert alert;
    alert.code = "store_failing";
    if (store.failed) {
        alert.text = "The server's disk failed. Nothing is accepted until the disk is mended and the server restarted.";
    } else if (store.full || store.refusesInbound) {
        alert.text = "The server's disk is full. New messages are refused until there is room.";
    } else if (store.refusesUploads) {
        alert.code = "disk_low";
        alert.text = "The server's disk is nearly full. Files are refused until there is room.";
    } else {
        return std::nullopt;
    }
    return alert;
}

} // namespace

std::vector<wire::Alert> alertsOf(const storage::StoreMetrics& store, std::optional<Time> certificateExpiresAt,
                                  Time now) {
    std::vector<wire::Alert> alerts;
    if (auto alert = alertOfStore(store))
        alerts.push_back(std::move(*alert));
    if (certificateExpiresAt && *certificateExpiresAt - now < kExpiryWarning) {
        wire::Alert alert;
        const bool over = *certificateExpiresAt <= now;
        alert.code = over ? "certificate_expired" : "certificate_expiring";
        alert.text = std::string("The server's certificate ") + (over ? "expired" : "expires") + " on " +
                     dayOf(*certificateExpiresAt) + ". Renew it.";
        alerts.push_back(std::move(alert));
    }
    return alerts;
}

bool isAmong(const std::vector<wire::Alert>& alerts, std::string_view code) {
    return std::ranges::any_of(alerts, [&](const wire::Alert& alert) { return alert.code == code; });
}

std::string whyUnready(const storage::StoreMetrics& store) {
    if (!store.failed && !store.full && !store.refusesInbound)
        return {};
    return alertOfStore(store)->text;
}

} // namespace pult::app
