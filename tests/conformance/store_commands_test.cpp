// SPDX-License-Identifier: GPL-3.0-or-later
// What a desk asks for again because it has not heard the answer, and what was decided while others went on.
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::DialogStatus;
using wire::MessageState;
using wire::Role;
using namespace std::chrono_literals;

namespace {

template <class Backend>
struct Office {
    StoreFixture<Backend> t;
    domain::Principal anna = t.addUser("Anna", Role::owner);
    domain::Principal maria = t.addUser("Maria", Role::owner);
    DialogId dialog = t.takenBy(anna);

    Result<wire::Dialog> close(const domain::Principal& by, const std::string& clientId,
                               std::optional<OperatorId> seenAssignee = {}, DialogId which = {}) {
        DialogChange change;
        change.guard = {by, Permission::dialog_close};
        change.dialog = which ? which : dialog;
        change.event = domain::event::Closed{};
        change.clientId = clientId;
        change.seenAssignee = seenAssignee;
        return t.run(t.store->changeDialog(std::move(change)));
    }
    Result<wire::Dialog> assign(const domain::Principal& by, OperatorId to, OperatorId seenAssignee,
                                const std::string& clientId, const std::string& comment = {}) {
        DialogChange change;
        change.guard = {by, Permission::dialog_transfer};
        change.dialog = dialog;
        change.event = domain::event::Transferred{to, {}, false};
        change.clientId = clientId;
        change.seenAssignee = seenAssignee;
        change.comment = comment;
        return t.run(t.store->changeDialog(std::move(change)));
    }
    Result<wire::Dialog> reopen(const domain::Principal& by) {
        return t.change(dialog, by, Permission::dialog_reopen, domain::event::Reopened{by.operatorId});
    }
    Result<wire::Message> hold(const domain::Principal& by, const std::string& text, Millis hold) {
        auto reply = t.replyTo(dialog, by, text);
        reply.hold = hold;
        return t.run(t.store->recordOutbound(std::move(reply)));
    }
    std::vector<std::int64_t> due() {
        std::vector<std::int64_t> ids;
        for (const auto& item : t.run(t.store->dueOutbox(t.clock.now(), 100)).value())
            ids.push_back(item.message.value);
        return ids;
    }
    std::size_t messages() { return t.historyOf(anna, dialog)->messages.size(); }
};

using Ids = std::vector<std::int64_t>;

} // namespace

TEMPLATE_TEST_CASE("commands: asked again under the same name, nothing happens twice", "[storage]", SqliteBackend) {
    Office<TestType> o;
    const auto closed = o.close(o.anna, "close-1");
    REQUIRE(closed);
    REQUIRE(o.reopen(o.maria));
    const Seq before = o.t.heard.back().seq;
    const auto again = o.close(o.anna, "close-1");
    REQUIRE(again);
    CHECK(wire::encode(*again) == wire::encode(*closed));
    CHECK(o.t.dialogFor(o.anna, o.dialog)->status == DialogStatus::active);
    o.t.reopen();
    CHECK(o.close(o.anna, "close-1"));
    CHECK(o.t.dialogFor(o.anna, o.dialog)->status == DialogStatus::active);
    CHECK(o.t.heard.back().seq == before);
    // Another person's name, and another name, are other commands.
    CHECK(o.close(o.maria, "close-1")->status == DialogStatus::closed);
    REQUIRE(o.reopen(o.maria));
    CHECK(o.close(o.anna, "close-2")->status == DialogStatus::closed);
    CHECK(o.t.complaints().empty());
}

TEMPLATE_TEST_CASE("commands: a name stands for one thing", "[storage]", SqliteBackend) {
    Office<TestType> o;
    const auto other = o.t.write("8", "Hello").message.dialog_id;
    REQUIRE(o.t.take(other, o.anna));
    REQUIRE(o.close(o.anna, "close-1"));
    CHECK(o.close(o.anna, "close-1", {}, other).error().code == Errc::conflict);
    CHECK(o.t.dialogFor(o.anna, other)->status == DialogStatus::active);
}

