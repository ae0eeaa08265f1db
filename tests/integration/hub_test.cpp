// SPDX-License-Identifier: GPL-3.0-or-later
#include <thread>

#include "shared/domain/dialog_hash.hpp"
#include "shared/wire/codec.hpp"
#include "tests/support/desk_socket.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using pult::support::DeskSocket;
using pult::support::Office;

namespace {

std::string reasonOf(const boost::json::value& answer) {
    const auto* data = answer.as_object().if_contains("data");
    return data ? std::string(data->at("reason").as_string()) : "no error";
}

bool risesWithoutRepeat(const std::vector<Seq>& seqs) {
    return std::adjacent_find(seqs.begin(), seqs.end(), [](Seq a, Seq b) { return a >= b; }) == seqs.end();
}

} // namespace

TEST_CASE("hub: nothing is answered before signing in", "[hub]") {
    Office office;
    DeskSocket desk(office);
    CHECK(reasonOf(desk.call("dialog.list", boost::json::object())) == "unauthenticated");
    CHECK(reasonOf(desk.call("session.open", {{"login", "anna"}, {"password", "wrong one entirely"}})) ==
          "unauthenticated");
    const auto opened = desk.signIn("anna");
    CHECK(opened.at("user").at("role").as_string() == "operator");
    CHECK_FALSE(opened.at("token").as_string().empty());
    CHECK(reasonOf(desk.signIn("anna")) == "conflict");
}

TEST_CASE("hub: every session in scope gets the event, and the loser of a dialog is told that it left", "[hub]") {
    Office office;
    DeskSocket anna(office), maria(office);
    anna.signIn("anna");
    maria.signIn("maria");
    const auto message = office.customerWrites("1", "hello");
    REQUIRE(anna.events("message.added").size() == 1);
    CHECK(maria.events() == anna.events());

    const auto taken = anna.call("dialog.take", {{"dialog_id", message.dialog_id.value}});
    CHECK(taken.at("dialog").at("status").as_string() == "active");
    CHECK(maria.events("dialog.removed").size() == 1);
    CHECK(maria.events("dialog.changed").empty());
    office.customerWrites("1", "for anna only");
    CHECK(maria.events("message.added").size() == 1);
    CHECK(anna.events("message.added").back().at("message").at("text").as_string() == "for anna only");
    CHECK(reasonOf(maria.call("dialog.get", {{"dialog_id", message.dialog_id.value}})) == "not_found");
    CHECK(reasonOf(maria.call("dialog.history", {{"dialog_id", message.dialog_id.value}})) == "not_found");
}

TEST_CASE("hub: a session that resumes gets what it missed, in order and once, before anything newer", "[hub]") {
    Office office;
    DeskSocket steady(office);
    steady.signIn("owner");
    boost::json::value session;
    {
        DeskSocket first(office);
        session = first.signIn("owner");
        office.customerWrites("1", "seen");
    }
    for (int i = 0; i < 1500; ++i)
        office.customerWrites("1", "missed " + std::to_string(i));

    DeskSocket back(office);
    const auto resumed =
        back.call("session.resume",
                  {{"token", session.at("token")}, {"after_seq", session.at("seq")}, {"epoch", session.at("epoch")}});
    CHECK(resumed.at("resumed").as_bool());
    // Goes on arriving while the backlog is sent.
    for (int i = 0; i < 20; ++i)
        office.customerWrites("1", "live " + std::to_string(i));
    back.pollUntil([&] { return back.seqs().size() >= steady.seqs().size(); });
    CHECK(back.seqs() == steady.seqs());
    CHECK(risesWithoutRepeat(back.seqs()));
    CHECK(back.frame(0).as_object().contains("result"));
    CHECK_FALSE(back.closed());
}

