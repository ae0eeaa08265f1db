// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/merge_targets.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <utility>
#include <vector>

#include "client/models/building/colleagues.hpp"
#include "client/models/building/row_building.hpp"
#include "client/models/words/harmless.hpp"

namespace pult::client {

namespace {

/// Context of the translations.
struct MergeTarget {
    Q_DECLARE_TR_FUNCTIONS(pult::client::MergeTarget)
public:
    static QString whyNot(const Desk& desk, const wire::Dialog& from, const wire::Dialog& into);
    static QString aside(const Desk& desk, const wire::Dialog& dialog);
};

/// What the server would refuse.
QString MergeTarget::whyNot(const Desk& desk, const wire::Dialog& from, const wire::Dialog& into) {
    if (!mayIn(desk, into, domain::Permission::dialog_close))
        return into.assignee_id
                   ? tr("%1 has it", "a colleague, a dialog").arg(harmless(desk.roster().userName(*into.assignee_id)))
                   : tr("take it first", "a dialog");
    const bool passesWait = from.waiting_since && !into.waiting_since;
    if (passesWait && into.status == wire::DialogStatus::snoozed)
        return tr("it is put off, and the client waits here", "a dialog");
    return {};
}

QString MergeTarget::aside(const Desk& desk, const wire::Dialog& dialog) {
    if (!dialog.assignee_id)
        return tr("#%1, nobody's", "number of a dialog").arg(dialog.id.value);
    if (*dialog.assignee_id == desk.me().id)
        return tr("#%1, yours", "number of a dialog").arg(dialog.id.value);
    return tr("#%1, %2", "number of a dialog, a colleague")
        .arg(QString::number(dialog.id.value), harmless(desk.roster().userName(*dialog.assignee_id)));
}

QString channelOf(const Desk& desk, const wire::Dialog& dialog) {
    const wire::Channel* channel = desk.roster().channel(dialog.channel_id);
    return channel ? harmless(channel->name) : QString();
}

} // namespace

QList<Command> mergeTargets(const Desk& desk, const wire::Dialog& dialog) {
    struct Found {
        const wire::Dialog* dialog;
        QString whyNot;
        DialogBriefRow brief;
    };
    std::vector<Found> found;
    desk.forEachDialog([&](const wire::Dialog& other) {
        const bool open = other.status != wire::DialogStatus::closed;
        if (open && other.id != dialog.id && other.customer_id == dialog.customer_id)
            found.push_back({&other, MergeTarget::whyNot(desk, dialog, other), dialogBrief(desk, other)});
    });
    std::sort(found.begin(), found.end(), [](const Found& one, const Found& other) {
        if (one.whyNot.isEmpty() != other.whyNot.isEmpty())
            return one.whyNot.isEmpty();
        return std::pair(one.brief.atMs, one.brief.id) > std::pair(other.brief.atMs, other.brief.id);
    });
    QList<Command> commands;
    for (const Found& each : found) {
        const QString channel = channelOf(desk, *each.dialog);
        const QString number = QString::number(each.brief.id);
        const QString& said = each.brief.lastText;
        commands.append({.id = number,
                         .icon = QStringLiteral("message-circle"),
                         .words = channel.isEmpty() ? said
                                  : said.isEmpty()  ? channel
                                                    : QStringLiteral("%1: %2").arg(channel, said),
                         .alike = {number, each.brief.owner},
                         .aside = MergeTarget::aside(desk, *each.dialog),
                         .whyNot = each.whyNot});
    }
    return commands;
}

DialogId mergeTargetOf(const Command& command) {
    return DialogId{command.id.toLongLong()};
}

} // namespace pult::client
