// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wait_until.hpp"

#include <QSignalSpy>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;

namespace {

const DialogId kDialog{5};
const ThreadId kThread{105};

struct Scene : DeskScene {
    QObject view;
    std::vector<SendRefusal> refusals;

    Scene() {
        QObject::connect(&desk, &Desk::sendRefused, &view,
                         [this](const SendRefusal& refusal) { refusals.push_back(refusal); });
    }

    /// Signed in, with dialog 5 known and its thread open.
    void begin() {
        link.start(100);
        link.tell(wire::DialogAdded{assignedTo(aDialog(5), 7), {}}, 101);
        desk.openThread(kThread);
        wire::MessagePage page;
        page.messages = {aMessage(5, 90)};
        link.answer<wire::DialogHistory>(page);
    }

    std::vector<std::string> waitingTexts() const {
        std::vector<std::string> texts;
        for (const auto& entry : desk.outbox().entries())
            texts.push_back(entry.outgoing.text);
        return texts;
    }

    wire::MessageAnswer sent(Seq seq) const {
        const auto request = link.peek<wire::MessageSend>();
        wire::Message message = aReply(5, seq, 7, request.client_id);
        message.text = request.text;
        return {message};
    }
};

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("desk: a reply waits in the outbox until the server has it, then stands in the thread", "[state]") {
    Scene scene;
    scene.begin();
    const std::string clientId = scene.desk.send(kDialog, wire::ComposeMode::reply, "hi");
    CHECK(scene.waitingTexts() == Texts{"hi"});
    CHECK(scene.vault.outgoing().size() == 1);
    const auto request = scene.link.peek<wire::MessageSend>();
    CHECK(request.client_id == clientId);
    CHECK(request.seen_seq == 90);
    CHECK(request.kind == wire::ComposeMode::reply);

    scene.link.answer<wire::MessageSend>(scene.sent(110));
    CHECK(scene.waitingTexts().empty());
    CHECK(scene.vault.outgoing().empty());
    CHECK(scene.desk.thread(kThread).messages->back().seq == 110);
}

TEST_CASE("desk: the event may be quicker than the answer, there is still one message", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk.send(kDialog, wire::ComposeMode::reply, "hi");
    wire::MessageAnswer answer = scene.sent(110);
    wire::Message delivered = answer.message;
    scene.link.tell(wire::MessageAdded{answer.message, with(aDialog(5), answer.message)}, 110);
    CHECK(scene.waitingTexts().empty());
    delivered.state = wire::MessageState::delivered;
    scene.link.tell(wire::MessageChanged{delivered}, 111);
    scene.link.answer<wire::MessageSend>(answer);
    REQUIRE(scene.desk.thread(kThread).messages->size() == 2);
    CHECK(scene.desk.thread(kThread).messages->back().state == wire::MessageState::delivered);
}

TEST_CASE("desk: replies of a dialog go out one after the other", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk.send(kDialog, wire::ComposeMode::reply, "one");
    scene.desk.send(kDialog, wire::ComposeMode::note, "two");
    CHECK(scene.link.outstanding("message.send") == 1);
    scene.link.answer<wire::MessageSend>(scene.sent(110));
    REQUIRE(scene.link.outstanding("message.send") == 1);
    const auto note = scene.link.peek<wire::MessageSend>();
    CHECK(note.kind == wire::ComposeMode::note);
    CHECK_FALSE(note.seen_seq);
}

TEST_CASE("desk: a cut while sending makes no second message and loses none", "[state]") {
    Scene scene;
    scene.begin();
    const std::string one = scene.desk.send(kDialog, wire::ComposeMode::reply, "one");
    const std::string two = scene.desk.send(kDialog, wire::ComposeMode::reply, "two");
    scene.link.goOffline();
    const std::string three = scene.desk.send(kDialog, wire::ComposeMode::reply, "three");
    CHECK(scene.waitingTexts() == Texts{"one", "two", "three"});

    scene.link.start(120, true);
    for (const std::string& expected : {one, two, three}) {
        REQUIRE(scene.link.outstanding("message.send") == 1);
        CHECK(scene.link.peek<wire::MessageSend>().client_id == expected);
        scene.link.answer<wire::MessageSend>(scene.sent(130 + static_cast<Seq>(expected == two) * 1));
    }
    CHECK(scene.waitingTexts().empty());
}

TEST_CASE("desk: a refused reply comes back with its reason, and what waited behind it too", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk.send(kDialog, wire::ComposeMode::reply, "one");
    scene.desk.send(kDialog, wire::ComposeMode::reply, "two");
    scene.link.refuse<wire::MessageSend>(Errc::stale, "Maria has answered");
    REQUIRE(scene.refusals.size() == 1);
    CHECK(scene.refusals[0].error.code == Errc::stale);
    CHECK(scene.refusals[0].error.detail == "Maria has answered");
    REQUIRE(scene.refusals[0].returned.size() == 2);
    CHECK(scene.refusals[0].returned[0].text == "one");
    CHECK(scene.waitingTexts().empty());
    CHECK(scene.vault.outgoing().empty());
    CHECK(scene.link.outstanding("message.send") == 0);
}

TEST_CASE("desk: a busy server is tried again after the pause it asks for", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk.send(kDialog, wire::ComposeMode::reply, "one");
    scene.link.refuse<wire::MessageSend>(Errc::rate_limited);
    CHECK(scene.refusals.empty());
    CHECK(scene.waitingTexts() == Texts{"one"});
    CHECK(scene.link.outstanding("message.send") == 0);
    scene.clock.advance(2s);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("message.send") == 1; }));
}

