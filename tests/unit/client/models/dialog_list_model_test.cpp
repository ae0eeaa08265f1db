// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/list/dialog_list_model.hpp"
#include "client/models/list/folder_query.hpp"
#include "client/state/desk.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wait_until.hpp"
#include "tests/support/wire_builders.hpp"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <map>
#include <random>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

using Ids = std::vector<std::int64_t>;

struct Scene {
    ManualClock clock;
    FakeLink link;
    MemoryVault vault;
    Desk desk{link, vault, clock};
    Seq seq = 1000;

    Scene() { link.start(seq); }

    void answerPage(const std::vector<wire::Dialog>& dialogs, std::optional<std::string> next = {}) {
        wire::DialogPage page;
        page.dialogs = dialogs;
        page.next = std::move(next);
        link.answer<wire::DialogList>(page);
    }
    void tell(wire::Dialog dialog) { link.tell(wire::DialogChanged{std::move(dialog), {}}, ++seq); }
};

/// A model under the tester, told to be quick.
struct Listed {
    DialogListModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QSignalSpy inserted{&model, &QAbstractItemModel::rowsInserted};
    QSignalSpy moved{&model, &QAbstractItemModel::rowsMoved};
    QSignalSpy removed{&model, &QAbstractItemModel::rowsRemoved};
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};

    Listed(Desk& desk, Folder folder, bool byUrgency = true) : model(desk, queryOf(folder, byUrgency)) {}

    const DialogRow* row(int number) const {
        return model.data(model.index(number), DialogRowRole).value<const DialogRow*>();
    }
    Ids ids() const {
        Ids list;
        for (int i = 0; i < model.rowCount(); ++i)
            list.push_back(model.data(model.index(i), DialogIdRole).toLongLong());
        while (!list.empty() && list.back() == 0)
            list.pop_back();
        return list;
    }
    void forget() {
        for (QSignalSpy* spy : {&inserted, &moved, &removed, &changed})
            spy->clear();
    }
};

wire::Dialog unanswered(std::int64_t id, std::int64_t since, std::int64_t version = 1) {
    return waiting(aDialog(id, version), since);
}

} // namespace

TEST_CASE("dialog list: shows skeletons until the first page is here, then exactly its rows", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::unanswered);
    CHECK(list.model.rowCount() > 0);
    CHECK(list.row(0) == nullptr);
    CHECK(list.model.data(list.model.index(0), DialogIdRole).toLongLong() == 0);
    CHECK(scene.link.peek<wire::DialogList>().limit == 100);
    CHECK(scene.link.peek<wire::DialogList>().filter->unanswered == true);

    scene.answerPage({unanswered(1, 10), unanswered(2, 20)});
    CHECK(list.ids() == Ids{1, 2});
    CHECK(list.model.rowCount() == 2);
    CHECK(list.model.isComplete());
    CHECK(list.row(0)->customerName == "Customer 1");
    CHECK(list.row(0)->waitingSinceMs == 10);
    CHECK(list.reset.empty());
}

TEST_CASE("dialog list: the next page comes when a row beyond the loaded ones is looked at", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::unanswered);
    scene.answerPage({unanswered(1, 10), unanswered(2, 20)}, "c2");
    CHECK(scene.link.outstanding("dialog.list") == 0);
    CHECK(list.model.rowCount() > 2);
    CHECK(list.row(2) == nullptr);
    runQueued();
    REQUIRE(scene.link.outstanding("dialog.list") == 1);
    CHECK(scene.link.peek<wire::DialogList>().after == "c2");
    (void)list.row(3);
    runQueued();
    CHECK(scene.link.outstanding("dialog.list") == 1);
    scene.answerPage({unanswered(3, 30)});
    CHECK(list.ids() == Ids{1, 2, 3});
    CHECK(list.model.rowCount() == 3);
}