TEST_CASE("hub: another epoch or a seq of the future means reload", "[hub]") {
    Office office;
    DeskSocket first(office);
    const auto session = first.signIn("owner");
    office.customerWrites("1", "one");
    const auto resume = [&](boost::json::value seq, boost::json::value epoch) {
        DeskSocket desk(office);
        return desk.call("session.resume", {{"token", session.at("token")}, {"after_seq", seq}, {"epoch", epoch}});
    };
    CHECK(resume(session.at("seq"), session.at("epoch")).at("resumed").as_bool());
    CHECK_FALSE(resume(session.at("seq"), "another").at("resumed").as_bool());
    CHECK_FALSE(resume(1'000'000, session.at("epoch")).at("resumed").as_bool());
}

TEST_CASE("hub: batches are answered together, notifications not at all", "[hub]") {
    Office office;
    DeskSocket desk(office);
    desk.signIn("anna");
    const auto before = desk.frameCount();
    desk.sendRaw(R"([{"jsonrpc":"2.0","id":"a","method":"draft.list"},
                     {"jsonrpc":"2.0","method":"draft.list"},
                     {"jsonrpc":"2.0","id":"b","method":"no.such"}])");
    desk.pollUntil([&] { return desk.frameCount() > before; });
    const auto& answers = desk.frame(before).as_array();
    REQUIRE(answers.size() == 2);
    CHECK(answers[0].at("id").as_string() == "a");
    CHECK(answers[1].at("error").at("code").as_int64() == -32601);
}

TEST_CASE("hub: malformed frames get the codes of JSON-RPC and change nothing", "[hub]") {
    Office office;
    DeskSocket desk(office);
    desk.signIn("anna");
    const auto codeOf = [&](std::string_view text) {
        const auto before = desk.frameCount();
        desk.sendRaw(text);
        desk.pollUntil([&] { return desk.frameCount() > before; });
        return desk.frame(before).at("error").at("code").as_int64();
    };
    CHECK(codeOf("{") == -32700);
    CHECK(codeOf("[]") == -32600);
    CHECK(codeOf("7") == -32600);
    CHECK(codeOf(R"({"id":1,"method":"draft.list"})") == -32600);
    CHECK(codeOf(R"({"jsonrpc":"2.0","id":1,"method":"draft.list","params":[1]})") == -32602);
    CHECK(codeOf(R"({"jsonrpc":"2.0","id":1,"method":"dialog.take","params":{"dialog_id":true}})") == -32602);
    CHECK(codeOf(R"({"jsonrpc":"2.0","id":{},"method":"draft.list"})") == -32600);
}

TEST_CASE("hub: a user whose rights end is out at once", "[hub]") {
    Office office;
    DeskSocket owner(office), anna(office);
    owner.signIn("owner");
    const auto session = anna.signIn("anna");
    owner.call("user.disable", {{"user_id", session.at("user").at("id")}});
    CHECK(anna.closed() == inbox::CloseCode::policy);
    DeskSocket again(office);
    CHECK(reasonOf(again.call("session.resume", {{"token", session.at("token")}, {"after_seq", 0}})) ==
          "unauthenticated");
    CHECK(reasonOf(owner.call("user.disable", {{"user_id", 1}})) == "conflict");
}

TEST_CASE("hub: alerts are told to who is there and to who comes later, and when they are over", "[hub]") {
    Office office;
    wire::Alert low;
    low.code = "disk_low";
    low.text = "nearly full";
    DeskSocket early(office);
    early.signIn("anna");
    office.hub.showAlerts({low});
    office.hub.showAlerts({low});
    REQUIRE(early.signals("alert.raised").size() == 1);
    CHECK(early.signals("alert.raised").front().at("alert").at("code").as_string() == "disk_low");

    DeskSocket late(office);
    late.signIn("maria");
    late.pollUntil([&] { return !late.signals("alert.raised").empty(); });
    CHECK(late.signals("alert.raised").size() == 1);
    CHECK(early.signals("alert.raised").size() == 1);

    office.hub.showAlerts({});
    for (const auto* desk : {&early, &late}) {
        REQUIRE(desk->signals("alert.raised").size() == 2);
        const boost::json::value ended = desk->signals("alert.raised").back().at("alert");
        CHECK(ended.at("code").as_string() == "disk_low");
        CHECK(ended.at("over").as_bool());
    }
    DeskSocket after(office);
    after.signIn("owner");
    after.call("presence.get", boost::json::object()); // an answer comes after whatever was told at the sign-in
    CHECK(after.signals("alert.raised").empty());
}

