// SPDX-License-Identifier: GPL-3.0-or-later
// Events as they are told to those who are shown contacts in part.
#include "server/storage/sqlite/rows.hpp"
#include "server/storage/sqlite/workspace_rows.hpp"
#include "shared/domain/masking.hpp"
#include "shared/wire/codec.hpp"

namespace pult::storage::sqlite {

namespace {

template <class Event>
constexpr bool kSpeaksOfCustomers =
    std::is_same_v<Event, wire::MessageAdded> || std::is_same_v<Event, wire::MessageChanged> ||
    std::is_same_v<Event, wire::DialogAdded> || std::is_same_v<Event, wire::DialogChanged> ||
    std::is_same_v<Event, wire::CustomerChanged>;

template <class Event>
std::optional<std::string> maskedIn(Connection& db, const Event& event) {
    const auto found = domain::contactsIn(event);
    if (!found.any)
        return std::nullopt;
    Event shown = event;
    domain::maskIn(shown,
                   domain::PersonalFields(found.customers ? everyField(db) : std::vector<wire::CustomerField>{}));
    std::string members;
    wire::encodeMembersTo(members, shown);
    return members;
}

} // namespace

std::optional<std::string> maskedMembers(Connection& db, const wire::Event& event) {
    return std::visit(
        [&](const auto& each) -> std::optional<std::string> {
            if constexpr (kSpeaksOfCustomers<std::remove_cvref_t<decltype(each)>>)
                return maskedIn(db, each);
            else
                return std::nullopt;
        },
        event);
}

std::optional<std::string> maskedMembers(Connection& db, std::string_view type, std::string_view members) {
    std::optional<std::string> masked;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, wire::Event>>([&](auto identity) {
        using Event = typename decltype(identity)::type;
        if constexpr (kSpeaksOfCustomers<Event>)
            if (type == Event::kType)
                masked = maskedIn(db, decodeStored<Event>("{" + std::string(members) + "}"));
    });
    return masked;
}

} // namespace pult::storage::sqlite
