// SPDX-License-Identifier: GPL-3.0-or-later
// What the shop tells of orders, and whose they are.
#include <algorithm>

#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::OrderState;
using wire::Role;
using namespace std::chrono_literals;

namespace {

template <class Backend>
struct Shop {
    StoreFixture<Backend> t;
    domain::Principal boss = t.addUser("Boss", Role::supervisor);
    domain::Principal system = t.addUser("Shop", Role::admin);

    CustomerId newcomer(const std::string& peer) {
        return t.dialogFor(boss, t.write(peer, "Hello").message.dialog_id)->customer_id;
    }
    static wire::OrderPut order(const std::string& number, std::optional<CustomerId> customer = {}) {
        wire::OrderPut put;
        put.source = "shop";
        put.number = number;
        put.state = OrderState::new_;
        put.total = 459'050;
        put.currency = "RUB";
        put.customer_id = customer;
        return put;
    }
    Result<wire::Order> put(wire::OrderPut order) {
        return t.run(t.store->putOrder({system, Permission::order_put}, std::move(order)));
    }
    Result<wire::OrderPage> list(CustomerId id, std::optional<std::string> after = {}, int limit = 50) {
        return t.run(t.store->orders({{boss, Permission::dialog_read}, id, std::move(after), limit}));
    }
    std::vector<std::string> numbersOf(CustomerId id) {
        std::vector<std::string> numbers;
        const auto page = list(id).value();
        for (const auto& one : page.orders)
            numbers.push_back(one.number);
        return numbers;
    }
    std::size_t told(const std::string& number) {
        return static_cast<std::size_t>(std::ranges::count_if(t.heard, [&](const JournalRecord& record) {
            const auto* changed = std::get_if<wire::OrderChanged>(&record.event);
            return changed && changed->order.number == number;
        }));
    }
};

using Numbers = std::vector<std::string>;

} // namespace

