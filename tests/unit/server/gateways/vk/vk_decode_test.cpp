// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "server/gateways/vk/decode.hpp"
#include "tests/unit/server/gateways/vk/vk_bodies.hpp"

using namespace pult;
using namespace pult::support;
namespace inbound = storage::inbound;

namespace {

inbound::Message onlyMessage(const vk::Decoded& decoded) {
    REQUIRE(decoded.events.size() == 1);
    REQUIRE(std::holds_alternative<inbound::Message>(decoded.events.front()));
    return std::get<inbound::Message>(decoded.events.front());
}

inbound::Message incoming(const std::string& more) {
    return onlyMessage(
        vk::decode(update("message_new", R"({"client_info":{},"message":)" + message(more) + "}"), kNow));
}

inbound::Message withAttachment(const std::string& attachment) {
    return incoming(R"("attachments":[)" + attachment + "]");
}

template <class Event>
Event only(const std::string& type, const std::string& object) {
    const auto decoded = vk::decode(update(type, object), kNow);
    REQUIRE(decoded.events.size() == 1);
    REQUIRE(std::holds_alternative<Event>(decoded.events.front()));
    return std::get<Event>(decoded.events.front());
}

} // namespace

TEST_CASE("vk: a new message is read, also in the shape of old API versions", "[vk]") {
    for (const auto& object :
         {R"({"message":)" + message(R"("text":"hi [id9|Anna] [club3|Shop]","ref":"r1","ref_source":"s1",
                                  "payload":"{\"command\":\"start\"}","reply_message":{"conversation_message_id":4,
                                  "from_id":-55,"date":1,"text":"q"})") +
              "}",
          message(R"("text":"hi [id9|Anna] [club3|Shop]","ref":"r1","ref_source":"s1",
                                  "payload":"{\"command\":\"start\"}","reply_message":{"conversation_message_id":4})")}) {
        const auto read = onlyMessage(vk::decode(update("message_new", object), kNow));
        CHECK(read.key == "m7:12");
        CHECK(read.peer.id == "7");
        CHECK(read.externalId == "12");
        CHECK(read.number == 12);
        CHECK(read.text == "hi Anna Shop");
        CHECK(read.at == Time{std::chrono::seconds{1'700'000'000}});
        CHECK(read.replyToExternal == "4");
        CHECK(read.attributes == std::map<std::string, std::string>{{"ref", "r1"}, {"ref_source", "s1"}});
        REQUIRE(read.pressed);
        CHECK(read.pressed->payload == R"({"command":"start"})");
        CHECK_FALSE(read.fromCompany);
        CHECK(read.authorName.empty());
        CHECK(read.clientId.empty());
        CHECK(read.unsupported.empty());
    }
}

TEST_CASE("vk: numbers may be texts, and large", "[vk]") {
    const auto read = onlyMessage(vk::decode(
        update("message_new", R"({"message":{"date":"1700000000","from_id":"99000000001","peer_id":"99000000001",
                                 "conversation_message_id":"3","text":"x"}})"),
        kNow));
    CHECK(read.peer.id == "99000000001");
    CHECK(read.number == 3);
}

TEST_CASE("vk: in a group chat it is said who speaks, and what happened to the chat", "[vk]") {
    const std::string chat = R"("id":0,"date":1,"from_id":7,"peer_id":2000000001,"conversation_message_id":5)";
    CHECK(
        onlyMessage(vk::decode(update("message_new", "{\"message\":{" + chat + R"(,"text":"x"}})"), kNow)).authorName ==
        "id7");
    const auto line = only<inbound::ServiceLine>(
        "message_new", "{\"message\":{" + chat + R"(,"text":"","action":{"type":"chat_title_update","text":"New"}}})");
    CHECK(line.key == "m2000000001:5");
    CHECK(line.event == "group_title");
    CHECK(line.text == "New");
    const auto joined = only<inbound::ServiceLine>(
        "message_new", "{\"message\":{" + chat + R"(,"text":"","action":{"type":"chat_invite_user","member_id":8}}})");
    CHECK(joined.event == "joined");
    CHECK(joined.text == "id8");
    CHECK(only<inbound::ServiceLine>("message_new", "{\"message\":{" + chat + R"(,"action":{"type":"chat_dance"}}})")
              .event == "chat_dance");
}

TEST_CASE("vk: words of the company are matched by number or by random_id", "[vk]") {
    const auto read = only<inbound::Message>(
        "message_reply", R"({"id":3,"date":1700000000,"from_id":-55,"peer_id":7,"out":1,"conversation_message_id":13,
                            "text":"ours","random_id":305419896,"admin_author_id":21})");
    CHECK(read.fromCompany);
    CHECK(read.clientId == "305419896");
    CHECK(read.key == "m7:13");
    CHECK(read.authorName == "id21");
    CHECK(only<inbound::Message>("message_reply", R"({"from_id":-55,"peer_id":7,"conversation_message_id":13,"text":"x",
                                  "random_id":0})")
              .clientId.empty());
}

