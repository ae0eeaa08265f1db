// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"

#include <QAbstractScrollArea>
#include <QLineEdit>
#include <QScrollBar>
#include <QStringList>
#include <QWidget>

namespace pult::test {

inline bool scrolls(const QWidget* widget) {
    for (const QWidget* up = widget->parentWidget(); up; up = up->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(up))
            return true;
    return false;
}

/// Words that stand in a visible control and don't fit into it.
inline QString cutWordsOf(const QWidget& widget) {
    if (widget.objectName() == u"comes")
        return {}; // somebody's message, however long
    if (const auto* label = qobject_cast<const kit::Label*>(&widget))
        return label->isCut() ? label->text() : QString();
    if (const auto* button = qobject_cast<const QPushButton*>(&widget)) {
        const QSize least = qobject_cast<const kit::Button*>(button) ? button->sizeHint() : button->minimumSizeHint();
        const bool cut = button->width() < least.width() || button->height() < least.height();
        return cut ? (button->text().isEmpty() ? button->accessibleName() : button->text()) : QString();
    }
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget)) {
        const QString words = field->text().isEmpty() ? field->placeholderText() : QString();
        return field->fontMetrics().horizontalAdvance(words) > field->width() - 20 ? words : QString();
    }
    return {};
}

/// Everything a window shows too small a part of: words with an "…", buttons narrower than their words, and what
/// hangs over the window's edge or lies under something else.
inline QStringList cutWords(const QWidget& window) {
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || qobject_cast<const QScrollBar*>(widget))
            continue;
        if (const QString words = cutWordsOf(*widget); !words.isEmpty())
            found += QStringLiteral("cut: ") + words;
        const bool holdsWords = qobject_cast<const QLabel*>(widget) || qobject_cast<const QAbstractButton*>(widget);
        if (holdsWords && !scrolls(widget) && widget->visibleRegion().boundingRect() != widget->rect())
            found += QStringLiteral("hidden in part: %1 %2")
                         .arg(QString::fromLatin1(widget->metaObject()->className()), widget->accessibleName());
    }
    return found;
}

} // namespace pult::test
