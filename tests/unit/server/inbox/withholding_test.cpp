// SPDX-License-Identifier: GPL-3.0-or-later
// What a customer has taken back is told to those who may see it, on every way out of the server.
#include "shared/domain/withholding.hpp"

#include <catch2/catch.hpp>

#include "shared/domain/dialog_hash.hpp"
#include "shared/domain/last_message.hpp"
#include "shared/wire/codec.hpp"
#include "tests/support/desk_socket.hpp"

using namespace pult;
using namespace std::chrono_literals;
namespace inbound = storage::inbound;
using support::DeskSocket;
using support::Office;

namespace {

constexpr const char* kTakenBack = "мой пароль тыква";

struct RetractingStage {
    Office office;
    inbound::Peer ivan;
    boost::json::value first; ///< a session of anna that ended before anything was written

    RetractingStage() {
        ivan.id = "7";
        ivan.name = "Иван";
        DeskSocket anna(office);
        first = anna.signIn("anna");
    }
    void tell(inbound::Event event) {
        storage::InboundUpdate update{office.channel, "body", {std::move(event)}, std::nullopt};
        REQUIRE(office.run(office.intake.take(std::move(update))));
    }
    void write(const std::string& id, const std::string& text) {
        inbound::Message message;
        message.key = "k" + id;
        message.peer = ivan;
        message.externalId = id;
        message.text = text;
        message.at = office.clock.now();
        tell(message);
    }
    void edit(const std::string& id, const std::string& text) {
        tell(inbound::Edit{"e" + id, ivan, id, text, {}, office.clock.now()});
    }
    void takeBack(const std::string& id) { tell(inbound::Deletion{"d" + id, ivan, {id}, office.clock.now()}); }
};

std::string textOf(const boost::json::value& value) {
    return boost::json::serialize(value);
}

bool tells(const boost::json::value& value) {
    return textOf(value).find("тыква") != std::string::npos;
}

} // namespace

TEST_CASE("withholding: the row of a withheld message is the withheld row of the message") {
    wire::Message message;
    message.direction = wire::Direction::in;
    message.text = kTakenBack;
    message.attachments.resize(1);
    message.unsupported = "poll";
    message.former_texts = {{wire::FormerText{"former", {}}}};
    const auto untouched = wire::encode(message);
    domain::withhold(message);
    CHECK(wire::encode(message) == untouched);
    message.deleted_at = Time{5ms};
    auto last = domain::lastMessageOf(message);
    domain::withhold(last);
    domain::withhold(message);
    CHECK(wire::encode(domain::lastMessageOf(message)) == wire::encode(last));
    CHECK(message.text.empty());
    CHECK_FALSE(message.former_texts);

    wire::Message ours;
    ours.direction = wire::Direction::out;
    ours.text = kTakenBack;
    ours.deleted_at = Time{5ms};
    domain::withhold(ours);
    CHECK(ours.text == kTakenBack);
}

TEST_CASE("withholding: what a customer took back is seen by who may read unseen, and by nobody else") {
    RetractingStage stage;
    DeskSocket anna(stage.office), owner(stage.office);
    anna.signIn("anna");
    owner.signIn("owner");
    stage.write("1", "добрый день");
    stage.write("2", kTakenBack);
    CHECK(tells(anna.events("message.added").back()));
    stage.edit("2", std::string("не ") + kTakenBack);
    stage.takeBack("2");

    // As it happens.
    REQUIRE_FALSE(anna.events("message.changed").empty());
    CHECK_FALSE(tells(anna.events("message.changed").back()));
    CHECK(anna.events("message.changed").back().at("message").as_object().contains("deleted_at"));
    CHECK(tells(owner.events("message.changed").back()));

    // When asked.
    const auto dialog = anna.events("message.added").back().at("message").at("dialog_id").as_int64();
    const auto of = [&](const boost::json::value& id) { return boost::json::object{{"dialog_id", id}}; };
    CHECK_FALSE(tells(anna.call("dialog.list", boost::json::object())));
    CHECK(tells(owner.call("dialog.list", boost::json::object())));
    CHECK_FALSE(tells(anna.call("dialog.get", of(dialog))));
    CHECK(tells(owner.call("dialog.get", of(dialog))));
    const auto history = anna.call("dialog.history", of(dialog));
    CHECK(history.at("messages").as_array().size() >= 2);
    CHECK_FALSE(tells(history));
    CHECK(tells(owner.call("dialog.history", of(dialog))));

    // What is compared is what each was shown.
    const auto hashes = [&](DeskSocket& desk) {
        return desk.call("dialog.hashes", {{"dialog_ids", boost::json::array{dialog}}, {"messages", true}});
    };
    const auto shown = wire::decode<wire::MessagePage>(history).value();
    CHECK(hashes(anna).at("hashes").at(0).at("messages").as_string() == domain::messagesHash(shown.messages));
    CHECK(hashes(anna).at("hashes").at(0) != hashes(owner).at("hashes").at(0));

    // When he comes back later, also what was said before it was taken back; and every answer of a verb.
    DeskSocket back(stage.office);
    const auto resumed = back.call(
        "session.resume",
        {{"token", stage.first.at("token")}, {"after_seq", stage.first.at("seq")}, {"epoch", stage.first.at("epoch")}});
    REQUIRE(resumed.at("resumed").as_bool());
    back.pollUntil([&] { return back.events("message.changed").size() >= 2; });
    CHECK(back.events("message.added").size() == 2);
    for (const auto& event : back.events())
        CHECK_FALSE(tells(event));
    CHECK_FALSE(tells(anna.call("dialog.take", of(dialog))));
    CHECK_FALSE(tells(anna.events("dialog.changed").back()));
}

TEST_CASE("withholding: words that were taken back are found by who may see them only") {
    RetractingStage stage;
    stage.write("1", kTakenBack);
    stage.write("2", "тыква и кабачок");
    stage.takeBack("1");
    const auto found = [&](wire::Role role) {
        storage::MessageSearch search;
        search.guard.principal.role = role;
        search.guard.principal.operatorId = OperatorId{2};
        search.guard.principal.groups = {GroupId{1}};
        search.terms = {{"тыква"}};
        search.limit = 10;
        return stage.office.run(stage.office.store->searchMessages(search)).value().hits.size();
    };
    const auto deadline = std::chrono::steady_clock::now() + 10s;
    while (found(wire::Role::owner) < 2 && std::chrono::steady_clock::now() < deadline)
        stage.office.io.run_for(5ms);
    CHECK(found(wire::Role::owner) == 2);
    CHECK(found(wire::Role::supervisor) == 2);
    CHECK(found(wire::Role::senior) == 1);
    CHECK(found(wire::Role::operator_) == 1);
}
