// SPDX-License-Identifier: GPL-3.0-or-later
// Prepared texts over the composer, by keys alone.
#include "client/kit/label.hpp"
#include "client/kit/notice_bar.hpp"
#include "client/kit/prose.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/parts/drop_zone.hpp"
#include "client/views/parts/picker_list.hpp"
#include "client/views/templates/template_editor.hpp"
#include "client/views/templates/template_picker.hpp"
#include "client/views/templates/template_preview.hpp"
#include "client/views/templates/template_versions.hpp"
#include "client/views/thread/thread_header.hpp"
#include "client/views/thread/thread_pane.hpp"

#include <QApplication>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

QString u(const char* utf8) {
    return QString::fromUtf8(utf8);
}

TemplateRow aTemplate(std::int64_t id, const char* title, const char* shortcut, const char* text) {
    TemplateRow row;
    row.id = id;
    row.title = u(title);
    row.shortcut = u(shortcut);
    row.text = row.whole = u(text);
    row.folder = u("Stay");
    return row;
}

struct Scene {
    kit::Theme theme;
    ThreadPane pane{theme, [] { return std::int64_t{1'778'587'200'000}; }};
    ComposerView* composer = pane.composer();
    ComposerEdit* edit = composer->findChild<ComposerEdit*>();
    TemplatePicker* picker = pane.templates();
    QLineEdit* field = picker->findChild<QLineEdit*>();
    QSignalSpy sent{composer, &ComposerView::sendRequested};
    QSignalSpy approved{&pane, &ThreadPane::approvedRequested};

    Scene() {
        DialogRow dialog;
        dialog.id = 5;
        dialog.customerName = QStringLiteral("Ivan");
        dialog.channelKind = QStringLiteral("whatsapp");
        dialog.status = DialogStatus::active;
        dialog.mine = true;
        dialog.assigneeId = 1;
        pane.resize(700, 600);
        pane.show();
        pane.setDialog(dialog);
        TemplateRow reminder = aTemplate(3, "Reminder", "", "Order {{1}} waits until {{2}}");
        reminder.approved = true;
        reminder.parameters = {QStringLiteral("1"), QStringLiteral("2")};
        picker->setTemplates({aTemplate(1, "Keys", "keys", "The keys are at the desk"),
                              aTemplate(2, "Arrival", "arr", "Hello {name}, we expect you {?date} at {?time}"),
                              reminder});
        setContext(false);
        pane.activateWindow();
        edit->setFocus();
        QTest::qWait(260); // an Enter right after a switch is not taken
    }
    void setContext(bool onlyApproved) {
        picker->setContext(5, {QStringLiteral("Ivan"),
                               QStringLiteral("whatsapp"),
                               {{QStringLiteral("name"), QStringLiteral("Ivan")}},
                               onlyApproved});
    }
    PickerList* names() const {
        for (auto* list : picker->findChildren<PickerList*>())
            if (list->accessibleName() == u("Templates"))
                return list;
        return nullptr;
    }
    QString text() const { return composer->text(5, ComposerMode::reply); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
        QTest::keyClick(field, key, modifiers);
    }
    bool says(const char* words) const {
        for (const auto* label : composer->findChildren<kit::Label*>())
            if (label->isVisible() && label->text() == u(words))
                return true;
        return false;
    }
};

} // namespace

