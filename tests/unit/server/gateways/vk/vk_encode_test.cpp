// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <sstream>

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>

#include "server/gateways/vk/encode_files.hpp"
#include "server/gateways/vk/encode_setup.hpp"
#include "server/http/query.hpp"
#include "server/storage/send_key.hpp"

using namespace pult;
namespace json = boost::json;
using messenger::HttpCall;

namespace {

const vk::Account kAccount{"https://api.vk.com", false, "5.199", "vk1.a.t+k/n", 55};

const json::object& methods() {
    static const json::value schema = [] {
        std::ostringstream text;
        text << std::ifstream(PULT_TEST_DATA "/../contracts/vk/requests.schema.json").rdbuf();
        return json::parse(text.str());
    }();
    return schema.at("definitions").as_object();
}

bool isWhole(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789", text[0] == '-' ? 1 : 0) == std::string::npos;
}

/// Empty when the text fits the parameter's schema, read from a form as VK does.
std::string misfit(const json::object& schema, const std::string& value) {
    if (!schema.contains("type") || !schema.at("type").is_string())
        return {};
    const auto type = schema.at("type").as_string();
    if (type == "boolean")
        return value == "0" || value == "1" ? "" : "not a flag";
    if (type == "integer")
        return isWhole(value) ? "" : "not a number";
    if (type == "string" && schema.contains("maxLength"))
        return value.size() <= std::size_t(schema.at("maxLength").as_int64()) ? "" : "too long";
    if (type == "string" && schema.contains("enum")) {
        for (const auto& known : schema.at("enum").as_array())
            if (known == json::value(value))
                return {};
        return "not one of the words";
    }
    if (type == "array" && schema.contains("items") && schema.at("items").as_object().contains("type")) {
        std::istringstream list(value);
        for (std::string item; std::getline(list, item, ',');)
            if (const auto bad = misfit(schema.at("items").as_object(), item); !bad.empty())
                return bad;
    }
    return {};
}

/// Reads the form and checks it against what the method takes.
http::Query checked(const HttpCall& call) {
    INFO(call.named);
    CHECK(call.method == "POST");
    CHECK(call.contentType == "application/x-www-form-urlencoded");
    CHECK(call.url == "https://api.vk.com/method/" + call.named);
    CHECK(call.ownBase.empty());
    REQUIRE(methods().contains(call.named));
    const auto form = http::Query::parse(call.body);
    CHECK(form.get("access_token") == kAccount.token);
    CHECK(form.get("v") == "5.199");
    const auto& method = methods().at(call.named).as_object();
    std::size_t known = 2;
    for (const auto& [name, schema] : method.at("properties").as_object()) {
        const auto& value = form.get(std::string_view(name.data(), name.size()));
        if (call.body.find(std::string(name) + "=") == std::string::npos || value.empty())
            continue;
        ++known;
        INFO(name);
        CHECK(misfit(schema.as_object(), value).empty());
    }
    CHECK(known == form.size()); // nothing that the method doesn't know
    if (method.contains("required"))
        for (const auto& name : method.at("required").as_array())
            CHECK_FALSE(form.get(std::string_view(name.as_string())).empty());
    return form;
}

messenger::Outgoing outgoing() {
    messenger::Outgoing message;
    message.peer = "7";
    message.key = "12345678-9abc-4def-8123-456789abcdef";
    message.text = "two & three = пять\n+1 [x]";
    return message;
}

} // namespace

TEST_CASE("vk: a message is written as a form, with a key that never changes", "[vk]") {
    auto message = outgoing();
    message.replyToExternal = "12";
    message.files.resize(3);
    message.files[0].uploaded = "photo7_1_k";
    message.files[2].uploaded = "doc7_2";
    const auto call = vk::send(kAccount, message, R"({"inline":true,"buttons":[]})");
    const auto form = checked(call);
    CHECK(form.get("peer_ids") == "7");
    CHECK(form.get("peer_id").empty());
    CHECK(form.get("message") == message.text);
    CHECK(form.get("random_id") == std::to_string(0x12345678 >> 1));
    CHECK(form.get("random_id") == std::to_string(storage::sendNumber(message.key)));
    CHECK(form.get("attachment") == "photo7_1_k,doc7_2");
    CHECK(json::parse(form.get("forward")) ==
          json::parse(R"({"peer_id":7,"conversation_message_ids":[12],"is_reply":1})"));
    CHECK(form.get("keyboard") == R"({"inline":true,"buttons":[]})");
    CHECK(call.body.find(kAccount.token) == std::string::npos); // it is escaped
    CHECK(vk::send(kAccount, message).body == vk::send(kAccount, message).body);
    message.replyToExternal.clear();
    message.files.clear();
    const auto plain = checked(vk::send(kAccount, message));
    CHECK(plain.get("forward").empty());
    CHECK(plain.get("attachment").empty());
}

TEST_CASE("vk: changes to messages are written", "[vk]") {
    auto form = checked(vk::edit(kAccount, outgoing(), "12"));
    CHECK(form.get("cmid") == "12");
    CHECK(form.get("keep_forward_messages") == "1");
    form = checked(vk::remove(kAccount, "7", "12"));
    CHECK(form.get("cmids") == "12");
    CHECK(form.get("delete_for_all") == "1");
    CHECK(checked(vk::react(kAccount, "7", "12", "🔥")).get("reaction_id") == "2");
    CHECK(vk::react(kAccount, "7", "12", "").named == "messages.deleteReaction");
    CHECK(checked(vk::react(kAccount, "7", "12", "🦄")).get("reaction_id").empty());
    CHECK(checked(vk::markRead(kAccount, "7", 12)).get("up_to_cmid") == "12");
    CHECK(checked(vk::typing(kAccount, "7")).get("type") == "typing");
    form = checked(vk::answerPress(kAccount, {"inner", "7", "2000000001"}, "Thank you"));
    CHECK(form.get("event_id") == "inner");
    CHECK(json::parse(form.get("event_data")) == json::parse(R"({"type":"show_snackbar","text":"Thank you"})"));
    CHECK(checked(vk::answerPress(kAccount, {"inner", "7", "7"}, "")).get("event_data").empty());
}

