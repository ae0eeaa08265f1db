// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/row_building.hpp"
#include "client/models/words/content_words.hpp"
#include "client/models/words/spoken.hpp"
#include "shared/domain/last_message.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"

#include <QLocale>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct Scene : DeskScene {
    explicit Scene(wire::Role role = wire::Role::operator_) {
        link.role = role;
        link.start(100);
    }

    MessageRow row(const wire::Message& message) { return messageRow(desk, message); }
    AttachmentRow only(wire::Attachment attachment) {
        wire::Message message = aMessage(5, 102, "");
        message.attachments.push_back(std::move(attachment));
        return row(message).attachments.front();
    }
};

wire::Attachment anAttachment(wire::AttachmentKind kind) {
    wire::Attachment attachment;
    attachment.kind = kind;
    return attachment;
}

wire::Attachment aPlace() {
    wire::Attachment place = anAttachment(wire::AttachmentKind::location);
    place.place = wire::Place{55.7558, -37.6173, std::nullopt};
    return place;
}

} // namespace

TEST_CASE("content: a place has its name, its address or coordinates, and a map", "[models]") {
    Scene scene;
    wire::Attachment place = aPlace();
    AttachmentRow row = scene.only(place);
    CHECK(attachmentTitle(row) == "Location");
    CHECK(attachmentAbout(row) == "55.755800, -37.617300");
    CHECK(row.url == "https://www.openstreetmap.org/?mlat=55.755800&mlon=-37.617300#map=17/55.755800/-37.617300");
    place.name = "The pier";
    place.place->address = "Shore street 1";
    place.url = "https://maps.example/x";
    row = scene.only(place);
    CHECK(attachmentTitle(row) == "The pier");
    CHECK(attachmentAbout(row) == "Shore street 1");
    CHECK(row.url == "https://maps.example/x");
}

TEST_CASE("content: every attachment without a file says what it is", "[models]") {
    Scene scene;
    wire::Attachment contact = anAttachment(wire::AttachmentKind::contact);
    CHECK_FALSE(attachmentAbout(scene.only(contact)).isEmpty());
    contact.name = "Olga";
    contact.phones = {{"+1 23", "+4 56"}};
    CHECK(attachmentTitle(scene.only(contact)) == "Olga");
    CHECK(attachmentAbout(scene.only(contact)) == "+1 23, +4 56");

    wire::Attachment sticker = anAttachment(wire::AttachmentKind::sticker);
    sticker.emoji = "🌲";
    CHECK(attachmentTitle(scene.only(sticker)) == QString::fromUtf8("🌲 Sticker"));
    sticker.file_id = FileId{4};
    CHECK(scene.only(sticker).kind == "sticker");

    wire::Attachment voice = anAttachment(wire::AttachmentKind::voice);
    voice.name = "voice.ogg";
    voice.duration_ms = 34'000;
    voice.missing = wire::MissingFile::pending;
    CHECK(attachmentTitle(scene.only(voice)) == "Voice message");
    CHECK(attachmentAbout(scene.only(voice)) == "0:34, loading from the messenger");

    wire::Attachment video = anAttachment(wire::AttachmentKind::video);
    video.duration_ms = 3'725'000;
    video.url = "https://vk.com/video1_2";
    CHECK(attachmentTitle(scene.only(video)) == "Video");
    CHECK(attachmentAbout(scene.only(video)) == "1:02:05, opens in the browser");
    for (const auto kind : {wire::AttachmentKind::unknown, wire::AttachmentKind::photo, wire::AttachmentKind::audio,
                            wire::AttachmentKind::file})
        CHECK_FALSE(attachmentTitle(scene.only(anAttachment(kind))).isEmpty());
}

TEST_CASE("content: a file that isn't here says why", "[models]") {
    QLocale::setDefault(QLocale::c());
    Scene scene;
    wire::Attachment file = anAttachment(wire::AttachmentKind::file);
    file.name = "film.mp4";
    file.size = 48 * 1024 * 1024;
    file.missing = wire::MissingFile::too_large;
    CHECK(attachmentAbout(scene.only(file)) == "48 MB, more than the messenger hands out");
    file.missing = wire::MissingFile::gone;
    CHECK(attachmentAbout(scene.only(file)) == "no longer available");
    file.missing = wire::MissingFile::unknown; // a newer server's reason
    CHECK(attachmentAbout(scene.only(file)) == "could not be fetched");
    file.file_id = FileId{3};
    CHECK(attachmentAbout(scene.only(file)) == "MP4, 48 MB");
}

