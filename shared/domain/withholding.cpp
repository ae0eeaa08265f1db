// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/withholding.hpp"

namespace pult::domain {

bool seesTakenBack(const Principal& principal) {
    return may(principal, Permission::dialog_silent_read);
}

wire::Presence withheld(wire::Presence presence) {
    if (presence.status != wire::PresenceStatus::hidden)
        return presence;
    presence.status = wire::PresenceStatus::offline;
    presence.reason.reset();
    presence.idle_since.reset();
    return presence;
}

wire::User withheld(wire::User user) {
    user.login.clear();
    user.groups.reset();
    return user;
}

wire::Presence shownTo(const Principal& principal, wire::Presence presence) {
    const bool isWhole = personOf(principal) == presence.operator_id || seesTakenBack(principal);
    return isWhole ? presence : withheld(std::move(presence));
}

bool isTakenBack(const wire::Message& message) {
    return message.deleted_at && message.direction == wire::Direction::in;
}

bool isTakenBack(const wire::LastMessage& last) {
    return last.deleted.value_or(false) && last.direction == wire::Direction::in;
}

void withhold(wire::Message& message) {
    if (!isTakenBack(message))
        return;
    message.text.clear();
    message.attachments.clear();
    message.former_texts.reset();
    message.forwarded_from.reset();
    message.pressed.reset();
    message.unsupported.reset();
}

void withhold(wire::LastMessage& last) {
    if (!isTakenBack(last))
        return;
    last.text.clear();
    last.attachment.reset();
    last.unsupported.reset();
}

} // namespace pult::domain