TEST_CASE("dialog list: events insert, move and remove single rows", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::unanswered);
    scene.answerPage({unanswered(1, 10), unanswered(2, 20), unanswered(3, 30)});
    list.forget();

    scene.tell(unanswered(4, 15));
    list.model.flush();
    CHECK(list.ids() == Ids{1, 4, 2, 3});
    REQUIRE(list.inserted.size() == 1);
    CHECK(list.inserted[0][1].toInt() == 1);

    wire::Dialog vip = unanswered(3, 30, 2);
    vip.priority = 1;
    scene.tell(vip);
    list.model.flush();
    CHECK(list.ids() == Ids{3, 1, 4, 2});
    REQUIRE(list.moved.size() == 1);
    CHECK(list.moved[0][1].toInt() == 3);
    CHECK(list.moved[0][4].toInt() == 0);

    scene.tell(aDialog(1, 2)); // answered
    list.model.flush();
    CHECK(list.ids() == Ids{3, 4, 2});
    CHECK(list.removed.size() == 1);

    scene.link.tell(wire::DialogRemoved{DialogId{4}}, ++scene.seq);
    list.model.flush();
    CHECK(list.ids() == Ids{3, 2});
    CHECK(list.reset.empty());
}

TEST_CASE("dialog list: what happens within 16 ms becomes one change of a row", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::unanswered);
    scene.answerPage({unanswered(1, 10), unanswered(2, 20), unanswered(3, 30), unanswered(4, 40)});
    list.forget();
    for (int version = 2; version < 50; ++version) {
        wire::Dialog dialog = unanswered(2, 20, version);
        dialog.customer_name = "Name " + std::to_string(version);
        scene.tell(dialog);
    }
    CHECK(list.changed.empty());
    REQUIRE(waitUntil([&] { return !list.changed.empty(); }));
    CHECK(list.changed.size() == 1);
    CHECK(list.row(1)->customerName == "Name 49");
}

TEST_CASE("dialog list: what lies behind the loaded pages stays there until its page comes", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::unanswered);
    scene.answerPage({unanswered(1, 10), unanswered(2, 20)}, "c2");
    scene.tell(unanswered(9, 90));
    list.model.flush();
    CHECK(list.ids() == Ids{1, 2});

    (void)list.row(2);
    runQueued();
    // Read before dialog 8 came, which stands between the pages: it is known from its event.
    scene.tell(unanswered(8, 25));
    scene.answerPage({unanswered(3, 30)}, "c3");
    CHECK(list.ids() == Ids{1, 2, 8, 3});
}

TEST_CASE("dialog list: a dialog that sinks behind the loaded pages leaves them", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::unanswered);
    scene.answerPage({unanswered(1, 10), unanswered(2, 20)}, "c2");
    scene.tell(unanswered(1, 50, 2));
    list.model.flush();
    CHECK(list.ids() == Ids{2});
}

TEST_CASE("dialog list: known dialogs are there before the network answers", "[models]") {
    Scene scene;
    scene.tell(unanswered(1, 10));
    Listed list(scene.desk, Folder::unanswered);
    CHECK(list.ids() == Ids{1});
    scene.answerPage({unanswered(1, 10), unanswered(2, 20)});
    CHECK(list.ids() == Ids{1, 2});
}

TEST_CASE("dialog list: a reload keeps what is still true and drops the rest, without a reset", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::unanswered);
    scene.answerPage({unanswered(1, 10), unanswered(2, 20), unanswered(3, 30)});
    list.forget();
    scene.link.goOffline();
    scene.link.start(2000);
    CHECK(list.ids() == Ids{1, 2, 3});
    scene.answerPage({unanswered(1, 10), unanswered(3, 30), unanswered(4, 40)});
    CHECK(list.ids() == Ids{1, 3, 4});
    CHECK(list.removed.size() >= 1);
    CHECK(list.reset.empty());
}

TEST_CASE("dialog list: a page lost in a cut is asked for again", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::unanswered);
    scene.link.goOffline();
    scene.link.start(scene.seq, true);
    REQUIRE(scene.link.outstanding("dialog.list") == 1);
    scene.answerPage({unanswered(1, 10)});
    CHECK(list.ids() == Ids{1});
}

TEST_CASE("dialog list: without a network no skeleton promises what can't come", "[models]") {
    Scene scene;
    Listed all(scene.desk, Folder::unanswered);
    scene.answerPage({unanswered(1, 10)}, "more");
    REQUIRE(all.model.rowCount() > 1);
    all.model.loadUpTo(50);
    Listed none(scene.desk, Folder::closed);
    scene.link.goOffline();
    CHECK(all.model.rowCount() == 1);
    CHECK(none.model.rowCount() == 0);
    CHECK(none.model.count().total < 0);
    scene.link.start(scene.seq, true);
    CHECK(none.model.rowCount() > 0);
}