TEST_CASE("templates: a slash at the start of a line opens them, and typing goes on in both places", "[views]") {
    Scene scene;
    QTest::keyClicks(scene.edit, QStringLiteral("and/or"));
    CHECK_FALSE(scene.picker->isOpen());
    QTest::keyClick(scene.edit, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(scene.edit, QStringLiteral("/"));
    REQUIRE(scene.picker->isOpen());
    QTest::keyClicks(scene.field, QStringLiteral("key"));
    CHECK(scene.text() == "and/or\n/key");
    scene.press(Qt::Key_Return);
    CHECK_FALSE(scene.picker->isOpen());
    CHECK(scene.text() == "and/or\nThe keys are at the desk");
    CHECK(scene.composer->templateId(5) == 1);
    CHECK(scene.sent.isEmpty());
    scene.composer->clearText(5, ComposerMode::reply);
    CHECK(scene.composer->templateId(5) == 0);
}

TEST_CASE("templates: the folders count what fits the words that are typed", "[views]") {
    Scene scene;
    QTest::keyClicks(scene.edit, QStringLiteral("/"));
    const PickerRows* folders = nullptr;
    for (const auto* list : scene.picker->findChildren<PickerList*>())
        if (list->accessibleName() == QStringLiteral("Folders of templates"))
            folders = qobject_cast<const PickerRows*>(list->model());
    REQUIRE(folders);
    CHECK(folders->rows()[0].aside == QStringLiteral("3"));
    QTest::keyClicks(scene.field, QStringLiteral("keys"));
    CHECK(folders->rows()[0].aside == QStringLiteral("1"));
    CHECK(folders->rows().last().aside == QStringLiteral("0")); // of the messenger's own
    scene.field->clear();
    CHECK(folders->rows()[0].aside == QStringLiteral("3"));
}

TEST_CASE("templates: folders stand within each other, and the outer ones hold what the inner ones do", "[views]") {
    Scene scene;
    const auto rowIn = [](std::int64_t id, const char* title, const char* folder) {
        TemplateRow row = aTemplate(id, title, "", "text");
        row.folder = u(folder);
        return row;
    };
    scene.picker->setTemplates({rowIn(1, "Refund", "Payment/Refunds/By card"), rowIn(2, "Bill", "Payment"),
                                rowIn(3, "Keys", "Arrival"), rowIn(4, "Plan", "Payment plan")});
    scene.composer->askForTemplates();
    PickerList* list = nullptr;
    for (auto* each : scene.picker->findChildren<PickerList*>())
        if (each->accessibleName() == QStringLiteral("Folders of templates"))
            list = each;
    REQUIRE(list);
    const auto* folders = qobject_cast<const PickerRows*>(list->model());
    QStringList shown;
    for (const PickerRow& row : folders->rows())
        shown.append(QStringLiteral("%1%2:%3").arg(QString(row.depth, u'>'), row.words, row.aside));
    CHECK(shown.mid(0, 6) == QStringList{u("All:4"), u("Arrival:1"), u("Payment:2"), u(">Refunds:1"), u(">>By card:1"),
                                         u("Payment plan:1")});
    CHECK(list->model()->index(4, 0).data(Qt::AccessibleTextRole).toString() == "Payment / Refunds / By card, 1");
}

TEST_CASE("templates: Escape leaves what was typed, Backspace over the slash takes it away", "[views]") {
    Scene scene;
    QTest::keyClicks(scene.edit, QStringLiteral("/"));
    QTest::keyClicks(scene.field, QStringLiteral("ho"));
    scene.press(Qt::Key_Escape);
    CHECK_FALSE(scene.picker->isOpen());
    CHECK(scene.text() == "/ho");
    scene.composer->clearText(5, ComposerMode::reply);
    QTest::keyClicks(scene.edit, QStringLiteral("/"));
    scene.press(Qt::Key_Backspace);
    CHECK_FALSE(scene.picker->isOpen());
    CHECK(scene.text().isEmpty());
}

TEST_CASE("templates: Ctrl+Enter sends at once, unless something is left to fill in", "[views]") {
    Scene scene;
    scene.composer->askForTemplates();
    REQUIRE(scene.picker->isOpen());
    QTest::keyClicks(scene.field, QStringLiteral("keys"));
    scene.press(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(scene.sent.count() == 1);
    CHECK(scene.sent[0][2].toString() == "The keys are at the desk");
    scene.composer->clearText(5, ComposerMode::reply);
    scene.composer->askForTemplates();
    QTest::keyClicks(scene.field, QStringLiteral("arr"));
    scene.press(Qt::Key_Return, Qt::ControlModifier);
    CHECK(scene.sent.count() == 1);
    CHECK(scene.text() == "Hello Ivan, we expect you {?date} at {?time}");
}

TEST_CASE("templates: with a gap nothing is sent, Tab goes from gap to gap, and where is said", "[views]") {
    Scene scene;
    scene.composer->askForTemplates();
    QTest::keyClicks(scene.field, QStringLiteral("arr"));
    scene.press(Qt::Key_Tab);
    CHECK(scene.edit->textCursor().selectedText() == "{?date}");
    QTest::keyClick(scene.edit, Qt::Key_Tab);
    CHECK(scene.edit->textCursor().selectedText() == "{?time}");
    QTest::keyClick(scene.edit, Qt::Key_Tab);
    CHECK_FALSE(scene.edit->hasFocus()); // who can't fill them is not held in the text
    scene.edit->setFocus();
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.isEmpty());
    CHECK(scene.says("Fill in first: date, time"));
    QTest::keyClicks(scene.edit, QStringLiteral("Friday"));
    QTest::keyClick(scene.edit, Qt::Key_Backtab);
    CHECK(scene.edit->textCursor().selectedText() == "{?time}");
    QTest::keyClicks(scene.edit, QStringLiteral("noon"));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    REQUIRE(scene.sent.count() == 1);
    CHECK(scene.sent[0][2].toString() == "Hello Ivan, we expect you Friday at noon");
}

TEST_CASE("templates: a draft with a gap that comes back from elsewhere is not sent either", "[views]") {
    Scene scene;
    scene.composer->putText(5, ComposerMode::reply, QStringLiteral("We expect you {?date}"));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.isEmpty());
    CHECK(scene.edit->textCursor().selectedText() == "{?date}");
}

