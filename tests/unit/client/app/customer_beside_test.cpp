// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/prose.hpp"
#include "client/models/templates/template_rows.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/thread/history_window.hpp"
#include "tests/support/inbox_scene.hpp"

#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct Scene : InboxScene {
    CustomerId customer = desk.dialog(DialogId{5})->customer_id;
    CardPane& card = *window.card();

    Scene() {
        link.role = wire::Role::supervisor;
        link.start(110, true);
        know({});
    }
    void know(std::vector<wire::UndoableMerge> merges, std::int64_t version = 3) {
        wire::CustomerDetails details;
        details.customer.id = customer;
        details.customer.name = "Ivan";
        details.customer.fields["city"] = "Tver";
        details.customer.version = version;
        details.merges = std::move(merges);
        if (link.outstanding("customer.get") == 0)
            desk.loadCustomer(customer);
        link.answer<wire::CustomerGet>(details);
    }
    void suggest() {
        wire::MergeSuggestion suggestion;
        suggestion.customer.id = CustomerId{77};
        suggestion.customer.name = "Vanya";
        suggestion.score = 92;
        while (link.outstanding("customer.suggestions") > 0)
            link.answer<wire::CustomerSuggestions>({{suggestion}});
    }
    bool has(const char* name) const { return card.findChild<QWidget*>(QString::fromLatin1(name)) != nullptr; }
};

} // namespace

TEST_CASE("card: who may be the same person is offered, merged and, refused, explained", "[app]") {
    Scene scene;
    CHECK_FALSE(scene.has("compare-77"));
    scene.suggest();
    CHECK(scene.has("compare-77"));
    emit scene.card.mergeRequested(scene.customer.value, 77, false, {QStringLiteral("city")});
    const auto merge = scene.link.peek<wire::CustomerMerge>();
    CHECK(merge.into_id == scene.customer);
    CHECK(merge.from_id == CustomerId{77});
    CHECK(merge.take_fields == std::vector<std::string>{"city"});
    scene.link.refuse<wire::CustomerMerge>(Errc::conflict);
    CHECK_FALSE(scene.bar().isEmpty());
    CHECK(scene.link.outstanding("customer.suggestions") == 1); // it may have been done by somebody else
    emit scene.card.keepApartRequested(scene.customer.value, 77);
    CHECK(scene.link.peek<wire::CustomerKeepApart>().other_id == CustomerId{77});
}

TEST_CASE("card: when contacts come or go, everything about the customer is asked for anew", "[app]") {
    Scene scene;
    wire::UndoableMerge merge;
    merge.id = MergeId{4};
    merge.from_name = "Vanya";
    merge.undo_until = scene.clock.now() + Millis{1000};
    wire::Customer joined = scene.desk.customer(scene.customer)->customer;
    joined.identities.push_back({IdentityId{1}, ChannelId{2}, "12", "Ivan", false});
    joined.version = 4;
    scene.link.tell(wire::CustomerChanged{joined}, 111);
    joined.identities.push_back({IdentityId{2}, ChannelId{2}, "13", "Vanya", false});
    joined.version = 5;
    scene.link.tell(wire::CustomerChanged{joined}, 112);
    REQUIRE(scene.link.outstanding("customer.get") > 0);
    scene.know({merge}, 5);
    CHECK(scene.has("unmerge-4"));
    emit scene.card.unmergeRequested(4);
    CHECK(scene.link.peek<wire::CustomerUnmerge>().merge_id == MergeId{4});
}

TEST_CASE("card: a field that somebody else was faster with is open again, with both values", "[app]") {
    Scene scene;
    emit scene.card.fieldEditRequested(scene.customer.value, QStringLiteral("city"), QStringLiteral("Kazan"));
    REQUIRE(QTest::qWaitFor([&] { return scene.link.outstanding("customer.update") == 1; }, 1000));
    scene.link.refuse<wire::CustomerUpdate>(Errc::stale);
    const auto* editor = scene.card.findChild<QLineEdit*>(QStringLiteral("field-editor-city"));
    REQUIRE(editor);
    CHECK(editor->text() == QStringLiteral("Kazan"));
}

