// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QStringList>
#include <QWidget>

namespace pult::test {

/// Visible controls of a window that a screen reader could not name: everything the keyboard or the mouse can use.
inline QStringList controlsWithoutName(QWidget& window) {
    QStringList nameless;
    const auto children = window.findChildren<QWidget*>();
    for (QWidget* widget : children) {
        const bool usable = widget->focusPolicy() != Qt::NoFocus || qobject_cast<QAbstractButton*>(widget);
        if (!usable || !widget->isVisible() || qobject_cast<QScrollBar*>(widget))
            continue;
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->text(QAccessible::Name).trimmed().isEmpty())
            nameless += QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
    }
    return nameless;
}

} // namespace pult::test
