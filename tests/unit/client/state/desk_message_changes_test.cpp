// SPDX-License-Identifier: GPL-3.0-or-later
// Editing, deleting and reacting: in line with the replies, kept over a lost connection, refused by itself.
#include "client/state/pending_change.hpp"
#include "tests/support/acting_desk.hpp"
#include "tests/support/printing.hpp"

#include <QSignalSpy>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using Scene = ActingDesk;

namespace {

wire::Message mine() {
    wire::Message message = aReply(5, 95, 7, "mine");
    message.state = wire::MessageState::accepted;
    return message;
}

} // namespace

TEST_CASE("desk: what is done with a message waits in line and is asked for as it was meant", "[state]") {
    Scene scene;
    scene.begin();
    scene.link.goOffline();
    wire::Message message = mine();
    message.edited_at = at(4711);
    scene.desk->editMessage(message, "other words");
    scene.desk->react(aMessage(5, 90), "👍");
    scene.desk->deleteMessage(message);
    CHECK(scene.vault.outgoing().size() == 3);
    CHECK_FALSE(scene.desk->hasPendingAction(kDialog)); // the dialog itself stays as it is

    wire::Message shown = mine();
    for (const auto& entry : scene.desk->outbox().entries())
        applyPending(shown, entry.outgoing);
    REQUIRE(shown.changes);
    REQUIRE(shown.changes->size() == 2); // the reaction is to another one
    CHECK(shown.changes->front().text == "other words");
    CHECK(shown.changes->back().kind == wire::ChangeKind::delete_);

    scene.restart();
    scene.link.start(100);
    const auto edit = scene.link.peek<wire::MessageEdit>();
    CHECK(edit.message_id == MessageId{95});
    CHECK(edit.text == "other words");
    CHECK(edit.seen_edited_at == at(4711));
    CHECK(scene.link.outstanding("message.react") == 0); // one at a time
    scene.link.answer<wire::MessageEdit>({mine()});
    CHECK(scene.link.peek<wire::MessageReact>().emoji == "👍");
    scene.link.answer<wire::MessageReact>({aMessage(5, 90)});
    CHECK(scene.link.peek<wire::MessageDelete>().message_id == MessageId{95});
    scene.link.answer<wire::MessageDelete>({mine()});
    CHECK(scene.vault.outgoing().empty());
    CHECK(scene.refusals.empty());
}

TEST_CASE("desk: a refused change takes nothing else out of the line", "[state]") {
    Scene scene;
    scene.begin();
    QSignalSpy changed(scene.desk.get(), &Desk::messageChanged);
    scene.desk->editMessage(mine(), "other words");
    CHECK(scene.link.peek<wire::MessageEdit>().seen_edited_at == Time{}); // never edited before
    CHECK(changed.count() == 1);                                          // its row shows that it waits
    scene.desk->send(kDialog, wire::ComposeMode::reply, "and a reply");
    scene.link.refuse<wire::MessageEdit>(Errc::invalid, "this messenger doesn't allow it");
    REQUIRE(scene.refusals.size() == 1);
    REQUIRE(scene.refusals.front().returned.size() == 1);
    CHECK(scene.refusals.front().returned.front().text == "other words");
    CHECK(scene.link.outstanding("message.send") == 1);
}
