// SPDX-License-Identifier: GPL-3.0-or-later
// Calls about the bot itself, where updates go, and customers' files.
#include <boost/json/array.hpp>

#include "server/gateways/messenger/web_address.hpp"
#include "server/gateways/telegram/encode_calls.hpp"

namespace pult::telegram {

namespace {

using messenger::HttpCall;

/// Reactions come only when they are asked for; what isn't named here isn't sent at all.
boost::json::array wantedUpdates() {
    return {"message",          "edited_message",          "callback_query",
            "my_chat_member",   "message_reaction",        "business_connection",
            "business_message", "edited_business_message", "deleted_business_messages"};
}

} // namespace

HttpCall getUpdates(const Bot& bot, std::int64_t offset, std::chrono::seconds wait) {
    boost::json::object body{{"limit", 100}, {"timeout", wait.count()}, {"allowed_updates", wantedUpdates()}};
    if (offset > 0)
        body["offset"] = offset;
    HttpCall call = callWith(bot, "getUpdates", body);
    call.timeout = wait + std::chrono::seconds{10};
    call.largestAnswer = 16 * 1024 * 1024; // Telegram itself stops at about four
    return call;
}

HttpCall setWebhook(const Bot& bot, std::string_view url, std::string_view secret) {
    return callWith(bot, "setWebhook",
                    boost::json::object{{"url", url}, {"secret_token", secret}, {"allowed_updates", wantedUpdates()}});
}

HttpCall deleteWebhook(const Bot& bot) {
    return callWith(bot, "deleteWebhook", boost::json::object{{"drop_pending_updates", false}});
}

HttpCall getWebhookInfo(const Bot& bot) {
    return callTo(bot, "getWebhookInfo");
}

HttpCall getMe(const Bot& bot) {
    return callTo(bot, "getMe");
}

HttpCall getFile(const Bot& bot, std::string_view fileId) {
    return callWith(bot, "getFile", boost::json::object{{"file_id", fileId}});
}

Result<HttpCall> fetchFile(const Bot& bot, std::string_view path, const std::filesystem::path& into,
                           std::uint64_t largest) {
    std::string escaped;
    for (std::string_view rest = path; !rest.empty();) {
        const auto slash = rest.find('/');
        const auto part = rest.substr(0, slash);
        if (part.empty() || part == "." || part == "..")
            return fail(Errc::invalid, "not a path of Telegram's files");
        escaped += "/" + messenger::percentEncoded(part);
        rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
    }
    if (escaped.empty())
        return fail(Errc::invalid, "no path of a file");
    HttpCall call;
    call.method = "GET";
    call.url = bot.base + "/file/bot" + bot.token + escaped;
    call.named = "file download";
    if (bot.isOwnBase)
        call.ownBase = bot.base;
    call.answerPath = into.string();
    call.largestAnswer = largest;
    call.timeout = std::chrono::minutes{5};
    return call;
}

} // namespace pult::telegram