TEST_CASE("desk: the outbox of an earlier run goes on", "[state]") {
    ManualClock clock;
    FakeLink link;
    MemoryVault vault;
    Outgoing kept;
    kept.clientId = "from-before";
    kept.dialog = kDialog;
    kept.text = "kept";
    vault.setAccount("anna@https://chat.example");
    vault.putOutgoing(kept, {});
    Desk desk(link, vault, clock);
    SECTION("of the same account") {
        link.start(100);
        CHECK(link.peek<wire::MessageSend>().client_id == "from-before");
    }
    SECTION("not at another server") {
        link.address = "https://other.example";
        link.start(100);
        CHECK(link.outstanding("message.send") == 0);
        CHECK(desk.outbox().size() == 0);
    }
    SECTION("shown before the server can be asked") {
        wire::User anna;
        anna.login = "anna";
        desk.setMe(anna, "https://chat.example");
        CHECK(desk.outbox().size() == 1);
        link.start(100);
        CHECK(link.outstanding("message.send") == 1);
    }
}

TEST_CASE("desk: what the vault refuses is not sent and goes back", "[state]") {
    struct FullVault final : MemoryVault {
        void putOutgoing(const Outgoing&, Done done) override { done(fail(Errc::unavailable, "the disk is full")); }
        void putDraft(const KeptDraft&, Done done) override { done(fail(Errc::unavailable, "the disk is full")); }
        void removeOutgoing(const std::string& clientId) override { removed.push_back(clientId); }
        std::vector<std::string> removed;
    };
    ManualClock clock;
    FakeLink link;
    FullVault vault;
    Desk desk(link, vault, clock);
    link.start(100);
    std::vector<SendRefusal> refusals;
    int unsafe = 0;
    QObject::connect(&desk, &Desk::sendRefused, &desk, [&](const SendRefusal& each) { refusals.push_back(each); });
    QObject::connect(&desk, &Desk::draftNotKept, &desk, [&] { ++unsafe; });
    desk.send(kDialog, wire::ComposeMode::reply, "typed for ten minutes");
    REQUIRE(refusals.size() == 1);
    CHECK(refusals.front().returned.front().text == "typed for ten minutes");
    CHECK(refusals.front().error.detail == "the disk is full");
    CHECK(refusals.front().here);
    CHECK(link.outstanding("message.send") == 0);
    // The disk may have it after all: what is back in the composer must not go out after a restart.
    CHECK(vault.removed == std::vector{refusals.front().returned.front().clientId});
    desk.saveDraft(kDialog, wire::ComposeMode::reply, "typed again");
    CHECK(unsafe == 1);
}

