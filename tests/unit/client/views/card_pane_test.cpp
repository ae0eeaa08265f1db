// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/button.hpp"
#include "client/kit/chip_row.hpp"
#include "client/kit/label.hpp"
#include "client/kit/prose.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/card/card_parts.hpp"
#include "client/views/card/merge_dialog.hpp"
#include "client/views/parts/block_head.hpp"
#include "tests/support/card_scene.hpp"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using Scene = CardScene;

namespace {

MergeOfferRow vanya() {
    MergeOfferRow offer;
    offer.id = 9;
    offer.name = QStringLiteral("Vanya P.");
    offer.contacts = {{QStringLiteral("vk"), QStringLiteral("id77"), false}};
    offer.fields = {{QStringLiteral("city"), QStringLiteral("City"), FieldType::text, QStringLiteral("Moscow"), {}},
                    {QStringLiteral("mail"), QStringLiteral("mail"), FieldType::text, QStringLiteral("v@e.org"), {}}};
    offer.score = 92;
    offer.reasons = QStringLiteral("same phone");
    return offer;
}

} // namespace

TEST_CASE("card: a telephone is copied by its button, what is shown in part is not", "[views]") {
    Scene scene;
    CustomerCard card = aCard();
    card.contacts[0].id = 11;
    card.contacts.append({QStringLiteral("webchat"), QStringLiteral("visitor 1"), false, 12});
    scene.pane.setCard(card);
    auto* copy = scene.part<kit::Button>("copy-contact-11");
    REQUIRE(copy);
    CHECK(copy->accessibleName() == QStringLiteral("Copy +7 921 12 21"));
    QApplication::clipboard()->clear();
    copy->click();
    CHECK(QApplication::clipboard()->text() == QStringLiteral("+7 921 12 21"));
    CHECK_FALSE(scene.part<kit::Button>("copy-contact-12"));
    card.contactView = ContactView::covered;
    scene.pane.setCard(card);
    CHECK(QTest::qWaitFor([&] { return !scene.part<kit::Button>("copy-contact-11"); }, 1000));
    card.contactView = ContactView::uncovered;
    scene.pane.setCard(card);
    CHECK(scene.part<kit::Button>("copy-contact-11"));
}

TEST_CASE("card: contacts in part can be shown in full by who may, and it says that this is written down", "[views]") {
    Scene scene;
    CHECK_FALSE(scene.part<kit::Prose>("covering"));
    CustomerCard card = aCard();
    card.contactView = ContactView::covered;
    card.fields[0].value = QStringLiteral("···");
    card.fields[0].hidden = true;
    scene.pane.setCard(card);
    CHECK(scene.part<kit::Prose>("covering")->text() == QStringLiteral("Contacts are shown in part"));
    CHECK_FALSE(scene.part<kit::Button>("uncover")); // an auditor may not
    CHECK_FALSE(scene.part<kit::Button>("field-city"));
    CHECK(scene.part<kit::Button>("field-size"));

    card.mayUncover = true;
    card.cannotUncover = QStringLiteral("no connection");
    scene.pane.setCard(card);
    REQUIRE(scene.part<kit::Button>("uncover"));
    CHECK_FALSE(scene.part<kit::Button>("uncover")->isEnabled());
    CHECK(scene.part<kit::Button>("uncover")->toolTip().contains(QStringLiteral("no connection")));

    card.cannotUncover.clear();
    scene.pane.setCard(card);
    QSignalSpy asked(&scene.pane, &CardPane::uncoverRequested);
    auto* show = scene.part<kit::Button>("uncover");
    show->setFocus();
    QTest::keyClick(show, Qt::Key_Space);
    REQUIRE(QTest::qWaitFor([&] { return asked.count() == 1; }, 1000));
    CHECK(asked.front().front().toLongLong() == 6);

    card.contactView = ContactView::uncovered;
    scene.pane.setCard(card);
    CHECK_FALSE(scene.part<kit::Button>("uncover"));
    CHECK(scene.part<kit::Prose>("covering")->text().contains(QStringLiteral("journal")));
    QSignalSpy closed(&scene.pane, &CardPane::closed);
    scene.pane.hide();
    CHECK(closed.count() == 1);
}

