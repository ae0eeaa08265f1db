// SPDX-License-Identifier: GPL-3.0-or-later
#include <unordered_map>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/customer_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "server/storage/sqlite/visitor_card.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr Millis kTokenLife = std::chrono::hours{24 * 365};
/// "Last seen" to the minute is enough, and saves a write with every reconnect.
constexpr Millis kTouchEvery = std::chrono::minutes{1};

Visitor readVisitor(const Statement& row) {
    Visitor visitor;
    row.read(0, visitor.id, visitor.channel, visitor.name, visitor.email, visitor.phone, visitor.verified,
             visitor.externalId, visitor.createdAt, visitor.lastSeenAt, visitor.timeZone);
    return visitor;
}

#define PULT_VISITOR                                                                                                   \
    "SELECT id, channel_id, name, email, phone, verified, external_id, created_at, last_seen_at,"                      \
    " time_zone FROM visitor "

Result<Visitor> loadVisitor(Connection& db, std::int64_t id) {
    Rows row = db.query(PULT_VISITOR "WHERE id = ?", id);
    if (!row.next())
        return fail(Errc::not_found, "there is no such visitor");
    return readVisitor(row.statement());
}

void addThread(Connection& db, Visitor& visitor) {
    const std::string peer = std::to_string(visitor.id);
    Rows row = db.query("SELECT c.id, c.operator_read, d.id, d.status, d.assignee_id, d.visitor_seq FROM contact c"
                        " JOIN dialog d ON d.id = c.latest_dialog WHERE c.channel_id = ? AND c.peer = ?",
                        visitor.channel, peer);
    if (row.next())
        row.read(0, visitor.thread, visitor.operatorReadSeq, visitor.dialog, visitor.status, visitor.assignee,
                 visitor.lastSeq);
}

void apply(const VisitorClaim& claim, Visitor& visitor) {
    visitor.name = claim.name.value_or(visitor.name);
    visitor.email = claim.email.value_or(visitor.email);
    visitor.phone = claim.phone.value_or(visitor.phone);
    visitor.timeZone = claim.timeZone.value_or(visitor.timeZone);
    if (claim.verified) {
        visitor.externalId = claim.externalId.value_or(visitor.externalId);
        visitor.verified = true;
    }
}

/// The card of a visitor who has written before. What an operator has corrected by hand stays.
void updateCard(WriteTransaction& tx, const Visitor& visitor, const std::string& formerName) {
    const std::string peer = std::to_string(visitor.id);
    IdentityId contact;
    CustomerId owner;
    bool verified = false;
    {
        Rows row = tx.db.query("SELECT id, customer_id, verified FROM contact WHERE channel_id = ? AND peer = ?",
                               visitor.channel, peer);
        if (!row.next())
            return;
        row.read(0, contact, owner, verified);
    }
    auto customer = loadCustomer(tx.db, owner).value();
    const wire::Customer before = customer;
    const bool ours = customer.name == formerName || customer.name.empty();
    const bool renamed = ours && !visitor.name.empty() && visitor.name != customer.name;
    if (renamed)
        customer.name = visitor.name;
    addVisitorFields(tx.db, visitor.id, customer.fields);
    if (!visitor.timeZone.empty())
        customer.time_zone = visitor.timeZone;
    for (auto& identity : customer.identities) {
        if (identity.id != contact)
            continue;
        identity.verified = visitor.verified;
        if (!visitor.name.empty())
            identity.name = visitor.name;
        tx.db.run("UPDATE contact SET name = ?, verified = ? WHERE id = ?", identity.name, identity.verified, contact);
    }
    if (wire::encode(customer) == wire::encode(before))
        return;
    ++customer.version;
    const domain::Actor actor{wire::AuthorKind::customer, owner.value, customer.name};
    writeCustomer(tx, customer, renamed, actor, "introduced");
}

} // namespace

void addVisitorFields(Connection& db, std::int64_t visitor, std::map<std::string, std::string>& card) {
    Rows row = db.query("SELECT email, phone, fields FROM visitor WHERE id = ?", visitor);
    if (!row.next())
        return;
    auto fields = decodeStored<std::map<std::string, std::string>>(row.get<std::string_view>(2));
    fields["email"] = row.get<std::string>(0);
    fields["phone"] = row.get<std::string>(1);
    for (const auto& [key, value] : fields)
        if (!value.empty())
            card.emplace(key, value);
}