TEST_CASE("vk: an edit, a press, reading, typing, reactions and permission are read", "[vk]") {
    const auto edit = only<inbound::Edit>("message_edit", message(R"("text":"new","update_time":1700000050)"));
    CHECK(edit.key == "eev1");
    CHECK(edit.externalId == "12");
    CHECK(edit.text == "new");
    CHECK(edit.at == Time{std::chrono::seconds{1'700'000'050}});

    const auto pressed =
        vk::decode(update("message_event", R"({"user_id":7,"peer_id":7,"event_id":"inner","payload":{"a":1},
                                           "conversation_message_id":10})"),
                   kNow);
    const auto press = onlyMessage(pressed);
    CHECK(press.key == "eev1");
    CHECK(press.pressed->payload == R"({"a":1})");
    CHECK(press.replyToExternal == "10");
    CHECK(press.number == 0);
    REQUIRE(pressed.presses.size() == 1);
    CHECK(pressed.presses.front().eventId == "inner");
    CHECK(pressed.presses.front().userId == "7");
    CHECK(pressed.presses.front().peerId == "7");

    const auto read = only<inbound::ReadUpTo>(
        "message_read", R"({"from_id":7,"peer_id":7,"read_message_id":99,"conversation_message_id":13})");
    CHECK(read.peerId == "7");
    CHECK(read.number == 13);
    CHECK(vk::decode(update("message_read", R"({"from_id":-55,"peer_id":7,"conversation_message_id":13})"), kNow)
              .events.empty());

    CHECK(only<inbound::Typing>("message_typing_state", R"({"state":"typing","from_id":7,"to_id":-55})").peer.id ==
          "7");
    CHECK(vk::decode(update("message_typing_state", R"({"state":"typing","from_id":-55,"to_id":7})"), kNow)
              .events.empty());

    const auto reaction =
        only<inbound::Reaction>("message_reaction_event", R"({"reacted_id":7,"peer_id":7,"cmid":12,"reaction_id":4})");
    CHECK(reaction.externalId == "12");
    CHECK(reaction.emoji == "👍");
    CHECK(only<inbound::Reaction>("message_reaction_event", R"({"reacted_id":7,"peer_id":7,"cmid":12})").emoji.empty());
    CHECK(
        only<inbound::Reaction>("message_reaction_event", R"({"reacted_id":7,"peer_id":7,"cmid":12,"reaction_id":77})")
            .emoji == "#77");
    CHECK(vk::decode(update("message_reaction_event", R"({"reacted_id":-55,"peer_id":7,"cmid":12,"reaction_id":4})"),
                     kNow)
              .events.empty());

    const auto may = only<inbound::Reachability>("message_allow", R"({"user_id":7,"key":"k"})");
    CHECK(may.reachable);
    CHECK(may.peer.id == "7");
    CHECK_FALSE(only<inbound::Reachability>("message_deny", R"({"user_id":7})").reachable);
}

TEST_CASE("vk: files of every kind are read", "[vk]") {
    const auto photo = withAttachment(R"({"type":"photo","photo":{"id":1,"owner_id":7,"access_key":"k","sizes":[
        {"type":"s","url":"https://sun1.userapi.com/s","width":75,"height":75},
        {"type":"w","url":"https://sun1.userapi.com/w","width":1280,"height":960},
        {"type":"x","url":"https://sun1.userapi.com/x","width":604,"height":604}]}})")
                           .attachments.at(0);
    CHECK(photo.shown.kind == wire::AttachmentKind::photo);
    CHECK(photo.url == "https://sun1.userapi.com/w");
    CHECK(photo.shown.width == 1280);
    CHECK(photo.shown.missing == wire::MissingFile::pending);
    CHECK(photo.remoteId == "photo7_1_k");

    const auto video = withAttachment(R"({"type":"video","video":{"id":2,"owner_id":-5,"title":"Film","duration":61,
        "image":[{"url":"https://i/1","width":10,"height":10}]}})")
                           .attachments.at(0);
    CHECK(video.shown.kind == wire::AttachmentKind::video);
    CHECK(video.shown.url == "https://vk.com/video-5_2");
    CHECK(video.shown.duration_ms == 61000);
    CHECK_FALSE(video.shown.missing);

    const auto song = withAttachment(R"({"type":"audio","audio":{"artist":"A","title":"T","duration":5,"url":""}})")
                          .attachments.at(0);
    CHECK(song.shown.kind == wire::AttachmentKind::audio);
    CHECK(song.shown.name == "A - T");
    CHECK(song.shown.missing == wire::MissingFile::gone);

    const auto voice = withAttachment(R"({"type":"audio_message","audio_message":{"id":3,"owner_id":7,"duration":4,
        "waveform":[0,31,62],"link_ogg":"https://psv4.vkuseraudio.net/a.ogg","link_mp3":"https://x/a.mp3","transcript":"words"}})")
                           .attachments.at(0);
    CHECK(voice.shown.kind == wire::AttachmentKind::voice);
    CHECK(voice.url == "https://psv4.vkuseraudio.net/a.ogg");
    CHECK(voice.shown.type == "audio/ogg");
    CHECK(voice.shown.waveform == std::vector<int>{0, 15, 31});
    CHECK(voice.description == "words");

    const auto doc = withAttachment(R"({"type":"doc","doc":{"id":4,"owner_id":7,"title":"Bill","ext":"pdf","size":12,
        "url":"https://vk.com/doc7_4","type":1}})")
                         .attachments.at(0);
    CHECK(doc.shown.kind == wire::AttachmentKind::file);
    CHECK(doc.shown.name == "Bill.pdf");
    CHECK(doc.shown.size == 12);

    const auto sticker = withAttachment(R"({"type":"sticker","sticker":{"sticker_id":9,"images":[
        {"url":"https://vk.com/s1","width":64,"height":64},{"url":"https://vk.com/s2","width":512,"height":512}]}})")
                             .attachments.at(0);
    CHECK(sticker.shown.kind == wire::AttachmentKind::sticker);
    CHECK(sticker.url == "https://vk.com/s2");

    const auto gift =
        withAttachment(R"({"type":"gift","gift":{"id":1,"thumb_256":"https://vk.com/g"}})").attachments.at(0);
    CHECK(gift.shown.kind == wire::AttachmentKind::sticker);
    CHECK(gift.url == "https://vk.com/g");

    const auto place = incoming(R"("geo":{"type":"point","coordinates":{"latitude":59.9,"longitude":30.3},
        "place":{"title":"Office"}})")
                           .attachments.at(0);
    CHECK(place.shown.kind == wire::AttachmentKind::location);
    CHECK(place.shown.place->latitude == Approx(59.9));
    CHECK(place.shown.name == "Office");

    const auto lame =
        withAttachment(R"({"type":"photo","photo":{"id":1,"sizes":[{"url":"javascript:x","width":9,"height":9}]}})")
            .attachments.at(0);
    CHECK(lame.url.empty());
    CHECK(lame.shown.missing == wire::MissingFile::gone);
}

