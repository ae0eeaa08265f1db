// SPDX-License-Identifier: GPL-3.0-or-later
// The whole desk behind a scripted link: looking for something everywhere, and in the open dialog.
#include "client/views/card/card_pane.hpp"
#include "client/views/composer/first_message.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/search_list.hpp"
#include "client/views/list/search_pane.hpp"
#include "client/views/thread/find_bar.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

wire::MessageHit aHit(std::int64_t dialog, Seq seq, const std::string& text) {
    wire::MessageHit hit;
    hit.message_id = MessageId{seq};
    hit.thread_id = ThreadId{100 + dialog};
    hit.dialog_id = DialogId{dialog};
    hit.customer_id = CustomerId{200 + dialog};
    hit.customer_name = "Customer " + std::to_string(dialog);
    hit.channel_id = ChannelId{1};
    hit.direction = wire::Direction::in;
    hit.excerpt = text;
    hit.matches = {{0, 4}};
    return hit;
}

wire::SearchFound found(std::vector<wire::MessageHit> hits) {
    wire::SearchFound found;
    found.messages.hits = std::move(hits);
    return found;
}

struct Scene : InboxScene {
    SearchPane* search = window.search();
    QLineEdit* field = search->field();
    FindBar* bar = window.pane()->findBar();

    Scene() { answerNewest({aMessage(5, 90, "Is it free?")}); }
    /// As often as the newest page was asked for.
    void answerNewest(std::vector<wire::Message> messages, std::optional<std::string> next = {}) {
        wire::MessagePage page;
        page.messages = std::move(messages);
        page.next = std::move(next);
        while (link.outstanding("dialog.history") > 0 && !link.peek<wire::DialogHistory>().before)
            link.answer<wire::DialogHistory>(page);
    }
    void lookFor(const QString& text) {
        QTest::keyClicks(field, text);
        REQUIRE(waitUntil([&] { return link.outstanding("search.query") == 1; }));
    }
    void findHere(const QString& text) {
        press(Qt::CTRL | Qt::Key_F);
        QTest::keyClicks(bar->field(), text);
        REQUIRE(waitUntil([&] { return link.outstanding("search.query") == 1; }));
    }
    void press(const QKeySequence& keys) {
        for (QAction* action : window.actions())
            if (action->shortcut() == keys)
                return action->trigger();
        FAIL("no such key");
    }
    SearchState state() const { return search->view().state; }
    bool showsMessage(std::int64_t id) const {
        for (int row = 0; row < window.thread()->rowCount(); ++row)
            if (window.thread()->message(row).id == id)
                return true;
        return false;
    }
};

} // namespace

