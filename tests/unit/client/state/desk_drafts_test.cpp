// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/desk.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wait_until.hpp"
#include "tests/support/wire_builders.hpp"

#include <QSignalSpy>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;

namespace {

const DialogId kDialog{5};
constexpr auto kReply = wire::ComposeMode::reply;

struct Scene {
    ManualClock clock;
    FakeLink link;
    MemoryVault vault;
    std::unique_ptr<Desk> desk = std::make_unique<Desk>(link, vault, clock);

    void begin() {
        link.start(100);
        desk->setDevice("home");
        link.tell(wire::DialogAdded{assignedTo(aDialog(5), 7), {}}, 101);
    }
    void restart() {
        link.goOffline();
        desk = std::make_unique<Desk>(link, vault, clock);
        wire::User me;
        me.id = OperatorId{7};
        me.login = "anna";
        desk->setMe(me, link.address);
    }
    static DraftContent content(const std::string& text) {
        DraftContent content;
        content.text = text;
        content.replyTo = MessageId{90};
        wire::Attachment plan;
        plan.file_id = FileId{31};
        plan.name = "plan.pdf";
        content.files = {plan};
        content.pending = {{"/home/anna/photo.jpg", 5, 6}};
        content.cursor = 3;
        return content;
    }
    wire::Draft fromElsewhere(const std::string& text, Millis later) const {
        wire::Draft draft;
        draft.dialog_id = kDialog;
        draft.mode = kReply;
        draft.text = text;
        draft.at = clock.now() + later;
        return draft;
    }
};

} // namespace

TEST_CASE("drafts: text, quote, files and caret survive a kill, and the server hears of what it can", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->saveDraft(kDialog, kReply, Scene::content("half"));
    scene.restart(); // before the server had it
    const KeptDraft* draft = scene.desk->draft(kDialog, kReply);
    REQUIRE(draft);
    CHECK(draft->text == "half");
    CHECK(draft->reply_to == MessageId{90});
    CHECK(draft->cursor == 3);
    REQUIRE(draft->files);
    CHECK(draft->files->front().name == "plan.pdf");
    REQUIRE(draft->pending);
    CHECK(draft->pending->front().path == "/home/anna/photo.jpg");
    CHECK(scene.desk->unsavedDrafts() == 1);

    scene.desk->setDevice("home");
    scene.link.start(120, true);
    const auto saved = scene.link.peek<wire::DraftSave>();
    CHECK(saved.text == "half");
    CHECK(saved.attachments == std::vector{FileId{31}});
    CHECK(saved.reply_to == MessageId{90});
    CHECK(saved.cursor == 3);
    CHECK(saved.device == "home");
    QSignalSpy all(scene.desk.get(), &Desk::draftsSaved);
    scene.link.answer<wire::DraftSave>({});
    CHECK(all.size() == 1);
    CHECK(scene.desk->unsavedDrafts() == 0);
    scene.restart();
    CHECK(scene.desk->unsavedDrafts() == 0);
}

TEST_CASE("drafts: a file alone is a draft, and an unchanged one is not saved again", "[state]") {
    Scene scene;
    scene.begin();
    DraftContent content = Scene::content("");
    scene.desk->saveDraft(kDialog, kReply, content);
    CHECK(scene.desk->draft(kDialog, kReply));
    CHECK(scene.vault.drafts().size() == 1);
    scene.desk->flushDrafts();
    scene.link.answer<wire::DraftSave>({});
    scene.desk->saveDraft(kDialog, kReply, content);
    CHECK(scene.desk->unsavedDrafts() == 0);
    scene.desk->saveDraft(kDialog, kReply, DraftContent{});
    CHECK_FALSE(scene.desk->draft(kDialog, kReply));
    CHECK(scene.vault.drafts().empty());
}

