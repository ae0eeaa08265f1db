// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/message_layout.hpp"
#include "client/kit/theme.hpp"

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
    row.state = DeliveryState::delivered;
    CHECK(laidOut(row)->actions.empty());
    CHECK(laidOut(row)->troubleWords.isEmpty());
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
