// SPDX-License-Identifier: GPL-3.0-or-later
// Two groups: whose dialogs are whose, and what becomes of who is moved from one to the other.
#include <algorithm>
#include <map>

#include "tests/support/desk_socket.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using boost::json::array;
using boost::json::object;
using support::DeskSocket;
using support::Office;

namespace {

/// Anna and Maria answer for everybody, Boris for sales; the site's dialogs are everybody's.
struct TwoGroups {
    explicit TwoGroups(bool guardsContacts = false) : office(guardsContacts), owner(office) {
        owner.signIn("owner");
        add("boris", "operator");
        const auto people = owner.call("user.list", object());
        for (const auto& user : people.at("users").as_array())
            ids[std::string(user.at("login").as_string())] = user.at("id").as_int64();
        sales = owner.call("group.save", {{"name", "Sales"}, {"members", array{ids["boris"]}}})
                    .at("group")
                    .at("id")
                    .as_int64();
        fill(1, {"owner", "anna", "maria"});
    }

    void add(const char* login, const char* role) {
        owner.call("user.add", {{"login", login}, {"name", login}, {"role", role}, {"password", Office::kPassword}});
    }
    boost::json::value fill(std::int64_t group, std::initializer_list<const char*> logins) {
        array members;
        for (const char* login : logins)
            members.emplace_back(ids.at(login));
        return owner.call(
            "group.save",
            {{"group_id", group}, {"name", group == 1 ? "Everybody" : "Sales"}, {"members", std::move(members)}});
    }
    static std::size_t listed(DeskSocket& desk) {
        return desk.call("dialog.list", object()).at("dialogs").as_array().size();
    }
    boost::json::value resume(DeskSocket& desk, const boost::json::value& session, Seq after) {
        return desk.call("session.resume",
                         {{"token", session.at("token")}, {"after_seq", after}, {"epoch", session.at("epoch")}});
    }

    Office office;
    DeskSocket owner;
    std::map<std::string, std::int64_t> ids;
    std::int64_t sales = 0;
};

std::string whyNot(const boost::json::value& answer) {
    const auto* data = answer.as_object().if_contains("data");
    return data ? std::string(data->at("reason").as_string()) : "no error";
}

} // namespace

TEST_CASE("groups: a dialog handed to a group waits for its people, and for nobody else", "[hub][groups]") {
    TwoGroups stage;
    DeskSocket anna(stage.office), maria(stage.office), boris(stage.office);
    anna.signIn("anna");
    maria.signIn("maria");
    boris.signIn("boris");
    const auto dialog = stage.office.customerWrites("1", "how much is it?").dialog_id.value;
    CHECK(maria.events("message.added").size() == 1);
    CHECK(boris.events("message.added").empty());
    anna.call("dialog.take", {{"dialog_id", dialog}});
    const auto handed = anna.call("dialog.assign", {{"dialog_id", dialog}, {"group_id", stage.sales}}).at("dialog");
    CHECK(handed.at("status").as_string() == "queued");
    CHECK(handed.at("group_id").as_int64() == stage.sales);
    CHECK(anna.events("dialog.removed").size() == 1);
    REQUIRE_FALSE(boris.events("dialog.changed").empty());
    CHECK(TwoGroups::listed(boris) == 1);
    CHECK(TwoGroups::listed(anna) == 0);
    CHECK(TwoGroups::listed(maria) == 0);
    CHECK(whyNot(maria.call("dialog.take", {{"dialog_id", dialog}})) == "not_found");
    CHECK(whyNot(boris.call("dialog.take", {{"dialog_id", dialog}})) == "no error");
    stage.office.customerWrites("1", "and in blue?");
    CHECK(boris.events("message.added").back().at("message").at("text").as_string() == "and in blue?");
    CHECK(anna.events("message.added").back().at("message").at("text").as_string() != "and in blue?");
}

