// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/wire/codec.hpp"

#include "tests/support/printing.hpp"

#include "shared/wire/events.hpp"
#include "shared/wire/limits.hpp"
#include "shared/wire/methods.hpp"

using namespace pult;
using namespace pult::wire;

namespace {

template <class T>
Result<T> decodeText(std::string_view text) {
    auto value = parseJson(text);
    if (!value)
        return value.error();
    return decode<T>(*value);
}

} // namespace

TEST_CASE("wire: a struct survives the way there and back", "[wire]") {
    Message message;
    message.id = MessageId{7};
    message.direction = Direction::out;
    message.author = {AuthorKind::operator_, 3, "Анна \"А\"\n"};
    message.text = std::string("tab\tcontrol\x01");
    message.attachments.push_back({FileId{5}, AttachmentKind::photo, "a.png", "image/png", 12, 4, 3, {}});
    message.state = MessageState::accepted;
    message.at = Time{Millis{1'700'000'000'123}};

    const auto back = decodeText<Message>(encode(message));
    REQUIRE(back);
    CHECK(encode(*back) == encode(message));
    CHECK(back->author.name == message.author.name);
    CHECK(back->text == message.text);
    CHECK(back->at == message.at);
}

TEST_CASE("wire: documented members are null when empty, optional ones are left out", "[wire]") {
    const std::string text = encode(Message{});
    CHECK(text.find("\"state\":null") != std::string::npos);
    CHECK(text.find("edited_at") == std::string::npos);
    CHECK(encode(DialogPage{}) == R"({"dialogs":[],"next":null})");
}

TEST_CASE("wire: enumerators that are C++ keywords travel without the underscore", "[wire]") {
    CHECK(encode(Role::operator_) == "\"operator\"");
    CHECK(encode(PresenceStatus::break_) == "\"break\"");
    CHECK(enumValue<Role>("operator") == Role::operator_);
}

TEST_CASE("wire: unknown members are ignored, unfamiliar enum text is unknown", "[wire]") {
    const auto take = decodeText<DialogTake>(R"({"dialog_id":4,"colour":"red"})");
    REQUIRE(take);
    CHECK(take->dialog_id == DialogId{4});
    CHECK_FALSE(take->version);
    const auto presence = decodeText<PresenceSet>(R"({"status":"asleep"})");
    REQUIRE(presence);
    CHECK(presence->status == PresenceStatus::unknown);
}

TEST_CASE("wire: errors name the path and what was expected", "[wire]") {
    CHECK(decodeText<DialogTake>("{}").error().detail == "dialog_id: is required");
    CHECK(decodeText<DialogTake>(R"({"dialog_id":"x"})").error().detail ==
          "dialog_id: expected a whole number, got string");
    CHECK(decodeText<DialogTake>(R"({"dialog_id":1.5})").error().code == Errc::invalid);
    CHECK(decodeText<DialogTag>(R"({"dialog_id":1,"add":["a",2]})").error().detail ==
          "add: 1: expected text, got int64");
    CHECK(decodeText<DialogTake>("[]").error().detail == "expected an object, got array");
    CHECK(decodeText<DialogList>(R"({"limit":3000000000})").error().code == Errc::invalid);
}

TEST_CASE("wire: a filter takes one status or a list, and an assignee as word or number", "[wire]") {
    const auto one = decodeText<DialogFilter>(R"({"status":"active","assignee":7})");
    REQUIRE(one);
    CHECK(one->status->size() == 1);
    REQUIRE(one->assignee->size() == 1);
    CHECK(one->assignee->front() == "7");
    const auto many = decodeText<DialogFilter>(R"({"status":["active","waiting"],"assignee":"me"})");
    REQUIRE(many);
    CHECK(many->status->size() == 2);
}

TEST_CASE("wire: an event is decoded by its type", "[wire]") {
    const auto value = parseJson(R"({"type":"dialog.removed","dialog_id":9,"seq":1})").value();
    const auto event = decodeAs<Event>("dialog.removed", value);
    REQUIRE(event);
    CHECK(std::get<DialogRemoved>(*event).dialog_id == DialogId{9});
    CHECK(decodeAs<Event>("dialog.exploded", value).error().code == Errc::not_found);
}

TEST_CASE("json: limits hold", "[wire][json]") {
    CHECK_FALSE(parseJson(std::string(kMaxJsonDepth + 1, '[') + std::string(kMaxJsonDepth + 1, ']')));
    CHECK(parseJson(std::string(kMaxJsonDepth - 1, '[') + std::string(kMaxJsonDepth - 1, ']')));
    std::string many = "[0";
    for (std::size_t i = 0; i < kMaxJsonValues; ++i)
        many += ",0";
    CHECK_FALSE(parseJson(many + "]"));
    CHECK_FALSE(parseJson(R"({"a":1,"a":2})"));
    CHECK_FALSE(parseJson(R"({"a":{"b":1,"b":2}})"));
    CHECK_FALSE(parseJson("\"\xC3\x28\""));
    CHECK_FALSE(parseJson("[1e400]"));
    CHECK_FALSE(parseJson("-1e400"));
    CHECK_FALSE(parseJson("{} x"));
    CHECK_FALSE(parseJson("{"));
    CHECK_FALSE(parseJson(""));
    CHECK(parseJson(R"( {"a":[1,2.5,null,true,"x"]} )"));
}