TEST_CASE("templates: any word in braces holds a reply back until it is said to be meant so", "[views]") {
    Scene scene;
    auto* bar = scene.pane.findChild<kit::NoticeBar*>();
    scene.composer->putText(5, ComposerMode::reply, QStringLiteral("Write {x} there"));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.isEmpty());
    CHECK(scene.edit->textCursor().selectedText() == "{x}");
    CHECK(bar->words() == "Fill in first: x");
    QTest::keyClicks(scene.edit, QStringLiteral("it"));
    CHECK(bar->isHidden());
    scene.composer->putText(5, ComposerMode::reply, QStringLiteral("Write {x} there"));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    REQUIRE_FALSE(bar->isHidden());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the former buttons
    scene.edit->moveCursor(QTextCursor::End);
    const auto buttons = bar->findChildren<QPushButton*>();
    REQUIRE(buttons.size() >= 2);
    CHECK(buttons[0]->text() == "Fill in");
    buttons[0]->click();
    CHECK(scene.edit->textCursor().selectedText() == "{x}");
    CHECK(buttons[1]->text() == "Send as it stands");
    buttons[1]->click();
    REQUIRE(scene.sent.count() == 1);
    CHECK(scene.sent[0][2].toString() == "Write {x} there");
    CHECK(bar->isHidden());
    scene.composer->clearText(5, ComposerMode::reply);
    scene.composer->putText(5, ComposerMode::reply, QStringLiteral("Write {x} again"));
    QTest::keyClick(scene.edit, Qt::Key_Return);
    CHECK(scene.sent.count() == 1); // that was said of another text
}

TEST_CASE("templates: an approved one asks for its values and goes out as it is", "[views]") {
    Scene scene;
    QTest::keyClicks(scene.edit, QStringLiteral("/"));
    QTest::keyClicks(scene.field, QStringLiteral("rem"));
    scene.press(Qt::Key_Return);
    QList<QLineEdit*> inputs;
    for (auto* input : scene.picker->findChildren<QLineEdit*>())
        if (input != scene.field)
            inputs.append(input);
    REQUIRE(inputs.size() == 2);
    const PickerList* names = scene.names();
    CHECK(names->isVisible()); // whose values these are
    CHECK_FALSE(names->isEnabled());
    CHECK(names->height() == names->rowHeight());
    QTest::keyClicks(inputs[0], QStringLiteral("5512"));
    QTest::keyClick(inputs[0], Qt::Key_Return);
    CHECK(scene.approved.isEmpty()); // one is missing
    QTest::keyClicks(inputs[1], QStringLiteral("Friday"));
    CHECK(scene.picker->findChild<TemplatePreview*>()->toPlainText() == "Order 5512 waits until Friday");
    QTest::keyClick(inputs[1], Qt::Key_Return);
    REQUIRE(scene.approved.count() == 1);
    CHECK(scene.approved[0][0].toLongLong() == 5);
    CHECK(scene.approved[0][1].toLongLong() == 3);
    const auto values = scene.approved[0][2].value<QHash<QString, QString>>();
    CHECK(values.value(QStringLiteral("2")) == "Friday");
    CHECK_FALSE(scene.picker->isOpen());
    CHECK(scene.text().isEmpty());
}

