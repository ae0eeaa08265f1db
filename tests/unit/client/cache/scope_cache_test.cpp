// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QSignalSpy>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client/cache/disk_scope_cache.hpp"
#include "client/cache/scope_database.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/wait_until.hpp"
#include "tests/support/wire_builders.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

namespace fs = std::filesystem;

CacheKey theKey() {
    CacheKey key;
    key.fill(3);
    return key;
}

constexpr const char* kAccount = "anna@https://chat.example";

std::unique_ptr<DiskScopeCache> openCache(const std::string& path) {
    auto opened = DiskScopeCache::open(path, theKey());
    REQUIRE(opened);
    REQUIRE(opened->setAside.empty());
    return std::move(opened->cache);
}

kept::Session aSession(Seq seq, bool startsOver = false) {
    wire::User me;
    me.id = OperatorId{7};
    return {me, "1.0", {seq, "e1"}, startsOver};
}

/// Until the cache has answered.
template <class T, class Ask>
std::optional<T> answerOf(Ask ask) {
    bool answered = false;
    std::optional<T> answer;
    ask([&](std::optional<T> kept) {
        answered = true;
        answer = std::move(kept);
    });
    REQUIRE(waitUntil([&] { return answered; }));
    return answer;
}

std::optional<wire::MessagePage> threadOf(DiskScopeCache& cache, std::int64_t dialog, int limit = 50) {
    return answerOf<wire::MessagePage>(
        [&](auto done) { cache.readThread(ThreadId{100 + dialog}, limit, std::move(done)); });
}

std::optional<kept::MarkedDialog> dialogOf(DiskScopeCache& cache, std::int64_t id) {
    return answerOf<kept::MarkedDialog>([&](auto done) { cache.readDialog(DialogId{id}, std::move(done)); });
}

kept::ThreadPart aThread(std::int64_t dialog, int messages, const std::string& text = "hello") {
    kept::ThreadPart part;
    part.thread = ThreadId{100 + dialog};
    for (int i = 1; i <= messages; ++i)
        part.messages.push_back(aMessage(dialog, i, text));
    return part;
}

/// Two dialogs, a thread and a position.
void fill(DiskScopeCache& cache, const std::string& secret = "hello") {
    cache.claim(kAccount);
    cache.write(aSession(10, true));
    wire::Dialog dialog = aDialog(1);
    dialog.customer_name = secret;
    cache.write(kept::ListPage{DialogQuery{}.name(), "", {dialog, aDialog(2)}, {}, {}});
    cache.write(aThread(1, 20, secret));
    cache.write(kept::Told{wire::DialogChanged{aDialog(2, 5), {}}, 11});
}

bool contains(const fs::path& folder, const std::string& text) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (TemporaryFolder::read(entry.path().string()).find(text) != std::string::npos)
            return true;
    return false;
}

void flipByte(const std::string& path, std::streamoff at) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(at);
    const char byte = static_cast<char>(file.get() ^ 1);
    file.seekp(at);
    file.put(byte);
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
    ofCustomer.customer = CustomerId{202};
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
    maria.name = "Maria";
    cache->write(kept::Told{wire::UserChanged{maria}, 14});
    cache->write(kept::Told{wire::ChannelChanged{channel, true}, 15});
    cache->write(kept::Read{DialogId{2}, 40});

    const auto customer =
        answerOf<wire::CustomerDetails>([&](auto done) { cache->readCustomer(CustomerId{201}, std::move(done)); });
    REQUIRE(customer);
    CHECK(customer->customer.name == "Ivan Petrov");
    CHECK(customer->notes.size() == 1);
    CHECK(dialogOf(*cache, 2)->mark.readSeq == 40);
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

