// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/list/known_tags.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "client/state/desk.hpp"

namespace pult::client {

QStringList knownTags(const Desk& desk) {
    std::map<std::string, std::int64_t> uses;
    const auto count = [&uses](const std::vector<std::string>& tags) {
        for (const std::string& tag : tags)
            ++uses[tag];
    };
    desk.forEachDialog([&](const wire::Dialog& dialog) { count(dialog.tags); });
    desk.forEachCustomer([&](const wire::Customer& customer) { count(customer.tags); });
    if (const FolderNumbers* numbers = desk.folderNumbers()) {
        static const std::string kKind = "tag:";
        for (auto it = numbers->lower_bound(kKind); it != numbers->end() && it->first.starts_with(kKind); ++it) {
            std::int64_t& most = uses[it->first.substr(kKind.size())];
            most = std::max(most, it->second.total);
        }
    }
    std::vector<std::pair<QString, std::int64_t>> sorted;
    sorted.reserve(uses.size());
    for (const auto& [tag, times] : uses)
        sorted.emplace_back(QString::fromStdString(tag), times);
    std::sort(sorted.begin(), sorted.end(), [](const auto& one, const auto& other) {
        return one.second != other.second ? one.second > other.second
                                          : QString::localeAwareCompare(one.first, other.first) < 0;
    });
    QStringList tags;
    for (const auto& [tag, times] : sorted)
        tags.append(tag);
    return tags;
}

} // namespace pult::client
