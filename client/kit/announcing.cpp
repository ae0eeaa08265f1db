// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/announcing.hpp"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QLabel>
#include <QWidget>

namespace pult::kit {

namespace {

constexpr char kAnnounces[] = "pultAnnounces";

QAccessibleInterface* makeNotification(const QString&, QObject* object) {
    auto* widget = qobject_cast<QWidget*>(object);
    return widget && widget->property(kAnnounces).toBool() ? new QAccessibleWidget(widget, QAccessible::Notification)
                                                           : nullptr;
}

void tell(QWidget* widget, QAccessible::Event what) {
    QAccessibleEvent event(widget, what);
    QAccessible::updateAccessibility(&event);
}

} // namespace

void letAnnounce(QWidget* widget) {
    static const bool installed = [] {
        QAccessible::installFactory(&makeNotification);
        return true;
    }();
    Q_UNUSED(installed);
    widget->setProperty(kAnnounces, true);
}

void announce(QWidget* widget, const QString& words) {
    widget->setAccessibleName(words); // tells that it has changed
    tell(widget, QAccessible::Alert);
    if (widget->isVisible())
        tell(widget, QAccessible::ObjectShow);
}

void showAnnounced(QLabel* label, const QString& words) {
    const bool isNew = label->isHidden() || label->text() != words;
    label->setText(words);
    // What comes with its window is told by that.
    if (isNew && label->parentWidget()->isVisible())
        announce(label, words);
    else
        label->setAccessibleName(words);
    label->show();
}

} // namespace pult::kit
