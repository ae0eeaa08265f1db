// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "shared/wire/events.hpp"

/// Wire objects with defaults; a case names only what it is about.
namespace pult::support {

inline Time at(std::int64_t ms) {
    return Time{Millis{ms}};
}

inline wire::Author aCustomer(std::int64_t id = 3, std::string name = "Ivan") {
    return {wire::AuthorKind::customer, id, std::move(name)};
}

inline wire::Author anOperator(std::int64_t id, std::string name = "Maria") {
    return {wire::AuthorKind::operator_, id, std::move(name)};
}

/// Dialog n is of thread 100 + n and customer 200 + n, in web-chat channel 1.
inline wire::Dialog aDialog(std::int64_t id, std::int64_t version = 1) {
    wire::Dialog dialog;
    dialog.id = DialogId{id};
    dialog.thread_id = ThreadId{100 + id};
    dialog.customer_id = CustomerId{200 + id};
    dialog.channel_id = ChannelId{1};
    dialog.status = wire::DialogStatus::queued;
    dialog.version = version;
    dialog.customer_name = "Customer " + std::to_string(id);
    dialog.opened_at = at(1'000);
    return dialog;
}

inline wire::Dialog waiting(wire::Dialog dialog, std::int64_t since) {
    dialog.unanswered = true;
    dialog.waiting_since = at(since);
    return dialog;
}

inline wire::Dialog assignedTo(wire::Dialog dialog, std::int64_t operatorId) {
    dialog.assignee_id = OperatorId{operatorId};
    dialog.status = wire::DialogStatus::active;
    return dialog;
}

/// A customer's message of dialog n; its id is its seq.
inline wire::Message aMessage(std::int64_t dialog, Seq seq, std::string text = "hello") {
    wire::Message message;
    message.id = MessageId{seq};
    message.thread_id = ThreadId{100 + dialog};
    message.dialog_id = DialogId{dialog};
    message.seq = seq;
    message.direction = wire::Direction::in;
    message.author = aCustomer(200 + dialog);
    message.text = std::move(text);
    message.at = message.received_at = at(seq * 1000);
    return message;
}

inline wire::Message aReply(std::int64_t dialog, Seq seq, std::int64_t by, std::string clientId = {}) {
    wire::Message message = aMessage(dialog, seq, "reply");
    message.direction = wire::Direction::out;
    message.author = anOperator(by);
    message.state = wire::MessageState::queued;
    if (!clientId.empty())
        message.client_id = std::move(clientId);
    return message;
}

/// The dialog after the message.
inline wire::Dialog with(wire::Dialog dialog, const wire::Message& message) {
    dialog.last_seq = message.seq;
    if (message.direction == wire::Direction::in)
        dialog.last_inbound_seq = message.seq;
    wire::LastMessage last;
    last.id = message.id;
    last.seq = message.seq;
    last.direction = message.direction;
    last.author = message.author;
    last.text = message.text;
    last.at = message.at;
    last.state = message.state;
    dialog.last_message = last;
    ++dialog.version;
    return dialog;
}

} // namespace pult::support