TEST_CASE("card: a folded block stays folded for the next customer and is remembered", "[views]") {
    Scene scene;
    QSignalSpy changed(&scene.pane, &CardPane::foldedChanged);
    REQUIRE(scene.part<kit::ChipRow>("tags"));
    QTest::mouseClick(scene.part<BlockHead>("head-1"), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return !scene.part<kit::ChipRow>("tags"); }, 1000));
    CHECK(changed.count() == 1);
    CustomerCard other = aCard();
    other.id = 7;
    scene.pane.setCard(other);
    CHECK_FALSE(scene.part<kit::ChipRow>("tags"));

    Scene next;
    next.pane.setFolded(scene.pane.folded());
    CHECK_FALSE(next.part<kit::ChipRow>("tags"));
    CHECK(next.part<QLineEdit>("new-note"));
}

TEST_CASE("card: Delete takes the chosen tag away, the arrows choose", "[views]") {
    Scene scene;
    QSignalSpy removed(&scene.pane, &CardPane::tagRemoveRequested);
    auto* tags = scene.part<kit::ChipRow>("tags");
    tags->setFocus();
    QTest::keyClick(tags, Qt::Key_Right);
    QTest::keyClick(tags, Qt::Key_Delete);
    REQUIRE(QTest::qWaitFor([&] { return removed.count() == 1; }, 1000));
    CHECK(removed[0][0].toLongLong() == 6);
    CHECK(removed[0][1].toString() == QStringLiteral("lake"));
}

TEST_CASE("card: Tab goes from its head to what stands on it, and then on through the window", "[views]") {
    kit::Theme theme;
    QWidget window;
    auto* row = new QHBoxLayout(&window);
    auto* pane = new CardPane(theme, [] { return kNoon; });
    auto* beside = new QPushButton;
    row->addWidget(pane);
    row->addWidget(beside);
    pane->setCard(aCard());
    QStringList found;
    for (const QWidget* one = pane->findChild<QWidget*>(QStringLiteral("history-tab")); one != beside;
         one = one->nextInFocusChain())
        if (one->focusPolicy() & Qt::TabFocus)
            found.append(one->objectName());
    CHECK(found.contains(QStringLiteral("add-tag")));
    CHECK(found.contains(QStringLiteral("new-note")));
    CHECK(found.indexOf(QStringLiteral("add-tag")) < found.indexOf(QStringLiteral("new-note")));
    CHECK(found.contains(QStringLiteral("dialog-5")));
}

TEST_CASE("card: the field for a new tag stands whole on the screen", "[views]") {
    Scene scene;
    const QRect room = scene.pane.screen()->availableGeometry();
    scene.pane.move(room.right() - scene.pane.width(), room.top());
    QTest::qWait(10);
    scene.part<kit::Button>("add-tag")->click();
    QWidget* popup = QApplication::activePopupWidget();
    REQUIRE(popup);
    CHECK(room.contains(popup->geometry()));
    popup->close();
}

TEST_CASE("card: the customer's dialogs open by a click, Enter only reads, and one says that it is open", "[views]") {
    Scene scene;
    QSignalSpy asked(&scene.pane, &CardPane::dialogRequested);
    CHECK(scene.part<DialogLine>("dialog-5")->accessibleName().contains(QStringLiteral("open now")));
    CHECK_FALSE(scene.part<DialogLine>("dialog-5")->accessibleName().contains(QStringLiteral("a note")));
    CustomerCard noted = aCard();
    noted.dialogs[0].isNote = true;
    scene.pane.setCard(noted);
    CHECK(scene.part<DialogLine>("dialog-5")->accessibleName().contains(QStringLiteral("a note")));
    auto* second = scene.part<DialogLine>("dialog-4");
    CHECK(second->accessibleName().contains(QStringLiteral("closed")));
    QTest::mouseClick(second, Qt::LeftButton);
    second->setFocus();
    QTest::keyClick(second, Qt::Key_Space);
    QTest::keyClick(second, Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(QTest::qWaitFor([&] { return asked.count() == 3; }, 1000));
    CHECK(asked[0][0].toLongLong() == 4);
    QSignalSpy read(&scene.pane, &CardPane::dialogReadRequested);
    QTest::keyClick(second, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return read.count() == 1; }, 1000));
    CHECK(read[0][0].toLongLong() == 4);
    CHECK(asked.count() == 3);
}