TEMPLATE_TEST_CASE("commands: a passing on, its comment, tags and customer notes come once", "[storage]",
                   SqliteBackend) {
    Office<TestType> o;
    const auto customer = o.t.dialogFor(o.anna, o.dialog)->customer_id;
    for (int time = 0; time < 2; ++time) {
        const auto given = o.assign(o.anna, o.maria.operatorId, o.anna.operatorId, "assign-1", "Yours");
        REQUIRE(given);
        CHECK(given->assignee_id == o.maria.operatorId);
        wire::CustomerNoteAdd note;
        note.customer_id = customer;
        note.text = "Likes tea";
        note.client_id = "note-1";
        CHECK(o.t.run(o.t.store->addCustomerNote({o.anna, Permission::customer_edit}, note))->text == "Likes tea");
        TagChange tags;
        tags.guard = {o.anna, Permission::dialog_tag};
        tags.dialog = o.dialog;
        tags.add = {"vip"};
        tags.clientId = "tag-1";
        REQUIRE(o.t.run(o.t.store->changeTags(tags)));
        if (time == 0) {
            std::swap(tags.add, tags.remove);
            tags.clientId = "tag-2";
            REQUIRE(o.t.run(o.t.store->changeTags(tags)));
        }
    }
    CHECK(o.messages() == 4); // the question, the comment, two lines of the system
    CHECK(o.t.run(o.t.store->customer({o.anna, Permission::dialog_read}, customer))->notes.size() == 1);
    CHECK(o.t.dialogFor(o.anna, o.dialog)->tags.empty());
    CHECK(o.t.complaints().empty());
}

TEMPLATE_TEST_CASE("commands: what was decided for somebody's dialog does not hit the next one's", "[storage]",
                   SqliteBackend) {
    Office<TestType> o;
    const auto boris = o.t.addUser("Boris", Role::owner);
    REQUIRE(o.assign(o.maria, o.maria.operatorId, o.anna.operatorId, "assign-0"));

    const auto closed = o.close(o.anna, "close-1", o.anna.operatorId);
    REQUIRE_FALSE(closed);
    CHECK(closed.error().code == Errc::taken);
    CHECK(closed.error().detail == "Maria has taken this dialog already");
    CHECK(o.assign(o.anna, boris.operatorId, o.anna.operatorId, "assign-1").error().code == Errc::taken);
    auto reply = o.t.replyTo(o.dialog, o.anna, "Mine, I thought");
    reply.seenAssignee = o.anna.operatorId;
    CHECK(o.t.run(o.t.store->recordOutbound(reply)).error().code == Errc::taken);
    reply.seenAssignee = OperatorId{};
    CHECK(o.t.run(o.t.store->recordOutbound(reply)).error().detail == "Maria has taken this dialog already");
    reply.seenAssignee = o.maria.operatorId;
    CHECK(o.t.run(o.t.store->recordOutbound(reply)));
    // A note is for colleagues, whoever has the dialog; and what was wanted is so by now.
    auto note = o.t.noteTo(o.dialog, o.anna, "Look at the date");
    note.seenAssignee = o.anna.operatorId;
    CHECK(o.t.run(o.t.store->recordOutbound(note)));
    CHECK(o.assign(o.anna, o.maria.operatorId, o.anna.operatorId, "assign-2"));
    CHECK(o.t.complaints().empty());
}

TEMPLATE_TEST_CASE("commands: a reply into a colleague's dialog that may not be there is refused, a note never",
                   "[storage]", SqliteBackend) {
    Office<TestType> o;
    REQUIRE(o.assign(o.maria, o.maria.operatorId, o.anna.operatorId, "assign-0"));
    auto reply = o.t.replyTo(o.dialog, o.anna, "He is mine, really");
    reply.mayBeForeign = false;
    const auto refused = o.t.run(o.t.store->recordOutbound(reply));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::taken);
    CHECK(refused.error().detail.starts_with("a colleague has this dialog"));
    auto note = o.t.noteTo(o.dialog, o.anna, "Look at the date");
    note.mayBeForeign = false;
    CHECK(o.t.run(o.t.store->recordOutbound(note)));
    auto own = o.t.replyTo(o.dialog, o.maria, "Good morning");
    own.mayBeForeign = false;
    CHECK(o.t.run(o.t.store->recordOutbound(own)));
    reply.mayBeForeign = true; // nothing was left behind by the refusal
    CHECK(o.t.run(o.t.store->recordOutbound(reply)));
    CHECK(o.t.complaints().empty());
}