TEST_CASE("card: a new name goes to the server, one that was not taken is in its field again", "[app]") {
    Scene scene;
    emit scene.card.renameRequested(scene.customer.value, QStringLiteral("Ivan Petrov"));
    const auto update = scene.link.peek<wire::CustomerUpdate>();
    CHECK(update.name == "Ivan Petrov");
    CHECK(update.version == 3);
    CHECK_FALSE(update.fields);
    const QString remark = QStringLiteral("field-remark-") + CardPane::nameKey();
    const bool stale = GENERATE(true, false);
    scene.link.refuse<wire::CustomerUpdate>(stale ? Errc::stale : Errc::invalid);
    const auto* editor = scene.card.findChild<QLineEdit*>(QStringLiteral("field-editor-") + CardPane::nameKey());
    REQUIRE(editor);
    CHECK(editor->text() == QStringLiteral("Ivan Petrov"));
    const auto* words = scene.card.findChild<kit::Prose*>(remark);
    REQUIRE(words);
    CHECK(words->text().startsWith(QStringLiteral("Meanwhile it says: Ivan.")) == stale);
}

TEST_CASE("card: all that was said with a customer opens in one scroll, whose bubbles lead to their dialogs", "[app]") {
    Scene scene;
    scene.card.openWholeHistory();
    auto* history = scene.window.findChild<HistoryWindow*>();
    REQUIRE(history);
    bool isAsked = false;
    for (const auto& asked : scene.link.asked)
        isAsked |= asked.method == "dialog.history" && asked.params.as_object().contains("customer_id");
    CHECK(isAsked);
    scene.link.tell(wire::DialogAdded{aDialog(6), {}}, 111);
    emit history->thread()->dialogRequested(6);
    CHECK(scene.window.openDialogId() == 6);
    CHECK_FALSE(history->isVisible());
}

TEST_CASE("card: without a connection the whole history says that it is only what is kept here", "[app]") {
    Scene scene;
    scene.card.openWholeHistory();
    const auto* history = scene.window.findChild<HistoryWindow*>();
    REQUIRE(history);
    const auto* bar = history->findChild<kit::NoticeBar*>();
    REQUIRE(bar);
    CHECK(bar->isHidden());
    scene.link.goOffline();
    CHECK(bar->isVisible());
    CHECK(bar->words().contains(QStringLiteral("only what is kept")));
    scene.link.start(110, true);
    CHECK(bar->isHidden());
}

namespace {

/// An operator whose company shows him contacts in part.
struct CoveredScene : Scene {
    CoveredScene() {
        learn("+7 ··· ·· 21", "i···@e···.ru", true, 7);
        window.resize(1440, 900);
        QTest::qWait(10);
    }
    static wire::Customer somebody(CustomerId id, const std::string& peer, const std::string& email, bool masked,
                                   std::int64_t version) {
        wire::Customer customer;
        customer.id = id;
        customer.name = "Ivan";
        customer.identities = {{IdentityId{1}, ChannelId{2}, peer, "Ivan", true}};
        customer.fields = {{"email", email}, {"city", "Tver"}};
        if (masked)
            customer.masked = true;
        customer.version = version;
        return customer;
    }
    void learn(const std::string& peer, const std::string& email, bool masked, std::int64_t version) {
        link.tell(wire::CustomerChanged{somebody(customer, peer, email, masked, version)},
                  static_cast<Seq>(200 + version));
    }
    void press() {
        card.findChild<QPushButton*>(QStringLiteral("uncover"))->click();
        REQUIRE(QTest::qWaitFor([&] { return link.outstanding("customer.reveal") == 1; }, 1000));
    }
    void answer() {
        link.answer<wire::CustomerReveal>(
            wire::CustomerAnswer{somebody(customer, "+79161234521", "ivan@example.ru", false, 7)});
    }
    std::string shown() const {
        const auto details = desk.uncoveredCustomer(customer);
        return details->customer.identities.front().peer + " " + details->customer.fields.at("email");
    }
};

} // namespace

