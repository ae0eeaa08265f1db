// SPDX-License-Identifier: GPL-3.0-or-later
// Calls about files of customers and about the account.
#include <boost/json/array.hpp>

#include "server/gateways/messenger/web_address.hpp"
#include "server/gateways/whatsapp/encode_calls.hpp"

namespace pult::whatsapp {

namespace {

using messenger::HttpCall;
using messenger::percentEncoded;

/// Where Meta keeps files; the token goes nowhere else.
const std::vector<std::string> kFileHosts = {"facebook.com", "fbsbx.com", "fbcdn.net", "whatsapp.net"};

HttpCall block(const Account& account, std::string_view method, std::string_view phone) {
    HttpCall call = callTo(account, percentEncoded(account.phoneNumberId) + "/block_users", "block_users");
    call.method = method;
    boost::json::array users;
    users.push_back(boost::json::object{{"user", phone}});
    setBody(call, {{"messaging_product", "whatsapp"}, {"block_users", std::move(users)}});
    return call;
}

} // namespace

HttpCall findMedia(const Account& account, std::string_view mediaId) {
    HttpCall call =
        callTo(account, percentEncoded(mediaId) + "?phone_number_id=" + percentEncoded(account.phoneNumberId), "media");
    call.method = "GET";
    return call;
}

HttpCall fetchMedia(const Account& account, std::string_view url, const std::filesystem::path& into,
                    std::uint64_t largest) {
    HttpCall call = callTo(account, {}, "media download");
    call.method = "GET";
    call.url = url;
    call.hosts = kFileHosts;
    call.answerPath = into.string();
    call.largestAnswer = largest;
    call.redirects = 2;
    call.timeout = std::chrono::minutes{5};
    return call;
}

HttpCall listTemplates(const Account& account, std::string_view after) {
    std::string path = percentEncoded(account.businessAccount) + "/message_templates?limit=100";
    if (!after.empty())
        path += "&after=" + percentEncoded(after);
    HttpCall call = callTo(account, path, "message_templates");
    call.method = "GET";
    return call;
}

HttpCall subscribeApp(const Account& account) {
    return callTo(account, percentEncoded(account.businessAccount) + "/subscribed_apps", "subscribed_apps");
}

HttpCall findNumber(const Account& account) {
    HttpCall call = callTo(account,
                           percentEncoded(account.phoneNumberId) +
                               "?fields=id%2Cdisplay_phone_number%2Cverified_name%2Cquality_rating",
                           "phone number");
    call.method = "GET";
    return call;
}

HttpCall blockUser(const Account& account, std::string_view phone) {
    return block(account, "POST", phone);
}

HttpCall unblockUser(const Account& account, std::string_view phone) {
    return block(account, "DELETE", phone);
}

} // namespace pult::whatsapp
