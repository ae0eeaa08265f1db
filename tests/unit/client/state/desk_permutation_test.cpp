// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/desk.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wire_builders.hpp"

#include <map>
#include <random>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

constexpr int kDialogs = 6;
constexpr int kPage = 4;

/// The truth at one position of the journal.
struct Truth {
    std::map<DialogId, wire::Dialog> dialogs;
    std::map<ThreadId, std::vector<wire::Message>> threads;
};

/// A small server that only knows how to change and how to be asked.
class World {
public:
    explicit World(unsigned seed) : m_random(seed) {}

    Seq seq() const { return static_cast<Seq>(m_journal.size()); }
    const Truth& truth() const { return m_truth; }
    const wire::Event& event(Seq seq) const { return m_journal.at(static_cast<std::size_t>(seq - 1)); }

    void change() {
        const DialogId id{pick(1, kDialogs)};
        const auto found = m_truth.dialogs.find(id);
        if (found == m_truth.dialogs.end())
            return add(id);
        switch (pick(0, 5)) {
        case 0:
        case 1:
            return write(found->second, aMessage(id.value, seq() + 1));
        case 2:
            return write(found->second, aReply(id.value, seq() + 1, 9));
        case 3:
            return editMessage(found->second);
        case 4:
            found->second.priority = static_cast<int>(pick(0, 3));
            ++found->second.version;
            return log(wire::DialogChanged{found->second, {}});
        default:
            m_hidden[id] = found->second;
            m_truth.dialogs.erase(found);
            return log(wire::DialogRemoved{id});
        }
    }

    std::int64_t pick(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(m_random);
    }

private:
    void log(wire::Event event) { m_journal.push_back(std::move(event)); }

    void add(DialogId id) {
        const auto hidden = m_hidden.find(id);
        wire::Dialog dialog = hidden == m_hidden.end() ? aDialog(id.value) : hidden->second;
        ++dialog.version;
        m_truth.dialogs[id] = dialog;
        log(wire::DialogAdded{dialog, {}});
    }

    void write(wire::Dialog& dialog, const wire::Message& message) {
        dialog = with(dialog, message);
        m_truth.threads[dialog.thread_id].push_back(message);
        log(wire::MessageAdded{message, dialog});
    }

    void editMessage(wire::Dialog& dialog) {
        auto& thread = m_truth.threads[dialog.thread_id];
        if (thread.empty())
            return;
        wire::Message& message = thread[static_cast<std::size_t>(pick(0, std::ssize(thread) - 1))];
        message.text += "+";
        log(wire::MessageChanged{message});
    }

    std::mt19937 m_random;
    Truth m_truth;
    std::map<DialogId, wire::Dialog> m_hidden;
    std::vector<wire::Event> m_journal;
};

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
            return m_desk.openThread(ThreadId{100 + m_world.pick(1, kDialogs)});
        case 8:
            return answerSomething();
        default:
            if (m_world.pick(0, 15) == 0)
                startSession(m_world.pick(0, 1) == 0);
            else
                m_desk.loadOlder(ThreadId{100 + m_world.pick(1, kDialogs)});
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
            m_link.answer<wire::DialogHistory>(history(truth));
        } else {
            m_link.asked.pop_front();
        }
    }

    wire::MessagePage history(const Truth& truth) {
        const auto request = m_link.peek<wire::DialogHistory>();
        wire::MessagePage page;
        const auto thread = truth.threads.find(*request.thread_id);
        if (thread == truth.threads.end())
            return page;
        std::vector<wire::Message> matching;
        for (const wire::Message& message : thread->second)
            if (!request.before || message.seq < std::stoll(*request.before))
                matching.push_back(message);
        const auto first = matching.size() > kPage ? matching.end() - kPage : matching.begin();
        page.messages.assign(first, matching.end());
        if (first != matching.begin())
            page.next = std::to_string(page.messages.front().seq);
        return page;
    }

    void settle() {
        while (m_told < m_world.seq())
            tellNext();
        askList(); // a cut may have swallowed the last one
        for (int id = 1; id <= kDialogs; ++id)
            m_desk.openThread(ThreadId{100 + id});
        while (!m_link.asked.empty()) {
            answerFrom(std::exchange(m_frozen, {}).value_or(m_world.truth()));
            if (m_link.asked.empty())
                for (int id = 1; id <= kDialogs; ++id)
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
        for (int id = 1; id <= kDialogs; ++id)
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

    World m_world;
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