TEST_CASE("search: what is typed is asked for once the hands rest, and stands in the list's place", "[app]") {
    Scene scene;
    scene.press(Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    CHECK(scene.window.focusWidget() == scene.field);
    CHECK_FALSE(scene.search->isActive());
    scene.lookFor(QStringLiteral("keys"));
    const auto asked = scene.link.peek<wire::SearchQuery>();
    CHECK(asked.text == "keys");
    CHECK(asked.typing == true);
    CHECK(scene.state() == SearchState::searching);
    auto* list = scene.window.findChild<DialogListView*>();
    CHECK_FALSE(list->isVisible());
    scene.link.answer<wire::SearchQuery>(found({aHit(5, 90, "keys are here"), aHit(6, 80, "keys")}));
    REQUIRE(scene.state() == SearchState::found);
    REQUIRE(scene.search->view().rows.size() == 3);
    CHECK(scene.search->view().rows[1].title == "Customer 5");
    CHECK(scene.search->view().rows[1].wordsMarks == QList<TextMark>{{0, 4}});
    CHECK(scene.search->list()->current()->messageId == 90);
    QTest::keyClick(scene.field, Qt::Key_Down);
    CHECK(scene.search->list()->current()->messageId == 80);
    QTest::keyClick(scene.field, Qt::Key_Up);
    QTest::keyClick(scene.field, Qt::Key_Up); // not onto the heading
    CHECK(scene.search->list()->current()->messageId == 90);
    scene.press(Qt::Key_Escape);
    CHECK(scene.field->text().isEmpty());
    CHECK(scene.state() == SearchState::idle);
    CHECK(list->isVisible());
}

TEST_CASE("search: what was found is marked until something else is looked for, or nothing any more", "[app]") {
    Scene scene;
    const auto picture = [&] {
        QTest::qWait(10);
        return scene.window.thread()->viewport()->grab().toImage();
    };
    scene.theme.setReducesMotion(true);
    scene.press(Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    scene.lookFor(QStringLiteral("free"));
    scene.link.answer<wire::SearchQuery>(found({aHit(5, 90, "free or not")}));
    QTest::keyClick(scene.field, Qt::Key_Return);
    QTest::keyClick(scene.field, Qt::Key_Shift); // it flashes until then
    const QImage marked = picture();
    const bool leaves = GENERATE(true, false);
    if (leaves)
        scene.press(Qt::Key_Escape);
    else
        QTest::keyClicks(scene.field, QStringLiteral("!"));
    CHECK(picture() != marked);
}

TEST_CASE("search: Enter opens the dialog at the message, and loads the thread back to it", "[app]") {
    Scene scene;
    scene.lookFor(QStringLiteral("keys"));
    scene.link.answer<wire::SearchQuery>(found({aHit(6, 20, "keys")}));
    QTest::keyClick(scene.field, Qt::Key_Return);
    wire::DialogDetails details;
    details.dialog = aDialog(6);
    scene.link.answer<wire::DialogGet>(details);
    CHECK(scene.window.openDialogId() == 6);
    scene.answerNewest({aMessage(6, 70)}, "before 70");
    const auto older = scene.link.peek<wire::DialogHistory>();
    CHECK(older.before.value_or("") == "before 70");
    CHECK(older.limit.value_or(0) == 200);
    wire::MessagePage page;
    page.messages = {aMessage(6, 50)};
    page.next = std::string("before 50");
    scene.link.answer<wire::DialogHistory>(page);
    page.messages = {aMessage(6, 10), aMessage(6, 20, "keys"), aMessage(6, 30)};
    page.next = std::string("before 10");
    scene.link.answer<wire::DialogHistory>(page);
    CHECK(waitUntil([&] { return scene.showsMessage(20); }));
    CHECK(scene.showsMessage(70)); // nothing between is left out
}

TEST_CASE("search: a message that is not there any more is not looked for for ever", "[app]") {
    Scene scene;
    scene.lookFor(QStringLiteral("keys"));
    scene.link.answer<wire::SearchQuery>(found({aHit(5, 20, "keys")}));
    QTest::keyClick(scene.field, Qt::Key_Return);
    CHECK(scene.link.outstanding("dialog.history") == 0); // its thread is whole
    scene.link.tell(wire::DialogAdded{aDialog(7), {}}, 102);
    scene.controller.open(DialogId{7}, false);
    scene.answerNewest({aMessage(7, 70)}, "before 70");
    scene.field->clear();
    scene.lookFor(QStringLiteral("lost"));
    scene.link.answer<wire::SearchQuery>(found({aHit(7, 20, "lost")}));
    QTest::keyClick(scene.field, Qt::Key_Return);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("dialog.history") == 1; }));
    scene.link.refuse<wire::DialogHistory>(Errc::internal);
    QTest::qWait(50);
    CHECK(scene.link.outstanding("dialog.history") <= 1); // the list's own wish for more at most
}

TEST_CASE("search: nothing found says where it was looked for, and a late answer is not shown", "[app]") {
    Scene scene;
    scene.lookFor(QStringLiteral("5512"));
    scene.link.answer<wire::SearchQuery>({});
    CHECK(scene.state() == SearchState::nothing);
    CHECK(scene.search->view().remark == "No results for “5512” in the messages and clients that you may see");
    scene.lookFor(QStringLiteral("3"));
    QTest::keyClicks(scene.field, QStringLiteral("4"));
    scene.link.answer<wire::SearchQuery>(found({aHit(5, 90, "late")}));
    CHECK(scene.state() == SearchState::nothing);
}

