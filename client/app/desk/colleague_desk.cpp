// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/colleague_desk.hpp"

#include <algorithm>
#include <utility>

#include "client/models/building/merge_targets.hpp"
#include "client/models/list/known_tags.hpp"
#include "client/models/words/harmless.hpp"

namespace pult::client {

namespace {

constexpr int kLoadSettlesMs = 100;

bool suits(const wire::Stage& stage, const wire::Dialog& dialog) {
    return !stage.group_id || (dialog.group_id && *dialog.group_id == *stage.group_id);
}

bool fitsNow(const wire::Stage& stage, const wire::Dialog& dialog) {
    return !stage.statuses ||
           std::find(stage.statuses->begin(), stage.statuses->end(), dialog.status) != stage.statuses->end();
}

} // namespace

ColleagueDesk::ColleagueDesk(Desk& desk, BulkActions& bulk, InboxWindow& window, QObject* parent)
    : QObject(parent), m_desk(desk), m_bulk(bulk), m_window(window) {
    m_loadTimer.setSingleShot(true);
    m_loadTimer.setInterval(kLoadSettlesMs);
    connect(&m_loadTimer, &QTimer::timeout, this, &ColleagueDesk::showLoad);
    const auto loadChanges = [this] {
        if (!m_loadTimer.isActive())
            m_loadTimer.start();
    };
    connect(&desk, &Desk::dialogChanged, this, loadChanges);
    connect(&desk, &Desk::dialogRemoved, this, loadChanges);
    connect(&desk, &Desk::rosterChanged, this, loadChanges);
    connect(&window, &InboxWindow::passOnRequested, this,
            [this](qint64 id, const Command& receiver, const QString& comment) {
                passOn(DialogId{id}, receiver, comment);
            });
    connect(&window, &InboxWindow::joinRequested, this,
            [this](qint64 id, const Command& target) { join(DialogId{id}, target); });
    connect(&window, &InboxWindow::followRequested, this,
            [this](qint64 id, bool follow) { m_desk.follow(DialogId{id}, follow); });
    connect(&window, &InboxWindow::stageRequested, this,
            [this](qint64 id, qint64 stage) { m_desk.setStage(DialogId{id}, StageId{stage}); });
    connect(&window, &InboxWindow::priorityRequested, this,
            [this](qint64 id, int priority) { m_desk.setPriority(DialogId{id}, priority); });
    window.setChoices({[this] { return openDialog() ? client::receivers(m_desk, *openDialog()) : QList<Command>(); },
                       [this] { return openDialog() ? callable(m_desk, *openDialog()) : QList<Command>(); },
                       [this] { return stages(); }, [this] { return knownTags(m_desk); },
                       [this] { return openDialog() ? mergeTargets(m_desk, *openDialog()) : QList<Command>(); },
                       [this](const Command& receiver) { return caution(receiver); },
                       [this] { return openDialog() ? client::outsiders(m_desk, *openDialog()) : QList<Command>(); }});
    connect(&bulk, &BulkActions::takenBack, this, [this](DialogId id) {
        if (std::exchange(m_left, {}) == id)
            emit backInSight(id);
    });
    loadChanges();
}

ColleagueDesk::~ColleagueDesk() {
    m_window.setChoices({});
    m_window.setDeskLoad(0, 0);
}

const wire::Dialog* ColleagueDesk::openDialog() const {
    return m_desk.dialog(DialogId{m_window.openDialogId()});
}

void ColleagueDesk::passOn(DialogId id, const Command& receiver, const QString& comment) {
    const Receiver to = receiverOf(receiver);
    const wire::Dialog* dialog = m_desk.dialog(id);
    // What nobody has may be taken by who may not pass it on.
    if (to.person == m_desk.me().id && comment.isEmpty() && dialog && !dialog->assignee_id)
        return emit m_window.takeRequested(id.value);
    if (to.person == m_desk.me().id)
        return m_desk.assign(id, to.person, comment.toStdString()); // it stays in sight
    DeskAction action;
    action.kind = ActionKind::assign;
    if (to.group)
        action.group = to.group;
    else
        action.assignee = to.person;
    const bool follows = dialog && staysFollowed(*dialog, to);
    QString said = to.group ? tr("Passed on to the queue of %1", "a group") : tr("Passed on to %1", "a colleague");
    if (follows)
        said = to.group ? tr("Passed on to the queue of %1, you follow it", "a group")
                        : tr("Passed on to %1, you follow it", "a colleague");
    said = said.arg(receiver.words);
    if (!comment.isEmpty())
        said = tr("%1, with your comment", "a dialog was passed on").arg(said);
    const bool leaves = dialog && leavesSight(*dialog, to); // before it is the other's
    m_bulk.actOnOne(id, std::move(action), comment.toStdString(), said);
    m_left = leaves ? id : DialogId{};
    if (leaves)
        emit leftSight(id);
}

void ColleagueDesk::join(DialogId id, const Command& target) {
    DeskAction action;
    action.kind = ActionKind::merge;
    action.into = mergeTargetOf(target);
    const QString said = tr("Joined with #%1", "a dialog").arg(action.into->value);
    m_bulk.actOnOne(id, std::move(action), {}, said);
}

/// Whoever had it follows it from then on, as long as he sees it.
bool ColleagueDesk::staysFollowed(const wire::Dialog& dialog, const Receiver& to) const {
    return dialog.assignee_id == m_desk.me().id && !leavesSight(dialog, to);
}

bool ColleagueDesk::leavesSight(const wire::Dialog& dialog, const Receiver& to) const {
    return !mayIn(m_desk, passedOn(dialog, to), domain::Permission::dialog_read);
}

QString ColleagueDesk::caution(const Command& receiver) const {
    const wire::Dialog* dialog = openDialog();
    return dialog && leavesSight(*dialog, receiverOf(receiver))
               ? tr("Once it is passed on you don't see this dialog any more")
               : QString();
}

QList<StageRow> ColleagueDesk::stages() const {
    const wire::Dialog* dialog = openDialog();
    if (!dialog)
        return {};
    std::vector<const wire::Stage*> found;
    for (const auto& [id, stage] : m_desk.roster().stages)
        if (suits(stage, *dialog))
            found.push_back(&stage);
    std::sort(found.begin(), found.end(), [](const wire::Stage* one, const wire::Stage* other) {
        return std::pair(one->position, one->id) < std::pair(other->position, other->id);
    });
    QList<StageRow> rows;
    for (const wire::Stage* stage : found)
        rows.append({stage->id.value, harmless(stage->name), fitsNow(*stage, *dialog)});
    return rows;
}

void ColleagueDesk::showLoad() {
    if (!m_desk.me().id)
        return;
    const DeskLoad own = loadOf(m_desk, m_desk.me().id);
    m_window.setDeskLoad(own.load, own.limit);
}

QString ColleagueDesk::fullWords() const {
    const DeskLoad own = loadOf(m_desk, m_desk.me().id);
    return tr("%1 of %2, close one or ask the senior", "dialogs in hand, most").arg(own.load).arg(own.limit);
}

} // namespace pult::client