TEST_CASE("vk: questions are written, within VK's numbers", "[vk]") {
    std::vector<std::int64_t> numbers(150);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = std::int64_t(i + 1);
    const auto list = checked(vk::messagesByNumber(kAccount, "7", numbers)).get("conversation_message_ids");
    CHECK(std::count(list.begin(), list.end(), ',') == 99);
    CHECK(checked(vk::history(kAccount, "7", 999)).get("count") == "200");
    const std::vector<std::string> ids{"7", "8"};
    CHECK(checked(vk::users(kAccount, ids)).get("user_ids") == "7,8");
    checked(vk::conversations(kAccount, 20));
    CHECK(checked(vk::getLongPollServer(kAccount)).get("group_id") == "55");
    checked(vk::getGroup(kAccount));
    checked(vk::getTokenPermissions(kAccount));
}

TEST_CASE("vk: a community is connected with the events we read", "[vk]") {
    CHECK(checked(vk::getConfirmationCode(kAccount)).get("group_id") == "55");
    checked(vk::getCallbackServers(kAccount));
    auto form = checked(vk::addCallbackServer(kAccount, "https://pult.test/hooks/vk/1", std::string(50, 's')));
    CHECK(form.get("url") == "https://pult.test/hooks/vk/1");
    CHECK(form.get("title").size() <= 14);
    CHECK(form.get("secret_key").size() == 50);
    CHECK(checked(vk::editCallbackServer(kAccount, 3, "https://pult.test/x", "s")).get("server_id") == "3");
    form = checked(vk::setCallbackSettings(kAccount, 3));
    for (const auto* event : {"message_new", "message_reply", "message_edit", "message_allow", "message_deny",
                              "message_read", "message_typing_state", "message_event", "message_reaction_event"})
        CHECK(form.get(event) == "1");
    CHECK(form.get("api_version") == "5.199");
    CHECK(checked(vk::setLongPollSettings(kAccount, true)).get("enabled") == "1");
    CHECK(checked(vk::setLongPollSettings(kAccount, false)).get("enabled") == "0");
}

TEST_CASE("vk: files go up in steps, to VK's hosts only", "[vk]") {
    checked(vk::getPhotoServer(kAccount, "7"));
    CHECK(checked(vk::getDocumentServer(kAccount, "7", wire::AttachmentKind::file)).get("type") == "doc");
    CHECK(checked(vk::getDocumentServer(kAccount, "7", wire::AttachmentKind::voice)).get("type") == "audio_message");
    messenger::OutgoingFile file;
    file.path = "/data/file";
    file.name = "a.jpg";
    file.type = "image/jpeg";
    const auto photo = vk::uploadPhoto(kAccount, "https://pu.vk.com/c1/upload.php?a=b", file);
    CHECK(photo.url == "https://pu.vk.com/c1/upload.php?a=b");
    REQUIRE(photo.form.size() == 1);
    CHECK(photo.form[0].name == "photo");
    CHECK(photo.form[0].filePath == "/data/file");
    CHECK(photo.form[0].fileName == "a.jpg");
    CHECK(photo.form[0].type == "image/jpeg");
    CHECK(photo.body.empty()); // no token leaves for there
    CHECK(std::count(photo.hosts.begin(), photo.hosts.end(), "vk.com") == 1);
    CHECK(vk::uploadDocument(kAccount, "https://pu.vk.com/", file).form[0].name == "file");
    const auto form = checked(vk::savePhoto(kAccount, {"123", R"([{"photo":"x"}])", "h"}));
    CHECK(form.get("photo") == R"([{"photo":"x"}])");
    CHECK(checked(vk::saveDocument(kAccount, "f|1", "Bill.pdf")).get("title") == "Bill.pdf");
    const auto down = vk::download(kAccount, "https://sun1.userapi.com/x", "/data/in", 50'000'000);
    CHECK(down.method == "GET");
    CHECK(down.answerPath == "/data/in");
    CHECK(down.largestAnswer == 50'000'000);
    CHECK(down.redirects == 3);
    CHECK_FALSE(down.hosts.empty());
}

TEST_CASE("vk: the long poll is a GET that may last, and an own base is let through", "[vk]") {
    const auto call = vk::poll(kAccount, {"https://lp.vk.com/whp/55", "k=e&y", "7"}, 25);
    CHECK(call.method == "GET");
    CHECK(call.url == "https://lp.vk.com/whp/55?act=a_check&key=k%3De%26y&ts=7&wait=25");
    CHECK(call.timeout == std::chrono::seconds{35});
    CHECK_FALSE(call.hosts.empty());
    CHECK(vk::poll(kAccount, {"https://lp.vk.com/?a=b", "k", "7"}, 500).url ==
          "https://lp.vk.com/?a=b&act=a_check&key=k&ts=7&wait=90");
    auto own = kAccount;
    own.base = "http://127.0.0.1:8088";
    own.isOwnBase = true;
    CHECK(vk::typing(own, "7").ownBase == own.base);
    CHECK(vk::typing(own, "7").url == "http://127.0.0.1:8088/method/messages.setActivity");
    CHECK(vk::poll(own, {"http://127.0.0.1:8088/lp", "k", "7"}, 5).ownBase == own.base);
}