TEST_CASE("dialog list: forgotten rows are skeletons and come back when looked at", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::unanswered);
    scene.answerPage({unanswered(1, 10), unanswered(2, 20)});
    for (std::int64_t id = 10; scene.desk.dialog(DialogId{1}); ++id)
        scene.tell(aDialog(id));
    CHECK(list.model.rowCount() == 2);
    CHECK(list.row(0) == nullptr);
    runQueued();
    REQUIRE(scene.link.outstanding("dialog.list") == 1);
    CHECK_FALSE(scene.link.peek<wire::DialogList>().after);
    scene.answerPage({unanswered(1, 10), unanswered(2, 20)});
    list.model.flush();
    REQUIRE(list.row(0));
    CHECK(list.row(0)->id == 1);
}

TEST_CASE("dialog list: a dialog is found by its id without a look at the forgotten rows before it", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::unanswered);
    scene.answerPage({unanswered(1, 10), unanswered(2, 20)});
    runQueued(); // the looks at the skeletons before
    for (std::int64_t id = 10; scene.desk.dialog(DialogId{1}); ++id)
        scene.tell(aDialog(id));
    const auto find = [&](qint64 id) {
        return list.model.match(list.model.index(0), DialogIdRole, QVariant::fromValue(id), 1, Qt::MatchExactly);
    };
    REQUIRE(find(2).size() == 1);
    CHECK(find(2).front().row() == 1);
    CHECK(find(99).empty());
    runQueued();
    CHECK(scene.link.outstanding("dialog.list") == 0);
}

TEST_CASE("dialog list: a forgotten row whose dialog is gone disappears", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::unanswered);
    scene.answerPage({unanswered(1, 10), unanswered(2, 20)});
    for (std::int64_t id = 10; scene.desk.dialog(DialogId{2}); ++id)
        scene.tell(aDialog(id));
    (void)list.row(1);
    runQueued();
    scene.answerPage({unanswered(1, 10)});
    scene.link.refuse<wire::DialogGet>(Errc::not_found);
    list.model.flush();
    CHECK(list.model.rowCount() == 1);
}

TEST_CASE("dialog list: the folder's count follows", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::mine);
    CHECK(list.model.count().total == -1);
    scene.answerPage({assignedTo(unanswered(1, 10), 7), assignedTo(aDialog(2), 7)});
    CHECK(list.model.count().waiting == 1);
    CHECK(list.model.count().total == 2);
    scene.tell(waiting(assignedTo(aDialog(2, 2), 7), 99));
    list.model.flush();
    CHECK(list.model.count().waiting == 2);
    scene.tell(assignedTo(aDialog(1, 2), 9));
    list.model.flush();
    CHECK(list.model.count().waiting == 1);
    CHECK(list.model.count().total == 1);
}

TEST_CASE("dialog list: who is called stays called when the dialog closes, until he looks", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::mentioned);
    scene.answerPage({});
    wire::Dialog dialog = aDialog(1);
    dialog.status = wire::DialogStatus::closed;
    dialog.mentioned = std::vector{OperatorId{7}};
    scene.tell(dialog);
    list.model.flush();
    CHECK(list.ids() == Ids{1});
    dialog.mentioned.reset();
    ++dialog.version;
    scene.tell(dialog);
    list.model.flush();
    CHECK(list.ids().empty());
}

