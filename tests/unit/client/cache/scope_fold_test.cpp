// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/scope_database.hpp"
#include "client/state/desk.hpp"
#include "tests/support/desk_world.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

#include <deque>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

CacheKey aKey() {
    CacheKey key;
    key.fill(5);
    return key;
}

/// A cache that writes when the test says so and answers late. What it has not written is lost with it.
class SteppedCache final : public ScopeCache {
public:
    explicit SteppedCache(std::string path) : m_database(path, aKey()) {}

    kept::Start claim(const std::string& account) override {
        if (m_database.account() == account)
            return m_database.start();
        m_database.setAccount(account);
        return {};
    }
    void write(kept::Write what) override { m_waiting.push_back(std::move(what)); }
    void clear() override { m_waiting.clear(); }
    void readList(const DialogQuery& query, OperatorId me, const std::string& after, Done<kept::List> done) override {
        answerLater(m_database, &ScopeDatabase::list, std::move(done), query, me, after);
    }
    void readDialog(DialogId id, Done<kept::MarkedDialog> done) override {
        answerLater(m_database, &ScopeDatabase::dialog, std::move(done), id);
    }
    void readThread(ThreadId id, int limit, Done<wire::MessagePage> done) override {
        answerLater(m_database, &ScopeDatabase::thread, std::move(done), id, std::min(limit, 3));
    }
    void readOlder(ThreadId id, Seq before, int limit, Done<wire::MessagePage> done) override {
        answerLater(m_database, &ScopeDatabase::older, std::move(done), id, before, std::min(limit, 3));
    }
    void readHistory(CustomerId of, Seq before, int limit, Done<wire::MessagePage> done) override {
        answerLater(m_database, &ScopeDatabase::history, std::move(done), of, before, limit);
    }
    void readCustomer(CustomerId id, Done<wire::CustomerDetails> done) override {
        answerLater(m_database, &ScopeDatabase::customer, std::move(done), id);
    }
    void search(const std::vector<domain::SearchTerm>&, int, Done<wire::SearchFound> done) override { done({}); }

    /// One transaction of so much of what waits.
    void commit(std::size_t writes) {
        m_database.begin();
        for (; writes > 0 && !m_waiting.empty(); --writes) {
            m_database.apply(m_waiting.front());
            m_waiting.pop_front();
        }
        m_database.commit();
    }
    std::size_t waiting() const { return m_waiting.size(); }
    bool answer() {
        if (m_answers.empty())
            return false;
        const auto next = std::move(m_answers.front());
        m_answers.pop_front();
        next();
        return true;
    }
    ScopeDatabase& database() { return m_database; }

private:
    template <class Method, class T, class... Args>
    void answerLater(ScopeDatabase& database, Method method, Done<T> done, const Args&... args) {
        commit(waiting());
        m_answers.push_back([answer = (database.*method)(args...), done = std::move(done)] { done(answer); });
    }

    ScopeDatabase m_database;
    std::deque<kept::Write> m_waiting;
    std::deque<std::function<void()>> m_answers;
};

/// A desk with a cache against a small server; program and connection end at any moment.
class Run {
public:
    explicit Run(unsigned seed) : m_world(seed) {
        m_queries[0].order = wire::DialogOrder::urgency;
        m_queries[1].order = wire::DialogOrder::recent;
        m_queries[1].filter.unanswered = true;
    }

    void go() {
        for (int i = 0; i < 12; ++i)
            m_world.change();
        startProgram();
        startSession();
        for (int step = 0; step < 300; ++step)
            doSomething();
        endProgram();
        startProgram();
        compareOffline();
    }

private:
    struct Program {
        explicit Program(const std::string& path) : cache(path) {}
        FakeLink link;
        ManualClock clock;
        MemoryVault vault;
        SteppedCache cache;
        Desk desk{link, vault, cache, clock};
        QObject view;
    };

    void doSomething() {
        switch (m_world.pick(0, 13)) {
        case 0:
        case 1:
            return m_world.change();
        case 2:
        case 3:
        case 4:
        case 5:
            return tellNext();
        case 6:
            return askList();
        case 7:
            return m_program->desk.openThread(someThread());
        case 8:
        case 9:
            return answerSomething();
        case 10:
            return m_program->cache.commit(static_cast<std::size_t>(m_world.pick(0, 5)));
        case 11:
            m_program->cache.answer();
            return;
        case 12:
            if (m_world.pick(0, 1) == 0)
                return m_program->desk.leaveThread(someThread());
            return m_program->desk.loadOlder(someThread());
        default:
            if (m_world.pick(0, 3) != 0)
                return;
            if (m_world.pick(0, 2) != 0)
                endProgram(), startProgram();
            return startSession();
        }
    }

    ThreadId someThread() { return ThreadId{100 + m_world.pick(1, DeskWorld::kDialogs)}; }

    void startProgram() {
        m_program = std::make_unique<Program>(m_folder / "scope.db");
        m_frozen.reset();
        for (auto& next : m_next)
            next = {true, {}};
        wire::User me;
        me.id = OperatorId{7};
        me.login = "anna";
        m_program->desk.setMe(me, m_program->link.address);
        m_told = m_program->desk.position().seq;
    }

    /// As if killed: what waits to be written is lost.
    void endProgram() {
        m_program.reset();
        ScopeDatabase database(m_folder / "scope.db", aKey());
        compareWithFold(database);
    }

    void startSession() {
        auto& link = m_program->link;
        link.goOffline();
        m_frozen.reset();
        const bool known = !m_program->desk.position().epoch.empty();
        const bool resumed = known && m_world.pick(0, 9) != 0;
        if (!resumed)
            m_told = m_world.seq();
        link.start(m_told, resumed);
    }

