// SPDX-License-Identifier: GPL-3.0-or-later
// Nobody gets by a way round what he isn't given straight.
#include "tests/support/desk_socket.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using boost::json::array;
using boost::json::object;
using support::DeskSocket;
using support::Office;

namespace {

std::string refusedAs(const boost::json::value& answer) {
    const auto* data = answer.is_object() ? answer.as_object().if_contains("data") : nullptr;
    return data ? std::string(data->at("reason").as_string()) : "no error";
}

/// With an administrator who is in no group: she sets things up, and reads nobody's words.
struct Company {
    Office office;
    DeskSocket owner{office};
    DeskSocket anna{office};
    DeskSocket maria{office};
    std::int64_t adminId = 0;

    Company() {
        owner.signIn("owner");
        anna.signIn("anna");
        maria.signIn("maria");
        adminId = owner
                      .call("user.add", {{"login", "ada"},
                                         {"name", "Ada"},
                                         {"role", "admin"},
                                         {"groups", array{}},
                                         {"password", Office::kPassword}})
                      .at("user")
                      .at("id")
                      .as_int64();
    }
    object dialogOf(const std::string& peer) {
        return {{"dialog_id", office.customerWrites(peer, "hello").dialog_id.value}};
    }
    FileId file(const std::string& owner) {
        storage::StoredFile file;
        file.sha256 = std::string(64, 'a');
        file.name = "a.png";
        file.type = "image/png";
        file.size = 1;
        file.owner = owner;
        return office.run(office.store->addFile(file)).value().id;
    }
};

} // namespace

TEST_CASE("rights: a token gives another one no more than it has itself", "[hub][rights]") {
    Company company;
    const auto made = company.owner.call("token.add", {{"name", "hr"}, {"scopes", array{"user_manage"}}});
    DeskSocket bot(company.office);
    bot.call("session.resume", {{"token", made.at("secret")}, {"after_seq", 0}});
    const auto ask = [&](const char* scope) {
        return refusedAs(bot.call("token.add", {{"name", "more"}, {"scopes", array{scope}}}));
    };
    CHECK(ask("dialog_read") == "forbidden");
    CHECK(ask("operator") == "forbidden");
    CHECK(ask("made_up") == "invalid");
    CHECK(ask("user_manage") == "no error");
    CHECK(refusedAs(company.owner.call("token.add", {{"name", "more"}, {"scopes", array{"dialog_read"}}})) ==
          "no error");
}

TEST_CASE("rights: a photo is no way to a customer's file", "[hub][rights]") {
    Company company;
    DeskSocket ada(company.office);
    ada.signIn("ada");
    const auto sent = company.file("visitor:1"), own = company.file("operator:" + std::to_string(company.adminId));
    const auto put = [&](FileId id) {
        return refusedAs(ada.call("user.update", {{"user_id", company.adminId}, {"photo", id.value}}));
    };
    CHECK(put(sent) == "invalid");
    CHECK(put(FileId{4711}) == "invalid");
    CHECK(refusedAs(ada.call("file.link", {{"file_id", sent.value}})) != "no error");
    CHECK(put(own) == "no error");
}

TEST_CASE("rights: the stream tells no login to colleagues", "[hub][rights]") {
    Company company;
    const auto session = company.maria.call("user.list", object());
    const auto annaId = session.at("users").at(1).at("id").as_int64();
    company.owner.call("user.update", {{"user_id", annaId}, {"name", "Anna K."}});
    company.owner.call(
        "user.add",
        {{"login", "secret-login"}, {"name", "Boris"}, {"role", "operator"}, {"password", Office::kPassword}});
    for (auto* desk : {&company.owner, &company.anna, &company.maria})
        desk->call("draft.list", object()); // answered after what was told before
    const auto loginTo = [&](const DeskSocket& desk, const char* name) {
        for (const auto& event : desk.events("user.changed"))
            if (event.at("user").at("name").as_string() == name)
                return std::string(event.at("user").at("login").as_string());
        return std::string("nothing told");
    };
    CHECK(loginTo(company.owner, "Boris") == "secret-login");
    CHECK(loginTo(company.owner, "Anna K.") == "anna");
    CHECK(loginTo(company.anna, "Anna K.") == "anna"); // herself
    CHECK(loginTo(company.maria, "Anna K.").empty());
    CHECK(loginTo(company.maria, "Boris").empty());
    CHECK(company.maria.bytes().find("secret-login") == std::string::npos);

    // The same from the journal, after a cut.
    DeskSocket back(company.office), early(company.office);
    const auto again = early.signIn("maria");
    back.call("session.resume", {{"token", again.at("token")}, {"after_seq", 0}, {"epoch", again.at("epoch")}});
    back.pollUntil([&] { return loginTo(back, "Boris") != "nothing told"; });
    CHECK(back.bytes().find("secret-login") == std::string::npos);
}

