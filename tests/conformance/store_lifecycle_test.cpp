// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

#include <array>
#include <random>
#include <set>

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::DialogStatus;
using wire::Role;
using namespace std::chrono_literals;

TEMPLATE_TEST_CASE("store: nobody closes over a message he hasn't seen, or over a reply on its way", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto first = t.write("7", "Hello").message;
    REQUIRE(t.take(first.dialog_id, anna));
    t.write("7", "Are you there?");
    domain::event::Closed close;
    close.seenSeq = first.seq;
    CHECK(t.change(first.dialog_id, anna, Permission::dialog_close, close).error().code == Errc::stale);
    const auto reply = t.reply(first.dialog_id, anna, "Yes");
    REQUIRE(reply);
    CHECK(t.close(first.dialog_id, anna).error().code == Errc::unsent);
    REQUIRE(t.run(t.store->acceptForVisitor(reply->id)));
    const auto closed = t.close(first.dialog_id, anna);
    REQUIRE(closed);
    CHECK(closed->status == DialogStatus::closed);
    CHECK(t.listed(anna).empty());
    DialogQuery query;
    query.statuses = {DialogStatus::closed};
    CHECK(t.listed(anna, query) == std::vector{first.dialog_id.value});
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: a customer who comes back continues, reopens or begins anew", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto dialog = t.write("7", "one").message.dialog_id;
    REQUIRE(t.take(dialog, anna));
    CHECK(t.write("7", "two").message.dialog_id == dialog);
    REQUIRE(t.close(dialog, anna));
    const auto reopened = t.write("7", "three");
    CHECK(reopened.message.dialog_id == dialog);
    CHECK(t.dialogFor(anna, dialog)->reopens == 1);
    CHECK(t.dialogFor(anna, dialog)->assignee_id == anna.operatorId);
    REQUIRE(t.close(dialog, anna));
    t.clock.advance(25h);
    const auto next = t.write("7", "four");
    CHECK(next.message.dialog_id != dialog);
    CHECK(next.message.thread_id == reopened.message.thread_id);
    CHECK(next.visitorSeq == 4);
    // The old one can't be reopened beside the new one.
    const auto second = t.change(dialog, anna, Permission::dialog_reopen, domain::event::Reopened{anna.operatorId});
    CHECK(second.error().code == Errc::conflict);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: an old version is stale, a repeated command is not", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto dialog = t.write("7", "Hello").message.dialog_id;
    REQUIRE(t.take(dialog, anna));
    const auto now = t.dialogFor(anna, dialog);
    REQUIRE(now);
    DialogChange change;
    change.guard = {anna, Permission::dialog_reply};
    change.dialog = dialog;
    change.event = domain::event::MarkedAnswered{};
    change.version = now->version - 1;
    CHECK(t.run(t.store->changeDialog(change)).error().code == Errc::stale);
    change.version = now->version;
    REQUIRE(t.run(t.store->changeDialog(change)));
    CHECK(t.run(t.store->changeDialog(change)));
    TagChange tags{{anna, Permission::dialog_tag}, dialog, {"vip", "vip"}, {}, now->version};
    CHECK(t.run(t.store->changeTags(tags)).error().code == Errc::stale);
    tags.version.reset();
    CHECK(t.run(t.store->changeTags(tags))->tags == std::vector<std::string>{"vip"});
}

TEMPLATE_TEST_CASE("store: a comment of a transfer stands in the thread as a note", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto boris = t.addUser("Boris", Role::operator_);
    const auto dialog = t.write("7", "Hello").message.dialog_id;
    REQUIRE(t.take(dialog, anna));
    DialogChange change;
    change.guard = {anna, Permission::dialog_transfer};
    change.dialog = dialog;
    change.event = domain::event::Transferred{boris.operatorId, {}, false};
    change.comment = "speaks French";
    REQUIRE(t.run(t.store->changeDialog(change)));
    CHECK(t.dialogFor(anna, dialog).error().code == Errc::not_found);
    const auto history = t.historyOf(boris, dialog);
    REQUIRE(history);
    REQUIRE(history->messages.size() == 4);
    CHECK(history->messages[2].event == "transferred");
    CHECK(history->messages[2].text == "Boris");
    CHECK(history->messages[3].direction == wire::Direction::note);
    CHECK(history->messages[3].text == "speaks French");
    change.guard.principal = boris;
    change.event = domain::event::Transferred{{}, GroupId{99}, false};
    CHECK(t.run(t.store->changeDialog(change)).error().code == Errc::invalid);
}