TEST_CASE("drafts: one that is overtaken before the server had it goes there all the same, to be kept", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->saveDraft(kDialog, kReply, "mine");
    scene.link.tell(wire::DraftChanged{scene.fromElsewhere("theirs", 1s), {}}, 120);
    CHECK(scene.desk->draft(kDialog, kReply)->text == "theirs");
    REQUIRE(scene.link.outstanding("draft.save") == 1);
    CHECK(scene.link.peek<wire::DraftSave>().text == "mine");
    scene.link.tell(wire::DraftChanged{scene.fromElsewhere("theirs", 1s), scene.fromElsewhere("mine", 0s)}, 121);
    REQUIRE(scene.desk->earlierDraft(kDialog, kReply));
    CHECK(scene.desk->earlierDraft(kDialog, kReply)->text == "mine");
}

TEST_CASE("drafts: the earlier text and the newer one are exchanged", "[state]") {
    Scene scene;
    scene.begin();
    scene.link.tell(wire::DraftChanged{scene.fromElsewhere("newer", 0s), scene.fromElsewhere("earlier", -1s)}, 120);
    QSignalSpy changed(scene.desk.get(), &Desk::draftChanged);
    scene.clock.advance(1s);
    scene.desk->swapDraft(kDialog, kReply);
    CHECK(changed.size() == 1);
    CHECK(scene.desk->draft(kDialog, kReply)->text == "earlier");
    REQUIRE(scene.desk->earlierDraft(kDialog, kReply));
    CHECK(scene.desk->earlierDraft(kDialog, kReply)->text == "newer");
    const auto saved = scene.link.peek<wire::DraftSave>();
    CHECK(saved.text == "earlier");
    CHECK(saved.keeps_former == true);
    CHECK(saved.at == scene.clock.now());
}

TEST_CASE("drafts: an earlier text that is chosen without a connection leaves the one that it replaced", "[state]") {
    const bool breaks = GENERATE(false, true); // while it is on its way
    const bool typesOn = GENERATE(false, true);
    const bool restarts = GENERATE(false, true);
    Scene scene;
    scene.begin();
    scene.link.tell(wire::DraftChanged{scene.fromElsewhere("newer", 0s), scene.fromElsewhere("earlier", -1s)}, 120);
    scene.clock.advance(1s);
    if (!breaks)
        scene.link.goOffline();
    scene.desk->swapDraft(kDialog, kReply);
    if (breaks)
        scene.link.goOffline();
    scene.clock.advance(1s);
    if (typesOn)
        scene.desk->saveDraft(kDialog, kReply, "earlier, and more");
    if (restarts)
        scene.restart();
    scene.link.start(121, true);
    const auto saved = scene.link.peek<wire::DraftSave>();
    CHECK(saved.text == (typesOn ? "earlier, and more" : "earlier"));
    CHECK(saved.keeps_former == true);
    scene.link.answer<wire::DraftSave>({});
    scene.clock.advance(1s);
    scene.desk->saveDraft(kDialog, kReply, "later");
    scene.desk->flushDrafts();
    CHECK_FALSE(scene.link.peek<wire::DraftSave>().keeps_former);
}

TEST_CASE("drafts: they bear the server's time, whatever this computer's clock says", "[state]") {
    const Millis aside = GENERATE(Millis{-3'600'000}, Millis{3'600'000});
    Scene scene;
    const Time start = scene.clock.now() + aside;
    scene.link.serverTime = start;
    scene.begin();
    scene.clock.advance(2s);
    scene.desk->saveDraft(kDialog, kReply, "mine");
    scene.desk->flushDrafts();
    const auto saved = scene.link.peek<wire::DraftSave>();
    CHECK(saved.at == start + 2s);
    scene.link.answer<wire::DraftSave>({});
    wire::Draft sent = scene.fromElsewhere("", 0s);
    sent.at = start + 2s + 1ms; // as the server tells that it went out at another computer
    scene.link.tell(wire::DraftChanged{sent, {}}, 120);
    CHECK_FALSE(scene.desk->draft(kDialog, kReply));
}

