// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/commands.hpp"
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

/// A customer is seen by whoever sees any dialog with him.
std::vector<domain::DialogFacts> factsOf(Connection& db, CustomerId id) {
    std::vector<domain::DialogFacts> facts;
    Rows row = db.query("SELECT DISTINCT owner_id, group_id FROM dialog WHERE customer_id = ?", id);
    while (row.next())
        facts.push_back({row.get<OperatorId>(0), row.get<GroupId>(1)});
    if (facts.empty())
        facts.push_back({});
    return facts;
}

std::optional<Error> customerObjection(const Guard& guard, const std::vector<domain::DialogFacts>& facts) {
    std::optional<Error> worst = fail(Errc::not_found, "there is no such customer");
    for (const auto& one : facts) {
        const auto error = objection(guard, one);
        if (!error)
            return std::nullopt;
        if (error->code == Errc::forbidden)
            worst = error;
    }
    return worst;
}

EventScope scopeOf(std::vector<domain::DialogFacts> facts) {
    EventScope scope;
    scope.audience = EventScope::Audience::dialogs;
    scope.facts = std::move(facts);
    return scope;
}

std::map<std::string, std::string> edited(std::map<std::string, std::string> fields,
                                          const std::map<std::string, std::string>& changes) {
    for (const auto& [key, value] : changes) {
        if (value.empty())
            fields.erase(key);
        else
            fields[key] = value;
    }
    return fields;
}

std::vector<DialogRow> openDialogsOf(Connection& db, CustomerId id) {
    static const std::string kOpen =
        "SELECT" + kDialogColumns + "FROM dialog d WHERE d.customer_id = ? AND d.closed_at IS NULL";
    std::vector<DialogRow> open;
    Rows row = db.query(kOpen.c_str(), id);
    while (row.next())
        open.push_back(readDialog(row.statement(), 0));
    return open;
}

std::optional<Error> endAsSpam(WriteTransaction& tx, CustomerId id, const domain::Actor& actor) {
    const auto open = openDialogsOf(tx.db, id);
    for (const auto& dialog : open) {
        Rows row = tx.db.query("SELECT 1 FROM outbox WHERE thread_id = ? LIMIT 1", dialog.life.threadId);
        if (row.next())
            return fail(Errc::unsent, "a reply to this customer is still on its way");
    }
    for (const auto& dialog : open)
        if (auto ended = applyEvent(tx, dialog, domain::event::MarkedSpam{false}, actor); !ended)
            return ended.error();
    return std::nullopt;
}

/// Let in again: it was no spam after all, and what he writes next goes on there or begins a new dialog.
void forgiveSpam(WriteTransaction& tx, CustomerId id, const domain::Actor& actor) {
    std::vector<DialogId> newest;
    {
        Rows row = tx.db.query("SELECT latest_dialog FROM contact WHERE customer_id = ? AND latest_dialog > 0", id);
        while (row.next())
            newest.push_back(row.get<DialogId>(0));
    }
    for (const auto dialog : newest) {
        const DialogRow before = loadDialog(tx.db, dialog).value();
        if (before.life.resolution != wire::Resolution::spam)
            continue;
        DialogRow after = before;
        after.life.resolution = wire::Resolution::declined;
        ++after.life.version;
        updateDialog(tx, after, before);
        announceDialog(tx, after, before, actor, "unblocked");
    }
}

std::vector<wire::CustomerNote> notesOf(Connection& db, CustomerId id) {
    std::vector<wire::CustomerNote> notes;
    Rows row = db.query("SELECT id, customer_id, author_id, author_name, text, pinned, at FROM customer_note"
                        " WHERE customer_id = ? ORDER BY pinned DESC, id DESC",
                        id);
    while (row.next()) {
        wire::CustomerNote note;
        row.read(0, note.id, note.customer_id, note.author.id, note.author.name, note.text, note.pinned, note.at);
        note.author.kind = wire::AuthorKind::operator_;
        notes.push_back(std::move(note));
    }
    return notes;
}

} // namespace

Result<wire::CustomerDetails> customerDetails(Connection& db, const Guard& guard, CustomerId id) {
    auto customer = loadCustomer(db, id);
    if (!customer)
        return customer.error();
    if (auto error = customerObjection(guard, factsOf(db, id)))
        return *error;
    wire::CustomerDetails details;
    details.customer = std::move(*customer);
    details.notes = notesOf(db, id);
    return details;
}

