// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/row_building.hpp"

#include "client/models/building/card_building.hpp"
#include "client/models/words/spoken.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct Scene : DeskScene {
    Scene() { link.start(100); }

    wire::Dialog nameless() {
        wire::Dialog dialog = aDialog(5);
        dialog.customer_name.clear();
        link.tell(wire::DialogAdded{dialog, {}}, 101);
        return dialog;
    }
    wire::Message namelessMessage() {
        wire::Message message = aMessage(5, 102);
        message.author = {wire::AuthorKind::customer, 205, {}};
        return message;
    }
};

} // namespace

TEST_CASE("rows: a visitor without a name is the same numbered guest everywhere", "[models]") {
    Scene scene;
    const wire::Dialog dialog = scene.nameless();
    const wire::Message message = scene.namelessMessage();
    CHECK(dialogRow(scene.desk, dialog).customerName == "Guest 205");
    CHECK(messageRow(scene.desk, message).authorName == "Guest 205");
    CHECK(spokenMessage(messageRow(scene.desk, message)).contains(QStringLiteral("Guest 205")));
    CHECK(spokenDialog(dialogRow(scene.desk, dialog), 0).startsWith(QStringLiteral("Guest 205")));
    wire::CustomerDetails details;
    details.customer.id = CustomerId{205};
    CHECK(customerCard(scene.desk, details).name == "Guest 205");

    scene.link.signal(wire::TypingSignal{DialogId{5}, {wire::AuthorKind::customer, 205, {}}, {}});
    CHECK(dialogRow(scene.desk, dialog).typing == "Guest 205");
}

TEST_CASE("rows: a guest who has told a name since is called by it in what was written before", "[models]") {
    Scene scene;
    wire::Dialog dialog = scene.nameless();
    dialog.customer_name = "Olga";
    ++dialog.version;
    scene.link.tell(wire::DialogChanged{dialog, {}}, 103);
    CHECK(messageRow(scene.desk, scene.namelessMessage()).authorName == "Olga");
}

TEST_CASE("rows: a reply's address is that of the contact who is written to, whichever others the client has",
          "[models]") {
    Scene scene;
    scene.link.tell(
        wire::ChannelChanged{{ChannelId{1}, wire::ChannelKind::whatsapp, "Shop", "k", {}, {}, {}, 1, {}}, {}}, 101);
    wire::Dialog dialog = aDialog(5);
    dialog.identity_id = IdentityId{32};
    CHECK(dialogRow(scene.desk, dialog).address.isEmpty()); // nobody knows him yet
    wire::CustomerDetails details;
    details.customer.id = CustomerId{205};
    details.customer.identities = {{IdentityId{31}, ChannelId{1}, "+79160000001", "Olga", false},
                                   {IdentityId{32}, ChannelId{1}, "+79160000002", "Olga", false},
                                   {IdentityId{33}, ChannelId{2}, "+79160000003", "Olga", false}};
    scene.desk.loadCustomer(CustomerId{205});
    scene.link.answer<wire::CustomerGet>(details);
    CHECK(dialogRow(scene.desk, dialog).address == "+79160000002");
    dialog.identity_id = IdentityId{31};
    CHECK(dialogRow(scene.desk, dialog).address == "+79160000001");

    // A dialog that was kept by an earlier version doesn't tell.
    dialog.identity_id.reset();
    CHECK(dialogRow(scene.desk, dialog).address.isEmpty());
    dialog.channel_id = ChannelId{2};
    scene.link.tell(
        wire::ChannelChanged{{ChannelId{2}, wire::ChannelKind::whatsapp, "Office", "k", {}, {}, {}, 1, {}}, {}}, 102);
    CHECK(dialogRow(scene.desk, dialog).address == "+79160000003");
}