TEST_CASE("card: a dialog's line begins with a capital letter, its client's words stay as they were written",
          "[views]") {
    Scene scene;
    CustomerCard card = aCard();
    const auto line = [&] {
        scene.pane.setCard(card);
        return scene.part<DialogLine>("dialog-4")->accessibleName();
    };
    REQUIRE(card.dialogs[1].id == 4);
    card.dialogs[1].closed = true;
    card.dialogs[1].owner.clear();
    card.dialogs[1].lastText = QStringLiteral("is it free?");
    CHECK(line().contains(QStringLiteral(", is it free?, ")));
    card.dialogs[1].outcome = QStringLiteral("resolved, 12 min");
    CHECK(line().contains(QStringLiteral(", Resolved, 12 min, ")));
    card.dialogs[1].outcome.clear();
    card.dialogs[1].lastText.clear();
    CHECK(line().contains(QStringLiteral(", Closed, ")));
    card.dialogs[1].closed = false;
    CHECK(line().contains(QStringLiteral(", Nobody's, ")));
}

TEST_CASE("card: a contact begins something, leads to what is open, or says why it can't", "[views]") {
    Scene scene;
    QSignalSpy first(&scene.pane, &CardPane::writeFirstRequested);
    QSignalSpy asked(&scene.pane, &CardPane::dialogRequested);
    CustomerCard card = aCard();
    ContactRow contact = card.contacts.front();
    card.contacts.clear();
    for (const std::int64_t id : {11, 12, 13, 14}) {
        contact.id = id;
        card.contacts.append(contact);
    }
    card.contacts[1].dialogId = 4;
    card.contacts[2].cannotBegin = QStringLiteral("the channel has been removed");
    card.contacts[3].dialogId = card.openDialogId;
    scene.pane.setCard(card);
    scene.part<kit::Button>("contact-11")->click();
    REQUIRE(QTest::qWaitFor([&] { return first.count() == 1; }, 1000));
    CHECK(first[0][0].toLongLong() == 6);
    CHECK(first[0][1].toLongLong() == 11);
    scene.part<kit::Button>("contact-12")->click();
    REQUIRE(QTest::qWaitFor([&] { return asked.count() == 1; }, 1000));
    CHECK(asked[0][0].toLongLong() == 4);
    const auto* barred = scene.part<kit::Button>("contact-13");
    CHECK_FALSE(barred->isEnabled());
    CHECK(barred->accessibleName().contains(QStringLiteral("the channel has been removed")));
    CHECK(scene.part<kit::Button>("contact-14") == nullptr);
}

TEST_CASE("card: older dialogs are offered behind all that are known", "[views]") {
    Scene scene;
    QSignalSpy asked(&scene.pane, &CardPane::olderDialogsRequested);
    CustomerCard card = aCard();
    card.dialogs.clear();
    for (std::int64_t id = 9; id >= 4; --id) {
        card.dialogs.append(DialogBriefRow{});
        card.dialogs.last().id = id;
    }
    card.moreDialogs = true;
    scene.pane.setCard(card);
    CHECK(scene.part<QPushButton>("dialog-9"));
    CHECK_FALSE(scene.part<QPushButton>("dialog-4")); // the first page has the newest
    CHECK_FALSE(scene.part<kit::Button>("older-dialogs"));
    scene.part<kit::Button>("history-tab")->click();
    CHECK(scene.part<QPushButton>("dialog-4"));
    REQUIRE(scene.part<kit::Button>("older-dialogs"));
    scene.part<kit::Button>("older-dialogs")->click();
    CHECK(QTest::qWaitFor([&] { return asked.size() == 1; }, 1000));
    card.moreDialogs = false;
    scene.pane.setCard(card);
    CHECK_FALSE(scene.part<kit::Button>("older-dialogs"));
}

