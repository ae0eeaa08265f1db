// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.hpp"
#include "shared/base/ids.hpp"
#include "shared/domain/permissions.hpp"
#include "shared/wire/events.hpp"

/// What is committed, and who hears of it.
namespace pult::storage {

/// Which sessions an event is for.
struct EventScope {
    enum class Audience {
        staff,    ///< everybody who works here
        one,      ///< the sessions of `operatorId` himself
        dialogs,  ///< who may read a dialog with any of `facts`
        templates ///< who sees the shared templates of the group in `facts`
    };
    Audience audience = Audience::staff;
    OperatorId operatorId; ///< or whom a word to the whole staff is about: he hears all of it
    std::vector<domain::DialogFacts> facts;
    /// When the change moved the dialog: where it was. A session that saw it there and doesn't see
    /// it now gets `dialog.removed` instead.
    std::optional<domain::DialogFacts> before;
    DialogId dialogId;
};

/// A committed change, in the order of `seq`.
struct JournalRecord {
    Seq seq = 0;
    Time at;
    wire::Event event;
    /// The whole notification as it goes to every session, encoded once.
    std::shared_ptr<const std::string> frame;
    /// The same for who doesn't hear all of it (hearsAll); null when nothing in it is withheld.
    std::shared_ptr<const std::string> withheld;
    /// The two of them for whom contacts are shown in part; null where that changes nothing.
    std::shared_ptr<const std::string> masked;
    std::shared_ptr<const std::string> withheldMasked;
    EventScope scope;
};

/// An API token hears what it may ask for, and nothing that is its maker's own.
[[nodiscard]] bool hears(const domain::Principal& principal, const EventScope& scope);

/// The notification as this principal is to have it.
[[nodiscard]] const std::shared_ptr<const std::string>& frameFor(const JournalRecord& record,
                                                                 const domain::Principal& principal);

/// The notification text of an event; `members` is the event's struct as `"a":1,"b":2`.
[[nodiscard]] std::string eventFrame(Seq seq, Time at, std::string_view type, std::string_view members);

/// Told after every commit, before the verbs of that commit return: on the store's executor, in
/// order of `seq`, each record once.
using JournalListener = std::function<void(std::span<const JournalRecord>)>;

/// A page of the journal for a session that was away.
struct JournalPage {
    std::vector<JournalRecord> records; ///< `event` is empty here, `frame` is set
    Seq upTo = 0;                       ///< the journal has been read up to here
    bool complete = false;              ///< nothing newer
};

} // namespace pult::storage