TEST_CASE("content: what has no text still has words for a quote, a copy, a row and a screen reader", "[models]") {
    Scene scene{wire::Role::supervisor};
    wire::Message message = aMessage(5, 102, "");
    message.attachments = {aPlace()};
    CHECK(briefWords(scene.row(message)) == "Location");
    CHECK(copiedWords(scene.row(message)).contains("55.755800"));
    CHECK(spokenMessage(scene.row(message)).contains("Location, 55.755800"));
    wire::Dialog dialog = aDialog(5);
    dialog.last_message = domain::lastMessageOf(message);
    CHECK(lastWords(dialogRow(scene.desk, dialog)) == "Location");

    message.attachments.clear();
    CHECK(unsupportedWords("unique_gift") == "This kind of message can't be shown: gift");
    message.unsupported = "poll\ntrick";
    CHECK(briefWords(scene.row(message)) == "This kind of message can't be shown: poll trick");
    CHECK(spokenMessage(scene.row(message)).contains("can't be shown: poll"));
    message.deleted_at = Time{Millis{105'000}};
    dialog.last_message = domain::lastMessageOf(message);
    const DialogRow row = dialogRow(scene.desk, dialog);
    CHECK(lastWords(row) == "Deleted: This kind of message can't be shown: poll trick");
    CHECK(spokenDialog(row, 0).contains("can't be shown"));
}

TEST_CASE("content: what the server did with a dialog by itself stands in words", "[models]") {
    Scene scene;
    wire::Message line = aMessage(5, 102, "Maria");
    line.direction = wire::Direction::system;
    line.author = {};
    line.event = "assignee_lost";
    CHECK(scene.row(line).text == "Maria can't answer: the dialog waits in the queue again");
    line.text.clear();
    CHECK(scene.row(line).text == "The dialog waits in the queue again");
    line.event = "reply_too_late";
    line.author = anOperator(8);
    line.author.name = "Maria";
    for (const auto* why :
         {"the dialog was closed before its time came", "a colleague had answered before its time came",
          "its author no longer had the dialog when its time came"}) {
        line.text = why;
        CHECK(scene.row(line).text == QStringLiteral("Maria: the reply for later was not sent, ") + QLatin1String(why));
    }
}

TEST_CASE("content: what a messenger tells stands in words", "[models]") {
    Scene scene;
    wire::Message line = aMessage(5, 102, "");
    line.direction = wire::Direction::system;
    for (const auto* event : {"unreachable",
                              "reachable",
                              "peer_changed",
                              "customers_joined",
                              "identity_changed",
                              "started",
                              "write_access_allowed",
                              "screenshot",
                              "paid",
                              "refunded",
                              "group_title",
                              "group_photo",
                              "group_photo_removed",
                              "group_created",
                              "joined",
                              "members_joined",
                              "left",
                              "member_left",
                              "pinned",
                              "unpinned"}) {
        line.event = event;
        line.text.clear();
        INFO(event);
        CHECK(scene.row(line).text.contains(u' '));
        CHECK(scene.row(line).text != event);
    }
    line.event = "group_title";
    line.text = "Lake house";
    CHECK(scene.row(line).text == "The group is now called Lake house");
    line.event = "merged";
    line.text = "12";
    CHECK(scene.row(line).text.endsWith(QStringLiteral(" joined the dialog with #12: it goes on there")));
    CHECK(scene.row(line).leadsTo == 12);
    line.event = "merged_in";
    CHECK(scene.row(line).text.endsWith(QStringLiteral(" joined #12 with this dialog")));
    CHECK(scene.row(line).leadsTo == 12);
    line.event = "of_tomorrow";
    line.text.clear();
    CHECK(scene.row(line).text == "of_tomorrow");
    CHECK(scene.row(line).leadsTo == 0);
}

TEST_CASE("content: what has become of a message is in its row and is spoken", "[models]") {
    Scene scene{wire::Role::supervisor};
    wire::Message message = aMessage(5, 102, "At eleven");
    message.author = {wire::AuthorKind::customer, 205, "Ivan"};
    message.edited_at = message.deleted_at = Time{Millis{105'000}};
    message.former_texts = {{{"At nine", Time{Millis{103'000}}}, {"At ten", Time{Millis{104'000}}}}};
    message.forwarded_from = "";
    message.pressed = wire::PressedButton{"p"};
    message.reactions = {{{{wire::AuthorKind::operator_, 7, "Anna"}, "🌲", Time{Millis{1}}}}};
    MessageRow row = scene.row(message);
    CHECK(row.deletedAtMs == 105'000);
    CHECK(row.text == "At eleven");
    CHECK(formerWords(row) == "before: At nine\nbefore: At ten");
    const QString spoken = spokenMessage(row);
    for (const char* said :
         {"Forwarded", "Pressed a button", "deleted by the client", "edited", "before: At ten", "🌲 from Anna"})
        CHECK(spoken.contains(QString::fromUtf8(said)));
    message.forwarded_from = "Lake\nhouse";
    row = scene.row(message);
    CHECK(forwardedWords(row) == "Forwarded from Lake house");
    row.formerTexts.clear();
    CHECK(formerWords(row).isEmpty());
}

TEST_CASE("content: what a customer has taken back is for the seniors only", "[models]") {
    wire::Message message = aMessage(5, 102, "At ten");
    message.author = aCustomer(205, "Ivan");
    message.deleted_at = Time{Millis{105'000}};
    message.edited_at = Time{Millis{104'000}};
    message.former_texts = {{{"At nine", Time{Millis{104'000}}}}};
    message.attachments.push_back(anAttachment(wire::AttachmentKind::photo));
    const wire::Dialog dialog = with(aDialog(5), message);
    wire::Dialog known = dialog;
    known.last_message = domain::lastMessageOf(message);

    for (const wire::Role role : {wire::Role::operator_, wire::Role::senior, wire::Role::admin}) {
        Scene scene{role};
        const MessageRow row = scene.row(message);
        CHECK(row.withheld);
        CHECK(row.deletedAtMs == 105'000);
        CHECK(row.text.isEmpty());
        CHECK(row.attachments.isEmpty());
        CHECK(row.formerTexts.isEmpty());
        CHECK(briefWords(row) == "Deleted message");
        const QString spoken = spokenMessage(row);
        CHECK(spoken.contains("deleted by the client"));
        CHECK_FALSE(spoken.contains("At "));
        CHECK(lastWords(dialogRow(scene.desk, known)) == "Deleted message");
    }
    for (const wire::Role role : {wire::Role::supervisor, wire::Role::owner, wire::Role::auditor}) {
        Scene scene{role};
        CHECK(scene.row(message).text == "At ten");
        CHECK_FALSE(scene.row(message).withheld);
        CHECK(lastWords(dialogRow(scene.desk, known)) == "Deleted: At ten");
    }
    // Our own words are no secret among us.
    message.direction = wire::Direction::out;
    CHECK(Scene().row(message).text == "At ten");
}

TEST_CASE("content: an answer to what was taken back does not tell it", "[models]") {
    wire::Message quoted = aMessage(5, 102, "At ten");
    quoted.deleted_at = Time{Millis{105'000}};
    wire::Message answer = aReply(5, 103, 7);
    answer.reply_to = quoted.id;
    for (const wire::Role role : {wire::Role::operator_, wire::Role::supervisor}) {
        Scene scene{role};
        scene.link.tell(wire::DialogAdded{aDialog(5), {}}, 101);
        scene.desk.openThread(quoted.thread_id);
        scene.link.tell(wire::MessageAdded{quoted, with(aDialog(5), quoted)}, 102);
        CHECK(scene.row(answer).replyTo.text == (role == wire::Role::operator_ ? "Deleted message" : "At ten"));
    }
}

TEST_CASE("content: what was recorded is told by its kind and its length", "[models]") {
    Scene scene;
    wire::Attachment voice = anAttachment(wire::AttachmentKind::voice);
    voice.file_id = FileId{5};
    voice.name = "voice.ogg";
    voice.duration_ms = 23'400;
    voice.waveform = std::vector<int>{0, 31, 4};
    wire::Message message = aMessage(5, 102, "");
    message.attachments = {voice};
    const MessageRow row = scene.row(message);
    CHECK(row.attachments.front().waveform == QList<int>{0, 31, 4});
    CHECK(spokenMessage(row).contains("Voice message, 0:23"));
    CHECK_FALSE(spokenMessage(row).contains("voice.ogg"));
    wire::Attachment video = anAttachment(wire::AttachmentKind::video);
    video.file_id = FileId{6};
    video.duration_ms = 3'725'000;
    video.size = 48 * 1024 * 1024;
    CHECK(videoWords(scene.only(video)) == "1:02:05, 48 MB");
    CHECK(videoWords({}).isEmpty());
    CHECK(speedWords(1) == QString::fromUtf8("1×"));
    CHECK(speedWords(1.5) == QString::fromUtf8("1.5×"));
}
