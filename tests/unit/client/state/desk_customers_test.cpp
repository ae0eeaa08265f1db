// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/pending_change.hpp"
#include "tests/support/desk_scene.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

constexpr CustomerId kIvan{205};
constexpr CustomerId kVanya{206};

wire::Customer customerWith(CustomerId id, const std::string& city, std::int64_t version) {
    wire::Customer customer;
    customer.id = id;
    customer.name = "Ivan";
    customer.fields["city"] = city;
    customer.version = version;
    return customer;
}

struct Scene : DeskScene {
    std::vector<SendRefusal> refusals;

    Scene() {
        link.start(100);
        know(kIvan);
        QObject::connect(&desk, &Desk::sendRefused, &desk,
                         [this](const SendRefusal& refusal) { refusals.push_back(refusal); });
    }
    void know(CustomerId id) {
        desk.loadCustomer(id);
        link.answer<wire::CustomerGet>({customerWith(id, "Tver", 3), {}, {}});
    }
};

} // namespace

TEST_CASE("desk: a field waits in line with what its editor saw, and what waits before it counts as seen", "[state]") {
    Scene scene;
    scene.link.goOffline();
    scene.desk.editCustomerField(kIvan, "city", "Moscow");
    scene.desk.editCustomerField(kIvan, "city", "Kazan");
    CHECK(scene.vault.outgoing().size() == 2);
    scene.link.start(101, true);
    const auto first = scene.link.peek<wire::CustomerUpdate>();
    CHECK(first.seen_fields->at("city") == "Tver");
    CHECK(first.client_id == scene.vault.outgoing().front().clientId);
    scene.link.answer<wire::CustomerUpdate>({customerWith(kIvan, "Moscow", 4)});
    const auto second = scene.link.peek<wire::CustomerUpdate>();
    CHECK(second.fields->at("city") == "Kazan");
    CHECK(second.seen_fields->at("city") == "Moscow");
    scene.link.answer<wire::CustomerUpdate>({customerWith(kIvan, "Kazan", 5)});
    CHECK(scene.desk.customer(kIvan)->customer.fields.at("city") == "Kazan");
    CHECK(scene.vault.outgoing().empty());
}

TEST_CASE("desk: a field that somebody else has changed comes back alone", "[state]") {
    Scene scene;
    scene.link.goOffline();
    scene.desk.editCustomerField(kIvan, "city", "Moscow");
    scene.desk.setCustomerVip(kIvan, true);
    scene.link.start(101, true);
    scene.link.refuse<wire::CustomerUpdate>(Errc::stale);
    REQUIRE(scene.refusals.size() == 1);
    REQUIRE(scene.refusals[0].returned.size() == 1);
    CHECK(scene.refusals[0].returned[0].action->fields->at("city") == "Moscow");
    CHECK(scene.link.peek<wire::CustomerUpdate>().vip == true);
}

TEST_CASE("desk: a tag waits in line, shows at once, and leaves the others alone", "[state]") {
    Scene scene;
    scene.link.goOffline();
    scene.desk.changeCustomerTag(kIvan, "family", true);
    scene.desk.changeCustomerTag(kIvan, "regular", false);
    CHECK(scene.vault.outgoing().size() == 2);
    wire::CustomerDetails shown = *scene.desk.customer(kIvan);
    shown.customer.tags = {"regular", "vegan"};
    for (const auto& entry : scene.desk.outbox().entries())
        applyPending(shown, entry.outgoing, scene.desk.me());
    CHECK(shown.customer.tags == std::vector<std::string>{"vegan", "family"});

    scene.link.start(101, true);
    const auto first = scene.link.peek<wire::CustomerUpdate>();
    CHECK(first.add_tags == std::vector<std::string>{"family"});
    CHECK_FALSE(first.tags);
    CHECK_FALSE(first.version);
    CHECK(first.client_id == scene.vault.outgoing().front().clientId);
    scene.link.answer<wire::CustomerUpdate>({customerWith(kIvan, "Tver", 4)});
    const auto second = scene.link.peek<wire::CustomerUpdate>();
    CHECK(second.remove_tags == std::vector<std::string>{"regular"});
    scene.link.answer<wire::CustomerUpdate>({customerWith(kIvan, "Tver", 5)});
    CHECK(scene.vault.outgoing().empty());
}