TEST_CASE("search: in the other layout, and what can't be read, is said in words", "[app]") {
    Scene scene;
    scene.lookFor(QStringLiteral("ghbdtn"));
    auto slipped = found({aHit(5, 90, "привет")});
    slipped.read_as = std::string("привет");
    slipped.messages.next = std::string("more");
    scene.link.answer<wire::SearchQuery>(slipped);
    CHECK(scene.search->view().remark.contains(QString::fromUtf8("привет")));
    QTest::keyClick(scene.field, Qt::Key_Down); // to "Older messages"
    QTest::keyClick(scene.field, Qt::Key_Return);
    const auto further = scene.link.peek<wire::SearchQuery>();
    CHECK(further.text == "привет");
    CHECK(further.after == "more");
    CHECK(further.group == wire::SearchGroup::messages);
    scene.link.answer<wire::SearchQuery>(found({aHit(5, 80, "привет")}));
    CHECK(scene.search->view().rows.size() == 3);
    scene.lookFor(QStringLiteral(" before:x"));
    scene.link.refuse<wire::SearchQuery>(Errc::invalid);
    CHECK(scene.state() == SearchState::failed);
    CHECK_FALSE(scene.search->view().remark.isEmpty());
}

TEST_CASE("search: who looks in a channel that is not there hears which there are", "[app]") {
    Scene scene;
    wire::Channel channel;
    channel.id = ChannelId{1};
    channel.kind = wire::ChannelKind::telegram;
    channel.name = "The shop's bot";
    scene.link.answer<wire::UserList>({});
    scene.link.answer<wire::ChannelList>({{channel}});
    scene.lookFor(QStringLiteral("keys channel:fax"));
    scene.link.refuse<wire::SearchQuery>(Errc::invalid, "channel: there is no channel of this name");
    CHECK(scene.state() == SearchState::failed);
    CHECK(scene.search->view().remark == "There is no such channel. There are: The shop's bot");
}

TEST_CASE("search: without a connection this computer is looked through, and that is said", "[app]") {
    Scene scene;
    scene.lookFor(QStringLiteral("keys"));
    scene.link.goOffline();
    REQUIRE(waitUntil([&] { return scene.state() == SearchState::nothing; }));
    CHECK(scene.search->view().offline);
    CHECK(scene.search->view().remark == "No connection, and nothing with “keys” on this computer");
    scene.link.start(101, true);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("search.query") == 1; }));
    scene.link.answer<wire::SearchQuery>(found({aHit(5, 90, "keys")}));
    CHECK(scene.state() == SearchState::found);
    CHECK_FALSE(scene.search->view().offline);
}

TEST_CASE("search: what this computer has is there with the key", "[app]") {
    Scene scene;
    scene.link.goOffline();
    QTest::keyClicks(scene.field, QStringLiteral("ke"));
    CHECK(scene.search->view().remark == "No connection, and nothing with “ke” on this computer");
    QTest::keyClick(scene.field, Qt::Key_Y);
    CHECK(scene.search->view().remark == "No connection, and nothing with “key” on this computer");
}

TEST_CASE("search: orders go on in their group and lead to the newest dialog with the customer", "[app]") {
    Scene scene;
    scene.lookFor(QStringLiteral("551"));
    wire::OrderHit hit;
    hit.order.number = "5512";
    hit.dialog_id = DialogId{6};
    wire::SearchFound answer;
    answer.orders = wire::OrderHits{{hit}, std::string("more")};
    scene.link.answer<wire::SearchQuery>(answer);
    REQUIRE(scene.search->view().rows.size() == 3);
    QTest::keyClick(scene.field, Qt::Key_Down); // to "More orders"
    QTest::keyClick(scene.field, Qt::Key_Return);
    const auto further = scene.link.peek<wire::SearchQuery>();
    CHECK(further.group == wire::SearchGroup::orders);
    CHECK(further.after == "more");
    scene.link.answer<wire::SearchQuery>({}); // they are gone meanwhile
    REQUIRE(scene.search->view().rows.size() == 2);
    CHECK(scene.search->view().rows[1].title == "5512");
    QTest::keyClick(scene.field, Qt::Key_Up);
    QTest::keyClick(scene.field, Qt::Key_Return);
    CHECK(scene.link.peek<wire::DialogGet>().dialog_id == DialogId{6});
}