TEST_CASE("templates: a colleague's answer is told beside the form of an approved one, and decided on there",
          "[views]") {
    Scene scene;
    QSignalSpy resolved(&scene.pane, &ThreadPane::staleResolved);
    QTest::keyClicks(scene.edit, QStringLiteral("/"));
    QTest::keyClicks(scene.field, QStringLiteral("rem"));
    scene.press(Qt::Key_Return);
    REQUIRE(scene.picker->isFilling());
    QList<QLineEdit*> inputs = scene.picker->findChildren<QLineEdit*>();
    inputs.removeOne(scene.field);
    QTest::keyClicks(inputs[0], QStringLiteral("5512"));
    QTest::keyClicks(inputs[1], QStringLiteral("Friday"));
    scene.pane.showStale(5, QStringLiteral("Maria"), QStringLiteral("It is on its way"));
    const auto* bar = scene.pane.findChild<kit::NoticeBar*>();
    REQUIRE(bar->isVisible());
    CHECK(scene.picker->isFilling());
    CHECK_FALSE(scene.picker->geometry().intersects(bar->geometry()));
    const auto click = [&](const char* words) {
        for (auto* button : bar->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == u(words))
                return button->click();
        FAIL(words);
    };
    SECTION("it goes on being filled in") {
        click("Edit");
        CHECK(scene.picker->isFilling());
        CHECK(inputs[1]->text() == "Friday");
        CHECK(bar->isHidden());
    }
    SECTION("it is thrown away") {
        click("Delete");
        CHECK_FALSE(scene.picker->isOpen());
        CHECK(scene.approved.isEmpty());
    }
    SECTION("it goes all the same") {
        bar->findChild<QMenu*>()->actions().first()->trigger();
        REQUIRE(scene.approved.count() == 1);
        CHECK(scene.approved[0][3].toBool());
    }
    CHECK(resolved.isEmpty()); // what stands in the composer is not meant
}

TEST_CASE("templates: what is typed for an approved one stays when templates change meanwhile", "[views]") {
    Scene scene;
    QTest::keyClicks(scene.edit, QStringLiteral("/"));
    QTest::keyClicks(scene.field, QStringLiteral("rem"));
    scene.press(Qt::Key_Return);
    const auto inputs = [&] {
        QList<QLineEdit*> all = scene.picker->findChildren<QLineEdit*>();
        all.removeOne(scene.field);
        return all;
    };
    QTest::keyClicks(inputs()[0], QStringLiteral("5512"));
    QList<TemplateRow> rows = scene.picker->templates();
    rows.last().uses = 7;
    rows.prepend(aTemplate(9, "Reminders", "", "One more"));
    scene.picker->setTemplates(rows);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    REQUIRE(scene.picker->isFilling());
    CHECK(scene.picker->chosen()->id == 3);
    REQUIRE(inputs().size() == 2);
    CHECK(inputs()[0]->text() == "5512");
    CHECK(inputs()[0]->hasFocus());
    rows.removeIf([](const TemplateRow& row) { return row.id == 3; });
    scene.picker->setTemplates(rows);
    CHECK_FALSE(scene.picker->isFilling());
}

TEST_CASE("templates: approved ones come after the house's own, and namesakes differ by their languages", "[views]") {
    Scene scene;
    TemplateRow english = aTemplate(7, "Booking is ready", "", "Ready");
    english.approved = true;
    english.language = u("en");
    TemplateRow russian = english;
    russian.id = 8;
    russian.language = u("ru");
    scene.picker->setTemplates({english, russian, aTemplate(1, "Keys", "keys", "The keys are at the desk")});
    scene.composer->askForTemplates();
    QStringList spoken;
    for (int row = 0; row < scene.names()->model()->rowCount(); ++row)
        spoken += scene.names()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    REQUIRE(spoken.size() == 3);
    CHECK(spoken.takeFirst() == u("Keys, /keys"));
    spoken.sort();
    CHECK(spoken == QStringList{u("Booking is ready, en"), u("Booking is ready, ru")});
}