namespace {

std::string statusOf(DeskSocket& desk, std::int64_t operatorId) {
    const boost::json::value listed = desk.call("user.list", boost::json::object());
    for (const auto& presence : listed.at("presence").as_array())
        if (presence.at("operator_id").as_int64() == operatorId)
            return std::string(presence.at("status").as_string());
    return {};
}

} // namespace

TEST_CASE("hub: who hides looks offline to colleagues, and as he is to himself and to who looks after him", "[hub]") {
    Office office;
    DeskSocket owner(office), anna(office), second(office), maria(office);
    owner.signIn("owner");
    const auto me = anna.signIn("anna").at("user").at("id").as_int64();
    second.signIn("anna");
    const auto session = maria.signIn("maria");
    anna.call("presence.set", {{"status", "hidden"}, {"reason", "paperwork"}});
    CHECK(statusOf(anna, me) == "hidden");
    CHECK(statusOf(owner, me) == "hidden");
    CHECK(statusOf(maria, me) == "offline");
    const auto told = [](DeskSocket& desk) {
        desk.call("draft.list", boost::json::object()); // answered after what was told before
        return desk.events("presence.changed").back().at("presence");
    };
    for (auto* desk : {&anna, &second, &owner})
        CHECK(told(*desk).at("reason").as_string() == "paperwork");
    CHECK(told(maria).at("status").as_string() == "offline");
    CHECK_FALSE(told(maria).as_object().contains("reason"));

    // The same from the journal, after a cut.
    DeskSocket back(office);
    back.call("session.resume", {{"token", session.at("token")}, {"after_seq", 0}, {"epoch", session.at("epoch")}});
    back.pollUntil([&] { return !back.events("presence.changed").empty(); });
    CHECK(back.events("presence.changed").back().at("presence").at("status").as_string() == "offline");

    CHECK(reasonOf(anna.call("dialog.take_next", boost::json::object())) == "conflict");
    anna.call("presence.set", {{"status", "available"}});
    CHECK(reasonOf(anna.call("dialog.take_next", boost::json::object())) == "not_found");
    CHECK(statusOf(maria, me) == "available");
}