namespace {

/// A client who is found and has written nothing yet.
struct ClientScene : Scene {
    ClientScene() {
        const auto channel = [](std::int64_t id, wire::ChannelKind kind) {
            wire::Channel channel;
            channel.id = ChannelId{id};
            channel.kind = kind;
            channel.name = "Shop";
            return channel;
        };
        link.answer<wire::UserList>({});
        link.answer<wire::ChannelList>(
            {{channel(1, wire::ChannelKind::telegram), channel(2, wire::ChannelKind::webchat)}});
        window.resize(1440, 900);
    }
    void choose() {
        lookFor(QStringLiteral("olga"));
        wire::CustomerHit hit;
        hit.customer_id = CustomerId{300};
        hit.name = "Olga";
        wire::SearchFound answer;
        answer.customers.hits = {hit};
        link.answer<wire::SearchQuery>(answer);
        QTest::keyClick(field, Qt::Key_Return);
    }
    /// His card comes, with a contact on each of the channels.
    void answerCard(std::vector<std::int64_t> channels) {
        wire::CustomerDetails details;
        details.customer.id = CustomerId{300};
        details.customer.name = "Olga";
        for (const std::int64_t channel : channels)
            details.customer.identities.push_back(
                {IdentityId{70 + channel}, ChannelId{channel}, "7921", "Olga", false});
        while (link.peek<wire::CustomerGet>().customer_id != CustomerId{300})
            link.refuse<wire::CustomerGet>(Errc::unavailable);
        link.answer<wire::CustomerGet>(details);
        QTest::qWait(20); // buttons appear with the next event
    }
    QString told() const { return InboxScene::bar(); }
    QAbstractButton* barButton(const QString& words) const {
        for (auto* button : window.pane()->findChild<kit::NoticeBar*>()->findChildren<QAbstractButton*>())
            if (button->text() == words && button->isVisible())
                return button;
        return nullptr;
    }
};

} // namespace

TEST_CASE("search: a client without a dialog opens by his card, and can be written to first", "[app]") {
    ClientScene scene;
    QSignalSpy opened(&scene.controller, &InboxController::opened);
    scene.choose();
    CHECK(scene.window.openDialogId() == 0);
    REQUIRE(opened.size() == 1);
    CHECK(opened[0][0].toLongLong() == 0);
    CHECK(scene.window.thread()->accessibleName() == "There is no dialog with this client yet");
    CHECK(scene.window.card()->isVisible());
    CHECK(scene.told().isEmpty());
    SECTION("where a channel allows it") {
        scene.answerCard({2, 1});
        CHECK(scene.told() == "You can write first");
        auto* button = scene.barButton(QStringLiteral("Write first by Telegram"));
        REQUIRE(button);
        button->click();
        CHECK(scene.window.findChild<FirstMessage*>());
    }
    SECTION("where none does, it says why") {
        scene.answerCard({2});
        CHECK(scene.told() == "You can't write first: in the web chat only the visitor begins");
    }
    scene.press(Qt::CTRL | Qt::Key_Tab); // back to what was open
    CHECK(scene.window.openDialogId() == 5);
    CHECK(scene.told().isEmpty());
    CHECK(scene.window.thread()->accessibleName() == "Messages");
}

TEST_CASE("search: an order of a client without a dialog leads to his card, too", "[app]") {
    ClientScene scene;
    scene.lookFor(QStringLiteral("551"));
    wire::OrderHit hit;
    hit.order.number = "5512";
    hit.order.customer_id = CustomerId{300};
    wire::SearchFound answer;
    answer.orders = wire::OrderHits{{hit}, {}};
    scene.link.answer<wire::SearchQuery>(answer);
    QTest::keyClick(scene.field, Qt::Key_Return);
    CHECK(scene.window.openDialogId() == 0);
    scene.answerCard({1});
    CHECK(scene.barButton(QStringLiteral("Write first by Telegram")));
}