TEMPLATE_TEST_CASE("commands: a held reply waits for its end, and what is behind it waits too", "[storage]",
                   SqliteBackend) {
    Office<TestType> o;
    const auto held = o.hold(o.anna, "one", 5s);
    REQUIRE(held);
    CHECK(held->state == MessageState::scheduled);
    CHECK(held->send_at == o.t.clock.now() + 5s);
    const auto behind = o.t.reply(o.dialog, o.anna, "two").value();
    CHECK(o.due().empty());
    CHECK(o.t.run(o.t.store->nextOutboxDue()).value() == *held->send_at);
    CHECK(o.close(o.anna, "close-1").error().code == Errc::unsent);
    o.t.reopen(); // as after a crash
    CHECK(o.due().empty());
    o.t.clock.advance(5s);
    CHECK(o.due() == Ids{held->id.value});
    REQUIRE(o.t.run(o.t.store->acceptForVisitor(held->id)));
    CHECK(o.due() == Ids{behind.id.value});
    CHECK(o.t.run(o.t.store->cancelOutbound({o.anna, Permission::dialog_reply}, held->id)).error().code ==
          Errc::conflict);
    CHECK(o.t.complaints().empty());
}

TEMPLATE_TEST_CASE("commands: a colleague's held reply counts as an answer for who has not seen it", "[storage]",
                   SqliteBackend) {
    Office<TestType> o;
    const Seq seen = o.t.dialogFor(o.anna, o.dialog)->last_seq;
    const auto held = o.hold(o.anna, "Yes", 5s).value();
    auto reply = o.t.replyTo(o.dialog, o.maria, "No");
    reply.seenSeq = seen;
    CHECK(o.t.run(o.t.store->recordOutbound(reply)).error().code == Errc::stale);
    reply.seenSeq = held.seq;
    CHECK(o.t.run(o.t.store->recordOutbound(reply)));
    auto mine = o.t.replyTo(o.dialog, o.anna, "And more");
    mine.seenSeq = seen;                                                         // one's own is no news
    CHECK(o.t.run(o.t.store->recordOutbound(mine)).error().code == Errc::stale); // but Maria's is
    CHECK(o.t.complaints().empty());
}

TEMPLATE_TEST_CASE("commands: a message is taken back by the name it was given, before, while and after it comes",
                   "[storage]", SqliteBackend) {
    Office<TestType> o;
    const Guard guard{o.anna, Permission::dialog_reply};
    auto reply = o.t.replyTo(o.dialog, o.anna, "one");
    reply.hold = 5s;
    const auto held = o.t.run(o.t.store->recordOutbound(reply)).value();
    CHECK(o.t.run(o.t.store->withdrawOutbound(guard, reply.clientId))->id == held.id);
    CHECK(o.t.run(o.t.store->recordOutbound(reply))->state == MessageState::cancelled); // a repeat revives nothing
    o.t.clock.advance(5s);
    CHECK(o.due().empty());

    auto late = o.t.replyTo(o.dialog, o.anna, "two");
    const auto never = o.t.run(o.t.store->withdrawOutbound(guard, late.clientId));
    REQUIRE(never);
    CHECK(never->state == MessageState::cancelled);
    CHECK_FALSE(never->id);
    const auto messages = o.messages();
    o.t.reopen();
    CHECK(o.t.run(o.t.store->recordOutbound(late)).error().code == Errc::conflict);
    CHECK(o.messages() == messages);

    const auto gone = o.t.replyTo(o.dialog, o.anna, "three");
    const auto sent = o.t.run(o.t.store->recordOutbound(gone)).value();
    REQUIRE(o.t.run(o.t.store->acceptForVisitor(sent.id)));
    CHECK(o.t.run(o.t.store->withdrawOutbound(guard, gone.clientId)).error().code == Errc::conflict);
    CHECK(o.t.complaints().empty());
}

TEMPLATE_TEST_CASE("commands: nothing is passed on to who answers nobody by now", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", wire::Role::operator_);
    const auto boris = t.addUser("Boris", wire::Role::operator_);
    const auto dialog = t.takenBy(anna);
    wire::User user;
    for (const auto& stored : t.run(t.store->users()).value())
        if (stored.user.id == boris.operatorId)
            user = stored.user;
    const auto pass = [&] {
        return t.change(dialog, anna, domain::Permission::dialog_transfer,
                        domain::event::Transferred{boris.operatorId, {}, false});
    };
    user.disabled = true;
    REQUIRE(t.run(t.store->updateUser(user, {})));
    CHECK(pass().error().code == Errc::invalid);
    user.disabled.reset();
    user.role = wire::Role::auditor;
    REQUIRE(t.run(t.store->updateUser(user, {})));
    CHECK(pass().error().code == Errc::invalid);
    user.role = wire::Role::senior;
    REQUIRE(t.run(t.store->updateUser(user, {})));
    CHECK(pass()->assignee_id == boris.operatorId);
    CHECK(t.complaints().empty());
}
