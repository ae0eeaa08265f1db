// SPDX-License-Identifier: GPL-3.0-or-later
// keymaps_test us,ru|ru,us|ru: with this keymap set, every key of the table of actions does what it is there for, once,
// and types nothing: from the composer, the list, the thread and the search. So do the keys that these, the templates,
// the palette and the window for pictures have of their own. Where there are two layouts, in each.
#include "client/kit/latin_keys.hpp"
#include "client/kit/theme.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/list/search_pane.hpp"
#include "client/views/viewer/picture_viewer.hpp"
#include "tests/integration/keymaps/physical_keys.hpp"
#include "tests/integration/keymaps/places.hpp"
#include "tests/support/row_models.hpp"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMap>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace pult;
using namespace pult::client;

namespace {

constexpr int kPatienceMs = 3000;
constexpr int kLaterMs = 30; ///< what comes twice comes by then
/// Signs that are typed, wherever a layout has them; Ctrl+T and Ctrl+Shift+P do the same.
const QSet<QString> kTyped{QStringLiteral("composer./"), QStringLiteral("composer.:"), QStringLiteral("composer.@")};

class Desk {
public:
    Desk() {
        std::vector<std::optional<DialogRow>> rows;
        std::vector<MessageRow> messages;
        for (std::int64_t id = 1; id <= 3; ++id) {
            DialogRow row;
            row.id = id;
            row.customerName = QStringLiteral("Ivan");
            row.status = DialogStatus::active;
            rows.emplace_back(row);
            MessageRow message;
            message.id = message.seq = id;
            message.text = QStringLiteral("words");
            messages.push_back(message);
        }
        m_dialogs.set(rows);
        m_messages.append(messages);
        m_window.setDialogs(&m_dialogs);
        m_window.show();
        m_window.openDialog(*rows.back(), &m_messages, 0, true);
        m_edit = m_window.composer()->findChild<ComposerEdit*>();
        for (const ActionRow& action : m_window.actionRows())
            for (QAction* each : m_window.actions())
                if (each->shortcut() == QKeySequence(action.key, QKeySequence::PortableText)) {
                    // Only whether it would be done counts: a menu or a window would get the next key.
                    QObject::disconnect(each, &QAction::triggered, nullptr, nullptr);
                    QObject::connect(each, &QAction::triggered, &m_window,
                                     [this, id = action.id] { m_done.append(id); });
                    m_keys[action.id] = action.key;
                }
        m_window.activateWindow();
    }
    bool isReady() { return QTest::qWaitForWindowActive(&m_window, kPatienceMs); }
    const QMap<QString, QString>& keys() const { return m_keys; }

    /// What the key of the Latin A types.
    QString typedByA(test::PhysicalKeys& hand) {
        m_edit->setFocus();
        m_edit->clear();
        hand.press("A");
        const bool typed = QTest::qWaitFor([this] { return !m_edit->toPlainText().isEmpty(); }, kPatienceMs);
        return typed ? m_edit->toPlainText() : QString();
    }

    InboxWindow& window() { return m_window; }

    /// What happened instead; empty: what should.
    QString trouble(test::PhysicalKeys& hand, const test::KeyPlace& place, const QString& id) {
        m_done.clear();
        m_edit->clear();
        m_window.search()->field()->clear();
        place.widget->setFocus();
        if (!hand.press(m_keys[id].toStdString()))
            return QStringLiteral("is on no key");
        if (!QTest::qWaitFor([this] { return !m_done.isEmpty(); }, kPatienceMs))
            return QStringLiteral("does nothing");
        QTest::qWait(kLaterMs);
        if (m_done != QStringList{id})
            return QStringLiteral("does ") + m_done.join(u',');
        const QString typed = m_edit->toPlainText() + m_window.search()->field()->text();
        return typed.isEmpty() ? QString() : QStringLiteral("types ") + typed;
    }

