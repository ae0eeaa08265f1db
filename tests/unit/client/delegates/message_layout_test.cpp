// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/message_layout.hpp"
#include "client/kit/theme.hpp"

#include <algorithm>
#include <array>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

constexpr std::int64_t kNoon = 1'778'587'200'000; // 12 May 2026, 12:00 UTC

MessageRow aMessage(Direction direction, const QString& text) {
    MessageRow row;
    row.id = row.seq = 1;
    row.direction = direction;
    row.authorKind = direction == Direction::in ? AuthorKind::customer : AuthorKind::user;
    row.authorName = QStringLiteral("Anna Krylova");
    row.text = text;
    row.atMs = kNoon;
    return row;
}

std::shared_ptr<const MessageLayout> laidOut(const MessageRow& row, int width = 552, MessageSurroundings around = {}) {
    const kit::Theme theme;
    return layoutMessage(row, around, {width, QStringLiteral("Ivan"), 1, kNoon}, theme);
}

} // namespace

TEST_CASE("message layout: the customer stands left of us, with an avatar at the group's end", "[delegates]") {
    const auto in = laidOut(aMessage(Direction::in, "hello"));
    CHECK(in->bubble.left() == 56);
    CHECK(in->avatar == QRect(16, in->bubble.bottom() + 1 - 32, 32, 32));
    const auto out = laidOut(aMessage(Direction::out, "hello"));
    CHECK(out->bubble.right() + 1 == 552 - 16);
    CHECK(out->avatar.isEmpty());
    const auto inner = laidOut(aMessage(Direction::in, "hello"), 552, {false, false, false, false});
    CHECK(inner->avatar.isEmpty());
    CHECK(inner->bubble.top() == 2);
    CHECK(in->bubble.top() == 12);
}

TEST_CASE("message layout: a bubble is never wider than 70 % and the column never wider than 760 px", "[delegates]") {
    const QString text = QStringLiteral("word ").repeated(200);
    CHECK(laidOut(aMessage(Direction::in, text))->bubble.width() <= (552 - 32) * 70 / 100);
    const auto wide = laidOut(aMessage(Direction::out, text), 1400);
    CHECK(wide->bubble.width() <= 520);
    CHECK(wide->bubble.right() + 1 == (1400 + 760) / 2 - 16);
}

TEST_CASE("message layout: the time shares the last line when it fits and never covers the text", "[delegates]") {
    const auto shortOne = laidOut(aMessage(Direction::in, "hi"));
    CHECK(shortOne->bubble.height() == 8 + 20 + 8);
    for (int length = 1; length < 120; ++length) {
        const auto layout = laidOut(aMessage(Direction::in, QString(length, u'm')));
        INFO(length);
        CHECK(layout->bubble.contains(layout->meta));
        const QRect lastLine(layout->textAt.x(), layout->textAt.y() + layout->text->height() - 20,
                             layout->text->lastLineWidth(), 20);
        CHECK_FALSE(lastLine.intersects(layout->meta));
    }
}

TEST_CASE("message layout: where channels stand together the badge stands before the time, inside the bubble",
          "[delegates]") {
    kit::Theme theme;
    theme.setScalePercent(GENERATE(85, 100, 125, 150));
    const int width = GENERATE(420, 552, 1400);
    const auto direction = GENERATE(Direction::in, Direction::out, Direction::note, Direction::system);
    MessageRow row = aMessage(direction, {});
    row.channelKind = GENERATE("whatsapp", "webchat");
    for (int length = 1; length < 120; length += 7) {
        row.text = QString(length, u'm');
        row.deletedAtMs = length > 60 ? kNoon + 120'000 : 0; // many words about it
        const auto layout = layoutMessage(row, {}, {width, QStringLiteral("Ivan"), 1, kNoon}, theme);
        INFO(theme.scalePercent() << " %, " << width << " px, " << length << " letters");
        REQUIRE_FALSE(layout->badge.isEmpty());
        CHECK(layout->bubble.contains(layout->badge.adjusted(0, 2, 0, -2))); // a little taller than its line
        CHECK_FALSE(layout->badge.intersects(layout->meta));
        CHECK_FALSE(layout->badge.intersects(layout->stateIcon));
        if (direction == Direction::system) {
            CHECK(layout->badge.right() < layout->textAt.x());
            continue;
        }
        CHECK(layout->bubble.contains(layout->meta));
        const QRect lastLine(layout->textAt.x(), layout->textRect().bottom() - 10, layout->text->lastLineWidth(), 8);
        CHECK_FALSE(lastLine.intersects(layout->badge));
    }
    row.channelKind.clear();
    CHECK(layoutMessage(row, {}, {width, QStringLiteral("Ivan"), 1, kNoon}, theme)->badge.isEmpty());
}

