// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/server/gateways/telegram/updates.hpp"

namespace pult::test {

namespace in = storage::inbound;
using wire::AttachmentKind;
using wire::MissingFile;

TEST_CASE("telegram: a text has its chat, number and time") {
    const auto message = onlyOf<in::Message>(byAnn(R"("text":" hello ")"));
    CHECK(message.key == "message:42:11");
    CHECK(message.peer.id == "42");
    CHECK(message.peer.name == "Ann Lee");
    CHECK(message.peer.username == "ann");
    CHECK(message.externalId == "11");
    CHECK(message.number == 11);
    CHECK(message.text == "hello");
    CHECK(message.at == Time{std::chrono::seconds{1749416383}});
    CHECK(message.attributes.at("language") == "ru");
    CHECK(message.authorName.empty());
    CHECK_FALSE(message.fromCompany);
    CHECK(telegram::decodeUpdate(byAnn(R"("text":"x")"), kArrived).lastUpdate == 7);
}

TEST_CASE("telegram: links behind words are written out, counted in UTF-16") {
    const auto text = [](const std::string& words, const std::string& entities) {
        return onlyOf<in::Message>(byAnn("\"text\":\"" + words + "\",\"entities\":[" + entities + "]")).text;
    };
    const auto link = [](int offset, int length, const std::string& url) {
        return R"({"type":"text_link","offset":)" + std::to_string(offset) + R"(,"length":)" + std::to_string(length) +
               R"(,"url":")" + url + "\"}";
    };
    CHECK(text("see here now", link(4, 4, "https://a.b")) == "see here (https://a.b) now");
    // The cat takes two units, the letters of Cyrillic one each.
    CHECK(text("🐈 кот тут", link(3, 3, "https://a.b")) == "🐈 кот (https://a.b) тут");
    CHECK(text("one two", link(4, 3, "https://b.c") + "," + link(0, 3, "https://a.b")) ==
          "one (https://a.b) two (https://b.c)");
    CHECK(text("https://a.b", link(0, 11, "https://a.b")) == "https://a.b");
    for (const auto& odd :
         {link(-1, 3, "https://a.b"), link(0, 99, "https://a.b"), link(0, 0, "https://a.b"),
          link(0, 3, "tg://user?id=1"), std::string("7"), std::string(R"({"type":"bold","offset":0,"length":3})")})
        CHECK(text("one two", odd) == "one two");
}

TEST_CASE("telegram: every kind of file is to be fetched") {
    struct Kind {
        const char* body;
        AttachmentKind kind;
        const char* type;
        const char* name;
    };
    const auto row = GENERATE(values<Kind>({
        {R"("video":{"file_id":"F","width":2,"height":3,"duration":4,"mime_type":"video/mp4","file_name":"v.mp4"})",
         AttachmentKind::video, "video/mp4", "v.mp4"},
        {R"("animation":{"file_id":"F","width":2,"height":3,"duration":4},"document":{"file_id":"X"})",
         AttachmentKind::video, "video/mp4", ""},
        {R"("video_note":{"file_id":"F","length":2,"duration":4})", AttachmentKind::video, "video/mp4", ""},
        {R"("live_photo":{"file_id":"F","width":2,"height":3,"duration":4},"photo":[{"file_id":"X"}])",
         AttachmentKind::video, "video/mp4", ""},
        {R"("voice":{"file_id":"F","duration":4,"mime_type":"audio/ogg"})", AttachmentKind::voice, "audio/ogg", ""},
        {R"("audio":{"file_id":"F","duration":4,"performer":"P","title":"T"})", AttachmentKind::audio, "audio/mpeg",
         "P - T"},
        {R"("audio":{"file_id":"F","duration":4,"title":"T"})", AttachmentKind::audio, "audio/mpeg", "T"},
        {R"("document":{"file_id":"F"})", AttachmentKind::file, "", ""},
        {R"("photo":[{"file_id":"S","width":9,"height":1},{"file_id":"F","width":9,"height":9},{"file_id":"M","width":9,"height":5}])",
         AttachmentKind::photo, "image/jpeg", ""},
        {R"("sticker":{"file_id":"F","emoji":"😀","width":512,"height":512})", AttachmentKind::sticker, "image/webp",
         ""},
        {R"("sticker":{"file_id":"X","is_animated":true,"thumbnail":{"file_id":"F"}})", AttachmentKind::sticker, "",
         ""},
    }));
    INFO(row.body);
    const auto message =
        onlyOf<in::Message>(byAnn(std::string(row.body) + R"(,"caption":"see","media_group_id":"99")"));
    REQUIRE(message.attachments.size() == 1);
    const auto& file = message.attachments[0];
    CHECK(file.shown.kind == row.kind);
    CHECK(file.shown.type == row.type);
    CHECK(file.shown.name == row.name);
    CHECK(file.remoteId == "F");
    CHECK(file.shown.missing == MissingFile::pending);
    CHECK(message.text == "see");
    CHECK(message.album == "99");
}

