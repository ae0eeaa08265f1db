// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/message_changes.hpp"

#include <algorithm>

namespace pult::domain {

namespace {

using wire::Direction;
using wire::MessageState;

std::optional<ChangeObstacle> ownObstacle(const wire::Message& message, OperatorId asker) {
    if (message.direction != Direction::out && message.direction != Direction::note)
        return message.direction == Direction::in ? ChangeObstacle::not_own : ChangeObstacle::not_a_message;
    if (message.author.kind != wire::AuthorKind::operator_ || message.author.id == 0 ||
        message.author.id != asker.value)
        return ChangeObstacle::not_own;
    if (message.deleted_at)
        return ChangeObstacle::deleted;
    if (message.state == MessageState::cancelled)
        return ChangeObstacle::cancelled;
    if (message.state == MessageState::uncertain)
        return ChangeObstacle::uncertain;
    return std::nullopt;
}

bool isHere(const wire::Message& message) {
    return message.direction == Direction::note || waitsToBeSent(message) || message.state == MessageState::failed;
}

bool isOver(const wire::Message& message, const std::optional<Millis>& within, Time now) {
    return within && now - message.at > *within;
}

/// Are these one and the same to the messenger?
bool isSame(const wire::Author& left, const wire::Author& right) {
    const auto isOurs = [](const wire::Author& author) { return author.kind != wire::AuthorKind::customer; };
    return isOurs(left) ? isOurs(right) : left.kind == right.kind && left.id == right.id;
}

} // namespace

std::string_view wordsFor(ChangeObstacle obstacle) {
    switch (obstacle) {
    case ChangeObstacle::not_a_message:
        return "this line is no message";
    case ChangeObstacle::not_own:
        return "only who has written a message may change it";
    case ChangeObstacle::deleted:
        return "this message has been deleted";
    case ChangeObstacle::cancelled:
        return "this message was taken back before it was sent";
    case ChangeObstacle::uncertain:
        return "whether this message arrived isn't known yet";
    case ChangeObstacle::channel:
        return "this messenger doesn't allow it";
    case ChangeObstacle::too_late:
        return "this messenger allows it only for some time after a message was sent";
    case ChangeObstacle::files:
        return "this messenger would lose the files of the message";
    case ChangeObstacle::emoji:
        return "this messenger doesn't take this emoji as a reaction";
    }
    return {};
}

bool waitsToBeSent(const wire::Message& message) {
    return message.state == MessageState::scheduled || message.state == MessageState::queued;
}

std::optional<ChangeObstacle> sentEditObstacle(const wire::Message& message, const Capabilities& can, Time now) {
    if (!can.edit || message.buttons) // which the new words would take away
        return ChangeObstacle::channel;
    if (isOver(message, can.editWithin, now))
        return ChangeObstacle::too_late;
    if (!message.attachments.empty() && !can.editWithFiles)
        return ChangeObstacle::files;
    return std::nullopt;
}

std::optional<ChangeObstacle> editObstacle(const wire::Message& message, const Capabilities& can, OperatorId asker,
                                           Time now) {
    if (const auto obstacle = ownObstacle(message, asker))
        return obstacle;
    if (message.template_ && message.template_->name)
        return ChangeObstacle::channel; // its words are the messenger's own
    return isHere(message) ? std::nullopt : sentEditObstacle(message, can, now);
}

std::optional<ChangeObstacle> sentDeleteObstacle(const wire::Message& message, const Capabilities& can, Time now) {
    if (!can.remove)
        return ChangeObstacle::channel;
    if (isOver(message, can.removeWithin, now))
        return ChangeObstacle::too_late;
    return std::nullopt;
}

std::optional<ChangeObstacle> deleteObstacle(const wire::Message& message, const Capabilities& can, OperatorId asker,
                                             Time now) {
    if (const auto obstacle = ownObstacle(message, asker))
        return obstacle;
    return isHere(message) ? std::nullopt : sentDeleteObstacle(message, can, now);
}

std::optional<ChangeObstacle> reactObstacle(const wire::Message& message, const Capabilities& can,
                                            std::string_view emoji) {
    if (message.direction != Direction::in && message.direction != Direction::out)
        return ChangeObstacle::not_a_message;
    if (message.deleted_at)
        return ChangeObstacle::deleted;
    if (!can.reactions)
        return ChangeObstacle::channel;
    if (message.direction == Direction::out) {
        if (message.state == MessageState::cancelled || message.state == MessageState::failed)
            return ChangeObstacle::cancelled;
        if (message.state == MessageState::uncertain)
            return ChangeObstacle::uncertain;
    }
    if (!emoji.empty() && !reactionSign(can, emoji))
        return ChangeObstacle::emoji;
    return std::nullopt;
}

bool rewrite(wire::Message& message, std::string_view text, Time at) {
    if (message.text == text)
        return false;
    if (!message.former_texts)
        message.former_texts.emplace();
    message.former_texts->push_back({std::move(message.text), at});
    message.text = text;
    message.edited_at = at;
    return true;
}

bool react(wire::Message& message, const wire::Author& author, std::string_view emoji, Time at) {
    auto reactions = message.reactions.value_or(std::vector<wire::Reaction>{});
    const auto former = std::find_if(reactions.begin(), reactions.end(),
                                     [&](const wire::Reaction& each) { return isSame(each.author, author); });
    if (former != reactions.end()) {
        if (former->at > at || former->emoji == emoji)
            return false;
        reactions.erase(former);
    } else if (emoji.empty()) {
        return false;
    }
    if (!emoji.empty())
        reactions.push_back({author, std::string(emoji), at});
    message.reactions.reset();
    if (!reactions.empty())
        message.reactions = std::move(reactions);
    return true;
}

const wire::OwnChange* waitingChange(const wire::Message& message, wire::ChangeKind kind) {
    if (!message.changes)
        return nullptr;
    const auto found = std::find_if(message.changes->rbegin(), message.changes->rend(),
                                    [&](const auto& change) { return change.kind == kind && !change.error; });
    return found == message.changes->rend() ? nullptr : &*found;
}

bool hasWaitingChanges(const wire::Message& message) {
    return message.changes && std::any_of(message.changes->begin(), message.changes->end(),
                                          [](const auto& change) { return !change.error; });
}

} // namespace pult::domain
