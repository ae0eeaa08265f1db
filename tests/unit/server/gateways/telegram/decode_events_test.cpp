// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/server/gateways/telegram/updates.hpp"

namespace pult::test {

namespace in = storage::inbound;

TEST_CASE("telegram: an edit is told from the next one in the same second") {
    const auto edit = onlyOf<in::Edit>(byAnn(R"("text":"new")", "edited_message"));
    CHECK(edit.externalId == "11");
    CHECK(edit.text == "new");
    CHECK(edit.at == Time{std::chrono::seconds{1749416399}});
    std::string next = byAnn(R"("text":"newer")", "edited_message");
    next.replace(next.find(":7,"), 3, ":8,");
    CHECK(onlyOf<in::Edit>(next).key != edit.key);
    const auto moved = onlyOf<in::Edit>(byAnn(R"("location":{"latitude":1,"longitude":2})", "edited_business_message"));
    CHECK(moved.attachments.size() == 1);
}

TEST_CASE("telegram: a pressed button has its title and waits for an answer") {
    const std::string body = update("callback_query", R"({"id":"900","from":{"id":42,"first_name":"Ann"},"data":"yes",
        "message":{"message_id":9,"chat":{"id":42,"type":"private","first_name":"Ann"},"date":0,
                   "reply_markup":{"inline_keyboard":[[{"text":"No","callback_data":"no"}],[{"text":"Yes!","callback_data":"yes"}]]}}})");
    const auto pressed = onlyOf<in::Message>(body);
    CHECK(pressed.text == "Yes!");
    CHECK(pressed.pressed->payload == "yes");
    CHECK(pressed.key == "callback:900");
    CHECK(pressed.peer.id == "42");
    CHECK(pressed.replyToExternal == "9");
    CHECK(pressed.at == kArrived);
    CHECK(telegram::decodeUpdate(body, kArrived).callbacks == std::vector<std::string>{"900"});
    const auto inline_ =
        onlyOf<in::Message>(update("callback_query", R"({"id":"901","from":{"id":42,"first_name":"Ann"},"data":"d"})"));
    CHECK(inline_.peer.id == "42");
    CHECK(inline_.text == "d");
    const auto odd = telegram::decodeUpdate(update("callback_query", R"({"id":"902","from":{}})"), kArrived);
    CHECK(odd.callbacks.size() == 1); // it is answered though it isn't understood
    CHECK(std::holds_alternative<in::NotUnderstood>(odd.events.at(0)));
}

TEST_CASE("telegram: who has blocked the bot can't be written to") {
    const auto reachable = [](const std::string& member) {
        return onlyOf<in::Reachability>(
                   update("my_chat_member", R"({"chat":{"id":42,"type":"private","first_name":"Ann"},"from":{"id":42},
            "date":1749416383,"old_chat_member":{"status":"member"},"new_chat_member":)" +
                                                member + "}"))
            .reachable;
    };
    CHECK_FALSE(reachable(R"({"status":"kicked"})"));
    CHECK_FALSE(reachable(R"({"status":"left"})"));
    CHECK_FALSE(reachable(R"({"status":"restricted","can_send_messages":false})"));
    CHECK(reachable(R"({"status":"restricted","can_send_messages":true})"));
    CHECK(reachable(R"({"status":"member"})"));
    CHECK(reachable(R"({"status":"administrator"})"));
}

TEST_CASE("telegram: reactions are all that he now shows") {
    const auto shown = [](const std::string& now) {
        return onlyOf<in::Reaction>(
            update("message_reaction", R"({"chat":{"id":42,"type":"private"},"message_id":11,"user":{"id":42},
            "date":1749416383,"old_reaction":[],"new_reaction":[)" +
                                           now + "]}"));
    };
    CHECK(shown(R"({"type":"emoji","emoji":"👍"})").emoji == "👍");
    CHECK(shown(R"({"type":"emoji","emoji":"👍"},{"type":"paid"})").emoji == "👍⭐");
    CHECK_FALSE(shown(R"({"type":"custom_emoji","custom_emoji_id":"5"})").emoji.empty());
    CHECK(shown("").emoji.empty());
    CHECK(shown("").externalId == "11");
    CHECK(telegram::decodeUpdate(update("message_reaction_count", "{}"), kArrived).ignored == 1);
}

TEST_CASE("telegram: a group becomes a supergroup") {
    const auto to = onlyOf<in::PeerChanged>(update(
        "message", R"({"message_id":1,"chat":{"id":-5,"type":"group","title":"Shop"},"migrate_to_chat_id":-1005})"));
    CHECK(to.formerId == "-5");
    CHECK(to.peer.id == "-1005");
    const auto from = onlyOf<in::PeerChanged>(
        update("message",
               R"({"message_id":1,"chat":{"id":-1005,"type":"supergroup","title":"Shop"},"migrate_from_chat_id":-5})"));
    CHECK(from.formerId == "-5");
    CHECK(from.peer.id == "-1005");
    CHECK(from.key != to.key);
}