TEST_CASE("desk: a note that goes with its contact to another customer leaves the former one", "[state]") {
    Scene scene;
    scene.know(kVanya);
    wire::CustomerNote note{NoteId{4}, kVanya, anOperator(7), "Likes tea", false, at(1), {}};
    scene.link.tell(wire::CustomerNoteAdded{note}, 101);
    REQUIRE(scene.desk.customer(kVanya)->notes.size() == 1);
    note.customer_id = kIvan;
    scene.link.tell(wire::CustomerNoteAdded{note}, 102);
    CHECK(scene.desk.customer(kVanya)->notes.empty());
    CHECK(scene.desk.customer(kIvan)->notes.size() == 1);
}

TEST_CASE("desk: orders stand in the card as the shop tells of them, with whom they are", "[state]") {
    Scene scene;
    scene.know(kVanya);
    wire::Order order;
    order.id = OrderId{4};
    order.customer_id = kVanya;
    order.number = "5512";
    order.ordered_at = at(2);
    scene.link.tell(wire::OrderChanged{order}, 101);
    wire::Order older = order;
    older.id = OrderId{5};
    older.ordered_at = at(1);
    scene.link.tell(wire::OrderChanged{older}, 102);
    order.state = wire::OrderState::paid;
    scene.link.tell(wire::OrderChanged{order}, 103);
    const auto& known = *scene.desk.customer(kVanya)->orders;
    REQUIRE(known.size() == 2);
    CHECK(known[0].id == order.id);
    CHECK(known[0].state == wire::OrderState::paid);
    CHECK(known[1].id == older.id);
    order.customer_id = kIvan; // two have turned out to be one
    scene.link.tell(wire::OrderChanged{order}, 104);
    CHECK(scene.desk.customer(kVanya)->orders->size() == 1);
    CHECK(scene.desk.customer(kIvan)->orders->size() == 1);
}

TEST_CASE("desk: a new name of a customer shows in his dialogs, whatever a late answer says", "[state]") {
    Scene scene;
    scene.link.tell(wire::DialogAdded{aDialog(5), {}}, 101);
    wire::Dialog ended = aDialog(7);
    ended.status = wire::DialogStatus::closed;
    scene.link.tell(wire::DialogAdded{ended, {}}, 102);
    std::vector<DialogId> changed;
    QObject::connect(&scene.desk, &Desk::dialogChanged, &scene.desk, [&](DialogId id) { changed.push_back(id); });
    wire::Customer ivan = customerWith(kIvan, "Tver", 4);
    ivan.name = "Ivan Petrov";
    scene.link.tell(wire::CustomerChanged{ivan}, 103);
    CHECK(scene.desk.dialog(DialogId{5})->customer_name == "Ivan Petrov");
    CHECK(changed == std::vector{DialogId{5}});
    wire::Customer other = customerWith(CustomerId{207}, "Kazan", 2); // nobody has looked at this card
    other.name = "Olga";
    scene.link.tell(wire::CustomerChanged{other}, 104);
    CHECK(scene.desk.dialog(DialogId{7})->customer_name == "Olga");

    scene.desk.editCustomerField(kIvan, "city", "Moscow");
    ivan.name = "Vanya";
    ivan.version = 6;
    scene.link.tell(wire::CustomerChanged{ivan}, 105);
    scene.link.answer<wire::CustomerUpdate>({customerWith(kIvan, "Moscow", 5)});
    CHECK(scene.desk.dialog(DialogId{5})->customer_name == "Vanya");
}