TEST_CASE("rights: who looks after channels reads nobody's words in quarantine", "[hub][rights]") {
    Company company;
    storage::inbound::NotUnderstood odd;
    odd.key = "q1";
    odd.kind = "hologram";
    odd.why = "unknown type";
    odd.raw = R"({"text":"my secret"})";
    odd.at = company.office.clock.now();
    storage::InboundUpdate update{company.office.channel, "body", {std::move(odd)}, std::nullopt};
    REQUIRE(company.office.run(company.office.intake.take(std::move(update))));
    DeskSocket ada(company.office);
    ada.signIn("ada");
    const auto items = [](DeskSocket& desk) { return desk.call("quarantine.list", {{"raw", true}}).at("items"); };
    REQUIRE(items(ada).as_array().size() == 1);
    CHECK(ada.bytes().find("my secret") == std::string::npos);
    CHECK(items(company.owner).at(0).as_object().contains("raw"));
}

TEST_CASE("rights: of a closed dialog nothing is heard by who doesn't see it", "[hub][rights]") {
    Company company;
    const auto dialog = company.dialogOf("1");
    company.anna.call("dialog.take", dialog);
    company.anna.call("dialog.close", dialog);
    REQUIRE(refusedAs(company.maria.call("dialog.get", dialog)) == "not_found");
    for (const char* method : {"dialog.typing", "dialog.viewing"})
        CHECK(refusedAs(company.anna.call(method, dialog)) == "no error");
    CHECK(company.owner.signals("typing").size() == 1);
    CHECK(company.owner.signals("viewing").size() == 1);
    CHECK(company.maria.signals("typing").empty());
    CHECK(company.maria.signals("viewing").empty());
    CHECK(refusedAs(company.maria.call("dialog.typing", dialog)) == "not_found");
    CHECK(refusedAs(company.maria.call("dialog.viewing", dialog)) == "not_found");
}

TEST_CASE("rights: who hides isn't given away by his keys", "[hub][rights]") {
    Company company;
    const auto dialog = company.dialogOf("1");
    company.anna.call("presence.set", {{"status", "hidden"}});
    company.anna.call("dialog.typing", dialog);
    CHECK(company.maria.signals("typing").empty());
    company.anna.call("presence.set", {{"status", "available"}});
    company.anna.call("dialog.typing", dialog);
    CHECK(company.maria.signals("typing").size() == 1);
}

