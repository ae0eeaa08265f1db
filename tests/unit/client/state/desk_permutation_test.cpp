// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/desk.hpp"
#include "tests/support/desk_world.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

/// Runs a desk against the world: requests are answered from the truth of some moment, events come in
/// order but late, answers overtake them and are overtaken.
class Run {
public:
    explicit Run(unsigned seed) : m_world(seed) {}

    void go() {
        for (int i = 0; i < 12; ++i)
            m_world.change();
        startSession(false);
        for (int step = 0; step < 300; ++step)
            doSomething();
        settle();
        compare();
    }

private:
    void doSomething() {
        switch (m_world.pick(0, 9)) {
        case 0:
        case 1:
        case 2:
            return m_world.change();
        case 3:
        case 4:
        case 5:
            return tellNext();
        case 6:
            return askList();
        case 7:
            return m_desk.openThread(ThreadId{100 + m_world.pick(1, DeskWorld::kDialogs)});
        case 8:
            return answerSomething();
        default:
            if (m_world.pick(0, 15) == 0)
                startSession(m_world.pick(0, 1) == 0);
            else
                m_desk.loadOlder(ThreadId{100 + m_world.pick(1, DeskWorld::kDialogs)});
        }
    }

    void startSession(bool resumed) {
        m_link.goOffline();
        m_frozen.reset();
        if (!resumed)
            m_told = m_world.seq();
        m_link.start(resumed ? m_told : m_world.seq(), resumed);
        if (!resumed)
            askList();
    }

    void tellNext() {
        if (m_told == m_world.seq())
            return;
        ++m_told;
        m_link.tell(m_world.event(m_told), m_told);
    }

    void askList() {
        m_desk.loadDialogs(DialogQuery{}, {}, 100, &m_view, [this](const Result<ListedPage>& page) {
            if (page)
                m_listed = true;
        });
    }

    /// First the server looks, some steps later its answer arrives.
    void answerSomething() {
        if (m_link.asked.empty())
            return;
        if (!m_frozen)
            m_frozen = m_world.truth();
        else
            answerFrom(*std::exchange(m_frozen, {}));
    }

    void answerFrom(const Truth& truth) {
        const std::string method = m_link.asked.front().method;
        if (method == wire::DialogList::kMethod) {
            wire::DialogPage page;
            for (const auto& [id, dialog] : truth.dialogs)
                page.dialogs.push_back(dialog);
            m_link.answer<wire::DialogList>(page);
        } else if (method == wire::DialogHistory::kMethod) {
            m_link.answer<wire::DialogHistory>(historyPage(truth, m_link.peek<wire::DialogHistory>()));
        } else {
            m_link.asked.pop_front();
        }
    }

    void settle() {
        while (m_told < m_world.seq())
            tellNext();
        askList(); // a cut may have swallowed the last one
        for (int id = 1; id <= DeskWorld::kDialogs; ++id)
            m_desk.openThread(ThreadId{100 + id});
        while (!m_link.asked.empty()) {
            answerFrom(std::exchange(m_frozen, {}).value_or(m_world.truth()));
            if (m_link.asked.empty())
                for (int id = 1; id <= DeskWorld::kDialogs; ++id)
                    m_desk.loadOlder(ThreadId{100 + id});
        }
    }

    void compare() {
        REQUIRE(m_listed);
        std::map<DialogId, std::string> expected;
        for (const auto& [id, dialog] : m_world.truth().dialogs)
            expected[id] = wire::encode(dialog);
        std::map<DialogId, std::string> seen;
        m_desk.forEachDialog([&](const wire::Dialog& dialog) {
            if (m_desk.isCurrent(dialog.id))
                seen[dialog.id] = wire::encode(dialog);
        });
        CHECK(seen == expected);
        for (int id = 1; id <= DeskWorld::kDialogs; ++id)
            compareThread(ThreadId{100 + id});
    }

    void compareThread(ThreadId id) {
        std::vector<std::string> expected;
        if (const auto thread = m_world.truth().threads.find(id); thread != m_world.truth().threads.end())
            for (const wire::Message& message : thread->second)
                expected.push_back(wire::encode(message));
        const ThreadSlice view = m_desk.thread(id);
        REQUIRE(view.complete);
        std::vector<std::string> seen;
        for (const wire::Message& message : *view.messages)
            seen.push_back(wire::encode(message));
        CHECK(seen == expected);
    }

    DeskWorld m_world;
    ManualClock m_clock;
    FakeLink m_link;
    MemoryVault m_vault;
    Desk m_desk{m_link, m_vault, m_clock};
    QObject m_view;
    Seq m_told = 0;
    std::optional<Truth> m_frozen; ///< from which the oldest request is being answered
    bool m_listed = false;
};

} // namespace

TEST_CASE("desk: however answers, events and cuts interleave, it ends up equal to the server", "[state]") {
    const unsigned seed = GENERATE(range(1u, 201u));
    CAPTURE(seed);
    Run(seed).go();
}
