// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/thread/thread_model.hpp"
#include "client/state/desk.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wait_until.hpp"
#include "tests/support/wire_builders.hpp"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <random>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

constexpr std::int64_t kDialog = 5;
using Seqs = std::vector<Seq>;

wire::MessagePage aPage(Seq first, Seq last, std::optional<std::string> next = {}) {
    wire::MessagePage page;
    for (Seq seq = first; seq <= last; ++seq)
        page.messages.push_back(aMessage(kDialog, seq));
    page.next = std::move(next);
    return page;
}

struct Scene {
    ManualClock clock;
    FakeLink link;
    MemoryVault vault;
    Desk desk{link, vault, clock};

    Scene() {
        link.start(10'000);
        link.tell(wire::DialogAdded{assignedTo(aDialog(kDialog), 7), {}}, 10'001);
    }
    void arrives(const wire::Message& message) {
        link.tell(wire::MessageAdded{message, with(assignedTo(aDialog(kDialog, message.seq), 7), message)},
                  message.seq);
    }
};

struct Shown {
    ThreadModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QSignalSpy inserted{&model, &QAbstractItemModel::rowsInserted};
    QSignalSpy moved{&model, &QAbstractItemModel::rowsMoved};
    QSignalSpy removed{&model, &QAbstractItemModel::rowsRemoved};
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};

    explicit Shown(Desk& desk) : model(desk, kDialog) {}

    const MessageRow& row(int number) const {
        return *model.data(model.index(number), MessageRowRole).value<const MessageRow*>();
    }
    Seqs seqs() const {
        Seqs list;
        for (int i = 0; i < model.rowCount(); ++i)
            list.push_back(row(i).seq);
        return list;
    }
    void forget() {
        for (QSignalSpy* spy : {&inserted, &moved, &removed, &changed})
            spy->clear();
    }
};

Seqs range(Seq first, Seq last) {
    Seqs list;
    for (Seq seq = first; seq <= last; ++seq)
        list.push_back(seq);
    return list;
}

} // namespace

TEST_CASE("thread: the newest page opens it, older ones join above", "[models]") {
    Scene scene;
    Shown thread(scene.desk);
    QSignalSpy loaded(&thread.model, &ThreadModel::loaded);
    CHECK(thread.model.rowCount() == 0);
    scene.link.answer<wire::DialogHistory>(aPage(51, 100, "c51"));
    thread.model.flush();
    CHECK(thread.seqs() == range(51, 100));
    CHECK(loaded.size() == 1);
    CHECK(thread.model.edges().hasOlder);
    CHECK_FALSE(thread.model.edges().hasNewer);
    thread.forget();

    thread.model.showOlder();
    CHECK(thread.model.edges().loadingOlder);
    CHECK(scene.link.peek<wire::DialogHistory>().before == "c51");
    thread.model.showOlder();
    CHECK(scene.link.outstanding("dialog.history") == 1);
    scene.link.answer<wire::DialogHistory>(aPage(1, 50));
    thread.model.flush();
    CHECK(thread.seqs() == range(1, 100));
    REQUIRE(thread.inserted.size() == 1);
    CHECK(thread.inserted[0][1].toInt() == 0);
    CHECK(thread.inserted[0][2].toInt() == 49);
    CHECK_FALSE(thread.model.edges().hasOlder);
    CHECK_FALSE(thread.model.edges().loadingOlder);
    CHECK(thread.reset.empty());
}