TEST_CASE("card: contacts stand in full from the press until the card is closed", "[app]") {
    CoveredScene scene;
    REQUIRE(scene.has("uncover"));
    scene.press();
    CHECK(scene.link.peek<wire::CustomerReveal>().customer_id == scene.customer);
    scene.answer();
    CHECK(scene.shown() == "+79161234521 ivan@example.ru");
    CHECK_FALSE(scene.has("uncover"));
    // What is kept of him stays in part.
    CHECK(scene.desk.customer(scene.customer)->customer.fields.at("email") == "i···@e···.ru");

    SECTION("what has changed since is shown as the server tells it") {
        scene.learn("+7 ··· ·· 21", "n···@e···.ru", true, 8);
        CHECK(scene.shown() == "+79161234521 n···@e···.ru");
    }
    SECTION("the card goes") {
        emit scene.card.closeRequested();
        CHECK(scene.shown() == "+7 ··· ·· 21 i···@e···.ru");
    }
    SECTION("another customer comes") {
        scene.link.tell(wire::DialogAdded{assignedTo(aDialog(6), 7), {}}, 300);
        scene.controller.open(DialogId{6}, true);
        CHECK(scene.shown() == "+7 ··· ·· 21 i···@e···.ru");
    }
}

TEST_CASE("card: who may not see contacts in full is told so", "[app]") {
    CoveredScene scene;
    scene.press();
    scene.link.refuse<wire::CustomerReveal>(Errc::forbidden);
    CHECK_FALSE(scene.bar().isEmpty());
    CHECK(scene.has("uncover"));
    CHECK(scene.shown() == "+7 ··· ·· 21 i···@e···.ru");
}

TEST_CASE("card: contacts that come when the card is closed already are forgotten", "[app]") {
    CoveredScene scene;
    scene.press();
    emit scene.card.closeRequested();
    scene.answer();
    CHECK_FALSE(scene.desk.isUncovered(scene.customer));
}

TEST_CASE("card: a template takes what is shown in full, and names what is hidden", "[app]") {
    CoveredScene scene;
    const auto context = [&] { return templateContext(scene.desk, *scene.desk.dialog(DialogId{5})); };
    CHECK(context().hidden == QStringList{QStringLiteral("customer.email")});
    CHECK_FALSE(context().facts.contains(QStringLiteral("customer.email")));
    CHECK(context().facts.value(QStringLiteral("customer.city")) == QStringLiteral("Tver"));
    scene.press();
    scene.answer();
    CHECK(context().hidden.isEmpty());
    CHECK(context().facts.value(QStringLiteral("customer.email")) == QStringLiteral("ivan@example.ru"));
}

TEST_CASE("card: a template takes the newest order, and the card shows what became of it", "[app]") {
    CoveredScene scene;
    wire::Order order;
    order.id = OrderId{1};
    order.customer_id = scene.customer;
    order.number = "5120";
    order.currency = "RUB";
    order.ordered_at = Time{Millis{1000}};
    scene.link.tell(wire::OrderChanged{order}, 301);
    order.id = OrderId{2};
    order.number = "5512";
    order.state_text = "at the point";
    order.ordered_at = Time{Millis{2000}};
    order.steps = {{wire::OrderState::shipped, order.state_text, order.ordered_at}};
    scene.link.tell(wire::OrderChanged{order}, 302);
    const auto context = templateContext(scene.desk, *scene.desk.dialog(DialogId{5}));
    CHECK(context.facts.value(QStringLiteral("order.number")) == QStringLiteral("5512"));
    CHECK(context.facts.value(QStringLiteral("order.state")) == QStringLiteral("at the point"));
    REQUIRE(QTest::qWaitFor([&] { return scene.has("order-2"); }, 1000));
    CHECK(scene.has("order-1"));
}

