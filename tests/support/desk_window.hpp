// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/views/inbox/command_palette.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "tests/support/row_models.hpp"

#include <QAction>
#include <QLineEdit>
#include <QTest>

#include <catch2/catch.hpp>

namespace pult::test {

using namespace client;

/// The desk's window without a desk, for its table of actions.
struct DeskWindow {
    kit::Theme theme;
    MessageRows messages;
    InboxWindow window{theme, [] { return std::int64_t{1'778'587'200'000}; }};
    CommandPalette* palette = window.findChild<CommandPalette*>();
    QLineEdit* field = palette->findChild<QLineEdit*>();

    DeskWindow() {
        window.show();
        QTest::qWait(10);
    }
    void openDialog(bool unanswered = true) {
        DialogRow row;
        row.id = 5;
        row.customerName = QStringLiteral("Ivan");
        row.status = DialogStatus::active;
        row.unanswered = unanswered;
        window.openDialog(row, &messages, 0, true);
    }
    void press(const QKeySequence& keys) {
        for (QAction* action : window.actions())
            if (action->shortcut() == keys)
                return action->trigger();
        FAIL("nothing has " << keys.toString().toStdString());
    }
    ActionRow action(const char* id) const {
        for (const ActionRow& row : window.actionRows())
            if (row.id == QLatin1String(id))
                return row;
        FAIL("no action " << id);
        return {};
    }
};

} // namespace pult::test