TEST_CASE("thread: a reply shows at once and becomes the server's message in its place", "[models]") {
    Scene scene;
    Shown thread(scene.desk);
    scene.link.answer<wire::DialogHistory>(aPage(1, 2));
    thread.model.flush();
    thread.forget();
    const std::string clientId = scene.desk.send(DialogId{kDialog}, wire::ComposeMode::reply, "hi");
    thread.model.flush();
    REQUIRE(thread.model.rowCount() == 3);
    CHECK(thread.row(2).id == 0);
    CHECK(thread.row(2).text == "hi");
    CHECK(thread.row(2).mine);
    CHECK(thread.row(2).state == DeliveryState::queued);
    CHECK(thread.row(2).clientId.toStdString() == clientId);
    const int revision = thread.row(2).revision;
    thread.forget();

    scene.arrives(aReply(kDialog, 10'002, 7, clientId));
    thread.model.flush();
    REQUIRE(thread.model.rowCount() == 3);
    CHECK(thread.row(2).id == 10'002);
    CHECK(thread.row(2).revision == revision + 1);
    CHECK(thread.inserted.empty());
    CHECK(thread.removed.empty());
    CHECK(thread.changed.size() == 1);
}

TEST_CASE("thread: a customer's message that is quicker stands above the waiting reply", "[models]") {
    Scene scene;
    Shown thread(scene.desk);
    scene.link.answer<wire::DialogHistory>(aPage(1, 2));
    scene.desk.send(DialogId{kDialog}, wire::ComposeMode::reply, "hi");
    thread.model.flush();
    scene.arrives(aMessage(kDialog, 10'002));
    thread.model.flush();
    CHECK(thread.seqs() == Seqs{1, 2, 10'002, 0});
}

TEST_CASE("thread: of two waiting replies the second may be confirmed first", "[models]") {
    Scene scene;
    Shown thread(scene.desk);
    scene.link.answer<wire::DialogHistory>(aPage(1, 2));
    scene.desk.send(DialogId{kDialog}, wire::ComposeMode::reply, "one");
    const std::string second = scene.desk.send(DialogId{kDialog}, wire::ComposeMode::reply, "two");
    thread.model.flush();
    thread.forget();
    scene.arrives(aReply(kDialog, 10'002, 7, second));
    thread.model.flush();
    CHECK(thread.seqs() == Seqs{1, 2, 10'002, 0});
    CHECK(thread.row(3).text == "one");
    CHECK(thread.moved.size() == 1);
    CHECK(thread.inserted.empty());
    CHECK(thread.removed.empty());
}

TEST_CASE("thread: a refused reply leaves the thread", "[models]") {
    Scene scene;
    Shown thread(scene.desk);
    scene.link.answer<wire::DialogHistory>(aPage(1, 2));
    scene.desk.send(DialogId{kDialog}, wire::ComposeMode::reply, "hi");
    thread.model.flush();
    scene.link.refuse<wire::MessageSend>(Errc::stale);
    thread.model.flush();
    CHECK(thread.seqs() == Seqs{1, 2});
}

TEST_CASE("thread: a delivery state changes one row and nothing else", "[models]") {
    Scene scene;
    Shown thread(scene.desk);
    wire::MessagePage page = aPage(1, 40);
    page.messages.push_back(aReply(kDialog, 41, 7));
    scene.link.answer<wire::DialogHistory>(page);
    thread.model.flush();
    thread.forget();
    wire::Message delivered = aReply(kDialog, 41, 7);
    delivered.state = wire::MessageState::delivered;
    scene.link.tell(wire::MessageChanged{delivered}, 10'002);
    scene.link.tell(wire::MessageChanged{delivered}, 10'003);
    REQUIRE(waitUntil([&] { return !thread.changed.empty(); }));
    CHECK(thread.changed.size() == 1);
    CHECK(thread.changed[0][0].toModelIndex().row() == 40);
    CHECK(thread.row(40).state == DeliveryState::delivered);
    CHECK(thread.inserted.empty());
}

TEST_CASE("thread: an answer quotes what its message says now, and nothing of what was taken back", "[models]") {
    Scene scene;
    Shown shown(scene.desk);
    scene.link.answer<wire::DialogHistory>(aPage(10, 12));
    wire::Message answer = aReply(kDialog, 10'002, 7);
    answer.reply_to = MessageId{11};
    scene.arrives(answer);
    shown.model.flush();
    REQUIRE(shown.row(3).replyTo.text == "hello");
    wire::Message quoted = aMessage(kDialog, 11, "at eleven");
    scene.link.tell(wire::MessageChanged{quoted}, 10'003);
    shown.model.flush();
    CHECK(shown.row(3).replyTo.text == "at eleven");
    quoted.deleted_at = at(1);
    scene.link.tell(wire::MessageChanged{quoted}, 10'004);
    shown.model.flush();
    CHECK(shown.row(3).replyTo.text == "Deleted message");
}

TEST_CASE("thread: the window holds at most 400 rows and can go both ways", "[models]") {
    Scene scene;
    Shown thread(scene.desk);
    constexpr Seq kAll = 1000;
    scene.link.answer<wire::DialogHistory>(aPage(kAll - 49, kAll, std::to_string(kAll - 49)));
    thread.model.flush();
    for (Seq first = kAll - 49; first > 1;) {
        thread.model.showOlder();
        scene.link.answer<wire::DialogHistory>(
            aPage(first - 50, first - 1, first - 50 > 1 ? std::optional(std::to_string(first - 50)) : std::nullopt));
        thread.model.flush();
        first -= 50;
        CHECK(thread.seqs().front() == first);
        CHECK(thread.model.rowCount() <= kThreadWindow);
    }
    CHECK(thread.seqs() == range(1, 400));
    CHECK(thread.model.edges().hasNewer);
    CHECK_FALSE(thread.model.edges().hasOlder);

    // A new message is not among the rows while the end is far.
    scene.arrives(aMessage(kDialog, 10'002));
    thread.model.flush();
    CHECK(thread.seqs() == range(1, 400));

    int pages = 0;
    while (thread.model.edges().hasNewer) {
        thread.model.showNewer();
        CHECK(thread.model.rowCount() <= kThreadWindow);
        REQUIRE(++pages < 100);
    }
    CHECK(thread.seqs().back() == 10'002);
    CHECK(thread.model.edges().hasOlder);
    CHECK(scene.link.outstanding("dialog.history") == 0);

    thread.model.showOlder(); // from memory
    CHECK(scene.link.outstanding("dialog.history") == 0);
    CHECK(thread.reset.empty());
}

TEST_CASE("thread: jumps to the newest and to any message that is here", "[models]") {
    Scene scene;
    Shown thread(scene.desk);
    scene.link.answer<wire::DialogHistory>(aPage(1, 1000));
    thread.model.flush();
    CHECK(thread.seqs() == range(951, 1000));
    CHECK(thread.model.showAround(100));
    CHECK(thread.model.find(100));
    CHECK(thread.model.rowCount() <= kThreadWindow);
    CHECK_FALSE(thread.model.showAround(5000));
    thread.model.showNewest();
    CHECK(thread.seqs() == range(951, 1000));
    CHECK_FALSE(thread.model.edges().hasNewer);
}

TEST_CASE("thread: a long day's messages push the oldest out", "[models]") {
    Scene scene;
    Shown thread(scene.desk);
    scene.link.answer<wire::DialogHistory>(aPage(1, 50));
    thread.model.flush();
    for (Seq seq = 10'002; seq < 10'902; ++seq) {
        scene.arrives(aMessage(kDialog, seq));
        if (seq % 7 == 0)
            thread.model.flush();
        CHECK(thread.model.rowCount() <= kThreadWindow);
    }
    thread.model.flush();
    CHECK(thread.seqs().back() == 10'901);
}

TEST_CASE("thread: the first unread message is known, system lines speak", "[models]") {
    Scene scene;
    Shown thread(scene.desk);
    wire::MessagePage page = aPage(1, 5);
    wire::Message line = aMessage(kDialog, 6, "Igor");
    line.direction = wire::Direction::system;
    line.author = anOperator(9, "Maria");
    line.event = "transferred";
    page.messages.push_back(line);
    scene.link.answer<wire::DialogHistory>(page);
    scene.desk.readUpTo(DialogId{kDialog}, 3);
    thread.model.flush();
    CHECK(thread.model.firstUnreadId() == 4);
    CHECK(thread.row(5).text == "Maria passed the dialog on to Igor");
    CHECK(thread.row(5).direction == Direction::system);
}

TEST_CASE("thread: a reload replaces what changed while away, row by row", "[models]") {
    Scene scene;
    Shown thread(scene.desk);
    scene.link.answer<wire::DialogHistory>(aPage(1, 5));
    thread.model.flush();
    thread.forget();
    scene.link.goOffline();
    scene.link.start(20'000);
    wire::MessagePage page = aPage(1, 8);
    page.messages[2].text = "edited";
    scene.link.answer<wire::DialogHistory>(page);
    thread.model.flush();
    CHECK(thread.seqs() == range(1, 8));
    CHECK(thread.row(2).text == "edited");
    CHECK(thread.changed.size() == 1);
    CHECK(thread.removed.empty());
    CHECK(thread.reset.empty());
}

TEST_CASE("thread: random traffic keeps rows, order and tester content", "[models]") {
    const unsigned seed = GENERATE(Catch::Generators::range(1u, 31u));
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto pick = [&](int low, int high) { return std::uniform_int_distribution(low, high)(random); };
    Scene scene;
    Shown thread(scene.desk);
    scene.link.answer<wire::DialogHistory>(aPage(1, 50));
    thread.model.flush();
    Seqs expected = range(1, 50);
    Seq seq = 10'001;
    for (int step = 0; step < 300; ++step) {
        switch (pick(0, 4)) {
        case 0:
            scene.arrives(aMessage(kDialog, ++seq));
            expected.push_back(seq);
            break;
        case 1:
            scene.desk.send(DialogId{kDialog}, wire::ComposeMode::reply, "text " + std::to_string(step));
            break;
        case 2:
            if (scene.link.outstanding("message.send") == 1) {
                const auto request = scene.link.peek<wire::MessageSend>();
                const wire::Message message = aReply(kDialog, ++seq, 7, request.client_id);
                expected.push_back(seq);
                if (pick(0, 1) == 0)
                    scene.arrives(message);
                scene.link.answer<wire::MessageSend>({message});
            }
            break;
        case 3:
            if (scene.link.outstanding("message.send") == 1 && pick(0, 5) == 0)
                scene.link.refuse<wire::MessageSend>(Errc::window_closed);
            break;
        default:
            thread.model.flush();
        }
    }
    thread.model.flush();
    Seqs shown = thread.seqs();
    const auto waitingRows = static_cast<std::size_t>(scene.desk.outbox().size());
    REQUIRE(shown.size() >= waitingRows);
    for (std::size_t i = 0; i < waitingRows; ++i) {
        CHECK(shown.back() == 0);
        shown.pop_back();
    }
    CHECK(shown == expected);
    CHECK(thread.reset.empty());
}
