// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/bulk_actions.hpp"

#include <algorithm>
#include <utility>

#include "client/models/building/customer_label.hpp"
#include "client/models/templates/template_draft.hpp"
#include "client/models/words/refusal_words.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "shared/wire/codec.hpp"

namespace pult::client {

namespace {

constexpr int kTickMs = 250;

DeskAction actionOf(const BulkAct& act) {
    DeskAction action;
    switch (act.kind) {
    case BulkAct::Kind::take:
        break;
    case BulkAct::Kind::assign:
        action.kind = ActionKind::assign;
        action.assignee = OperatorId{act.operatorId};
        break;
    case BulkAct::Kind::tag:
        action.kind = ActionKind::tag;
        action.add = std::vector<std::string>{act.tag.toStdString()};
        break;
    case BulkAct::Kind::snooze:
        action.kind = ActionKind::snooze;
        if (act.untilMs != 0)
            action.until = Time{Millis{act.untilMs}};
        else
            action.untilReply = true;
        break;
    case BulkAct::Kind::answered:
        action.kind = ActionKind::mark;
        action.answered = true;
        break;
    case BulkAct::Kind::unread:
        action.kind = ActionKind::mark_unread;
        break;
    case BulkAct::Kind::spam:
        action.resolution = wire::Resolution::spam;
        [[fallthrough]];
    case BulkAct::Kind::close:
        action.kind = ActionKind::close;
        if (!act.resolution.isEmpty())
            action.resolution = wire::enumValue<wire::Resolution>(act.resolution.toStdString());
        break;
    }
    return action;
}

/// The lifecycle knows "answered" and "snoozed" of dialogs only that somebody works on.
bool mustBeTaken(const wire::Dialog& dialog, const BulkAct& act) {
    using wire::DialogStatus;
    const bool concerned = act.kind == BulkAct::Kind::answered || act.kind == BulkAct::Kind::snooze;
    return concerned && (dialog.status == DialogStatus::queued || dialog.status == DialogStatus::offered ||
                         dialog.status == DialogStatus::bot);
}

} // namespace

BulkActions::BulkActions(Desk& desk, InboxWindow& window, QObject* parent)
    : QObject(parent), m_desk(desk), m_window(window) {
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &BulkActions::tick);
    connect(&window, &InboxWindow::bulkRequested, this, &BulkActions::act);
    connect(&window, &InboxWindow::spamRequested, this, [this](qint64 id) {
        if (const auto why = closesTooEarly(m_desk, DialogId{id}, true))
            m_window.announce(refusalWords(*why));
        else
            actOnOne(DialogId{id}, actionOf({.kind = BulkAct::Kind::spam, .tag = {}}), {}, tr("Closed as spam"));
    });
    connect(&window, &InboxWindow::bulkUndoRequested, this, &BulkActions::undo);
    connect(&window, &InboxWindow::bulkResultChosen, this, &BulkActions::changeResult);
    connect(&window, &InboxWindow::bulkFailuresRequested, this, &BulkActions::showFailures);
    connect(&desk, &Desk::sendUndone, this, [this](const SendUndone& undone) { forget(undone.returned); });
    connect(&desk, &Desk::sendRefused, this, [this](const SendRefusal& refusal) { forget(refusal.returned); });
    connect(&desk, &Desk::outboxChanged, this, &BulkActions::forgetGone);
}

BulkActions::~BulkActions() {
    if (m_shownIn)
        m_shownIn->hideBulk();
}

/// What is so already is left alone.
bool BulkActions::applies(const wire::Dialog& dialog, const BulkAct& act) const {
    const bool closed = dialog.status == wire::DialogStatus::closed;
    switch (act.kind) {
    case BulkAct::Kind::take:
        return !closed && dialog.assignee_id != m_desk.me().id;
    case BulkAct::Kind::assign:
        return !closed && dialog.assignee_id != OperatorId{act.operatorId};
    case BulkAct::Kind::tag:
        return std::ranges::count(dialog.tags, act.tag.toStdString()) == 0;
    case BulkAct::Kind::answered:
        return dialog.unanswered;
    case BulkAct::Kind::unread:
        return dialog.last_inbound_seq > 0 && m_desk.unread(dialog.id) == 0;
    case BulkAct::Kind::snooze:
    case BulkAct::Kind::close:
        return !closed;
    case BulkAct::Kind::spam:
        return dialog.resolution != wire::Resolution::spam;
    }
    return false;
}

