// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QSignalSpy>

#include "client/cache/disk_scope_cache.hpp"
#include "client/state/desk.hpp"
#include "shared/domain/dialog_hash.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/wait_until.hpp"
#include "tests/support/wire_builders.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

/// One run of the program on a folder.
struct Program {
    explicit Program(const TemporaryFolder& folder) {
        CacheKey key;
        key.fill(4);
        auto opened = DiskScopeCache::open(folder / "scope.db", key);
        REQUIRE(opened);
        cache = std::move(opened->cache);
        desk = std::make_unique<Desk>(link, vault, *cache, clock);
    }
    void resumeKept() {
        wire::User me;
        me.id = OperatorId{7};
        me.login = "anna";
        desk->setMe(me, link.address);
    }
    /// The first page of the default list; the keys it has, nothing when it can't be had.
    std::optional<ListedPage> list() {
        std::optional<Result<ListedPage>> answer;
        desk->loadDialogs({}, {}, 100, &view, [&](const Result<ListedPage>& page) { answer = page; });
        settle(answer, wire::DialogList::kMethod);
        return answer && *answer ? std::optional(**answer) : std::nullopt;
    }
    template <class Answer>
    void settle(const Answer& answer, std::string_view method) {
        REQUIRE(waitUntil([&] { return answer.has_value() || link.outstanding(std::string(method)) > 0; }));
    }

    ManualClock clock;
    FakeLink link;
    MemoryVault vault;
    std::unique_ptr<DiskScopeCache> cache;
    std::unique_ptr<Desk> desk;
    QObject view;
};

wire::MessagePage pageOf(Seq first, Seq last, std::optional<std::string> next) {
    wire::MessagePage page;
    for (Seq seq = first; seq <= last; ++seq)
        page.messages.push_back(aMessage(1, seq));
    page.next = std::move(next);
    return page;
}

/// A session at position 100 that saw dialogs 1 and 2 and messages 21 to 100 of the first.
void work(const TemporaryFolder& folder) {
    Program program(folder);
    program.link.start(100);
    program.desk->loadDialogs({}, {}, 100, &program.view, [](const Result<ListedPage>&) {});
    REQUIRE(waitUntil([&] { return program.link.outstanding("dialog.list") > 0; }));
    program.link.answer<wire::DialogList>({{waiting(aDialog(1), 50), waiting(aDialog(2), 60)}, {}});
    program.desk->openThread(ThreadId{101});
    REQUIRE(waitUntil([&] { return program.link.outstanding("dialog.history") > 0; }));
    program.link.answer<wire::DialogHistory>(pageOf(51, 100, "c51"));
    program.desk->loadOlder(ThreadId{101});
    program.link.answer<wire::DialogHistory>(pageOf(21, 50, "c21"));
    program.link.answer<wire::UserList>({});
    wire::Channel channel;
    channel.id = ChannelId{1};
    channel.name = "Site";
    program.link.answer<wire::ChannelList>({{channel}});
}

} // namespace

TEST_CASE("desk from cache: list, thread and names are there before any server, and events make them current") {
    const TemporaryFolder folder;
    work(folder);
    Program program(folder);
    program.resumeKept();
    CHECK(program.desk->position().seq == 100);
    CHECK(program.desk->position().epoch == "e1");
    CHECK(program.desk->roster().channel(ChannelId{1})->name == "Site");
    const auto list = program.list();
    REQUIRE(list);
    REQUIRE(list->keys.size() == 2);
    CHECK(list->keys.front().id == DialogId{1});

    program.desk->openThread(ThreadId{101});
    REQUIRE(waitUntil([&] { return program.desk->thread(ThreadId{101}).loaded; }));
    CHECK(program.desk->thread(ThreadId{101}).messages->front().seq == 51);
    CHECK_FALSE(program.desk->needsNetwork(ThreadId{101}));
    program.desk->loadOlder(ThreadId{101});
    REQUIRE(waitUntil([&] { return program.desk->thread(ThreadId{101}).messages->front().seq == 21; }));
    CHECK(program.desk->needsNetwork(ThreadId{101})); // what is older was never here

    program.link.start(100, true);
    program.link.tell(wire::MessageAdded{aMessage(1, 101), with(waiting(aDialog(1), 50), aMessage(1, 101))}, 101);
    CHECK(program.desk->thread(ThreadId{101}).messages->back().seq == 101);
    CHECK(program.link.outstanding("dialog.list") == 0);
    CHECK(program.link.outstanding("dialog.history") == 0);
    CHECK_FALSE(program.desk->needsNetwork(ThreadId{101}));
    program.desk->loadOlder(ThreadId{101});
    CHECK(program.link.peek<wire::DialogHistory>().before == "c21");
}

TEST_CASE("desk from cache: a reply that failed is known after a restart, whatever was said since") {
    const TemporaryFolder folder;
    work(folder);
    wire::Message failed = aReply(2, 110, 7); // in a thread that isn't kept
    failed.state = wire::MessageState::failed;
    const auto stuck = [](const Program& program) { return program.desk->stuckReplies().dialogs(); };
    {
        Program program(folder);
        program.resumeKept();
        program.link.start(100, true);
        program.link.tell(wire::MessageChanged{failed}, 101);
        const wire::Message after = aMessage(2, 111, "Are you there?");
        program.link.tell(wire::MessageAdded{after, with(waiting(aDialog(2, 2), 60), after)}, 102);
        CHECK(stuck(program) == std::vector{DialogId{2}});
    }
    {
        Program program(folder);
        program.resumeKept();
        CHECK(stuck(program) == std::vector{DialogId{2}});
        program.link.start(102, true);
        CHECK(stuck(program) == std::vector{DialogId{2}});
        SECTION("sent after all") {
            failed.state = wire::MessageState::accepted;
            program.link.tell(wire::MessageChanged{failed}, 103);
        }
        SECTION("out of sight") {
            program.link.tell(wire::DialogRemoved{DialogId{2}}, 103);
        }
        SECTION("loaded anew") {
            program.link.start(103, false);
        }
        CHECK(stuck(program).empty());
    }
    Program program(folder);
    program.resumeKept();
    CHECK(stuck(program).empty());
}