TEST_CASE("drafts: what is typed on is newer than what was typed before, whoever sets the clock back", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->saveDraft(kDialog, kReply, "mine");
    scene.desk->flushDrafts();
    const auto first = scene.link.peek<wire::DraftSave>();
    scene.link.answer<wire::DraftSave>({});
    scene.clock.turnWallClock(-1h);
    scene.desk->saveDraft(kDialog, kReply, "mine, and more");
    scene.link.tell(wire::DraftChanged{scene.fromElsewhere("mine", 1h), {}}, 120); // our own, told late
    CHECK(scene.desk->draft(kDialog, kReply)->text == "mine, and more");
    scene.desk->flushDrafts();
    CHECK(scene.link.peek<wire::DraftSave>().text == "mine, and more");
    CHECK(scene.link.peek<wire::DraftSave>().at > first.at);
}

TEST_CASE("drafts: one that a server in trouble didn't take is saved once more", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->saveDraft(kDialog, kReply, "mine");
    scene.desk->flushDrafts();
    scene.link.refuse<wire::DraftSave>(GENERATE(Errc::internal, Errc::unavailable));
    CHECK(scene.desk->unsavedDrafts() == 1);
    scene.desk->flushDrafts();
    CHECK(scene.link.peek<wire::DraftSave>().text == "mine");
}

TEST_CASE("drafts: what was written before the server's time was known doesn't win for ever", "[state]") {
    Scene scene;
    scene.begin();
    scene.desk->saveDraft(kDialog, kReply, "mine");
    scene.restart();
    scene.link.serverTime = scene.clock.now() - 1h;
    scene.link.start(120, true);
    const auto saved = scene.link.peek<wire::DraftSave>();
    CHECK(saved.at == scene.link.serverTime);
    scene.link.answer<wire::DraftSave>({});
    CHECK(scene.desk->unsavedDrafts() == 0);
    scene.link.tell(wire::DraftChanged{scene.fromElsewhere("theirs", -30min), {}}, 121);
    CHECK(scene.desk->draft(kDialog, kReply)->text == "theirs");
}

TEST_CASE("drafts: at another computer they come with the session", "[state]") {
    Scene scene;
    scene.begin();
    wire::DraftListed listed;
    listed.drafts = {scene.fromElsewhere("from the office", 0s)};
    listed.earlier = std::vector{scene.fromElsewhere("from home", -1s)};
    scene.link.answer<wire::DraftList>(listed);
    CHECK(scene.desk->draft(kDialog, kReply)->text == "from the office");
    REQUIRE(scene.desk->earlierDraft(kDialog, kReply));
    CHECK(scene.desk->earlierDraft(kDialog, kReply)->text == "from home");
    CHECK(scene.desk->unsavedDrafts() == 0);
    scene.restart(); // and are there without a network from then on
    CHECK(scene.desk->draft(kDialog, kReply)->text == "from the office");
}

TEST_CASE("drafts: what is written into a card or another message is there again, and is told to no server",
          "[state]") {
    Scene scene;
    scene.begin();
    const KeptText note = KeptText::ofNote(CustomerId{6}, "likes tea");
    KeptText changed = KeptText::ofMessage(kDialog, kReply);
    changed.text = "until 20";
    changed.message = MessageId{90};
    const std::size_t asked = scene.link.asked.size();
    scene.desk->keepText(note);
    scene.desk->keepText(changed);
    scene.desk->keepText(KeptText::ofNote(CustomerId{7}, "gone"));
    scene.desk->keepText(KeptText::ofNote(CustomerId{7}));
    CHECK(scene.link.asked.size() == asked);
    scene.restart();
    CHECK(scene.desk->texts() == 2);
    REQUIRE(scene.desk->text(note.key()));
    CHECK(scene.desk->text(note.key())->text == "likes tea");
    REQUIRE(scene.desk->text(changed.key()));
    CHECK(scene.desk->text(changed.key())->message == MessageId{90});
    CHECK_FALSE(scene.desk->text(KeptText::ofNote(CustomerId{7}).key()));
    scene.desk->clear(); // somebody else signs in
    CHECK(scene.desk->texts() == 0);
    CHECK(scene.vault.texts().empty());
}
