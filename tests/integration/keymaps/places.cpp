// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/keymaps/places.hpp"

#include "client/views/composer/composer_edit.hpp"
#include "client/views/inbox/command_palette.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/search_pane.hpp"
#include "client/views/parts/keys_overlay.hpp"
#include "client/views/templates/template_picker.hpp"
#include "client/views/thread/find_bar.hpp"
#include "client/views/thread/thread_view.hpp"
#include "client/views/viewer/picture_viewer.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>

#include <memory>

namespace pult::test {

using namespace client;

namespace {

/// What was told since the key was pressed.
using Told = std::shared_ptr<QString>;

QList<PlaceKey> composerKeys(InboxWindow& window, QObject& parent) {
    auto* edit = window.composer()->findChild<ComposerEdit*>();
    const Told told = std::make_shared<QString>();
    const auto tells = [told](const char* what) { return [told, what] { *told += QLatin1String(what); }; };
    QObject::connect(edit, &ComposerEdit::sendPressed, &parent, tells("send"));
    QObject::connect(edit, &ComposerEdit::undoPressed, &parent, tells("undo"));
    QObject::connect(edit, &ComposerEdit::lastWanted, &parent, tells("last"));
    QObject::connect(edit, &ComposerEdit::quoteStepPressed, &parent,
                     [told](int by) { *told += by < 0 ? QStringLiteral("older") : QStringLiteral("newer"); });
    QObject::connect(edit, &ComposerEdit::threadKeyPressed, &parent,
                     [told](int key) { *told += QStringLiteral("thread %1").arg(key); });
    const auto begin = [edit, told] {
        edit->setFocus();
        edit->document()->setPlainText({}); // nothing to undo either
        told->clear();
    };
    const auto isTold = [told](const QString& what) { return [told, what] { return *told == what; }; };
    const auto thread = [&](int key) { return isTold(QStringLiteral("thread %1").arg(key)); };
    return {{"composer.send", "Return", begin, isTold("send")},
            {"composer.line", "Shift+Return", begin,
             [edit, told] { return edit->toPlainText() == u"\n" && told->isEmpty(); }},
            {"composer.Ctrl+Z", "Ctrl+Z", begin, isTold("undo")},
            {"composer.Up", "Up", begin, isTold("last")},
            {"composer.Ctrl+Up", "Ctrl+Up", begin, isTold("older")},
            {"composer.Ctrl+Down", "Ctrl+Down", begin, isTold("newer")},
            {"composer.PgUp", "PgUp", begin, thread(Qt::Key_PageUp)},
            {"composer.PgDown", "PgDown", begin, thread(Qt::Key_PageDown)},
            {"composer.Home", "Home", begin, thread(Qt::Key_Home)},
            {"composer.End", "End", begin, thread(Qt::Key_End)}};
}

QList<PlaceKey> listKeys(InboxWindow& window, QObject& parent) {
    auto* list = window.findChild<DialogListView*>();
    const Told told = std::make_shared<QString>();
    QObject::connect(list, &DialogListView::peekRequested, &parent,
                     [told](qint64) { *told += QStringLiteral("peek"); });
    QObject::connect(list, &DialogListView::undoPressed, &parent, [told] { *told += QStringLiteral("undo"); });
    QObject::connect(list, &DialogListView::dialogChosen, &parent,
                     [told](qint64 id, bool) { *told += QStringLiteral("open %1").arg(id); });
    const auto begin = [list, told] {
        list->setFocus();
        list->clearChosen();
        list->goToRow(0);
        told->clear();
    };
    const auto row = [list](int wanted) { return [=] { return list->currentIndex().row() == wanted; }; };
    const auto chosen = [list](int wanted) { return [=] { return list->chosen().size() == wanted; }; };
    const auto says = [told](const QString& what) { return [=] { return *told == what; }; };
    return {{"list.Ctrl+Space", "Ctrl+Space", begin, chosen(1)}, {"list.Shift+Down", "Shift+Down", begin, chosen(2)},
            {"list.Ctrl+Down", "Ctrl+Down", begin, row(1)},      {"list.Ctrl+A", "Ctrl+A", begin, chosen(3)},
            {"list.Space", "Space", begin, says("peek")},        {"the list undoes", "Ctrl+Z", begin, says("undo")},
            {"list.Return", "Return", begin, says("open 1")},    {"list.Up, Down", "Down", begin, row(1)}};
}

QList<PlaceKey> threadKeys(InboxWindow& window) {
    ThreadView* thread = window.thread();
    const auto begin = [thread] {
        thread->setFocus();
        thread->setCurrentRow(1);
        QGuiApplication::clipboard()->clear();
    };
    const auto row = [thread](int wanted) { return [=] { return thread->currentRow() == wanted; }; };
    return {{"the thread goes up", "Up", begin, row(0)},
            {"the thread goes down", "Down", begin, row(2)},
            {"the thread copies", "Ctrl+C", begin, [] { return !QGuiApplication::clipboard()->text().isEmpty(); }}};
}

QList<PlaceKey> searchKeys(InboxWindow& window) {
    QLineEdit* field = window.search()->field();
    const auto begin = [field] {
        field->setFocus();
        field->setText(QStringLiteral("words"));
        QGuiApplication::clipboard()->setText(QStringLiteral("other"));
    };
    return {{"the search marks all", "Ctrl+A", begin, [field] { return field->selectedText() == u"words"; }},
            {"the search takes what was copied", "Ctrl+V", begin, [field] { return field->text() == u"wordsother"; }}};
}

QList<PlaceKey> templateKeys(InboxWindow& window, QObject& parent) {
    TemplatePicker* picker = window.pane()->templates();
    QList<TemplateRow> texts;
    for (const char* title : {"first", "second"}) {
        TemplateRow text;
        text.id = texts.size() + 1;
        text.title = text.text = QLatin1String(title);
        texts.append(text);
    }
    picker->setTemplates(texts);
    const Told told = std::make_shared<QString>();
    QObject::connect(picker, &TemplatePicker::insertRequested, &parent,
                     [told](const TemplateRow&, const FilledTemplate&, bool send) {
                         *told += send ? QStringLiteral("send") : QStringLiteral("insert");
                     });
    const auto begin = [picker, told] {
        picker->open({});
        told->clear();
    };
    const auto says = [told](const QString& what) { return [=] { return *told == what; }; };
    return {
        {"composer.Ctrl+Return", "Ctrl+Return", begin, says("send")},
        {"the templates insert", "Return", begin, says("insert")},
        {"the templates insert by Tab", "Tab", begin, says("insert")},
        {"the templates go down", "Down", begin, [picker] { return picker->chosen() && picker->chosen()->id == 2; }},
        {"the templates are left", "Esc", begin, [picker] { return !picker->isOpen(); }}};
}

QList<PlaceKey> paletteKeys(InboxWindow& window, QObject& parent) {
    auto* palette = window.findChild<CommandPalette*>();
    const Told told = std::make_shared<QString>();
    QObject::connect(palette, &CommandPalette::chosen, &parent,
                     [told](const Command& command) { *told += command.id; });
    const auto begin = [palette, told] {
        QList<Command> commands;
        for (const char* id : {"one", "two"}) {
            Command command;
            command.id = command.words = QLatin1String(id);
            command.group = QStringLiteral("group");
            commands.append(command);
        }
        palette->open(commands);
        told->clear();
    };
    return {{"the palette does what is chosen", "Return", begin, [told] { return *told == u"one"; }},
            {"the palette is left", "Esc", begin, [palette] { return palette->isHidden(); }}};
}

} // namespace

QList<PlaceKey> placeKeys(InboxWindow& window, QObject& parent) {
    return composerKeys(window, parent) + listKeys(window, parent) + threadKeys(window) + searchKeys(window) +
           templateKeys(window, parent) + paletteKeys(window, parent);
}

QList<PlaceKey> viewerKeys(PictureViewer& viewer, QObject& parent) {
    auto* canvas = viewer.findChild<PictureCanvas*>();
    const Told told = std::make_shared<QString>();
    QObject::connect(&viewer, &PictureViewer::saveRequested, &parent, [told] { *told += QStringLiteral("save"); });
    auto* help = viewer.findChild<KeysOverlay*>();
    const auto begin = [&viewer, canvas, help, told] {
        QImage picture(40, 20, QImage::Format_RGB32);
        picture.fill(Qt::white);
        help->hide();
        viewer.show();
        viewer.activateWindow();
        viewer.setPicture(picture);
        canvas->fit();
        QGuiApplication::clipboard()->clear();
        told->clear();
    };
    const auto nearer = [canvas](bool wanted) {
        return [=] { return wanted ? canvas->percent() > 100 : canvas->percent() < 100; };
    };
    const auto zoomed = [begin, canvas] {
        begin();
        canvas->zoom(1, {});
    };
    return {{"a picture comes nearer", "=", begin, nearer(true)},
            {"a picture goes away", "-", begin, nearer(false)},
            {"a picture is fitted", "0", zoomed, [canvas] { return canvas->percent() == 100; }},
            {"a picture turns", "R", begin, [canvas] { return canvas->picture().width() == 20; }},
            {"a picture is copied", "Ctrl+C", begin, [] { return !QGuiApplication::clipboard()->image().isNull(); }},
            {"a picture is saved", "Ctrl+S", begin, [told] { return *told == u"save"; }},
            {"the picture tells its keys", "F1", begin, [help] { return help->isVisible(); }},
            {"the picture is left", "Esc", begin, [&viewer] { return viewer.isHidden(); }}};
}

QList<KeyPlace> keyPlaces(InboxWindow& window) {
    window.pane()->findBar()->begin();
    return {{"composer", window.composer()->findChild<ComposerEdit*>(), {}},
            {"list", window.findChild<DialogListView*>(), {}},
            {"thread", window.thread(), {}},
            {"search", window.search()->field(), {}},
            {"find", window.pane()->findBar()->field(), {}}};
}

} // namespace pult::test
