// SPDX-License-Identifier: GPL-3.0-or-later
// bench_cache FOLDER: what the desk's cache costs, one JSON line a figure. Fills the folder when it is empty.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "client/cache/scope_database.hpp"
#include "tests/support/wire_builders.hpp"

namespace {

using namespace pult;
using namespace pult::client;
using namespace pult::support;

constexpr int kDialogs = 100'000;
constexpr int kMessages = 50'000;
constexpr int kEvents = 5'000;
constexpr int kRuns = 15;
constexpr OperatorId kMe{7};

CacheKey key() {
    CacheKey key;
    key.fill(3);
    return key;
}

wire::Dialog dialog(int number) {
    const auto message = aMessage(number, number, "Здравствуйте, подскажите, пожалуйста, когда придёт заказ?");
    wire::Dialog made = with(waiting(aDialog(number), number * 37 % 100'003), message);
    if (number % 5'000 == 0)
        made = assignedTo(std::move(made), kMe.value);
    return made;
}

void fill(ScopeDatabase& database) {
    database.begin();
    wire::User me;
    me.id = kMe;
    database.apply(kept::Session{me, "1", {1, "e"}, true});
    for (int number = 1; number <= kDialogs; ++number)
        database.apply(kept::Dialogs{{dialog(number)}});
    // All of the list in one page and a first page of a hundred.
    DialogQuery mine;
    mine.filter.assignee = wire::OneOrMany<wire::TextOrNumber>{"me"};
    database.apply(kept::ListPage{mine.name(), "", {}, {}, {}});
    DialogQuery all;
    database.apply(kept::ListPage{all.name(), "", {}, SortKey{0, 100, {}}, "next"});
    kept::ThreadPart thread;
    thread.thread = ThreadId{101};
    for (int seq = 1; seq <= kMessages; ++seq)
        thread.messages.push_back(aMessage(1, seq, "Добрый день! Заказ приедет завтра до обеда, курьер позвонит."));
    database.apply(thread);
    database.commit();
}

template <class Work>
double medianMs(Work work) {
    std::vector<double> times;
    for (int run = 0; run < kRuns; ++run) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    std::nth_element(times.begin(), times.begin() + kRuns / 2, times.end());
    return times[kRuns / 2];
}

long pssKiB() {
    std::ifstream file("/proc/self/smaps_rollup");
    for (std::string word; file >> word;)
        if (word == "Pss:") {
            long kib = 0;
            file >> kib;
            return kib;
        }
    return 0;
}

void print(const char* what, const char* unit, double figure) {
    std::printf("{\"bench\":\"%s\",\"unit\":\"%s\",\"product\":%.3f}\n", what, unit, figure);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("bench_cache FOLDER\n", stderr);
        return 2;
    }
    const std::string path = std::string(argv[1]) + "/scope.db";
    if (!std::filesystem::exists(path)) {
        ScopeDatabase database(path, key());
        fill(database);
    }
    const long before = pssKiB();
    print("cache: open with 100,000 dialogs, position and people", "ms",
          medianMs([&] { ScopeDatabase(path, key()).start(); }));
    ScopeDatabase database(path, key());
    DialogQuery mine;
    mine.filter.assignee = wire::OneOrMany<wire::TextOrNumber>{"me"};
    print("cache: a page of a hundred of 100,000 dialogs", "ms", medianMs([&] { database.list({}, kMe, ""); }));
    print("cache: 20 dialogs of mine among 100,000", "ms", medianMs([&] { database.list(mine, kMe, ""); }));
    print("cache: the newest 50 of 50,000 messages", "ms", medianMs([&] { database.thread(ThreadId{101}, 50); }));
    print("cache: 50 older ones in the middle of 50,000", "ms",
          medianMs([&] { database.older(ThreadId{101}, kMessages / 2, 50); }));
    const auto search = [&](const char* typed) {
        const auto terms = domain::parseSearch(typed, {}, true).value().terms;
        return medianMs([&] { database.search(terms, 50); });
    };
    print("cache: two letters that all of 50,000 messages have", "ms", search("за"));
    print("cache: a name that all of 100,000 dialogs have", "ms", search("customer"));
    print("cache: a name that a thousand of 100,000 dialogs have", "ms", search("77"));
    print("cache: a word that none of 50,000 messages has", "ms", search("самовар"));
    print("cache: a word that all of 50,000 messages have", "ms", search("заказом"));
    int seq = kMessages;
    const double batch = medianMs([&] {
        database.begin();
        for (int i = 0; i < kEvents / 10; ++i, ++seq)
            database.apply(kept::Told{wire::MessageAdded{aMessage(1, seq), dialog(1 + seq % kDialogs)}, seq});
        database.commit();
    });
    print("cache: one event of a batch", "us", batch * 1000 / (kEvents / 10));
    print("cache: memory with all of it open", "KiB", static_cast<double>(pssKiB() - before));
}
