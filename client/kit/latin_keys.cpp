// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/latin_keys.hpp"

#include "shared/domain/keyboard_layout.hpp"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QWidget>

namespace pult::kit {

int latinKeyOf(int cyrillicKey) {
    if (cyrillicKey < 0x0400 || cyrillicKey > 0x04FF)
        return 0;
    // Small ones: Qt::Key names a key by what it types without Shift.
    const QString letter(QChar(static_cast<char16_t>(cyrillicKey)).toLower());
    const std::string latin = domain::latinOf(letter.toStdString());
    return latin.size() == 1 ? QChar::fromLatin1(latin.front()).toUpper().unicode() : 0;
}

QKeySequence latinKeys(const QKeyEvent& press) {
    const int latin = latinKeyOf(press.key());
    const auto modifiers = press.modifiers() & ~Qt::KeypadModifier;
    return QKeySequence(static_cast<int>(modifiers.toInt()) | (latin != 0 ? latin : press.key()));
}

bool LatinKeys::eventFilter(QObject* watched, QEvent* event) {
    auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget || event->type() != QEvent::KeyPress)
        return false;
    const auto* press = static_cast<QKeyEvent*>(event);
    const int latin = press->modifiers().testFlag(Qt::ControlModifier) ? latinKeyOf(press->key()) : 0;
    if (latin == 0)
        return false;
    const QKeySequence keys(static_cast<int>(press->modifiers().toInt()) | latin);
    const auto actions = widget->window()->actions();
    for (QAction* action : actions) {
        if (action->isEnabled() && action->shortcuts().contains(keys)) {
            action->trigger();
            return true;
        }
    }
    QKeyEvent again(QEvent::KeyPress, latin, press->modifiers(), {}, press->isAutoRepeat());
    QCoreApplication::sendEvent(widget, &again);
    return true;
}

} // namespace pult::kit
