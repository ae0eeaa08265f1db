// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/button.hpp"
#include "client/kit/chip_row.hpp"
#include "client/kit/label.hpp"
#include "client/kit/prose.hpp"
#include "client/views/inbox/card_pane.hpp"
#include "client/views/inbox/card_parts.hpp"
#include "client/views/inbox/merge_dialog.hpp"

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

namespace {

constexpr std::int64_t kNoon = 1'778'587'200'000;

CustomerCard aCard() {
    CustomerCard card;
    card.id = 6;
    card.name = QStringLiteral("Ivan Petrov");
    card.contacts = {{QStringLiteral("whatsapp"), QStringLiteral("+7 921 12 21"), true}};
    card.mayEdit = true;
    card.fields = {{QStringLiteral("city"), QStringLiteral("City"), FieldType::text, QStringLiteral("Tver"), {}},
                   {QStringLiteral("size"), QStringLiteral("Size"), FieldType::number, {}, {}}};
    card.tags = {QStringLiteral("family"), QStringLiteral("lake")};
    card.notes = {{1, QStringLiteral("Maria"), QStringLiteral("No feathers"), kNoon, true}};
    card.dialogs = {
        {5, QStringLiteral("whatsapp"), QStringLiteral("Anna"), QStringLiteral("And firewood?"), kNoon, false},
        {4, QStringLiteral("vk"), QStringLiteral("Igor"), QStringLiteral("Prices"), kNoon - 1000, true}};
    card.openDialogId = 5;
    return card;
}

struct Scene {
    kit::Theme theme;
    CardPane pane{theme, [] { return kNoon; }};

    Scene() {
        pane.resize(320, 800);
        pane.setCard(aCard());
        pane.show();
        QTest::qWait(10);
    }
    template <class T>
    T* part(const char* name) const {
        return pane.findChild<T*>(QString::fromLatin1(name));
    }
    /// The field in its editor.
    QLineEdit* edit(const char* key) const {
        part<kit::Button>(qPrintable(QStringLiteral("field-") + QLatin1String(key)))->click();
        return editor(key);
    }
    QLineEdit* editor(const char* key) const {
        const QString name = QStringLiteral("field-editor-") + QLatin1String(key);
        (void)QTest::qWaitFor([&] { return pane.findChild<QLineEdit*>(name) != nullptr; }, 1000);
        return pane.findChild<QLineEdit*>(name);
    }
    bool isClosed(const char* key) const {
        const QString name = QStringLiteral("field-editor-") + QLatin1String(key);
        return QTest::qWaitFor([&] { return !pane.findChild<QLineEdit*>(name); }, 1000);
    }
};

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

TEST_CASE("card: news about the customer leave a note that is being written alone", "[views]") {
    Scene scene;
    auto* note = scene.part<QLineEdit>("new-note");
    note->setFocus();
    QTest::keyClicks(note, QStringLiteral("likes tea"));
    note->setCursorPosition(5);
    CustomerCard news = aCard();
    news.tags += QStringLiteral("vip");
    scene.pane.setCard(news);
    auto* again = scene.part<QLineEdit>("new-note");
    REQUIRE(again);
    CHECK(again->text() == QStringLiteral("likes tea"));
    CHECK(again->cursorPosition() == 5);
    CustomerCard other = aCard();
    other.id = 7;
    scene.pane.setCard(other);
    CHECK(scene.part<QLineEdit>("new-note")->text().isEmpty());
    scene.pane.setCard(aCard());
    CHECK(scene.part<QLineEdit>("new-note")->text() == QStringLiteral("likes tea"));
    scene.part<kit::Button>("history-tab")->click();
    CHECK_FALSE(scene.part<QLineEdit>("new-note"));
    scene.part<kit::Button>("card-tab")->click();
    CHECK(scene.part<QLineEdit>("new-note")->text() == QStringLiteral("likes tea"));
    scene.pane.forgetNotes();
    CHECK(scene.part<QLineEdit>("new-note")->text().isEmpty());
}

TEST_CASE("card: a note that could not be kept is back in its field, before what was written since", "[views]") {
    Scene scene;
    QSignalSpy asked(&scene.pane, &CardPane::noteAddRequested);
    auto* note = scene.part<QLineEdit>("new-note");
    QTest::keyClicks(note, QStringLiteral("likes tea"));
    QTest::keyClick(note, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return asked.count() == 1; }, 1000));
    CHECK(note->text().isEmpty());
    QTest::keyClicks(note, QStringLiteral("and cake"));
    scene.pane.returnNote(6, asked[0][1].toString());
    CHECK(scene.part<QLineEdit>("new-note")->text() == QStringLiteral("likes tea and cake"));
    scene.pane.returnNote(7, QStringLiteral("of somebody else"));
    CHECK(scene.part<QLineEdit>("new-note")->text() == QStringLiteral("likes tea and cake"));
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

