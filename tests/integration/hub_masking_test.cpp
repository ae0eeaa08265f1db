// SPDX-License-Identifier: GPL-3.0-or-later
// Contacts are shown in part to whom the company doesn't show them whole, on every way out of the server.
#include "server/storage/sqlite/connection.hpp"
#include "shared/domain/dialog_hash.hpp"
#include "shared/wire/codec.hpp"
#include "tests/support/desk_socket.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace std::chrono_literals;
namespace inbound = storage::inbound;
using boost::json::object;
using support::DeskSocket;
using support::Office;

namespace {

/// What must not be in anything that an operator's computer gets.
const char* const kSecrets[] = {"9161234521", "123-45-21", "ivan@example", "4510123456", "4510 123456"};

bool tellsAnything(const std::string& bytes) {
    return std::any_of(std::begin(kSecrets), std::end(kSecrets),
                       [&](const char* secret) { return bytes.find(secret) != std::string::npos; });
}

bool tellsAnything(const boost::json::value& value) {
    return tellsAnything(boost::json::serialize(value));
}

std::string refusal(const boost::json::value& answer) {
    const auto* data = answer.as_object().if_contains("data");
    return data ? std::string(data->at("reason").as_string()) : "no error";
}

/// Somebody whom his messenger knows by his telephone alone has written.
struct Discreet {
    explicit Discreet(bool guardsContacts = true) : office(guardsContacts) {
        {
            DeskSocket early(office);
            before = early.signIn("anna");
        }
        DeskSocket owner(office);
        owner.signIn("owner");
        for (const auto& [login, role] : {std::pair{"boss", "supervisor"}, std::pair{"audrey", "auditor"}})
            owner.call("user.add",
                       object{{"login", login}, {"name", login}, {"role", role}, {"password", Office::kPassword}});
        owner.call("field.save", object{{"name", "Passport"}, {"kind", "text"}, {"personal", true}});
        owner.call("field.save", object{{"name", "city"}, {"kind", "text"}});
        tell("hello");
        const auto listed = owner.call("dialog.list", object());
        dialog = listed.at("dialogs").at(0).at("id").as_int64();
        customer = listed.at("dialogs").at(0).at("customer_id").as_int64();
        owner.call(
            "customer.update",
            object{{"customer_id", customer},
                   {"fields", object{{"Passport", "4510 123456"}, {"email", "ivan@example.ru"}, {"city", "Tver"}}}});
    }

    void tell(const std::string& text) {
        inbound::Message message;
        message.key = message.externalId = std::to_string(++m_told);
        message.peer.id = message.peer.phone = "79161234521";
        message.text = text;
        message.at = office.clock.now();
        storage::InboundUpdate update{office.channel, "body", {std::move(message)}, std::nullopt};
        REQUIRE(office.run(office.intake.take(std::move(update))));
    }
    object ofDialog() const { return {{"dialog_id", dialog}}; }
    object ofCustomer() const { return {{"customer_id", customer}}; }
    /// The index of words follows within a second.
    boost::json::value find(DeskSocket& desk, const char* text) {
        const auto deadline = std::chrono::steady_clock::now() + 10s;
        boost::json::value found;
        do {
            found = desk.call("search.query", {{"text", text}, {"group", "customers"}});
            office.io.run_for(5ms);
        } while (found.at("customers").at("hits").as_array().empty() && std::chrono::steady_clock::now() < deadline);
        return found;
    }
    std::vector<std::string> audited() {
        storage::sqlite::Connection db(office.folder / "data/pult.db", storage::sqlite::Connection::Mode::reader, 256);
        std::vector<std::string> acts;
        storage::sqlite::Rows row = db.query("SELECT action, actor_name, subject FROM audit ORDER BY id");
        while (row.next())
            if (row.get<std::string>(0) == "customer.reveal")
                acts.push_back(row.get<std::string>(1) + ' ' + row.get<std::string>(2));
        return acts;
    }

    Office office;
    boost::json::value before; ///< a session of anna that ended before anything was written
    std::int64_t dialog = 0;
    std::int64_t customer = 0;

private:
    int m_told = 0;
};

/// Everything that an operator does around a customer.
void workWith(Discreet& stage, DeskSocket& desk) {
    desk.call("dialog.list", object());
    desk.call("dialog.get", stage.ofDialog());
    desk.call("dialog.history", stage.ofDialog());
    desk.call("dialog.take", stage.ofDialog());
    desk.call("customer.get", stage.ofCustomer());
    desk.call("customer.journey", stage.ofCustomer());
    desk.call("customer.suggestions", stage.ofCustomer());
    desk.call("customer.note", {{"customer_id", stage.customer}, {"text", "likes tea"}});
    desk.call("customer.update", {{"customer_id", stage.customer}, {"vip", true}});
    desk.call("message.send", {{"dialog_id", stage.dialog},
                               {"client_id", "5f0c3c0e-3f6c-4f0e-9d0a-7d7c1b1f0a01"},
                               {"kind", "reply"},
                               {"text", "good day"}});
    stage.tell("thank you");
    inbox::SignalSink& signals = stage.office.hub;
    signals.signal(wire::TypingSignal{DialogId{stage.dialog},
                                      {wire::AuthorKind::customer, stage.customer, "79161234521"},
                                      std::nullopt},
                   {});
    desk.call("dialog.close", stage.ofDialog());
}

} // namespace

