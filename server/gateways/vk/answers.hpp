// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/value.hpp>

#include "server/gateways/messenger/http_call.hpp"
#include "server/gateways/messenger/judgement.hpp"
#include "server/gateways/vk/long_poll.hpp"

/// What VK's methods answer, taken apart. Whatever comes, nothing throws; what isn't there is empty. Pure.
namespace pult::vk {

/// An answer of the API: `response`, or in `problem` why there is none.
struct Answer {
    bool isGood = false;
    boost::json::value response;
    messenger::Judgement problem;
};
[[nodiscard]] Answer readAnswer(const messenger::HttpReply& reply);

/// Of groups.getLongPollServer; empty when it lacks something.
[[nodiscard]] std::optional<PollServer> pollServer(const Answer& answer);
/// Of groups.getCallbackConfirmationCode.
[[nodiscard]] std::string confirmationCode(const Answer& answer);
/// Of groups.addCallbackServer.
[[nodiscard]] std::optional<std::int64_t> serverId(const Answer& answer);

/// A community's callback address, of groups.getCallbackServers.
struct CallbackServer {
    std::int64_t id = 0;
    std::string address;
    std::string status; ///< VK's word: unconfigured, failed, wait, ok
};
[[nodiscard]] std::vector<CallbackServer> callbackServers(const Answer& answer);

/// Of groups.getById, in both its shapes.
struct Group {
    std::int64_t id = 0;
    std::string name;
    std::string screenName;
};
[[nodiscard]] std::optional<Group> group(const Answer& answer);
/// Names of the rights, of groups.getTokenPermissions.
[[nodiscard]] std::vector<std::string> permissions(const Answer& answer);

/// A user, of users.get.
struct Profile {
    std::string id;
    std::string name;
    std::string username;
    std::string picture; ///< address; may be empty
    bool isGone = false; ///< deleted or banned
};
[[nodiscard]] std::vector<Profile> profiles(const Answer& answer);

/// The peers of messages.getConversations with the number of their newest message.
struct Conversation {
    std::string peer;
    std::int64_t newest = 0;
};
[[nodiscard]] std::vector<Conversation> conversations(const Answer& answer);

/// Of photos.getMessagesUploadServer and docs.getMessagesUploadServer.
[[nodiscard]] std::string uploadAddress(const Answer& answer);

struct UploadedPhoto {
    std::string server;
    std::string photo;
    std::string hash;
};
/// Of the upload itself; empty also when VK took no picture from it.
[[nodiscard]] std::optional<UploadedPhoto> uploadedPhoto(const messenger::HttpReply& reply);
[[nodiscard]] std::string uploadedDocument(const messenger::HttpReply& reply);
/// As messages.send names it: `photo-1_2_key`, `doc-1_2_key`; empty when nothing was saved.
[[nodiscard]] std::string savedPhoto(const Answer& answer);
[[nodiscard]] std::string savedDocument(const Answer& answer);

} // namespace pult::vk
