// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/card_building.hpp"

#include "client/models/words/field_words.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

wire::CustomerDetails ivan() {
    wire::CustomerDetails details;
    details.customer.id = CustomerId{205};
    details.customer.name = "Ivan";
    details.customer.fields = {{"city", "Tver"}, {"birthday", "1990-05-12"}, {"from_site", "yes"}};
    return details;
}

wire::CustomerField field(std::int64_t id, const std::string& key, wire::FieldKind kind, int position) {
    wire::CustomerField field;
    field.id = FieldId{id};
    field.key = key;
    field.name = "The " + key;
    field.kind = kind;
    field.position = position;
    return field;
}

} // namespace

TEST_CASE("card: the company's fields come first in its order, empty ones too, then what else is known", "[models]") {
    DeskScene scene;
    scene.link.start(100);
    scene.link.tell(wire::FieldChanged{field(1, "birthday", wire::FieldKind::date, 2), {}}, 101);
    scene.link.tell(wire::FieldChanged{field(2, "size", wire::FieldKind::number, 1), {}}, 102);
    const auto card = customerCard(scene.desk, ivan());
    QStringList keys;
    for (const FieldRow& row : card.fields)
        keys += row.key;
    CHECK(keys == QStringList{"size", "birthday", "city", "from_site"});
    CHECK(card.fields[0].value.isEmpty());
    CHECK(card.fields[1].title == QStringLiteral("The birthday"));
    CHECK(fieldWords(card.fields[1]) == QStringLiteral("12.05.1990"));
    CHECK(typedField(card.fields[1], QStringLiteral("1.6.1991")).value == QStringLiteral("1991-06-01"));
    CHECK_FALSE(typedField(card.fields[0], QStringLiteral("XL")).trouble.isEmpty());
}

TEST_CASE("card: in Telegram a contact goes by its name, and its number is copied", "[models]") {
    DeskScene scene;
    scene.link.start(100);
    wire::Channel channel;
    channel.id = ChannelId{1};
    channel.kind = wire::ChannelKind::telegram;
    scene.link.tell(wire::ChannelChanged{channel, {}}, 101);
    channel.id = ChannelId{2};
    channel.kind = wire::ChannelKind::vk;
    scene.link.tell(wire::ChannelChanged{channel, {}}, 102);
    auto details = ivan();
    details.customer.identities = {{IdentityId{1}, ChannelId{1}, "4215", "Ivan", false, "ivan_p"},
                                   {IdentityId{2}, ChannelId{1}, "4216", "Ivan", false},
                                   {IdentityId{3}, ChannelId{2}, "77", "Ivan", false, "ivan_p"}};
    const auto card = customerCard(scene.desk, details);
    REQUIRE(card.contacts.size() == 3);
    CHECK(card.contacts[0].address == "@ivan_p");
    CHECK(card.contacts[0].copied == "4215");
    CHECK(card.contacts[1].address == "4216");
    CHECK(card.contacts[2].address == "77");
}

TEST_CASE("card: what waits to be done with a customer shows already", "[models]") {
    DeskScene scene;
    scene.link.start(100);
    scene.link.goOffline();
    auto details = ivan();
    details.notes.push_back({NoteId{2}, CustomerId{205}, anOperator(7), "newer", false, at(2), {}});
    details.notes.push_back({NoteId{1}, CustomerId{205}, anOperator(7), "older", false, at(1), {}});
    scene.desk.editCustomerField(CustomerId{205}, "city", "");
    scene.desk.setCustomerVip(CustomerId{205}, true);
    scene.desk.pinCustomerNote(CustomerId{205}, NoteId{1}, true);
    scene.desk.addCustomerNote(CustomerId{205}, "Likes tea");
    const auto card = customerCard(scene.desk, details);
    CHECK(card.vip);
    CHECK(card.city.isEmpty());
    REQUIRE(card.notes.size() == 3);
    CHECK(card.notes[0].text == QStringLiteral("Likes tea"));
    CHECK(card.notes[1].text == QStringLiteral("older"));
    CHECK(card.notes[1].pinned);
}

TEST_CASE("card: a name can't turn round what stands beside it, nor a page's title", "[models]") {
    DeskScene scene;
    scene.link.start(100);
    auto details = ivan();
    details.customer.name = "Ivan \u202Egpj.exe";
    details.customer.fields = {{"na\u202Eme", "x"}};
    const auto card = customerCard(scene.desk, details);
    CHECK_FALSE(card.name.contains(QChar(0x202E)));
    CHECK_FALSE(card.fields[0].title.contains(QChar(0x202E)));
    wire::MergeSuggestion suggestion{details.customer, 92, {wire::SameReason::phone, wire::SameReason::similar_name}};
    const auto offer = mergeOffer(scene.desk, suggestion);
    CHECK_FALSE(offer.name.contains(QChar(0x202E)));
    CHECK(offer.reasons == QStringLiteral("same phone, similar name"));
    wire::JourneyDialog dialog;
    dialog.page_title = "Halls \u202Eslla";
    for (const JourneyStepRow& step : journeySteps(scene.desk, {dialog}, {}))
        CHECK_FALSE(step.words.contains(QChar(0x202E)));
}