TEST_CASE("search: without a connection operators are refused in words, and work again with it", "[app]") {
    Scene scene;
    scene.link.goOffline();
    QTest::keyClicks(scene.field, QStringLiteral("keys tag:vip"));
    REQUIRE(waitUntil([&] { return scene.state() == SearchState::failed; }));
    CHECK(scene.search->view().remark.contains("only words"));
    CHECK_FALSE(scene.search->view().offline);
    scene.link.start(101, true);
    REQUIRE(waitUntil([&] { return scene.link.outstanding("search.query") == 1; }));
    CHECK(scene.link.peek<wire::SearchQuery>().text == "keys tag:vip");
    scene.link.answer<wire::SearchQuery>(found({aHit(5, 90, "keys")}));
    CHECK(scene.state() == SearchState::found);
}

TEST_CASE("find: counts the hits of the whole thread, steps through them and marks them", "[app]") {
    Scene scene;
    scene.findHere(QStringLiteral("free"));
    const auto asked = scene.link.peek<wire::SearchQuery>();
    CHECK(asked.dialog_id == DialogId{5});
    CHECK(asked.group == wire::SearchGroup::messages);
    auto hit = aHit(5, 90, "Is it free?");
    hit.matches = {{6, 4}};
    scene.link.answer<wire::SearchQuery>(found({hit, aHit(5, 40, "free")}));
    CHECK(scene.bar->countWords() == "1/2");
    CHECK(scene.window.thread()->marks().value(90) == QList<TextMark>{{6, 4}});
    scene.press(Qt::Key_F3);
    CHECK(scene.bar->countWords() == "2/2");
    scene.press(Qt::Key_F3);
    CHECK(scene.bar->countWords() == "1/2");
    scene.press(Qt::SHIFT | Qt::Key_F3);
    CHECK(scene.bar->countWords() == "2/2");
    scene.press(Qt::Key_Escape);
    CHECK_FALSE(scene.bar->isOpen());
    CHECK(scene.window.thread()->marks().isEmpty());
}

TEST_CASE("find: without a connection what is here of the thread is looked through", "[app]") {
    Scene scene;
    scene.link.goOffline();
    scene.press(Qt::CTRL | Qt::Key_F);
    QTest::keyClicks(scene.bar->field(), QStringLiteral("FRE"));
    REQUIRE(waitUntil([&] { return !scene.bar->countWords().isEmpty(); }));
    CHECK(scene.bar->countWords() == "1/1 on this computer");
    CHECK(scene.window.thread()->marks().value(90) == QList<TextMark>{{6, 4}});
    scene.link.tell(wire::DialogAdded{aDialog(7), {}}, 102);
    scene.controller.open(DialogId{7}, false);
    CHECK_FALSE(scene.bar->isOpen());
}

TEST_CASE("find: what can't be read as operators is looked for as words", "[app]") {
    Scene scene;
    scene.findHere(QStringLiteral("after:soon"));
    CHECK(scene.link.peek<wire::SearchQuery>().text == "after soon");
    scene.link.answer<wire::SearchQuery>(found({aHit(5, 90, "soon after")}));
    CHECK(scene.bar->countWords() == "1/1");
    scene.bar->field()->clear();
    scene.findHere(QStringLiteral("channel:fax"));
    CHECK(scene.link.peek<wire::SearchQuery>().text == "channel:fax");
    scene.link.refuse<wire::SearchQuery>(Errc::invalid, "channel: there is no channel of this name");
    CHECK(scene.link.peek<wire::SearchQuery>().text == "channel fax");
    scene.link.answer<wire::SearchQuery>({});
    CHECK(scene.bar->countWords() == "Nothing found");
}

TEST_CASE("find: the reason stands in the bar when the server doesn't look", "[app]") {
    Scene scene;
    scene.findHere(QStringLiteral("free"));
    scene.link.refuse<wire::SearchQuery>(Errc::forbidden);
    CHECK_FALSE(scene.bar->countWords().isEmpty());
    CHECK(scene.bar->countWords() != "Nothing found");
    QTest::keyClicks(scene.bar->field(), QStringLiteral("r"));
    REQUIRE(waitUntil([&] { return scene.link.outstanding("search.query") == 1; }));
    scene.link.answer<wire::SearchQuery>({});
    CHECK(scene.bar->countWords() == "Nothing found");
}
