// SPDX-License-Identifier: GPL-3.0-or-later
// bench_counts: what the numbers of folders cost with 100,000 open dialogs: to begin to count for an operator, an event
// with 50 operators watching, and a filter that is saved. Prints one JSON line.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>

#include "shared/domain/folder_tally.hpp"

namespace {

using namespace pult;
using Clock = std::chrono::steady_clock;

constexpr int kDialogs = 100'000;
constexpr int kOperators = 50;
constexpr int kFilters = 20;
constexpr int kEvents = 20'000;
constexpr Time kNow{std::chrono::seconds{1'700'000'000}};

double microsecondsSince(Clock::time_point begin) {
    return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

double quantile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(std::ceil(part * static_cast<double>(values.size()))) - 1];
}

class Bench {
public:
    wire::Dialog dialog(int number) {
        static const wire::DialogStatus kStatuses[] = {wire::DialogStatus::queued, wire::DialogStatus::active,
                                                       wire::DialogStatus::waiting, wire::DialogStatus::snoozed};
        wire::Dialog made;
        made.id = DialogId{number};
        made.status = kStatuses[any(4)];
        made.channel_id = ChannelId{any(8) + 1};
        made.group_id = GroupId{1};
        if (any(4))
            made.assignee_id = OperatorId{any(kOperators) + 1};
        made.unanswered = any(2) == 0;
        for (int tags = any(3); tags > 0; --tags)
            made.tags.push_back("tag " + std::to_string(any(40)));
        return made;
    }
    wire::SavedFilter filter(int number) {
        wire::SavedFilter made;
        made.id = FilterId{number};
        made.shared = true;
        made.filter.tag = wire::OneOrMany<std::string>{"tag 1", "tag 2"};
        made.filter.channel_id = wire::OneOrMany<ChannelId>{ChannelId{any(8) + 1}, ChannelId{3}};
        return made;
    }

    void run() {
        for (int i = 1; i <= kFilters; ++i)
            m_tally.setFilter(filter(i));
        auto begin = Clock::now();
        for (int i = 1; i <= kDialogs; ++i)
            update(dialog(i));
        const double load = microsecondsSince(begin) / 1000;
        std::vector<double> watching;
        for (int i = 1; i <= kOperators; ++i) {
            domain::Principal who;
            who.operatorId = OperatorId{i};
            who.role = i % 5 == 0 ? wire::Role::senior : wire::Role::operator_;
            who.groups = {GroupId{1}};
            begin = Clock::now();
            m_tally.watch(who);
            watching.push_back(microsecondsSince(begin) / 1000);
        }
        std::vector<double> events;
        for (int i = 0; i < kEvents; ++i) {
            const auto changed = dialog(any(kDialogs) + 1);
            begin = Clock::now();
            update(changed);
            events.push_back(microsecondsSince(begin));
        }
        std::vector<double> telling;
        for (const auto who : m_tally.watchers()) {
            begin = Clock::now();
            m_tally.takeChanges(who);
            telling.push_back(microsecondsSince(begin));
        }
        begin = Clock::now();
        m_tally.setFilter(filter(kFilters + 1));
        const double saving = microsecondsSince(begin) / 1000;
        std::printf("{\"bench\":\"folder counts\",\"dialogs\":%d,\"operators\":%d,\"filters\":%d,\"load_ms\":%.0f,"
                    "\"watch_ms\":{\"p50\":%.1f,\"max\":%.1f},\"event_us\":{\"p50\":%.1f,\"p99\":%.1f},"
                    "\"tell_us\":{\"p50\":%.1f,\"max\":%.1f},\"save_filter_ms\":%.1f}\n",
                    kDialogs, kOperators, kFilters, load, quantile(watching, 0.5), quantile(watching, 1),
                    quantile(events, 0.5), quantile(events, 0.99), quantile(telling, 0.5), quantile(telling, 1),
                    saving);
    }

private:
    void update(const wire::Dialog& dialog) {
        m_tally.update(dialog, {dialog.assignee_id.value_or(OperatorId{}), dialog.group_id.value_or(GroupId{})}, kNow);
    }
    int any(int below) { return std::uniform_int_distribution<int>(0, below - 1)(m_random); }

    std::mt19937 m_random{5};
    domain::FolderTally m_tally;
};

} // namespace

int main() {
    Bench().run();
}
