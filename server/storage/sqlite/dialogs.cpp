// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <random>
#include <set>

#include "server/storage/sqlite/commands.hpp"
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/staff_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "shared/domain/answer_deadline.hpp"
#include "shared/domain/desk_load.hpp"
#include "shared/domain/send_reason.hpp"

namespace pult::storage::sqlite {

namespace {

bool hasUnsent(Connection& db, const DialogRow& dialog) {
    Rows row = db.query("SELECT 1 FROM outbox WHERE thread_id = ? AND dialog_id = ? LIMIT 1", dialog.life.threadId,
                        dialog.life.id);
    return row.next();
}

/// One that is put off till later is its author's again; all others are on their way.
bool hasOnItsWay(Connection& db, const DialogRow& dialog) {
    Rows row = db.query("SELECT 1 FROM outbox WHERE thread_id = ? AND dialog_id = ? AND (state <> 'scheduled' OR held)"
                        " LIMIT 1",
                        dialog.life.threadId, dialog.life.id);
    return row.next();
}

/// Why the customer couldn't go on there.
std::optional<Error> dialogMergeObjection(Connection& db, const Guard& guard, const DialogRow& dialog,
                                          DialogId target) {
    const auto into = loadDialog(db, target);
    if (!into)
        return fail(Errc::not_found, "into_id: there is no such dialog");
    if (auto error = objection(guard, into->facts()))
        return error->code == Errc::not_found ? fail(Errc::not_found, "into_id: there is no such dialog") : *error;
    if (into->life.customerId != dialog.life.customerId)
        return fail(Errc::conflict, "into_id: that dialog is with another customer: merge their cards first");
    if (into->life.closedAt)
        return fail(Errc::conflict, "into_id: that dialog is closed: nobody would hear the customer");
    return std::nullopt;
}

/// Who waits for an answer in the one waits for it in the other.
std::optional<Error> passWaitOn(WriteTransaction& tx, const DialogRow& dialog, DialogId target,
                                const domain::Actor& actor) {
    if (!dialog.life.waitingSince)
        return std::nullopt;
    const DialogRow into = loadDialog(tx.db, target).value();
    if (into.life.waitingSince || applyEvent(tx, into, domain::event::MarkedUnanswered{}, actor))
        return std::nullopt;
    return fail(Errc::conflict, "the customer waits for an answer here, and the other dialog is put off: answer first");
}

/// Still: he may have been disabled, or made an auditor, since the asker was told of him.
bool answersCustomers(Connection& db, OperatorId id) {
    Rows row = db.query("SELECT role FROM operator WHERE id = ? AND disabled = 0", id);
    return row.next() && domain::reach(row.get<wire::Role>(0), domain::Permission::dialog_take) != domain::Reach::none;
}

/// Names of the fields that the card must say before a dialog is closed, and doesn't.
Result<std::vector<std::string>> missingFields(Connection& db, CustomerId id) {
    std::vector<std::string> missing;
    std::optional<wire::Customer> customer;
    Rows row = db.query("SELECT key, name FROM customer_field WHERE required ORDER BY position, id");
    while (row.next()) {
        if (!customer) {
            auto loaded = loadCustomer(db, id);
            if (!loaded)
                return loaded.error();
            customer = std::move(*loaded);
        }
        const auto value = customer->fields.find(row.get<std::string>(0));
        if (value == customer->fields.end() || value->second.empty())
            missing.push_back(row.get<std::string>(1));
    }
    return missing;
}

/// Fills in what only the store knows, and refuses what no pure rule can see.
Result<domain::DialogEvent> completed(WriteTransaction& tx, const Guard& guard, const DialogRow& dialog,
                                      domain::DialogEvent event) {
    if (auto* closed = std::get_if<domain::event::Closed>(&event)) {
        closed->unsentReplies = hasUnsent(tx.db, dialog);
        auto missing = missingFields(tx.db, dialog.life.customerId);
        if (!missing)
            return missing.error();
        closed->missingFields = std::move(*missing);
    } else if (auto* spam = std::get_if<domain::event::MarkedSpam>(&event)) {
        spam->unsentReplies = hasUnsent(tx.db, dialog);
    } else if (const auto* transfer = std::get_if<domain::event::Transferred>(&event)) {
        if (transfer->group && !isGroup(tx.db, transfer->group))
            return fail(Errc::invalid, "group_id: there is no such group");
        if (transfer->to && !answersCustomers(tx.db, transfer->to))
            return fail(Errc::invalid, "assignee_id: expected an active operator who answers customers");
    } else if (auto* merged = std::get_if<domain::event::Merged>(&event)) {
        merged->unsentReplies = hasOnItsWay(tx.db, dialog);
        const bool isToDo = !dialog.life.closedAt && merged->into != dialog.life.id;
        if (auto error = isToDo ? dialogMergeObjection(tx.db, guard, dialog, merged->into) : std::nullopt)
            return *error;
    } else if (std::holds_alternative<domain::event::Reopened>(event) && dialog.life.closedAt) {
        // The customer's next message goes on in the newest dialog, open or closed: an older one can't be opened again.
        Rows row = tx.db.query("SELECT 1 FROM contact WHERE id = ? AND latest_dialog <> ?", dialog.life.threadId,
                               dialog.life.id);
        if (row.next())
            return fail(Errc::conflict, "there is a newer dialog with this customer: go on in that one");
        const auto customer = loadCustomer(tx.db, dialog.life.customerId);
        if (customer && customer->blocked)
            return fail(Errc::conflict, domain::sentenceOf({domain::SendTrouble::is_blocked}));
    }
    return event;
}

bool isTake(const domain::DialogEvent& event) {
    return std::holds_alternative<domain::event::Taken>(event) ||
           std::holds_alternative<domain::event::OfferAccepted>(event);
}

/// Who loses a race for a dialog is told so, although it has just left his scope.
std::optional<Error> objectionTo(const DialogChange& change, const DialogRow& dialog) {
    auto facts = dialog.facts();
    if (isTake(change.event) && !dialog.life.closedAt && !objection(change.guard, {OperatorId{}, facts.group}))
        return std::nullopt;
    return objection(change.guard, facts);
}

void addComment(WriteTransaction& tx, DialogRow& dialog, const domain::Actor& actor, const std::string& text) {
    const DialogRow before = dialog;
    wire::Message note;
    note.id = MessageId{tx.nextSeq()};
    note.seq = tx.nextSeq();
    note.thread_id = dialog.life.threadId;
    note.dialog_id = dialog.life.id;
    note.direction = wire::Direction::note;
    note.author = authorOf(actor);
    note.text = text;
    note.at = note.received_at = tx.now();
    addMessage(tx, note, dialog);
    updateDialog(tx, dialog, before);
    announceMessage(tx, note, dialog, actor, "noted");
}

/// What the asker says about it stands in the thread also when a colleague was faster with the change itself.
wire::Dialog commented(WriteTransaction& tx, DialogRow dialog, const DialogChange& change, const domain::Actor& actor) {
    if (!change.comment.empty())
        addComment(tx, dialog, actor, change.comment);
    return toWire(dialog);
}

std::vector<std::string> edited(std::vector<std::string> tags, const TagChange& change) {
    for (const auto& tag : change.remove)
        std::erase(tags, tag);
    for (const auto& tag : change.add)
        if (std::find(tags.begin(), tags.end(), tag) == tags.end())
            tags.push_back(tag);
    return tags;
}

/// Behind everybody who waits; the schema's indexes name it, too.
constexpr std::int64_t kNobodyWaits = 4398046511104;

/// Of one group, or of all that there are.
std::string queueSql(wire::TakeMode mode, bool ofGroup) {
    const bool byUrgency = mode == wire::TakeMode::deadline;
    const std::string index = ofGroup     ? byUrgency ? " INDEXED BY dialog_queue" : " INDEXED BY dialog_queue_wait"
                              : byUrgency ? ""
                                          : " INDEXED BY dialog_wait";
    return "SELECT" + kDialogColumns + "FROM dialog d" + index + " WHERE d.owner_id = 0 AND d.status = 'queued'" +
           (ofGroup ? " AND d.group_id = ?" : "") + " ORDER BY " +
           (byUrgency ? "d.urgency" : "coalesce(d.waiting_since, " + std::to_string(kNobodyWaits) + ")") + ", d.id";
}

/// What a queue is ordered by.
std::pair<std::int64_t, std::int64_t> placeIn(wire::TakeMode mode, const DialogRow& dialog) {
    const auto& life = dialog.life;
    const auto wait = life.waitingSince ? life.waitingSince->time_since_epoch().count() : kNobodyWaits;
    return {mode == wire::TakeMode::deadline ? urgencyOf(life) : wait, life.id.value};
}

/// The first `wanted` that the principal may take, of one group or of all.
void addCandidates(Connection& db, wire::TakeMode mode, GroupId group, const Guard& guard, std::size_t wanted,
                   std::vector<DialogRow>& found) {
    Statement& statement = db.composed(queueSql(mode, bool(group)));
    Rows row(statement);
    if (group)
        statement.bindOne(1, group.value);
    while (wanted > 0 && row.next()) {
        DialogRow dialog = readDialog(row.statement(), 0);
        const auto& declined = dialog.life.declined;
        const bool refused = std::find(declined.begin(), declined.end(), guard.principal.operatorId) != declined.end();
        if (refused || objection(guard, dialog.facts()))
            continue;
        found.push_back(std::move(dialog));
        --wanted;
    }
}

/// The first of the queue that the principal may take: by its order, or by the wait alone.
std::vector<DialogRow> candidates(Connection& db, const Guard& guard, wire::TakeMode mode) {
    constexpr std::size_t kRandomOf = 10;
    const std::size_t wanted = mode == wire::TakeMode::random ? kRandomOf : 1;
    const domain::DialogScope scope = domain::scope(guard.principal, guard.permission);
    std::vector<DialogRow> found;
    if (scope.everything) {
        addCandidates(db, mode, GroupId{}, guard, wanted, found);
        return found;
    }
    std::set<GroupId> groups(scope.groups.begin(), scope.groups.end());
    groups.insert(scope.unassignedIn.begin(), scope.unassignedIn.end());
    for (const GroupId group : groups)
        addCandidates(db, mode, group, guard, wanted, found);
    std::ranges::sort(found, {}, [&](const DialogRow& dialog) { return placeIn(mode, dialog); });
    if (found.size() > wanted)
        found.resize(wanted);
    return found;
}

/// A colleague has done the same meanwhile.
bool isThereAlready(const DialogChange& change, const DialogRow& dialog) {
    const auto* transfer = std::get_if<domain::event::Transferred>(&change.event);
    return transfer && change.seenAssignee && transfer->to && transfer->to == dialog.life.assignee;
}

Result<wire::Dialog> changeOnce(WriteTransaction& tx, const DialogChange& change) {
    auto dialog = loadDialog(tx.db, change.dialog);
    if (!dialog)
        return dialog.error();
    if (auto error = objectionTo(change, *dialog))
        return *error;
    const domain::Actor actor = actorOf(change.guard);
    if (isThereAlready(change, *dialog))
        return commented(tx, std::move(*dialog), change, actor);
    const auto event = completed(tx, change.guard, *dialog, change.event);
    if (!event)
        return event.error();
    if (std::holds_alternative<domain::event::Reopened>(*event))
        dialog->life.group = standingGroup(tx, dialog->life);
    const auto outcome = domain::apply(dialog->life, *event, actor, tx.now(), tx.policy());
    if (!outcome)
        return named(tx.db, outcome.error(), dialog->life.assignee);
    // A repeated command finds its work done and the version moved on by itself.
    if (outcome->dialog == dialog->life)
        return commented(tx, std::move(*dialog), change, actor);
    if (auto error = overtaken(tx.db, change.guard, change.seenAssignee, dialog->life))
        return *error;
    if (change.version && *change.version != dialog->life.version)
        return fail(Errc::stale, "the dialog has changed in the meantime");
    if (const auto* merged = std::get_if<domain::event::Merged>(&*event))
        if (auto error = passWaitOn(tx, *dialog, merged->into, actor))
            return *error;
    DialogRow after = applyEvent(tx, *dialog, *event, actor).value();
    if (const auto* merged = std::get_if<domain::event::Merged>(&*event))
        addLine(tx, loadDialog(tx.db, merged->into).value(), actor, "merged_in", std::to_string(change.dialog.value));
    return commented(tx, std::move(after), change, actor);
}

Result<wire::Dialog> tagOnce(WriteTransaction& tx, const TagChange& change) {
    const auto dialog = loadDialog(tx.db, change.dialog);
    if (!dialog)
        return dialog.error();
    if (auto error = objection(change.guard, dialog->facts()))
        return *error;
    const auto former = decodeStored<std::vector<std::string>>(dialog->tags);
    const auto tags = edited(former, change);
    if (tags == former)
        return toWire(*dialog);
    if (change.version && *change.version != dialog->life.version)
        return fail(Errc::stale, "the dialog has changed in the meantime");
    DialogRow after = *dialog;
    after.tags = wire::encode(tags);
    ++after.life.version;
    updateDialog(tx, after, *dialog);
    tx.db.run("DELETE FROM dialog_tag WHERE dialog_id = ?", change.dialog);
    for (const auto& tag : tags)
        tx.db.run("INSERT INTO dialog_tag (tag, is_open, urgency, dialog_id) VALUES (?, ?, ?, ?)", tag,
                  !after.life.closedAt, urgencyOf(after.life), change.dialog);
    announceDialog(tx, after, *dialog, actorOf(change.guard), "tagged");
    return toWire(after);
}

/// Only the queue counts dialogs: whoever wants a certain one may have it.
std::optional<Error> fullDesk(Connection& db, OperatorId who) {
    int quarters = 0;
    {
        Rows row = db.query("SELECT status, count(*) FROM dialog WHERE owner_id = ?"
                            " AND status IN ('active', 'offered', 'waiting') GROUP BY status",
                            who);
        while (row.next())
            quarters += domain::quartersOf(row.get<wire::DialogStatus>(0)) * row.get<int>(1);
    }
    Rows row = db.query("SELECT desk_limit FROM operator WHERE id = ?", who);
    const int limit =
        row.next() ? row.get<std::optional<int>>(0).value_or(domain::kUsualDeskLimit) : domain::kUsualDeskLimit;
    const int load = domain::deskLoad(quarters);
    if (load < limit)
        return std::nullopt;
    return fail(Errc::conflict,
                std::to_string(load) + " of " + std::to_string(limit) + " dialogs: close one or ask the senior");
}

} // namespace

Result<wire::Dialog> changeDialog(WriteTransaction& tx, const DialogChange& change) {
    return byName(tx, change, &changeOnce);
}

Result<wire::Dialog> changeTags(WriteTransaction& tx, const TagChange& change) {
    return byName(tx, change, &tagOnce);
}

Result<wire::Dialog> takeNext(WriteTransaction& tx, const Guard& guard, wire::TakeMode mode) {
    if (auto full = fullDesk(tx.db, guard.principal.operatorId))
        return *full;
    auto found = candidates(tx.db, guard, mode);
    if (found.empty())
        return fail(Errc::not_found, "nobody is waiting");
    std::size_t chosen = 0;
    if (found.size() > 1) {
        static thread_local std::minstd_rand engine{std::random_device{}()};
        chosen = std::uniform_int_distribution<std::size_t>(0, found.size() - 1)(engine);
    }
    const domain::event::Taken event{guard.principal.operatorId, std::nullopt};
    auto taken = applyEvent(tx, found[chosen], event, actorOf(guard));
    if (!taken)
        return taken.error();
    return toWire(*taken);
}

Result<std::vector<DueDialog>> dueDialogs(Connection& db, Time now, int limit) {
    std::vector<DueDialog> due;
    {
        Rows row =
            db.query("SELECT id FROM dialog WHERE snoozed_until <= ? ORDER BY snoozed_until LIMIT ?", now, limit);
        while (row.next())
            due.push_back({row.get<DialogId>(0), domain::event::SnoozeEnded{}});
    }
    const auto hasRoom = [&] { return due.size() < static_cast<std::size_t>(limit); };
    {
        Rows row = db.query(
            "SELECT id, assignee_id FROM dialog WHERE offer_deadline <= ? ORDER BY offer_deadline LIMIT ?", now, limit);
        while (row.next() && hasRoom())
            due.push_back({row.get<DialogId>(0), domain::event::OfferMissed{row.get<OperatorId>(1)}});
    }
    {
        Rows row =
            db.query("SELECT id FROM dialog WHERE answer_alert_at <= ? ORDER BY answer_alert_at LIMIT ?", now, limit);
        while (row.next() && hasRoom())
            due.push_back({row.get<DialogId>(0), domain::event::AnswerAlerted{}});
    }
    const Time closesBy = now + domain::kWindowCloses;
    Rows row = db.query("SELECT id FROM dialog WHERE waiting_since IS NOT NULL AND window_closing = 0"
                        " AND window_ends_at <= ? ORDER BY window_ends_at LIMIT ?",
                        closesBy, limit);
    while (row.next() && hasRoom())
        due.push_back({row.get<DialogId>(0), domain::event::WindowClosing{}});
    return due;
}

Result<Done> applyTimer(WriteTransaction& tx, const DueDialog& due) {
    const auto dialog = loadDialog(tx.db, due.id);
    if (!dialog)
        return dialog.error();
    auto event = due.event;
    if (auto* ended = std::get_if<domain::event::SnoozeEnded>(&event))
        ended->assigneePresent = isAtWork(tx, dialog->life.assignee);
    if (std::holds_alternative<domain::event::AssigneeLost>(event) &&
        !tx.isAway(dialog->life.assignee, tx.policy().absentAfter))
        return fail(Errc::conflict, "the operator is there again");
    const auto applied = applyEvent(tx, *dialog, event, domain::Actor{});
    if (!applied)
        return applied.error();
    return Done{};
}

Result<Done> rateDialog(WriteTransaction& tx, DialogId id, int score, const std::string& comment) {
    const auto dialog = loadDialog(tx.db, id);
    if (!dialog)
        return dialog.error();
    const domain::Actor actor{wire::AuthorKind::customer, dialog->life.customerId.value, dialog->customerName};
    const auto rated = applyEvent(tx, *dialog, domain::event::Rated{score}, actor);
    if (!rated)
        return rated.error();
    wire::DialogRated event{id, score, std::nullopt};
    if (!comment.empty())
        event.comment = comment;
    tx.journal(std::move(event), dialogScope(id, rated->facts()), actor, "rated");
    return Done{};
}

} // namespace pult::storage::sqlite
