// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "shared/domain/capabilities.hpp"

/// What may still be done to a message that has been written: the server refuses by these rules, the desk switches off
/// what they forbid and says why.
namespace pult::domain {

enum class ChangeObstacle {
    not_a_message, ///< a line of the system
    not_own,       ///< somebody else has written it
    deleted,
    cancelled,
    uncertain, ///< whether it arrived isn't known: a person decides that first
    channel,   ///< the messenger can't do this at all
    too_late,  ///< nor any more after so long
    files,     ///< its text goes with files, which the messenger would drop
    emoji      ///< the messenger doesn't take this one
};

/// The obstacle in words, as a refusal has them.
[[nodiscard]] std::string_view wordsFor(ChangeObstacle obstacle);

/// It waits to be sent: a change takes place here, and no messenger needs to be asked.
[[nodiscard]] bool waitsToBeSent(const wire::Message& message);

/// May its author give it other words? Those of one that waits or has failed, and of a note, may always be changed.
[[nodiscard]] std::optional<ChangeObstacle> editObstacle(const wire::Message& message, const Capabilities& can,
                                                         OperatorId asker, Time now);
/// Could the messenger still change the text of one that is with it?
[[nodiscard]] std::optional<ChangeObstacle> sentEditObstacle(const wire::Message& message, const Capabilities& can,
                                                             Time now);
/// May its author take it back?
[[nodiscard]] std::optional<ChangeObstacle> deleteObstacle(const wire::Message& message, const Capabilities& can,
                                                           OperatorId asker, Time now);
[[nodiscard]] std::optional<ChangeObstacle> sentDeleteObstacle(const wire::Message& message, const Capabilities& can,
                                                               Time now);
/// May we react to it with this sign, or take our reaction back (empty)?
[[nodiscard]] std::optional<ChangeObstacle> reactObstacle(const wire::Message& message, const Capabilities& can,
                                                          std::string_view emoji);

/// Other words from now on; the former ones are kept. False when they are the same.
bool rewrite(wire::Message& message, std::string_view text, Time at);

/// The author's reaction from now on, in place of his former one; empty: none. We as a company have one between us, as
/// with the messengers. False when nothing changes.
bool react(wire::Message& message, const wire::Author& author, std::string_view emoji, Time at);

/// What of ours is still to be done, the newest of a kind; null when nothing of the kind waits.
[[nodiscard]] const wire::OwnChange* waitingChange(const wire::Message& message, wire::ChangeKind kind);
/// Something of ours is still to be done by the messenger.
[[nodiscard]] bool hasWaitingChanges(const wire::Message& message);

} // namespace pult::domain