TEST_CASE("message layout: words by another messenger begin a group of their own", "[delegates]") {
    const MessageRow first = aMessage(Direction::in, "one");
    MessageRow second = first;
    second.atMs += 60'000;
    CHECK(continuesGroup(first, second));
    second.channelKind = QStringLiteral("vk");
    CHECK_FALSE(continuesGroup(first, second));
}

TEST_CASE("message layout: a picture's room is reserved from its size before it is loaded", "[delegates]") {
    MessageRow row = aMessage(Direction::in, {});
    row.attachments = {{1, "image", "a.jpg", "image/jpeg", 1, 4000, 2000}};
    const auto layout = laidOut(row);
    REQUIRE(layout->attachments.size() == 1);
    CHECK(layout->attachments[0].rect.size() == QSize(320, 160));
    CHECK(layout->bubble.contains(layout->attachments[0].rect));
    row.attachments[0].width = row.attachments[0].height = 0;
    CHECK(laidOut(row)->attachments[0].rect.size() == QSize(320, 240));
    row.attachments[0].width = 2;
    row.attachments[0].height = 20'000;
    CHECK(laidOut(row)->attachments[0].rect.height() == 320);
    CHECK(laidOut(row)->attachments[0].rect.width() >= 72);
}

TEST_CASE("message layout: no words make a bubble wider than its picture", "[delegates]") {
    MessageRow row = aMessage(Direction::out, QStringLiteral("With a view of the water from the terrace"));
    row.state = DeliveryState::read;
    row.replyTo = {2, QStringLiteral("Ivan"), QStringLiteral("word ").repeated(30)};
    row.attachments = {{1, "image", "a.jpg", "image/jpeg", 1, 4000, 2000}};
    const auto one = laidOut(row);
    CHECK(one->attachments[0].rect.size() == QSize(320, 160));
    CHECK(one->bubble.width() == 320 + 2 * 4);
    CHECK(one->bubble.contains(one->meta));
    CHECK(one->bubble.contains(one->quote));
    row.attachments.append(AttachmentRow(row.attachments.first()));
    CHECK(laidOut(row)->bubble.width() == 320 + 2 * 4);
    row.attachments = {{1, "image", "a.jpg", "image/jpeg", 1, 100, 100}};
    CHECK(laidOut(row)->bubble.width() > 200);
}

TEST_CASE("message layout: a failed message says why and offers what can be done", "[delegates]") {
    MessageRow row = aMessage(Direction::out, "hello");
    row.state = DeliveryState::failed;
    row.errorText = QStringLiteral("The customer blocked us.");
    const auto layout = laidOut(row);
    CHECK(layout->troubleWords == "The customer blocked us.");
    REQUIRE(layout->actions.size() == 3);
    CHECK(layout->actions[0].action == MessageAction::retry);
    CHECK(layout->actionAt(layout->actions[0].rect.center()) == &layout->actions[0]);
    CHECK(layout->actionAt({0, 0}) == nullptr);
    CHECK(layout->actions.back().rect.right() < 552 - 16);
    CHECK(layout->trouble.top() > layout->bubble.bottom());
    const kit::Theme theme;
    const auto read = layoutMessage(row, {}, {552, QStringLiteral("Ivan"), 1, kNoon, true}, theme);
    CHECK(read->troubleWords == layout->troubleWords);
    CHECK(read->actions.empty());
    row.barred = true;
    CHECK(laidOut(row)->actions.size() == 3); // he has no other channel
    const auto elsewhere = layoutMessage(row, {}, {552, QStringLiteral("Ivan"), 1, kNoon, false, true}, theme);
    REQUIRE(elsewhere->actions.size() == 4);
    CHECK(elsewhere->actions[0].action == MessageAction::answerElsewhere);
    row.barred = false;
    row.windowOver = true;
    const auto over = laidOut(row);
    REQUIRE(over->actions.size() == 3); // trying again helps nobody
    CHECK(over->actions[0].action == MessageAction::chooseTemplate);
    row.windowOver = false;
    CHECK(layoutMessage(row, {}, {552, QStringLiteral("Ivan"), 1, kNoon, false, true}, theme)->actions.size() == 3);
    row.state = DeliveryState::delivered;
    CHECK(laidOut(row)->actions.empty());
    CHECK(laidOut(row)->troubleWords.isEmpty());
}

