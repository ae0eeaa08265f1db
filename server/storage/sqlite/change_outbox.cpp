// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of messages on their way to the messenger.
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/delivery_state.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "shared/domain/message_changes.hpp"

namespace pult::storage::sqlite {

namespace {

using wire::ChangeKind;
using wire::MessageState;

/// The first change of each message that its messenger has accepted, or that is a customer's.
#define PULT_HEADS_OF_CHANGES                                                                                          \
    " FROM own_change o JOIN channel c ON c.id = o.channel_id JOIN message m ON m.id = o.message_id"                   \
    " WHERE (c.state <> 'paused' OR c.removed) AND o.channel_id NOT IN (SELECT value FROM json_each(?1))"              \
    " AND (m.direction = 'in' OR m.state IN ('accepted', 'delivered', 'read'))"                                        \
    " AND NOT EXISTS (SELECT 1 FROM own_change p WHERE p.message_id = o.message_id AND p.id < o.id)"

struct Ordered {
    std::int64_t id = 0;
    MessageId message;
    ChangeKind kind = ChangeKind::unknown;
    std::string text;
    domain::Actor actor;
};

std::optional<Ordered> ordered(Connection& db, std::int64_t id) {
    Rows row =
        db.query("SELECT id, message_id, kind, text, operator_id, operator_name FROM own_change WHERE id = ?", id);
    if (!row.next())
        return std::nullopt;
    Ordered change;
    row.read(0, change.id, change.message, change.kind, change.text, change.actor.id, change.actor.name);
    change.actor.kind = wire::AuthorKind::operator_;
    return change;
}

wire::OwnChange* shownChange(wire::Message& message, std::int64_t id) {
    if (!message.changes)
        return nullptr;
    const auto found =
        std::find_if(message.changes->begin(), message.changes->end(), [&](const auto& each) { return each.id == id; });
    return found == message.changes->end() ? nullptr : &*found;
}

void forgetChange(wire::Message& message, std::int64_t id) {
    if (!message.changes)
        return;
    std::erase_if(*message.changes, [&](const auto& each) { return each.id == id; });
    if (message.changes->empty())
        message.changes.reset();
}

/// The messenger has made it.
void make(wire::Message& message, const Ordered& change, Time now) {
    switch (change.kind) {
    case ChangeKind::edit:
        domain::rewrite(message, change.text, now);
        break;
    case ChangeKind::delete_:
        message.deleted_at = message.deleted_at.value_or(now);
        break;
    case ChangeKind::react:
        domain::react(message, authorOf(change.actor), change.text, now);
        break;
    case ChangeKind::unknown:
        break;
    }
}

std::string_view causeOf(ChangeKind kind) {
    return kind == ChangeKind::edit ? "edited" : kind == ChangeKind::delete_ ? "deleted" : "reacted";
}

std::vector<std::string> externalIdsOf(Connection& db, MessageId id) {
    std::vector<std::string> ids;
    Rows row = db.query("SELECT external_id FROM (SELECT external_id, 0 AS place FROM message WHERE id = ?1 AND"
                        " external_id IS NOT NULL UNION ALL SELECT external_id, 1 FROM message_part WHERE"
                        " message_id = ?1) ORDER BY place",
                        id);
    while (row.next())
        ids.push_back(row.get<std::string>(0));
    return ids;
}

std::vector<Ordered> orderedFor(Connection& db, MessageId message) {
    std::vector<std::int64_t> ids;
    {
        Rows row = db.query("SELECT id FROM own_change WHERE message_id = ? ORDER BY id", message);
        while (row.next())
            ids.push_back(row.get<std::int64_t>(0));
    }
    std::vector<Ordered> changes;
    changes.reserve(ids.size());
    for (const auto id : ids)
        changes.push_back(ordered(db, id).value());
    return changes;
}

} // namespace

void makeWaitingChanges(WriteTransaction& tx, wire::Message& message) {
    for (const auto& change : orderedFor(tx.db, message.id)) {
        if (change.kind == ChangeKind::edit)
            message.text = change.text; // nobody has seen the former words
        else if (change.kind == ChangeKind::delete_)
            message.state = MessageState::cancelled;
    }
    dropWaitingChanges(tx, message);
}

void dropWaitingChanges(WriteTransaction& tx, wire::Message& message) {
    if (!message.changes)
        return;
    tx.db.run("DELETE FROM own_change WHERE message_id = ?", message.id);
    message.changes.reset();
}

Result<std::vector<ChangeItem>> dueChanges(Connection& db, Time now, int limit, const std::vector<ChannelId>& without) {
    std::vector<ChangeItem> items;
    const std::string left = wire::encode(without);
    {
        Rows row = db.query("SELECT o.id, o.message_id, o.thread_id, o.channel_id, o.kind, o.text, o.attempts, "
                            "o.at" PULT_HEADS_OF_CHANGES " AND o.due_at <= ?2 ORDER BY o.due_at, o.id LIMIT ?3",
                            left, now, limit);
        while (row.next()) {
            ChangeItem item;
            row.read(0, item.id, item.message, item.thread, item.channel, item.kind, item.text, item.attempts,
                     item.askedAt);
            items.push_back(std::move(item));
        }
    }
    for (auto& item : items) {
        item.content = loadMessage(db, item.message).value();
        item.externalIds = externalIdsOf(db, item.message);
        Rows row = db.query("SELECT peer, phone FROM contact WHERE id = ?", item.thread);
        row.next();
        row.read(0, item.peer, item.phone);
    }
    return items;
}

Result<std::optional<Time>> nextChangeDue(Connection& db, const std::vector<ChannelId>& without) {
    const std::string left = wire::encode(without);
    Rows row = db.query("SELECT min(o.due_at)" PULT_HEADS_OF_CHANGES, left);
    row.next();
    return row.get<std::optional<Time>>(0);
}

Result<Done> finishChange(WriteTransaction& tx, std::int64_t id, const DeliveryVerdict& verdict) {
    const auto change = ordered(tx.db, id);
    if (!change)
        return fail(Errc::not_found, "this change doesn't wait to be made");
    if (verdict.state == MessageState::queued) {
        tx.db.run("UPDATE own_change SET due_at = ?, attempts = attempts + ? WHERE id = ?",
                  verdict.retryAt.value_or(tx.now()), verdict.tried ? 1 : 0, id);
        return Done{};
    }
    tx.db.run("DELETE FROM own_change WHERE id = ?", id);
    auto message = loadMessage(tx.db, change->message).value();
    if (verdict.state == MessageState::accepted) {
        forgetChange(message, id);
        make(message, *change, tx.now());
        changeMessage(tx, message, change->actor, causeOf(change->kind));
    } else {
        if (auto* shown = shownChange(message, id))
            shown->error = verdict.error.empty() ? "the messenger has refused it" : verdict.error;
        changeMessage(tx, message, domain::Actor{}, "change_refused");
    }
    heedVerdict(tx, message, verdict);
    return Done{};
}

} // namespace pult::storage::sqlite
