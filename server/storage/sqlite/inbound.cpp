// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/peers.hpp"
#include "server/storage/sqlite/staff_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "server/storage/sqlite/visitor_card.hpp"
#include "shared/domain/capabilities.hpp"

namespace pult::storage::sqlite {

namespace {

/// Who writes, and the dialog his message may continue.
struct Sender {
    ThreadId thread; ///< 0: writes for the first time
    CustomerId customer;
    std::string name;
    bool blocked = false;
    std::optional<DialogRow> latest;
};

Sender findSender(Connection& db, ChannelId channel, const std::string& peer) {
    static const std::string kSql = "SELECT c.id, c.customer_id, cu.name, cu.blocked," + kDialogColumns +
                                    "FROM contact c JOIN customer cu ON cu.id = c.customer_id"
                                    " LEFT JOIN dialog d ON d.id = c.latest_dialog"
                                    " WHERE c.channel_id = ? AND c.peer = ?";
    Sender sender;
    Rows row = db.query(kSql.c_str(), channel, peer);
    if (!row.next())
        return sender;
    row.read(0, sender.thread, sender.customer, sender.name, sender.blocked);
    if (!row.isNull(4))
        sender.latest = readDialog(row.statement(), 4);
    return sender;
}

std::string fileOwner(const ChannelInfo& channel, const std::string& peer) {
    if (channel.kind == wire::ChannelKind::webchat)
        return "visitor:" + peer;
    return "contact:" + std::to_string(channel.id.value) + ":" + peer;
}

Result<InboundRecorded> repeated(Connection& db, const InboundMessage& message) {
    static const std::string kSql = "SELECT m.visitor_seq," + kMessageColumns +
                                    "FROM inbound i JOIN message m ON m.id = i.message_id"
                                    " WHERE i.channel_id = ? AND i.key = ?";
    Rows row = db.query(kSql.c_str(), message.channel, message.key);
    if (!row.next())
        return fail(Errc::internal, "the first copy of this message is gone");
    InboundRecorded recorded;
    recorded.visitorSeq = row.get<std::int64_t>(0);
    recorded.message = readMessage(row.statement(), 1);
    recorded.duplicate = true;
    return recorded;
}

/// What the rules make of the message. Somebody who is blocked is heard by nobody: his words are
/// kept with his last dialog.
Result<domain::Outcome> decide(WriteTransaction& tx, const ChannelInfo& channel, const Sender& sender,
                               const InboundMessage& message) {
    domain::Policy policy = tx.policy();
    domain::event::Inbound event{message.at, tx.nextSeq(), true};
    const domain::Actor actor{wire::AuthorKind::customer, sender.customer.value, sender.name};
    if (!sender.latest)
        return domain::receive(std::nullopt, event, actor, tx.now(), policy);
    if (sender.blocked)
        return domain::Outcome{sender.latest->life, {}, false};
    domain::Dialog life = sender.latest->life;
    if (life.status == wire::DialogStatus::snoozed) {
        event.assigneePresent = isAtWork(tx, life.assignee);
    } else if (life.status == wire::DialogStatus::closed) {
        event.assigneePresent = takesMore(tx, life.lastAssignee);
        life.group = standingGroup(tx, life);
        const auto ofGroup = reopenWithin(tx.db, life.group).value_or(policy.reopenWindow);
        policy.reopenWindow = channel.reopenWithin.value_or(ofGroup);
    }
    return domain::receive(life, event, actor, tx.now(), policy);
}

void addSender(WriteTransaction& tx, Sender& sender, const ChannelInfo& channel, const InboundMessage& message) {
    const std::string& peer = message.peer;
    std::map<std::string, std::string> fields;
    std::string timeZone;
    bool verified = false;
    if (channel.kind == wire::ChannelKind::webchat) {
        const std::int64_t visitor = std::strtoll(peer.c_str(), nullptr, 10);
        addVisitorFields(tx.db, visitor, fields);
        verified = isVerifiedVisitor(tx.db, visitor);
        timeZone = visitorTimeZone(tx.db, visitor);
    }
    const Contact contact = addContact(tx, channel.id, peer, sender.name, fields, verified, message.peerUsername);
    if (!timeZone.empty())
        tx.db.run("UPDATE customer SET time_zone = ? WHERE id = ?", timeZone, contact.customer);
    sender.customer = contact.customer;
    sender.thread = contact.thread;
}

void openDialog(WriteTransaction& tx, DialogRow& dialog, const Sender& sender, const ChannelInfo& channel,
                const InboundMessage& message, const std::vector<domain::Transition>& transitions,
                const domain::Actor& actor) {
    domain::Dialog& life = dialog.life;
    life.threadId = sender.thread;
    life.customerId = sender.customer;
    life.channelId = channel.id;
    life.group = channel.group;
    dialog.customerName = sender.name;
    dialog.visitorSeq = sender.latest ? sender.latest->visitorSeq : 0;
    insertDialog(tx, dialog, withWaitingAttributes(tx, sender.thread, message.attributes));
    tx.db.run("UPDATE contact SET latest_dialog = ? WHERE id = ?", life.id, sender.thread);
    wire::DialogAdded added{toWire(dialog), std::nullopt};
    if (!transitions.empty())
        added.transition = wire::Transition{transitions.front().cause, transitions.front().from, transitions.front().to,
                                            authorOf(actor)};
    tx.journal(std::move(added), dialogScope(life.id, dialog.facts()), actor, "inbound");
}

/// What he quotes was said between him and us; a quote of anything else is left out, his words are taken.
std::optional<MessageId> quoted(Connection& db, const InboundMessage& inbound, ThreadId thread) {
    if (!inbound.replyToExternal.empty())
        return messageByExternalId(db, thread, inbound.replyToExternal);
    if (!inbound.replyTo)
        return std::nullopt;
    Rows row = db.query("SELECT 1 FROM message WHERE id = ? AND thread_id = ? AND direction IN ('in', 'out')",
                        *inbound.replyTo, thread);
    return row.next() ? inbound.replyTo : std::nullopt;
}

wire::Message asMessage(const InboundMessage& inbound, const Sender& sender, const DialogRow& dialog,
                        std::vector<wire::Attachment> attachments, Time now) {
    wire::Message message;
    message.thread_id = sender.thread;
    message.dialog_id = dialog.life.id;
    message.direction = wire::Direction::in;
    message.author = {wire::AuthorKind::customer, sender.customer.value, sender.name};
    message.text = inbound.text;
    message.attachments = std::move(attachments);
    message.at = inbound.at;
    message.received_at = now;
    message.client_id = inbound.clientId;
    message.forwarded_from = inbound.forwardedFrom;
    message.pressed = inbound.pressed;
    if (!inbound.authorName.empty())
        message.author.name = inbound.authorName;
    if (!inbound.album.empty())
        message.album = inbound.album;
    if (!inbound.unsupported.empty())
        message.unsupported = inbound.unsupported;
    for (const auto& remote : inbound.remote)
        message.attachments.push_back(remote.shown);
    return message;
}

/// The messenger lets us answer only so long after the customer's last message.
void openWindow(DialogRow& dialog, wire::ChannelKind kind, Time at) {
    const auto window = domain::capabilitiesOf(kind).window;
    auto& endsAt = dialog.life.windowEndsAt;
    if (!window || (endsAt && *endsAt >= at + *window))
        return;
    endsAt = at + *window;
    dialog.life.windowClosing = false;
}

} // namespace

Result<InboundRecorded> recordInbound(WriteTransaction& tx, const InboundMessage& inbound) {
    auto channel = tx.channel(inbound.channel);
    if (!channel)
        return channel.error();
    auto attachments = attachmentsOf(tx.db, inbound.files, fileOwner(*channel, inbound.peer));
    if (!attachments)
        return attachments.error();
    Sender sender = findSender(tx.db, inbound.channel, inbound.peer);
    if (!sender.thread)
        sender.name = inbound.peerName;
    auto outcome = decide(tx, *channel, sender, inbound);
    if (!outcome)
        return outcome.error();

    // A new dialog is told about before its first message.
    const Seq seq = tx.nextSeq() + (outcome->opened ? 1 : 0);
    tx.db.run("INSERT OR IGNORE INTO inbound (channel_id, key, message_id) VALUES (?, ?, ?)", inbound.channel,
              inbound.key, seq);
    if (tx.db.changes() == 0)
        return repeated(tx.db, inbound);

    if (!sender.thread)
        addSender(tx, sender, *channel, inbound);
    const domain::Actor actor{wire::AuthorKind::customer, sender.customer.value, sender.name};
    DialogRow dialog;
    if (!outcome->opened)
        dialog = *sender.latest;
    dialog.life = std::move(outcome->dialog);
    if (outcome->opened) {
        dialog.life.lastInboundSeq = seq;
        openDialog(tx, dialog, sender, *channel, inbound, outcome->transitions, actor);
    }
    const DialogRow before = outcome->opened ? dialog : *sender.latest;

    wire::Message message = asMessage(inbound, sender, dialog, std::move(*attachments), tx.now());
    message.reply_to = quoted(tx.db, inbound, sender.thread);
    message.id = MessageId{seq};
    message.seq = seq;
    const std::int64_t visitorSeq = ++dialog.visitorSeq;
    addMessage(tx, message, dialog, inbound.raw, visitorSeq, inbound.externalId);
    openWindow(dialog, channel->kind, inbound.at);
    updateDialog(tx, dialog, before);
    announceMessage(tx, message, dialog, actor, "inbound");
    if (!outcome->opened) {
        announceTransitions(tx, outcome->transitions, dialog, before, actor);
        dropStrayStage(tx, dialog, domain::Actor{});
    }
    return InboundRecorded{std::move(message), visitorSeq, false};
}

} // namespace pult::storage::sqlite