Result<wire::Customer> updateCustomer(WriteTransaction& tx, const Guard& guard, const wire::CustomerUpdate& update) {
    auto customer = loadCustomer(tx.db, update.customer_id);
    if (!customer)
        return customer.error();
    if (auto error = customerObjection(guard, factsOf(tx.db, update.customer_id)))
        return *error;
    wire::Customer after = *customer;
    if (update.name)
        after.name = *update.name;
    if (update.tags)
        after.tags = *update.tags;
    if (update.fields)
        after.fields = edited(after.fields, *update.fields);
    if (update.vip)
        after.vip = *update.vip;
    if (wire::encode(after) == wire::encode(*customer))
        return customer;
    if (update.version && *update.version != customer->version)
        return fail(Errc::stale, "somebody else has changed this card in the meantime");
    ++after.version;
    writeCustomer(tx, after, after.name != customer->name, actorOf(guard), "edited");
    return after;
}

Result<CustomerBlocked> blockCustomer(WriteTransaction& tx, const Guard& guard, CustomerId id, bool blocked) {
    auto customer = loadCustomer(tx.db, id);
    if (!customer)
        return customer.error();
    if (auto error = customerObjection(guard, factsOf(tx.db, id)))
        return *error;
    CustomerBlocked done{std::move(*customer), false};
    if (done.customer.blocked == blocked)
        return done;
    const domain::Actor actor = actorOf(guard);
    if (blocked)
        if (auto error = endAsSpam(tx, id, actor))
            return *error;
    if (!blocked)
        forgiveSpam(tx, id, actor);
    done.changed = true;
    done.customer.blocked = blocked;
    ++done.customer.version;
    writeCustomer(tx, done.customer, false, actor, blocked ? "blocked" : "unblocked");
    return done;
}

void writeCustomer(WriteTransaction& tx, const wire::Customer& customer, bool renamed, const domain::Actor& actor,
                   std::string_view cause) {
    const std::string tags = wire::encode(customer.tags), fields = wire::encode(customer.fields);
    tx.db.run("UPDATE customer SET name = ?, tags = ?, fields = ?, vip = ?, blocked = ?, version = ? WHERE id = ?",
              customer.name, tags, fields, customer.vip, customer.blocked, customer.version, customer.id);
    if (renamed)
        tx.db.run("UPDATE dialog SET customer_name = ? WHERE customer_id = ?", customer.name, customer.id);
    wire::CustomerChanged changed{customer};
    tx.journal(std::move(changed), scopeOf(factsOf(tx.db, customer.id)), actor, cause);
    if (!renamed)
        return;
    // Lists show the name, so the open dialogs are told about again. Of the closed ones it follows
    // from customer.changed.
    for (const auto& dialog : openDialogsOf(tx.db, customer.id))
        announceDialog(tx, dialog, dialog, actor, "renamed");
}

Result<wire::CustomerNote> addCustomerNote(WriteTransaction& tx, const Guard& guard, const wire::CustomerNoteAdd& add) {
    auto before = answeredBefore(tx.db, guard, add.client_id, &wire::CustomerNote::customer_id, add.customer_id);
    if (!before)
        return before.error();
    if (*before)
        return std::move(**before);
    const auto customer = loadCustomer(tx.db, add.customer_id);
    if (!customer)
        return customer.error();
    auto facts = factsOf(tx.db, add.customer_id);
    if (auto error = customerObjection(guard, facts))
        return *error;
    const domain::Actor actor = actorOf(guard);
    wire::CustomerNote note;
    note.customer_id = add.customer_id;
    note.author = authorOf(actor);
    note.text = add.text;
    note.pinned = add.pinned.value_or(false);
    note.at = tx.now();
    tx.db.run("INSERT INTO customer_note (customer_id, author_id, author_name, text, pinned, at)"
              " VALUES (?, ?, ?, ?, ?, ?)",
              note.customer_id, note.author.id, note.author.name, note.text, note.pinned, note.at);
    note.id = NoteId{tx.db.lastId()};
    rememberAnswer(tx, guard, add.client_id, wire::encode(note));
    wire::CustomerNoteAdded event{note};
    tx.journal(std::move(event), scopeOf(std::move(facts)), actor, "noted");
    return note;
}

void moveNotes(WriteTransaction& tx, CustomerId from, CustomerId to) {
    auto notes = notesOf(tx.db, from);
    tx.db.run("UPDATE customer_note SET customer_id = ? WHERE customer_id = ?", to, from);
    const auto facts = factsOf(tx.db, to);
    for (auto& note : notes) {
        note.customer_id = to;
        wire::CustomerNoteAdded event{std::move(note)};
        tx.journal(std::move(event), scopeOf(facts), domain::Actor{}, "joined");
    }
}

} // namespace pult::storage::sqlite