TEST_CASE("templates: an approved one asks for all of its values, however many they are", "[views]") {
    Scene scene;
    TemplateRow order = aTemplate(4, "Order", "", "");
    order.approved = true;
    for (int place = 1; place <= 9; ++place) {
        order.parameters.append(QString::number(place));
        order.text += QStringLiteral("{{%1}} ").arg(place);
    }
    scene.picker->setTemplates({order});
    QTest::keyClicks(scene.edit, QStringLiteral("/"));
    scene.press(Qt::Key_Return);
    QList<QLineEdit*> inputs = scene.picker->findChildren<QLineEdit*>();
    inputs.removeOne(scene.field);
    REQUIRE(inputs.size() == 9);
    for (QLineEdit* input : std::as_const(inputs)) {
        input->setFocus();
        QTest::keyClicks(input, QStringLiteral("x"));
        QTest::qWait(1);
        CHECK_FALSE(input->visibleRegion().isEmpty()); // scrolled to
    }
    QTest::keyClick(inputs.last(), Qt::Key_Return);
    REQUIRE(scene.approved.count() == 1);
    CHECK(scene.approved[0][2].value<QHash<QString, QString>>().size() == 9);
}

TEST_CASE("templates: with the messenger's hours over only approved ones can be used", "[views]") {
    Scene scene;
    scene.setContext(true);
    scene.composer->askForTemplates();
    REQUIRE(scene.picker->chosen());
    CHECK(scene.picker->chosen()->id == 3);
    scene.press(Qt::Key_Up, Qt::ControlModifier);
    scene.press(Qt::Key_Up, Qt::ControlModifier);
    QTest::keyClicks(scene.field, QStringLiteral("keys"));
    REQUIRE(scene.picker->chosen());
    CHECK(scene.picker->chosen()->id == 1);
    scene.press(Qt::Key_Return);
    CHECK(scene.picker->isOpen());
    CHECK(scene.text().isEmpty());
}

TEST_CASE("templates: a slash also does things, found by a word of either language", "[views]") {
    Scene scene;
    TemplateRow close;
    close.title = QStringLiteral("Close the dialog");
    close.shortcut = QStringLiteral("close");
    close.text = u("закрыть close");
    close.command = QStringLiteral("close");
    scene.picker->setCommands({close});
    QSignalSpy wanted(&scene.pane, &ThreadPane::commandRequested);
    QTest::keyClicks(scene.edit, QStringLiteral("/"));
    scene.field->setText(u("/закр"));
    REQUIRE(scene.picker->chosen());
    scene.press(Qt::Key_Return);
    REQUIRE(wanted.count() == 1);
    CHECK(wanted[0][0].toString() == "close");
    CHECK(scene.text().isEmpty());
}

TEST_CASE("templates: among texts that are found, what is done stands behind them under its own heading", "[views]") {
    Scene scene;
    TemplateRow close;
    close.id = -1;
    close.title = QStringLiteral("Open it again");
    close.command = QStringLiteral("close");
    scene.picker->setCommands({close});
    scene.picker->setTemplates({aTemplate(1, "Opening hours", "hours", "From 9 to 21")});
    scene.picker->open(QStringLiteral("open"));
    REQUIRE(scene.picker->chosen());
    CHECK(scene.picker->chosen()->id == 1);
    QStringList shown;
    const auto lists = scene.picker->findChildren<PickerList*>();
    for (const PickerList* list : lists)
        for (int row = 0; row < list->model()->rowCount(); ++row)
            shown += list->model()->index(row, 0).data().toString();
    CHECK(shown.contains(QStringLiteral("ACTIONS")));
    scene.press(Qt::Key_Down);
    REQUIRE(scene.picker->chosen());
    CHECK(scene.picker->chosen()->command == "close");
    scene.press(Qt::Key_Up);
    CHECK(scene.picker->chosen()->id == 1);
}

