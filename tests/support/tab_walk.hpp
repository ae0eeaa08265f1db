// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QSet>
#include <QStringList>
#include <QWidget>

namespace pult::test {

/// Of buttons of which one is chosen the Tab key leads to one, the arrows to the others.
inline bool isOneOfSome(const QWidget& widget) {
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    return button && (button->autoExclusive() || (button->group() && button->group()->exclusive()));
}

/// Controls of a window that the Tab key doesn't lead to, starting where the window puts the focus first. Leaves the
/// focus where it was.
inline QStringList unreachedByTab(QWidget& window) {
    QApplication::setActiveWindow(&window);
    QSet<QWidget*> wanted;
    const auto children = window.findChildren<QWidget*>();
    for (QWidget* widget : children)
        if ((widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget->isVisible() && widget->isEnabled() &&
            !widget->focusProxy() && widget->window() == &window && !isOneOfSome(*widget))
            wanted += widget;
    QWidget* const before = window.focusWidget();
    QSet<QWidget*> reached;
    for (qsizetype steps = 2 * wanted.size() + 2; steps > 0; --steps) {
        QWidget* focused = window.focusWidget() ? window.focusWidget() : &window;
        reached += focused;
        QKeyEvent press(QEvent::KeyPress, Qt::Key_Tab, Qt::NoModifier);
        QCoreApplication::sendEvent(focused, &press);
    }
    if (before)
        before->setFocus();
    QStringList missed;
    for (QWidget* widget : std::as_const(wanted))
        if (!reached.contains(widget))
            missed += QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->accessibleName();
    missed.sort();
    return missed;
}

} // namespace pult::test
