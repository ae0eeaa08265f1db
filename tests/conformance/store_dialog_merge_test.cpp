// SPDX-License-Identifier: GPL-3.0-or-later
// One customer writes in two conversations, and is answered in one of them.
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::DialogStatus;
using wire::Role;
using namespace std::chrono_literals;

namespace {

/// Anna has both dialogs of a customer whose cards are one already.
template <class Backend>
struct TwoThreads {
    StoreFixture<Backend> t;
    domain::Principal anna = t.addUser("Anna", Role::operator_);
    domain::Principal boss = t.addUser("Boss", Role::supervisor);
    DialogId left = begun("7");
    DialogId right = begun("8");

    TwoThreads() {
        const auto into = t.dialogFor(boss, right)->customer_id, from = t.dialogFor(boss, left)->customer_id;
        REQUIRE(t.run(t.store->mergeCustomers({boss, Permission::customer_merge}, {into, from, {}, {}})));
    }
    DialogId begun(const std::string& peer) {
        const DialogId dialog = t.write(peer, "Hello").message.dialog_id;
        REQUIRE(t.take(dialog, anna));
        return dialog;
    }
    Result<wire::Dialog> merge(DialogId from, domain::event::Merged into) {
        return t.change(from, anna, Permission::dialog_close, into);
    }
    Errc refusal(DialogId from, domain::event::Merged into) {
        const auto refused = merge(from, into);
        REQUIRE_FALSE(refused);
        return refused.error().code;
    }
    wire::Dialog shown(DialogId dialog) { return t.dialogFor(boss, dialog).value(); }
};

} // namespace

TEMPLATE_TEST_CASE("dialog merge: it ends in its own thread and names the other, which takes over the wait",
                   "[storage]", SqliteBackend) {
    TwoThreads<TestType> m;
    REQUIRE(m.t.change(m.right, m.anna, Permission::dialog_reply, domain::event::MarkedAnswered{}));
    const auto merged = m.merge(m.left, {m.right});
    REQUIRE(merged);
    CHECK(merged->status == DialogStatus::closed);
    CHECK(merged->resolution == wire::Resolution::merged);
    CHECK(merged->merged_into == m.right);
    CHECK(m.shown(m.right).unanswered);
    CHECK(m.shown(m.right).status == DialogStatus::active);
    const auto line = m.t.historyOf(m.boss, m.left)->messages.back();
    CHECK(line.event == "merged");
    CHECK(line.text == std::to_string(m.right.value));
    const auto lineThere = m.t.historyOf(m.boss, m.right)->messages.back();
    CHECK(lineThere.event == "merged_in");
    CHECK(lineThere.text == std::to_string(m.left.value));
    CHECK(m.merge(m.left, {m.right})); // again: it is so already
    CHECK(m.t.historyOf(m.boss, m.right)->messages.back().id == lineThere.id);
    CHECK(m.t.change(m.left, m.anna, Permission::dialog_reopen, domain::event::Reopened{m.anna.operatorId})
              .error()
              .code == Errc::conflict);

    // Who writes where it was is heard.
    const auto next = m.t.write("7", "Are you there?").message.dialog_id;
    CHECK(next != m.left);
    CHECK(m.shown(next).unanswered);
    CHECK_FALSE(m.shown(next).merged_into);
    m.t.reopen();
    CHECK(m.shown(m.left).merged_into == m.right);
    CHECK(m.t.complaints().empty());
}

TEMPLATE_TEST_CASE("dialog merge: never into itself, a closed one, a stranger's, or one out of sight", "[storage]",
                   SqliteBackend) {
    TwoThreads<TestType> m;
    const auto stranger = m.begun("9");
    CHECK(m.refusal(m.left, {m.left}) == Errc::invalid);
    CHECK(m.refusal(m.left, {DialogId{4711}}) == Errc::not_found);
    CHECK(m.refusal(m.left, {stranger}) == Errc::conflict);
    const auto boris = m.t.addUser("Boris", Role::operator_);
    REQUIRE(m.t.change(m.right, m.anna, Permission::dialog_transfer,
                       domain::event::Transferred{boris.operatorId, {}, false}));
    CHECK(m.refusal(m.left, {m.right}) == Errc::not_found);
    REQUIRE(m.t.change(m.right, boris, Permission::dialog_transfer,
                       domain::event::Transferred{m.anna.operatorId, {}, false}));
    // One after the other: no ring, and nobody is left in a dialog that has ended.
    REQUIRE(m.merge(m.right, {m.left}));
    CHECK(m.refusal(m.left, {m.right}) == Errc::conflict);
    CHECK(m.shown(m.left).status == DialogStatus::active);
    CHECK(m.t.complaints().empty());
}

TEMPLATE_TEST_CASE("dialog merge: not over words that weren't seen, replies on their way, or a wait nobody hears of",
                   "[storage]", SqliteBackend) {
    TwoThreads<TestType> m;
    const Seq seen = m.shown(m.left).last_inbound_seq;
    m.t.write("7", "And one more thing");
    CHECK(m.refusal(m.left, {m.right, seen}) == Errc::stale);
    const auto later = m.t.clock.now() + 1h;
    REQUIRE(m.t.change(m.right, m.anna, Permission::dialog_reply, domain::event::MarkedAnswered{}));
    REQUIRE(m.t.change(m.right, m.anna, Permission::dialog_reply, domain::event::Snoozed{later, false, std::nullopt}));
    CHECK(m.refusal(m.left, {m.right}) == Errc::conflict);
    CHECK(m.shown(m.left).unanswered);
    const auto reply = m.t.reply(m.left, m.anna, "Here").value().id;
    CHECK(m.refusal(m.left, {m.right}) == Errc::unsent);
    REQUIRE(m.t.run(m.t.store->acceptForVisitor(reply)));
    CHECK(m.merge(m.left, {m.right}));
    CHECK(m.shown(m.right).status == DialogStatus::snoozed); // nobody waits
    CHECK(m.t.complaints().empty());
}