TEST_CASE("hub: an operator rests when all of his sessions do, and nothing else about him changes", "[hub]") {
    Office office;
    DeskSocket first(office), second(office), maria(office);
    const auto me = first.signIn("anna").at("user").at("id").as_int64();
    second.signIn("anna");
    maria.signIn("maria");
    const auto newest = [&] {
        maria.call("draft.list", boost::json::object());
        const auto all = maria.signals("presence");
        return all.empty() ? boost::json::value() : all.back().at("presence");
    };
    const auto before = maria.signals("presence").size();
    first.call("presence.idle", {{"for_ms", 300'000}});
    newest();
    CHECK(maria.signals("presence").size() == before);
    second.call("presence.idle", {{"for_ms", 400'000}});
    const boost::json::value resting = newest();
    CHECK(resting.at("operator_id").as_int64() == me);
    CHECK(resting.at("status").as_string() == "available");
    REQUIRE(resting.as_object().contains("idle_since"));
    second.call("presence.idle", boost::json::object());
    CHECK_FALSE(newest().as_object().contains("idle_since"));
    CHECK(reasonOf(first.call("presence.idle", {{"for_ms", -1}})) == "invalid");
}

TEST_CASE("hub: what goes on comes back to its operator, and waits for a colleague once his last desk has gone",
          "[hub]") {
    Office office;
    DeskSocket owner(office);
    owner.signIn("owner");
    auto first = std::make_unique<DeskSocket>(office);
    first->signIn("anna");
    auto second = std::make_unique<DeskSocket>(office);
    second->signIn("anna");
    const auto dialog = office.customerWrites("1", "hello").dialog_id.value;
    first->call("dialog.take", {{"dialog_id", dialog}});
    const auto goesOnAs = [&] {
        owner.call("dialog.close", {{"dialog_id", dialog}});
        office.customerWrites("1", "one more thing");
        return std::string(owner.call("dialog.get", {{"dialog_id", dialog}}).at("dialog").at("status").as_string());
    };
    office.watch.advance(std::chrono::hours{1});
    CHECK(goesOnAs() == "active");
    second.reset();
    office.watch.advance(std::chrono::hours{1});
    CHECK(goesOnAs() == "active");
    first.reset();
    office.watch.advance(std::chrono::minutes{1});
    CHECK(goesOnAs() == "active");
    office.watch.advance(std::chrono::minutes{1});
    CHECK(goesOnAs() == "queued");
}

TEST_CASE("hub: a desk can compare what it knows with the server, within its sight", "[hub]") {
    Office office;
    DeskSocket anna(office), maria(office);
    anna.signIn("anna");
    maria.signIn("maria");
    const auto message = office.customerWrites("1", "hello");
    const boost::json::value asked{{"dialog_ids", {message.dialog_id.value, 4711}}, {"messages", true}};
    const auto known = anna.call("dialog.hashes", asked);
    REQUIRE(known.at("hashes").as_array().size() == 1);

    const auto& hash = known.at("hashes").at(0);
    const auto details =
        wire::decode<wire::DialogDetails>(anna.call("dialog.get", {{"dialog_id", message.dialog_id.value}}));
    const auto history =
        wire::decode<wire::MessagePage>(anna.call("dialog.history", {{"dialog_id", message.dialog_id.value}}));
    CHECK(hash.at("hash").as_string() == domain::dialogHash(details->dialog));
    CHECK(hash.at("messages").as_string() == domain::messagesHash(history->messages));

    anna.call("dialog.take", {{"dialog_id", message.dialog_id.value}});
    CHECK(anna.call("dialog.hashes", asked).at("hashes").at(0).at("hash") != hash.at("hash"));
    CHECK(maria.call("dialog.hashes", asked).at("hashes").as_array().empty());
    boost::json::array many(201, 1);
    CHECK(reasonOf(anna.call("dialog.hashes", {{"dialog_ids", many}})) == "invalid");
    CHECK(anna.call("session.report", {{"differing", {1, 2}}}).is_object());
    CHECK(office.api.differing() == 2);
}

TEST_CASE("hub: templates are saved, told to those they are for, rendered for a dialog and deleted", "[hub]") {
    Office office;
    DeskSocket owner(office), anna(office), maria(office);
    owner.signIn("owner");
    anna.signIn("anna");
    maria.signIn("maria");
    const auto saved =
        anna.call("template.save", {{"scope", "mine"},
                                    {"title", "Visit"},
                                    {"shortcut", "visit"},
                                    {"text", "Hello {name}, come on {?date} to {channel.name}. {operator.name}"}});
    const auto id = saved.at("template").at("id").as_int64();
    CHECK(anna.events("template.changed").size() == 1);
    CHECK(maria.events("template.changed").empty());
    CHECK(owner.events("template.changed").empty());
    CHECK(anna.call("template.list", boost::json::object()).at("templates").as_array().size() == 1);
    CHECK(maria.call("template.list", boost::json::object()).at("templates").as_array().empty());

    const auto message = office.customerWrites("1", "hello");
    boost::json::object wanted{{"template_id", id}, {"dialog_id", message.dialog_id.value}};
    const auto open = anna.call("template.render", wanted);
    CHECK(open.at("text").as_string() == "Hello Guest, come on {?date} to Site. anna");
    CHECK(open.at("missing") == boost::json::array{"?date"});
    CHECK(reasonOf(maria.call("template.render", wanted)) == "not_found");
    wanted["parameters"] = {{"?date", "Friday"}};
    CHECK(anna.call("template.render", wanted).at("missing").as_array().empty());

    const auto kept = anna.call("template.versions", {{"template_id", id}}).at("versions");
    REQUIRE(kept.as_array().size() == 1);
    CHECK(kept.at(0).at("template").at("title") == "Visit");
    CHECK(kept.at(0).at("author").at("name") == "anna");
    CHECK(reasonOf(maria.call("template.versions", {{"template_id", id}})) == "not_found");

    for (const boost::json::object& wrong :
         {boost::json::object{{"scope", "everybody"}, {"title", "x"}, {"text", "x"}},
          boost::json::object{{"scope", "mine"}, {"title", ""}, {"text", "x"}},
          boost::json::object{{"scope", "mine"}, {"title", "x"}, {"text", ""}},
          boost::json::object{{"scope", "mine"}, {"title", "x"}, {"text", "x"}, {"shortcut", "two words"}},
          boost::json::object{{"scope", "mine"}, {"title", "x"}, {"text", "x"}, {"variants", {{"fax", "y"}}}},
          boost::json::object{{"scope", "mine"},
                              {"title", "x"},
                              {"text", "x"},
                              {"macro", {{"close", "resolved"}, {"snooze_ms", 1000}}}}})
        CHECK(reasonOf(anna.call("template.save", wrong)) == "invalid");
    CHECK(reasonOf(anna.call("template.save", {{"scope", "all"}, {"title", "x"}, {"text", "x"}})) == "forbidden");
    CHECK(reasonOf(owner.call("template.delete", {{"template_id", id}})) == "not_found");
    anna.call("template.delete", {{"template_id", id}});
    CHECK(anna.events("template.changed").back().at("removed").as_bool());
    CHECK(anna.call("template.list", boost::json::object()).at("templates").as_array().empty());
}

namespace {

boost::json::value waitForHit(DeskSocket& desk, boost::json::object asked) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (std::chrono::steady_clock::now() < deadline) {
        const auto found = desk.call("search.query", asked);
        if (!found.at("messages").at("hits").as_array().empty())
            return found;
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    return {};
}

} // namespace

TEST_CASE("hub: one search finds messages, customers and templates, in the wrong layout too", "[hub]") {
    Office office;
    DeskSocket anna(office), maria(office);
    anna.signIn("anna");
    maria.signIn("maria");
    const auto message = office.customerWrites("1", "Привет, где мой заказ?");
    anna.call("dialog.take", {{"dialog_id", message.dialog_id.value}});
    anna.call("template.save", {{"scope", "mine"}, {"title", "Приветствие"}, {"text", "Добрый день! Чем помочь?"}});

    const auto found = waitForHit(anna, {{"text", "прив"}, {"typing", true}});
    REQUIRE(found.is_object());
    const auto& hit = found.at("messages").at("hits").at(0);
    CHECK(hit.at("message_id").as_int64() == message.id.value);
    CHECK(hit.at("customer_name").as_string() == "Guest 1");
    CHECK(hit.at("matches") == boost::json::array{{{"at", 0}, {"length", 6}}});
    CHECK(found.at("templates").at("hits").at(0).at("title").as_string() == "Приветствие");
    CHECK(found.at("customers").at("hits").as_array().empty());
    CHECK_FALSE(found.as_object().contains("read_as"));

    const auto slipped = anna.call("search.query", {{"text", "ghbdtn"}});
    CHECK(slipped.at("read_as").as_string() == "привет");
    CHECK(slipped.at("messages").at("hits").as_array().size() == 1);
    CHECK(anna.call("search.query", {{"text", "guest"}}).at("customers").at("hits").at(0).at("dialog_id") ==
          message.dialog_id.value);

    // Operators are about messages; one group alone; and nobody finds what he may not see.
    const auto mine = anna.call("search.query", {{"text", "заказ from:client channel:site"}});
    CHECK(mine.at("messages").at("hits").as_array().size() == 1);
    CHECK(mine.at("templates").at("hits").as_array().empty());
    for (const auto* alone : {"from:client", "channel:site before:2100-01-01", "from:клиент ?!"})
        CHECK(anna.call("search.query", {{"text", alone}}).at("messages").at("hits").as_array().size() == 1);
    const auto begun = anna.call("search.query", {{"text", "заказ channel:webc"}, {"typing", true}});
    CHECK(begun.at("messages").at("hits").as_array().size() == 1);
    CHECK(maria.call("search.query", {{"text", "from:client"}}).at("messages").at("hits").as_array().empty());
    CHECK(anna.call("search.query", {{"text", "заказ from:me"}}).at("messages").at("hits").as_array().empty());
    CHECK(anna.call("search.query", {{"text", "привет"}, {"group", "templates"}})
              .at("messages")
              .at("hits")
              .as_array()
              .empty());
    CHECK(anna.call("search.query", {{"text", "заказ"}, {"dialog_id", message.dialog_id.value}})
              .at("messages")
              .at("hits")
              .as_array()
              .size() == 1);
    CHECK(reasonOf(maria.call("search.query", {{"text", "заказ"}, {"dialog_id", message.dialog_id.value}})) ==
          "not_found");
    const auto nothing = maria.call("search.query", {{"text", "привет"}});
    for (const auto* group : {"messages", "customers", "templates"})
        CHECK(nothing.at(group).at("hits").as_array().empty());

    for (const boost::json::object& wrong :
         {boost::json::object{{"text", ""}}, boost::json::object{{"text", "?!"}},
          boost::json::object{{"text", "from:"}}, boost::json::object{{"text", "a before:soon"}},
          boost::json::object{{"text", "a channel:fax"}}, boost::json::object{{"text", std::string(501, 'a')}},
          boost::json::object{{"text", "a"}, {"group", "files"}}, boost::json::object{{"text", "a"}, {"limit", 0}},
          boost::json::object{{"text", "a"}, {"utc_offset", 100000}},
          boost::json::object{{"text", "a"}, {"after", "made up"}},
          boost::json::object{{"text", "a"}, {"after", "made up"}, {"group", "messages"}}})
        CHECK(reasonOf(anna.call("search.query", wrong)) == "invalid");
}

TEST_CASE("hub: notes call colleagues who see the dialog, only those who lead whisper", "[hub]") {
    Office office;
    DeskSocket owner(office), anna(office);
    const auto ownerId = owner.signIn("owner").at("user").at("id").as_int64();
    const auto annaId = anna.signIn("anna").at("user").at("id").as_int64();
    const auto dialog = office.customerWrites("1", "hello").dialog_id.value;
    anna.call("dialog.take", {{"dialog_id", dialog}});
    int sent = 0;
    const auto note = [&](const char* member, const boost::json::value& whom) {
        return boost::json::object{{"dialog_id", dialog},
                                   {"client_id", "3f2b8c1e-7a54-4b0d-9e3f-5c6d7e8f9a0" + std::to_string(sent++)},
                                   {"kind", "note"},
                                   {"text", "Look at it"},
                                   {member, whom}};
    };
    const auto called = anna.call("message.send", note("mentions", boost::json::array{ownerId}));
    CHECK(called.at("message").at("mentions") == boost::json::value(boost::json::array{ownerId}));
    CHECK(reasonOf(anna.call("message.send", note("mentions", boost::json::array{4711}))) == "invalid");
    CHECK(reasonOf(anna.call("message.send", note("whisper_to", ownerId))) == "forbidden");
    const auto whispered = owner.call("message.send", note("whisper_to", annaId));
    CHECK(whispered.at("message").at("whisper_to").as_int64() == annaId);
    const auto seq = whispered.at("message").at("seq").as_int64();
    CHECK(owner.call("dialog.get", {{"dialog_id", dialog}}).at("dialog").at("mentioned") ==
          boost::json::value(boost::json::array{ownerId, annaId}));
    owner.call("dialog.read", {{"dialog_id", dialog}, {"seq", seq}});
    anna.call("dialog.read", {{"dialog_id", dialog}, {"seq", seq}});
    CHECK_FALSE(anna.call("dialog.get", {{"dialog_id", dialog}}).at("dialog").as_object().contains("mentioned"));
}

TEST_CASE("hub: what is marked as unread the operator's other computers hear, and nobody else", "[hub]") {
    Office office;
    DeskSocket owner(office), anna(office), annasOther(office);
    owner.signIn("owner");
    anna.signIn("anna");
    annasOther.signIn("anna");
    const auto dialog = office.customerWrites("1", "hello").dialog_id.value;
    const auto newest =
        anna.call("dialog.take", {{"dialog_id", dialog}}).at("dialog").at("last_inbound_seq").as_int64();
    anna.call("dialog.read", {{"dialog_id", dialog}, {"seq", newest}});
    const auto marked = anna.call("dialog.mark_unread", {{"dialog_id", dialog}});
    CHECK(marked.at("dialog").at("read_seq").as_int64() == newest - 1);
    CHECK(marked.at("dialog").at("unanswered").as_bool());
    for (DeskSocket* desk : {&owner, &anna, &annasOther})
        desk->drain();
    CHECK(owner.events("dialog.read").empty());
    for (const DeskSocket* desk : {&anna, &annasOther}) {
        const auto read = desk->events("dialog.read");
        REQUIRE(read.size() == 2);
        CHECK_FALSE(read[0].contains("unread"));
        CHECK(read[1].at("unread").as_bool());
        CHECK(read[1].at("read_seq").as_int64() == newest - 1);
    }
    CHECK(reasonOf(anna.call("dialog.mark_unread", {{"dialog_id", 4711}})) == "not_found");
    CHECK(reasonOf(anna.call("dialog.mark_unread", {{"dialog_id", dialog}, {"client_id", "short"}})) == "invalid");
}

TEST_CASE("hub: the shop tells of orders, and who sees the customer hears it", "[hub]") {
    Office office;
    DeskSocket owner(office), anna(office);
    owner.signIn("owner");
    anna.signIn("anna");
    const auto dialog = office.customerWrites("1", "hello").dialog_id.value;
    const auto customer = anna.call("dialog.take", {{"dialog_id", dialog}}).at("dialog").at("customer_id").as_int64();
    const boost::json::object order{{"source", "shop"}, {"number", " 5512 "}, {"state", "new"},
                                    {"total", 459050},  {"currency", "RUB"},  {"customer_id", customer}};
    const auto put = owner.call("order.put", order);
    CHECK(put.at("order").at("number").as_string() == "5512");
    CHECK(owner.call("order.put", order) == put);
    anna.pollUntil([&] { return !anna.events("order.changed").empty(); });
    const auto told = anna.events("order.changed");
    REQUIRE(told.size() == 1);
    CHECK(told[0].at("order") == put.at("order"));
    const auto listed = anna.call("order.list", {{"customer_id", customer}});
    CHECK(listed.at("orders") == boost::json::value(boost::json::array{put.at("order")}));
    CHECK(anna.call("customer.get", {{"customer_id", customer}}).at("orders") == listed.at("orders"));
    CHECK(reasonOf(anna.call("order.put", order)) == "forbidden");
    const auto found = anna.call("search.query", {{"text", "55"}, {"typing", true}});
    CHECK(found.at("orders").at("hits").at(0).at("order") == put.at("order"));
    CHECK(found.at("orders").at("hits").at(0).at("dialog_id") == dialog);
    CHECK_FALSE(anna.call("search.query", {{"text", "hello"}}).as_object().contains("orders"));
    const auto text =
        anna.call("template.save",
                  {{"scope", "mine"}, {"title", "Order"}, {"text", "{order.number}: {order.total} {order.state}"}});
    const auto rendered =
        anna.call("template.render", {{"template_id", text.at("template").at("id")}, {"dialog_id", dialog}});
    CHECK(rendered.at("text").as_string() == "5512: 4\u00A0590,50\u00A0₽ {order.state}");

    const auto refused = [&](const char* member, boost::json::value value) {
        boost::json::object wrong = order;
        wrong[member] = std::move(value);
        return reasonOf(owner.call("order.put", wrong));
    };
    CHECK(refused("state", "lost") == "invalid");
    CHECK(refused("number", " ") == "invalid");
    CHECK(refused("source", "") == "invalid");
    CHECK(refused("total", -1) == "invalid");
    CHECK(refused("currency", "rub") == "invalid");
    CHECK(refused("url", "javascript:alert(1)") == "invalid");
    CHECK(refused("items", boost::json::array(51, "a")) == "invalid");
    boost::json::object unknown = order;
    unknown["number"] = "5513";
    unknown.erase("customer_id");
    unknown["phone"] = "+7 916 123-45-67";
    // The index of words is made, and follows, within a second.
    const auto putOnce = [&](const auto& isSo) {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        auto answer = owner.call("order.put", unknown);
        while (!isSo(answer) && std::chrono::steady_clock::now() < deadline) {
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
            answer = owner.call("order.put", unknown);
        }
        return answer;
    };
    CHECK(reasonOf(putOnce([](const auto& answer) { return reasonOf(answer) != "unavailable"; })) == "not_found");
    owner.call("customer.update",
               {{"customer_id", customer}, {"fields", boost::json::object{{"phone", "8 (916) 123 45 67"}}}});
    const auto reached = putOnce([](const auto& answer) { return answer.as_object().contains("order"); });
    REQUIRE(reached.as_object().contains("order"));
    CHECK(reached.at("order").at("customer_id") == customer);
}

TEST_CASE("hub: priorities and limits of a desk stay within their bounds", "[hub]") {
    Office office;
    DeskSocket owner(office), anna(office);
    owner.signIn("owner");
    const auto annaId = anna.signIn("anna").at("user").at("id").as_int64();
    const auto dialog = office.customerWrites("1", "hello").dialog_id.value;
    anna.call("dialog.take", {{"dialog_id", dialog}});
    const auto press = [&](int priority) {
        return anna.call("dialog.set_priority", {{"dialog_id", dialog}, {"priority", priority}});
    };
    CHECK(reasonOf(press(3)) == "invalid");
    CHECK(reasonOf(press(-2)) == "invalid");
    CHECK(press(2).at("dialog").at("priority").as_int64() == 2);
    const auto limit = [&](int most) { return owner.call("user.update", {{"user_id", annaId}, {"desk_limit", most}}); };
    CHECK(reasonOf(limit(2)) == "invalid");
    CHECK(reasonOf(limit(9)) == "invalid");
    CHECK(limit(3).at("user").at("desk_limit").as_int64() == 3);
    for (int i = 2; i <= 4; ++i)
        office.customerWrites(std::to_string(i), "hello");
    CHECK(anna.call("dialog.take_next", boost::json::object()).as_object().contains("dialog"));
    CHECK(anna.call("dialog.take_next", boost::json::object()).as_object().contains("dialog"));
    CHECK(reasonOf(anna.call("dialog.take_next", boost::json::object())) == "conflict");
}

TEST_CASE("hub: a dialog is merged into another one of the same customer by who may close it", "[hub]") {
    Office office;
    DeskSocket owner(office), anna(office);
    owner.signIn("owner");
    anna.signIn("anna");
    const std::int64_t left = office.customerWrites("1", "hello").dialog_id.value;
    const std::int64_t right = office.customerWrites("2", "hello").dialog_id.value;
    const auto customerOf = [&](std::int64_t dialog) {
        return owner.call("dialog.get", {{"dialog_id", dialog}}).at("dialog").at("customer_id").as_int64();
    };
    const boost::json::object merge{{"dialog_id", left}, {"into_id", right}};
    CHECK(reasonOf(owner.call("dialog.merge", merge)) == "conflict"); // two people, as far as we know
    owner.call("customer.merge", {{"into_id", customerOf(right)}, {"from_id", customerOf(left)}});
    CHECK(reasonOf(anna.call("dialog.merge", merge)) == "forbidden"); // not hers
    const auto merged = owner.call("dialog.merge", merge).at("dialog");
    CHECK(merged.at("status").as_string() == "closed");
    CHECK(merged.at("resolution").as_string() == "merged");
    CHECK(merged.at("merged_into").as_int64() == right);
    CHECK(owner.call("dialog.get", {{"dialog_id", right}}).at("dialog").at("status").as_string() == "queued");
}