TEMPLATE_TEST_CASE("orders: each state that an order comes into is kept, what is told twice is there once", "[storage]",
                   SqliteBackend) {
    Shop<TestType> s;
    const auto ivan = s.newcomer("1");
    const auto begun = s.put(s.order("5512", ivan)).value();
    CHECK(begun.customer_id == ivan);
    REQUIRE(begun.steps.size() == 1);
    CHECK(begun.steps[0].at == begun.ordered_at);
    s.t.clock.advance(1h);
    CHECK(wire::encode(s.put(s.order("5512", ivan)).value()) == wire::encode(begun));
    CHECK(s.told("5512") == 1);

    auto sent = s.order("5512"); // a known one needs no customer
    sent.state = OrderState::shipped;
    sent.state_text = "in transit";
    const auto shipped = s.put(sent).value();
    CHECK(shipped.id == begun.id);
    CHECK(shipped.customer_id == ivan);
    CHECK(shipped.ordered_at == begun.ordered_at);
    REQUIRE(shipped.steps.size() == 2);
    CHECK(shipped.steps[1].state == OrderState::shipped);
    CHECK(shipped.steps[1].state_text == "in transit");
    CHECK(shipped.steps[1].at == s.t.clock.now());
    CHECK(s.told("5512") == 2);

    // Another total is a change and no new state.
    sent.total = 1;
    CHECK(s.put(sent)->steps.size() == 2);
    CHECK(s.list(ivan)->orders.front().total == 1);
    // What comes late changes nothing.
    auto late = s.order("5512");
    late.updated_at = begun.updated_at;
    CHECK(s.put(late)->state == OrderState::shipped);
    CHECK(s.t.complaints() == std::vector<std::string>{});
    s.t.reopen();
    CHECK(s.list(ivan)->orders.front().steps.size() == 2);
    CHECK(s.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("orders: one that is told of late has been new all the same", "[storage]", SqliteBackend) {
    Shop<TestType> s;
    const auto ivan = s.newcomer("1");
    auto put = s.order("5120", ivan);
    put.state = OrderState::delivered;
    put.ordered_at = s.t.clock.now() - 48h;
    const auto order = s.put(put).value();
    REQUIRE(order.steps.size() == 2);
    CHECK(order.steps[0].state == OrderState::new_);
    CHECK(order.steps[0].at == *put.ordered_at);
    CHECK(order.steps[1].state == OrderState::delivered);
    // The same number in another shop is another order.
    auto other = s.order("5120", ivan);
    other.source = "market";
    CHECK(s.put(other)->id != order.id);
    CHECK(s.numbersOf(ivan) == Numbers{"5120", "5120"});
}

TEMPLATE_TEST_CASE("orders: the newest first, page by page, for who sees the customer", "[storage]", SqliteBackend) {
    Shop<TestType> s;
    const auto ivan = s.newcomer("1");
    for (const char* number : {"1", "2", "3"}) {
        s.t.clock.advance(1h);
        REQUIRE(s.put(s.order(number, ivan)));
    }
    auto early = s.order("0", ivan);
    early.ordered_at = s.t.clock.now() - 100h;
    REQUIRE(s.put(early));
    CHECK(s.numbersOf(ivan) == Numbers{"3", "2", "1", "0"});
    const auto page = s.list(ivan, {}, 3).value();
    REQUIRE(page.next);
    CHECK(page.orders.size() == 3);
    const auto rest = s.list(ivan, page.next, 3).value();
    REQUIRE(rest.orders.size() == 1);
    CHECK(rest.orders.front().number == "0");
    CHECK_FALSE(rest.next);
    CHECK(s.list(ivan, "made up").error().code == Errc::invalid);

    const auto card = s.t.run(s.t.store->customer({s.boss, Permission::dialog_read}, ivan)).value();
    REQUIRE(card.orders);
    CHECK(card.orders->size() == 4);
    auto stranger = s.t.addUser("Stranger", Role::operator_);
    stranger.groups.clear();
    CHECK(s.t.run(s.t.store->orders({{stranger, Permission::dialog_read}, ivan, {}, 50})).error().code ==
          Errc::not_found);
}

TEMPLATE_TEST_CASE("orders: a new one without a customer is refused", "[storage]", SqliteBackend) {
    Shop<TestType> s;
    CHECK(s.put(s.order("1")).error().code == Errc::not_found);
    CHECK(s.put(s.order("1", CustomerId{4711})).error().code == Errc::not_found);
    CHECK(s.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("orders: a customer is found by his telephone or e-mail in any writing", "[storage]",
                   SqliteBackend) {
    Shop<TestType> s;
    const auto ivan = s.newcomer("1"), olga = s.newcomer("2");
    const auto set = [&](CustomerId id, const std::string& key, const std::string& value) {
        wire::CustomerUpdate update;
        update.customer_id = id;
        update.fields.emplace()[key] = value;
        REQUIRE(s.t.run(s.t.store->updateCustomer({s.boss, Permission::customer_edit}, std::move(update))));
    };
    set(ivan, "phone", "8 916 123-45-67");
    set(olga, "email", "Olga@Example.org");
    const auto reached = [&](const std::string& phone, const std::string& email) {
        return s.t.run(s.t.store->customersReachedBy({phone, email}));
    };
    // The text index follows in its own time.
    const auto waitFor = [&](const std::string& phone, const std::string& email) {
        const auto deadline = std::chrono::steady_clock::now() + 20s;
        auto found = reached(phone, email);
        while ((!found || found->empty()) && std::chrono::steady_clock::now() < deadline) {
            std::this_thread::sleep_for(5ms);
            found = reached(phone, email);
        }
        return found.value();
    };
    CHECK(waitFor("+7 (916) 123-45-67", "") == std::vector{ivan});
    CHECK(waitFor("", "olga@example.ORG") == std::vector{olga});
    CHECK(reached("+7 916 123-45-68", "")->empty());
    CHECK(reached("", "")->empty());
    CHECK(reached("+7 916 123-45-67", "olga@example.org")->size() == 2);
    // A card that has become part of another is that one.
    REQUIRE(s.t.run(s.t.store->mergeCustomers({s.boss, Permission::customer_merge}, {olga, ivan, false, {}})));
    CHECK(waitFor("+7 916 123-45-67", "") == std::vector{olga});
}

TEMPLATE_TEST_CASE("orders: a merge takes them along, its undoing gives each back his own", "[storage]",
                   SqliteBackend) {
    Shop<TestType> s;
    const auto ivan = s.newcomer("1"), vanya = s.newcomer("2");
    REQUIRE(s.put(s.order("10", ivan)));
    s.t.clock.advance(1s);
    REQUIRE(s.put(s.order("20", vanya)));
    const auto merge =
        s.t.run(s.t.store->mergeCustomers({s.boss, Permission::customer_merge}, {ivan, vanya, false, {}})).value();
    CHECK(s.numbersOf(ivan) == Numbers{"20", "10"});
    CHECK(s.told("20") == 2);
    CHECK(s.t.complaints() == std::vector<std::string>{});
    // What is told meanwhile: of a known order, and of a new one by the former card's number.
    auto paid = s.order("20");
    paid.state = OrderState::paid;
    REQUIRE(s.put(paid));
    s.t.clock.advance(1s);
    CHECK(s.put(s.order("30", vanya))->customer_id == ivan);
    REQUIRE(s.t.run(s.t.store->unmergeCustomers({s.boss, Permission::customer_unmerge}, merge.merge.id)));
    CHECK(s.numbersOf(ivan) == Numbers{"30", "10"});
    CHECK(s.numbersOf(vanya) == Numbers{"20"});
    CHECK(s.list(vanya)->orders.front().state == OrderState::paid);
    CHECK(s.t.complaints() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("orders: are found by their number, by its beginning while it is typed", "[storage][search]",
                   SqliteBackend) {
    Shop<TestType> s;
    const auto ivan = s.newcomer("1");
    for (const char* number : {"5512", "55", "A-5512"}) {
        s.t.clock.advance(1s);
        REQUIRE(s.put(s.order(number, ivan)));
    }
    const auto page = [&](const domain::Principal& who, const std::string& words, bool typing,
                          std::optional<std::string> after = {}, int limit = 50) {
        OrderSearch search{{who, Permission::dialog_read}, domain::parseSearch(words, {}, typing).value().terms};
        search.after = std::move(after);
        search.limit = limit;
        return s.t.run(s.t.store->searchOrders(std::move(search))).value();
    };
    const auto found = [&](const std::string& words, bool typing = false) {
        Numbers numbers;
        const auto whole = page(s.boss, words, typing);
        for (const auto& hit : whole.hits)
            numbers.push_back(hit.order.number);
        return numbers;
    };
    CHECK(found("5512") == Numbers{"5512"});
    CHECK(found("55") == Numbers{"55"});
    CHECK(found("55", true) == Numbers{"55", "5512"});
    CHECK(found("заказ №5512") == Numbers{"5512"});
    CHECK(found("a-55", true) == Numbers{"A-5512"});
    CHECK(found("discount 55", true).empty()); // that is about something else
    CHECK(found("заказ", true).empty());
    const auto first = page(s.boss, "55", true, {}, 1);
    REQUIRE(first.next);
    const auto second = page(s.boss, "55", true, first.next, 1);
    REQUIRE(second.hits.size() == 1);
    CHECK(second.hits.front().order.number == "5512");
    CHECK(second.hits.front().dialog_id);
    CHECK_FALSE(second.next);
    auto stranger = s.t.addUser("Stranger", Role::operator_);
    stranger.groups.clear();
    CHECK(page(stranger, "55", true).hits.empty());
}
