// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/lifecycle.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "shared/wire/codec.hpp"
#include "tests/support/dialogs.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::domain;
using namespace pult::test;

namespace {

constexpr int kHistories = 400;
constexpr int kSteps = 150;

using Move = std::pair<DialogStatus, DialogStatus>;

/// Every change of status that the rules name.
const std::set<Move>& lawful() {
    using enum DialogStatus;
    static const std::set<Move> moves = [] {
        std::set<Move> all = {{unknown, bot},     {unknown, queued},  {unknown, waiting}, {bot, queued},
                              {bot, active},      {queued, offered},  {queued, active},   {queued, snoozed},
                              {offered, active},  {offered, queued},  {active, waiting},  {active, snoozed},
                              {active, queued},   {active, offered},  {waiting, active},  {waiting, snoozed},
                              {waiting, queued},  {waiting, offered}, {snoozed, active},  {snoozed, queued},
                              {snoozed, offered}, {closed, active},   {closed, queued},   {bot, offered}};
        for (const auto status : {bot, queued, offered, active, waiting, snoozed})
            all.insert({status, closed}); // spam takes any
        for (const auto status : {queued, offered, active, snoozed, closed})
            all.insert({status, status}); // a wait starts or ends, a group or a reason changes
        return all;
    }();
    return moves;
}

/// A thread as the store keeps it: its dialogs, the newest last; a journal number; a clock.
class Thread {
public:
    explicit Thread(std::uint64_t seed) : m_random(seed) {}

    std::set<Move> seen;
    int refused = 0;

    void step() {
        m_now += Millis{std::int64_t(below(8)) * 1000 * (below(4) == 0 ? 3600 : 60)};
        fireTimers();
        const int what = below(21);
        if (what < 6)
            return receiveOne();
        if (m_dialogs.empty() || (what == 6 && !anyOpen()))
            return startByCompany();
        applyOne(anyEvent(what));
    }

    const Dialog& newest() const { return m_dialogs.back(); }
    bool empty() const { return m_dialogs.empty(); }
    Time now() const { return m_now; }

private:
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    OperatorId anybody() { return OperatorId{1 + below(3)}; }
    std::optional<Seq> someSeen() {
        return below(3) == 0 ? std::optional<Seq>{} : std::optional<Seq>{m_seq - below(4)};
    }
    bool anyOpen() const { return !m_dialogs.empty() && m_dialogs.back().status != DialogStatus::closed; }

    Policy policy() {
        Policy policy;
        policy.botAnswers = below(3) == 0;
        policy.stickyReopen = below(2) == 0;
        policy.requeueSnoozedOfAbsent = below(2) == 0;
        policy.reopenWindow = std::chrono::hours{below(30)};
        policy.answerWithin = std::chrono::minutes{5 * below(3)};
        return policy;
    }

    void fireTimers() {
        if (anyOpen() && newest().snoozedUntil && *newest().snoozedUntil <= m_now)
            applyOne(event::SnoozeEnded{below(2) == 0});
        if (anyOpen() && newest().answerAlertAt && *newest().answerAlertAt <= m_now)
            applyOne(event::AnswerAlerted{});
    }

