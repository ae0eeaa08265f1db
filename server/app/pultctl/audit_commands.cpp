// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/pultctl/ask.hpp"

namespace pult::app::command {

namespace json = boost::json;

Answer listAudit(Door& door, const std::string& action, int most) {
    json::array entries;
    json::object params{{"limit", 200}};
    if (!action.empty())
        params["action"] = action;
    while (entries.size() < static_cast<std::size_t>(most)) {
        auto page = ask(door, "audit.list", params);
        if (!page)
            return page;
        for (auto& entry : page->at("entries").as_array())
            if (entries.size() < static_cast<std::size_t>(most))
                entries.push_back(std::move(entry));
        const auto* next = page->if_contains("next");
        if (!next || next->is_null())
            break;
        params["after"] = *next;
    }
    return json::object{{"count", entries.size()}, {"entries", std::move(entries)}};
}

} // namespace pult::app::command
