// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "client/cache/scope_database.hpp"
#include "tests/support/disk_scope.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

namespace fs = std::filesystem;

bool contains(const fs::path& folder, const std::string& text) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (TemporaryFolder::read(entry.path().string()).find(text) != std::string::npos)
            return true;
    return false;
}

} // namespace

TEST_CASE("scope cache: what was kept is there when the program runs again, with its position") {
    const TemporaryFolder folder;
    fill(*openCache(folder / "scope.db"));
    const auto cache = openCache(folder / "scope.db");
    const kept::Start start = cache->claim(kAccount);
    CHECK(start.position.seq == 11);
    CHECK(start.position.epoch == "e1");
    CHECK(start.me.id == OperatorId{7});
    const auto list =
        answerOf<kept::List>([&](auto done) { cache->readList(DialogQuery{}, OperatorId{7}, "", std::move(done)); });
    REQUIRE(list);
    REQUIRE(list->dialogs.size() == 2);
    CHECK(list->dialogs.back().dialog.version == 5);
    CHECK_FALSE(list->next);
    DialogQuery ofCustomer;
    ofCustomer.filter.customer_id = CustomerId{202};
    cache->write(kept::ListPage{ofCustomer.name(), "", {}, {}, {}});
    const auto his =
        answerOf<kept::List>([&](auto done) { cache->readList(ofCustomer, OperatorId{7}, "", std::move(done)); });
    REQUIRE(his);
    CHECK(his->dialogs.size() == 1);
    const auto thread = threadOf(*cache, 1, 8);
    REQUIRE(thread);
    CHECK(thread->messages.size() == 8);
    CHECK(thread->messages.back().seq == 20);
    CHECK(thread->next == std::string(kept::kOlderIsKept));
    const auto older = answerOf<wire::MessagePage>(
        [&](auto done) { cache->readOlder(ThreadId{101}, thread->messages.front().seq, 50, std::move(done)); });
    REQUIRE(older);
    CHECK(older->messages.size() == 12);
    CHECK_FALSE(older->next);
}

TEST_CASE("scope cache: what was said with a customer in several threads is read as one") {
    const TemporaryFolder folder;
    const auto cache = openCache(folder / "scope.db");
    fill(*cache);
    wire::Dialog other = aDialog(3);
    other.customer_id = CustomerId{201};
    wire::Dialog former = aDialog(4); // another dialog of the same thread
    former.customer_id = CustomerId{201};
    former.thread_id = ThreadId{103};
    cache->write(kept::Dialogs{{other, former, aDialog(5)}});
    kept::ThreadPart part;
    part.thread = ThreadId{103};
    for (Seq seq = 100; seq < 110; ++seq)
        part.messages.push_back(aMessage(3, seq));
    cache->write(part);
    kept::ThreadPart foreign;
    foreign.thread = ThreadId{105};
    foreign.messages = {aMessage(5, 200)};
    cache->write(foreign);

    const auto before = [&](Seq seq, int limit) {
        return answerOf<wire::MessagePage>(
            [&](auto done) { cache->readHistory(CustomerId{201}, seq, limit, std::move(done)); });
    };
    const auto newest = before(1000, 12);
    REQUIRE(newest);
    REQUIRE(newest->messages.size() == 12);
    CHECK(newest->messages.front().seq == 19);
    CHECK(newest->messages[2].seq == 100);
    CHECK(newest->messages.back().seq == 109);
    CHECK(newest->next == std::string(kept::kOlderIsKept));
    const auto older = before(19, 50);
    REQUIRE(older);
    CHECK(older->messages.size() == 18);
    CHECK(older->messages.back().seq == 18);
    CHECK_FALSE(older->next);
}

