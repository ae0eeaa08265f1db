// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/list/gathered_dialogs.hpp"
#include "client/models/words/harmless.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct Scene : DeskScene {
    Seq seq = 1000;

    Scene() {
        link.start(seq);
        for (std::int64_t id : {5, 6, 7})
            link.tell(wire::DialogAdded{assignedTo(aDialog(id), 7), {}}, ++seq);
    }
    void tell(const wire::Dialog& dialog) { link.tell(wire::DialogChanged{dialog, {}}, ++seq); }
};

std::vector<std::int64_t> idsOf(const GatheredDialogs& model) {
    std::vector<std::int64_t> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.push_back(model.data(model.index(row), DialogIdRole).toLongLong());
    return ids;
}

wire::Dialog lastIs(wire::MessageState state, std::int64_t dialog, Seq seq, std::int64_t version) {
    wire::Message reply = aReply(dialog, seq, 7);
    reply.state = state;
    wire::Dialog whole = with(assignedTo(aDialog(dialog, version), 7), reply);
    whole.last_message->state = state;
    return whole;
}

} // namespace

TEST_CASE("gathered dialogs: a draft brings its dialog in below the others, an emptied one takes it out", "[models]") {
    Scene scene;
    GatheredDialogs drafts(scene.desk, Folder::drafts);
    QAbstractItemModelTester tester(&drafts, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy counted(&drafts, &GatheredDialogs::countChanged);
    CHECK(drafts.rowCount() == 0);
    scene.desk.saveDraft(DialogId{6}, wire::ComposeMode::reply, "half a word");
    scene.desk.saveDraft(DialogId{5}, wire::ComposeMode::note, "a note");
    CHECK(idsOf(drafts) == std::vector<std::int64_t>{6, 5});
    scene.desk.saveDraft(DialogId{6}, wire::ComposeMode::reply, "half a word more");
    CHECK(idsOf(drafts) == std::vector<std::int64_t>{6, 5});
    CHECK(counted.count() == 2);
    scene.desk.saveDraft(DialogId{6}, wire::ComposeMode::reply, "");
    CHECK(idsOf(drafts) == std::vector<std::int64_t>{5});
    CHECK(drafts.count().total == 1);
}

TEST_CASE("gathered dialogs: drafts that were there before are found again", "[models]") {
    Scene scene;
    scene.desk.saveDraft(DialogId{7}, wire::ComposeMode::reply, "from yesterday");
    GatheredDialogs drafts(scene.desk, Folder::drafts);
    CHECK(idsOf(drafts) == std::vector<std::int64_t>{7});
    const auto* row = drafts.data(drafts.index(0), DialogRowRole).value<const DialogRow*>();
    REQUIRE(row);
    CHECK(row->draftText == QStringLiteral("from yesterday"));
}

TEST_CASE("gathered dialogs: what was written in a dialog that was taken away has a row still", "[models]") {
    Scene scene;
    GatheredDialogs drafts(scene.desk, Folder::drafts);
    QAbstractItemModelTester tester(&drafts, QAbstractItemModelTester::FailureReportingMode::Fatal);
    scene.desk.saveDraft(DialogId{6}, wire::ComposeMode::reply, "half a word");
    scene.link.tell(wire::DialogRemoved{DialogId{6}}, ++scene.seq);
    CHECK(drafts.rowCount() == 0); // nobody knows yet whether it can be had
    scene.link.refuse<wire::DialogGet>(Errc::forbidden);
    REQUIRE(idsOf(drafts) == std::vector<std::int64_t>{6});
    const auto* row = drafts.data(drafts.index(0), DialogRowRole).value<const DialogRow*>();
    REQUIRE(row);
    CHECK(row->draftText == QStringLiteral("half a word"));
    SECTION("deleted it goes") {
        scene.desk.saveDraft(DialogId{6}, wire::ComposeMode::reply, "");
        CHECK(drafts.rowCount() == 0);
    }
    SECTION("the dialog comes back, and a second time it is lost the same way") {
        const wire::Dialog back = assignedTo(aDialog(6, 9), 7);
        scene.link.tell(wire::DialogAdded{back, {}}, ++scene.seq);
        row = drafts.data(drafts.index(0), DialogRowRole).value<const DialogRow*>();
        REQUIRE(row);
        CHECK(row->customerName == QString::fromStdString(back.customer_name));
        scene.link.tell(wire::DialogRemoved{DialogId{6}}, ++scene.seq);
        REQUIRE(scene.link.outstanding("dialog.get") == 1);
        scene.link.refuse<wire::DialogGet>(Errc::forbidden);
        CHECK(drafts.rowCount() == 1);
    }
}

TEST_CASE("gathered dialogs: what failed or may not have gone out stands there until it has", "[models]") {
    Scene scene;
    GatheredDialogs unsent(scene.desk, Folder::unsent);
    QAbstractItemModelTester tester(&unsent, QAbstractItemModelTester::FailureReportingMode::Fatal);
    scene.tell(lastIs(wire::MessageState::failed, 5, 2000, 2));
    scene.tell(lastIs(wire::MessageState::delivered, 6, 2001, 2));
    scene.tell(lastIs(wire::MessageState::uncertain, 7, 2002, 2));
    CHECK(idsOf(unsent) == std::vector<std::int64_t>{5, 7});
    scene.tell(lastIs(wire::MessageState::accepted, 5, 2000, 3));
    CHECK(idsOf(unsent) == std::vector<std::int64_t>{7});
}

TEST_CASE("gathered dialogs: a failed reply stays there when the customer writes on, until it is settled", "[models]") {
    Scene scene;
    GatheredDialogs unsent(scene.desk, Folder::unsent);
    QAbstractItemModelTester tester(&unsent, QAbstractItemModelTester::FailureReportingMode::Fatal);
    scene.desk.openThread(ThreadId{105});
    scene.link.answer<wire::DialogHistory>({});
    wire::Message reply = aReply(5, 2000, 7);
    const auto tell = [&](const wire::Message& message, std::int64_t version) {
        wire::Dialog dialog = with(assignedTo(aDialog(5, version), 7), message);
        scene.link.tell(wire::MessageAdded{message, dialog}, ++scene.seq);
    };
    tell(reply, 2);
    reply.state = wire::MessageState::failed;
    scene.link.tell(wire::MessageChanged{reply}, ++scene.seq);
    tell(aMessage(5, 2001, "Are you there?"), 4);
    CHECK(idsOf(unsent) == std::vector<std::int64_t>{5});
    SECTION("sent after all") {
        reply.state = wire::MessageState::accepted;
        scene.link.tell(wire::MessageChanged{reply}, ++scene.seq);
    }
    SECTION("discarded") {
        reply.state = wire::MessageState::cancelled;
        scene.link.tell(wire::MessageChanged{reply}, ++scene.seq);
    }
    SECTION("gone with its dialog") {
        scene.link.tell(wire::DialogRemoved{DialogId{5}}, ++scene.seq);
    }
    CHECK(unsent.rowCount() == 0);
}

TEST_CASE("gathered dialogs: a failed reply in a thread that nobody has open brings its dialog in", "[models]") {
    Scene scene;
    GatheredDialogs unsent(scene.desk, Folder::unsent);
    QAbstractItemModelTester tester(&unsent, QAbstractItemModelTester::FailureReportingMode::Fatal);
    wire::Message reply = aReply(5, 2000, 7);
    reply.state = wire::MessageState::failed;
    scene.link.tell(wire::MessageChanged{reply}, ++scene.seq);
    CHECK(idsOf(unsent) == std::vector<std::int64_t>{5});
    wire::Message others = aReply(9, 2001, 8);
    others.state = wire::MessageState::failed;
    scene.link.tell(wire::MessageChanged{others}, ++scene.seq); // its dialog is looked up, and is a colleague's
    REQUIRE(scene.link.outstanding("dialog.get") == 1);
    scene.link.answer<wire::DialogGet>(wire::DialogDetails{assignedTo(aDialog(9), 8), {}, {}});
    CHECK(idsOf(unsent) == std::vector<std::int64_t>{5});
    reply.state = wire::MessageState::accepted;
    scene.link.tell(wire::MessageChanged{reply}, ++scene.seq);
    CHECK(unsent.rowCount() == 0);
}

TEST_CASE("harmless: characters that turn the line round and line breaks leave, letters stay", "[models]") {
    CHECK(harmless(QString::fromUtf8("Ivan\u202Eexe.gpj\u2066!\u200F")) == QStringLiteral("Ivanexe.gpj!"));
    CHECK(harmless(QStringLiteral("two\nlines\tand\r\x07 a bell")) == QStringLiteral("two lines and   a bell"));
    CHECK(harmless(QString::fromUtf8("דוד שלום")) == QString::fromUtf8("דוד שלום"));
    CHECK(harmless(QString::fromUtf8("👩\u200D🌾")) == QString::fromUtf8("👩\u200D🌾"));
}