TEST_CASE("card: older orders are offered where all that are known stand, and not without a connection", "[views]") {
    Scene scene;
    QSignalSpy asked(&scene.pane, &CardPane::olderOrdersRequested);
    CustomerCard card = aCard();
    for (std::int64_t id = 9; id >= 4; --id) {
        card.orders.append(OrderRow{});
        card.orders.last().id = id;
    }
    card.moreOrders = true;
    scene.pane.setCard(card);
    CHECK(scene.part<kit::Button>("order-7"));
    CHECK_FALSE(scene.part<kit::Button>("order-6")); // the first page has the newest
    CHECK_FALSE(scene.part<kit::Button>("older-orders"));
    scene.part<kit::Button>("history-tab")->click();
    CHECK(scene.part<kit::Button>("order-4"));
    REQUIRE(scene.part<kit::Button>("older-orders"));
    scene.part<kit::Button>("older-orders")->click();
    CHECK(QTest::qWaitFor([&] { return asked.size() == 1; }, 1000));
    card.cannotLoadOlder = QStringLiteral("no connection");
    scene.pane.setCard(card);
    CHECK_FALSE(scene.part<kit::Button>("older-orders"));
    CHECK(scene.part<kit::Prose>("no-older-orders")->text() == QStringLiteral("Older orders: no connection"));
}

TEST_CASE("card: two cards are compared side by side and merged line by line", "[views]") {
    Scene scene;
    QSignalSpy merge(&scene.pane, &CardPane::mergeRequested), apart(&scene.pane, &CardPane::keepApartRequested);
    CustomerCard card = aCard();
    card.offers = {vanya()};
    scene.pane.setCard(card);
    scene.part<kit::Button>("compare-9")->click();
    auto* dialog = scene.pane.findChild<MergeDialog*>();
    REQUIRE(dialog);
    const auto choices = dialog->findChildren<QRadioButton*>();
    REQUIRE(choices.size() == 4); // two names and two cities; the mail is only one's
    choices[3]->click();
    dialog->findChild<kit::Button*>(QStringLiteral("merge"))->click();
    REQUIRE(merge.count() == 1);
    CHECK(merge[0][0].toLongLong() == 6);
    CHECK(merge[0][1].toLongLong() == 9);
    CHECK_FALSE(merge[0][2].toBool());
    CHECK(merge[0][3].toStringList() == QStringList{"city"});
    scene.part<kit::Button>("apart-9")->click();
    REQUIRE(QTest::qWaitFor([&] { return apart.count() == 1; }, 1000));
    CHECK(apart[0][1].toLongLong() == 9);
}

TEST_CASE("card: merges are undone from the newest on, notes are pinned", "[views]") {
    Scene scene;
    QSignalSpy undo(&scene.pane, &CardPane::unmergeRequested), pin(&scene.pane, &CardPane::notePinRequested);
    CustomerCard card = aCard();
    card.merged = {{2, QStringLiteral("Vanya"), kNoon + 1000}, {1, QStringLiteral("Oleg"), kNoon + 500}};
    scene.pane.setCard(card);
    CHECK(scene.part<kit::Button>("unmerge-1") == nullptr);
    scene.part<kit::Button>("unmerge-2")->click();
    scene.part<kit::Button>("pin-1")->click();
    REQUIRE(QTest::qWaitFor([&] { return undo.count() == 1 && pin.count() == 1; }, 1000));
    CHECK(undo[0][0].toLongLong() == 2);
    CHECK(pin[0][1].toLongLong() == 1);
    CHECK_FALSE(pin[0][2].toBool());
}

TEST_CASE("card: the dialog of a merge is as high as what stands in it", "[views]") {
    for (const int scale : {100, 150}) {
        const kit::Theme theme(kit::Scheme::light, scale);
        MergeDialog dialog(theme, aCard(), vanya());
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QTest::qWait(10);
        const auto* scroll = dialog.findChild<QScrollArea*>();
        REQUIRE(scroll);
        INFO(scale);
        CHECK(scroll->verticalScrollBar()->maximum() == 0);
        CHECK(scroll->viewport()->height() - scroll->widget()->heightForWidth(scroll->viewport()->width()) <= 2);
    }
}