TEST_CASE("rows: a dialog is followed by those who see it, as long as they do", "[models]") {
    Scene scene;
    const auto hire = [&](std::int64_t id, const std::string& name, wire::Role role) {
        wire::User user;
        user.id = OperatorId{id};
        user.name = name;
        user.role = role;
        scene.link.tell(wire::UserChanged{user}, 101 + id);
    };
    hire(7, "Anna", wire::Role::operator_);
    hire(8, "Maria", wire::Role::operator_);
    hire(9, "Igor", wire::Role::owner);
    wire::Dialog dialog = assignedTo(aDialog(5), 7);
    dialog.followers = std::vector{OperatorId{8}, OperatorId{9}}; // Maria had it before Anna
    CHECK(dialogRow(scene.desk, dialog).followers == QStringList{"Igor"});
    CHECK_FALSE(dialogRow(scene.desk, dialog).followed);
    dialog.followers->push_back(OperatorId{7});
    CHECK(dialogRow(scene.desk, dialog).followers == QStringList{"Igor", "Anna"});
    CHECK(dialogRow(scene.desk, dialog).followed);
}

TEST_CASE("rows: a reply that waits shows its files", "[models]") {
    Scene scene;
    const wire::Dialog dialog = scene.nameless();
    wire::Attachment photo;
    photo.file_id = FileId{9};
    photo.kind = wire::AttachmentKind::photo;
    photo.name = "lake.jpg";
    scene.desk.send(DialogId{5}, wire::ComposeMode::reply, "", {}, {photo});
    const MessageRow row = outgoingRow(scene.desk, scene.desk.outbox().entries().front().outgoing);
    REQUIRE(row.attachments.size() == 1);
    CHECK(row.attachments[0].fileId == 9);
    CHECK(row.attachments[0].kind == "image");
    CHECK(dialogRow(scene.desk, dialog).lastAttachmentKind == "image");
    const auto request = scene.link.peek<wire::MessageSend>();
    REQUIRE(request.attachments);
    CHECK(request.attachments->front() == FileId{9});
}

TEST_CASE("rows: the draft of a note stands in the row, that of a reply before it", "[models]") {
    Scene scene;
    const wire::Dialog dialog = scene.nameless();
    scene.desk.saveDraft(DialogId{5}, wire::ComposeMode::note, "ask the boss");
    const DialogRow noted = dialogRow(scene.desk, dialog);
    CHECK(noted.draftText == "ask the boss");
    CHECK(noted.draftIsNote);
    CHECK(spokenDialog(noted, 0).contains(QStringLiteral("draft of a note: ask the boss")));
    scene.desk.saveDraft(DialogId{5}, wire::ComposeMode::reply, "one moment");
    const DialogRow both = dialogRow(scene.desk, dialog);
    CHECK(both.draftText == "one moment");
    CHECK_FALSE(both.draftIsNote);
    DraftContent files;
    files.pending = {DraftFile{"/tmp/bill.pdf", 10, 0}, DraftFile{"/tmp/plan.pdf", 10, 0}};
    scene.desk.saveDraft(DialogId{5}, wire::ComposeMode::reply, files);
    CHECK(dialogRow(scene.desk, dialog).draftText == "2 file(s)"); // English without its translation
}