TEST_CASE("telegram: what happens in a chat is a grey line") {
    struct Kind {
        const char* body;
        const char* event;
        const char* text;
    };
    const auto row = GENERATE(values<Kind>({
        {R"("new_chat_members":[{"first_name":"B"},{"first_name":"C","last_name":"D"}])", "members_joined", "B, C D"},
        {R"("left_chat_member":{"first_name":"B"})", "member_left", "B"},
        {R"("new_chat_title":"Shop 2")", "group_title", "Shop 2"},
        {R"("delete_chat_photo":true)", "group_photo_removed", ""},
        {R"("pinned_message":{"message_id":3,"text":"pin"})", "pinned", "pin"},
        {R"("successful_payment":{"invoice_payload":"order 7"})", "paid", "order 7"},
        {R"("write_access_allowed":{})", "write_access_allowed", ""},
        {R"("users_shared":{"request_id":1})", "users_shared", ""},
        {R"("forum_topic_created":{"name":"T"})", "topic_created", "T"},
    }));
    INFO(row.body);
    const auto line = onlyOf<in::ServiceLine>(inGroup(row.body));
    CHECK(line.event == row.event);
    CHECK(line.text == row.text);
    CHECK(line.peer.id == "-1001");
    const auto app = onlyOf<in::Message>(byAnn(R"("web_app_data":{"button_text":"Order","data":"{}"})"));
    CHECK(app.text == "Order");
    CHECK(app.pressed->payload == "{}");
}

TEST_CASE("telegram: a list of updates tells how far it goes, and loses nobody") {
    const auto decoded =
        telegram::decodeUpdates(R"({"ok":true,"result":[)" + byAnn(R"("text":"a")") +
                                    R"(,{"update_id":12,"hologram":{"a":1}},7,{"update_id":9,"poll":{"id":"1"}},)" +
                                    inGroup(R"("text":"b")") + "]}",
                                kArrived);
    CHECK(decoded.lastUpdate == 12);
    REQUIRE(decoded.events.size() == 5);
    CHECK(std::get<in::Message>(decoded.events[0]).text == "a");
    CHECK(std::get<in::NotUnderstood>(decoded.events[1]).kind == "hologram");
    CHECK(std::get<in::NotUnderstood>(decoded.events[2]).kind == "malformed");
    CHECK(std::get<in::NotUnderstood>(decoded.events[3]).kind == "poll");
    CHECK(std::get<in::Message>(decoded.events[4]).text == "b");
    for (const auto* nothing : {"", "{}", "[]", R"({"ok":true,"result":[]})", "<html>"}) {
        CHECK(telegram::decodeUpdates(nothing, kArrived).events.empty());
        CHECK_FALSE(telegram::decodeUpdates(nothing, kArrived).lastUpdate);
    }
}

TEST_CASE("telegram: what can't be read is kept, with its chat where it is known") {
    for (const auto* body :
         {"", "{", "[]", "null", "7", "{}", R"({"update_id":1})", R"({"update_id":1,"message":7})", R"({"":{}})"})
        CHECK(onlyOf<in::NotUnderstood>(body).kind == "malformed");
    const auto odd = GENERATE(as<std::string>{}, R"("hologram":1)", R"("text":"")", R"("text":" ")",
                              R"("location":{"latitude":200,"longitude":0})");
    INFO(odd);
    const auto kept = onlyOf<in::NotUnderstood>(byAnn(odd));
    REQUIRE(kept.peer);
    CHECK(kept.peer->id == "42");
    CHECK(onlyOf<in::NotUnderstood>(kept.raw).key == kept.key);
    CHECK(onlyOf<in::NotUnderstood>(byAnn(odd, "edited_message")).peer);
    for (const auto* kind : {"message", "edited_message", "callback_query", "my_chat_member", "message_reaction",
                             "deleted_business_messages"})
        CHECK(onlyOf<in::NotUnderstood>(update(kind, R"({"a":1})")).kind == kind);
}

TEST_CASE("telegram: the header proves the sender") {
    const std::vector<std::string> secrets{"", "new", "old"};
    CHECK(telegram::isFromTelegram("new", secrets));
    CHECK(telegram::isFromTelegram("old", secrets));
    CHECK_FALSE(telegram::isFromTelegram("", secrets));
    CHECK_FALSE(telegram::isFromTelegram("other", secrets));
}

} // namespace pult::test