TEST_CASE("groups: who is moved hears nothing more as he was, comes back and loads anew", "[hub][groups]") {
    TwoGroups stage;
    DeskSocket maria(stage.office), anna(stage.office);
    const auto session = maria.signIn("maria");
    anna.signIn("anna");
    stage.office.customerWrites("1", "for everybody");
    REQUIRE(maria.events("message.added").size() == 1);
    const Seq before = maria.seqs().back();

    stage.fill(1, {"owner", "anna"});
    stage.fill(stage.sales, {"boris", "maria"});
    maria.pollUntil([&] { return maria.closed().has_value(); });
    CHECK(maria.closed() == inbox::CloseCode::tryLater);
    CHECK_FALSE(anna.closed()); // nothing has changed for her
    CHECK(anna.events("group.changed").size() == 2);
    stage.office.customerWrites("1", "for everybody but Maria");
    CHECK(maria.seqs().back() == before);

    DeskSocket back(stage.office);
    const auto resumed = stage.resume(back, session, before);
    CHECK_FALSE(resumed.at("resumed").as_bool());
    CHECK((resumed.at("user").at("groups") == array{stage.sales}));
    CHECK(TwoGroups::listed(back) == 0);
    // From there on she misses nothing.
    DeskSocket again(stage.office);
    CHECK(stage.resume(again, session, resumed.at("seq").as_int64()).at("resumed").as_bool());
}

TEST_CASE("groups: where colleagues see each other's dialogs, they don't act on them", "[hub][groups]") {
    TwoGroups stage;
    DeskSocket anna(stage.office);
    anna.signIn("anna");
    const auto dialog = stage.office.customerWrites("1", "hello").dialog_id.value;
    anna.call("dialog.take", {{"dialog_id", dialog}});
    const auto saved =
        stage.owner.call("group.save", {{"group_id", 1}, {"name", "Everybody"}, {"is_open", true}}).at("group");
    CHECK(saved.at("is_open").as_bool());
    // Who asked for it is a member as well: he has his answer, and is called back like the others.
    stage.owner.pollUntil([&] { return stage.owner.closed() && anna.closed(); });

    DeskSocket maria(stage.office), boris(stage.office);
    maria.signIn("maria");
    boris.signIn("boris");
    CHECK(TwoGroups::listed(maria) == 1);
    CHECK(TwoGroups::listed(boris) == 0);
    CHECK(whyNot(maria.call("dialog.close", {{"dialog_id", dialog}})) == "forbidden");
}

TEST_CASE("groups: only who manages people fills them, and he is told why one has to stay", "[hub][groups]") {
    TwoGroups stage;
    stage.add("boss", "supervisor");
    DeskSocket boss(stage.office);
    boss.signIn("boss");
    CHECK(whyNot(boss.call("group.save", {{"name", "Mine"}})) == "forbidden");
    CHECK(whyNot(boss.call("group.delete", {{"group_id", stage.sales}})) == "forbidden");
    CHECK(whyNot(stage.owner.call("group.save", {{"name", "   "}})) == "invalid");

    const auto channel = stage.office.channel.value;
    const auto moved = stage.owner.call("channel.update", {{"channel_id", channel}, {"group_id", stage.sales}});
    CHECK(moved.at("channel").at("group_id").as_int64() == stage.sales);
    DeskSocket boris(stage.office);
    boris.signIn("boris");
    stage.office.customerWrites("2", "for sales at once");
    CHECK(boris.events("message.added").size() == 1);
    CHECK(boss.events("message.added").empty());
    const auto refused = stage.owner.call("group.delete", {{"group_id", stage.sales}});
    CHECK(whyNot(refused) == "conflict");
    CHECK(boost::json::serialize(refused).find("the group still has channels: Site") != std::string::npos);
    const auto gone = stage.owner.call("group.delete", {{"group_id", 1}});
    CHECK(whyNot(gone) == "no error");
    CHECK(boris.events("group.changed").back().at("removed").as_bool());
    stage.add("denis", "operator");
    const auto users = stage.owner.call("user.list", object()).at("users").as_array();
    CHECK((users.back().at("groups") == array{stage.sales})); // the first there is
}

TEST_CASE("groups: who is moved is shown contacts in part as before", "[hub][groups]") {
    TwoGroups stage(true);
    const auto isMasked = [](const boost::json::value& session) {
        const auto& features = session.at("server").at("features").as_array();
        return std::ranges::find(features, boost::json::value("masked_contacts")) != features.end();
    };
    DeskSocket maria(stage.office);
    const auto session = maria.signIn("maria");
    CHECK(isMasked(session));
    stage.fill(stage.sales, {"boris", "maria"});
    maria.pollUntil([&] { return maria.closed().has_value(); });
    DeskSocket back(stage.office);
    const auto resumed = stage.resume(back, session, session.at("seq").as_int64());
    CHECK_FALSE(resumed.at("resumed").as_bool());
    CHECK(isMasked(resumed));
}
