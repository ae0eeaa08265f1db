// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/vk/answers.hpp"

#include "server/gateways/messenger/json_view.hpp"
#include "server/gateways/messenger/web_address.hpp"
#include "server/gateways/vk/judge.hpp"
#include "shared/wire/json.hpp"

namespace pult::vk {

using messenger::HttpReply;
using messenger::JsonView;

namespace {

JsonView responseOf(const Answer& answer) {
    return JsonView(answer.response);
}

std::string joined(const std::string& left, const std::string& right) {
    return left.empty() || right.empty() ? left + right : left + " " + right;
}

/// `photo-1_2_key`; empty without its numbers.
std::string savedObject(std::string_view kind, JsonView object) {
    const auto owner = object["owner_id"].number();
    const auto id = object["id"].number();
    if (!owner || !id)
        return {};
    std::string name = std::string(kind) + std::to_string(*owner) + "_" + std::to_string(*id);
    if (const auto key = object["access_key"].text(); !key.empty())
        name += "_" + key;
    return name;
}

boost::json::value uploadAnswer(const HttpReply& reply) {
    if (!reply.isAnswered() || reply.status != 200)
        return {};
    auto parsed = wire::parseJson(reply.body);
    return parsed ? std::move(*parsed) : boost::json::value();
}

} // namespace

Answer readAnswer(const HttpReply& reply) {
    Answer answer;
    answer.problem = judgeCall(reply);
    if (answer.problem.ruling != messenger::Ruling::accepted)
        return answer;
    auto parsed = wire::parseJson(reply.body);
    auto* response = parsed ? parsed->as_object().if_contains("response") : nullptr;
    answer.isGood = response != nullptr;
    if (response)
        answer.response = std::move(*response);
    return answer;
}

std::optional<PollServer> pollServer(const Answer& answer) {
    const JsonView response = responseOf(answer);
    PollServer where{response["server"].text(), response["key"].text(), response["ts"].text()};
    if (!messenger::isWebAddress(where.server) || where.key.empty() || where.ts.empty())
        return std::nullopt;
    return where;
}

std::string confirmationCode(const Answer& answer) {
    return responseOf(answer)["code"].text();
}

std::optional<std::int64_t> serverId(const Answer& answer) {
    return responseOf(answer)["server_id"].number();
}

std::vector<CallbackServer> callbackServers(const Answer& answer) {
    std::vector<CallbackServer> servers;
    for (const auto& item : responseOf(answer)["items"].items()) {
        const JsonView server(item);
        servers.push_back({server["id"].numberOr(0), server["url"].text(), server["status"].text()});
    }
    return servers;
}

std::optional<Group> group(const Answer& answer) {
    const JsonView response = responseOf(answer);
    const auto list = response.isList() ? response.items() : response["groups"].items();
    if (list.empty())
        return std::nullopt;
    const JsonView first(list.front());
    const auto id = first["id"].numberOr(0);
    if (id <= 0)
        return std::nullopt;
    return Group{id, first["name"].text(), first["screen_name"].text()};
}

std::vector<std::string> permissions(const Answer& answer) {
    std::vector<std::string> names;
    for (const auto& item : responseOf(answer)["permissions"].items())
        if (auto name = JsonView(item)["name"].text(); !name.empty())
            names.push_back(std::move(name));
    return names;
}

std::vector<Profile> profiles(const Answer& answer) {
    std::vector<Profile> people;
    for (const auto& item : responseOf(answer).items()) {
        const JsonView user(item);
        Profile profile;
        profile.id = user["id"].text();
        if (profile.id.empty())
            continue;
        profile.name = joined(user["first_name"].text(), user["last_name"].text());
        profile.username = user["screen_name"].text();
        profile.picture = user["photo_200"] ? user["photo_200"].text() : user["photo_100"].text();
        if (!messenger::isWebAddress(profile.picture))
            profile.picture.clear();
        profile.isGone = !user["deactivated"].text().empty();
        people.push_back(std::move(profile));
    }
    return people;
}

std::vector<Conversation> conversations(const Answer& answer) {
    std::vector<Conversation> found;
    for (const auto& item : responseOf(answer)["items"].items()) {
        const JsonView each(item);
        Conversation conversation;
        conversation.peer = each["conversation"]["peer"]["id"].text();
        conversation.newest = each["last_message"]["conversation_message_id"].numberOr(0);
        if (!conversation.peer.empty())
            found.push_back(std::move(conversation));
    }
    return found;
}

std::string uploadAddress(const Answer& answer) {
    auto address = responseOf(answer)["upload_url"].text();
    return messenger::isWebAddress(address) ? address : std::string();
}

std::optional<UploadedPhoto> uploadedPhoto(const HttpReply& reply) {
    const auto parsed = uploadAnswer(reply);
    const JsonView whole(parsed);
    UploadedPhoto uploaded{whole["server"].text(), whole["photo"].text(), whole["hash"].text()};
    if (uploaded.server.empty() || uploaded.hash.empty() || uploaded.photo.empty() || uploaded.photo == "[]")
        return std::nullopt;
    return uploaded;
}

std::string uploadedDocument(const HttpReply& reply) {
    const auto parsed = uploadAnswer(reply);
    return JsonView(parsed)["file"].text();
}

std::string savedPhoto(const Answer& answer) {
    const auto list = responseOf(answer).items();
    return list.empty() ? std::string() : savedObject("photo", JsonView(list.front()));
}

std::string savedDocument(const Answer& answer) {
    const JsonView response = responseOf(answer);
    for (const auto* kind : {"doc", "audio_message", "graffiti"})
        if (response[kind].isObject()) // all three go out as documents
            return savedObject("doc", response[kind]);
    return {};
}

} // namespace pult::vk