TEST_CASE("message layout: a reply that was not sent at its time says why, one that was taken back says nothing",
          "[delegates]") {
    MessageRow row = aMessage(Direction::out, "hello");
    row.state = DeliveryState::cancelled;
    CHECK(laidOut(row)->troubleWords.isEmpty());
    row.errorText = QStringLiteral("A colleague had answered before its time came");
    const auto layout = laidOut(row);
    CHECK(layout->troubleWords == row.errorText);
    REQUIRE(layout->actions.size() == 1);
    CHECK(layout->actions[0].action == MessageAction::edit);
}

TEST_CASE("message layout: what waits for the connection says so, and can be hurried, edited and deleted",
          "[delegates]") {
    MessageRow row = aMessage(GENERATE(Direction::out, Direction::note), "hello");
    row.state = DeliveryState::queued;
    CHECK(laidOut(row)->actions.empty()); // on its way
    row.waitsHere = true;
    const auto layout = laidOut(row);
    CHECK(layout->troubleWords == "Not sent: no connection. We'll send it ourselves");
    REQUIRE(layout->actions.size() == 3);
    CHECK(layout->actions[0].action == MessageAction::sendNow);
    CHECK(layout->actions[1].action == MessageAction::edit);
    CHECK(layout->actions[2].action == MessageAction::discard);
}

TEST_CASE("message layout: the reason moves to its own line when both don't fit", "[delegates]") {
    MessageRow row = aMessage(Direction::out, "hello");
    row.state = DeliveryState::failed;
    row.errorText = QStringLiteral("A long reason that explains at length what has happened here");
    const auto narrow = laidOut(row, 420);
    CHECK(narrow->trouble.bottom() < narrow->actions[0].rect.top());
    CHECK(narrow->trouble.left() >= 16);
    const auto wide = laidOut(row, 900);
    CHECK(wide->trouble.top() == wide->actions[0].rect.top());
    CHECK(wide->trouble.right() < wide->actions[0].rect.left());
}

TEST_CASE("message layout: links are found and hit, mark-up stays text", "[delegates]") {
    const auto layout = laidOut(aMessage(Direction::in, "<b>x</b> https://example.org"));
    REQUIRE(layout->links.size() == 1);
    CHECK(layout->text->text().startsWith("<b>"));
    const auto hit = layout->linkAt(layout->textAt + QPoint(layout->text->naturalWidth() - 10, 10));
    REQUIRE(hit);
    CHECK(hit->toString() == "https://example.org");
    CHECK_FALSE(layout->linkAt(layout->textAt + QPoint(2, 10)));
}

TEST_CASE("message layout: day line and unread bar stand above the bubble, in this order", "[delegates]") {
    const auto layout = laidOut(aMessage(Direction::in, "x"), 552, {true, true, true, true});
    CHECK(layout->dayWords == "Today");
    CHECK(layout->day.bottom() < layout->unread.top());
    CHECK(layout->unread.bottom() < layout->bubble.top());
    CHECK(layout->height == layout->bubble.bottom() + 1);
}

TEST_CASE("message layout: groups end with another sender, another day or five minutes", "[delegates]") {
    const MessageRow first = aMessage(Direction::in, "a");
    MessageRow second = first;
    second.atMs += 5 * 60'000;
    CHECK(continuesGroup(first, second));
    second.atMs += 1;
    CHECK_FALSE(continuesGroup(first, second));
    second = first;
    second.direction = Direction::out;
    CHECK_FALSE(continuesGroup(first, second));
    CHECK_FALSE(continuesGroup(aMessage(Direction::note, "a"), aMessage(Direction::note, "b")));
}

