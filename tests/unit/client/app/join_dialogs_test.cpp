// SPDX-License-Identifier: GPL-3.0-or-later
// Two dialogs of one customer become one: held for a while, done once, and refused in words.
#include "client/models/building/merge_targets.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QTest>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;

namespace {

/// Dialog 6 is the same customer's, and Anna's as well.
struct JoinScene : InboxScene {
    Seq seq = 200;

    JoinScene() {
        wire::Dialog other = assignedTo(aDialog(6), 7);
        other.customer_id = CustomerId{205};
        link.tell(wire::DialogAdded{other, {}}, ++seq);
    }
    const wire::Dialog& dialog() const { return *desk.dialog(DialogId{5}); }
    void join() { emit window.joinRequested(5, mergeTargets(desk, dialog()).value(0)); }
    QString toast() const { return window.toast()->isHidden() ? QString() : window.toast()->words(); }
    /// Until the server is asked.
    void passHold() {
        clock.advance(10s);
        REQUIRE(waitUntil([&] { return link.outstanding("dialog.merge") == 1; }));
    }
};

} // namespace

TEST_CASE("join: it shows at once, can be taken back, and leaves the desk when its time is over", "[app]") {
    JoinScene scene;
    scene.join();
    CHECK(scene.toast() == QStringLiteral("Customer 5 · Joined with #6 ·\u00A010\u00A0s"));
    CHECK(scene.dialog().status == wire::DialogStatus::closed);
    CHECK(scene.dialog().merged_into == DialogId{6});
    REQUIRE(waitUntil([&] { return scene.bar() == QStringLiteral("Joined with #6, it goes on there"); }));
    emit scene.window.bulkUndoRequested();
    CHECK(scene.dialog().status == wire::DialogStatus::active);
    CHECK_FALSE(scene.dialog().merged_into);
    CHECK(scene.desk.outbox().size() == 0);

    scene.join();
    scene.passHold();
    const auto asked = scene.link.peek<wire::DialogMerge>();
    CHECK(asked.dialog_id == DialogId{5});
    CHECK(asked.into_id == DialogId{6});
    CHECK(asked.client_id);
    CHECK(asked.seen_assignee == OperatorId{7});
}

TEST_CASE("join: what has been joined isn't opened again, and the server isn't asked to", "[app]") {
    JoinScene scene;
    wire::Dialog joined = scene.dialog();
    joined.status = wire::DialogStatus::closed;
    joined.assignee_id.reset();
    joined.resolution = wire::Resolution::merged;
    joined.merged_into = DialogId{6};
    ++joined.version;
    scene.link.tell(wire::DialogChanged{joined, {}}, ++scene.seq);
    emit scene.window.reopenRequested(5);
    CHECK(scene.desk.outbox().size() == 0);
    CHECK(scene.bar() == "The dialog was joined with another one and goes on there: it can't be reopened");
}

TEST_CASE("join: a refusal is told in words, and the dialog is as it was", "[app]") {
    JoinScene scene;
    scene.join();
    scene.passHold();
    const auto [code, detail, words] = GENERATE(table<Errc, const char*, const char*>(
        {{Errc::conflict, "into_id: that dialog is closed: nobody would hear the customer",
          "Not joined: the other dialog has been closed meanwhile"},
         {Errc::not_found, "into_id: there is no such dialog",
          "Not joined: somebody else has the other dialog now, or it is no longer there"},
         {Errc::stale, "the customer has written", "The client has written meanwhile: look at it first"},
         {Errc::forbidden, "your role does not allow this", "Your role does not allow this, a senior can do it"}}));
    scene.link.refuse<wire::DialogMerge>(code, detail);
    CHECK(scene.dialog().status == wire::DialogStatus::active);
    CHECK_FALSE(scene.dialog().merged_into);
    CHECK(scene.bar().startsWith(QLatin1String(words)));
}