    void tellNext() {
        if (m_told == m_world.seq() || !m_program->desk.isOnline())
            return;
        ++m_told;
        m_program->link.tell(m_world.event(m_told), m_told);
    }

    /// The next page of one of the lists.
    void askList() {
        const auto which = static_cast<std::size_t>(m_world.pick(0, 1));
        auto& next = m_next[which];
        if (!next.first)
            next = {true, {}};
        m_program->desk.loadDialogs(m_queries[which], next.second, 2, &m_program->view,
                                    [&next](const Result<ListedPage>& page) {
                                        if (page)
                                            next = {page->next.has_value(), page->next};
                                    });
    }

    /// First the server looks, some steps later its answer arrives.
    void answerSomething() {
        if (m_program->link.asked.empty())
            return;
        if (!m_frozen)
            m_frozen = m_world.truth();
        else
            answerFrom(*std::exchange(m_frozen, {}));
    }

    void answerFrom(const Truth& truth) {
        auto& link = m_program->link;
        const std::string method = link.asked.front().method;
        if (method == wire::DialogList::kMethod) {
            const auto request = link.peek<wire::DialogList>();
            const DialogQuery& query = m_queries[request.order == wire::DialogOrder::recent ? 1 : 0];
            link.answer<wire::DialogList>(listPage(truth, query, request.after));
        } else if (method == wire::DialogHistory::kMethod) {
            link.answer<wire::DialogHistory>(historyPage(truth, link.peek<wire::DialogHistory>()));
        } else {
            link.asked.pop_front();
        }
    }

    /// With the events after its position the file is what the server has.
    void compareWithFold(ScopeDatabase& database) {
        const Seq position = database.start().position.seq;
        if (database.start().position.epoch.empty())
            return;
        database.begin();
        for (Seq seq = position + 1; seq <= m_world.seq(); ++seq)
            database.apply(kept::Told{m_world.event(seq), seq});
        for (int id = 1; id <= DeskWorld::kDialogs; ++id) {
            compareDialog(database, DialogId{id});
            compareThread(database, ThreadId{100 + id});
        }
        for (const DialogQuery& query : m_queries)
            compareList(database, query);
        database.rollBack();
    }

    void compareDialog(ScopeDatabase& database, DialogId id) {
        auto known = database.dialog(id);
        if (!known)
            return;
        known->dialog.read_seq.reset();
        REQUIRE(m_world.truth().dialogs.contains(id));
        CHECK(wire::encode(known->dialog) == wire::encode(m_world.truth().dialogs.at(id)));
        ++compared;
    }

    /// The end of it, whole from somewhere on.
    void compareThread(ScopeDatabase& database, ThreadId id) {
        const auto known = database.thread(id, 10'000);
        if (!known)
            return;
        std::vector<wire::Message> truth;
        if (const auto found = m_world.truth().threads.find(id); found != m_world.truth().threads.end())
            truth = found->second;
        REQUIRE(known->messages.size() <= truth.size());
        const auto skipped = truth.size() - known->messages.size();
        CHECK(known->next.has_value() == (skipped > 0));
        for (std::size_t i = 0; i < known->messages.size(); ++i)
            CHECK(wire::encode(known->messages[i]) == wire::encode(truth[skipped + i]));
        ++compared;
    }

    /// As far as it is kept, the server's order.
    void compareList(ScopeDatabase& database, const DialogQuery& query) {
        std::vector<SortKey> kept;
        std::optional<SortKey> upTo;
        std::optional<std::string> after = "";
        while (after) {
            const auto page = database.list(query, OperatorId{7}, *after);
            if (!page)
                break;
            for (const auto& known : page->dialogs)
                kept.push_back(sortKey(query.order, known.dialog));
            upTo = page->upTo;
            after = page->next;
            ++compared;
        }
        const bool complete = !after;
        std::vector<SortKey> expected;
        for (const auto& [id, dialog] : m_world.truth().dialogs)
            if (const SortKey key = sortKey(query.order, dialog);
                query.matches(dialog, OperatorId{7}, Time{}) && (complete || (upTo && key <= *upTo)))
                expected.push_back(key);
        std::sort(expected.begin(), expected.end());
        CHECK(kept == expected);
    }

    /// What the file has is there before any server is asked.
    void compareOffline() {
        ScopeDatabase& database = m_program->cache.database();
        const auto kept = database.list(m_queries[0], OperatorId{7}, "");
        std::optional<ListedPage> shown;
        m_program->desk.loadDialogs(m_queries[0], {}, 2, &m_program->view, [&](const Result<ListedPage>& page) {
            if (page)
                shown = *page;
        });
        while (m_program->cache.answer())
            ;
        REQUIRE(shown.has_value() == kept.has_value());
        if (!kept)
            return;
        REQUIRE(shown->keys.size() == kept->dialogs.size());
        for (const auto& known : kept->dialogs)
            CHECK(m_program->desk.dialog(known.dialog.id));
    }

    const TemporaryFolder m_folder;
    DeskWorld m_world;
    std::array<DialogQuery, 2> m_queries;
    std::array<std::pair<bool, std::optional<std::string>>, 2> m_next; ///< false: the list has ended
    std::unique_ptr<Program> m_program;
    Seq m_told = 0;
    std::optional<Truth> m_frozen; ///< from which the oldest request is being answered

public:
    int compared = 0;
};

} // namespace

TEST_CASE("scope cache: killed at any transaction, it goes on from where it stands to what the server has") {
    const unsigned seed = GENERATE(range(1u, 61u));
    CAPTURE(seed);
    Run run(seed);
    run.go();
    CHECK(run.compared > 0);
}