TEST_CASE("telegram: what a file is, and one too large for bots") {
    const auto video =
        onlyOf<in::Message>(byAnn(R"("video":{"file_id":"F","width":640,"height":480,"duration":4,"file_size":5})"))
            .attachments.at(0);
    CHECK(video.shown.width == 640);
    CHECK(video.shown.height == 480);
    CHECK(video.shown.duration_ms == 4000);
    CHECK(video.shown.size == 5);
    const auto film =
        onlyOf<in::Message>(byAnn(R"("video":{"file_id":"F","file_size":99000000,"duration":-1,"width":1e300})"))
            .attachments.at(0);
    CHECK(film.shown.missing == MissingFile::too_large);
    CHECK(film.remoteId.empty());
    CHECK_FALSE(film.shown.duration_ms);
    CHECK(onlyOf<in::Message>(byAnn(R"("photo":[])")).attachments.at(0).shown.missing == MissingFile::gone);
    CHECK(onlyOf<in::Message>(byAnn(R"("sticker":{"file_id":"F","emoji":"😀"})")).attachments.at(0).shown.emoji == "😀");
}

TEST_CASE("telegram: places and contacts") {
    const auto venue =
        onlyOf<in::Message>(
            byAnn(
                R"("location":{"latitude":1,"longitude":2},"venue":{"location":{"latitude":55.7,"longitude":37.6},"title":"T","address":"A"})"))
            .attachments.at(0);
    CHECK(venue.shown.name == "T");
    CHECK(venue.shown.place->address == "A");
    CHECK(venue.shown.place->latitude == Approx(55.7));
    const auto place = onlyOf<in::Message>(byAnn(R"("location":{"latitude":1,"longitude":2})")).attachments.at(0);
    CHECK(place.shown.kind == AttachmentKind::location);
    CHECK_FALSE(place.shown.missing);
    const auto own = onlyOf<in::Message>(
        byAnn(R"("contact":{"phone_number":"+7 900","first_name":"Ann","user_id":42,"vcard":"V"})"));
    CHECK(own.peer.phone == "7900");
    CHECK(own.attachments.at(0).shown.phones == std::vector<std::string>{"+7 900"});
    CHECK(own.attachments.at(0).description == "V");
    CHECK(onlyOf<in::Message>(byAnn(R"("contact":{"phone_number":"1","first_name":"B","user_id":43})"))
              .peer.phone.empty());
}

TEST_CASE("telegram: kinds without an equal are placeholders with a title") {
    struct Kind {
        const char* body;
        const char* kind;
        const char* text;
    };
    const auto row = GENERATE(values<Kind>({{R"("poll":{"question":"Q?"})", "poll", "Q?"},
                                            {R"("dice":{"emoji":"🎲","value":4})", "dice", "🎲 4"},
                                            {R"("game":{"title":"G"})", "game", "G"},
                                            {R"("story":{"id":1})", "story", ""},
                                            {R"("checklist":{"title":"C"})", "checklist", "C"},
                                            {R"("invoice":{"title":"I"})", "invoice", "I"},
                                            {R"("paid_media":{"star_count":1})", "paid_media", ""},
                                            {R"("rich_message":{})", "rich_message", ""},
                                            {R"("gift":{"text":"for you"})", "gift", "for you"},
                                            {R"("giveaway":{})", "giveaway", ""}}));
    INFO(row.body);
    const auto message = onlyOf<in::Message>(byAnn(row.body));
    CHECK(message.unsupported == row.kind);
    CHECK(message.text == row.text);
}