void BulkActions::act(const QList<qint64>& dialogs, const BulkAct& act) {
    endHold();
    m_failed.clear();
    std::vector<DialogId> concerned;
    QHash<qint64, QString> barred;
    const bool asSpam = act.kind == BulkAct::Kind::spam;
    const bool closes = act.kind == BulkAct::Kind::close || asSpam;
    for (const qint64 id : dialogs) {
        const wire::Dialog* dialog = m_desk.dialog(DialogId{id});
        if (!dialog || !applies(*dialog, act))
            continue;
        if (const auto why = closes ? closesTooEarly(m_desk, dialog->id, asSpam) : std::nullopt)
            barred[id] = refusalWords(*why);
        else if (mustBeTaken(*dialog, act))
            barred[id] = tr("Nobody works on it yet: take it first");
        else
            concerned.push_back(dialog->id);
    }
    m_window.chooseDialogs({}, {});
    if (concerned.empty() && !barred.isEmpty()) {
        m_failed = barred;
        return m_window.showBulkFailures(tr("%n failed", "dialogs", static_cast<int>(barred.size())));
    }
    if (concerned.empty())
        return m_window.announce(tr("Nothing to do: all of them are like that already"));
    const int batch = ++m_last;
    m_batches[batch] = {act, static_cast<int>(concerned.size()), 0, barred};
    for (const DialogId id : concerned)
        begin(batch, id, act);
    if (act.kind != BulkAct::Kind::take)
        beginHold(act.kind == BulkAct::Kind::close);
}

void BulkActions::actOnOne(DialogId dialog, DeskAction action, const std::string& text, const QString& said) {
    endHold();
    m_said = said;
    const bool closes = action.kind == ActionKind::close && action.resolution != wire::Resolution::spam;
    m_held.push_back({dialog, m_desk.actLater(dialog, std::move(action), kHold, this, {}, text), false});
    beginHold(closes);
}

void BulkActions::close(DialogId dialog, const QString& resolution) {
    const QString result = resolution.isEmpty() ? resolutionChoices().first() : resolution;
    actOnOne(dialog, actionOf({.kind = BulkAct::Kind::close, .tag = {}, .resolution = resolution}), {},
             tr("Closed: %1", "a result").arg(resolutionName(result)));
}

void BulkActions::changeResult(const QString& resolution) {
    const bool wasBatch = m_said.isEmpty();
    const QList<qint64> back = dropHeld();
    if (back.isEmpty())
        return;
    if (wasBatch)
        act(back, {.kind = BulkAct::Kind::close, .tag = {}, .resolution = resolution});
    else
        close(DialogId{back.front()}, resolution);
}

void BulkActions::begin(int batch, DialogId id, const BulkAct& act) {
    const auto done = [this, batch, id](const Result<DialogId>& answer) { onAnswer(batch, id, answer); };
    if (act.kind != BulkAct::Kind::take)
        m_held.push_back({id, m_desk.actLater(id, actionOf(act), kHold, this, done), false});
    else if (m_desk.dialog(id)->assignee_id)
        m_desk.takeOver(id, this, done);
    else
        m_desk.take(id, this, done);
}

void BulkActions::undo() {
    if (m_held.empty())
        return;
    const bool wasBatch = m_said.isEmpty();
    const QString done = doneWords();
    InboxWindow& told = place();
    const QList<qint64> back = dropHeld();
    if (back.isEmpty())
        told.announce(tr("Too late to take it back: %1", "what was done with a dialog").arg(done));
    else
        told.announce(wasBatch ? tr("%n dialog(s) are as they were", nullptr, static_cast<int>(back.size()))
                               : tr("Taken back: %1", "what was done with a dialog").arg(done));
    if (!wasBatch && !back.isEmpty())
        emit takenBack(DialogId{back.front()});
}

/// Those that were still here; no trace is left of them.
QList<qint64> BulkActions::dropHeld() {
    QList<qint64> back;
    for (const Item& item : std::exchange(m_held, {}))
        if (m_desk.dropHeld(item.clientId))
            back.append(item.dialog.value);
    const bool wasBatch = m_said.isEmpty();
    endHold();
    if (wasBatch && m_batches.contains(m_last))
        forgetOfLast(back);
    return back;
}

bool BulkActions::undoOf(DialogId dialog) {
    if (m_held.size() != 1 || m_held.front().dialog != dialog)
        return false;
    undo();
    return true;
}

bool BulkActions::letGo() {
    endHold();
    return m_desk.letHeldGo();
}

/// Came back with the reply before it: there is nothing of it to take back.
void BulkActions::forget(const std::vector<Outgoing>& returned) {
    const auto isBack = [&](const Item& item) {
        return std::ranges::any_of(returned, [&](const Outgoing& each) { return each.clientId == item.clientId; });
    };
    if (std::ranges::all_of(m_held, isBack))
        endHold();
    else
        std::erase_if(m_held, isBack);
}

/// Whoever writes on in a dialog lets go of what was done with it.
void BulkActions::forgetGone() {
    if (m_held.empty())
        return;
    std::vector<Item> left;
    for (const Item& item : m_held) {
        const Outbox::Entry* entry = m_desk.outbox().entry(item.clientId);
        const bool isGone = entry ? !entry->heldUntil : item.isKept;
        if (!isGone)
            left.push_back({item.dialog, item.clientId, item.isKept || entry});
    }
    m_held = std::move(left);
    if (m_held.empty())
        endHold();
}