TEST_CASE("card: a field is changed in its place, Enter saves and Escape leaves it", "[views]") {
    Scene scene;
    QSignalSpy asked(&scene.pane, &CardPane::fieldEditRequested);
    auto* input = scene.edit("city");
    REQUIRE(input);
    CHECK(input->text() == QStringLiteral("Tver"));
    CHECK(input->accessibleName() == QStringLiteral("City"));
    QTest::keyClicks(input, QStringLiteral("Kazan")); // what stood there was chosen
    CustomerCard news = aCard();
    news.tags += QStringLiteral("vip");
    scene.pane.setCard(news);
    input = scene.editor("city");
    CHECK(input->text() == QStringLiteral("Kazan"));
    QTest::keyClick(input, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return asked.count() == 1; }, 1000));
    CHECK(asked[0][0].toLongLong() == 6);
    CHECK(asked[0][1].toString() == QStringLiteral("city"));
    CHECK(asked[0][2].toString() == QStringLiteral("Kazan"));
    CHECK(scene.isClosed("city"));

    input = scene.edit("size");
    QTest::keyClicks(input, QStringLiteral("XL"));
    QTest::keyClick(input, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return scene.part<kit::Prose>("field-remark-size") != nullptr; }, 1000));
    CHECK(scene.editor("size")->text() == QStringLiteral("XL"));
    QTest::keyClick(scene.editor("size"), Qt::Key_Escape);
    CHECK(scene.isClosed("size"));
    CHECK(asked.count() == 1);
}

TEST_CASE("card: the client is renamed in its place, Enter saves and Escape leaves it", "[views]") {
    Scene scene;
    CustomerCard card = aCard();
    card.mayEdit = true;
    card.givenName = card.name;
    scene.pane.setCard(card);
    QSignalSpy asked(&scene.pane, &CardPane::renameRequested);
    const QByteArray bytes = CardPane::nameKey().toLatin1();
    const char* name = bytes.constData();
    const auto begin = [&] {
        QTimer::singleShot(0, qApp, [] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu)
                return;
            for (QAction* action : menu->actions())
                if (action->text() == QStringLiteral("Rename…"))
                    menu->setActiveAction(action);
            QTest::keyClick(menu, Qt::Key_Return);
        });
        scene.part<kit::Button>("customer-actions")->click();
        return scene.editor(name);
    };
    auto* editor = begin();
    REQUIRE(editor);
    CHECK(editor->text() == card.name);
    CHECK_FALSE(editor->accessibleName().isEmpty());
    QTest::keyClick(editor, Qt::Key_Escape);
    CHECK(scene.isClosed(name));
    CHECK(asked.isEmpty());

    editor = begin();
    REQUIRE(editor);
    editor->selectAll();
    QTest::keyClick(editor, Qt::Key_Delete);
    QTest::keyClick(editor, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return scene.part<kit::Prose>("field-remark-*name") != nullptr; }, 1000));
    editor = scene.editor(name);
    QTest::keyClicks(editor, QStringLiteral("Ivan Sidorov"));
    QTest::keyClick(editor, Qt::Key_Return);
    CHECK(scene.isClosed(name));
    REQUIRE(asked.count() == 1);
    CHECK(asked[0][1].toString() == QStringLiteral("Ivan Sidorov"));

    scene.pane.returnField(card.id, CardPane::nameKey(), QStringLiteral("Ivan Petrov"), {});
    CustomerCard news = card;
    news.givenName = news.name = QStringLiteral("Vanya");
    scene.pane.setCard(news);
    CHECK(scene.part<kit::Prose>("field-remark-*name")->text().contains(QStringLiteral("Vanya")));
}