TEST_CASE("scope cache: customers, colleagues and channels follow the stream") {
    const TemporaryFolder folder;
    const auto cache = openCache(folder / "scope.db");
    fill(*cache);
    wire::CustomerDetails details;
    details.customer.id = CustomerId{201};
    details.customer.name = "Ivan";
    cache->write(kept::Customer{details});
    wire::User maria;
    maria.id = OperatorId{9};
    cache->write(kept::Users{{maria}, {}});
    wire::Channel channel;
    channel.id = ChannelId{1};
    cache->write(kept::Channels{{channel}});
    wire::Customer renamed = details.customer;
    renamed.name = "Ivan Petrov";
    renamed.version = 2;
    cache->write(kept::Told{wire::CustomerChanged{renamed}, 12});
    wire::CustomerNote note;
    note.id = NoteId{1};
    note.customer_id = CustomerId{201};
    cache->write(kept::Told{wire::CustomerNoteAdded{note}, 13});
    wire::Order order;
    order.id = OrderId{1};
    order.customer_id = CustomerId{201};
    order.number = "5512";
    cache->write(kept::Told{wire::OrderChanged{order}, 13});
    wire::CustomerDetails other;
    other.customer.id = CustomerId{202};
    note.id = NoteId{11}; // not taken for the first one
    note.customer_id = CustomerId{202};
    other.notes = {note};
    cache->write(kept::Customer{other});
    maria.name = "Maria";
    cache->write(kept::Told{wire::UserChanged{maria}, 14});
    cache->write(kept::Told{wire::ChannelChanged{channel, true}, 15});
    cache->write(kept::Read{DialogId{2}, 60});
    cache->write(kept::Told{wire::DialogReadUpTo{DialogId{2}, 30}, 16}); // of a slower computer
    cache->write(kept::Told{wire::DialogReadUpTo{DialogId{2}, 40, true}, 17});

    const auto customer =
        answerOf<wire::CustomerDetails>([&](auto done) { cache->readCustomer(CustomerId{201}, std::move(done)); });
    REQUIRE(customer);
    CHECK(customer->customer.name == "Ivan Petrov");
    CHECK(customer->notes.size() == 1);
    REQUIRE(customer->orders);
    CHECK(customer->orders->size() == 1);
    CHECK(dialogOf(*cache, 2)->mark.readSeq == 40);

    // As when a merge is undone: they go back to whose they were.
    note.id = NoteId{1};
    note.customer_id = order.customer_id = CustomerId{202};
    cache->write(kept::Told{wire::CustomerNoteAdded{note}, 18});
    cache->write(kept::Told{wire::OrderChanged{order}, 19});
    const auto card = [&](std::int64_t id) {
        return answerOf<wire::CustomerDetails>([&](auto done) { cache->readCustomer(CustomerId{id}, std::move(done)); })
            .value();
    };
    CHECK(card(201).notes.empty());
    CHECK(card(201).orders.value_or(std::vector<wire::Order>{}).empty());
    CHECK(card(202).notes.size() == 2);
    CHECK(card(202).orders.value_or(std::vector<wire::Order>{}).size() == 1);
}

TEST_CASE("scope cache: prepared texts are there at the next start, as the stream left them") {
    const TemporaryFolder folder;
    const auto one = [](std::int64_t id, std::string title) {
        wire::Template made;
        made.id = TemplateId{id};
        made.title = std::move(title);
        return made;
    };
    {
        const auto cache = openCache(folder / "scope.db");
        fill(*cache);
        cache->write(kept::Templates{{one(1, "Keys"), one(2, "Hours"), one(3, "Old")}});
        cache->write(kept::Told{wire::TemplateChanged{one(2, "Opening hours"), {}}, 12});
        cache->write(kept::Told{wire::TemplateChanged{one(3, "Old"), true}, 13});
    }
    const auto again = openCache(folder / "scope.db");
    const kept::Start start = again->claim(kAccount);
    CHECK(start.roster.templates.size() == 2);
    CHECK(start.roster.templates.at(TemplateId{2}).title == "Opening hours");
}

