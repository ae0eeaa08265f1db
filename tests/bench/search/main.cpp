// SPDX-License-Identifier: GPL-3.0-or-later
// bench_search --data DIR: how long the first page of a search takes in a store that bench_fill has filled: the first
// 50 hits, the newest first, all messages in sight, files in the page cache. Takes the messages into the text index
// first and says how long that was. Prints JSON lines.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "server/storage/sqlite/customer_search.hpp"
#include "server/storage/sqlite/data_folder.hpp"
#include "server/storage/sqlite/text_search.hpp"

namespace {

namespace sqlite = pult::storage::sqlite;
using Clock = std::chrono::steady_clock;

constexpr int kRounds = 40;
constexpr int kSlice = 5'000;

double millisecondsSince(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double quantile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(std::ceil(part * static_cast<double>(values.size()))) - 1];
}

struct Kind {
    const char* name;
    double atMost; ///< p99, ms
    bool typing;
    std::vector<const char*> texts;
};

const std::vector<Kind> kKinds = {
    {"one word", 2, false, {"заказ", "доставка", "order", "пароль", "курьер", "здравствуйте", "512347", "самовывоз"}},
    {"two words",
     6,
     false,
     {"номер заказа", "мой заказ", "order number", "доставить обеда", "личный кабинет", "заказ возможно"}},
    {"a phrase",
     12,
     false,
     {"\"номер заказа\"", "\"когда придёт мой заказ\"", "\"order number\"", "\"до обеда\"", "\"заказ номер\""}},
    {"a beginning",
     5,
     true,
     {"за", "зак", "зака", "до", "дост", "ord", "паро", "здравст", "51", "5123", "мой зак", "номер за"}},
};

class Bench {
public:
    explicit Bench(const sqlite::DataFolder& folder)
        : m_db(folder.databasePath(), sqlite::Connection::Mode::reader, 8 * 1024) {
        auto row = m_db.query("SELECT value FROM meta WHERE key = 'epoch'");
        row.next();
        m_place = {folder.textIndexPath(), row.get<std::string>(0)};
        m_owner.operatorId = pult::OperatorId{1};
        m_owner.role = pult::wire::Role::owner;
    }

    void takeIn() {
        const auto begin = Clock::now();
        const auto index = sqlite::TextIndex::open(m_place);
        sqlite::TextSlice slice;
        do {
            slice = sqlite::TextSlice::read(m_db, index->progress(), kSlice);
            slice.last = slice.upTo == index->progress().upTo && slice.customersUpTo == index->progress().customersUpTo;
            if (!slice.last)
                index->add(slice);
        } while (!slice.last);
        auto row = m_db.query("SELECT (SELECT count(*) FROM message), (SELECT count(*) FROM customer)");
        row.next();
        std::printf("{\"bench\":\"text index\",\"messages\":%lld,\"customers\":%lld,\"seconds\":%.1f,\"MiB\":%.0f}\n",
                    row.get<long long>(0), row.get<long long>(1), millisecondsSince(begin) / 1000,
                    static_cast<double>(std::filesystem::file_size(m_place.path)) / (1024 * 1024));
    }

    /// The slowest text of a kind by its median is told too.
    bool measure(const Kind& kind) {
        std::vector<double> times;
        double slowest = 0;
        for (const auto* text : kind.texts) {
            std::vector<double> own;
            for (int round = 0; round <= kRounds; ++round) {
                pult::storage::MessageSearch search;
                search.guard = {m_owner, pult::domain::Permission::dialog_read};
                search.terms = pult::domain::parseSearch(text, {}, kind.typing).value().terms;
                const auto begin = Clock::now();
                const auto page = sqlite::searchMessages(m_db, m_place, search);
                const double took = millisecondsSince(begin);
                if (!page || page->hits.empty())
                    std::fprintf(stderr, "bench_search: \"%s\" finds nothing\n", text);
                if (round > 0)
                    own.push_back(took);
            }
            slowest = std::max(slowest, quantile(own, 0.5));
            std::fprintf(stderr, "%s: %.2f ms\n", text, quantile(own, 0.5));
            times.insert(times.end(), own.begin(), own.end());
        }
        return tell("search, the first 50 hits", kind.name, times, slowest, kind.atMost);
    }