TEST_CASE("desk: what is kept only after its writer has signed out is not sent by the next", "[state]") {
    struct SlowVault final : MemoryVault {
        void putOutgoing(const Outgoing&, Done done) override { writing = std::move(done); }
        Done writing;
    };
    ManualClock clock;
    FakeLink link;
    SlowVault vault;
    Desk desk(link, vault, clock);
    link.start(100);
    desk.send(kDialog, wire::ComposeMode::reply, "written by the one before");
    vault.setAccount("somebody else");
    vault.writing({});
    CHECK(desk.outbox().size() == 0);
    CHECK(link.outstanding("message.send") == 0);
}

TEST_CASE("desk: a lost race is told to who asked, and nothing changes", "[state]") {
    Scene scene;
    scene.begin();
    std::optional<Error> error;
    scene.desk.take(kDialog, &scene.view, [&](const Result<DialogId>& answer) { error = answer.error(); });
    scene.link.refuse<wire::DialogTake>(Errc::taken, "Maria has it");
    REQUIRE(error);
    CHECK(error->code == Errc::taken);
    CHECK(scene.desk.dialog(kDialog)->assignee_id == OperatorId{7});
}

TEST_CASE("desk: a closed window is not called back, the answer still counts", "[state]") {
    Scene scene;
    scene.begin();
    auto window = std::make_unique<QObject>();
    bool called = false;
    scene.desk.take(kDialog, window.get(), [&](const Result<DialogId>&) { called = true; });
    window.reset();
    scene.link.answer<wire::DialogTake>({assignedTo(aDialog(5, 9), 7)});
    CHECK_FALSE(called);
    CHECK(scene.desk.dialog(kDialog)->version == 9);
}

TEST_CASE("desk: reading clears the count here and tells the server once", "[state]") {
    Scene scene;
    scene.begin();
    wire::Message message = aMessage(5, 110);
    scene.link.tell(wire::MessageAdded{message, with(aDialog(5), message)}, 110);
    CHECK(scene.desk.unread(kDialog) == 2);
    scene.desk.readUpTo(kDialog, 90);
    CHECK(scene.desk.unread(kDialog) == 1);
    scene.desk.readUpTo(kDialog, 110);
    scene.desk.readUpTo(kDialog, 110);
    CHECK(scene.desk.unread(kDialog) == 0);
    CHECK(scene.link.outstanding("dialog.read") == 2);
    scene.link.tell(wire::DialogReadUpTo{kDialog, 90}, 112);
    CHECK(scene.desk.unread(kDialog) == 0);
}

TEST_CASE("desk: typing of others shows and expires, one's own doesn't", "[state]") {
    Scene scene;
    scene.begin();
    QSignalSpy changed(&scene.desk, &Desk::dialogChanged);
    scene.link.signal(wire::TypingSignal{kDialog, anOperator(7), {}});
    CHECK(scene.desk.attention().typists(kDialog).empty());
    scene.link.signal(wire::TypingSignal{kDialog, aCustomer(), {}});
    CHECK(scene.desk.attention().typists(kDialog).size() == 1);
    CHECK(changed.size() == 1);
    scene.clock.advance(10s);
    REQUIRE(waitUntil([&] { return changed.size() == 2; }));
    CHECK(scene.desk.attention().typists(kDialog).empty());
}