    /// Keys of the table that a place has for itself, and that nobody presses here.
    QStringList unpressed(const QList<test::PlaceKey>& pressed) {
        QStringList left;
        for (const ActionRow& row : m_window.actionRows())
            if (row.fixed && !kTyped.contains(row.id) &&
                std::ranges::none_of(pressed, [&](const test::PlaceKey& key) { return key.what == row.id; }))
                left.append(row.id);
        return left;
    }

private:
    kit::Theme m_theme;
    test::DialogRows m_dialogs;
    test::MessageRows m_messages;
    InboxWindow m_window{m_theme, [] { return std::int64_t{1'778'587'200'000}; }};
    ComposerEdit* m_edit = nullptr;
    QMap<QString, QString> m_keys; ///< by id
    QStringList m_done;
};

/// The same for a key of a place.
QString trouble(test::PhysicalKeys& hand, const test::PlaceKey& key) {
    key.begin();
    QTest::qWait(kLaterMs);
    if (!hand.press(key.keys.toStdString()))
        return QStringLiteral("is on no key");
    return QTest::qWaitFor(key.isDone, kPatienceMs) ? QString() : QStringLiteral("does nothing, or something else");
}

/// Says what went wrong, and how much.
class Report {
public:
    Report(const char* keymap, const QString& active) : m_keymap(keymap), m_active(active) {}
    void add(const QString& keys, const QString& what, const QString& trouble) {
        ++m_pressed;
        if (trouble.isEmpty())
            return;
        ++m_failed;
        std::fprintf(stderr, "%s, %s active: %s (%s) %s\n", m_keymap, qPrintable(m_active), qPrintable(keys),
                     qPrintable(what), qPrintable(trouble));
    }
    int failed() const { return m_failed; }
    int pressed() const { return m_pressed; }

private:
    const char* m_keymap;
    QString m_active;
    int m_pressed = 0;
    int m_failed = 0;
};

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    kit::LatinKeys latinKeys;
    application.installEventFilter(&latinKeys);
    test::PhysicalKeys hand;
    if (!hand.isThere() || argc != 2) {
        std::fprintf(stderr, "keymaps_test: needs an X display and the layouts that are set\n");
        return 77; // skipped
    }
    const auto layouts = QString::fromLatin1(argv[1]).split(u',');
    Desk desk;
    if (!desk.isReady()) {
        std::fprintf(stderr, "keymaps_test: the window does not become active\n");
        return 1;
    }
    kit::Theme theme;
    PictureViewer viewer(theme);
    QObject listener;
    const auto ofPlaces = test::placeKeys(desk.window(), listener);
    const auto ofViewer = test::viewerKeys(viewer, listener);
    if (const QStringList left = desk.unpressed(ofPlaces); !left.isEmpty()) {
        std::fprintf(stderr, "keymaps_test: presses not %s\n", qPrintable(left.join(u' ')));
        return 1;
    }
    int failed = 0;
    int pressed = 0;
    for (unsigned group = 0; group < static_cast<unsigned>(layouts.size()); ++group) {
        hand.lockGroup(group);
        const QString letter = layouts[group] == u"ru" ? QString::fromUtf8("ф") : QStringLiteral("a");
        if (!QTest::qWaitFor([&] { return desk.typedByA(hand) == letter; }, kPatienceMs)) {
            std::fprintf(stderr, "%s: the layout %s is not in force\n", argv[1], qPrintable(layouts[group]));
            return 1;
        }
        Report report(argv[1], layouts[group]);
        for (const test::KeyPlace& place : test::keyPlaces(desk.window()))
            for (auto it = desk.keys().begin(); it != desk.keys().end(); ++it)
                if (!place.own.contains(it.key()))
                    report.add(it.value(), place.name + u' ' + it.key(), desk.trouble(hand, place, it.key()));
        for (const test::PlaceKey& key : ofPlaces)
            report.add(key.keys, key.what, trouble(hand, key));
        for (const test::PlaceKey& key : ofViewer)
            report.add(key.keys, key.what, trouble(hand, key));
        viewer.hide();
        desk.window().activateWindow();
        failed += report.failed();
        pressed += report.pressed();
    }
    std::printf("%s: %d keys in %d layouts, %d failed\n", argv[1], pressed, static_cast<int>(layouts.size()), failed);
    return failed == 0 ? 0 : 1;
}