TEST_CASE("card: an order shows its lines and its way to the shop when it is asked to", "[views]") {
    Scene scene;
    CHECK(scene.part<QWidget>("no-orders"));
    CustomerCard card = aCard();
    OrderRow order{4,
                   QStringLiteral("truck"),
                   QStringLiteral("5512"),
                   QStringLiteral("on its way"),
                   QStringLiteral("10 RUB"),
                   QStringLiteral("shop"),
                   kNoon,
                   QStringLiteral("https://shop.example.org/4"),
                   {QStringLiteral("A plaid")}};
    OrderRow unsafe = order;
    unsafe.id = 5;
    unsafe.url = QStringLiteral("file:///etc/passwd");
    card.orders = {order, unsafe};
    card.journey = {{QStringLiteral("truck"), QStringLiteral("Order 5512: on its way"), {}, kNoon, 0}};
    scene.pane.setCard(card);
    CHECK_FALSE(scene.part<QWidget>("no-orders"));
    REQUIRE(scene.part<kit::Prose>("order-words-4"));
    CHECK(scene.part<kit::Prose>("order-words-4")->text() == QStringLiteral("5512, on its way"));
    CHECK_FALSE(scene.part<kit::Button>("order-link-4"));
    CHECK(scene.part<kit::Button>("order-4")->accessibleName().contains(QStringLiteral("5512")));
    QTest::keyClick(scene.part<kit::Button>("order-4"), Qt::Key_Space);
    REQUIRE(QTest::qWaitFor([&] { return scene.part<kit::Button>("order-link-4") != nullptr; }, 1000));
    CHECK(scene.part<kit::Button>("order-link-4")->accessibleName() == QStringLiteral("Open order 5512 in the shop"));
    QTest::keyClick(scene.part<kit::Button>("order-5"), Qt::Key_Space);
    CHECK(QTest::qWaitFor([&] { return scene.part<kit::Button>("order-5")->toolTip().contains("less"); }, 1000));
    CHECK_FALSE(scene.part<kit::Button>("order-link-5"));
    QTest::keyClick(scene.part<kit::Button>("order-4"), Qt::Key_Space);
    CHECK(QTest::qWaitFor([&] { return !scene.part<kit::Button>("order-link-4"); }, 1000));
}

TEST_CASE("block head: what is folded points to where the words begin, from the right as well", "[views]") {
    kit::Theme theme;
    const auto sign = [&](bool folded, Qt::LayoutDirection direction) {
        BlockHead head(theme, QStringLiteral("Tags"), 0, folded);
        head.setLayoutDirection(direction);
        head.resize(200, head.sizeHint().height());
        const int side = theme.px(16);
        const QRect begin(direction == Qt::RightToLeft ? head.width() - side : 0, 0, side, head.height());
        return head.grab().toImage().copy(begin);
    };
    CHECK(sign(true, Qt::RightToLeft) != sign(false, Qt::RightToLeft));
    CHECK(sign(true, Qt::RightToLeft) != sign(true, Qt::LeftToRight));
    CHECK(sign(false, Qt::RightToLeft) == sign(false, Qt::LeftToRight));
}

TEST_CASE("card: addresses begin below each other, whatever the channel's letters", "[views]") {
    Scene scene;
    CustomerCard card = aCard();
    card.contacts = {{QStringLiteral("webchat"), QStringLiteral("visitor 1"), false},
                     {QStringLiteral("whatsapp"), QStringLiteral("+7 900 55 66"), true}};
    scene.pane.setCard(card);
    QTest::qWait(10);
    QList<int> begins;
    for (const auto* words : scene.pane.findChildren<kit::Label*>())
        if (words->text() == u"visitor 1" || words->text() == u"+7 900 55 66")
            begins.append(words->mapTo(&scene.pane, QPoint()).x());
    REQUIRE(begins.size() == 2);
    CHECK(begins[0] == begins[1]);
}

TEST_CASE("card: the words of the journey begin below each other, whatever the channel's letters", "[views]") {
    Scene scene;
    CustomerCard card = aCard();
    card.journey = {{QStringLiteral("world"), QStringLiteral("On a page"), QStringLiteral("webchat"), kNoon, 0},
                    {QStringLiteral("message-circle"), QStringLiteral("Wrote"), QStringLiteral("whatsapp"), kNoon, 0},
                    {QStringLiteral("truck"), QStringLiteral("Order 5512"), {}, kNoon, 0}};
    scene.pane.setCard(card);
    QTest::qWait(10);
    QList<int> begins;
    for (const auto* words : scene.pane.findChildren<kit::Prose*>())
        if (words->text() == u"On a page" || words->text() == u"Wrote" || words->text() == u"Order 5512")
            begins.append(words->mapTo(&scene.pane, QPoint()).x());
    REQUIRE(begins.size() == 3);
    CHECK(begins[0] == begins[1]);
    CHECK(begins[1] == begins[2]);
}