TEST_CASE("vk: a long waveform keeps its loudest points", "[vk]") {
    std::string points;
    for (int i = 0; i < 1000; ++i)
        points += (i ? "," : "") + std::to_string(i == 500 ? 310 : 1);
    const auto wave =
        *withAttachment(R"({"type":"audio_message","audio_message":{"link_ogg":"https://a/b","waveform":[)" + points +
                        "]}}")
             .attachments.at(0)
             .shown.waveform;
    CHECK(wave.size() == 128);
    CHECK(*std::max_element(wave.begin(), wave.end()) == 31);
    CHECK(std::count(wave.begin(), wave.end(), 31) == 1);
}

TEST_CASE("vk: cards become words, what nobody knows is named", "[vk]") {
    CHECK(incoming(R"("text":"https://shop.test/a","attachments":[{"type":"link","link":{"url":"https://shop.test/a",
        "title":"Shoes"}}])")
              .text == "https://shop.test/a\nShoes");
    CHECK(withAttachment(R"({"type":"link","link":{"url":"https://shop.test/a","title":"Shoes"}})").text ==
          "Shoes\nhttps://shop.test/a");
    CHECK(
        incoming(
            R"("text":"see https://shop.test/a","attachments":[{"type":"link","link":{"url":"https://shop.test/a"}}])")
            .text == "see https://shop.test/a");
    CHECK(withAttachment(R"({"type":"wall","wall":{"id":5,"to_id":-9,"text":"post"}})").text ==
          "post\nhttps://vk.com/wall-9_5");
    CHECK(withAttachment(R"({"type":"market","market":{"id":5,"owner_id":-9,"title":"Cup","price":{"text":"5 €"}}})")
              .text == "Cup, 5 €\nhttps://vk.com/market-9_5");
    CHECK(withAttachment(R"({"type":"poll","poll":{"id":5,"owner_id":-9,"question":"Why?"}})").text ==
          "Why?\nhttps://vk.com/poll-9_5");
    const auto hologram = withAttachment(R"({"type":"hologram","hologram":{}})");
    CHECK(hologram.unsupported == "hologram");
    CHECK(incoming("").unsupported == "empty");
}

TEST_CASE("vk: forwarded messages are shown, five deep", "[vk]") {
    const auto one = incoming(R"("fwd_messages":[{"from_id":8,"date":1,"text":"said","attachments":[
        {"type":"doc","doc":{"id":1,"owner_id":8,"title":"a","url":"https://vk.com/d"}}]}])");
    CHECK(one.forwardedFrom == "id8");
    CHECK(one.text == "said");
    CHECK(one.attachments.size() == 1);
    CHECK(one.unsupported.empty());
    const auto two = incoming(R"("text":"look","fwd_messages":[{"from_id":8,"text":"a\nb"},{"from_id":-3,"text":"c",
        "fwd_messages":[{"from_id":9,"text":"d"}]}])");
    CHECK_FALSE(two.forwardedFrom);
    CHECK(two.text == "look\n> id8:\n> a\n> b\n> club3:\n> c\n> > id9:\n> > d");
    std::string deep = R"({"from_id":1,"text":"end"})";
    for (int i = 0; i < 25; ++i)
        deep = R"({"from_id":1,"text":"t","fwd_messages":[)" + deep + "]}";
    const auto cut = incoming(R"("text":"x","fwd_messages":[)" + deep + "]").text;
    CHECK(cut.find("end") == std::string::npos);
    CHECK(cut.find("> > > > > t") != std::string::npos);
    CHECK(cut.find("> > > > > > t") == std::string::npos);
    CHECK(cut.find("…") != std::string::npos);
}