TEST_CASE("masking: an operator's computer gets nothing that a customer could be reached by", "[hub]") {
    Discreet stage;
    DeskSocket boss(stage.office), anna(stage.office);
    boss.signIn("boss");
    anna.signIn("anna");
    workWith(stage, anna);
    CHECK_FALSE(tellsAnything(anna.bytes()));
    CHECK_FALSE(anna.events("customer.changed").empty());
    CHECK_FALSE(anna.events("dialog.changed").empty());
    CHECK(anna.signals("typing").size() == 1);
    // The scene would notice: supervisors are told all of it.
    CHECK(tellsAnything(boost::json::value(boss.events("customer.changed").back())));
    CHECK(tellsAnything(boost::json::value(boss.events("message.added").back())));
    CHECK(tellsAnything(boost::json::value(boss.signals("typing").back())));

    const auto card = anna.call("customer.get", stage.ofCustomer()).at("customer");
    CHECK(card.at("masked").as_bool());
    CHECK(card.at("identities").at(0).at("peer").as_string() == "7 ··· ·· 21");
    CHECK(card.at("name").as_string() == "7 ··· ·· 21");
    CHECK(card.at("fields").at("email").as_string() == "i···@e···.ru");
    CHECK(card.at("fields").at("city").as_string() == "Tver");
    CHECK_FALSE(boss.call("customer.get", stage.ofCustomer()).at("customer").as_object().contains("masked"));

    // Whoever comes back later, and whoever only looks on.
    DeskSocket back(stage.office), audrey(stage.office);
    audrey.signIn("audrey");
    back.call("session.resume", {{"token", stage.before.at("token")},
                                 {"after_seq", stage.before.at("seq")},
                                 {"epoch", stage.before.at("epoch")}});
    back.pollUntil([&] { return back.events().size() >= anna.events().size(); });
    audrey.call("dialog.get", stage.ofDialog());
    audrey.call("customer.get", stage.ofCustomer());
    CHECK(back.events("customer.changed").size() >= 2);
    CHECK_FALSE(tellsAnything(back.bytes()));
    CHECK_FALSE(tellsAnything(audrey.bytes()));
}

TEST_CASE("masking: a personal field that is deleted leaves its values hidden", "[hub]") {
    Discreet stage;
    DeskSocket owner(stage.office), anna(stage.office);
    owner.signIn("owner");
    const auto lists = owner.call("workspace.get", object());
    for (const auto& field : lists.at("fields").as_array())
        owner.call("field.delete", {{"field_id", field.at("id")}});
    owner.call("customer.update", {{"customer_id", stage.customer}, {"fields", object{{"Passport", "AB Ivanov"}}}});
    anna.signIn("anna");
    const auto card = anna.call("customer.get", stage.ofCustomer()).at("customer");
    CHECK(card.at("fields").at("Passport").as_string() == "···");
    CHECK(card.at("fields").at("city").as_string() == "···");
}

TEST_CASE("masking: the last digits find a customer, and the answer hides the others", "[hub]") {
    Discreet stage;
    DeskSocket anna(stage.office), boss(stage.office);
    anna.signIn("anna");
    boss.signIn("boss");
    const auto found = stage.find(anna, "4521");
    REQUIRE(found.at("customers").at("hits").as_array().size() == 1);
    CHECK(found.at("customers").at("hits").at(0).at("customer_id").as_int64() == stage.customer);
    CHECK_FALSE(tellsAnything(anna.bytes()));
    CHECK(tellsAnything(stage.find(boss, "4521")));
}

TEST_CASE("masking: what is compared of a dialog is what each was shown", "[hub]") {
    Discreet stage;
    DeskSocket anna(stage.office);
    anna.signIn("anna");
    const auto dialog = anna.call("dialog.get", stage.ofDialog()).at("dialog");
    const auto page = anna.call("dialog.history", stage.ofDialog());
    const auto hashed =
        anna.call("dialog.hashes", {{"dialog_ids", boost::json::array{stage.dialog}}, {"messages", true}});
    const auto& hash = hashed.at("hashes").at(0);
    CHECK(hash.at("hash").as_string() == domain::dialogHash(wire::decode<wire::Dialog>(dialog).value()));
    CHECK(hash.at("messages").as_string() ==
          domain::messagesHash(wire::decode<wire::MessagePage>(page).value().messages));
}