TEST_CASE("card: a field that was changed meanwhile shows both, Enter writes ours over it", "[views]") {
    Scene scene;
    QSignalSpy asked(&scene.pane, &CardPane::fieldEditRequested);
    CustomerCard news = aCard();
    news.fields[0].value = QStringLiteral("Moscow");
    scene.pane.setCard(news);
    scene.pane.returnField(6, QStringLiteral("city"), QStringLiteral("Kazan"), {});
    REQUIRE(scene.editor("city"));
    CHECK(scene.editor("city")->text() == QStringLiteral("Kazan"));
    CHECK(scene.part<kit::Prose>("field-remark-city")->text().contains(QStringLiteral("Moscow")));
    QTest::keyClick(scene.editor("city"), Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return asked.count() == 1; }, 1000));
    CHECK(asked[0][2].toString() == QStringLiteral("Kazan"));
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
    card.cannotLoadOrders = QStringLiteral("no connection");
    scene.pane.setCard(card);
    CHECK_FALSE(scene.part<kit::Button>("older-orders"));
    CHECK(scene.part<kit::Prose>("no-older-orders")->text() == QStringLiteral("Older orders: no connection"));
}

TEST_CASE("card: a value that comes back before its card is shown is written as its field is", "[views]") {
    Scene scene;
    scene.pane.returnField(7, QStringLiteral("since"), QStringLiteral("2026-05-12"), QStringLiteral("Too late"));
    CustomerCard card = aCard();
    card.id = 7;
    card.fields = {{QStringLiteral("since"), QStringLiteral("Since"), FieldType::date, {}, {}}};
    scene.pane.setCard(card);
    REQUIRE(scene.editor("since"));
    CHECK(scene.editor("since")->text() == QStringLiteral("12.05.2026"));
}

TEST_CASE("card: two cards of one customer have the same words being written", "[views]") {
    Scene scene;
    CardPane other{scene.theme, [] { return kNoon; }};
    other.setTexts(scene.pane.texts());
    other.setCard(aCard());
    const auto noteThere = [&] { return other.findChild<QLineEdit*>(QStringLiteral("new-note")); };
    QTest::keyClicks(scene.part<QLineEdit>("new-note"), QStringLiteral("likes tea"));
    CHECK(noteThere()->text() == QStringLiteral("likes tea"));
    other.returnNote(6, QStringLiteral("tall"));
    CHECK(noteThere()->text() == QStringLiteral("tall likes tea"));
    CHECK(scene.part<QLineEdit>("new-note")->text() == QStringLiteral("tall likes tea"));
    QTest::keyClick(scene.part<QLineEdit>("new-note"), Qt::Key_Return);
    CHECK(QTest::qWaitFor([&] { return noteThere()->text().isEmpty(); }, 1000));

    auto* input = scene.edit("city");
    REQUIRE(input);
    QTest::keyClicks(input, QStringLiteral("Kazan"));
    auto* there = other.findChild<QLineEdit*>(QStringLiteral("field-editor-city"));
    REQUIRE(there);
    CHECK(there->text() == QStringLiteral("Kazan"));
    QTest::keyClick(input, Qt::Key_Escape);
    CHECK(scene.isClosed("city"));
    CHECK(QTest::qWaitFor([&] { return !other.findChild<QLineEdit*>(QStringLiteral("field-editor-city")); }, 1000));
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

TEST_CASE("card: an @ that begins a word asks whom to call, and the name stands in its place", "[views]") {
    Scene scene;
    QSignalSpy wanted(&scene.pane, &CardPane::mentionWanted);
    QSignalSpy asked(&scene.pane, &CardPane::noteAddRequested);
    auto* note = scene.part<QLineEdit>("new-note");
    QTest::keyClicks(note, QStringLiteral("mail anna@"));
    CHECK(wanted.isEmpty()); // an address
    note->clear();
    QTest::keyClicks(note, QStringLiteral("ask @"));
    REQUIRE(wanted.size() == 1);
    QTest::keyClick(note, Qt::Key_Backspace);
    CHECK(wanted.size() == 1);
    QTest::keyClicks(note, QStringLiteral("@"));
    REQUIRE(wanted.size() == 2);
    scene.pane.insertMention(QStringLiteral("Maria"));
    CHECK(note->text() == QStringLiteral("ask @Maria "));
    scene.part<kit::Button>("mention")->click(); // by the button there is no @ yet
    CHECK(wanted.size() == 3);
    scene.pane.insertMention(QStringLiteral("Igor"));
    CHECK(note->text() == QStringLiteral("ask @Maria @Igor "));
    scene.pane.setCard([] {
        CustomerCard news = aCard();
        news.tags += QStringLiteral("vip");
        return news;
    }());
    note = scene.part<QLineEdit>("new-note");
    CHECK(note->text() == QStringLiteral("ask @Maria @Igor "));
    QTest::keyClick(note, Qt::Key_Return);
    REQUIRE(QTest::qWaitFor([&] { return asked.size() == 1; }, 1000));
    CHECK(asked[0][1].toString() == QStringLiteral("ask @Maria @Igor"));
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