TEST_CASE("message layout: what the customer has read says so, two ticks in another colour are not enough",
          "[delegates]") {
    MessageRow row = aMessage(Direction::out, "hello");
    row.state = DeliveryState::delivered;
    CHECK(laidOut(row)->stateWords.isEmpty());
    row.state = DeliveryState::read;
    CHECK(laidOut(row)->stateWords == u"read");
    row.stateAtMs = kNoon;
    CHECK(laidOut(row)->stateWords.startsWith(u"read "));
    CHECK(laidOut(row)->bubble.contains(laidOut(row)->stateWordsRect));
}

TEST_CASE("message layout: a note that waits for the network is marked as such", "[delegates]") {
    MessageRow row = aMessage(Direction::note, "call him");
    const auto saved = laidOut(row);
    CHECK(saved->stateIcon.isEmpty());
    row.state = DeliveryState::queued;
    const auto waits = laidOut(row);
    CHECK(waits->stateWords == u"in the queue");
    CHECK(waits->head.contains(waits->meta));
    CHECK(waits->head.contains(waits->stateIcon));
    CHECK(waits->head.contains(waits->stateWordsRect));
    CHECK_FALSE(waits->meta.intersects(waits->stateIcon));
    CHECK_FALSE(waits->stateIcon.intersects(waits->stateWordsRect));
    CHECK(waits->height == saved->height);
}

TEST_CASE("message layout: what can't be shown says so where the text would stand", "[delegates]") {
    MessageRow row = aMessage(Direction::in, {});
    row.unsupported = QStringLiteral("poll");
    for (int width : {240, 552, 1400}) {
        const auto layout = laidOut(row, width);
        REQUIRE(layout->leads.size() == 1);
        CHECK(layout->leads[0].lead.words == "This kind of message can't be shown: poll");
        CHECK(layout->bubble.contains(layout->leads[0].rect));
        CHECK(layout->bubble.contains(layout->meta));
        CHECK_FALSE(layout->leads[0].rect.intersects(layout->meta));
    }
    row.text = QStringLiteral("with words");
    const auto both = laidOut(row);
    CHECK(both->leads[0].rect.bottom() < both->textAt.y());
}

TEST_CASE("message layout: a picture on its way keeps its room, one that won't come is a line", "[delegates]") {
    MessageRow row = aMessage(Direction::in, {});
    row.attachments = {{0, "image", "a.jpg", "image/jpeg", 1, 4000, 2000, Absence::pending}};
    CHECK(laidOut(row)->attachments[0].look == AttachmentSpan::Look::picture);
    CHECK(laidOut(row)->attachments[0].rect.size() == QSize(320, 160));
    row.attachments[0].absence = Absence::gone;
    CHECK(laidOut(row)->attachments[0].look == AttachmentSpan::Look::file);
    row.attachments[0].absence = Absence::pending;
    row.attachments[0].width = 0;
    CHECK(laidOut(row)->attachments[0].look == AttachmentSpan::Look::file);
}

TEST_CASE("message layout: what was taken back is struck through and says when", "[delegates]") {
    MessageRow row = aMessage(Direction::in, "At ten");
    row.editedAtMs = kNoon + 60'000;
    CHECK(laidOut(row)->metaWords.endsWith("edited"));
    row.deletedAtMs = kNoon + 120'000;
    CHECK(laidOut(row)->metaWords.contains("deleted by the client at "));
    CHECK(laidOut(row)->text->text() == "At ten");
    row.direction = Direction::out;
    CHECK(laidOut(row)->metaWords.contains("deleted at "));
}

TEST_CASE("message layout: equal reactions share a chip under the bubble, many take more lines", "[delegates]") {
    for (const Direction direction : {Direction::in, Direction::out}) {
        MessageRow row = aMessage(direction, "hello");
        const int plain = laidOut(row)->height;
        row.reactions = {{"A", "Ivan"}, {"B", "Anna"}, {"A", "Olga"}};
        const auto layout = laidOut(row);
        REQUIRE(layout->reactions.size() == 2);
        CHECK(layout->reactions[0].words() == "A 2");
        CHECK(layout->reactions[0].authors == QStringList{"Ivan", "Olga"});
        CHECK(layout->reactions[1].words() == "B");
        CHECK(layout->height > plain);
        CHECK(layout->reactionAt(layout->reactions[1].rect.center()) == &layout->reactions[1]);
        CHECK(layout->reactionAt(layout->bubble.center()) == nullptr);
        for (int i = 0; i < 60; ++i)
            row.reactions.append({QString::number(100 + i), "Ivan"});
        const auto many = laidOut(row);
        for (const ReactionSpan& span : many->reactions) {
            CHECK(span.rect.left() >= 16);
            CHECK(span.rect.right() < 552 - 16);
            CHECK(span.rect.top() > many->bubble.bottom());
            CHECK(span.rect.bottom() < many->height);
        }
        CHECK(many->reactions.back().rect.top() > many->reactions.front().rect.bottom());
    }
}