TEST_CASE("scope cache: what the company has set up is there at the next start, as the stream left it") {
    const TemporaryFolder folder;
    const auto stage = [](std::int64_t id, std::string name) {
        wire::Stage made;
        made.id = StageId{id};
        made.name = std::move(name);
        return made;
    };
    {
        const auto cache = openCache(folder / "scope.db");
        fill(*cache);
        wire::Workspace lists;
        lists.groups = {{GroupId{1}, "Sales", {OperatorId{7}}, 1}};
        lists.stages = {stage(1, "looking"), stage(2, "booked")};
        lists.company.facts = {{"name", "Daisy"}};
        cache->write(kept::Lists{lists});
        cache->write(kept::Told{wire::StageChanged{stage(2, "paid"), {}}, 12});
        cache->write(kept::Told{wire::StageChanged{stage(1, "looking"), true}, 13});
        cache->write(kept::Told{wire::CompanyChanged{{{{"name", "Rose"}}, 2}}, 14});
        wire::Calendar nights;
        nights.zone = "UTC";
        nights.week.assign(7, {{0, 6 * 60}});
        cache->write(kept::Told{wire::CalendarChanged{nights}, 15});
    }
    const auto again = openCache(folder / "scope.db");
    const kept::Start start = again->claim(kAccount);
    CHECK(start.roster.groups.at(GroupId{1}).members.size() == 1);
    REQUIRE(start.roster.stages.size() == 1);
    CHECK(start.roster.stages.at(StageId{2}).name == "paid");
    CHECK(start.roster.company.facts.at("name") == "Rose");
    REQUIRE(start.roster.calendar);
    CHECK_FALSE(start.roster.hours->isOpen(Time{std::chrono::hours{12}}));
}

TEST_CASE("scope cache: a dialog that leaves the operator's sight goes with its messages and its customer") {
    const TemporaryFolder folder;
    const auto cache = openCache(folder / "scope.db");
    fill(*cache);
    wire::CustomerDetails details;
    details.customer.id = CustomerId{201};
    cache->write(kept::Customer{details});
    cache->write(kept::Told{wire::DialogRemoved{DialogId{1}}, 12});
    CHECK_FALSE(dialogOf(*cache, 1));
    CHECK_FALSE(threadOf(*cache, 1));
    CHECK_FALSE(
        answerOf<wire::CustomerDetails>([&](auto done) { cache->readCustomer(CustomerId{201}, std::move(done)); }));
    CHECK(dialogOf(*cache, 2));

    cache->write(aSession(12, true));
    CHECK_FALSE(dialogOf(*cache, 2));
}

TEST_CASE("scope cache: no word of it can be read on the disk, and after signing out not with the key either") {
    const TemporaryFolder folder;
    const TemporaryFolder copies;
    const std::string secret = "a customer's secret of the ordinary kind";
    {
        const auto cache = openCache(folder / "scope.db");
        fill(*cache, secret);
        REQUIRE(dialogOf(*cache, 1));
        CHECK_FALSE(contains(folder.path(), secret));
    }
    CHECK_FALSE(contains(folder.path(), secret));
    fs::copy_file(folder / "scope.db", copies / "scope.db");
    {
        const auto cache = openCache(folder / "scope.db");
        cache->claim(kAccount);
        cache->clear();
        CHECK_FALSE(dialogOf(*cache, 1));
    }
    {
        const auto cache = openCache(folder / "scope.db");
        CHECK(cache->claim(kAccount).position.epoch.empty());
        CHECK_FALSE(dialogOf(*cache, 1));
    }
    // Whoever has kept the old bytes has nothing to open them with.
    fs::copy_file(copies / "scope.db", folder / "scope.db", fs::copy_options::overwrite_existing);
    const auto opened = DiskScopeCache::open(folder / "scope.db", theKey());
    REQUIRE(opened);
    CHECK_FALSE(opened->setAside.empty());
}

