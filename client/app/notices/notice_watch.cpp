// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/notices/notice_watch.hpp"

#include "client/app/notices/alert_watch.hpp"
#include "client/models/building/colleagues.hpp"
#include "client/models/building/customer_label.hpp"
#include "client/models/building/row_building.hpp"
#include "client/models/list/folder_query.hpp"
#include "client/models/words/content_words.hpp"
#include "client/models/words/harmless.hpp"
#include "client/models/words/send_words.hpp"
#include "shared/domain/permissions.hpp"

#include <algorithm>

namespace pult::client {

namespace {

/// A note that is told of later was written long ago and told again for another reason.
constexpr std::int64_t kNoteIsNewsMs = 24LL * 3'600'000;
/// Of those who wait longest.
constexpr int kAskedForLate = 100;
const QString kQueue = QStringLiteral("queue");
const QString kOffline = QStringLiteral("offline");

QString dialogKey(DialogId id) {
    return QStringLiteral("dialog/%1").arg(id.value);
}
QString answerKey(DialogId id) {
    return QStringLiteral("answer/%1").arg(id.value);
}
QString stuckKey(DialogId id) {
    return QStringLiteral("unsent/%1").arg(id.value);
}

QString tooLateKey(DialogId id) {
    return QStringLiteral("late/%1").arg(id.value);
}

QString callKey(DialogId id) {
    return QStringLiteral("call/%1").arg(id.value);
}

QString noteKey(DialogId id) {
    return QStringLiteral("note/%1").arg(id.value);
}

QString nameOf(const wire::Dialog& dialog) {
    return harmless(customerLabel(dialog.customer_name, dialog.customer_id));
}

} // namespace

NoticeWatch::NoticeWatch(Desk& desk, AlertWatch& alerts, QObject* parent)
    : QObject(parent), m_desk(desk), m_alerts(alerts) {
    m_offline.setSingleShot(true);
    m_offline.setInterval(kOfflineTold);
    connect(&m_offline, &QTimer::timeout, this, [this] {
        emit happened(Happening::trouble, {},
                      {.key = kOffline,
                       .title = tr("No connection"),
                       .discreet = tr("No connection"),
                       .text = tr("New messages do not arrive. Replies are kept and go out by themselves."),
                       .stays = true});
    });
    m_lateTimer.setInterval(kLateAgain);
    connect(&m_lateTimer, &QTimer::timeout, this, &NoticeWatch::tellLateAgain);
    connect(&desk, &Desk::told, this, &NoticeWatch::onTold);
    connect(&desk, &Desk::dialogChanged, this, &NoticeWatch::onDialogChanged);
    connect(&desk, &Desk::dialogRemoved, this, &NoticeWatch::endOf);
    connect(&desk, &Desk::stuckChanged, this, &NoticeWatch::onStuck);
    connect(&desk, &Desk::caughtUp, this,
            [this] { m_desk.forEachDialog([this](const wire::Dialog& each) { learnLate(each); }); });
    connect(&desk, &Desk::reachChanged, this, &NoticeWatch::onReach);
    connect(&desk, &Desk::started, this, &NoticeWatch::onReach);
    connect(&desk, &Desk::started, this, &NoticeWatch::askForLate);
    connect(&desk, &Desk::started, this, [this] {
        // The desk has forgotten them, and nobody tells what became of them.
        for (const DialogId id : std::set<DialogId>(m_stuck))
            if (m_desk.stuckReplies().authors(id).empty())
                endStuck(id);
    });
    connect(&alerts, &AlertWatch::changed, this, &NoticeWatch::onAlerts);
}

bool NoticeWatch::isMine(const wire::Dialog& dialog) const {
    return dialog.assignee_id && *dialog.assignee_id == m_desk.me().id;
}

bool NoticeWatch::isQueued(const wire::Dialog& dialog) const {
    return !dialog.assignee_id && dialog.unanswered && dialog.status != wire::DialogStatus::closed &&
           dialog.status != wire::DialogStatus::bot;
}

/// The desk still knows what was before.
void NoticeWatch::onTold(const wire::Event& event) {
    if (const auto* message = std::get_if<wire::MessageAdded>(&event))
        onMessage(*message);
    else if (const auto* added = std::get_if<wire::DialogAdded>(&event))
        onDialog(added->dialog, added->transition);
    else if (const auto* changed = std::get_if<wire::DialogChanged>(&event))
        onDialog(changed->dialog, changed->transition);
    else if (const auto* noted = std::get_if<wire::CustomerNoteAdded>(&event))
        onCustomerNote(noted->note);
    else if (const auto* message = std::get_if<wire::MessageChanged>(&event))
        tellTooLate(message->message);
    else if (const auto* read = std::get_if<wire::DialogReadUpTo>(&event))
        if (const wire::Dialog* dialog = m_desk.dialog(read->dialog_id);
            dialog && read->read_seq >= dialog->last_inbound_seq)
            seen(read->dialog_id);
}

void NoticeWatch::onMessage(const wire::MessageAdded& event) {
    const bool fromCustomer =
        event.message.direction == wire::Direction::in && event.message.author.kind == wire::AuthorKind::customer;
    const bool mine = isMine(event.dialog);
    if (fromCustomer && (mine || followsColleague(m_desk, event.dialog))) {
        m_messages.insert(event.dialog.id);
        emit happened(Happening::message, event.dialog.id,
                      {.key = dialogKey(event.dialog.id),
                       .title = mine ? nameOf(event.dialog) : followedTitle(event.dialog),
                       .discreet = tr("New message"),
                       .text = briefWords(messageRow(m_desk, event.message)),
                       .dialog = event.dialog.id.value,
                       .mayReply = mine,
                       .seenSeq = event.message.seq});
    }
    tellCall(event);
    onDialog(event.dialog, {});
}

QString NoticeWatch::followedTitle(const wire::Dialog& dialog) const {
    const QString owner = harmless(m_desk.roster().userName(*dialog.assignee_id));
    return owner.isEmpty() ? nameOf(dialog) : tr("%1, with %2", "customer, colleague").arg(nameOf(dialog), owner);
}

bool NoticeWatch::isCalled(const wire::Dialog& dialog) const {
    return dialog.mentioned &&
           std::find(dialog.mentioned->begin(), dialog.mentioned->end(), m_desk.me().id) != dialog.mentioned->end();
}

/// A colleague's note mentions the operator or is whispered to him.
void NoticeWatch::tellCall(const wire::MessageAdded& event) {
    const wire::Message& note = event.message;
    const OperatorId me = m_desk.me().id;
    const bool whispered = note.whisper_to && *note.whisper_to == me;
    const bool mentioned =
        note.mentions && std::find(note.mentions->begin(), note.mentions->end(), me) != note.mentions->end();
    if ((!whispered && !mentioned) || note.author.id == me.value)
        return;
    m_called.insert(event.dialog.id);
    const QString by = harmless(note.author.name);
    emit happened(Happening::handed, event.dialog.id,
                  {.key = callKey(event.dialog.id),
                   .title = whispered
                                ? tr("%1 whispers to you: %2", "colleague, customer").arg(by, nameOf(event.dialog))
                                : tr("%1 calls you: %2", "colleague, customer").arg(by, nameOf(event.dialog)),
                   .discreet = tr("A colleague calls you"),
                   .text = briefWords(messageRow(m_desk, note)),
                   .dialog = event.dialog.id.value});
}

/// The same about a customer. A note that is pinned or moves to another customer is told again by the server.
void NoticeWatch::onCustomerNote(const wire::CustomerNote& note) {
    const OperatorId me = m_desk.me().id;
    const bool calls = note.mentions && std::ranges::count(*note.mentions, me) > 0 && note.author.id != me.value;
    const bool isOld = note.at.time_since_epoch().count() + kNoteIsNewsMs < m_desk.nowMs();
    if (!calls || isOld || !m_toldNotes.insert(note.id).second)
        return;
    const wire::Dialog* newest = nullptr;
    m_desk.forEachDialog([&](const wire::Dialog& dialog) {
        if (dialog.customer_id == note.customer_id && (!newest || dialog.last_seq > newest->last_seq))
            newest = &dialog;
    });
    const QString by = harmless(note.author.name);
    const QString customer = newest ? nameOf(*newest) : harmless(customerLabel({}, note.customer_id));
    const DialogId dialog = newest ? newest->id : DialogId{};
    if (dialog)
        m_noted.insert(dialog);
    emit happened(Happening::handed, dialog,
                  {.key = noteKey(dialog),
                   .title = tr("%1 calls you: %2", "colleague, customer").arg(by, customer),
                   .discreet = tr("A colleague calls you"),
                   .text = harmless(note.text),
                   .dialog = dialog.value});
}

/// A reply of mine that was to go out later was not sent; one that I take back myself carries no reason.
void NoticeWatch::tellTooLate(const wire::Message& reply) {
    const bool mine = reply.author.kind == wire::AuthorKind::operator_ && reply.author.id == m_desk.me().id.value;
    if (!mine || reply.state != wire::MessageState::cancelled || !reply.error)
        return;
    m_tooLate[reply.dialog_id] = asSentence(sendReasonWords(*reply.error));
    m_putAway.erase(tooLateKey(reply.dialog_id));
    emit happened(Happening::trouble, reply.dialog_id, tooLateNotice(reply.dialog_id));
    emit standingChanged();
}

Notice NoticeWatch::tooLateNotice(DialogId id) const {
    return {.key = tooLateKey(id),
            .title = unsentTitle(id),
            .discreet = tr("A reply was not sent"),
            .text = m_tooLate.at(id),
            .dialog = id.value,
            .stays = true};
}

QString NoticeWatch::unsentTitle(DialogId id) const {
    const wire::Dialog* dialog = m_desk.dialog(id);
    return dialog ? tr("Not sent: %1", "customer").arg(nameOf(*dialog)) : tr("A reply was not sent");
}

void NoticeWatch::onDialog(const wire::Dialog& now, const std::optional<wire::Transition>& transition) {
    const bool late = transition && transition->cause == "answer_late";
    if (late || (transition && transition->cause == "answer_due"))
        return onAnswerTime(now, late);
    if (transition && transition->cause == "window_closing")
        return;
    const wire::Dialog* before = m_desk.dialog(now.id);
    if (isQueued(now) && !(before && isQueued(*before)))
        tellQueue(now);
    const bool byMyself = transition && transition->actor.kind == wire::AuthorKind::operator_ &&
                          transition->actor.id == m_desk.me().id.value;
    // Of a dialog that is not known the desk can't tell whether it was somebody else's before.
    const bool handedOver = isMine(now) && (before ? !isMine(*before) : transition.has_value()) && !byMyself;
    if (!handedOver || !transition || now.status == wire::DialogStatus::closed)
        return;
    m_handed.insert(now.id);
    const QString by =
        transition->actor.kind == wire::AuthorKind::operator_ ? harmless(transition->actor.name) : QString();
    emit happened(Happening::handed, now.id,
                  {.key = dialogKey(now.id),
                   .title = by.isEmpty() ? tr("A dialog for you: %1", "customer").arg(nameOf(now))
                                         : tr("%1 gives you a dialog: %2", "colleague, customer").arg(by, nameOf(now)),
                   .discreet = tr("A dialog for you"),
                   .text = {},
                   .dialog = now.id.value});
}

bool NoticeWatch::watchesOthers() const {
    return domain::reach(m_desk.me().role, domain::Permission::wall_live) != domain::Reach::none;
}

void NoticeWatch::onAnswerTime(const wire::Dialog& now, bool late) {
    if (!isMine(now) && !(late && watchesOthers()))
        return;
    m_due.insert(now.id);
    if (late) {
        m_late.insert(now.id);
        m_overdue.insert(now.id);
        m_putAway.erase(answerKey(now.id));
        m_lateTimer.start();
        emit happened(Happening::answerLate, now.id, lateNotice(now));
        emit standingChanged();
        return;
    }
    emit happened(Happening::answerDue, now.id,
                  {.key = answerKey(now.id),
                   .title = tr("Answer soon: %1", "customer").arg(nameOf(now)),
                   .discreet = tr("An answer is due soon"),
                   .text = tr("Most of the time for an answer is over."),
                   .dialog = now.id.value,
                   .stays = true});
}

Notice NoticeWatch::lateNotice(const wire::Dialog& dialog) const {
    QString text = tr("The time for an answer is over.");
    if (!dialog.assignee_id)
        text = tr("Nobody has taken the dialog in time.");
    else if (!isMine(dialog))
        text = tr("%1 has not answered in time.", "colleague")
                   .arg(harmless(m_desk.roster().userName(*dialog.assignee_id)));
    return {.key = answerKey(dialog.id),
            .title = tr("Waits too long: %1", "customer").arg(nameOf(dialog)),
            .discreet = tr("A client waits too long"),
            .text = text,
            .dialog = dialog.id.value,
            .stays = true,
            .mayTake = !dialog.assignee_id};
}

void NoticeWatch::tellLateAgain() {
    std::erase_if(m_late, [this](DialogId id) { return m_isLookedAt && m_isLookedAt(id); });
    if (m_late.empty())
        return m_lateTimer.stop();
    if (!m_desk.roster().hours->isOpen(m_desk.now()))
        return; // in the morning again
    for (const DialogId id : m_late)
        if (const wire::Dialog* dialog = m_desk.dialog(id))
            emit happened(Happening::answerLate, id, lateNotice(*dialog));
}

void NoticeWatch::learnLate(const wire::Dialog& dialog) {
    const bool late = dialog.answer_due_at && dialog.answer_due_at->time_since_epoch().count() <= m_desk.nowMs() &&
                      dialog.status != wire::DialogStatus::closed;
    const bool concernsMe = isMine(dialog) || (watchesOthers() && m_desk.unread(dialog.id) > 0);
    if (late && concernsMe && m_desk.isOnline() && !m_overdue.contains(dialog.id))
        onAnswerTime(dialog, true);
}

/// Whose time was over before the session began: the lists on the screen may be in another order. They are told of as
/// the desk learns of them.
void NoticeWatch::askForLate() {
    if (watchesOthers())
        m_desk.loadDialogs(queryOf(Folder::unanswered, true), {}, kAskedForLate, this,
                           [](const Result<ListedPage>&) {});
}

void NoticeWatch::endAnswerTime(DialogId id) {
    m_late.erase(id);
    m_putAway.erase(answerKey(id));
    if (m_overdue.erase(id) != 0)
        emit standingChanged();
    if (m_due.erase(id) != 0)
        emit over(answerKey(id));
}

void NoticeWatch::tellQueue(const wire::Dialog& dialog) {
    m_queued.insert(dialog.id);
    const int count = static_cast<int>(m_queued.size());
    Notice notice{.key = kQueue,
                  .title = count == 1 ? tr("New in the queue: %1", "customer").arg(nameOf(dialog))
                                      : tr("%n new in the queue", nullptr, count),
                  .discreet = tr("%n new in the queue", nullptr, count)};
    if (count == 1) {
        notice.dialog = dialog.id.value;
        notice.mayTake = true;
        notice.text = dialog.last_message ? harmless(dialog.last_message->text) : QString();
    }
    emit happened(Happening::queued, dialog.id, notice);
}

void NoticeWatch::leaveQueue(DialogId id) {
    if (m_queued.erase(id) != 0 && m_queued.empty())
        emit over(kQueue);
}

void NoticeWatch::onDialogChanged(DialogId id) {
    const wire::Dialog* dialog = m_desk.dialog(id);
    if (!dialog)
        return endOf(id);
    if (!isQueued(*dialog))
        leaveQueue(id);
    if (!dialog->answer_due_at || !(isMine(*dialog) || watchesOthers()))
        endAnswerTime(id);
    else if (m_overdue.contains(id))
        emit standingChanged(); // somebody may have taken it
    else
        learnLate(*dialog);
    if (!isCalled(*dialog) && m_called.erase(id) != 0)
        emit over(callKey(id));
    const bool mine = isMine(*dialog);
    if ((!mine && !followsColleague(m_desk, *dialog)) || dialog->status == wire::DialogStatus::closed)
        return endMessages(id);
    if (!mine && m_handed.contains(id))
        return endMessages(id); // it was given to me, and has gone on
    const bool needsNobody = !dialog->unanswered || m_desk.unread(id) == 0;
    if (needsNobody && m_messages.erase(id) != 0 && !m_handed.contains(id))
        emit over(dialogKey(id));
}

void NoticeWatch::seen(DialogId dialog) {
    m_late.erase(dialog);
    endMessages(dialog);
    endNote(dialog);
    endTooLate(dialog);
}

void NoticeWatch::endTooLate(DialogId dialog) {
    if (m_tooLate.erase(dialog) == 0)
        return;
    m_putAway.erase(tooLateKey(dialog));
    emit over(tooLateKey(dialog));
    emit standingChanged();
}

void NoticeWatch::endMessages(DialogId dialog) {
    if (m_messages.erase(dialog) + m_handed.erase(dialog) != 0)
        emit over(dialogKey(dialog));
}

void NoticeWatch::endNote(DialogId dialog) {
    if (m_noted.erase(dialog) != 0)
        emit over(noteKey(dialog));
}

void NoticeWatch::endOf(DialogId id) {
    leaveQueue(id);
    endMessages(id);
    endNote(id);
    endAnswerTime(id);
    if (m_called.erase(id) != 0)
        emit over(callKey(id));
    endTooLate(id);
    endStuck(id);
}

void NoticeWatch::endStuck(DialogId id) {
    m_putAway.erase(stuckKey(id));
    if (m_stuck.erase(id) == 0)
        return;
    emit over(stuckKey(id));
    emit standingChanged();
}

void NoticeWatch::onStuck(DialogId id) {
    const auto authors = m_desk.stuckReplies().authors(id);
    const wire::Dialog* dialog = m_desk.dialog(id);
    const bool concernsMe = std::any_of(authors.begin(), authors.end(), [&](const wire::Author& author) {
        return (dialog && isMine(*dialog)) ||
               (author.kind == wire::AuthorKind::operator_ && author.id == m_desk.me().id.value);
    });
    if (!concernsMe)
        return endStuck(id);
    m_stuck.insert(id);
    m_putAway.erase(stuckKey(id));
    emit happened(Happening::trouble, id, stuckNotice(id));
    emit standingChanged();
}

Notice NoticeWatch::stuckNotice(DialogId id) const {
    return {.key = stuckKey(id),
            .title = unsentTitle(id),
            .discreet = tr("A reply was not sent"),
            .text = tr("The folder “Not sent” has it."),
            .dialog = id.value,
            .stays = true};
}

QList<AlertRow> NoticeWatch::standing() const {
    QList<AlertRow> rows;
    const auto add = [&](const Notice& notice) {
        if (m_putAway.contains(notice.key))
            return;
        AlertRow row;
        row.key = notice.key;
        row.grave = true;
        row.words = QStringLiteral("%1. %2").arg(notice.title, notice.text);
        row.dialog = notice.dialog;
        row.mayTake = notice.mayTake;
        rows.append(row);
    };
    for (const DialogId id : m_overdue)
        if (const wire::Dialog* dialog = m_desk.dialog(id))
            add(lateNotice(*dialog));
    for (const DialogId id : m_stuck)
        add(stuckNotice(id));
    for (const auto& [id, why] : m_tooLate)
        add(tooLateNotice(id));
    return rows;
}

void NoticeWatch::putAway(const QString& key) {
    std::erase_if(m_late, [&](DialogId id) { return answerKey(id) == key; });
    const bool late = std::ranges::any_of(m_overdue, [&](DialogId id) { return answerKey(id) == key; });
    const bool stuck = std::ranges::any_of(m_stuck, [&](DialogId id) { return stuckKey(id) == key; });
    const bool tooLate =
        std::ranges::any_of(m_tooLate, [&](const auto& each) { return tooLateKey(each.first) == key; });
    if (!late && !stuck && !tooLate)
        return;
    m_putAway.insert(key);
    emit over(key);
    emit standingChanged();
}

void NoticeWatch::onReach() {
    if (!m_desk.isOnline()) {
        if (!m_offline.isActive() && !m_desk.me().login.empty())
            m_offline.start();
        return;
    }
    m_offline.stop();
    emit over(kOffline);
}

void NoticeWatch::onAlerts() {
    std::set<QString> troubles;
    for (const AlertRow& row : m_alerts.alerts()) {
        if (!row.grave)
            continue;
        const QString key = QStringLiteral("trouble/") + row.key;
        troubles.insert(key);
        if (!m_troubles.contains(key))
            emit happened(Happening::trouble, {},
                          {.key = key,
                           .title = tr("Something does not work"),
                           .discreet = tr("Something does not work"),
                           .text = row.words,
                           .stays = true});
    }
    for (const QString& key : m_troubles)
        if (!troubles.contains(key))
            emit over(key);
    m_troubles = std::move(troubles);
}

} // namespace pult::client
