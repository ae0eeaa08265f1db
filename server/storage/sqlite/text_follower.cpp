// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/text_follower.hpp"

namespace pult::storage::sqlite {

namespace {

using namespace std::chrono_literals;

/// Messages are gathered so long: one larger slice costs less than many small ones, and is still soon enough.
constexpr auto kGather = 250ms;
/// Time to be ready first.
constexpr auto kFirstLook = 300ms;
constexpr auto kAfterTrouble = 5s;
constexpr auto kRestAfter = 10s;
constexpr int kSlice = 500;
constexpr int kStoreCacheKib = 256;

} // namespace

TextFollower::TextFollower(std::string storePath, TextPlace place, const Clock& clock)
    : m_storePath(std::move(storePath)), m_place(std::move(place)), m_clock(clock),
      m_notBefore(std::chrono::steady_clock::now() + kFirstLook) {
    m_thread = std::thread([this] { work(); });
}

TextFollower::~TextFollower() {
    stop();
}

void TextFollower::stop() {
    {
        std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void TextFollower::noteCommitted() {
    std::int64_t nothing = 0;
    m_waitingSince.compare_exchange_strong(nothing, m_clock.now().time_since_epoch().count());
    {
        std::lock_guard lock(m_mutex);
        if (m_pending)
            return;
        m_pending = true;
        m_notBefore = std::max(m_notBefore, std::chrono::steady_clock::now() + kGather);
    }
    m_wake.notify_one();
}

void TextFollower::makeAnew() {
    {
        std::lock_guard lock(m_mutex);
        m_anew = true;
        m_pending = true;
    }
    m_wake.notify_one();
}

Millis TextFollower::lag() const {
    const auto since = m_waitingSince.load();
    return since ? std::max(Millis{0}, m_clock.now() - Time{Millis{since}}) : Millis{0};
}

bool TextFollower::isStopping() const {
    std::lock_guard lock(m_mutex);
    return m_stopping;
}

/// False when it is time to end. Nothing slow is done under the lock, which whoever commits asks for.
bool TextFollower::awaitWork() {
    std::unique_lock lock(m_mutex);
    const auto called = [this] { return m_stopping || m_pending; };
    if (m_index && !m_wake.wait_for(lock, kRestAfter, called)) {
        lock.unlock();
        rest();
        lock.lock();
    }
    m_wake.wait(lock, called);
    m_wake.wait_until(lock, m_notBefore, [this] { return m_stopping; });
    m_pending = false;
    const bool anew = std::exchange(m_anew, false);
    const bool goesOn = !m_stopping;
    lock.unlock();
    if (anew) {
        rest();
        m_makeAnew = true;
    }
    return goesOn;
}

void TextFollower::work() {
    while (awaitWork()) {
        bool caughtUp = false;
        try {
            while (!caughtUp && !isStopping())
                caughtUp = takeIn();
        } catch (const SqliteError&) {
            // The store tells about its own trouble; of the index nobody needs to know but by its lag.
            rest();
        }
        std::lock_guard lock(m_mutex);
        if (!caughtUp) {
            m_pending = true;
            m_notBefore = std::chrono::steady_clock::now() + kAfterTrouble;
        }
    }
    rest();
}

/// True when nothing was left.
bool TextFollower::takeIn() {
    if (!m_store)
        m_store = std::make_unique<Connection>(m_storePath, Connection::Mode::reader, kStoreCacheKib);
    openIndex();
    const TextSlice slice = TextSlice::read(*m_store, m_index->progress(), kSlice);
    if (TextProgress{slice.upTo, slice.changedUpTo, slice.customersUpTo} != m_index->progress())
        addSlice(slice);
    noteLag();
    return slice.last;
}

void TextFollower::openIndex() {
    if (!m_index && !m_makeAnew)
        m_index = TextIndex::open(m_place);
    if (m_makeAnew || isAhead()) {
        m_index.reset();
        m_index = TextIndex::makeAnew(m_place);
        m_makeAnew = false;
    }
}

/// Somebody put an older copy of the store in its place: what it numbers anew would never be looked at.
bool TextFollower::isAhead() {
    Rows row = m_store->query("SELECT (SELECT max(id) FROM message), (SELECT coalesce(max(id), 0) FROM text_change),"
                              " (SELECT coalesce(max(id), 0) FROM customer_change)");
    row.next();
    const TextProgress& come = m_index->progress();
    return row.get<std::int64_t>(0) < come.upTo || row.get<std::int64_t>(1) < come.changedUpTo ||
           row.get<std::int64_t>(2) < come.customersUpTo;
}

void TextFollower::addSlice(const TextSlice& slice) {
    try {
        m_index->add(slice);
    } catch (const SqliteError& error) {
        m_index.reset();
        m_makeAnew = isDamage(error);
        throw;
    }
}

void TextFollower::noteLag() {
    m_waitingSince = 0;
    Rows row =
        m_store->query("SELECT received_at FROM message WHERE id > ? ORDER BY id LIMIT 1", m_index->progress().upTo);
    if (row.next())
        m_waitingSince = row.get<std::int64_t>(0);
}

void TextFollower::rest() {
    m_index.reset();
    m_store.reset();
}

} // namespace pult::storage::sqlite