TEST_CASE("vk: mentions are shown by name, other brackets stay", "[vk]") {
    CHECK(incoming(R"("text":"[a] [id|x] [idx|y] [public4|P] [1|2] [id5|] ] | [")").text ==
          "[a] [id|x] [idx|y] P [1|2]  ] | [");
    CHECK(incoming(R"("text":")" + std::string(100'000, '[') + "\"").text.size() < 100'000); // and soon
}

TEST_CASE("vk: a cropped message is shown and asked for again", "[vk]") {
    const auto decoded =
        vk::decode(update("message_new", "{\"message\":" + message(R"("text":"part","is_cropped":true)") + "}"), kNow);
    CHECK(decoded.events.size() == 1);
    REQUIRE(decoded.cropped.size() == 1);
    CHECK(decoded.cropped.front().peerId == "7");
    CHECK(decoded.cropped.front().number == 12);
    const auto edit = vk::completed(onlyMessage(decoded));
    CHECK(edit.externalId == "12");
    CHECK(edit.key == "w7:12");
}

TEST_CASE("vk: what can't be understood is kept, without the secret", "[vk]") {
    struct Case {
        std::string body;
        std::string kind;
        std::string peer;
    };
    const std::vector<Case> cases{
        {update("message_teleport", "{}"), "message_teleport", ""},
        {update("message_new", "[]"), "message_new", ""},
        {update("message_new", R"({"message":{"text":"x"}})"), "message_new", ""},
        {update("message_new", R"({"message":{"peer_id":7,"text":"x"}})"), "message_new", "7"},
        {update("message_edit", "{}"), "message_edit", ""},
        {update("message_read", R"({"peer_id":7})"), "message_read", ""},
        {update("message_event", R"({"peer_id":7})"), "message_event", ""},
        {update("message_allow", "{}"), "message_allow", ""},
        {"{}", "malformed", ""},
        {"[1]", "malformed", ""},
        {"nonsense", "malformed", ""}};
    for (const auto& each : cases) {
        INFO(each.body);
        auto body = each.body;
        if (body.front() == '{' && body.size() > 2)
            body.insert(1, R"("secret":"s3cret",)");
        const auto decoded = vk::decode(body, kNow);
        REQUIRE(decoded.events.size() == 1);
        REQUIRE(std::holds_alternative<inbound::NotUnderstood>(decoded.events.front()));
        const auto& kept = std::get<inbound::NotUnderstood>(decoded.events.front());
        CHECK(kept.kind == each.kind);
        CHECK_FALSE(kept.key.empty());
        CHECK_FALSE(kept.why.empty());
        CHECK(kept.raw.find("s3cret") == std::string::npos);
        CHECK((kept.peer ? kept.peer->id : std::string()) == each.peer);
    }
    for (const auto* type : {"wall_post_new", "like_add", "group_join", "donut_money_withdraw"})
        CHECK(vk::decode(update(type, "{}"), kNow).events.empty());
}
