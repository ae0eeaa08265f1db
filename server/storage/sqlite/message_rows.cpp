// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storage/sqlite/rows.hpp"

namespace pult::storage::sqlite {

namespace {

/// What few messages have, in one column.
struct More {
    std::optional<std::vector<wire::Reaction>> reactions;
    std::optional<std::vector<wire::FormerText>> former_texts;
    std::optional<Time> deleted_at;
    std::optional<std::string> forwarded_from;
    std::optional<std::string> album;
    std::optional<wire::PressedButton> pressed;
    std::optional<std::string> unsupported;
    std::optional<wire::TemplateUse> template_;
    std::optional<Time> read_at;
    std::optional<std::vector<wire::MessageButton>> buttons;
    std::optional<std::string> menu;
    std::optional<std::vector<wire::OwnChange>> changes;
    std::optional<std::vector<OperatorId>> mentions;
    std::optional<OperatorId> whisper_to;
};
BOOST_DESCRIBE_STRUCT(More, (),
                      (reactions, former_texts, deleted_at, forwarded_from, album, pressed, unsupported, template_,
                       read_at, buttons, menu, changes, mentions, whisper_to))

std::optional<std::string> moreOf(const wire::Message& message) {
    const More more{message.reactions, message.former_texts, message.deleted_at,  message.forwarded_from,
                    message.album,     message.pressed,      message.unsupported, message.template_,
                    message.read_at,   message.buttons,      message.menu,        message.changes,
                    message.mentions,  message.whisper_to};
    std::string text = wire::encode(more);
    return text == "{}" ? std::nullopt : std::optional(std::move(text));
}

void readMore(wire::Message& message, std::string_view text) {
    More more = decodeStored<More>(text);
    message.reactions = std::move(more.reactions);
    message.former_texts = std::move(more.former_texts);
    message.deleted_at = more.deleted_at;
    message.forwarded_from = std::move(more.forwarded_from);
    message.album = std::move(more.album);
    message.pressed = std::move(more.pressed);
    message.unsupported = std::move(more.unsupported);
    message.template_ = std::move(more.template_);
    message.read_at = more.read_at;
    message.buttons = std::move(more.buttons);
    message.menu = std::move(more.menu);
    message.changes = std::move(more.changes);
    message.mentions = std::move(more.mentions);
    message.whisper_to = more.whisper_to;
}

std::optional<std::string> attachmentsText(const wire::Message& message) {
    return message.attachments.empty() ? std::nullopt : std::optional(wire::encode(message.attachments));
}

} // namespace

const std::string kMessageColumns =
    " m.id, m.thread_id, m.dialog_id, m.direction, m.author_kind, m.author_id, m.author_name, m.text, m.attachments,"
    " m.reply_to, m.at, m.received_at, m.state, m.error, m.edited_at, m.send_at, m.client_id, m.event, m.more ";

wire::Message readMessage(const Statement& row, int first) {
    wire::Message message;
    std::optional<std::string_view> attachments, more;
    std::optional<MessageId> replyTo;
    std::optional<wire::MessageState> state;
    row.read(first, message.id, message.thread_id, message.dialog_id, message.direction, message.author.kind,
             message.author.id, message.author.name, message.text, attachments, replyTo, message.at,
             message.received_at, state, message.error, message.edited_at, message.send_at, message.client_id,
             message.event, more);
    message.seq = message.id.value;
    message.reply_to = replyTo;
    message.state = state;
    if (attachments)
        message.attachments = decodeStored<std::vector<wire::Attachment>>(*attachments);
    if (more)
        readMore(message, *more);
    return message;
}

Result<wire::Message> loadMessage(Connection& db, MessageId id) {
    static const std::string kSql = "SELECT" + kMessageColumns + "FROM message m WHERE m.id = ?";
    Rows row = db.query(kSql.c_str(), id);
    if (!row.next())
        return fail(Errc::not_found, "there is no such message");
    return readMessage(row.statement(), 0);
}

void insertMessage(WriteTransaction& tx, const wire::Message& message, std::string_view raw,
                   std::optional<std::int64_t> visitorSeq, std::string_view externalId) {
    const auto attachments = attachmentsText(message), more = moreOf(message);
    const auto rawText = raw.empty() ? std::nullopt : std::optional(raw);
    tx.db.run("INSERT INTO message (id, thread_id, dialog_id, direction, author_kind, author_id, author_name, text,"
              " attachments, reply_to, at, received_at, state, error, edited_at, send_at, client_id, event,"
              " visitor_seq, raw, more, external_id) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
              message.id, message.thread_id, message.dialog_id, message.direction, message.author.kind,
              message.author.id, message.author.name, message.text, attachments, message.reply_to, message.at,
              message.received_at, message.state, message.error, message.edited_at, message.send_at, message.client_id,
              message.event, visitorSeq, rawText, more, externalId.empty() ? std::nullopt : std::optional(externalId));
    for (const auto& attachment : message.attachments)
        if (attachment.file_id)
            tx.db.run("INSERT OR IGNORE INTO message_file (file_id, message_id) VALUES (?, ?)", *attachment.file_id,
                      message.id);
}

void updateMessage(WriteTransaction& tx, const wire::Message& message) {
    const auto attachments = attachmentsText(message), more = moreOf(message);
    tx.db.run("UPDATE message SET text = ?, attachments = ?, state = ?, error = ?, edited_at = ?, send_at = ?, more = ?"
              " WHERE id = ?",
              message.text, attachments, message.state, message.error, message.edited_at, message.send_at, more,
              message.id);
}

Result<wire::Customer> loadCustomer(Connection& db, CustomerId id) {
    wire::Customer customer;
    {
        Rows row = db.query("SELECT id, name, tags, fields, vip, blocked, version, nullif(merged_into, 0),"
                            " nullif(time_zone, '') FROM customer WHERE id = ?",
                            id);
        if (!row.next())
            return fail(Errc::not_found, "there is no such customer");
        std::string_view tags, fields;
        row.read(0, customer.id, customer.name, tags, fields, customer.vip, customer.blocked, customer.version,
                 customer.merged_into, customer.time_zone);
        customer.tags = decodeStored<std::vector<std::string>>(tags);
        customer.fields = decodeStored<std::map<std::string, std::string>>(fields);
    }
    Rows row =
        db.query("SELECT id, channel_id, peer, name, verified, nullif(username, '') FROM contact WHERE customer_id = ?"
                 " ORDER BY id",
                 id);
    while (row.next()) {
        wire::Identity identity;
        row.read(0, identity.id, identity.channel_id, identity.peer, identity.name, identity.verified,
                 identity.username);
        customer.identities.push_back(std::move(identity));
    }
    return customer;
}

} // namespace pult::storage::sqlite
