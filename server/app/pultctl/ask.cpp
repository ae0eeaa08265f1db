// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/pultctl/ask.hpp"

namespace pult::app::command {

namespace json = boost::json;

namespace {

Error unreadable() {
    return fail(Errc::internal, "the server's answer can't be read");
}

} // namespace

Answer ask(Door& door, const std::string& method, json::object params) {
    const Door::Progress silent = [](double) {};
    return ask(door, method, std::move(params), silent);
}

Answer ask(Door& door, const std::string& method, json::object params, const Door::Progress& progress) {
    auto answer = door.call(method, std::move(params), progress);
    if (!answer)
        return answer.error();
    if (!answer->is_object())
        return unreadable();
    return std::move(answer->get_object());
}

Answer memberOf(Answer answer, std::string_view name) {
    if (!answer)
        return answer;
    auto* member = answer->if_contains(name);
    if (!member || !member->is_object())
        return unreadable();
    json::object object = std::move(member->get_object());
    return object;
}

} // namespace pult::app::command