namespace {

/// A customer who has ordered more than comes with his card: from 100 on, the newest first.
struct OrderScene : Scene {
    OrderScene() {
        wire::CustomerDetails details;
        details.customer.id = customer;
        details.customer.name = "Ivan";
        details.customer.version = 4;
        details.orders = ordersFrom(100, static_cast<int>(wire::kOrdersWithCustomer));
        desk.loadCustomer(customer);
        link.answer<wire::CustomerGet>(details);
        card.findChild<QPushButton*>(QStringLiteral("history-tab"))->click();
    }
    wire::Order order(std::int64_t id) const {
        wire::Order order;
        order.id = OrderId{id};
        order.customer_id = customer;
        order.number = std::to_string(id);
        order.currency = "RUB";
        order.ordered_at = at(id * 1000);
        return order;
    }
    std::vector<wire::Order> ordersFrom(std::int64_t newest, int count) const {
        std::vector<wire::Order> orders;
        for (std::int64_t id = newest; id > newest - count; --id)
            orders.push_back(order(id));
        return orders;
    }
    qsizetype shown() const { return card.findChildren<QWidget*>(QRegularExpression("^order-[0-9]+$")).size(); }
    void askForOlder() {
        REQUIRE(has("older-orders"));
        card.findChild<QPushButton*>(QStringLiteral("older-orders"))->click();
        REQUIRE(QTest::qWaitFor([&] { return link.outstanding("order.list") == 1; }, 1000));
    }
};

} // namespace

TEST_CASE("card: older orders are asked for page by page, and each stands there once", "[app]") {
    OrderScene scene;
    CHECK(scene.shown() == 20);
    scene.askForOlder();
    CHECK(scene.link.peek<wire::OrderList>().customer_id == scene.customer);
    CHECK_FALSE(scene.link.peek<wire::OrderList>().after);
    emit scene.card.olderOrdersRequested();
    CHECK(scene.link.outstanding("order.list") == 1);
    scene.link.answer<wire::OrderList>({scene.ordersFrom(100, 30), "behind 71"});
    CHECK(scene.shown() == 30);

    wire::Order changed = scene.order(75);
    changed.state_text = "at the point";
    scene.link.tell(wire::OrderChanged{changed}, 111);
    CHECK(scene.shown() == 30);
    CHECK(scene.card.findChild<kit::Prose*>(QStringLiteral("order-words-75"))->text().contains("at the point"));
    wire::Order moved = scene.order(74);
    moved.customer_id = CustomerId{999};
    scene.link.tell(wire::OrderChanged{moved}, 112);
    CHECK_FALSE(scene.has("order-74"));

    scene.askForOlder();
    CHECK(scene.link.peek<wire::OrderList>().after == "behind 71");
    scene.link.answer<wire::OrderList>({scene.ordersFrom(70, 3), {}});
    CHECK(scene.shown() == 32);
    CHECK_FALSE(scene.has("older-orders"));
}

TEST_CASE("card: older orders that don't come say why, and can be asked for again", "[app]") {
    OrderScene scene;
    scene.askForOlder();
    scene.link.refuse<wire::OrderList>(Errc::unavailable);
    CHECK_FALSE(scene.bar().isEmpty());
    scene.askForOlder();
    scene.link.goOffline();
    REQUIRE(QTest::qWaitFor([&] { return scene.has("no-older-orders"); }, 1000));
    CHECK_FALSE(scene.has("older-orders"));
    CHECK(scene.card.findChild<kit::Prose*>(QStringLiteral("no-older-orders"))->text() ==
          QStringLiteral("Older orders: no connection"));
}