TEST_CASE("message layout: a reaction's emoji is drawn in colours, its number and words in letters", "[delegates]") {
    const kit::Theme theme;
    const QString heart = QString::fromUtf8("\xE2\x9D\xA4"); // a font of letters has it too, in black
    CHECK(reactionFont(heart, theme).families() == QStringList{"Noto Color Emoji"});
    CHECK(reactionFont("100", theme) == theme.font(kit::TextStyle::small));
    MessageRow row = aMessage(Direction::in, "hello");
    row.reactions = {{heart, "Ivan"}};
    const auto one = laidOut(row);
    CHECK(one->reactions[0].rect.width() == one->reactions[0].emojiWidth + 2 * kReactionPadding + 1);
    row.reactions.append({heart, "Olga"});
    const auto two = laidOut(row);
    CHECK(two->reactions[0].number() == "2");
    CHECK(two->reactions[0].rect.width() > one->reactions[0].rect.width() + kReactionGap);
}

TEST_CASE("message layout: where words come from stands above them", "[delegates]") {
    MessageRow row = aMessage(Direction::in, "hello");
    row.forwarded = row.pressed = true;
    row.forwardedFrom = QStringLiteral("Olga ").repeated(100);
    const auto layout = laidOut(row);
    REQUIRE(layout->leads.size() == 2);
    CHECK(layout->bubble.contains(layout->leads[0].rect));
    CHECK(layout->leads[0].rect.bottom() < layout->leads[1].rect.top());
    CHECK(layout->leads[1].rect.bottom() < layout->textAt.y());
}