TEST_CASE("templates: the list shows whole rows, and no more than leave the text its place", "[views]") {
    Scene scene;
    QList<TemplateRow> many;
    many.reserve(40);
    for (int i = 1; i <= 40; ++i)
        many.append(aTemplate(i, "Keys", "keys", "The keys are at the desk"));
    scene.picker->setTemplates(many);
    for (const int percent : {100, 150}) {
        scene.theme.setScalePercent(percent);
        for (const int height : {400, 600, 900}) {
            scene.pane.resize(700, height);
            scene.composer->askForTemplates();
            QTest::qWait(1);
            const PickerList* names = scene.names();
            CHECK(names->height() % names->rowHeight() == 0);
            CHECK(names->height() >= 2 * names->rowHeight());
            CHECK(names->visualRect(names->currentIndex()).top() == 0);
            scene.picker->hide();
        }
    }
    scene.picker->setTemplates({many.first()});
    scene.composer->askForTemplates();
    CHECK(scene.names()->height() == scene.names()->rowHeight());
}

TEST_CASE("templates: with large text they leave the dialog's header free, and a new one can be made", "[views]") {
    Scene scene;
    scene.theme.setScalePercent(150);
    scene.pane.resize(564, 598);
    QTest::qWait(10);
    scene.composer->askForTemplates();
    QTest::qWait(10);
    REQUIRE(scene.picker->isOpen());
    const int shadow = scene.picker->layout()->contentsMargins().top();
    CHECK(scene.picker->y() + shadow > scene.pane.header()->geometry().bottom());
    QSignalSpy wanted(scene.picker, &TemplatePicker::newRequested);
    for (auto* button : scene.picker->findChildren<QPushButton*>())
        if (button->isVisible() && button->accessibleName() == u"New template")
            button->click();
    CHECK(wanted.count() == 1);
}

TEST_CASE("templates: they stand above the bar and the composer together, also when the bar changes", "[views]") {
    Scene scene;
    const auto* bar = scene.pane.findChild<kit::NoticeBar*>();
    const int shadow = scene.picker->layout()->contentsMargins().bottom();
    const auto foot = [&] { return scene.picker->geometry().bottom() - shadow; };
    scene.composer->askForTemplates();
    QTest::qWait(10);
    REQUIRE(scene.picker->isOpen());
    REQUIRE(bar->isHidden());
    const int alone = foot();
    CHECK(alone < scene.composer->y());
    for (int times = 0; times < 2; ++times) {
        scene.pane.showRefusal(5, QStringLiteral("The server could not do this"));
        QTest::qWait(10);
        CHECK(foot() < bar->y());
        scene.pane.hideNotice();
        QTest::qWait(10);
        CHECK(foot() == alone);
    }
}

TEST_CASE("templates: another dialog closes them", "[views]") {
    Scene scene;
    scene.composer->askForTemplates();
    REQUIRE(scene.picker->isOpen());
    scene.picker->setContext(6, {});
    CHECK_FALSE(scene.picker->isOpen());
}

TEST_CASE("templates: one without title or text is not saved, and deleting asks once more", "[views]") {
    kit::Theme theme;
    TemplateDraft draft;
    draft.id = 7;
    draft.version = 3;
    draft.title = QStringLiteral("Keys");
    TemplateEditor editor(theme, draft);
    editor.setAttribute(Qt::WA_DeleteOnClose, false);
    editor.show();
    QSignalSpy saved(&editor, &TemplateEditor::saveRequested);
    QSignalSpy deleted(&editor, &TemplateEditor::deleteRequested);
    const auto click = [&](const char* words) {
        for (auto* button : editor.findChildren<QPushButton*>())
            if (button->text() == u(words))
                return button->click();
        FAIL(words);
    };
    click("Save");
    CHECK(saved.isEmpty());
    editor.findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral(" At the desk "));
    click("Save");
    REQUIRE(saved.count() == 1);
    CHECK(saved[0][0].value<TemplateDraft>().text == "At the desk");
    editor.showProblem(QStringLiteral("No connection ").repeated(40)); // pushes nothing together
    CHECK(editor.height() >= editor.layout()->minimumHeightForWidth(editor.width()));
    editor.showProblem(QStringLiteral("No connection"));
    click("Delete");
    CHECK(deleted.isEmpty());
    click("Delete for good");
    REQUIRE(deleted.count() == 1);
    CHECK(deleted[0][1].toLongLong() == 3);
}