TEST_CASE("masking: a card is uncovered for who works with it, and that is written down", "[hub]") {
    Discreet stage;
    DeskSocket anna(stage.office), maria(stage.office), audrey(stage.office);
    anna.signIn("anna");
    maria.signIn("maria");
    audrey.signIn("audrey");
    anna.call("dialog.take", stage.ofDialog());
    CHECK(stage.audited().empty());

    CHECK(refusal(audrey.call("customer.reveal", stage.ofCustomer())) == "forbidden");
    CHECK(refusal(maria.call("customer.reveal", stage.ofCustomer())) == "not_found");
    CHECK(refusal(anna.call("customer.reveal", {{"customer_id", 999}})) == "not_found");
    CHECK(refusal(anna.call("customer.reveal", {{"customer_id", stage.customer}, {"reason", std::string(501, 'x')}})) ==
          "invalid");
    CHECK(stage.audited().empty());

    const auto answer = anna.call("customer.reveal", {{"customer_id", stage.customer}, {"reason", "he calls back"}});
    const auto& card = answer.at("customer");
    CHECK(card.at("identities").at(0).at("peer").as_string() == "79161234521");
    CHECK(card.at("fields").at("Passport").as_string() == "4510 123456");
    CHECK_FALSE(card.as_object().contains("masked"));
    CHECK(stage.audited() == std::vector<std::string>{"anna " + std::to_string(stage.customer) + ": he calls back"});
    // For this answer only.
    CHECK_FALSE(tellsAnything(anna.call("customer.get", stage.ofCustomer())));
    CHECK_FALSE(tellsAnything(maria.bytes()));
    CHECK_FALSE(tellsAnything(audrey.bytes()));
}

TEST_CASE("masking: what is shown in place of a value never becomes the value", "[hub]") {
    Discreet stage;
    DeskSocket anna(stage.office), boss(stage.office);
    anna.signIn("anna");
    boss.signIn("boss");
    anna.call("dialog.take", stage.ofDialog());
    const auto write = [&](object fields, object seen) {
        return refusal(anna.call(
            "customer.update",
            {{"customer_id", stage.customer}, {"fields", std::move(fields)}, {"seen_fields", std::move(seen)}}));
    };
    CHECK(write({{"email", "i···@e···.ru"}}, {{"email", "i···@e···.ru"}}) == "invalid");
    CHECK(write({{"email", "new@example.org"}}, {{"email", "o···@e···.ru"}}) == "stale");
    CHECK(write({{"email", "new@example.org"}}, {{"email", "i···@e···.ru"}}) == "no error");
    const auto card = boss.call("customer.get", stage.ofCustomer()).at("customer");
    CHECK(card.at("fields").at("email").as_string() == "new@example.org");
    CHECK(card.at("fields").at("Passport").as_string() == "4510 123456");
}

TEST_CASE("masking: a template that needs what is hidden isn't filled", "[hub]") {
    Discreet stage;
    DeskSocket anna(stage.office), boss(stage.office);
    anna.signIn("anna");
    boss.signIn("boss");
    anna.call("dialog.take", stage.ofDialog());
    const auto made =
        anna.call("template.save", {{"scope", "mine"},
                                    {"title", "Confirm"},
                                    {"text", "Is {customer.email} yours? And {customer.city}? {dialog.channel}"}});
    const auto id = made.at("template").at("id").as_int64();
    const auto rendered = anna.call("template.render", {{"template_id", id}, {"dialog_id", stage.dialog}});
    CHECK(rendered.at("text").as_string() == "Is {customer.email} yours? And Tver? Site");
    CHECK(refusal(anna.call("message.send", {{"dialog_id", stage.dialog},
                                             {"client_id", "5f0c3c0e-3f6c-4f0e-9d0a-7d7c1b1f0a02"},
                                             {"kind", "reply"},
                                             {"text", ""},
                                             {"template", object{{"id", id}}}})) == "missing_fields");
    CHECK_FALSE(tellsAnything(anna.bytes()));
}

TEST_CASE("masking: a company that hides nothing shows everything to operators", "[hub]") {
    Discreet stage(false);
    DeskSocket anna(stage.office);
    anna.signIn("anna");
    const auto card = anna.call("customer.get", stage.ofCustomer()).at("customer");
    CHECK_FALSE(card.as_object().contains("masked"));
    CHECK(tellsAnything(card));
    workWith(stage, anna);
    CHECK(tellsAnything(boost::json::value(anna.events("message.added").back())));
}