TEMPLATE_TEST_CASE("store: what is said about a transfer stands once, also when a colleague was faster with it",
                   "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::senior);
    const auto boris = t.addUser("Boris", Role::operator_);
    const auto dialog = t.takenBy(anna);
    const auto notes = [&] {
        std::vector<std::string> texts;
        const wire::MessagePage page = t.historyOf(anna, dialog).value();
        for (const auto& message : page.messages)
            if (message.direction == wire::Direction::note)
                texts.push_back(message.text);
        return texts;
    };
    DialogChange change;
    change.guard = {anna, Permission::dialog_transfer};
    change.dialog = dialog;
    change.seenAssignee = anna.operatorId;
    change.event = domain::event::Transferred{boris.operatorId, {}, false};
    REQUIRE(t.run(t.store->changeDialog(change)));
    change.comment = "speaks French";
    change.clientId = "3f2b8c1e-7a54-4b0d-9e3f-5c6d7e8f9a0b";
    for (int i = 0; i < 2; ++i)
        CHECK(t.run(t.store->changeDialog(change))->assignee_id == boris.operatorId);
    CHECK(notes() == std::vector<std::string>{"speaks French"});

    change.event = domain::event::Transferred{{}, GroupId{1}, false};
    change.seenAssignee = boris.operatorId;
    change.clientId.reset();
    change.comment.clear();
    REQUIRE(t.run(t.store->changeDialog(change)));
    change.comment = "and German";
    change.clientId = "4f2b8c1e-7a54-4b0d-9e3f-5c6d7e8f9a0b";
    for (int i = 0; i < 2; ++i)
        CHECK(t.run(t.store->changeDialog(change))->status == DialogStatus::queued);
    CHECK(notes() == std::vector<std::string>{"speaks French", "and German"});
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: take_next follows the queue, and two who ask get two dialogs", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    // As many as there is room for on their desks.
    const std::array others{t.addUser("Boris", Role::operator_), t.addUser("Vera", Role::operator_),
                            t.addUser("Igor", Role::operator_)};
    std::vector<DialogId> queue;
    for (int i = 0; i < 12; ++i) {
        queue.push_back(t.write("peer" + std::to_string(i), "Hello").message.dialog_id);
        t.clock.advance(1s);
    }
    const auto next = [&](wire::TakeMode mode) {
        return t.run(t.store->takeNext({anna, Permission::dialog_take}, mode)).value().id;
    };
    CHECK(next(wire::TakeMode::deadline) == queue[0]);
    CHECK(next(wire::TakeMode::oldest) == queue[1]);
    const auto random = next(wire::TakeMode::random);
    CHECK(random != queue[0]);
    CHECK(random != queue[1]);
    std::vector<Async<wire::Dialog>> verbs;
    for (int i = 0; i < 10; ++i)
        verbs.push_back(t.store->takeNext(
            {others[static_cast<std::size_t>(i) % others.size()], Permission::dialog_take}, wire::TakeMode::deadline));
    std::set<std::int64_t> taken;
    int refused = 0;
    for (const auto& result : t.runAll(std::move(verbs))) {
        if (result)
            taken.insert(result->id.value);
        else
            refused += result.error().code == Errc::not_found ? 1 : 0;
    }
    CHECK(taken.size() == 9);
    CHECK(refused == 1);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: a snooze ends when its time comes", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto dialog = t.write("7", "Hello").message.dialog_id;
    REQUIRE(t.take(dialog, anna));
    REQUIRE(t.change(dialog, anna, Permission::dialog_reply,
                     domain::event::Snoozed{t.clock.now() + 1h, false, std::nullopt}));
    CHECK(t.run(t.store->dueDialogs(t.clock.now(), 10))->empty());
    t.clock.advance(1h);
    const auto due = t.run(t.store->dueDialogs(t.clock.now(), 10));
    REQUIRE(due);
    REQUIRE(due->size() == 1);
    REQUIRE(t.run(t.store->applyTimer(due->front())));
    CHECK(t.dialogFor(anna, dialog)->status == DialogStatus::active);
    CHECK(t.run(t.store->applyTimer(due->front())).error().code == Errc::conflict);
    CHECK(t.run(t.store->dueDialogs(t.clock.now(), 10))->empty());
}

