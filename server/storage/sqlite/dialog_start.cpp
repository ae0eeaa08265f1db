// SPDX-License-Identifier: GPL-3.0-or-later
// The company writes first.
#include <algorithm>

#include "server/storage/sqlite/commands.hpp"
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/delivery_state.hpp"
#include "server/storage/sqlite/peers.hpp"
#include "server/storage/sqlite/template_use.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "shared/domain/capabilities.hpp"
#include "shared/domain/send_reason.hpp"

namespace pult::storage::sqlite {

namespace {

using domain::SendTrouble;

constexpr std::size_t kShortestPhone = 7;
constexpr std::size_t kLongestPhone = 15; // E.164

/// Whom to write to; a thread of 0 is somebody nobody knows yet.
struct Addressee {
    ChannelInfo channel;
    Contact contact;
    bool isReachable = true;
    std::optional<DialogRow> latest;
};

/// "+7 (916) 000-00-01" as WhatsApp knows it.
Result<std::string> phoneDigits(const std::string& written) {
    std::string digits;
    for (const char c : written) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (std::string_view("+-() .").find(c) == std::string_view::npos)
            return fail(Errc::invalid, "peer: expected a telephone number");
    }
    if (digits.size() < kShortestPhone || digits.size() > kLongestPhone)
        return fail(Errc::invalid, "peer: expected a telephone number with its country code");
    return digits;
}

void loadConversation(Connection& db, Addressee& addressee) {
    Rows row = db.query("SELECT reachable FROM contact WHERE id = ?", addressee.contact.thread);
    if (row.next())
        addressee.isReachable = row.get<bool>(0);
    if (addressee.contact.latestDialog)
        addressee.latest = loadDialog(db, addressee.contact.latestDialog).value();
}

Result<Addressee> byIdentity(WriteTransaction& tx, const DialogStart& start) {
    Addressee addressee;
    ChannelId channel;
    {
        Rows row = tx.db.query("SELECT channel_id, peer FROM contact WHERE id = ?", start.identity);
        if (!row.next())
            return fail(Errc::not_found, "there is no such contact");
        channel = row.get<ChannelId>(0);
        addressee.contact = contactByPeer(tx.db, channel, row.get<std::string>(1)).value();
    }
    if (auto seen = customerDetails(tx.db, {start.guard.principal, domain::Permission::dialog_read},
                                    addressee.contact.customer, tx.now());
        !seen)
        return fail(Errc::not_found, "there is no such contact");
    const auto info = tx.channel(channel);
    if (!info)
        return info.error();
    addressee.channel = *info;
    loadConversation(tx.db, addressee);
    return addressee;
}

Result<Addressee> byPeer(WriteTransaction& tx, const DialogStart& start) {
    const auto info = tx.channel(start.channel);
    if (!info)
        return info.error();
    Addressee addressee;
    addressee.channel = *info;
    std::string peer = start.peer;
    if (info->kind == wire::ChannelKind::whatsapp) {
        auto digits = phoneDigits(peer);
        if (!digits)
            return digits.error();
        peer = std::move(*digits);
    }
    if (auto known = contactByPeer(tx.db, info->id, peer)) {
        addressee.contact = std::move(*known);
        loadConversation(tx.db, addressee);
    } else {
        addressee.contact.peer = std::move(peer);
    }
    return addressee;
}

std::optional<Error> addresseeObjection(Connection& db, const DialogStart& start, const Addressee& to) {
    // The dialog would be an unassigned one of the channel's group, and his at once.
    if (!domain::may(start.guard.principal, domain::Permission::dialog_take, {OperatorId{}, to.channel.group}))
        return fail(Errc::forbidden, "your role does not allow to begin conversations on this channel");
    const auto& can = domain::capabilitiesOf(to.channel.kind);
    if (!to.latest && !can.writeFirst)
        return fail(Errc::invalid, domain::sentenceOf({SendTrouble::must_begin}));
    if (!to.isReachable)
        return fail(Errc::conflict, domain::sentenceOf({SendTrouble::unreachable}));
    if (to.contact.customer && loadCustomer(db, to.contact.customer).value().blocked)
        return fail(Errc::conflict, domain::sentenceOf({SendTrouble::is_blocked}));
    // Who has left a page may never see what is written behind him.
    const bool isOpen = to.latest && to.latest->life.status != wire::DialogStatus::closed;
    if (to.channel.kind == wire::ChannelKind::webchat && !isOpen && !start.isVisitorThere)
        return fail(Errc::conflict, domain::sentenceOf({SendTrouble::visitor_away}));
    return std::nullopt;
}

/// Until he has written, or when that was too long ago, only a template may be sent.
std::optional<Time> windowOf(const Addressee& to, Time now) {
    if (!domain::capabilitiesOf(to.channel.kind).window)
        return std::nullopt;
    return to.latest && to.latest->life.windowEndsAt ? to.latest->life.windowEndsAt : now;
}

/// He goes by his number until he tells a name.
void addAddressee(WriteTransaction& tx, Addressee& to) {
    const bool isPhone = to.channel.kind == wire::ChannelKind::whatsapp;
    const std::string name = isPhone ? "+" + to.contact.peer : to.contact.peer;
    to.contact = addContact(tx, to.channel.id, to.contact.peer, name, {}, false);
}

DialogRow newDialog(const Addressee& to, domain::Dialog life, Connection& db, Time now) {
    DialogRow row;
    row.life = std::move(life);
    row.life.threadId = to.contact.thread;
    row.life.customerId = to.contact.customer;
    row.life.channelId = to.channel.id;
    row.life.group = to.channel.group;
    row.customerName = loadCustomer(db, to.contact.customer).value().name;
    row.visitorSeq = to.latest ? to.latest->visitorSeq : 0;
    row.life.windowEndsAt = windowOf(to, now);
    return row;
}

wire::Message firstMessage(const DialogStart& start, const DialogRow& dialog, const domain::Actor& actor, Seq seq,
                           Time now) {
    wire::Message message;
    message.id = MessageId{seq};
    message.seq = seq;
    message.thread_id = dialog.life.threadId;
    message.dialog_id = dialog.life.id;
    message.direction = wire::Direction::out;
    message.author = authorOf(actor);
    message.text = start.text;
    message.at = message.received_at = now;
    message.state = wire::MessageState::queued;
    if (!start.clientId.empty())
        message.client_id = start.clientId;
    return message;
}

/// What goes out is decided before anything is written: a refusal leaves nothing behind. The dialog has no id and no
/// contact yet when he is new; then his number stands for his name.
Result<FilledTemplate> contentFor(WriteTransaction& tx, const DialogStart& start, const Addressee& to) {
    if (!start.use) {
        if (const auto window = windowOf(to, tx.now()); window && *window <= tx.now())
            return fail(Errc::window_closed, "only a template may be sent to him until he writes");
        return FilledTemplate{{}, start.text, {}, std::nullopt};
    }
    DialogRow meant;
    meant.life.channelId = to.channel.id;
    meant.life.customerId = to.contact.customer;
    auto filled = fillTemplate(tx, start.guard.principal, meant, *start.use);
    const auto window = windowOf(to, tx.now());
    if (filled && !filled->sentAs && window && *window <= tx.now())
        return fail(Errc::window_closed, "only a template of WhatsApp may be sent to him until he writes");
    return filled;
}

Result<wire::DialogStarted> goOn(WriteTransaction& tx, const DialogStart& start, const DialogRow& dialog) {
    if (auto error = objection(start.guard, dialog.facts()))
        return error->code == Errc::not_found || error->code == Errc::forbidden
                   ? fail(Errc::taken, "a colleague is in conversation with this customer")
                   : *error;
    OutboundMessage reply;
    reply.guard = start.guard;
    reply.dialog = dialog.life.id;
    reply.clientId = start.clientId;
    reply.text = start.text;
    reply.use = start.use;
    reply.mayBeForeign = start.mayBeForeign;
    auto sent = recordOutbound(tx, reply);
    if (!sent)
        return sent.error();
    return wire::DialogStarted{toWire(loadDialog(tx.db, dialog.life.id).value()), std::move(*sent)};
}

Result<wire::DialogStarted> beginDialog(WriteTransaction& tx, const DialogStart& start, Addressee to) {
    auto content = contentFor(tx, start, to);
    if (!content)
        return content.error();
    auto attachments = attachmentsOf(tx.db, content->files, {}, &start.guard.principal);
    if (!attachments)
        return attachments.error();
    const domain::Actor actor = actorOf(start.guard);
    const Seq seq = tx.nextSeq() + 1; // the dialog is told about before its first message
    const domain::event::CompanyWrote event{start.guard.principal.operatorId, seq};
    auto outcome = domain::open(event, actor, tx.now(), tx.policy());
    if (!outcome)
        return outcome.error();

    if (!to.contact.thread)
        addAddressee(tx, to);
    DialogRow dialog = newDialog(to, std::move(outcome->dialog), tx.db, tx.now());
    insertDialog(tx, dialog, withWaitingAttributes(tx, to.contact.thread, {}));
    tx.db.run("UPDATE contact SET latest_dialog = ? WHERE id = ?", dialog.life.id, to.contact.thread);
    wire::DialogAdded added{toWire(dialog), std::nullopt};
    const auto& transition = outcome->transitions.front();
    added.transition = wire::Transition{transition.cause, transition.from, transition.to, authorOf(actor)};
    tx.journal(std::move(added), dialogScope(dialog.life.id, dialog.facts()), actor, "company_wrote");

    const DialogRow before = dialog;
    wire::Message message = firstMessage(start, dialog, actor, tx.nextSeq(), tx.now());
    message.text = std::move(content->text);
    message.attachments = std::move(*attachments);
    message.template_ = std::move(content->sentAs);
    addMessage(tx, message, dialog);
    updateDialog(tx, dialog, before);
    enqueue(tx, message, to.channel.id, tx.now(), std::nullopt, false);
    announceMessage(tx, message, dialog, actor, "company_wrote");
    if (content->id)
        countUse(tx, content->id);
    return wire::DialogStarted{toWire(dialog), std::move(message)};
}

} // namespace

Result<wire::DialogStarted> startDialog(WriteTransaction& tx, const DialogStart& start) {
    if (auto earlier = sentBefore(tx.db, start.guard.principal.operatorId, start.clientId))
        return wire::DialogStarted{toWire(loadDialog(tx.db, earlier->dialog_id).value()), std::move(*earlier)};
    if (wasWithdrawn(tx.db, start.guard, start.clientId))
        return fail(Errc::conflict, "client_id: this message was taken back before it came");
    auto to = start.identity ? byIdentity(tx, start) : byPeer(tx, start);
    if (!to)
        return to.error();
    if (auto error = addresseeObjection(tx.db, start, *to))
        return *error;
    if (to->latest && to->latest->life.status != wire::DialogStatus::closed)
        return goOn(tx, start, *to->latest);
    return beginDialog(tx, start, std::move(*to));
}

} // namespace pult::storage::sqlite