TEST_CASE("scope cache: another account finds nothing of the one before") {
    const TemporaryFolder folder;
    fill(*openCache(folder / "scope.db"));
    {
        const auto cache = openCache(folder / "scope.db");
        CHECK(cache->claim("boris@https://chat.example").position.epoch.empty());
        CHECK_FALSE(dialogOf(*cache, 1));
    }
    const auto cache = openCache(folder / "scope.db");
    CHECK(cache->claim(kAccount).position.epoch.empty());
}

TEST_CASE("scope cache: threads beyond the limit go, those visited longest ago first") {
    const TemporaryFolder folder;
    ScopeDatabase database(folder / "scope.db", theKey(), {.threadBytes = 36'000});
    database.begin();
    database.setAccount(kAccount);
    database.apply(aSession(1, true));
    for (int dialog = 1; dialog <= 3; ++dialog)
        database.apply(aThread(dialog, 50));
    REQUIRE(database.thread(ThreadId{101}, 1));
    database.apply(aThread(4, 50));
    database.shrink();
    database.commit();
    CHECK(database.thread(ThreadId{101}, 1));
    CHECK_FALSE(database.thread(ThreadId{102}, 1));
    CHECK(database.thread(ThreadId{104}, 1));
}

TEST_CASE("scope cache: closed dialogs beyond the limit go, and the pages of lists that showed them") {
    const TemporaryFolder folder;
    ScopeDatabase database(folder / "scope.db", theKey(), {.closedDialogs = 2});
    const auto closed = [](std::int64_t id) {
        wire::Dialog dialog = with(aDialog(id), aMessage(id, id));
        dialog.status = wire::DialogStatus::closed;
        return dialog;
    };
    DialogQuery all;
    all.filter.status = wire::OneOrMany<wire::DialogStatus>{wire::DialogStatus::closed};
    all.order = wire::DialogOrder::recent;
    DialogQuery ofFirst = all;
    ofFirst.filter.customer_id = CustomerId{201};
    DialogQuery ofLast = all;
    ofLast.filter.customer_id = CustomerId{205};
    const OperatorId me{7};

    database.begin();
    database.setAccount(kAccount);
    database.apply(aSession(1, true));
    const auto newest = sortKey(all.order, closed(4));
    database.apply(kept::ListPage{all.name(), "", {closed(5), closed(4)}, newest, "next"});
    database.apply(kept::ListPage{all.name(), "next", {closed(3), closed(2), closed(1)}, {}, {}});
    for (const DialogQuery& query : {ofFirst, ofLast})
        database.apply(kept::ListPage{query.name(), "", {}, {}, {}});
    wire::Dialog again = aDialog(6); // the third's customer is back
    again.thread_id = ThreadId{103};
    again.customer_id = CustomerId{203};
    database.apply(kept::Dialogs{{again}});
    for (int dialog = 1; dialog <= 5; ++dialog)
        database.apply(aThread(dialog, 3));
    kept::Session session = aSession(1);
    session.unsent = {DialogId{2}};
    database.apply(session);
    database.shrink();
    database.commit();

    CHECK(database.dialog(DialogId{5}));
    CHECK(database.dialog(DialogId{4}));
    CHECK_FALSE(database.dialog(DialogId{3}));
    CHECK(database.dialog(DialogId{2})); // something waits in it
    CHECK_FALSE(database.dialog(DialogId{1}));
    CHECK(database.dialog(DialogId{6}));
    CHECK(database.thread(ThreadId{104}, 1));
    CHECK(database.thread(ThreadId{103}, 1)); // the newer dialog's as well
    CHECK_FALSE(database.thread(ThreadId{101}, 1));
    const auto page = database.list(all, me, "");
    REQUIRE(page);
    CHECK(page->dialogs.size() == 2);
    CHECK_FALSE(database.list(all, me, "next"));
    CHECK_FALSE(database.list(ofFirst, me, ""));
    CHECK(database.list(ofLast, me, ""));
}
