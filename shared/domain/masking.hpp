// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include "shared/domain/permissions.hpp"
#include "shared/wire/customer_journey.hpp"
#include "shared/wire/customers.hpp"
#include "shared/wire/search.hpp"
#include "shared/wire/workspace.hpp"

/// Contacts and personal fields of customers as they are shown to whom the company doesn't show them whole: enough to
/// tell two apart, too little to write or ring by. The server passes everything through maskIn before it goes to such a
/// person. What is written in messages and notes stays, and so do names that people gave themselves.
namespace pult::domain {

/// Neither a telephone nor an address that is shown in part keeps more of its digits.
inline constexpr std::size_t kDigitsLeft = 3;
/// So many digits in a name are a number by which its bearer is reached.
inline constexpr std::size_t kDigitsOfNumber = 7;

/// True where the principal is shown contacts in part.
[[nodiscard]] bool masksContacts(const Principal& principal);

/// A telephone (`+7 ··· ·· 21`), an e-mail (`i···@e···.ru`) or what else a messenger knows somebody by. A visitor's
/// short number stays.
[[nodiscard]] std::string maskedAddress(std::string_view text);
/// The value of a personal field: of telephones and e-mails what maskedAddress leaves, of others nothing.
[[nodiscard]] std::string maskedValue(std::string_view text);
/// Somebody's words with the telephones and e-mails in them shown in part.
[[nodiscard]] std::string maskedText(std::string_view text, std::size_t fewestDigits = kDigitsOfNumber);
/// True of what the functions above have made shorter.
[[nodiscard]] bool looksMasked(std::string_view text);

/// Which fields of a card are personal: all but those that the company has set up and says are not. One that it has
/// deleted leaves its values in the cards, and they stay as hidden as they were; so does what comes with a name of its
/// own, from a website for one, until the company has set up a field of that name.
class PersonalFields {
public:
    explicit PersonalFields(const std::vector<wire::CustomerField>& fields);
    [[nodiscard]] std::string shown(const std::string& key, const std::string& value) const;

private:
    std::map<std::string, bool> m_personal; ///< by key
};

[[nodiscard]] wire::Customer masked(wire::Customer customer, const PersonalFields& fields);

/// Shows `visitor` all that may say how a customer is reached inside an answer, an event or a signal.
template <class T, class Visitor>
void visitContacts(T& value, Visitor& visitor) {
    using Plain = std::remove_const_t<T>;
    const auto visit = [&](auto& inner) { visitContacts(inner, visitor); };
    if constexpr (std::is_same_v<Plain, wire::Customer>) {
        visitor.customer(value);
    } else if constexpr (std::is_same_v<Plain, wire::CustomerHit>) {
        visitor.hit(value);
    } else if constexpr (std::is_same_v<Plain, wire::JourneyDialog>) {
        visitor.visit(value);
    } else if constexpr (std::is_same_v<Plain, wire::Author>) {
        if (value.kind == wire::AuthorKind::customer)
            visitor.words(value.name);
    } else if constexpr (requires { value.has_value(); }) {
        if (value.has_value())
            visit(*value);
    } else if constexpr (requires(Plain & list) { list.push_back(list.front()); } &&
                         !std::is_same_v<Plain, std::string>) {
        for (auto& item : value)
            visit(item);
    } else if constexpr (boost::describe::has_describe_members<Plain>::value) {
        if constexpr (std::is_same_v<Plain, wire::Message>)
            visitor.message(value);
        if constexpr (std::is_same_v<Plain, wire::Dialog> || std::is_same_v<Plain, wire::MessageHit> ||
                      std::is_same_v<Plain, wire::OrderHit>)
            visitor.words(value.customer_name);
        if constexpr (std::is_same_v<Plain, wire::UndoableMerge>)
            visitor.words(value.from_name);
        boost::mp11::mp_for_each<boost::describe::describe_members<Plain, boost::describe::mod_public>>(
            [&](auto member) { visit(value.*member.pointer); });
    }
}

/// What an answer or event says of contacts, before anything is changed about it.
struct ContactFinder {
    bool customers = false; ///< whole cards: the fields must be known to mask them
    bool any = false;

    void customer(const wire::Customer&) { any = customers = true; }
    void hit(const wire::CustomerHit&) { any = true; }
    void visit(const wire::JourneyDialog&) { any = true; }
    void words(const std::string& text);
    void message(const wire::Message& message);
};

template <class T>
[[nodiscard]] ContactFinder contactsIn(const T& value) {
    ContactFinder finder;
    visitContacts(value, finder);
    return finder;
}

/// Changes what it is shown.
struct ContactMask {
    const PersonalFields& fields;

    void customer(wire::Customer& customer) const;
    void hit(wire::CustomerHit& hit) const;
    void visit(wire::JourneyDialog& visit) const;
    void words(std::string& text) const;
    void message(wire::Message& message) const;
};

template <class T>
void maskIn(T& value, const PersonalFields& fields) {
    const ContactMask mask{fields};
    visitContacts(value, mask);
}

} // namespace pult::domain