TEST_CASE("telegram: quotes, forwards and groups") {
    CHECK(onlyOf<in::Message>(byAnn(R"("text":"x","reply_to_message":{"message_id":9})")).replyToExternal == "9");
    const auto from = [](const std::string& origin) {
        return onlyOf<in::Message>(byAnn(R"("text":"x","forward_origin":)" + origin)).forwardedFrom;
    };
    CHECK(from(R"({"type":"user","sender_user":{"first_name":"B","last_name":"C"}})") == "B C");
    CHECK(from(R"({"type":"hidden_user","sender_user_name":"H"})") == "H");
    CHECK(from(R"({"type":"chat","sender_chat":{"title":"T"}})") == "T");
    CHECK(from(R"({"type":"channel","chat":{"title":"N"}})") == "N");
    CHECK(from("{}") == "");
    CHECK_FALSE(onlyOf<in::Message>(byAnn(R"("text":"x")")).forwardedFrom);
    const auto group = onlyOf<in::Message>(inGroup(R"("text":"/start x")"));
    CHECK(group.peer.id == "-1001");
    CHECK(group.peer.name == "Shop");
    CHECK(group.authorName == "Ann");
    CHECK(group.text == "/start x");
    CHECK(onlyOf<in::Message>(inGroup(R"("text":"x","sender_chat":{"title":"Shop"})")).authorName == "Shop");
}

TEST_CASE("telegram: START tells where he came from") {
    const auto linked = onlyOf<in::ServiceLine>(byAnn(R"("text":"/start promo_7-A")"));
    CHECK(linked.event == "started");
    CHECK(linked.attributes.at("start") == "promo_7-A");
    CHECK(linked.text.empty());
    CHECK_FALSE(onlyOf<in::ServiceLine>(byAnn(R"("text":"/start")")).attributes.contains("start"));
    for (const auto* words : {"/starting", "/start a b", "/start ünter", "/started x", "hello /start"})
        CHECK(onlyOf<in::Message>(byAnn(R"("text":")" + std::string(words) + "\"")).text == words);
    CHECK(onlyOf<in::Message>(byAnn(R"("text":"/start )" + std::string(65, 'x') + "\"")).text.size() == 72);
}

TEST_CASE("telegram: a business account's chat is a thread of its own") {
    const auto hers = onlyOf<in::Message>(byAnn(R"("business_connection_id":"C1","text":"x")", "business_message"));
    CHECK(hers.peer.id == "b:C1:42");
    CHECK(hers.key == "message:b:C1:42:11");
    CHECK_FALSE(hers.fromCompany);
    const auto ours = onlyOf<in::Message>(update("business_message", R"({"message_id":12,"business_connection_id":"C1",
        "from":{"id":1},"chat":{"id":42,"type":"private","first_name":"Ann"},"text":"y"})"));
    CHECK(ours.fromCompany);
    CHECK(ours.peer.id == "b:C1:42");
    const auto gone = onlyOf<in::Deletion>(
        update("deleted_business_messages",
               R"({"business_connection_id":"C1","chat":{"id":42,"type":"private"},"message_ids":[11,12]})"));
    CHECK(gone.peer.id == "b:C1:42");
    CHECK(gone.externalIds == std::vector<std::string>{"11", "12"});
    CHECK(onlyOf<in::AccountNotice>(
              update("business_connection", R"({"id":"C1","user":{"first_name":"Boss"},"is_enabled":true})"))
              .text == "connected to the business account of Boss");
}

} // namespace pult::test