TEMPLATE_TEST_CASE("store: people are told when an answer is due soon, and when it is late", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    t.policy.answerWithin = 5min;
    t.reopen();
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto maria = t.addUser("Maria", Role::supervisor);
    const auto began = t.clock.now();
    const auto dialog = t.takenBy(anna);
    CHECK(t.dialogFor(anna, dialog)->answer_due_at == began + 5min);
    for (const auto& [after, cause] : {std::pair{4min, "answer_due"}, std::pair{1min, "answer_late"}}) {
        CHECK(t.run(t.store->dueDialogs(t.clock.now(), 10))->empty());
        t.clock.advance(after);
        const Seq before = t.store->info().seq;
        const auto due = t.run(t.store->dueDialogs(t.clock.now(), 10));
        REQUIRE(due->size() == 1);
        REQUIRE(t.run(t.store->applyTimer(due->front())));
        CHECK(t.run(t.store->applyTimer(due->front())).error().code == Errc::conflict);
        for (const auto& who : {anna, maria}) {
            const auto told = t.journalFor(who, before);
            REQUIRE_FALSE(told.empty());
            CHECK(told.front().frame->find(R"("type":"dialog.changed")") != std::string::npos);
            CHECK(told.front().frame->find(R"("cause":")" + std::string(cause)) != std::string::npos);
        }
    }
    CHECK(t.historyOf(anna, dialog)->messages.back().event == "answer_late");
    t.reopen();
    CHECK(t.dialogFor(anna, dialog)->answer_due_at == began + 5min);
    REQUIRE(t.reply(dialog, anna, "Good day"));
    CHECK_FALSE(t.dialogFor(anna, dialog)->answer_due_at);
    CHECK(t.run(t.store->dueDialogs(t.clock.now() + 1h, 10))->empty());
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: spam is a list of its own, and what comes after it is kept and calls nobody", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto owner = t.addUser("Olga", Role::owner);
    const auto resolved = t.takenBy(anna);
    REQUIRE(t.close(resolved, anna));
    const auto spam = t.write("8", "Cheap watches").message.dialog_id;
    REQUIRE(t.take(spam, anna));
    REQUIRE(t.change(spam, anna, Permission::dialog_close, domain::event::MarkedSpam{}));
    REQUIRE(t.close(t.write("9", "Hello").message.dialog_id, owner));

    for (const auto& who : {anna, owner}) {
        DialogQuery over;
        over.statuses = {DialogStatus::closed};
        over.resolutions = {wire::Resolution::spam};
        CHECK(t.listed(who, over) == std::vector{spam.value});
        over.order = wire::DialogOrder::recent;
        CHECK(t.listed(who, over) == std::vector{spam.value});
        over.resolutions = {wire::Resolution::resolved, wire::Resolution::declined};
        CHECK(t.listed(who, over).size() == 2);
        over.statuses.clear();
        CHECK(t.listed(who, over).empty());
    }
    t.clock.advance(1h);
    const auto more = t.write("8", "Cheaper watches").message;
    CHECK(more.dialog_id == spam);
    t.clock.advance(100h);
    CHECK(t.write("8", "The cheapest watches").message.dialog_id == spam);
    const auto after = t.dialogFor(anna, spam).value();
    CHECK(after.status == DialogStatus::closed);
    CHECK(after.resolution == wire::Resolution::spam);
    CHECK_FALSE(after.unanswered);
    CHECK_FALSE(after.reopens);
    CHECK(t.listed(owner).empty());
    CHECK(t.historyOf(owner, spam)->messages.back().text == "The cheapest watches");

    // What is over already may turn out to be spam; spam may turn out to be none.
    REQUIRE(t.change(resolved, anna, Permission::dialog_close, domain::event::MarkedSpam{}));
    CHECK(t.dialogFor(anna, resolved)->resolution == wire::Resolution::spam);
    REQUIRE(t.change(spam, anna, Permission::dialog_reopen, domain::event::Reopened{anna.operatorId}));
    CHECK(t.dialogFor(anna, spam)->status == DialogStatus::active);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: whom the messenger soon lets nobody answer comes first in lists and in the queue",
                   "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto whatsapp = t.addChannel("number", wire::ChannelKind::whatsapp).id;
    const auto writeThere = [&](const std::string& peer) {
        auto message = t.message(peer, "Hello");
        message.channel = whatsapp;
        return t.run(t.store->recordInbound(message)).value().message.dialog_id;
    };
    const auto due = [&] { return t.run(t.store->dueDialogs(t.clock.now(), 10)).value(); };
    const auto order = [](std::initializer_list<DialogId> dialogs) {
        std::vector<std::int64_t> ids;
        for (const auto dialog : dialogs)
            ids.push_back(dialog.value);
        return ids;
    };
    const auto longest = t.write("7", "Hello").message.dialog_id;
    t.clock.advance(1h);
    const auto closes = writeThere("79160000001");
    const auto closesLater = writeThere("79160000002");
    t.clock.advance(1h);
    writeThere("79160000002");
    t.clock.advance(21h - 1ms);
    CHECK(due().empty());
    CHECK(t.listed(anna) == order({longest, closes, closesLater}));

    t.clock.advance(1ms);
    const Seq before = t.store->info().seq;
    REQUIRE(due().size() == 1);
    const auto first = due().front();
    REQUIRE(t.run(t.store->applyTimer(first)));
    CHECK(t.run(t.store->applyTimer(first)).error().code == Errc::conflict);
    CHECK(due().empty());
    const auto told = t.journalFor(anna, before);
    REQUIRE(told.size() == 1);
    CHECK(told.front().frame->find(R"("cause":"window_closing")") != std::string::npos);
    CHECK(t.dialogFor(anna, closes)->window_closing == true);
    CHECK(t.listed(anna) == order({closes, longest, closesLater}));
    t.reopen();
    CHECK(t.listed(anna) == order({closes, longest, closesLater}));

    // He writes again: there is another day.
    writeThere("79160000001");
    CHECK_FALSE(t.dialogFor(anna, closes)->window_closing);
    CHECK(t.listed(anna) == order({longest, closes, closesLater}));
    t.clock.advance(1h);
    REQUIRE(due().size() == 1);
    REQUIRE(t.run(t.store->applyTimer(due().front())));
    CHECK(t.complaints().empty());

    const auto next = [&](wire::TakeMode mode) {
        return t.run(t.store->takeNext({anna, Permission::dialog_take}, mode)).value().id;
    };
    CHECK(next(wire::TakeMode::deadline) == closesLater);
    CHECK(next(wire::TakeMode::oldest) == longest);
    CHECK(next(wire::TakeMode::oldest) == closes);
}

TEMPLATE_TEST_CASE("store: a rating is kept and told once the dialog has ended", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto dialog = t.write("7", "Hello").message.dialog_id;
    REQUIRE(t.take(dialog, anna));
    CHECK(t.run(t.store->rateDialog(dialog, 5, "")).error().code == Errc::conflict);
    REQUIRE(t.close(dialog, anna));
    CHECK(t.run(t.store->rateDialog(dialog, 9, "")).error().code == Errc::invalid);
    REQUIRE(t.run(t.store->rateDialog(dialog, 4, "quick")));
    const auto* rated = std::get_if<wire::DialogRated>(&t.heard.back().event);
    REQUIRE(rated);
    CHECK(rated->score == 4);
    CHECK(rated->comment == "quick");
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: of many who do everything at once nothing is lost, and tables follow the journal",
                   "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    std::vector<domain::Principal> staff;
    for (const auto* name : {"Anna", "Boris", "Vera"})
        staff.push_back(t.addUser(name, Role::senior));
    t.heard.clear();
    std::mt19937 random(7);
    const auto any = [&](int below) { return std::uniform_int_distribution<int>(0, below - 1)(random); };
    std::vector<DialogId> dialogs;
    for (int i = 0; i < 8; ++i)
        dialogs.push_back(t.write("peer" + std::to_string(i), "Hello").message.dialog_id);
    for (int round = 0; round < 30; ++round) {
        t.clock.advance(Millis{any(100'000)});
        std::vector<Async<wire::Dialog>> changes;
        for (int i = 0; i < 10; ++i) {
            const auto& who = staff[static_cast<std::size_t>(any(3))];
            DialogChange change;
            change.dialog = dialogs[static_cast<std::size_t>(any(8))];
            change.guard = {who, Permission::dialog_close};
            switch (any(7)) {
            case 0:
                change.event = domain::event::Closed{};
                break;
            case 1:
                change.event = domain::event::Taken{who.operatorId, std::nullopt};
                break;
            case 2:
                change.event = domain::event::Reopened{who.operatorId};
                break;
            case 3:
                change.event = domain::event::Transferred{staff[0].operatorId, {}, false};
                break;
            case 4:
                change.event = domain::event::Snoozed{t.clock.now() + 1min, true, std::nullopt};
                break;
            case 5:
                change.event = domain::event::MarkedAnswered{};
                break;
            default:
                change.event = domain::event::MarkedUnanswered{};
                break;
            }
            changes.push_back(t.store->changeDialog(std::move(change)));
        }
        t.runAll(std::move(changes));
        std::vector<Async<InboundRecorded>> arrivals;
        for (int i = 0; i < 5; ++i)
            arrivals.push_back(t.store->recordInbound(t.message("peer" + std::to_string(any(8)), "again")));
        for (const auto& recorded : t.runAll(std::move(arrivals)))
            REQUIRE(recorded);
        const auto reply = t.reply(dialogs[static_cast<std::size_t>(any(8))], staff[1], "answer");
        if (reply && any(2))
            REQUIRE(t.run(t.store->acceptForVisitor(reply->id)));
        else if (reply)
            REQUIRE(t.run(t.store->finishDelivery(reply->id, {wire::MessageState::failed, "", "refused", {}})));
        for (auto& due : t.run(t.store->dueDialogs(t.clock.now(), 100)).value())
            REQUIRE(t.run(t.store->applyTimer(due)));
    }
    CHECK(t.complaints() == std::vector<std::string>{});
    // The listener heard exactly the journal, in order.
    const auto all = t.journalFor(staff[0], t.heard.front().seq - 1);
    REQUIRE(all.size() == t.heard.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        CHECK(all[i].seq == t.heard[i].seq);
        CHECK(*all[i].frame == *t.heard[i].frame);
    }
}

TEMPLATE_TEST_CASE("store: work comes back to who is at work, new work to who takes more", "[storage]", SqliteBackend) {
    using wire::PresenceStatus;
    const auto [status, atWork, takesMore] =
        GENERATE(table<PresenceStatus, bool, bool>({{PresenceStatus::available, true, true},
                                                    {PresenceStatus::busy, true, false},
                                                    {PresenceStatus::hidden, true, false},
                                                    {PresenceStatus::break_, false, false}}));
    INFO(wire::enumText(status));
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    wire::Presence presence;
    presence.operator_id = anna.operatorId;
    presence.status = status;
    const auto snoozed = t.write("7", "Hello").message.dialog_id;
    REQUIRE(t.take(snoozed, anna));
    REQUIRE(t.change(snoozed, anna, Permission::dialog_reply,
                     domain::event::Snoozed{t.clock.now() + 1h, false, std::nullopt}));
    const auto closed = t.write("8", "Hello").message.dialog_id;
    REQUIRE(t.take(closed, anna));
    REQUIRE(t.close(closed, anna));
    REQUIRE(t.run(t.store->setPresence(presence)));
    t.clock.advance(1h);
    const auto due = t.run(t.store->dueDialogs(t.clock.now(), 10));
    REQUIRE(due);
    for (const DueDialog& each : *due)
        if (each.id == snoozed)
            REQUIRE(t.run(t.store->applyTimer(each)));
    CHECK(t.dialogFor(anna, snoozed)->status == (atWork ? DialogStatus::active : DialogStatus::queued));
    t.write("8", "One more thing");
    CHECK(t.dialogFor(anna, closed)->status == (takesMore ? DialogStatus::active : DialogStatus::queued));
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: what comes back to somebody who has gone home waits for a colleague", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    Attendance attendance(t.clock);
    t.attendance = &attendance;
    t.reopen();
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto asleep = t.write("7", "Hello").message.dialog_id;
    const auto answered = t.write("8", "Hello").message.dialog_id;
    const auto over = t.write("9", "Hello").message.dialog_id;
    const auto snoozed = [&](DialogId dialog, std::optional<Time> until) {
        return t.change(dialog, anna, Permission::dialog_reply, domain::event::Snoozed{until, !until, std::nullopt});
    };
    // Online by her own word all the time.
    attendance.came(anna.operatorId);
    for (const auto dialog : {asleep, answered, over})
        REQUIRE(t.take(dialog, anna));
    REQUIRE(snoozed(asleep, t.clock.now() + 1h));
    REQUIRE(snoozed(answered, std::nullopt));
    REQUIRE(t.close(over, anna));
    t.clock.advance(1h);
    const bool gone = GENERATE(true, false);
    if (gone)
        attendance.left(anna.operatorId);
    t.clock.advance(gone ? 2min : 24h - 2h);
    const auto expected = gone ? DialogStatus::queued : DialogStatus::active;
    const auto due = t.run(t.store->dueDialogs(t.clock.now(), 10)).value();
    REQUIRE(due.size() == 1);
    REQUIRE(t.run(t.store->applyTimer(due.front())));
    CHECK(t.dialogFor(anna, asleep)->status == expected);
    t.write("8", "Are you there?");
    CHECK(t.dialogFor(anna, answered)->status == expected);
    t.write("9", "One more thing");
    CHECK(t.dialogFor(anna, over)->status == expected);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: a cut of a minute takes nobody's dialogs away", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    Attendance attendance(t.clock);
    t.attendance = &attendance;
    t.reopen();
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto dialog = t.takenBy(anna);
    REQUIRE(t.close(dialog, anna));
    attendance.came(anna.operatorId);
    attendance.left(anna.operatorId);
    t.clock.advance(1min);
    t.write("7", "One more thing");
    CHECK(t.dialogFor(anna, dialog)->status == DialogStatus::active);
}

TEMPLATE_TEST_CASE("store: customers who wait for somebody gone go back to the queue, those with an answer stay his",
                   "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    Attendance attendance(t.clock);
    t.attendance = &attendance;
    t.policy.absentAfter = GENERATE(15min, 0min);
    const bool never = t.policy.absentAfter == Millis{0};
    t.reopen();
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto boris = t.addUser("Boris", Role::operator_);
    const auto waits = t.write("7", "Hello").message.dialog_id;
    const auto answered = t.write("8", "Hello").message.dialog_id;
    const auto snoozed = t.write("9", "Hello").message.dialog_id;
    const auto his = t.write("10", "Hello").message.dialog_id;
    attendance.came(anna.operatorId);
    attendance.came(boris.operatorId);
    for (const auto dialog : {waits, answered, snoozed})
        REQUIRE(t.take(dialog, anna));
    REQUIRE(t.take(his, boris));
    REQUIRE(t.reply(answered, anna, "Good day"));
    REQUIRE(
        t.change(snoozed, anna, Permission::dialog_reply, domain::event::Snoozed{std::nullopt, true, std::nullopt}));
    const auto due = [&] { return t.run(t.store->dueDialogs(t.clock.now(), 10)).value(); };
    attendance.left(anna.operatorId);
    t.clock.advance(15min - 1ms);
    CHECK(due().empty());
    t.clock.advance(1ms);
    const auto first = due();
    REQUIRE(first.size() == (never ? 0 : 1));
    if (never)
        return;
    CHECK(first.front().id == waits);
    // Back in the last moment.
    attendance.came(anna.operatorId);
    CHECK(t.run(t.store->applyTimer(first.front())).error().code == Errc::conflict);
    attendance.left(anna.operatorId);
    t.clock.advance(15min);
    const Seq before = t.store->info().seq;
    REQUIRE(t.run(t.store->applyTimer(first.front())));
    CHECK(due().empty());
    const auto queued = t.dialogFor(boris, waits).value();
    CHECK(queued.status == DialogStatus::queued);
    CHECK(queued.unanswered);
    const auto told = t.journalFor(boris, before);
    REQUIRE_FALSE(told.empty());
    CHECK(told.front().frame->find(R"("cause":"assignee_lost")") != std::string::npos);
    const auto line = t.historyOf(boris, waits)->messages.back();
    CHECK(line.event == "assignee_lost");
    CHECK(line.text == "Anna");
    CHECK(t.dialogFor(anna, answered)->status == DialogStatus::waiting);
    CHECK(t.dialogFor(anna, snoozed)->status == DialogStatus::snoozed);
    CHECK(t.dialogFor(boris, his)->status == DialogStatus::active);

    t.write("8", "And another thing");
    const auto second = due();
    REQUIRE(second.size() == 1);
    CHECK(second.front().id == answered);
    REQUIRE(t.run(t.store->applyTimer(second.front())));
    CHECK(t.dialogFor(boris, answered)->status == DialogStatus::queued);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("store: who may answer no longer keeps no dialog, in the transaction that says so", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto boris = t.addUser("Boris", Role::operator_);
    const auto active = t.write("7", "Hello").message.dialog_id;
    const auto answered = t.write("8", "Hello").message.dialog_id;
    const auto snoozed = t.write("9", "Hello").message.dialog_id;
    const auto closed = t.write("10", "Hello").message.dialog_id;
    for (const auto dialog : {active, answered, snoozed, closed})
        REQUIRE(t.take(dialog, anna));
    REQUIRE(t.reply(answered, anna, "Good day"));
    REQUIRE(t.change(snoozed, anna, Permission::dialog_reply,
                     domain::event::Snoozed{t.clock.now() + 1h, false, std::nullopt}));
    REQUIRE(t.close(closed, anna));
    const auto users = t.run(t.store->users()).value();
    auto user = users.front().user;
    REQUIRE(user.id == anna.operatorId);
    user.name = "Anna K.";
    REQUIRE(t.run(t.store->updateUser(user, "")));
    CHECK(t.dialogFor(anna, active)->status == DialogStatus::active);

    if (GENERATE(true, false))
        user.disabled = true;
    else
        user.role = Role::auditor;
    REQUIRE(t.run(t.store->updateUser(user, "")));
    for (const auto dialog : {active, answered, snoozed}) {
        const auto now = t.dialogFor(boris, dialog).value();
        CHECK(now.status == DialogStatus::queued);
        CHECK_FALSE(now.assignee_id);
        CHECK(now.unanswered == (dialog != answered));
        CHECK(t.historyOf(boris, dialog)->messages.back().event == "assignee_lost");
        CHECK(t.historyOf(boris, dialog)->messages.back().text == "Anna K.");
    }
    CHECK(t.dialogFor(anna, closed)->status == DialogStatus::closed);
    REQUIRE(t.run(t.store->updateUser(user, "")));
    CHECK(t.listed(boris).size() == 3);
    CHECK(t.complaints().empty());
}