TEST_CASE("templates: everything about one is filled in, a messenger may have words of its own", "[views]") {
    kit::Theme theme;
    TemplateChoices choices;
    choices.places = {{{}, u("Only for me")}, {{TemplatePlace::Kind::group, 3}, u("Team: Night")}};
    choices.stages = {{11, u("booked")}};
    TemplateDraft draft;
    draft.id = 7;
    draft.version = 3;
    draft.place = {TemplatePlace::Kind::group, 3};
    draft.title = u("Keys");
    draft.text = u("At the desk");
    draft.variants = {{u("whatsapp"), u("desk")}};
    draft.files = {{40, u("map.png")}};
    draft.effects = {{u("arrived")}, 11, 0, false, u("resolved")};
    TemplateEditor editor(theme, draft, choices);
    editor.setAttribute(Qt::WA_DeleteOnClose, false);
    editor.show();
    QSignalSpy saved(&editor, &TemplateEditor::saveRequested);
    const auto click = [&](const QString& words) {
        for (auto* button : editor.findChildren<QPushButton*>())
            if (button->text() == words)
                return button->click();
        FAIL(words.toStdString());
    };
    click(u("Save"));
    REQUIRE(saved.count() == 1);
    const auto same = saved[0][0].value<TemplateDraft>();
    CHECK(same.place == draft.place);
    CHECK(same.variants == draft.variants);
    CHECK(same.files == draft.files);
    CHECK(same.effects == draft.effects);
    CHECK(same.version == 3);

    // Somebody else was faster: what differs is said, mine goes over it with the newer version.
    TemplateDraft theirs = draft;
    theirs.version = 4;
    theirs.text = u("At the door");
    editor.showNewer(theirs);
    QString problem;
    for (auto* label : editor.findChildren<QLabel*>())
        if (label->text().contains(u("At the door")))
            problem = label->text();
    CHECK_FALSE(problem.contains(u("Keys")));
    CHECK_FALSE(problem.isEmpty());
    click(u("Save mine all the same"));
    REQUIRE(saved.count() == 2);
    CHECK(saved[1][0].value<TemplateDraft>().version == 4);
    CHECK(saved[1][0].value<TemplateDraft>().text == "At the desk");
    editor.showNewer(theirs);
    click(u("Take theirs"));
    CHECK(editor.findChild<QPlainTextEdit*>()->toPlainText() == "At the door");
}