TEST_CASE("card: the clock where the customer is, as far as that is known", "[models]") {
    DeskScene scene;
    scene.link.start(100);
    auto details = ivan();
    CHECK(customerCard(scene.desk, details).localTime.isEmpty());
    details.customer.time_zone = "Nowhere/Land";
    CHECK(customerCard(scene.desk, details).localTime.isEmpty());
    details.customer.time_zone = "Asia/Kolkata";
    CHECK(customerCard(scene.desk, details).localTime ==
          QDateTime::fromMSecsSinceEpoch(scene.desk.nowMs(), Qt::UTC).addSecs(19'800).time().toString("HH:mm"));
}

TEST_CASE("card: a merge can be undone by whom it may, while it can", "[models]") {
    DeskScene scene;
    scene.link.role = GENERATE(wire::Role::operator_, wire::Role::supervisor);
    const bool may = scene.link.role == wire::Role::supervisor;
    scene.link.start(100);
    auto details = ivan();
    wire::UndoableMerge merge;
    merge.id = MergeId{3};
    merge.from_name = "Vanya";
    merge.undo_until = scene.clock.now() + Millis{1000};
    details.merges = {{merge}};
    CHECK(customerCard(scene.desk, details).merged.size() == (may ? 1 : 0));
    scene.clock.advance(Millis{1000});
    CHECK(customerCard(scene.desk, details).merged.isEmpty());
}

TEST_CASE("journey: each dialog's page, beginning, end and rating, newest first", "[models]") {
    DeskScene scene;
    scene.link.start(100);
    wire::JourneyDialog first;
    first.dialog_id = DialogId{1};
    first.opened_at = at(1);
    first.page_title = "Halls";
    first.closed_at = first.opened_at + Millis{12 * 60'000};
    first.resolution = wire::Resolution::resolved;
    first.rating = 5;
    wire::JourneyDialog second;
    second.dialog_id = DialogId{2};
    second.by_company = true;
    second.opened_at = first.opened_at + Millis{60'000};
    QStringList words;
    for (const JourneyStepRow& step : journeySteps(scene.desk, {second, first}, {}))
        words += step.words;
    CHECK(words ==
          QStringList{"Rated 5 of 5", "Closed: resolved", "We wrote first", "Wrote to us", "On the page Halls"});
    CHECK(outcomeWords(first) == QStringLiteral("resolved, rated 5 of 5, 12 min"));
    CHECK(outcomeWords(second).isEmpty());
}

TEST_CASE("card: orders with their state and sum, their steps among what happened in dialogs", "[models]") {
    DeskScene scene;
    scene.link.start(100);
    wire::JourneyDialog dialog;
    dialog.opened_at = at(1) + Millis{60'000};
    wire::Order order;
    order.id = OrderId{4};
    order.number = "5512";
    order.source = "shop";
    order.state = wire::OrderState::shipped;
    order.total = 459'050;
    order.currency = "RUB";
    order.ordered_at = at(1);
    order.url = "https://shop.example.org/5512";
    order.items = {"A plaid"};
    order.steps = {{wire::OrderState::new_, {}, at(1)},
                   {wire::OrderState::shipped, "at the point \u202Egpj", at(1) + Millis{120'000}}};
    auto details = ivan();
    details.orders = {{order}};
    const auto card = customerCard(scene.desk, details);
    REQUIRE(card.orders.size() == 1);
    CHECK(card.orders[0].state == QStringLiteral("on its way"));
    CHECK(card.orders[0].total == QString::fromUtf8("4\u00A0590,50\u00A0₽"));
    CHECK(card.orders[0].items == QStringList{"A plaid"});
    CHECK(card.orders[0].icon == QStringLiteral("truck"));
    const auto steps = journeySteps(scene.desk, {dialog}, {order});
    REQUIRE(steps.size() == 3);
    CHECK(steps[0].words.startsWith(QStringLiteral("Order 5512: at the point")));
    CHECK_FALSE(steps[0].words.contains(QChar(0x202E)));
    CHECK(steps[1].words == QStringLiteral("Wrote to us"));
    CHECK(steps[2].words == QStringLiteral("Order 5512: new"));
}