TEST_CASE("dialog list: a row tells a screen reader what matters", "[models]") {
    Scene scene;
    scene.link.tell(
        wire::ChannelChanged{{ChannelId{1}, wire::ChannelKind::webchat, "Site", "k", {}, {}, {}, 1, {}}, {}},
        ++scene.seq);
    Listed list(scene.desk, Folder::unanswered);
    const std::int64_t now = scene.desk.nowMs();
    wire::Message message = aMessage(1, 5, "where is my order?");
    wire::Dialog dialog = with(unanswered(1, now - 3 * 60'000), message);
    scene.answerPage({dialog});
    const QString spoken = list.model.data(list.model.index(0), Qt::AccessibleTextRole).toString();
    CHECK(spoken == "Customer 1, Site, waits 3 minute(s), 1 new, last: where is my order?");
}

TEST_CASE("dialog list: random events always leave it equal to a sorted query", "[models]") {
    const unsigned seed = GENERATE(range(1u, 31u));
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto pick = [&](std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(random);
    };
    Scene scene;
    Listed list(scene.desk, Folder::unanswered);
    scene.answerPage({});
    std::map<std::int64_t, wire::Dialog> truth;
    for (int step = 0; step < 400; ++step) {
        const std::int64_t id = pick(1, 40);
        if (truth.contains(id) && pick(0, 5) == 0) {
            truth.erase(id);
            scene.link.tell(wire::DialogRemoved{DialogId{id}}, ++scene.seq);
        } else {
            wire::Dialog dialog = aDialog(id, ++scene.seq);
            if (pick(0, 3) != 0)
                dialog = waiting(dialog, pick(1, 20));
            dialog.priority = static_cast<int>(pick(0, 1));
            truth[id] = dialog;
            scene.tell(dialog);
        }
        if (pick(0, 2) == 0)
            list.model.flush();
    }
    list.model.flush();
    std::vector<SortKey> keys;
    for (const auto& [id, dialog] : truth)
        if (dialog.unanswered)
            keys.push_back(sortKey(wire::DialogOrder::urgency, dialog));
    std::sort(keys.begin(), keys.end());
    Ids expected;
    for (const SortKey& key : keys)
        expected.push_back(key.id.value);
    CHECK(list.ids() == expected);
    CHECK(list.model.count().waiting == static_cast<int>(expected.size()));
}

TEST_CASE("dialog list: held rows change their words and stay in their places until they are let go", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::unanswered);
    scene.answerPage({unanswered(1, 10), unanswered(2, 20), unanswered(3, 30), unanswered(4, 40)});
    QSignalSpy held(&list.model, &DialogListModel::heldBackChanged);
    list.model.setHold(3);
    list.forget();

    wire::Dialog urgent = unanswered(4, 40, 2);
    urgent.priority = 5;
    urgent.customer_name = "Urgent";
    scene.tell(urgent);                                             // would move to the top
    scene.tell(unanswered(5, 15));                                  // would come in between
    scene.tell(aDialog(2, 2));                                      // answered: would leave
    scene.link.tell(wire::DialogRemoved{DialogId{1}}, ++scene.seq); // out of sight: would leave
    list.model.flush();
    CHECK(list.model.rowCount() == 4);
    CHECK(list.model.data(list.model.index(3), DialogIdRole).toLongLong() == 4);
    CHECK(list.row(3)->customerName == "Urgent");
    CHECK(list.row(0) == nullptr); // nothing to click on any more
    runQueued();
    CHECK(scene.link.outstanding("dialog.get") == 0);
    CHECK(list.moved.empty());
    CHECK(list.inserted.empty());
    CHECK(list.removed.empty());
    CHECK(list.model.heldBack() == 2);
    CHECK(held.last()[0].toInt() == 2);
    CHECK(list.model.count().total == 3);
    CHECK(list.model.count().waiting == 3);

    list.model.setHold(-1);
    CHECK(list.ids() == Ids{4, 5, 3});
    CHECK(list.model.heldBack() == 0);
    CHECK(held.last()[0].toInt() == 0);
    CHECK(list.model.count().total == 3);
    CHECK(list.model.count().waiting == 3);
}

TEST_CASE("dialog list: below the held rows everything moves freely", "[models]") {
    Scene scene;
    Listed list(scene.desk, Folder::unanswered);
    scene.answerPage({unanswered(1, 10), unanswered(2, 20), unanswered(3, 30)});
    list.model.setHold(1);
    scene.tell(unanswered(4, 40));
    scene.tell(aDialog(3, 2));
    list.model.flush();
    CHECK(list.ids() == Ids{1, 2, 4});
    CHECK(list.model.heldBack() == 0);
    scene.tell(unanswered(5, 5)); // would push the held ones down
    list.model.flush();
    CHECK(list.ids() == Ids{1, 2, 4});
    CHECK(list.model.heldBack() == 1);
    scene.tell(aDialog(5, 2)); // answered before anybody saw it
    list.model.flush();
    CHECK(list.model.heldBack() == 0);
    list.model.setHold(-1);
    CHECK(list.ids() == Ids{1, 2, 4});
}
