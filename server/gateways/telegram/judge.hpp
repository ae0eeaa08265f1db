// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/gateways/messenger/http_call.hpp"
#include "server/gateways/messenger/judgement.hpp"

/// What answers of the Telegram Bot API mean. Pure.
namespace pult::telegram {

/// Of a message. Telegram takes no key of ours and can't be asked what became of it: an answer that can't be read
/// leaves it uncertain for good. A refusal in Telegram's own words is surely one, of 5xx too.
[[nodiscard]] messenger::Judgement judgeSend(const messenger::HttpReply& reply);

/// The ids of all messages of an accepted album; of a single message its one.
[[nodiscard]] std::vector<std::string> sentIds(const messenger::HttpReply& reply);

/// Of a call that may be repeated without harm: edits, deletions, reactions, settings.
[[nodiscard]] messenger::Judgement judgeOther(const messenger::HttpReply& reply);

/// Who else takes the bot's updates.
enum class Rival {
    none,
    webhook, ///< one is set: deleteWebhook first, if polling is what the administrator wants
    poller   ///< another program polls with the same token: stop, say so, try again slowly
};
/// Of getUpdates: accepted when there is a list to decode.
[[nodiscard]] messenger::Judgement judgePoll(const messenger::HttpReply& reply, Rival& rival);

/// Who the bot is. A token that is wrong, or not even one, makes it `misconfigured`.
struct Me {
    std::int64_t id = 0;
    std::string username;
    std::string name;
};
[[nodiscard]] messenger::Judgement judgeMe(const messenger::HttpReply& reply, Me& me);

struct RemoteFile {
    std::string path; ///< for fetchFile
    std::int64_t size = 0;
};
/// Of getFile; a file above the limit of bots has failed for good.
[[nodiscard]] messenger::Judgement judgeFile(const messenger::HttpReply& reply, RemoteFile& file);

struct WebhookInfo {
    std::string url; ///< empty: none is set
    std::int64_t pending = 0;
    std::string lastError;        ///< empty: none
    std::int64_t lastErrorAt = 0; ///< seconds since 1970
};
[[nodiscard]] messenger::Judgement judgeWebhookInfo(const messenger::HttpReply& reply, WebhookInfo& info);

} // namespace pult::telegram
