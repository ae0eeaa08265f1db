// SPDX-License-Identifier: GPL-3.0-or-later
#include <unordered_map>

#include "server/storage/sqlite/orders.hpp"
#include "server/storage/sqlite/rows.hpp"
#include "server/storage/sqlite/template_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "server/storage/sqlite/verify.hpp"
#include "server/storage/sqlite/workspace_rows.hpp"
#include "shared/domain/last_message.hpp"

namespace pult::storage::sqlite {

namespace {

using LastTold = std::unordered_map<std::int64_t, Seq>;

/// Where the journal speaks of each object for the last time.
struct Newest {
    LastTold dialogs;
    LastTold changedMessages; ///< a message's first appearance is at its own number
    LastTold customers;
    LastTold channels;
    LastTold users;
    LastTold presence;
    LastTold templates;
    LastTold stages;
    LastTold filters;
    LastTold fields;
    LastTold orders;
    Seq company = 0;
    Seq calendar = 0;
};

template <class Event>
Event eventAt(Connection& db, Seq seq) {
    Rows row = db.query("SELECT payload FROM journal WHERE seq = ?", seq);
    if (!row.next())
        throw std::runtime_error("journal record " + std::to_string(seq) + " is gone");
    return decodeStored<Event>("{" + row.get<std::string>(0) + "}");
}

std::int64_t idIn(std::string_view type, const std::string& payload) {
    const std::string object = "{" + payload + "}";
    if (type == wire::MessageChanged::kType)
        return decodeStored<wire::MessageChanged>(object).message.id.value;
    if (type == wire::CustomerChanged::kType)
        return decodeStored<wire::CustomerChanged>(object).customer.id.value;
    if (type == wire::ChannelChanged::kType)
        return decodeStored<wire::ChannelChanged>(object).channel.id.value;
    if (type == wire::UserChanged::kType)
        return decodeStored<wire::UserChanged>(object).user.id.value;
    if (type == wire::PresenceChanged::kType)
        return decodeStored<wire::PresenceChanged>(object).presence.operator_id.value;
    if (type == wire::TemplateChanged::kType)
        return decodeStored<wire::TemplateChanged>(object).template_.id.value;
    if (type == wire::StageChanged::kType)
        return decodeStored<wire::StageChanged>(object).stage.id.value;
    if (type == wire::FilterChanged::kType)
        return decodeStored<wire::FilterChanged>(object).filter.id.value;
    if (type == wire::FieldChanged::kType)
        return decodeStored<wire::FieldChanged>(object).field.id.value;
    if (type == wire::OrderChanged::kType)
        return decodeStored<wire::OrderChanged>(object).order.id.value;
    return 0;
}

LastTold* listOf(Newest& newest, std::string_view type) {
    if (type == wire::MessageChanged::kType)
        return &newest.changedMessages;
    if (type == wire::CustomerChanged::kType)
        return &newest.customers;
    if (type == wire::ChannelChanged::kType)
        return &newest.channels;
    if (type == wire::UserChanged::kType)
        return &newest.users;
    if (type == wire::PresenceChanged::kType)
        return &newest.presence;
    if (type == wire::TemplateChanged::kType)
        return &newest.templates;
    if (type == wire::StageChanged::kType)
        return &newest.stages;
    if (type == wire::FilterChanged::kType)
        return &newest.filters;
    if (type == wire::FieldChanged::kType)
        return &newest.fields;
    if (type == wire::OrderChanged::kType)
        return &newest.orders;
    return nullptr;
}

bool carriesDialog(std::string_view type) {
    return type == wire::MessageAdded::kType || type == wire::DialogAdded::kType || type == wire::DialogChanged::kType;
}

Newest walkJournal(Connection& db, Findings& findings, Progress progress) {
    Newest newest;
    Seq expected = 0, last = 0;
    {
        Rows row = db.query("SELECT min(seq), max(seq) FROM journal");
        row.next();
        row.read(0, expected, last);
    }
    Rows row = db.query("SELECT seq, type, dialog_id, payload FROM journal ORDER BY seq");
    while (row.next() && !findings.full()) {
        const auto seq = row.get<Seq>(0);
        if (seq != expected)
            findings.add("journal: numbers " + std::to_string(expected) + " to " + std::to_string(seq - 1) +
                         " are missing");
        expected = seq + 1;
        const auto type = row.get<std::string_view>(1);
        if (carriesDialog(type))
            newest.dialogs[row.get<std::int64_t>(2)] = seq;
        else if (auto* list = listOf(newest, type))
            (*list)[idIn(type, row.get<std::string>(3))] = seq;
        else if (type == wire::CompanyChanged::kType)
            newest.company = seq;
        else if (type == wire::CalendarChanged::kType)
            newest.calendar = seq;
        progress.at(seq, last);
    }
    return newest;
}

Seq toldAt(const LastTold& list, std::int64_t id) {
    const auto found = list.find(id);
    return found == list.end() ? 0 : found->second;
}

wire::Message messageAt(Connection& db, const Newest& newest, MessageId id) {
    const Seq changed = toldAt(newest.changedMessages, id.value);
    return changed ? eventAt<wire::MessageChanged>(db, changed).message
                   : eventAt<wire::MessageAdded>(db, id.value).message;
}

wire::Dialog dialogAt(Connection& db, Seq seq) {
    Rows row = db.query("SELECT type FROM journal WHERE seq = ?", seq);
    row.next();
    const auto type = row.get<std::string>(0);
    if (type == wire::MessageAdded::kType)
        return eventAt<wire::MessageAdded>(db, seq).dialog;
    if (type == wire::DialogAdded::kType)
        return eventAt<wire::DialogAdded>(db, seq).dialog;
    return eventAt<wire::DialogChanged>(db, seq).dialog;
}

/// The dialog as the journal has left it: delivery states and names follow from their own events.
wire::Dialog expectedDialog(Connection& db, const Newest& newest, Seq seq) {
    wire::Dialog dialog = dialogAt(db, seq);
    if (dialog.last_message && toldAt(newest.changedMessages, dialog.last_message->id.value) > seq)
        dialog.last_message = domain::lastMessageOf(messageAt(db, newest, dialog.last_message->id));
    const Seq renamed = toldAt(newest.customers, dialog.customer_id.value);
    if (renamed > seq)
        dialog.customer_name = eventAt<wire::CustomerChanged>(db, renamed).customer.name;
    return dialog;
}

void verifyMessages(Connection& db, const Newest& newest, Findings& findings, Progress progress) {
    static const std::string kSql = "SELECT" + kMessageColumns + "FROM message m ORDER BY m.id";
    std::int64_t last = 0;
    {
        Rows row = db.query("SELECT max(id) FROM message");
        row.next();
        last = row.get<std::int64_t>(0);
    }
    Rows row = db.query(kSql.c_str());
    while (row.next() && !findings.full()) {
        const wire::Message message = readMessage(row.statement(), 0);
        if (wire::encode(message) != wire::encode(messageAt(db, newest, message.id)))
            findings.add("message " + std::to_string(message.id.value) + " differs from the journal");
        progress.at(message.id.value, last);
    }
}

/// Records up to this one, of earlier versions, say nothing of what `key` is about.
Seq untoldUpTo(Connection& db, const char* key) {
    Rows row = db.query("SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?", key);
    return row.next() ? row.get<Seq>(0) : 0;
}

void verifyDialogs(Connection& db, const Newest& newest, Findings& findings) {
    static const std::string kSql = "SELECT" + kDialogColumns + "FROM dialog d ORDER BY d.id";
    const Seq followersUntold = untoldUpTo(db, "followers_untold_up_to");
    const Seq contentsUntold = untoldUpTo(db, "contents_untold_up_to");
    Rows row = db.query(kSql.c_str());
    while (row.next() && !findings.full()) {
        wire::Dialog dialog = toWire(readDialog(row.statement(), 0));
        const Seq seq = toldAt(newest.dialogs, dialog.id.value);
        if (seq <= followersUntold)
            dialog.followers.reset();
        if (seq == 0) {
            findings.add("dialog " + std::to_string(dialog.id.value) + " is unknown to the journal");
            continue;
        }
        wire::Dialog expected = expectedDialog(db, newest, seq);
        if (!expected.identity_id) // a record of an earlier version
            dialog.identity_id.reset();
        if (seq <= contentsUntold)
            for (wire::Dialog* each : {&dialog, &expected}) {
                each->has_attachments.reset();
                each->script.reset();
            }
        if (wire::encode(dialog) != wire::encode(expected))
            findings.add("dialog " + std::to_string(dialog.id.value) + " differs from the journal");
    }
}

void verifyOffice(Connection& db, const Newest& newest, Findings& findings) {
    const Seq untold = untoldUpTo(db, "usernames_untold_up_to");
    for (const auto& [id, seq] : newest.customers) {
        auto customer = loadCustomer(db, CustomerId{id});
        if (customer && seq <= untold)
            for (wire::Identity& identity : customer->identities)
                identity.username.reset();
        if (!customer || wire::encode(*customer) != wire::encode(eventAt<wire::CustomerChanged>(db, seq).customer))
            findings.add("customer " + std::to_string(id) + " differs from the journal");
    }
    for (const auto& stored : channels(db).value()) {
        const Seq seq = toldAt(newest.channels, stored.channel.id.value);
        if (!seq || wire::encode(stored.channel) != wire::encode(eventAt<wire::ChannelChanged>(db, seq).channel))
            findings.add("channel " + std::to_string(stored.channel.id.value) + " differs from the journal");
    }
    for (const auto& stored : users(db).value()) {
        const Seq seq = toldAt(newest.users, stored.user.id.value);
        if (!seq || wire::encode(stored.user) != wire::encode(eventAt<wire::UserChanged>(db, seq).user))
            findings.add("user " + std::to_string(stored.user.id.value) + " differs from the journal");
        const Seq declared = toldAt(newest.presence, stored.user.id.value);
        if (declared &&
            wire::encode(stored.presence) != wire::encode(eventAt<wire::PresenceChanged>(db, declared).presence))
            findings.add("presence of user " + std::to_string(stored.user.id.value) + " differs from the journal");
    }
}

/// Uses are counted without an event.
std::string withoutUses(wire::Template one) {
    one.uses = 0;
    one.last_used_at.reset();
    return wire::encode(one);
}

/// A list that is kept whole: each row as it was told of last, and none that was told to be gone.
template <class Event, class Listed>
void verifyListed(Connection& db, const std::vector<Listed>& list, Listed Event::*told, const LastTold& newest,
                  const std::string& noun, Findings& findings) {
    std::size_t standing = 0;
    for (const auto& one : list) {
        const Seq seq = toldAt(newest, one.id.value);
        const auto event = seq ? std::optional(eventAt<Event>(db, seq)) : std::nullopt;
        if (!event || event->removed || wire::encode((*event).*told) != wire::encode(one))
            findings.add(noun + " " + std::to_string(one.id.value) + " differs from the journal");
        ++standing;
    }
    for (const auto& [id, seq] : newest)
        if (!eventAt<Event>(db, seq).removed && standing-- == 0)
            findings.add(noun + " " + std::to_string(id) + " is gone without a word in the journal");
}

void verifyWorkspace(Connection& db, const Newest& newest, Findings& findings) {
    verifyListed(db, everyStage(db), &wire::StageChanged::stage, newest.stages, "stage", findings);
    verifyListed(db, everyFilter(db), &wire::FilterChanged::filter, newest.filters, "filter", findings);
    verifyListed(db, everyField(db), &wire::FieldChanged::field, newest.fields, "field", findings);
    if (newest.company &&
        wire::encode(eventAt<wire::CompanyChanged>(db, newest.company).company) != wire::encode(companyFacts(db)))
        findings.add("what is known of the company differs from the journal");
    const auto calendar = calendarOf(db);
    if (newest.calendar && (!calendar || wire::encode(eventAt<wire::CalendarChanged>(db, newest.calendar).calendar) !=
                                             wire::encode(*calendar)))
        findings.add("the working hours differ from the journal");
}

void verifyTemplates(Connection& db, const Newest& newest, Findings& findings) {
    std::size_t standing = 0;
    for (const auto& one : everyTemplate(db)) {
        const Seq seq = toldAt(newest.templates, one.id.value);
        const auto told = seq ? std::optional(eventAt<wire::TemplateChanged>(db, seq)) : std::nullopt;
        if (!told || told->removed || withoutUses(told->template_) != withoutUses(one))
            findings.add("template " + std::to_string(one.id.value) + " differs from the journal");
        if (one.kind == wire::TemplateKind::quick) {
            const auto versions = versionsOf(db, one.id);
            if (versions.empty() || withoutUses(versions.front().template_) != withoutUses(one))
                findings.add("template " + std::to_string(one.id.value) + " differs from its newest version");
        }
        ++standing;
    }
    for (const auto& [id, seq] : newest.templates)
        if (!eventAt<wire::TemplateChanged>(db, seq).removed && standing-- == 0)
            findings.add("template " + std::to_string(id) + " is gone without a word in the journal");
}

void verifyOrders(Connection& db, const Newest& newest, Findings& findings) {
    std::size_t standing = 0;
    forEachOrder(db, [&](const wire::Order& order) {
        const Seq seq = toldAt(newest.orders, order.id.value);
        if (!seq || wire::encode(eventAt<wire::OrderChanged>(db, seq).order) != wire::encode(order))
            findings.add("order " + std::to_string(order.id.value) + " differs from the journal");
        ++standing;
    });
    if (standing < newest.orders.size())
        findings.add("an order is gone without a word in the journal");
}

} // namespace

void verifyFold(Connection& db, Findings& findings, const std::function<void(double)>& tell, double from, double to) {
    const double half = from + (to - from) / 2;
    const Newest newest = walkJournal(db, findings, Progress(tell, from, half));
    verifyMessages(db, newest, findings, Progress(tell, half, to));
    verifyDialogs(db, newest, findings);
    verifyOffice(db, newest, findings);
    verifyTemplates(db, newest, findings);
    verifyWorkspace(db, newest, findings);
    verifyOrders(db, newest, findings);
}

} // namespace pult::storage::sqlite
