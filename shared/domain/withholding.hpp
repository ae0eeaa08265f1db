// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <type_traits>
#include <vector>

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include "shared/domain/permissions.hpp"
#include "shared/wire/types.hpp"

/// What a customer has taken back is kept for those who may read dialogs without being seen. Everybody else learns that
/// there was something, and nothing of what it was.
namespace pult::domain {

[[nodiscard]] bool seesTakenBack(const Principal& principal);

[[nodiscard]] bool isTakenBack(const wire::Message& message);
[[nodiscard]] bool isTakenBack(const wire::LastMessage& last);

/// Leaves what is not taken back as it is. The row of a withheld message is the withheld row of the message.
void withhold(wire::Message& message);
void withhold(wire::LastMessage& last);

/// Who has hidden himself looks as if he were not there, but to himself and to those who may look on without being
/// seen.
[[nodiscard]] wire::Presence shownTo(const Principal& principal, wire::Presence presence);
/// To everybody else.
[[nodiscard]] wire::Presence withheld(wire::Presence presence);

/// By which login a colleague signs in and in which groups he is concerns himself and those who manage users.
[[nodiscard]] wire::User withheld(wire::User user);

/// Calls `each` with every wire::Message and wire::LastMessage inside an answer or an event.
template <class T, class Each>
void forEachMessage(T& value, Each&& each) {
    using Plain = std::remove_const_t<T>;
    if constexpr (std::is_same_v<Plain, wire::Message> || std::is_same_v<Plain, wire::LastMessage>) {
        each(value);
    } else if constexpr (std::is_base_of_v<std::optional<wire::LastMessage>, Plain> ||
                         std::is_base_of_v<std::optional<wire::Message>, Plain>) {
        if (value)
            each(*value);
    } else if constexpr (std::is_same_v<Plain, std::vector<wire::Message>> ||
                         std::is_same_v<Plain, std::vector<wire::Dialog>>) {
        for (auto& item : value)
            forEachMessage(item, each);
    } else if constexpr (boost::describe::has_describe_members<Plain>::value) {
        boost::mp11::mp_for_each<boost::describe::describe_members<Plain, boost::describe::mod_public>>(
            [&](auto member) { forEachMessage(value.*member.pointer, each); });
    }
}

template <class T>
void withholdIn(T& value) {
    forEachMessage(value, [](auto& message) { withhold(message); });
}

template <class T>
[[nodiscard]] bool hasTakenBack(const T& value) {
    bool found = false;
    forEachMessage(value, [&](const auto& message) { found = found || isTakenBack(message); });
    return found;
}

} // namespace pult::domain
