// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "server/storage/sqlite/commands.hpp"
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/customer_merges.hpp"
#include "server/storage/sqlite/customer_rows.hpp"
#include "server/storage/sqlite/orders.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "server/storage/sqlite/workspace_rows.hpp"
#include "shared/domain/field_values.hpp"
#include "shared/domain/masking.hpp"
#include "shared/wire/limits.hpp"

namespace pult::storage::sqlite {

namespace {

/// The changes as they are kept; `invalid` when one doesn't fit its field.
Result<std::map<std::string, std::string>> fitting(Connection& db, std::map<std::string, std::string> changes) {
    for (const auto& field : everyField(db)) {
        const auto change = changes.find(field.key);
        if (change == changes.end())
            continue;
        auto value = domain::fieldValue(field, change->second);
        if (value.fault)
            return fail(Errc::invalid, domain::faultWords(field, *value.fault));
        change->second = std::move(value.text);
    }
    return changes;
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

/// One that is added stands once, behind those that were there.
std::vector<std::string> retagged(std::vector<std::string> tags, const wire::CustomerUpdate& update) {
    for (const auto& tag : update.remove_tags.value_or(std::vector<std::string>{}))
        std::erase(tags, tag);
    for (const auto& tag : update.add_tags.value_or(std::vector<std::string>{}))
        if (std::ranges::find(tags, tag) == tags.end())
            tags.push_back(tag);
    return tags;
}

std::string valueOf(const std::map<std::string, std::string>& fields, const std::string& key) {
    const auto found = fields.find(key);
    return found == fields.end() ? std::string() : found->second;
}

using Fields = std::map<std::string, std::string>;

/// A field that is to be changed says neither what its editor saw nor what he wants. `shown` is what he is shown: it
/// may be less.
bool isOvertaken(const wire::CustomerUpdate& update, const Fields& now, const Fields& shown) {
    if (!update.fields || !update.seen_fields)
        return false;
    return std::ranges::any_of(*update.seen_fields, [&](const auto& seen) {
        const std::string current = valueOf(now, seen.first);
        return update.fields->contains(seen.first) && current != seen.second &&
               valueOf(shown, seen.first) != seen.second && current != valueOf(*update.fields, seen.first);
    });
}

Fields shownFields(Connection& db, const Guard& guard, const wire::Customer& customer) {
    if (!domain::masksContacts(guard.principal))
        return customer.fields;
    return domain::masked(customer, domain::PersonalFields(everyField(db))).fields;
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

/// Whoever has a dialog decides when it ends; one that waits in the queue is his to end who may take it.
std::optional<Error> notHisToEnd(Connection& db, const Guard& guard, const DialogRow& dialog) {
    const auto facts = dialog.facts();
    if (!objection(guard, facts) ||
        (!dialog.life.assignee && domain::may(guard.principal, domain::Permission::dialog_take, facts)))
        return std::nullopt;
    if (!dialog.life.assignee)
        return fail(Errc::forbidden, "another group has an open dialog with him: ask a senior");
    Rows row = db.query("SELECT name FROM operator WHERE id = ?", dialog.life.assignee);
    const bool isSeen = domain::may(guard.principal, domain::Permission::dialog_read, facts);
    const std::string holder = isSeen && row.next() ? row.get<std::string>(0) : "A colleague";
    return fail(Errc::forbidden, holder + " has an open dialog with this customer: ask there, or a senior");
}

std::optional<Error> endAsSpam(WriteTransaction& tx, CustomerId id, const Guard& guard) {
    const domain::Actor actor = actorOf(guard);
    const auto open = openDialogsOf(tx.db, id);
    for (const auto& dialog : open)
        if (auto error = notHisToEnd(tx.db, guard, dialog))
            return error;
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

Result<wire::Customer> updateOnce(WriteTransaction& tx, const Guard& guard, const wire::CustomerUpdate& wanted) {
    const auto customer = customerFor(tx.db, guard, wanted.customer_id);
    if (!customer)
        return customer.error();
    wire::CustomerUpdate update = wanted;
    if (update.fields) {
        auto fields = fitting(tx.db, std::move(*update.fields));
        if (!fields)
            return fields.error();
        update.fields = std::move(*fields);
    }
    wire::Customer after = *customer;
    if (update.name)
        after.name = *update.name;
    if (update.tags)
        after.tags = *update.tags;
    after.tags = retagged(std::move(after.tags), update);
    if (after.tags.size() > std::max(wire::kMaxCustomerTags, customer->tags.size()))
        return fail(Errc::invalid, "tags: at most " + std::to_string(wire::kMaxCustomerTags));
    if (update.fields)
        after.fields = edited(after.fields, *update.fields);
    if (update.vip)
        after.vip = *update.vip;
    if (wire::encode(after) == wire::encode(*customer))
        return *customer;
    if ((update.version && *update.version != customer->version) ||
        isOvertaken(update, customer->fields, shownFields(tx.db, guard, *customer)))
        return fail(Errc::stale, "somebody else has changed this card in the meantime");
    ++after.version;
    writeCustomer(tx, after, after.name != customer->name, actorOf(guard), "edited");
    return after;
}

} // namespace

Result<wire::CustomerDetails> customerDetails(Connection& db, const Guard& guard, CustomerId id, Time now) {
    auto customer = loadCustomer(db, id);
    if (!customer)
        return customer.error();
    if (auto error = customerObjection(guard, customerFacts(db, id)))
        return *error;
    wire::CustomerDetails details;
    details.customer = std::move(*customer);
    details.notes = notesOf(db, id);
    if (auto merges = undoableMerges(db, id, now); !merges.empty())
        details.merges = std::move(merges);
    if (auto orders = newestOrders(db, id); !orders.empty())
        details.orders = std::move(orders);
    return details;
}

Result<wire::Customer> updateCustomer(WriteTransaction& tx, const Guard& guard, const wire::CustomerUpdate& update) {
    const CustomerId id = standing(tx.db, update.customer_id);
    auto before = answeredBefore(tx.db, guard, update.client_id, &wire::Customer::id, id);
    if (!before)
        return before.error();
    if (*before)
        return std::move(**before);
    auto after = updateOnce(tx, guard, update);
    if (after)
        rememberAnswer(tx, guard, update.client_id, wire::encode(*after));
    return after;
}

Result<CustomerBlocked> blockCustomer(WriteTransaction& tx, const Guard& guard, CustomerId id, bool blocked) {
    auto customer = customerFor(tx.db, guard, id);
    if (!customer)
        return customer.error();
    CustomerBlocked done{std::move(*customer), false};
    if (done.customer.blocked == blocked)
        return done;
    const domain::Actor actor = actorOf(guard);
    if (blocked)
        if (auto error = endAsSpam(tx, done.customer.id, guard))
            return *error;
    if (!blocked)
        forgiveSpam(tx, done.customer.id, actor);
    done.changed = true;
    done.customer.blocked = blocked;
    ++done.customer.version;
    writeCustomer(tx, done.customer, false, actor, blocked ? "blocked" : "unblocked");
    return done;
}

void writeCustomer(WriteTransaction& tx, const wire::Customer& customer, bool renamed, const domain::Actor& actor,
                   std::string_view cause) {
    const std::string tags = wire::encode(customer.tags), fields = wire::encode(customer.fields);
    tx.db.run("UPDATE customer SET name = ?, tags = ?, fields = ?, vip = ?, blocked = ?, version = ?, merged_into = ?,"
              " time_zone = ? WHERE id = ?",
              customer.name, tags, fields, customer.vip, customer.blocked, customer.version,
              customer.merged_into.value_or(CustomerId{}), customer.time_zone.value_or(""), customer.id);
    if (renamed)
        tx.db.run("UPDATE dialog SET customer_name = ? WHERE customer_id = ?", customer.name, customer.id);
    wire::CustomerChanged changed{customer};
    tx.journal(std::move(changed), customerScope(customerFacts(tx.db, customer.id)), actor, cause);
    if (!renamed)
        return;
    // Lists show the name, so the open dialogs are told about again. Of the closed ones it follows
    // from customer.changed.
    for (const auto& dialog : openDialogsOf(tx.db, customer.id))
        announceDialog(tx, dialog, dialog, actor, "renamed");
}

} // namespace pult::storage::sqlite