TEST_CASE("rows: a cancelled reply is not a dialog's last word, what was said before it is", "[models]") {
    Scene scene;
    scene.nameless();
    wire::Message reply = aReply(5, 104, 7);
    reply.state = wire::MessageState::cancelled;
    wire::Dialog dialog = with(aDialog(5, 3), reply);
    scene.link.tell(wire::DialogChanged{dialog, {}}, 105);
    // Nobody has looked into the thread: nothing is known of what came before.
    CHECK(dialogBrief(scene.desk, dialog).lastText.isEmpty());
    CHECK(dialogRow(scene.desk, dialog).lastState == DeliveryState::cancelled);

    scene.desk.openThread(ThreadId{105});
    wire::Message closed = aMessage(5, 103);
    closed.direction = wire::Direction::system;
    wire::MessagePage page;
    page.messages = {aMessage(5, 102, "Is it free?"), closed, reply};
    scene.link.answer<wire::DialogHistory>(page);
    CHECK(dialogBrief(scene.desk, dialog).lastText == "Is it free?");
    CHECK(dialogBrief(scene.desk, dialog).atMs == 102'000);
    CHECK(dialogRow(scene.desk, dialog).lastText == "Is it free?");
    CHECK(dialogRow(scene.desk, dialog).lastDirection == Direction::in);
    CHECK(dialogRow(scene.desk, dialog).lastState == DeliveryState::none);

    CHECK_FALSE(dialogBrief(scene.desk, dialog).isNote);
    wire::Message note = aMessage(6, 110, "he is a friend");
    note.direction = wire::Direction::note;
    CHECK(dialogBrief(scene.desk, with(aDialog(6), note)).isNote);

    // A long text is no longer than the server makes it.
    scene.link.tell(wire::MessageChanged{aMessage(5, 102, std::string(100'000, 'a'))}, 106);
    CHECK(dialogBrief(scene.desk, dialog).lastText.size() == 200);
}

TEST_CASE("rows: the wait of a customer stands still while the company does not work", "[models]") {
    constexpr std::int64_t kMinute = 60'000;
    constexpr std::int64_t kDay = 24 * 60 * kMinute;
    Scene scene;
    wire::Calendar calendar; // nine to ten
    calendar.zone = "UTC";
    calendar.week.assign(7, {{9 * 60, 10 * 60}});
    scene.link.tell(wire::CalendarChanged{calendar}, 101);
    wire::Dialog dialog = aDialog(5);
    dialog.unanswered = true;
    dialog.waiting_since = Time{Millis{(9 * 60 + 50) * kMinute}};
    dialog.answer_warning_at = Time{Millis{kDay + (9 * 60 + 2) * kMinute}};
    dialog.answer_due_at = Time{Millis{kDay + (9 * 60 + 5) * kMinute}};
    const DialogRow row = dialogRow(scene.desk, dialog);
    CHECK(row.answerWarningMs == kDay + (9 * 60 + 2) * kMinute);
    CHECK(row.answerDueMs == kDay + (9 * 60 + 5) * kMinute);
    const std::int64_t night = 23 * 60 * kMinute;
    CHECK(row.clock.stands(night));
    CHECK(row.clock.changesMs(night) == kDay + 9 * 60 * kMinute);
    CHECK(row.clock.waitedMs(row.waitingSinceMs, night) == 10 * kMinute);
    CHECK(spokenDialog(row, night).contains(QStringLiteral("10 minute")));
    CHECK(row.clock.waitedMs(row.waitingSinceMs, kDay + (9 * 60 + 3) * kMinute) == 13 * kMinute);
}

TEST_CASE("rows: without working hours a wait goes on day and night", "[models]") {
    Scene scene;
    wire::Dialog dialog = aDialog(5);
    dialog.waiting_since = Time{Millis{1'000}};
    const DialogRow row = dialogRow(scene.desk, dialog);
    CHECK(row.clock.waitedMs(row.waitingSinceMs, 3'001'000) == 3'000'000);
    CHECK(row.clock.waitedMs(row.waitingSinceMs, 0) == 0);
    CHECK_FALSE(row.clock.stands(0));
    CHECK(row.clock.changesMs(0) == 0);
}

TEST_CASE("rows: a closed dialog stands at the time it was closed", "[models]") {
    Scene scene;
    wire::Dialog dialog = with(aDialog(5), aMessage(5, 102));
    const std::int64_t said = dialogRow(scene.desk, dialog).lastAtMs;
    dialog.status = wire::DialogStatus::closed;
    dialog.closed_at = Time{Millis{said + 5'000}};
    CHECK(dialogRow(scene.desk, dialog).lastAtMs == said + 5'000);
}

TEST_CASE("rows: a note knows the words for those whom it calls", "[models]") {
    Scene scene;
    wire::User maria;
    maria.id = OperatorId{8};
    maria.name = "Maria";
    scene.link.tell(wire::UserChanged{maria}, 101);
    wire::Message note = aMessage(5, 102, "@Maria look");
    note.direction = wire::Direction::note;
    note.mentions = std::vector<OperatorId>{OperatorId{8}};
    CHECK(messageRow(scene.desk, note).mentions == QStringList{QStringLiteral("@Maria")});
}