namespace {

/// A customer with more dialogs than come at once.
struct ManyDialogsScene : Scene {
    ManyDialogsScene() {
        answer(1000, 50, "behind 951");
        card.findChild<QPushButton*>(QStringLiteral("history-tab"))->click();
    }
    /// The list of his dialogs; those of folders are empty.
    void answer(std::int64_t newest, int count, std::optional<std::string> next) {
        REQUIRE(QTest::qWaitFor([&] { return isAsked(); }, 1000));
        while (isAsked()) {
            wire::DialogPage page;
            if (isHis(link.peek<wire::DialogList>())) {
                for (std::int64_t id = newest; id > newest - count; --id)
                    page.dialogs.push_back(dialogOfHis(id));
                page.next = next;
            }
            link.answer<wire::DialogList>(page);
        }
    }
    wire::Dialog dialogOfHis(std::int64_t id) const {
        wire::Dialog dialog = aDialog(id);
        dialog.customer_id = customer;
        dialog.status = wire::DialogStatus::closed;
        dialog.last_seq = id;
        dialog.opened_at = at(id * 1000);
        return dialog;
    }
    bool isHis(const wire::DialogList& list) const { return list.filter && list.filter->customer_id == customer; }
    bool isAsked() const {
        for (const auto& asked : link.asked)
            if (asked.method == wire::DialogList::kMethod && isHis(*wire::decode<wire::DialogList>(asked.params)))
                return true;
        return false;
    }
    bool hasDialog(int id) const { return has(qPrintable(QStringLiteral("dialog-%1").arg(id))); }
    void askForOlder() {
        REQUIRE(has("older-dialogs"));
        card.findChild<QPushButton*>(QStringLiteral("older-dialogs"))->click();
        REQUIRE(QTest::qWaitFor([&] { return isAsked(); }, 1000));
    }
};

} // namespace

TEST_CASE("card: older dialogs are asked for page by page, up to the customer's first", "[app]") {
    ManyDialogsScene scene;
    CHECK(scene.hasDialog(951));
    CHECK_FALSE(scene.hasDialog(950));
    scene.askForOlder();
    emit scene.card.olderDialogsRequested(); // while it is on its way
    std::vector<std::optional<std::string>> asked;
    for (const auto& each : scene.link.asked)
        if (each.method == wire::DialogList::kMethod)
            if (const auto list = wire::decode<wire::DialogList>(each.params); list && scene.isHis(*list))
                asked.push_back(list->after);
    CHECK(asked == std::vector<std::optional<std::string>>{"behind 951"});
    scene.answer(950, 50, "behind 901");
    CHECK(scene.hasDialog(951));
    CHECK(scene.hasDialog(901));
    scene.askForOlder();
    scene.answer(900, 2, {});
    CHECK(scene.hasDialog(899));
    CHECK(scene.hasDialog(1000));
    CHECK_FALSE(scene.has("older-dialogs"));
    scene.card.findChild<QPushButton*>(QStringLiteral("card-tab"))->click();
    CHECK_FALSE(scene.hasDialog(951)); // the first page has the newest
}

TEST_CASE("card: older dialogs that don't come say why, and can be asked for again", "[app]") {
    ManyDialogsScene scene;
    scene.askForOlder();
    scene.link.goOffline();
    REQUIRE(QTest::qWaitFor([&] { return scene.has("no-older-dialogs"); }, 1000));
    CHECK_FALSE(scene.has("older-dialogs"));
    CHECK(scene.card.findChild<kit::Prose*>(QStringLiteral("no-older-dialogs"))->text() ==
          QStringLiteral("Older dialogs: no connection"));
    scene.link.start(110, true);
    REQUIRE(QTest::qWaitFor([&] { return scene.has("older-dialogs"); }, 1000));
    scene.askForOlder();
    scene.answer(950, 1, {});
    CHECK(scene.hasDialog(950));
}

TEST_CASE("card: of who has ordered little there is nothing older to ask for", "[app]") {
    OrderScene scene;
    wire::CustomerDetails details = *scene.desk.customer(scene.customer);
    details.orders->pop_back();
    scene.desk.loadCustomer(scene.customer);
    scene.link.answer<wire::CustomerGet>(details);
    CHECK(scene.shown() == 19);
    CHECK_FALSE(scene.has("older-orders"));
}