TEST_CASE("desk from cache: a reload, other rights and another server's version throw it away") {
    const TemporaryFolder folder;
    work(folder);
    bool resumed = true;
    std::string version = "1";
    SECTION("the server says so") {
        resumed = false;
    }
    SECTION("another role") {
        Program before(folder);
        wire::User me;
        me.id = OperatorId{7};
        me.role = wire::Role::supervisor;
        before.cache->claim("anna@" + before.link.address);
        before.cache->write(kept::Session{me, version, {100, "e1"}, false});
    }
    SECTION("another version") {
        version = "2";
    }
    std::vector<std::string> features;
    SECTION("contacts are shown in part from now on") {
        features = {"masked_contacts"};
    }
    Program program(folder);
    program.link.version = version;
    program.link.features = features;
    program.resumeKept();
    QSignalSpy started(program.desk.get(), &Desk::started);
    program.link.start(100, resumed);
    CHECK(started.front().at(0).toBool());
    CHECK_FALSE(program.list());
    CHECK(program.link.outstanding("dialog.list") == 1);
}

TEST_CASE("desk from cache: what comes from it after the reconnect is compared with the server's too") {
    const TemporaryFolder folder;
    work(folder);
    Program program(folder);
    program.link.features = {"hashes"};
    program.resumeKept();
    program.link.start(100, true);
    program.link.answer<wire::ChannelList>({});
    REQUIRE(program.list());
    REQUIRE(waitUntil([&] { return program.link.outstanding("dialog.hashes") > 0; }));
    const auto hashOf = [](const wire::Dialog& dialog) {
        return wire::DialogHash{dialog.id, dialog.version, dialog.last_seq, domain::dialogHash(dialog), {}};
    };
    wire::Dialog right = waiting(aDialog(2), 60);
    right.priority = 2; // of the same version
    CHECK(program.link.peek<wire::DialogHashes>().dialog_ids.size() == 2);
    program.link.answer<wire::DialogHashes>({{hashOf(waiting(aDialog(1), 50)), hashOf(right)}});
    REQUIRE(program.link.outstanding("dialog.get") == 1);
    program.link.answer<wire::DialogGet>({right, {}, {}});
    CHECK(program.desk->dialog(DialogId{2})->priority == 2);
    CHECK(program.desk->differing() == 1);

    program.desk->openThread(ThreadId{101});
    REQUIRE(waitUntil([&] { return program.link.outstanding("dialog.hashes") > 0; }));
    const auto whole = program.link.peek<wire::DialogHashes>();
    CHECK(whole.dialog_ids == std::vector{DialogId{1}});
    CHECK(whole.messages == true);
}

TEST_CASE("desk from cache: who is signed out by the server leaves nothing") {
    const TemporaryFolder folder;
    work(folder);
    {
        Program program(folder);
        program.resumeKept();
        emit program.link.signedOut(fail(Errc::unauthenticated, "ended"));
    }
    Program program(folder);
    program.resumeKept();
    CHECK(program.desk->position().epoch.empty());
}

TEST_CASE("desk from cache: the read mark and the number of unread messages come back") {
    const TemporaryFolder folder;
    work(folder);
    {
        Program program(folder);
        program.resumeKept();
        program.link.start(100, true);
        wire::Dialog dialog = waiting(aDialog(2), 60);
        for (Seq seq = 101; seq <= 104; ++seq) {
            dialog = with(dialog, aMessage(2, seq));
            program.link.tell(wire::MessageAdded{aMessage(2, seq), dialog}, seq);
        }
        program.desk->readUpTo(DialogId{2}, 102);
    }
    Program program(folder);
    program.resumeKept();
    REQUIRE(program.list());
    CHECK(program.desk->readSeq(DialogId{2}) == 102);
    CHECK(program.desk->unread(DialogId{2}) >= 1);
    CHECK(program.desk->unread(DialogId{1}) == 0);
    // The server never said that it knows.
    program.link.start(104, true);
    program.link.answer<wire::ChannelList>({});
    REQUIRE(program.link.outstanding("dialog.read") == 1);
    CHECK(program.link.peek<wire::DialogRead>().seq == 102);
}

TEST_CASE("desk from cache: what was typed in the other layout is found as it was meant, and once") {
    const TemporaryFolder folder;
    work(folder);
    Program program(folder);
    program.resumeKept();
    const auto search = [&](const std::string& typed) {
        std::optional<wire::SearchFound> answer;
        program.desk->searchKept(domain::parseSearch(typed, {}, true).value(), &program.view,
                                 [&](const Result<wire::SearchFound>& found) { answer = found.value(); });
        REQUIRE(waitUntil([&] { return answer.has_value(); }));
        return *answer;
    };
    const auto slipped = search("руддщ"); // "hello"
    CHECK(slipped.messages.hits.size() == 50);
    CHECK(slipped.read_as == "hello");
    CHECK_FALSE(search("hello").read_as);
    const auto nothing = search("ghjcnj");
    CHECK(nothing.messages.hits.empty());
    CHECK_FALSE(nothing.read_as);
}
