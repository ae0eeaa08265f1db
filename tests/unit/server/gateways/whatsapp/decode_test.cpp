// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/server/gateways/whatsapp/webhook.hpp"

namespace pult::test {

namespace in = storage::inbound;
using wire::AttachmentKind;

TEST_CASE("whatsapp: a text of the official example has its sender, number and time") {
    const auto decoded = whatsapp::decode(officialWebhook("Text Message"), kReceived);
    REQUIRE(decoded.parts.size() == 1);
    CHECK(decoded.parts[0].account == "419561257915477");
    CHECK(decoded.parts[0].phoneNumberId == "106540352242922");
    const auto message = only<in::Message>(officialWebhook("Text Message"));
    CHECK(message.key == "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=");
    CHECK(message.externalId == message.key);
    CHECK(message.text == "Does it come in another color?");
    CHECK(message.peer.id == "16505551234");
    CHECK(message.peer.phone == "16505551234");
    CHECK(message.peer.aliases.empty());
    CHECK(message.peer.name == "Sheena Nelson");
    CHECK(message.at == Time{std::chrono::seconds{1749416383}});
    CHECK_FALSE(message.fromCompany);
    CHECK_FALSE(message.forwardedFrom);
}

TEST_CASE("whatsapp: official examples of what a customer sends are understood") {
    using Attached = std::vector<AttachmentKind>;
    struct Expected {
        const char* name;
        const char* text;
        Attached attached;
    };
    const auto expected = GENERATE(
        values<Expected>({{"Text Message with Context (Product Inquiry)", "Is this still available?", {}},
                          {"Text Message from Click to WhatsApp Ad", "Hello! Can I get more info on this?", {}},
                          {"Image Message", "Taj Mahal", {AttachmentKind::photo}},
                          {"Location Message", "", {AttachmentKind::location}},
                          {"Contact Sharing Message", "", {AttachmentKind::contact}},
                          {"Button Message", "Unsubscribe", {}},
                          {"Interactive List Reply Message", "Priority Mail Express", {}},
                          {"Interactive Button Reply Message", "Cancel", {}},
                          {"Order Message", "2 × di9ozbzfi4, 30 USD\n1 × nqryix03ez, 25 USD", {}}}));
    INFO(expected.name);
    const auto message = only<in::Message>(officialWebhook(expected.name));
    CHECK(message.text == expected.text);
    Attached kinds;
    for (const auto& attachment : message.attachments)
        kinds.push_back(attachment.shown.kind);
    CHECK(kinds == expected.attached);
    CHECK(message.unsupported.empty());
}

TEST_CASE("whatsapp: an ad and a product are kept as attribution") {
    const auto fromAd = only<in::Message>(officialWebhook("Text Message from Click to WhatsApp Ad"));
    CHECK(fromAd.attributes.at("referral_source_type") == "ad");
    CHECK(fromAd.attributes.at("referral_source_id") == "120226305854810726");
    CHECK(fromAd.attributes.at("referral_headline") == "Chat with us");
    CHECK(fromAd.attributes.at("referral_welcome_message") == "Hi there! Let us know how we can help!");
    CHECK(fromAd.attributes.at("referral_ctwa_clid").starts_with("Aff-n8ZTOD"));
    const auto inquiry = only<in::Message>(officialWebhook("Text Message with Context (Product Inquiry)"));
    CHECK(inquiry.attributes.at("product") == "di9ozbzfi4");
    CHECK(inquiry.attributes.at("product_catalog") == "194836987003835");
    CHECK(inquiry.replyToExternal == "wamid.HBgLMTY1MDM4Nzk0MzkVAgARGA9wcm9kdWN0X2lucXVpcnkA");
}

TEST_CASE("whatsapp: a file is to be fetched, with the hash it must have") {
    const auto image = only<in::Message>(officialWebhook("Image Message")).attachments.at(0);
    CHECK(image.remoteId == "1003383421387256");
    CHECK(image.shown.type == "image/jpeg");
    CHECK(image.shown.missing == wire::MissingFile::pending);
    CHECK(image.sha256 == "49f227634806293b0995459bc310b593e1400f41591efcf07e9bced335f41942");

    const auto voice = only<in::Message>(fromAnn(
        R"("type":"audio","audio":{"id":"9","mime_type":"audio/ogg; codecs=opus","voice":true,"url":"https://lookaside.fbsbx.com/x"})"));
    CHECK(voice.attachments.at(0).shown.kind == AttachmentKind::voice);
    CHECK(voice.attachments.at(0).shown.type == "audio/ogg");
    CHECK(voice.attachments.at(0).url == "https://lookaside.fbsbx.com/x");

    const auto song = only<in::Message>(fromAnn(R"("type":"audio","audio":{"id":9,"mime_type":"audio/mpeg"})"));
    CHECK(song.attachments.at(0).shown.kind == AttachmentKind::audio);
    CHECK(song.attachments.at(0).remoteId == "9");

    const auto paper = only<in::Message>(fromAnn(
        R"("type":"document","document":{"id":"9","filename":"a.pdf","caption":"see","mime_type":"application/pdf"})"));
    CHECK(paper.attachments.at(0).shown.kind == AttachmentKind::file);
    CHECK(paper.attachments.at(0).shown.name == "a.pdf");
    CHECK(paper.text == "see");

    const auto sticker = only<in::Message>(fromAnn(R"("type":"sticker","sticker":{"mime_type":"image/webp"})"));
    CHECK(sticker.attachments.at(0).shown.kind == AttachmentKind::sticker);
    CHECK(sticker.attachments.at(0).shown.missing == wire::MissingFile::gone);

    const auto video = only<in::Message>(fromAnn(R"("type":"video","video":{"id":"9","url":"file:///etc/passwd"})"));
    CHECK(video.attachments.at(0).shown.kind == AttachmentKind::video);
    CHECK(video.attachments.at(0).url.empty());
}

TEST_CASE("whatsapp: places and contact cards keep what was said of them") {
    const auto place = only<in::Message>(officialWebhook("Location Message")).attachments.at(0);
    CHECK(place.shown.name == "Philz Coffee");
    CHECK(place.shown.url == "https://philzcoffee.com/");
    REQUIRE(place.shown.place);
    CHECK(place.shown.place->latitude == Approx(37.44221496582));
    CHECK(place.shown.place->longitude == Approx(-122.16165924072));
    CHECK(place.shown.place->address == "101 Forest Ave, Palo Alto, CA 94301");
    CHECK_FALSE(place.shown.missing);

    const auto card = only<in::Message>(officialWebhook("Contact Sharing Message")).attachments.at(0);
    CHECK(card.shown.name == "Lucía Gómez");
    CHECK(card.shown.phones == std::vector<std::string>{"+1 (983) 555-2319"});
    CHECK(card.description.find("Google") != std::string::npos);
    const auto two = only<in::Message>(fromAnn(
        R"("type":"contacts","contacts":[{"name":{"first_name":"A","last_name":"B"},"vcard":"BEGIN:VCARD","phones":[{"wa_id":"7"}]},
                                         {"name":{"formatted_name":"C"}}])"));
    REQUIRE(two.attachments.size() == 2);
    CHECK(two.attachments[0].shown.name == "A B");
    CHECK(two.attachments[0].shown.phones == std::vector<std::string>{"7"});
    CHECK(two.attachments[0].description == "BEGIN:VCARD");
}

TEST_CASE("whatsapp: a pressed button says which") {
    CHECK(only<in::Message>(officialWebhook("Button Message")).pressed->payload == "Unsubscribe");
    CHECK(only<in::Message>(officialWebhook("Interactive List Reply Message")).pressed->payload == "priority_express");
    const auto reply = only<in::Message>(officialWebhook("Interactive Button Reply Message"));
    CHECK(reply.pressed->payload == "cancel-button");
    CHECK(reply.replyToExternal == "wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI3MEM2RUJFNkI0RENGQTVDRjUA");
    const auto form = only<in::Message>(fromAnn(
        R"("type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent",
           "response_json":"{\"flow_token\":\"t\",\"day\":\"Monday\",\"seats\":2,\"extras\":[\"tea\"]}"}})"));
    CHECK(form.text == "Sent\nday: Monday\nseats: 2\nextras: [\"tea\"]");
    CHECK(form.pressed->payload.find("flow_token") != std::string::npos);
    const auto lost = only<in::Message>(fromAnn(R"("type":"interactive","errors":[{"code":131000}])"));
    CHECK(lost.unsupported == "interactive");
    CHECK_FALSE(lost.pressed);
}

TEST_CASE("whatsapp: quotes and forwards") {
    const auto quote =
        only<in::Message>(fromAnn(R"("type":"text","text":{"body":"yes"},"context":{"from":"1555","id":"wamid.0"})"));
    CHECK(quote.replyToExternal == "wamid.0");
    CHECK_FALSE(quote.forwardedFrom);
    const auto forwarded =
        only<in::Message>(fromAnn(R"("type":"text","text":{"body":"yes"},"context":{"frequently_forwarded":true})"));
    CHECK(forwarded.forwardedFrom == "");
    CHECK(forwarded.replyToExternal.empty());
}

TEST_CASE("whatsapp: edits, deletions and reactions name their message") {
    const auto edit = only<in::Edit>(fromAnn(
        R"("type":"edit","edit":{"original_message_id":"wamid.0","message":{"type":"text","text":{"body":"new"}}})"));
    CHECK(edit.key == "wamid.1");
    CHECK(edit.externalId == "wamid.0");
    CHECK(edit.text == "new");
    CHECK(edit.peer.id == "US.77");
    const auto gone = only<in::Deletion>(fromAnn(R"("type":"revoke","revoke":{"original_message_id":"wamid.0"})"));
    CHECK(gone.externalIds == std::vector<std::string>{"wamid.0"});
    const auto reaction = only<in::Reaction>(officialWebhook("Reaction Message"));
    CHECK(reaction.emoji == "👍");
    CHECK(reaction.externalId == "wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI0RTJEOTc2ODVERUY5RDlGNkYA");
    CHECK(only<in::Reaction>(fromAnn(R"("type":"reaction","reaction":{"message_id":"wamid.0"})")).emoji.empty());
}

TEST_CASE("whatsapp: the scoped id comes first, the number is an alias and where to write") {
    const auto both = only<in::Message>(fromAnn(R"("type":"text","text":{"body":"hi"})")).peer;
    CHECK(both.id == "US.77");
    CHECK(both.aliases == std::vector<std::string>{"16505551234"});
    CHECK(both.phone == "16505551234");
    CHECK(both.name == "Ann");
    CHECK(both.username == "ann");
    const auto anonymous = only<in::Message>(webhook(
        R"({"metadata":{"phone_number_id":"106"},"contacts":[{"profile":{"name":"Ann"},"user_id":"US.77"}],
            "messages":[{"from_user_id":"US.77","id":"wamid.1","timestamp":"1","type":"text","text":{"body":"hi"}}]})"));
    CHECK(anonymous.peer.id == "US.77");
    CHECK(anonymous.peer.phone.empty());
    CHECK(anonymous.peer.aliases.empty());
    const auto several = eventsOf(webhook(
        R"({"contacts":[{"profile":{"name":"A"},"wa_id":"1"},{"profile":{"name":"B"},"wa_id":2,"user_id":"US.2"}],
            "messages":[{"from":"2","id":"m","type":"text","text":{"body":"hi"}},
                        {"from":"3","id":"n","type":"text","text":{"body":"hi"}}]})"));
    CHECK(std::get<in::Message>(several.at(0)).peer.name == "B");
    CHECK(std::get<in::Message>(several.at(0)).peer.id == "US.2");
    CHECK(std::get<in::Message>(several.at(1)).peer.name.empty());
    // The only contact is somebody else's when the scoped ids differ.
    CHECK(only<in::Message>(webhook(R"({"contacts":[{"profile":{"name":"A"},"user_id":"US.1"}],
        "messages":[{"from_user_id":"US.2","id":"m","type":"text","text":{"body":"hi"}}]})"))
              .peer.name.empty());
    // A number of Brazil as it was dialled and as WhatsApp knows it.
    const auto brazil = only<in::Message>(webhook(R"({"contacts":[{"profile":{"name":"A"},"wa_id":"5511"}],
        "messages":[{"from":"55911","id":"m","type":"text","text":{"body":"hi"}}]})"))
                            .peer;
    CHECK(brazil.id == "55911");
    CHECK(brazil.aliases == std::vector<std::string>{"5511"});
}

TEST_CASE("whatsapp: system messages") {
    const auto changed = only<in::PeerChanged>(officialWebhook("System Message"));
    CHECK(changed.formerId == "16505551234");
    CHECK(changed.peer.id == "12195555358");
    CHECK(changed.peer.phone == "12195555358");
    CHECK(only<in::ServiceLine>(fromAnn(R"("type":"system","system":{"type":"customer_identity_changed","body":"b"})"))
              .event == "identity_changed");
    CHECK(only<in::ServiceLine>(fromAnn(R"("type":"request_welcome")")).event == "started");
}

TEST_CASE("whatsapp: what was typed in the phone app is the company's own") {
    const auto echo = [](const std::string& rest) {
        return webhook(R"({"metadata":{"phone_number_id":"106"},"message_echoes":[{"from":"1555","to":"1650",
            "id":"wamid.e","timestamp":"1749416383",)" +
                           rest + "}]}",
                       "smb_message_echoes");
    };
    const auto text = only<in::Message>(echo(R"("type":"text","text":{"body":"ours"})"));
    CHECK(text.fromCompany);
    CHECK(text.peer.id == "1650");
    CHECK(text.text == "ours");
    CHECK(only<in::Deletion>(echo(R"("type":"revoke","revoke":{"original_message_id":"wamid.0"})")).peer.id == "1650");
    const auto reacted = whatsapp::decode(echo(R"("type":"reaction","reaction":{"message_id":"wamid.0"})"), kReceived);
    CHECK(reacted.parts.at(0).events.empty());
    CHECK(reacted.ignored == 1);
    CHECK_FALSE(only<in::NotUnderstood>(echo(R"("type":"hologram")")).peer);
}

} // namespace pult::test
