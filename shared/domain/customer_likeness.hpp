// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/wire/customer_merges.hpp"

/// Whether two customers are one person.
namespace pult::domain {

/// What tells one person from another.
struct CustomerTraits {
    std::vector<std::string> name; ///< folded words
    std::set<std::string> phones;  ///< digits with the country's code
    std::set<std::string> emails;  ///< in small letters
    std::string city;              ///< folded words in one
};

/// `phones`: what his messengers say, in any writing. Of the fields those count that are named after a telephone or a
/// city, and every e-mail.
[[nodiscard]] CustomerTraits traitsOf(const std::string& name, const std::map<std::string, std::string>& fields,
                                      const std::vector<std::string>& phones);

/// A field of this name holds a telephone.
[[nodiscard]] bool namesTelephone(std::string_view field);
[[nodiscard]] bool isEmail(std::string_view text);

/// They have a telephone or an e-mail in common.
[[nodiscard]] bool isReachedBy(const CustomerTraits& one, const CustomerTraits& by);

struct Likeness {
    int score = 0; ///< 0 to 100
    std::vector<wire::SameReason> reasons;
};

/// Below this nobody is bothered: a name alone says nothing, with the city it does.
inline constexpr int kLikelySame = 50;

[[nodiscard]] Likeness likeness(const CustomerTraits& one, const CustomerTraits& other);

} // namespace pult::domain