TEST_CASE("message layout: only an edited message with a history leads to it, by the word for it", "[delegates]") {
    MessageRow row = aMessage(Direction::in, "At ten");
    row.editedAtMs = kNoon + 60'000;
    CHECK(laidOut(row)->edited.isEmpty());
    row.formerTexts = {{"At nine", kNoon + 60'000}};
    const auto layout = laidOut(row);
    CHECK(layout->meta.contains(layout->edited));
    CHECK(layout->bubble.contains(layout->edited));
    CHECK(layout->edited.right() <= layout->meta.right());
    CHECK(layout->edited.left() > layout->meta.left());
}

TEST_CASE("message layout: what is withheld is a bubble with a line in its place", "[delegates]") {
    MessageRow row = aMessage(Direction::in, {});
    row.withheld = true;
    row.deletedAtMs = kNoon + 60'000;
    const auto layout = laidOut(row);
    REQUIRE(layout->leads.size() == 1);
    CHECK(layout->leads[0].lead.words == "Deleted message");
    CHECK(layout->bubble.contains(layout->leads[0].rect));
    CHECK(layout->bubble.contains(layout->meta));
    CHECK(layout->leads[0].rect.bottom() < layout->meta.top());
}

namespace {

AttachmentRow aPicture(int width, int height, const QString& kind = QStringLiteral("image")) {
    AttachmentRow picture;
    picture.fileId = 7;
    picture.kind = kind;
    picture.width = width;
    picture.height = height;
    return picture;
}

} // namespace

TEST_CASE("message layout: pictures and videos of one message share a grid that keeps its room", "[delegates]") {
    for (int count = 2; count <= 10; ++count) {
        INFO(count);
        MessageRow row = aMessage(Direction::in, "from the lake");
        for (int i = 0; i < count; ++i)
            row.attachments.append(aPicture(i % 3 == 0 ? 0 : 300 + 90 * i, 400, i % 4 == 3 ? "video" : "image"));
        const auto layout = laidOut(row);
        REQUIRE(layout->attachments.size() == static_cast<std::size_t>(count));
        for (const AttachmentSpan& tile : layout->attachments) {
            CHECK(tile.inAlbum);
            CHECK(layout->bubble.contains(tile.rect));
            CHECK(tile.rect.width() >= 50);
            CHECK(tile.rect.height() >= 72);
            CHECK(tile.rect.bottom() < layout->textAt.y());
            CHECK(layout->attachmentAt(tile.rect.center()) == &tile);
            for (const AttachmentSpan& other : layout->attachments)
                CHECK((&other == &tile || !other.rect.intersects(tile.rect)));
        }
        CHECK(layout->bubble.width() <= (552 - 32) * 70 / 100);
    }
}

TEST_CASE("message layout: a document beside pictures stands below their grid", "[delegates]") {
    MessageRow row = aMessage(Direction::out, {});
    AttachmentRow file;
    file.fileId = 9;
    file.kind = "file";
    file.name = "bill.pdf";
    row.attachments = {aPicture(300, 200), file, aPicture(300, 200)};
    const auto layout = laidOut(row);
    REQUIRE(layout->attachments.size() == 3);
    const auto spanOf = [&](int number) {
        return *std::find_if(layout->attachments.begin(), layout->attachments.end(),
                             [number](const AttachmentSpan& span) { return span.number == number; });
    };
    CHECK(spanOf(1).look == AttachmentSpan::Look::file);
    CHECK(spanOf(1).rect.top() > spanOf(2).rect.bottom());
    CHECK(spanOf(0).rect.top() == spanOf(2).rect.top());
}

TEST_CASE("message layout: a video has the room of its picture, known or not", "[delegates]") {
    MessageRow row = aMessage(Direction::in, {});
    row.attachments = {aPicture(0, 0, "video")};
    CHECK(laidOut(row)->attachments[0].look == AttachmentSpan::Look::video);
    CHECK(laidOut(row)->attachments[0].rect.size() == QSize(320, 180));
    row.attachments[0].width = 1080;
    row.attachments[0].height = 1920;
    CHECK(laidOut(row)->attachments[0].rect.size() == QSize(180, 320));
    row.attachments[0].fileId = 0;
    row.attachments[0].absence = Absence::tooLarge;
    CHECK(laidOut(row)->attachments[0].look == AttachmentSpan::Look::file);
}

TEST_CASE("message layout: a sticker is smaller than a photo", "[delegates]") {
    MessageRow row = aMessage(Direction::in, {});
    row.attachments = {aPicture(512, 512, "sticker")};
    CHECK(laidOut(row)->attachments[0].look == AttachmentSpan::Look::picture);
    CHECK(laidOut(row)->attachments[0].rect.size() == QSize(160, 160));
}

TEST_CASE("message layout: a voice message has its button, its wave, its time and its speed apart", "[delegates]") {
    const kit::Theme theme;
    MessageRow row = aMessage(Direction::in, {});
    AttachmentRow voice;
    voice.fileId = 5;
    voice.kind = "voice";
    row.attachments = {voice};
    for (const int width : {552, 300}) {
        const auto layout = laidOut(row, width);
        const AttachmentSpan& span = layout->attachments[0];
        REQUIRE(span.look == AttachmentSpan::Look::voice);
        CHECK(layout->bubble.contains(span.rect));
        const VoiceParts parts = partsOfVoice(span.rect, theme);
        const std::array all{parts.button, parts.wave, parts.time, parts.speed};
        for (const QRect& part : all) {
            CHECK(span.rect.contains(part));
            CHECK_FALSE(part.isEmpty());
            for (const QRect& other : all)
                CHECK((other == part || !other.intersects(part)));
        }
    }
    row.attachments[0].fileId = 0;
    row.attachments[0].absence = Absence::pending;
    CHECK(laidOut(row)->attachments[0].look == AttachmentSpan::Look::file);
}

TEST_CASE("message layout: whom a note calls stands out of its words", "[delegates]") {
    MessageRow note = aMessage(Direction::note, QStringLiteral("Look, @Maria Petrova, he waits"));
    const int plain = laidOut(note)->text->naturalWidth();
    note.mentions = {QStringLiteral("@Maria Petrova")};
    CHECK(laidOut(note)->text->naturalWidth() > plain);
    note.mentions = {QStringLiteral("@Igor")};
    CHECK(laidOut(note)->text->naturalWidth() == plain);
}
