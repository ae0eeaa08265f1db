// SPDX-License-Identifier: GPL-3.0-or-later
// An API token acts by what it was granted; whoever made it keeps to himself what is his own.
#include "tests/support/desk_socket.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using boost::json::array;
using boost::json::object;
using support::DeskSocket;
using support::Office;

namespace {

std::string whyRefused(const boost::json::value& answer) {
    const auto* data = answer.as_object().if_contains("data");
    return data ? std::string(data->at("reason").as_string()) : "no error";
}

/// The owner has made tokens, somebody has written, and the owner has done this and that which concerns only him.
struct Shop {
    Office office;
    std::optional<DeskSocket> owner{office};
    std::int64_t ownerId = 0;
    std::int64_t dialog = 0;
    Seq before = 0; ///< all of that

    Shop() {
        const auto session = owner->signIn("owner");
        ownerId = session.at("user").at("id").as_int64();
        before = session.at("seq").as_int64();
        dialog = office.customerWrites("1", "hello").dialog_id.value;
        owner->call("draft.save", {{"dialog_id", dialog}, {"mode", "reply"}, {"text", "nobody reads this"}});
        owner->call("dialog.mark_unread", {{"dialog_id", dialog}});
        owner->call("filter.save", {{"name", "for my eyes"}, {"filter", object()}});
        owner->call("template.save", {{"scope", "mine"}, {"title", "my own words"}, {"text", "hm"}});
        owner->call("presence.set", {{"status", "busy"}});
    }
    std::string token(array scopes) {
        return std::string(
            owner->call("token.add", {{"name", "bot"}, {"scopes", std::move(scopes)}}).at("secret").as_string());
    }
    boost::json::value resume(DeskSocket& desk, const std::string& token) {
        const auto resumed = desk.call("session.resume", {{"token", token}, {"after_seq", before}});
        desk.call("session.nothing", object()); // answered after what was missed
        return resumed;
    }
    /// Told to whoever may hear it, after the tokens have caught up.
    void goOn() {
        owner->call("draft.save", {{"dialog_id", dialog}, {"mode", "note"}, {"text", "nor that"}});
        owner->call("dialog.read", {{"dialog_id", dialog}, {"seq", 1}});
        owner->call("presence.set", {{"status", "available"}});
        office.customerWrites("1", "are you there?");
    }
};

bool tellsWhatIsOwn(const DeskSocket& bot) {
    for (const char* words : {"nobody reads this", "nor that", "for my eyes", "my own words", "draft.changed",
                              "\"dialog.read\"", "filter.changed"})
        if (bot.bytes().find(words) != std::string::npos)
            return true;
    return false;
}

} // namespace

TEST_CASE("tokens: one that may put orders hears nothing at all", "[hub][tokens]") {
    Shop shop;
    DeskSocket bot(shop.office);
    const auto resumed = shop.resume(bot, shop.token({"order_put"}));
    CHECK(resumed.at("resumed").as_bool());
    CHECK(resumed.at("user").at("login").as_string().empty());
    shop.goOn();
    const wire::Alert low{"disk_low", "The disk is nearly full", {}, {}};
    shop.office.hub.showAlerts({low});
    CHECK(bot.events().empty());
    CHECK(bot.signals().empty());
    CHECK(shop.owner->events("draft.changed").size() == 2); // the scene would notice
    CHECK(shop.owner->events("filter.changed").size() == 1);
}

TEST_CASE("tokens: whatever it was granted, what is its maker's own it neither hears nor gets", "[hub][tokens]") {
    Shop shop;
    const auto scope = GENERATE(as<const char*>(), "dialog_read", "owner");
    DeskSocket bot(shop.office);
    shop.resume(bot, shop.token({scope}));
    CHECK(bot.events("message.added").size() == 1);
    shop.goOn();
    CHECK(bot.events("message.added").size() == 2);
    const bool mayAskForStaff = std::string(scope) == "owner";
    CHECK(bot.events("presence.changed").size() == (mayAskForStaff ? 2 : 0));

    for (const char* mode : {"reply", "note"})
        CHECK(whyRefused(bot.call("draft.save", {{"dialog_id", shop.dialog}, {"mode", mode}, {"text", "mine"}})) ==
              "forbidden");
    CHECK(whyRefused(bot.call("draft.list", object())) == "forbidden");
    CHECK(whyRefused(bot.call("presence.set", {{"status", "break"}})) == "forbidden");
    CHECK(whyRefused(bot.call("dialog.viewing", {{"dialog_id", shop.dialog}})) == "forbidden");
    CHECK(whyRefused(bot.call("dialog.read", {{"dialog_id", shop.dialog}, {"seq", 1}})) == "forbidden");
    bot.call("workspace.get", object());
    bot.call("template.list", object());
    bot.call("dialog.counts", object());
    CHECK_FALSE(tellsWhatIsOwn(bot));
    CHECK(tellsWhatIsOwn(*shop.owner)); // the scene would notice
}

TEST_CASE("tokens: they keep nobody at work", "[hub][tokens]") {
    Shop shop;
    const auto token = shop.token({"dialog_read"});
    DeskSocket maria(shop.office);
    maria.signIn("maria");
    const auto statusOfOwner = [&] {
        const auto listed = maria.call("user.list", object());
        for (const auto& presence : listed.at("presence").as_array())
            if (presence.at("operator_id").as_int64() == shop.ownerId)
                return std::string(presence.at("status").as_string());
        return std::string("nobody");
    };
    CHECK(statusOfOwner() == "busy");
    shop.owner.reset();
    CHECK(statusOfOwner() == "offline");

    DeskSocket bot(shop.office);
    shop.resume(bot, token);
    CHECK(statusOfOwner() == "offline");
    CHECK_FALSE(shop.office.presence.isConnected(OperatorId{shop.ownerId}));
    shop.office.watch.advance(std::chrono::hours{1});
    CHECK(bot.call("dialog.list", object()).as_object().contains("dialogs"));
    CHECK(shop.office.attendance.isAway(OperatorId{shop.ownerId}, std::chrono::minutes{30}));
}

TEST_CASE("tokens: each is told the numbers of its own rights, and their maker his", "[hub][tokens]") {
    Shop shop;
    DeskSocket anna(shop.office), bot(shop.office);
    anna.signIn("anna");
    anna.call("dialog.take", {{"dialog_id", shop.dialog}});
    shop.resume(bot, shop.token({"operator"}));
    const auto open = [](const boost::json::value& told) {
        for (const auto& each : told.at("counts").as_array())
            if (each.at("folder").as_string() == "open")
                return each.at("total").as_int64();
        return std::int64_t{0};
    };
    CHECK(open(shop.owner->call("dialog.counts", object())) == 1);
    CHECK(open(bot.call("dialog.counts", object())) == 0); // Anna has it

    const auto second = shop.office.customerWrites("2", "hello").dialog_id.value;
    anna.call("dialog.take", {{"dialog_id", second}});
    shop.owner->pollUntil([&] {
        return std::ranges::any_of(shop.owner->signals("counts"),
                                   [&](const boost::json::value& told) { return open(told) == 2; });
    });
    for (const auto& told : bot.signals("counts"))
        CHECK(open(told) <= 1);
}
