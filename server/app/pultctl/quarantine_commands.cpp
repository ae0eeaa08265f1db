// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/pultctl/ask.hpp"

namespace pult::app::command {

namespace json = boost::json;

Answer listQuarantine(Door& door, bool withRaw) {
    json::array items;
    json::object params{{"limit", 200}, {"raw", withRaw}};
    for (;;) {
        auto page = ask(door, "quarantine.list", params);
        if (!page)
            return page;
        for (auto& item : page->at("items").as_array())
            items.push_back(std::move(item));
        const auto* next = page->if_contains("next");
        if (!next || next->is_null())
            break;
        params["after"] = *next;
    }
    return json::object{{"count", items.size()}, {"items", std::move(items)}};
}

Answer replayQuarantine(Door& door, std::int64_t id) {
    json::object params;
    if (id > 0)
        params["id"] = id;
    return ask(door, "quarantine.replay", std::move(params));
}

} // namespace pult::app::command