    /// Operators without a word. Where nothing fits, a page looks at as many as it may and ends.
    bool measureOperators() {
        const auto middle = [&] {
            auto row =
                m_db.query("SELECT received_at FROM message WHERE id >= (SELECT max(id) / 2 FROM message) LIMIT 1");
            row.next();
            return row.get<pult::Time>(0);
        }();
        bool ok = true;
        ok = measureOperators("operators alone", 3,
                              [&](auto& search) { search.kind = pult::wire::AuthorKind::customer; }) &&
             ok;
        ok =
            measureOperators("operators alone, from a day back", 3, [&](auto& search) { search.until = middle; }) && ok;
        ok = measureOperators("a tag that no dialog has", 3, [&](auto& search) { search.tags = {"nobody's"}; }) && ok;
        return measureOperators("an author who wrote nothing lately", 100,
                                [&](auto& search) { search.authorName = {"nobody"}; }) &&
               ok;
    }

    bool measureCustomers() {
        std::vector<double> times;
        for (int round = 0; round < kRounds; ++round)
            for (const auto* text : {"ан", "анна", "смирнова анна", "мор", "4711", "соколов иван"}) {
                pult::storage::CustomerSearch search;
                search.guard = {m_owner, pult::domain::Permission::dialog_read};
                search.terms = pult::domain::parseSearch(text, {}, true).value().terms;
                search.limit = 5;
                const auto begin = Clock::now();
                (void)sqlite::searchCustomers(m_db, m_place, search);
                if (round > 0)
                    times.push_back(millisecondsSince(begin));
            }
        return tell("search, the first 5 customers", "a name", times, quantile(times, 0.5), 0);
    }

private:
    template <class Narrow>
    bool measureOperators(const char* kind, double atMost, Narrow narrow) {
        pult::storage::MessageSearch search;
        search.guard = {m_owner, pult::domain::Permission::dialog_read};
        narrow(search);
        std::vector<double> times;
        for (int round = 0; round <= kRounds; ++round) {
            const auto begin = Clock::now();
            (void)sqlite::searchMessages(m_db, m_place, search);
            if (round > 0)
                times.push_back(millisecondsSince(begin));
        }
        return tell("search, the first 50 hits", kind, times, quantile(times, 0.5), atMost);
    }

    static bool tell(const char* bench, const char* kind, const std::vector<double>& times, double slowest,
                     double atMost) {
        const double p99 = quantile(times, 0.99);
        const bool ok = atMost == 0 || p99 <= atMost;
        std::printf("{\"bench\":\"%s\",\"kind\":\"%s\",\"unit\":\"ms\",\"p50\":%.2f,\"p99\":%.2f,\"slowestText\":%.2f,"
                    "\"atMost\":%.0f,\"ok\":%s}\n",
                    bench, kind, quantile(times, 0.5), p99, slowest, atMost, ok ? "true" : "false");
        return ok;
    }

    sqlite::Connection m_db;
    sqlite::TextPlace m_place;
    pult::domain::Principal m_owner;
};

} // namespace

int main(int argc, char** argv) {
    if (argc != 3 || std::strcmp(argv[1], "--data") != 0) {
        std::fputs("usage: bench_search --data DIR\n", stderr);
        return 2;
    }
    const auto folder = sqlite::DataFolder::claim(argv[2]);
    if (!folder) {
        std::fprintf(stderr, "bench_search: %s\n", folder.error().detail.c_str());
        return 1;
    }
    Bench bench(*folder);
    bench.takeIn();
    bool ok = true;
    for (const auto& kind : kKinds)
        ok = bench.measure(kind) && ok;
    ok = bench.measureOperators() && ok;
    ok = bench.measureCustomers() && ok;
    return ok ? 0 : 1;
}
