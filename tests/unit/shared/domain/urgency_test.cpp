// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/urgency.hpp"

#include <algorithm>
#include <random>
#include <set>

#include "shared/domain/answer_deadline.hpp"
#include "tests/support/dialogs.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::domain;
using namespace pult::test;

namespace {

/// A dialog as the queue may hold it, with a deadline and a window that no other one shares.
class QueueOf {
public:
    explicit QueueOf(unsigned seed) : m_random(seed) {}

    Dialog next() {
        Dialog dialog = opened();
        dialog.id = DialogId{1 + below(1'000'000)};
        dialog.priority = static_cast<int>(below(4)) - 1;
        dialog.waitingSince = kNoon - std::chrono::minutes{below(300)};
        if (below(3) == 0)
            dialog.answerDueAt = unused();
        if (below(2) == 0)
            dialog.windowEndsAt = unused();
        dialog.windowClosing = dialog.windowEndsAt && *dialog.windowEndsAt <= kNoon + kWindowCloses;
        return dialog;
    }

private:
    std::int64_t below(std::int64_t limit) {
        return std::uniform_int_distribution<std::int64_t>(0, limit - 1)(m_random);
    }
    Time unused() {
        while (true) {
            const Time time = kNoon + Millis{below(86'400'000) - 20'000'000};
            if (m_used.insert(time).second)
                return time;
        }
    }

    std::mt19937 m_random;
    std::set<Time> m_used;
};

/// The order of the queue as it is laid down, member by member.
auto laidDown(const Dialog& dialog) {
    const bool overdue = dialog.answerDueAt && *dialog.answerDueAt <= kNoon;
    const bool closes = dialog.windowEndsAt && *dialog.windowEndsAt <= kNoon + kWindowCloses;
    return std::tuple(-dialog.priority, overdue ? 0 : 1, dialog.answerDueAt.value_or(Time::max()),
                      closes ? *dialog.windowEndsAt : Time::max(), *dialog.waitingSince, dialog.id);
}

wire::Dialog shown(const Dialog& dialog) {
    wire::Dialog wired;
    wired.id = dialog.id;
    wired.priority = dialog.priority;
    wired.waiting_since = dialog.waitingSince;
    wired.closed_at = dialog.closedAt;
    wired.answer_due_at = dialog.answerDueAt;
    wired.window_ends_at = dialog.windowEndsAt;
    if (dialog.windowClosing)
        wired.window_closing = true;
    return wired;
}

Dialog inWindow(Dialog dialog) {
    dialog.windowEndsAt = kNoon + 24h;
    return dialog;
}

} // namespace

TEST_CASE("urgency: one number puts the queue into the order that is laid down, at the desk too", "[domain]") {
    for (unsigned seed = 1; seed <= 50; ++seed) {
        QueueOf queue(seed);
        std::vector<Dialog> dialogs;
        for (int i = 0; i < 60; ++i)
            dialogs.push_back(queue.next());
        auto expected = dialogs;
        std::ranges::sort(expected, {}, laidDown);
        std::ranges::sort(dialogs, {}, [](const Dialog& dialog) { return std::pair(urgencyOf(dialog), dialog.id); });
        INFO("seed " << seed);
        CHECK(dialogs == expected);
        for (const auto& dialog : dialogs)
            CHECK(urgencyOf(shown(dialog)) == urgencyOf(dialog));
    }
}

TEST_CASE("urgency: where nobody waits comes after every wait, what is closed last and the newest first", "[domain]") {
    const Dialog closed = closedBy(kAnna);
    Dialog closedLater = closed;
    closedLater.closedAt = *closed.closedAt + 1ms;
    CHECK(urgencyOf(inQueue()) < urgencyOf(waitingOf(kAnna)));
    CHECK(urgencyOf(waitingOf(kAnna)) < urgencyOf(closedLater));
    CHECK(urgencyOf(closedLater) < urgencyOf(closed));
    Dialog answered = inWindow(waitingOf(kAnna));
    answered.windowEndsAt = kNoon;
    CHECK(urgencyOf(answered) == urgencyOf(waitingOf(kAnna)));
}

TEST_CASE("lifecycle: who waits is marked once, two hours before the messenger's time is over", "[domain][lifecycle]") {
    const Dialog queued = inWindow(inQueue());
    CHECK(at(22h - 1ms, queued, event::WindowClosing{}, bySystem()).error().code == Errc::conflict);
    const auto marked = at(22h, queued, event::WindowClosing{}, bySystem()).value();
    CHECK(marked.transitions == one("window_closing", DialogStatus::queued, DialogStatus::queued));
    CHECK(marked.dialog.windowClosing);
    CHECK(marked.dialog.version == queued.version + 1);
    CHECK(isConsistent(marked.dialog));
    CHECK(at(23h, marked.dialog, event::WindowClosing{}, bySystem()).error().code == Errc::conflict);
    CHECK(at(23h, inQueue(), event::WindowClosing{}, bySystem()).error().code == Errc::conflict);
    CHECK(at(23h, inWindow(waitingOf(kAnna)), event::WindowClosing{}, bySystem()).error().code == Errc::conflict);
}

TEST_CASE("lifecycle: an answer takes the mark of a closing window away, and so does a close", "[domain][lifecycle]") {
    const Dialog marked = DialogBuilder(inWindow(activeOf(kAnna))).then(event::WindowClosing{}, bySystem(), 22h);
    const auto answered = at(23h, marked, event::Replied{kAnna, 11, Seq{10}}, byOperator(kAnna)).value();
    CHECK_FALSE(answered.dialog.windowClosing);
    CHECK(isConsistent(answered.dialog));
    CHECK_FALSE(at(23h, marked, event::Closed{}, byOperator(kAnna)).value().dialog.windowClosing);
    // The reply has not gone out after all.
    const auto failed = at(23h, answered.dialog, event::RepliesFailed{}, bySystem()).value();
    CHECK(at(23h, failed.dialog, event::WindowClosing{}, bySystem()).value().dialog.windowClosing);
}