    void receiveOne() {
        const event::Inbound inbound{m_now - Millis{below(100'000)}, ++m_seq, below(3) != 0};
        const auto latest = m_dialogs.empty() ? std::optional<Dialog>{} : m_dialogs.back();
        const auto outcome = receive(latest, inbound, byCustomer(), m_now, policy());
        REQUIRE(outcome);
        if (outcome->opened)
            add(*outcome);
        else
            replace(*outcome);
        REQUIRE(newest().lastInboundSeq == m_seq);
        const bool muted = newest().resolution == Resolution::spam;
        REQUIRE((newest().waitingSince.has_value() || muted));
    }

    void startByCompany() {
        const auto outcome = open(event::CompanyWrote{anybody(), ++m_seq}, byOperator(kAnna), m_now, policy());
        REQUIRE(outcome);
        add(*outcome);
    }

    DialogEvent anyEvent(int what) {
        const auto who = anybody();
        switch (what) {
        case 7:
            return event::HandedOver{};
        case 8:
            return event::BotFinished{};
        case 9:
            return event::Offered{who, below(4) == 0};
        case 10:
            return below(2) ? DialogEvent{event::OfferAccepted{who}} : DialogEvent{event::OfferMissed{who}};
        case 11:
            return event::Taken{who, below(2) ? std::optional{newest().version - below(2)} : std::nullopt};
        case 12:
            return event::Replied{who, ++m_seq, someSeen()};
        case 13:
            return below(2) ? DialogEvent{event::MarkedAnswered{someSeen()}} : DialogEvent{event::MarkedUnanswered{}};
        case 14:
            return event::RepliesFailed{};
        case 15:
            return event::Snoozed{below(3) ? std::optional{m_now + Millis{below(90'000'000) - 1000}} : std::nullopt,
                                  below(2) == 0, someSeen()};
        case 16:
            return event::Closed{Resolution(below(9)), someSeen(), below(8) == 0,
                                 std::vector<std::string>(below(10) == 0 ? 1 : 0, "city")};
        case 17:
            return below(2) ? DialogEvent{event::IdledOut{}} : DialogEvent{event::AssigneeLost{below(2) == 0}};
        case 18:
            return event::Transferred{below(2) ? who : OperatorId{}, GroupId{below(3)}, below(3) == 0};
        case 19:
            return below(3) ? DialogEvent{event::TakenOver{who}} : DialogEvent{event::Reopened{who}};
        case 20:
            return below(4) ? DialogEvent{event::Rated{below(7)}}
                            : (below(2) ? DialogEvent{event::MarkedSpam{}} : DialogEvent{event::Merged{DialogId{9}}});
        default:
            return event::MarkedAnswered{};
        }
    }

    void applyOne(const DialogEvent& event) {
        const auto actor = below(4) == 0 ? bySystem() : byOperator(kAnna);
        const auto rules = policy();
        const auto outcome = apply(newest(), event, actor, m_now, rules);
        if (!outcome) {
            ++refused;
            REQUIRE_FALSE(outcome.error().detail.empty());
            return;
        }
        const auto again = apply(newest(), event, actor, m_now, rules);
        REQUIRE(again->dialog == outcome->dialog); // pure
        REQUIRE(again->transitions == outcome->transitions);
        replace(*outcome);
    }

    void add(const Outcome& outcome) {
        REQUIRE_FALSE(anyOpen()); // at most one open dialog per thread
        REQUIRE(outcome.transitions.size() == 1);
        m_dialogs.push_back(outcome.dialog);
        m_dialogs.back().id = DialogId{100 + std::int64_t(m_dialogs.size())};
        check(outcome, DialogStatus::unknown);
    }

    void replace(const Outcome& outcome) {
        const Dialog before = newest();
        m_dialogs.back() = outcome.dialog;
        REQUIRE(outcome.dialog.version == before.version + (outcome.dialog == before ? 0 : 1));
        const bool moved = outcome.dialog.status != before.status || outcome.dialog.assignee != before.assignee ||
                           outcome.dialog.waitingSince.has_value() != before.waitingSince.has_value();
        REQUIRE((!moved || !outcome.transitions.empty()));
        check(outcome, before.status);
    }

    void check(const Outcome& outcome, DialogStatus before) {
        const Dialog& dialog = outcome.dialog;
        REQUIRE(isConsistent(dialog));
        const bool sleepsOn = !dialog.snoozedUntil || *dialog.snoozedUntil > m_now || dialog.snoozedUntilReply;
        REQUIRE((dialog.status != DialogStatus::snoozed || sleepsOn));
        // The journal tells the whole way from the old status to the new one.
        for (const auto& transition : outcome.transitions) {
            REQUIRE(transition.from == before);
            REQUIRE_FALSE(transition.cause.empty());
            REQUIRE(lawful().contains({transition.from, transition.to}));
            seen.insert({transition.from, transition.to});
            before = transition.to;
        }
        REQUIRE(before == dialog.status);
    }

    std::mt19937_64 m_random;
    std::vector<Dialog> m_dialogs;
    Time m_now = kNoon;
    Seq m_seq = 100;
};

} // namespace

TEST_CASE("lifecycle: no history breaks the invariants of a dialog", "[domain][lifecycle][property]") {
    std::set<Move> seen;
    int refused = 0;
    for (std::uint64_t seed = 1; seed <= kHistories; ++seed) {
        Thread thread(seed);
        for (int step = 0; step < kSteps; ++step) {
            INFO("seed " << seed << ", step " << step);
            thread.step();
        }
        seen.insert(thread.seen.begin(), thread.seen.end());
        refused += thread.refused;
    }
    // The histories reach every lawful move, so what was checked is not a corner of the rules.
    for (const auto& [from, to] : lawful()) {
        INFO(wire::enumText(from) << " -> " << wire::enumText(to));
        CHECK(seen.contains({from, to}));
    }
    CHECK(refused > kHistories);
}

TEST_CASE("lifecycle: from any history two takes at once have exactly one winner", "[domain][lifecycle][property]") {
    int contested = 0;
    for (std::uint64_t seed = 1; seed <= kHistories; ++seed) {
        Thread thread(seed + 10'000);
        for (int step = 0; step < kSteps / 2; ++step) {
            thread.step();
            if (thread.empty() ||
                (thread.newest().status != DialogStatus::queued && thread.newest().status != DialogStatus::bot))
                continue;
            INFO("seed " << seed + 10'000 << ", step " << step);
            ++contested;
            const Dialog dialog = thread.newest();
            const auto first =
                apply(dialog, event::Taken{kAnna, dialog.version}, byOperator(kAnna), thread.now(), Policy{});
            REQUIRE(first);
            const auto second =
                apply(first->dialog, event::Taken{kBoris, dialog.version}, byOperator(kBoris), thread.now(), Policy{});
            REQUIRE(second.error().code == Errc::taken);
        }
    }
    CHECK(contested > kHistories);
}

namespace {

struct Delivery {
    int number = 0; ///< the messenger's
    Time at;
};

/// A thread that de-duplicates by the messenger's number and orders by it.
struct Inbox {
    std::optional<Dialog> dialog;
    std::map<int, Time> messages;

    void deliver(const Delivery& delivery) {
        if (!messages.emplace(delivery.number, delivery.at).second)
            return;
        auto outcome =
            receive(dialog, {delivery.at, Seq(100 + delivery.number)}, byCustomer(), kNoon + 1h, Policy{}).value();
        dialog = std::move(outcome.dialog);
        dialog->version = 0; // counts the changes, which may differ
    }
};

} // namespace

TEST_CASE("lifecycle: the order and number of deliveries makes no difference", "[domain][lifecycle][property]") {
    const std::vector<std::optional<Dialog>> starts = {std::nullopt,     inBot(),         inQueue(),
                                                       offeredTo(kAnna), activeOf(kAnna), waitingOf(kAnna),
                                                       snoozedOf(kAnna), closedBy(kAnna)};
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        std::mt19937_64 random(seed);
        std::vector<Delivery> deliveries(2 + seed % 7);
        for (std::size_t i = 0; i < deliveries.size(); ++i)
            deliveries[i] = {int(i), kNoon + 10min + Millis{std::int64_t(random() % 600'000)}};
        for (std::size_t start = 0; start < starts.size(); ++start) {
            INFO("seed " << seed << ", start " << start);
            Inbox inOrder{starts[start], {}};
            for (const auto& delivery : deliveries)
                inOrder.deliver(delivery);

            auto shuffled = deliveries;
            shuffled.insert(shuffled.end(), deliveries.begin(), deliveries.end());
            std::shuffle(shuffled.begin(), shuffled.end(), random);
            Inbox permuted{starts[start], {}};
            for (const auto& delivery : shuffled)
                permuted.deliver(delivery);

            REQUIRE(permuted.messages == inOrder.messages);
            REQUIRE(*permuted.dialog == *inOrder.dialog);
        }
    }
}