TEST_CASE("desk: a draft goes to the server after a moment and survives being offline", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk.saveDraft(kDialog, wire::ComposeMode::reply, "half a");
    scene.desk.saveDraft(kDialog, wire::ComposeMode::reply, "half a sentence");
    CHECK(scene.vault.drafts().size() == 1);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("draft.save") == 1; }));
    CHECK(scene.link.peek<wire::DraftSave>().text == "half a sentence");
    scene.link.goOffline();
    scene.link.start(120, true);
    CHECK(scene.link.peek<wire::DraftSave>().text == "half a sentence");
}

TEST_CASE("desk: of two drafts the newer one wins, an emptied one doesn't come back", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk.saveDraft(kDialog, wire::ComposeMode::reply, "mine");
    const Time now = scene.clock.now();
    scene.link.tell(wire::DraftChanged{{kDialog, wire::ComposeMode::reply, "older", {}, {}, now - 1s, {}, {}, {}}, {}},
                    120);
    CHECK(scene.desk.draft(kDialog, wire::ComposeMode::reply)->text == "mine");
    scene.link.tell(wire::DraftChanged{{kDialog, wire::ComposeMode::reply, "newer", {}, {}, now + 1s, {}, {}, {}}, {}},
                    121);
    CHECK(scene.desk.draft(kDialog, wire::ComposeMode::reply)->text == "newer");
    scene.clock.advance(5s);
    scene.desk.saveDraft(kDialog, wire::ComposeMode::reply, "");
    CHECK_FALSE(scene.desk.draft(kDialog, wire::ComposeMode::reply));
    scene.link.tell(wire::DraftChanged{{kDialog, wire::ComposeMode::reply, "newer", {}, {}, now + 1s, {}, {}, {}}, {}},
                    122);
    CHECK_FALSE(scene.desk.draft(kDialog, wire::ComposeMode::reply));
}

TEST_CASE("desk: coming back counts what arrived meanwhile", "[state]") {
    Scene scene;
    scene.begin();
    QSignalSpy caughtUp(&scene.desk, &Desk::caughtUp);
    scene.link.goOffline();
    scene.link.start(112, true);
    scene.link.tell(wire::MessageAdded{aMessage(5, 110), with(aDialog(5), aMessage(5, 110))}, 110);
    scene.link.tell(wire::MessageAdded{aReply(5, 111, 9), with(aDialog(5), aReply(5, 111, 9))}, 111);
    CHECK(caughtUp.empty());
    scene.link.tell(wire::MessageAdded{aMessage(5, 112), with(aDialog(5), aMessage(5, 112))}, 112);
    REQUIRE(caughtUp.size() == 1);
    CHECK(caughtUp[0][0].toInt() == 2);
}

TEST_CASE("desk: a customer's card follows events", "[state]") {
    Scene scene;
    scene.begin();
    const CustomerId id{205};
    scene.desk.loadCustomer(id);
    wire::CustomerDetails details;
    details.customer.id = id;
    details.customer.name = "Ivan";
    details.customer.version = 2;
    scene.link.answer<wire::CustomerGet>(details);
    REQUIRE(scene.desk.customer(id));
    details.customer.name = "Ivan Petrov";
    details.customer.version = 3;
    scene.link.tell(wire::CustomerChanged{details.customer}, 120);
    CHECK(scene.desk.customer(id)->customer.name == "Ivan Petrov");
    wire::CustomerNote plain{NoteId{1}, id, anOperator(9), "likes tea", false, at(1)};
    wire::CustomerNote pinned{NoteId{2}, id, anOperator(9), "VIP", true, at(2)};
    scene.link.tell(wire::CustomerNoteAdded{pinned}, 121);
    scene.link.tell(wire::CustomerNoteAdded{plain}, 122);
    scene.link.tell(wire::CustomerNoteAdded{plain}, 123);
    const auto& notes = scene.desk.customer(id)->notes;
    REQUIRE(notes.size() == 2);
    CHECK(notes[0].id == NoteId{2});
    CHECK(notes[1].id == NoteId{1});
}
