// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/words/priority_words.hpp"

#include <QCoreApplication>

#include "client/models/rows/dialog_row.hpp"

namespace pult::client {

namespace {

/// Context of the translations.
struct Priority {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Priority)
};

} // namespace

QString priorityWords(int priority) {
    if (priority >= kUrgentPriority)
        return Priority::tr("Urgent");
    if (priority >= kHighPriority)
        return Priority::tr("High");
    return priority < 0 ? Priority::tr("Low") : QString();
}

QString priorityIcon(int priority) {
    if (priority >= kUrgentPriority)
        return QStringLiteral("alert-triangle");
    if (priority >= kHighPriority)
        return QStringLiteral("arrow-up");
    return priority < 0 ? QStringLiteral("arrow-down") : QString();
}

} // namespace pult::client