std::string visitorTimeZone(Connection& db, std::int64_t visitor) {
    Rows row = db.query("SELECT time_zone FROM visitor WHERE id = ?", visitor);
    return row.next() ? row.get<std::string>(0) : std::string();
}

bool isVerifiedVisitor(Connection& db, std::int64_t visitor) {
    Rows row = db.query("SELECT verified FROM visitor WHERE id = ?", visitor);
    return row.next() && row.get<bool>(0);
}

Result<Visitor> addVisitor(WriteTransaction& tx, ChannelId channel, const std::string& tokenHash,
                           const VisitorClaim& claim) {
    if (auto known = tx.channel(channel); !known)
        return known.error();
    Visitor visitor;
    apply(claim, visitor);
    const std::string fields = wire::encode(claim.fields);
    tx.db.run("INSERT INTO visitor (channel_id, token_hash, name, email, phone, verified, external_id, fields,"
              " created_at, last_seen_at, time_zone) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10)"
              " ON CONFLICT DO NOTHING",
              channel, tokenHash, visitor.name, visitor.email, visitor.phone, visitor.verified, visitor.externalId,
              fields, tx.now(), visitor.timeZone);
    if (tx.db.changes() == 0)
        return fail(Errc::conflict, "this token is in use");
    return loadVisitor(tx.db, tx.db.lastId());
}

Result<Visitor> visitorByToken(WriteTransaction& tx, ChannelId channel, const std::string& tokenHash) {
    Visitor visitor;
    {
        Rows row = tx.db.query(PULT_VISITOR "WHERE token_hash = ? AND channel_id = ?", tokenHash, channel);
        if (!row.next())
            return fail(Errc::not_found, "there is no such visitor");
        visitor = readVisitor(row.statement());
    }
    if (tx.now() - visitor.lastSeenAt > kTokenLife)
        return fail(Errc::not_found, "there is no such visitor");
    if (tx.now() - visitor.lastSeenAt > kTouchEvery) {
        visitor.lastSeenAt = tx.now();
        tx.db.run("UPDATE visitor SET last_seen_at = ? WHERE id = ?", visitor.lastSeenAt, visitor.id);
    }
    addThread(tx.db, visitor);
    return visitor;
}

Result<Visitor> claimVisitor(WriteTransaction& tx, std::int64_t id, const VisitorClaim& claim) {
    auto visitor = loadVisitor(tx.db, id);
    if (!visitor)
        return visitor.error();
    const std::string formerName = visitor->name;
    // His place is no claim about who he is.
    const VisitorClaim place{{}, {}, {}, {}, false, {}, claim.timeZone};
    const bool isHearsay = visitor->verified && !claim.verified;
    apply(isHearsay ? place : claim, *visitor);
    std::map<std::string, std::string> fields;
    {
        Rows row = tx.db.query("SELECT fields FROM visitor WHERE id = ?", id);
        row.next();
        fields = decodeStored<std::map<std::string, std::string>>(row.get<std::string_view>(0));
    }
    if (!isHearsay)
        for (const auto& [key, value] : claim.fields)
            fields[key] = value;
    const std::string fieldsText = wire::encode(fields);
    tx.db.run("UPDATE visitor SET name = ?, email = ?, phone = ?, verified = ?, external_id = ?, fields = ?,"
              " time_zone = ? WHERE id = ?",
              visitor->name, visitor->email, visitor->phone, visitor->verified, visitor->externalId, fieldsText,
              visitor->timeZone, id);
    updateCard(tx, *visitor, formerName);
    addThread(tx.db, *visitor);
    return visitor;
}

Result<Done> forgetVisitor(WriteTransaction& tx, std::int64_t visitor) {
    tx.db.run("UPDATE visitor SET token_hash = NULL WHERE id = ?", visitor);
    if (tx.db.changes() == 0)
        return fail(Errc::not_found, "there is no such visitor");
    return Done{};
}

