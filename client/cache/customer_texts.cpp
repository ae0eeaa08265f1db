// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/customer_texts.hpp"

namespace pult::client {

std::vector<std::string> customerTexts(const wire::CustomerDetails& details) {
    std::vector<std::string> texts{details.customer.name};
    for (const auto& identity : details.customer.identities) {
        texts.push_back(identity.name);
        texts.push_back(identity.peer);
        if (identity.username)
            texts.push_back(*identity.username);
    }
    for (const auto& [field, value] : details.customer.fields)
        texts.push_back(value);
    for (const auto& note : details.notes)
        texts.push_back(note.text);
    return texts;
}

} // namespace pult::client
