// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/window_keys.hpp"

#include "client/kit/latin_keys.hpp"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

namespace pult::kit {

namespace {

class WindowKeys final : public QObject {
public:
    explicit WindowKeys(QLineEdit* field) : QObject(field) { field->installEventFilter(this); }

    /// Qt asks the box first whether it wants the key; nobody but the box must answer for it.
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::ShortcutOverride)
            return false;
        const auto* press = static_cast<QKeyEvent*>(event);
        if (!press->modifiers().testFlag(Qt::ControlModifier))
            return false;
        const QKeySequence keys = latinKeys(*press);
        const auto actions = static_cast<QWidget*>(watched)->window()->actions();
        const bool taken = std::any_of(actions.begin(), actions.end(), [&](const QAction* action) {
            return action->isEnabled() && action->shortcuts().contains(keys);
        });
        if (taken)
            event->ignore();
        return taken;
    }
};

} // namespace

void leaveKeysToWindow(QLineEdit* field) {
    new WindowKeys(field);
}

} // namespace pult::kit