Result<std::vector<VisitorMessage>> visitorMessages(Connection& db, ThreadId thread, std::int64_t after, int limit) {
    // The customer's own are found along the thread, where their numbers rise with the id; ours by number.
    static const std::string kTheirs = "SELECT m.visitor_seq," + kMessageColumns +
                                       "FROM message m WHERE m.thread_id = ? AND m.direction = 'in'"
                                       " ORDER BY m.id DESC";
    static const std::string kOurs = "SELECT m.visitor_seq," + kMessageColumns +
                                     "FROM message m INDEXED BY message_visitor WHERE m.thread_id = ?"
                                     " AND m.visitor_seq IS NOT NULL AND m.direction = 'out' AND m.visitor_seq > ?"
                                     " ORDER BY m.visitor_seq DESC";
    std::vector<VisitorMessage> messages;
    const auto collect = [&](Rows row, bool bounded) {
        for (int count = 0; row.next() && (bounded ? count < limit : true); ++count) {
            const auto number = row.get<std::int64_t>(0);
            if (number <= after)
                return;
            messages.push_back({number, readMessage(row.statement(), 1)});
        }
    };
    // With after = 0 the newest page is wanted, else the oldest of what is missing.
    const bool newest = after == 0;
    collect(db.query(kTheirs.c_str(), thread), newest);
    collect(db.query(kOurs.c_str(), thread, after), newest);
    std::ranges::sort(messages, {}, &VisitorMessage::seq);
    const auto size = std::min(messages.size(), static_cast<std::size_t>(limit));
    if (newest)
        messages.erase(messages.begin(), messages.end() - static_cast<std::ptrdiff_t>(size));
    else
        messages.resize(size);
    return messages;
}

Result<std::vector<Millis>> answerWaits(Connection& db, ChannelId channel, Time since) {
    static constexpr std::int64_t kNewest = 5000; ///< of the journal's numbers: an end to the work, whatever there is
    Rows row = db.query("SELECT m.thread_id, m.direction, m.received_at FROM message m"
                        " JOIN contact c ON c.id = m.thread_id"
                        " WHERE m.id > (SELECT coalesce(max(id), 0) FROM message) - ? AND m.received_at >= ?"
                        " AND c.channel_id = ? AND (m.direction = 'in' OR (m.direction = 'out'"
                        " AND m.author_kind = 'operator')) ORDER BY m.id",
                        kNewest, since, channel);
    std::unordered_map<ThreadId, Time> askedAt;
    std::vector<Millis> waits;
    while (row.next()) {
        const auto thread = row.get<ThreadId>(0);
        const auto at = row.get<Time>(2);
        if (row.get<std::string_view>(1) == "in") {
            askedAt.try_emplace(thread, at);
        } else if (const auto asked = askedAt.find(thread); asked != askedAt.end()) {
            waits.push_back(std::max(at - asked->second, Millis{}));
            askedAt.erase(asked);
        }
    }
    return waits;
}

Result<std::vector<DialogId>> queue(Connection& db, GroupId group, int limit) {
    Rows row = db.query("SELECT id FROM dialog INDEXED BY dialog_queue WHERE owner_id = 0 AND status = 'queued'"
                        " AND group_id = ? ORDER BY urgency, id LIMIT ?",
                        group, limit);
    std::vector<DialogId> dialogs;
    while (row.next())
        dialogs.push_back(row.get<DialogId>(0));
    return dialogs;
}

Result<Done> visitorRead(WriteTransaction& tx, ThreadId thread, std::int64_t seq) {
    std::int64_t before = 0;
    {
        Rows row = tx.db.query("SELECT visitor_read FROM contact WHERE id = ?", thread);
        if (!row.next())
            return fail(Errc::not_found, "there is no such conversation");
        before = row.get<std::int64_t>(0);
    }
    if (seq <= before)
        return Done{};
    std::vector<MessageId> seen;
    std::int64_t upTo = before;
    {
        Rows row =
            tx.db.query("SELECT id, visitor_seq, state FROM message INDEXED BY message_visitor WHERE thread_id = ?"
                        " AND visitor_seq IS NOT NULL AND direction = 'out' AND visitor_seq > ?"
                        " AND visitor_seq <= ? ORDER BY visitor_seq",
                        thread, before, seq);
        while (row.next()) {
            seen.push_back(row.get<MessageId>(0));
            upTo = row.get<std::int64_t>(1);
        }
    }
    if (upTo == before)
        return Done{};
    tx.db.run("UPDATE contact SET visitor_read = ? WHERE id = ?", upTo, thread);
    for (const auto id : seen) {
        auto message = loadMessage(tx.db, id).value();
        const auto state =
            domain::advance(message.state.value_or(wire::MessageState::unknown), wire::MessageState::read);
        if (state == message.state)
            continue;
        message.state = state;
        message.read_at = tx.now();
        changeMessage(tx, message, domain::Actor{wire::AuthorKind::customer, 0, {}}, "seen");
    }
    return Done{};
}

} // namespace pult::storage::sqlite
