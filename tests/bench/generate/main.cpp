// SPDX-License-Identifier: GPL-3.0-or-later
// Fills a store that pultctl has made: bench_fill --data DIR --dialogs N [--messages N]
//
// The rows are made by the store's own verb, without durability in between, so that every size is a store as it would
// have become by itself, journal included.

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "server/storage/sqlite/data_folder.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "tests/bench/texts.hpp"

namespace {

namespace sqlite = pult::storage::sqlite;
using pult::bench::name;
using pult::bench::text;

constexpr std::size_t kBatch = 5000;

/// Runs from a month ago to now while the store is filled.
class FillClock final : public pult::Clock {
public:
    explicit FillClock(std::size_t steps)
        : m_start(pult::SystemClock().now() - std::chrono::duration_cast<pult::Millis>(kSpan)),
          m_step(kSpan / static_cast<std::int64_t>(steps)) {}

    void advance() { m_passed += m_step; }
    pult::Time now() const override { return m_start + std::chrono::duration_cast<pult::Millis>(m_passed); }
    pult::Ticks ticks() const override { return pult::Ticks(std::chrono::duration_cast<pult::Millis>(m_passed)); }

private:
    static constexpr std::chrono::microseconds kSpan = std::chrono::hours(24 * 30);

    pult::Time m_start;
    std::chrono::microseconds m_step;
    std::chrono::microseconds m_passed{0};
};

template <class T>
T required(pult::Result<T> result) {
    if (result)
        return std::move(*result);
    std::fprintf(stderr, "bench_fill: %s\n", result.error().detail.c_str());
    std::exit(1);
}

class Filler {
public:
    Filler(const std::string& path, std::size_t dialogs, std::size_t messages)
        : m_dialogs(dialogs), m_messages(messages), m_clock(messages),
          m_db(path, sqlite::Connection::Mode::writer, 256 * 1024), m_tx(m_db, m_clock, {}) {
        m_db.execute("PRAGMA synchronous=OFF; PRAGMA secure_delete=OFF; PRAGMA wal_autocheckpoint=20000");
        auto row = m_db.query("SELECT id FROM channel WHERE removed = 0 ORDER BY id LIMIT 1");
        if (!row.next()) {
            std::fputs("bench_fill: there is no channel\n", stderr);
            std::exit(1);
        }
        m_channel = row.get<pult::ChannelId>(0);
    }

    void fill() {
        for (std::size_t done = 0; done < m_messages; done += kBatch) {
            m_db.execute("BEGIN IMMEDIATE");
            for (std::size_t i = done; i < std::min(done + kBatch, m_messages); ++i)
                addMessage(i);
            m_db.execute("COMMIT");
        }
        m_db.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

private:
    void addMessage(std::size_t number) {
        m_clock.advance();
        m_tx.begin();
        const std::size_t visitor = number % m_dialogs;
        if (number < m_dialogs)
            m_visitors.push_back(addVisitor(number));
        pult::storage::InboundMessage message;
        message.channel = m_channel;
        message.key = "fill-" + std::to_string(number);
        message.peer = std::to_string(m_visitors[visitor]);
        message.peerName = name(visitor);
        message.text = text(number);
        message.raw = R"({"t":"msg","cid":")" + message.key + R"(","text":")" + message.text + "\"}";
        message.at = m_clock.now();
        required(sqlite::recordInbound(m_tx, message));
        m_tx.takeRecords();
    }

    std::int64_t addVisitor(std::size_t number) {
        pult::storage::VisitorClaim claim;
        claim.name = name(number);
        return required(sqlite::addVisitor(m_tx, m_channel, "fill-" + std::to_string(number), claim)).id;
    }

    std::size_t m_dialogs;
    std::size_t m_messages;
    FillClock m_clock;
    sqlite::Connection m_db;
    sqlite::WriteTransaction m_tx;
    pult::ChannelId m_channel;
    std::vector<std::int64_t> m_visitors;
};

} // namespace

int main(int argc, char** argv) {
    std::string folder;
    std::size_t dialogs = 0;
    std::size_t messages = 0;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--data") == 0)
            folder = argv[i + 1];
        else if (std::strcmp(argv[i], "--dialogs") == 0)
            dialogs = std::strtoull(argv[i + 1], nullptr, 10);
        else if (std::strcmp(argv[i], "--messages") == 0)
            messages = std::strtoull(argv[i + 1], nullptr, 10);
    }
    if (folder.empty() || dialogs == 0) {
        std::fputs("usage: bench_fill --data DIR --dialogs N [--messages N]\n", stderr);
        return 2;
    }
    const auto held = required(sqlite::DataFolder::claim(folder));
    Filler(held.databasePath(), dialogs, std::max(dialogs, messages)).fill();
    return 0;
}
