// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/vk/encode_setup.hpp"

namespace pult::vk {

using messenger::HttpCall;

namespace {

constexpr char kServerTitle[] = "Pult"; // at most 14 characters

std::string groupOf(const Account& account) {
    return std::to_string(account.group);
}

void addEvents(const Account& account, Parameters& parameters) {
    parameters.emplace_back("api_version", account.version);
    for (const std::string_view event :
         {"message_new", "message_reply", "message_edit", "message_allow", "message_deny", "message_read",
          "message_typing_state", "message_event", "message_reaction_event"})
        parameters.emplace_back(event, "1");
}

Parameters serverParameters(const Account& account, const std::string& address, const std::string& secret) {
    return {{"group_id", groupOf(account)}, {"url", address}, {"title", kServerTitle}, {"secret_key", secret}};
}

} // namespace

HttpCall getGroup(const Account& account) {
    return call(account, "groups.getById", {{"group_id", groupOf(account)}, {"fields", "can_message"}});
}

HttpCall getTokenPermissions(const Account& account) {
    return call(account, "groups.getTokenPermissions", {});
}

HttpCall getConfirmationCode(const Account& account) {
    return call(account, "groups.getCallbackConfirmationCode", {{"group_id", groupOf(account)}});
}

HttpCall getCallbackServers(const Account& account) {
    return call(account, "groups.getCallbackServers", {{"group_id", groupOf(account)}});
}

HttpCall addCallbackServer(const Account& account, const std::string& address, const std::string& secret) {
    return call(account, "groups.addCallbackServer", serverParameters(account, address, secret));
}

HttpCall editCallbackServer(const Account& account, std::int64_t server, const std::string& address,
                            const std::string& secret) {
    auto parameters = serverParameters(account, address, secret);
    parameters.emplace_back("server_id", std::to_string(server));
    return call(account, "groups.editCallbackServer", std::move(parameters));
}

HttpCall setCallbackSettings(const Account& account, std::int64_t server) {
    Parameters parameters{{"group_id", groupOf(account)}, {"server_id", std::to_string(server)}};
    addEvents(account, parameters);
    return call(account, "groups.setCallbackSettings", std::move(parameters));
}

HttpCall setLongPollSettings(const Account& account, bool isEnabled) {
    Parameters parameters{{"group_id", groupOf(account)}, {"enabled", isEnabled ? "1" : "0"}};
    addEvents(account, parameters);
    return call(account, "groups.setLongPollSettings", std::move(parameters));
}

} // namespace pult::vk