/// They are chosen again, to do something else with them.
void BulkActions::forgetOfLast(const QList<qint64>& dialogs) {
    Batch& batch = m_batches[m_last];
    batch.left -= static_cast<int>(dialogs.size());
    if (batch.left == 0)
        m_batches.erase(m_last);
    m_window.chooseDialogs(dialogs, {});
}

void BulkActions::onAnswer(int batch, DialogId id, const Result<DialogId>& answer) {
    const auto found = m_batches.find(batch);
    if (found == m_batches.end())
        return;
    if (answer)
        ++found->second.done;
    else
        found->second.failed[id.value] = refusalWords(answer.error());
    if (--found->second.left == 0)
        finish(batch);
}

void BulkActions::finish(int number) {
    const Batch batch = m_batches.extract(number).mapped();
    const QString done = words(batch.act, batch.done);
    if (batch.failed.isEmpty()) {
        if (batch.act.kind == BulkAct::Kind::take)
            m_window.announce(done);
        return;
    }
    m_failed = batch.failed;
    const int failed = static_cast<int>(batch.failed.size());
    const QString both = tr("%1, %2", "what was done, what was not").arg(done, tr("%n failed", "dialogs", failed));
    if (m_held.empty())
        m_window.showBulkFailures(both);
    else
        m_window.announce(both); // the bar is taken by what can still be taken back
}

void BulkActions::showFailures() {
    m_window.chooseDialogs(m_failed.keys(), m_failed);
}

void BulkActions::tick() {
    forgetGone();
    if (m_desk.ticks() >= m_heldUntil)
        endHold();
    else
        showHeld();
}

void BulkActions::beginHold(bool closes) {
    m_heldUntil = m_desk.ticks() + kHold;
    m_closes = closes;
    showHeld();
    m_timer.start();
}

/// Where the dialog is written in.
InboxWindow& BulkActions::place() const {
    const bool ofOne = !m_said.isEmpty() && !m_held.empty();
    InboxWindow* own = ofOne && m_ownWindowOf ? m_ownWindowOf(m_held.front().dialog) : nullptr;
    return own ? *own : m_window;
}

/// The dialog may have moved to another window, or its window be gone, since the last second.
void BulkActions::showHeld() {
    InboxWindow& now = place();
    if (m_shownIn == &now)
        return now.setBulkWords(heldWords());
    if (m_shownIn)
        m_shownIn->hideBulk();
    m_shownIn = &now;
    now.showBulk(heldWords(), m_closes);
}

void BulkActions::endHold() {
    m_timer.stop();
    if (m_shownIn)
        m_shownIn->hideBulk();
    m_shownIn = nullptr;
    m_held.clear();
    m_said.clear();
}

QString BulkActions::heldWords() const {
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_heldUntil - m_desk.ticks()).count();
    return tr("%1 ·\u00A0%2\u00A0s", "what was done, time to take it back").arg(doneWords()).arg(left);
}

/// In the desk's window another dialog may be open by now: there it says whose it was.
QString BulkActions::doneWords() const {
    const BulkAct act = m_batches.contains(m_last) ? m_batches.at(m_last).act : BulkAct{};
    if (m_said.isEmpty())
        return words(act, static_cast<int>(m_held.size()));
    const wire::Dialog* dialog = m_held.empty() ? nullptr : m_desk.dialog(m_held.front().dialog);
    if (!dialog || &place() != &m_window)
        return m_said;
    return QStringLiteral("%1 · %2").arg(customerLabel(dialog->customer_name, dialog->customer_id), m_said);
}

QString BulkActions::words(const BulkAct& act, int count) const {
    switch (act.kind) {
    case BulkAct::Kind::take:
        return tr("%n dialog(s) taken", nullptr, count);
    case BulkAct::Kind::assign:
        return tr("%n dialog(s) passed on", nullptr, count);
    case BulkAct::Kind::tag:
        return tr("%n dialog(s) tagged", nullptr, count);
    case BulkAct::Kind::snooze:
        return tr("%n dialog(s) snoozed", nullptr, count);
    case BulkAct::Kind::answered:
        return tr("%n dialog(s) marked as answered", nullptr, count);
    case BulkAct::Kind::unread:
        return tr("%n dialog(s) marked as unread", nullptr, count);
    case BulkAct::Kind::close: {
        const QString closed = tr("%n dialog(s) closed", nullptr, count);
        return act.resolution.isEmpty()
                   ? closed
                   : tr("%1: %2", "dialogs were closed, the result").arg(closed, resolutionName(act.resolution));
    }
    case BulkAct::Kind::spam:
        return tr("%n dialog(s) closed as spam", nullptr, count);
    }
    return {};
}

} // namespace pult::client