TEST_CASE("scope cache: what can't be read is set aside once, and a new one begins") {
    const TemporaryFolder folder;
    const std::string path = folder / "scope.db";
    for (const char* damage : {"truncated", "flipped", "another key's", "no database"}) {
        CAPTURE(damage);
        fs::remove(path);
        fill(*openCache(path));
        CacheKey key = theKey();
        if (damage == std::string("truncated"))
            fs::resize_file(path, fs::file_size(path) / 2 + 100);
        else if (damage == std::string("flipped"))
            flipByte(path, 700);
        else if (damage == std::string("another key's"))
            key[0] = 9;
        else
            folder.write("scope.db", std::string(10'000, 'z'));
        auto opened = DiskScopeCache::open(path, key);
        REQUIRE(opened);
        if (damage != std::string("truncated")) // may be met later
            REQUIRE_FALSE(opened->setAside.empty());
        opened->cache.reset();
        const auto asides =
            std::count_if(fs::directory_iterator(folder.path()), fs::directory_iterator(), [](auto& entry) {
                return entry.path().filename().string().find("damaged") != std::string::npos;
            });
        CHECK(asides == 1);
    }
}

TEST_CASE("scope cache: damage that is met later is said, and reads are answered with nothing") {
    const TemporaryFolder folder;
    const std::string path = folder / "scope.db";
    {
        const auto cache = openCache(path);
        fill(*cache);
        cache->write(aThread(2, 3000));
    }
    for (std::streamoff page = 40; page < static_cast<std::streamoff>(fs::file_size(path) / 4096); ++page)
        flipByte(path, page * 4096 + 100);
    auto opened = DiskScopeCache::open(path, theKey());
    REQUIRE(opened);
    REQUIRE(opened->setAside.empty());
    DiskScopeCache& cache = *opened->cache;
    QSignalSpy troubled(&cache, &DiskScopeCache::troubled);
    cache.claim(kAccount);
    CHECK_FALSE(threadOf(cache, 2, 5000));
    REQUIRE(waitUntil([&] { return troubled.count() > 0; }));
    CHECK(troubled.front().at(0).value<DiskScopeCache::Trouble>() == DiskScopeCache::Trouble::damaged);
    cache.write(aThread(1, 5));
    CHECK_FALSE(threadOf(cache, 1));
    CHECK(troubled.count() == 1);
    opened->cache.reset();
    CHECK(openCache(path)->claim(kAccount).position.epoch.empty());
}

TEST_CASE("scope cache: a full disk is said, and what is kept stays a true picture of an earlier moment") {
    const TemporaryFolder folder;
    const std::string path = folder / "scope.db";
    {
        const auto cache = openCache(path);
        fill(*cache);
        QSignalSpy troubled(cache.get(), &DiskScopeCache::troubled);
        // Files can't grow any further, as on a full disk.
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
        REQUIRE(dialogOf(*cache, 2));
        rlimit none = before;
        none.rlim_cur = 400'000;
        REQUIRE(setrlimit(RLIMIT_FSIZE, &none) == 0);
        Seq seq = 11;
        const bool said = waitUntil([&] {
            ++seq;
            wire::Dialog dialog = aDialog(2, seq);
            dialog.customer_name = std::string(2000, 'x');
            cache->write(kept::Told{wire::MessageAdded{aMessage(1, seq, std::string(2000, 'y')), dialog}, seq});
            return troubled.count() > 0;
        });
        REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
        REQUIRE(said);
        CHECK(troubled.front().at(0).value<DiskScopeCache::Trouble>() == DiskScopeCache::Trouble::disk);
    }
    const auto cache = openCache(path);
    const Seq kept = cache->claim(kAccount).position.seq;
    CHECK(dialogOf(*cache, 2)->dialog.version == (kept == 11 ? 5 : kept));
    CHECK(threadOf(*cache, 1)->messages.back().seq == (kept == 11 ? 20 : std::max<Seq>(kept, 20)));
}

TEST_CASE("scope cache: killed while it writes, position and dialogs are of one moment") {
    const TemporaryFolder folder;
    const std::string path = folder / "scope.db";
    fill(*openCache(path));
    Seq furthest = 0;
    for (int round = 0; round < 10; ++round) {
        int toParent[2];
        REQUIRE(pipe(toParent) == 0);
        const pid_t child = fork();
        if (child == 0) {
            auto cache = std::move(DiskScopeCache::open(path, theKey())->cache);
            for (Seq seq = cache->claim(kAccount).position.seq + 1;; ++seq) {
                cache->write(kept::Told{wire::MessageAdded{aMessage(1, seq), aDialog(1 + seq % 2, seq)}, seq});
                usleep(20);
                if (seq % 500 == 0 && write(toParent[1], &seq, sizeof seq) < 0)
                    _exit(1);
            }
        }
        close(toParent[1]);
        Seq seq = 0;
        for (int i = 0; i <= round; ++i)
            REQUIRE(read(toParent[0], &seq, sizeof seq) == sizeof seq);
        ::kill(child, SIGKILL);
        close(toParent[0]);
        waitpid(child, nullptr, 0);

        const auto cache = openCache(path);
        const Seq kept = cache->claim(kAccount).position.seq;
        if (kept <= 12)
            continue; // too early for the first transaction
        CHECK(dialogOf(*cache, 1 + kept % 2)->dialog.version == kept);
        CHECK(dialogOf(*cache, 2 - kept % 2)->dialog.version == kept - 1);
        CHECK(threadOf(*cache, 1)->messages.back().seq == std::max<Seq>(kept, 20));
        furthest = kept;
    }
    CHECK(furthest > 0);
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
    all.statuses = {wire::DialogStatus::closed};
    all.order = wire::DialogOrder::recent;
    DialogQuery ofFirst = all;
    ofFirst.customer = CustomerId{201};
    DialogQuery ofLast = all;
    ofLast.customer = CustomerId{205};
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
