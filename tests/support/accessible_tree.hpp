// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QStringList>
#include <QWidget>

namespace pult::test {

/// What a screen reader met on its way through a window.
struct AccessibleWalk {
    int stops = 0;      ///< places that can have the focus, rows and messages
    QStringList faults; ///< stops without a name, rows that don't know their list
};

inline void walkFrom(QAccessibleInterface* node, AccessibleWalk& walk) {
    const bool isList = node->role() == QAccessible::List;
    for (int i = 0; i < node->childCount(); ++i) {
        QAccessibleInterface* child = node->child(i);
        if (!child || !child->isValid() || child->state().invisible || child->role() == QAccessible::ScrollBar)
            continue;
        const QString name = child->text(QAccessible::Name).trimmed();
        const QString kind = child->object() ? QString::fromLatin1(child->object()->metaObject()->className())
                                             : QStringLiteral("row %1").arg(i);
        if (child->state().focusable || isList) {
            ++walk.stops;
            if (name.isEmpty())
                walk.faults += kind + QStringLiteral(" has no name");
        }
        if (isList && (child->parent() != node || node->indexOfChild(child) != i))
            walk.faults += kind + QStringLiteral(" does not know its list");
        walkFrom(child, walk);
    }
}

inline AccessibleWalk walkAccessible(QWidget& window) {
    AccessibleWalk walk;
    if (QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&window))
        walkFrom(face, walk);
    return walk;
}

} // namespace pult::test
