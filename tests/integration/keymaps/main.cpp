// SPDX-License-Identifier: GPL-3.0-or-later
// keymaps_test us,ru|ru,us|ru: with this keymap set and the caret in the composer, every key of the table of actions
// does what it is there for, once, and types nothing. Where there are two layouts, in each.
#include "client/kit/latin_keys.hpp"
#include "client/kit/theme.hpp"
#include "client/views/inbox/composer_edit.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "tests/integration/keymaps/physical_keys.hpp"
#include "tests/support/row_models.hpp"

#include <QAction>
#include <QApplication>
#include <QMap>
#include <QTest>

#include <cstdio>

using namespace pult;
using namespace pult::client;

namespace {

constexpr int kPatienceMs = 3000;
constexpr int kLaterMs = 30; ///< what comes twice comes by then

class Desk {
public:
    Desk() {
        m_window.show();
        DialogRow row;
        row.id = 5;
        row.customerName = QStringLiteral("Ivan");
        row.status = DialogStatus::active;
        m_window.openDialog(row, &m_messages, 0, true);
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

    /// What happened instead; empty: what should.
    QString trouble(test::PhysicalKeys& hand, const QString& id) {
        m_done.clear();
        m_edit->setFocus();
        m_edit->clear();
        if (!hand.press(m_keys[id].toStdString()))
            return QStringLiteral("is on no key");
        if (!QTest::qWaitFor([this] { return !m_done.isEmpty(); }, kPatienceMs))
            return QStringLiteral("does nothing");
        QTest::qWait(kLaterMs);
        if (m_done != QStringList{id})
            return QStringLiteral("does ") + m_done.join(u',');
        return m_edit->toPlainText().isEmpty() ? QString() : QStringLiteral("types ") + m_edit->toPlainText();
    }

private:
    kit::Theme m_theme;
    test::MessageRows m_messages;
    InboxWindow m_window{m_theme, [] { return std::int64_t{1'778'587'200'000}; }};
    ComposerEdit* m_edit = nullptr;
    QMap<QString, QString> m_keys; ///< by id
    QStringList m_done;
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
    int failed = 0;
    for (unsigned group = 0; group < static_cast<unsigned>(layouts.size()); ++group) {
        hand.lockGroup(group);
        const QString letter = layouts[group] == u"ru" ? QString::fromUtf8("ф") : QStringLiteral("a");
        if (!QTest::qWaitFor([&] { return desk.typedByA(hand) == letter; }, kPatienceMs)) {
            std::fprintf(stderr, "%s: the layout %s is not in force\n", argv[1], qPrintable(layouts[group]));
            return 1;
        }
        for (auto it = desk.keys().begin(); it != desk.keys().end(); ++it) {
            const QString trouble = desk.trouble(hand, it.key());
            if (trouble.isEmpty())
                continue;
            ++failed;
            std::fprintf(stderr, "%s, %s active: %s (%s) %s\n", argv[1], qPrintable(layouts[group]),
                         qPrintable(it.value()), qPrintable(it.key()), qPrintable(trouble));
        }
    }
    std::printf("%s: %d keys in %d layouts, %d failed\n", argv[1], static_cast<int>(desk.keys().size()),
                static_cast<int>(layouts.size()), failed);
    return failed == 0 ? 0 : 1;
}
