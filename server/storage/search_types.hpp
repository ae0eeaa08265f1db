// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/storage/types.hpp"
#include "shared/domain/search_text.hpp"
#include "shared/wire/search.hpp"

namespace pult::storage {

/// Messages that have all of the terms, in any form of their words; without terms something else has to narrow it.
struct MessageSearch {
    Guard guard; ///< dialog_read
    std::vector<domain::SearchTerm> terms;
    std::optional<DialogId> dialog = {};       ///< in its thread alone
    std::optional<wire::AuthorKind> kind = {}; ///< of the author
    std::optional<OperatorId> author = {};     ///< this operator
    std::vector<std::string> authorName = {};  ///< folded beginnings of words of the author's name
    std::vector<ChannelId> channels = {};      ///< empty: all
    std::vector<std::string> tags = {};        ///< all of these on the dialog
    std::optional<Time> since = {};            ///< by when our server had the message
    std::optional<Time> until = {};
    std::optional<std::string> after = {};
    int limit = 50;
};

/// Customers with whom the principal sees a dialog.
struct CustomerSearch {
    Guard guard; ///< dialog_read
    std::vector<domain::SearchTerm> terms;
    std::optional<std::string> after = {};
    int limit = 50;
};

/// Orders of customers with whom the principal sees a dialog.
struct OrderSearch {
    Guard guard; ///< dialog_read
    std::vector<domain::SearchTerm> terms;
    std::optional<std::string> after = {};
    int limit = 50;
};

struct TemplateLookup {
    domain::Principal principal;
    std::vector<domain::SearchTerm> terms;
    std::optional<std::string> after = {};
    int limit = 50;
};

} // namespace pult::storage