TEST_CASE("rights: what makes no sense is refused in words before it is kept", "[hub][rights]") {
    Company company;
    auto& anna = company.anna;
    const auto dialog = company.dialogOf("1");
    anna.call("dialog.take", dialog);
    const auto customer = anna.call("dialog.get", dialog).at("customer").at("id");
    const auto filter = [&](object asked) {
        return refusedAs(anna.call("filter.save", {{"name", "mine"}, {"filter", std::move(asked)}}));
    };
    CHECK(filter({{"assignee", "nobody at all"}}) == "invalid");
    CHECK(filter({{"status", "made_up"}}) == "invalid");
    CHECK(filter({{"tag", array(101, "x")}}) == "invalid");
    CHECK(filter({{"assignee", "me"}}) == "no error");
    const auto group = [&](const char* within) {
        return refusedAs(company.owner.call("group.save", {{"name", "Sales"}, {"reopen_within", within}}));
    };
    CHECK(group("soon") == "invalid");
    CHECK(group("2h") == "no error");

    const auto card = [&](object change) {
        change["customer_id"] = customer;
        return refusedAs(anna.call("customer.update", std::move(change)));
    };
    CHECK(card({{"add_tags", array{std::string(65, 'x')}}}) == "invalid");
    CHECK(card({{"remove_tags", array{std::string(65, 'x')}}}) == "no error");
    CHECK(card({{"add_tags", array{std::string(64, 'x')}}}) == "no error");
    CHECK(card({{"fields", object{{"two\nlines", "x"}}}}) == "invalid");
    CHECK(refusedAs(anna.call("customer.note",
                              {{"customer_id", customer}, {"text", "ask @nobody"}, {"mentions", array{4711}}})) ==
          "invalid");
    CHECK(refusedAs(anna.call("presence.set", {{"status", "break"}, {"reason", std::string(201, 'x')}})) == "invalid");

    object transfer = dialog;
    transfer["assignee_id"] = company.maria.call("user.list", object()).at("users").at(2).at("id");
    transfer["comment"] = std::string(20'001, 'x');
    CHECK(refusedAs(anna.call("dialog.assign", transfer)) == "too_large");
    transfer["comment"] = "he is yours";
    CHECK(refusedAs(anna.call("dialog.assign", std::move(transfer))) == "no error");
}

TEST_CASE("rights: what somebody answers for is read by who may, the newest first", "[hub][rights]") {
    Company company;
    const auto customer = company.owner.call("dialog.get", company.dialogOf("1")).at("customer").at("id");
    company.owner.call("customer.reveal", {{"customer_id", customer}, {"reason", "first"}});
    company.owner.call("customer.reveal", {{"customer_id", customer}, {"reason", "second"}});
    CHECK(refusedAs(company.anna.call("audit.list", object())) == "forbidden");
    const auto ask = [&](object params) { return company.owner.call("audit.list", std::move(params)); };
    const auto newest = ask({{"action", "customer"}, {"limit", 1}});
    REQUIRE(newest.at("entries").as_array().size() == 1);
    const auto& entry = newest.at("entries").at(0);
    CHECK(entry.at("action").as_string() == "customer.reveal");
    CHECK(entry.at("author").at("name").as_string() == "owner");
    CHECK(entry.at("subject").as_string().ends_with("second"));
    const auto older = ask({{"action", "customer"}, {"limit", 1}, {"after", newest.at("next")}});
    CHECK(older.at("entries").at(0).at("subject").as_string().ends_with("first"));
    CHECK(older.at("next").is_null() == false); // there is more that isn't asked for
    const auto none = ask({{"action", "customer"}, {"limit", 1}, {"after", older.at("next")}});
    CHECK(none.at("entries").as_array().empty());
    CHECK(none.at("next").is_null());
    CHECK(ask({{"action", "cust"}}).at("entries").as_array().empty());
    DeskSocket ada(company.office);
    ada.signIn("ada");
    const auto hers = ada.call("audit.list", {{"operator_id", company.adminId}});
    REQUIRE(hers.at("entries").as_array().size() == 1);
    CHECK(hers.at("entries").at(0).at("action").as_string() == "session.opened");
    CHECK(refusedAs(ask({{"after", "made up"}})) == "invalid");
}

TEST_CASE("rights: what isn't there is refused in words, whatever is asked of it", "[hub][rights]") {
    Company company;
    const auto words = [&](const std::string& method, object params) {
        const auto answer = company.owner.call(method, std::move(params));
        CHECK(refusedAs(answer) == "not_found");
        return std::string(answer.at("data").at("detail").as_string());
    };
    for (const char* method : {"dialog.get", "dialog.take", "dialog.accept", "dialog.decline", "dialog.take_over",
                               "dialog.close", "dialog.reopen", "dialog.mark_unread", "dialog.typing"})
        CHECK(words(method, {{"dialog_id", 4711}}) == "there is no such dialog");
    CHECK(words("dialog.tag", {{"dialog_id", 4711}, {"add", array{"x"}}}) == "there is no such dialog");
    CHECK(words("dialog.follow", {{"dialog_id", 4711}, {"follow", true}}) == "there is no such dialog");
    CHECK(words("dialog.set_priority", {{"dialog_id", 4711}, {"priority", 1}}) == "there is no such dialog");
    CHECK(words("dialog.snooze", {{"dialog_id", 4711}, {"until_reply", true}}) == "there is no such dialog");
    CHECK(words("dialog.mark", {{"dialog_id", 4711}, {"answered", true}}) == "there is no such dialog");
    for (const char* method : {"customer.get", "customer.journey", "customer.suggestions", "customer.reveal"})
        CHECK(words(method, {{"customer_id", 4711}}) == "there is no such customer");
    CHECK(words("customer.update", {{"customer_id", 4711}, {"vip", true}}) == "there is no such customer");
    CHECK(words("customer.note", {{"customer_id", 4711}, {"text", "x"}}) == "there is no such customer");
    CHECK(words("customer.block", {{"customer_id", 4711}, {"blocked", true}}) == "there is no such customer");
    const auto known = company.owner.call("dialog.get", company.dialogOf("1")).at("customer").at("id");
    CHECK(words("customer.merge", {{"into_id", known}, {"from_id", 4711}}) == "there is no such customer");
    CHECK(words("customer.merge", {{"into_id", 4711}, {"from_id", known}}) == "there is no such customer");
    CHECK(words("customer.keep_apart", {{"customer_id", known}, {"other_id", 4711}}) == "there is no such customer");
    CHECK(refusedAs(company.owner.call("customer.merge", {{"into_id", known}, {"from_id", known}})) == "invalid");
}