TEST_CASE("templates: a version is shown beside what is written, and restored it can be undone", "[views]") {
    kit::Theme theme;
    TemplateDraft draft;
    draft.id = 7;
    draft.version = 3;
    draft.place = {TemplatePlace::Kind::all};
    draft.title = u("Keys");
    draft.text = u("At the desk");
    TemplateEditor editor(theme, draft);
    editor.setAttribute(Qt::WA_DeleteOnClose, false);
    editor.show();
    QSignalSpy asked(&editor, &TemplateEditor::versionsRequested);
    QSignalSpy saved(&editor, &TemplateEditor::saveRequested);
    const auto click = [&](QWidget& window, const char* words) {
        for (auto* button : window.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == u(words))
                return button->click();
        FAIL(words);
    };
    click(editor, "Versions…");
    REQUIRE(asked.count() == 1);
    CHECK(asked[0][0].toLongLong() == 7);
    auto* text = editor.findChild<QPlainTextEdit*>();
    text->setPlainText(u("At the gate"));
    TemplateDraft first = draft;
    first.version = 1;
    first.place = {};
    first.text = u("At the door");
    first.effects.tags = {u("arrived")};
    editor.showVersions({{u("Today, 12:04"), u("Anna"), draft}, {u("11 May, 9:00"), {}, first}});
    auto* versions = editor.findChild<TemplateVersions*>();
    REQUIRE(versions);
    versions->setAttribute(Qt::WA_DeleteOnClose, false);
    auto* list = versions->findChild<PickerList*>();
    CHECK(list->row() == 1);
    CHECK(list->model()->index(1, 0).data(Qt::AccessibleTextRole).toString() == u("11 May, 9:00, author unknown"));
    const auto shown = [&](const char* name) {
        for (auto* view : versions->findChildren<QPlainTextEdit*>())
            if (view->accessibleName() == u(name))
                return view->toPlainText();
        return QString();
    };
    const auto told = [&](const char* name) {
        for (auto* view : versions->findChildren<QPlainTextEdit*>())
            if (view->accessibleName() == u(name))
                return view->accessibleDescription();
        return QString();
    };
    CHECK(shown("Text of the version") == "At the door");
    CHECK(shown("Text in the editor") == "At the gate");
    const auto looks = [&](const char* name, const char* word) {
        for (auto* view : versions->findChildren<QPlainTextEdit*>())
            if (view->accessibleName() == u(name))
                return view->document()->find(u(word)).charFormat();
        return QTextCharFormat();
    };
    CHECK(looks("Text of the version", "door").fontStrikeOut());
    CHECK_FALSE(looks("Text of the version", "the").fontStrikeOut());
    CHECK(looks("Text in the editor", "gate").fontUnderline());
    CHECK_FALSE(looks("Text in the editor", "the").fontUnderline());
    CHECK(told("Text of the version") == u("Gone: door"));
    CHECK(told("Text in the editor") == u("New: gate"));
    const auto* others = versions->findChild<kit::Prose*>();
    CHECK(others->text().contains(u("Tags: arrived")));
    CHECK_FALSE(others->text().contains(u("Only for me"))); // a version moves it to nobody
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Up);
    CHECK(shown("Text of the version") == "At the desk");
    CHECK(told("Text of the version") == u("Gone: desk"));
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    CHECK_FALSE(versions->isVisible());
    CHECK(text->toPlainText() == "At the door");
    CHECK(saved.isEmpty());
    click(editor, "Undo");
    CHECK(text->toPlainText() == "At the gate");
    click(editor, "Redo");
    CHECK(text->toPlainText() == "At the door");
    click(editor, "Save");
    REQUIRE(saved.count() == 1);
    const auto restored = saved[0][0].value<TemplateDraft>();
    CHECK(restored.version == 3);
    CHECK(restored.place == draft.place);
    CHECK(restored.effects.tags == QStringList{u("arrived")});
}

TEST_CASE("templates: files that are dropped on the editor are for the template, wherever they fall", "[views]") {
    kit::Theme theme;
    TemplateEditor editor(theme, {});
    editor.setAttribute(Qt::WA_DeleteOnClose, false);
    editor.show();
    QSignalSpy chosen(&editor, &TemplateEditor::filesChosen);
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(u("/tmp/plan.pdf")), QUrl(u("https://example.org/"))});
    QDragEnterEvent enters({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, {});
    QApplication::sendEvent(&editor, &enters);
    CHECK(enters.isAccepted());
    auto* zone = editor.findChild<DropZone*>();
    CHECK(zone->isVisible());
    QDropEvent dropped({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, {});
    QApplication::sendEvent(&editor, &dropped);
    CHECK_FALSE(zone->isVisible());
    REQUIRE(chosen.count() == 1);
    CHECK(chosen[0][0].toStringList() == QStringList{u("/tmp/plan.pdf")});
    CHECK_FALSE(editor.findChild<QPlainTextEdit*>()->acceptDrops());
    QMimeData words;
    words.setText(u("words"));
    QDragEnterEvent other({10, 10}, Qt::CopyAction, &words, Qt::LeftButton, {});
    other.ignore();
    QApplication::sendEvent(&editor, &other);
    CHECK_FALSE(zone->isVisible());
}

TEST_CASE("templates: one that somebody deletes while it is chosen is no other by the next Enter", "[views]") {
    Scene scene;
    QTest::keyClicks(scene.edit, QStringLiteral("/"));
    scene.press(Qt::Key_Down);
    REQUIRE(scene.picker->chosen());
    QList<TemplateRow> left = scene.picker->templates();
    left.removeIf([id = scene.picker->chosen()->id](const TemplateRow& row) { return row.id == id; });
    scene.picker->setTemplates(left);
    CHECK(scene.picker->chosen() == nullptr);
    scene.press(Qt::Key_Return);
    CHECK(scene.picker->isOpen());
    CHECK(scene.text() == "/");
    scene.press(Qt::Key_Down);
    CHECK(scene.picker->chosen());
}
