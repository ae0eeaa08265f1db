// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/wire/schema.hpp"

#include <set>

#include <boost/json/serialize.hpp>

#include "shared/wire/errors.hpp"
#include "shared/wire/methods.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/printing.hpp"

#include "shared/wire/codec.hpp"

using namespace pult;
using namespace pult::wire;
namespace json = boost::json;

namespace {

json::value schema() {
    return parseJson(schemaJson()).value();
}

json::value openApi() {
    return parseJson(openApiJson("1.2.3")).value();
}

std::set<std::string> methodNames() {
    std::set<std::string> names;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Methods>>(
        [&]<class Request>(std::type_identity<Request>) { names.emplace(Request::kMethod); });
    return names;
}

std::set<std::string> keysOf(const json::value& object, std::string_view prefix = {}) {
    std::set<std::string> keys;
    for (const auto& member : object.as_object())
        if (const std::string_view key = member.key(); key.starts_with(prefix))
            keys.emplace(key.substr(prefix.size()));
    return keys;
}

/// Every reference in `value` leads somewhere in `root`.
void checkReferences(const json::value& root, const json::value& value) {
    if (const auto* object = value.if_object()) {
        for (const auto& member : *object) {
            if (member.key() == "$ref") {
                INFO(json::serialize(member.value()));
                json::error_code ec;
                CHECK(root.find_pointer(std::string_view(member.value().as_string()).substr(1), ec));
            }
            checkReferences(root, member.value());
        }
    } else if (const auto* array = value.if_array()) {
        for (const auto& element : *array)
            checkReferences(root, element);
    }
}

} // namespace

TEST_CASE("schema: every method and nothing else is in both documents", "[wire][schema]") {
    CHECK(keysOf(schema().at("methods")) == methodNames());
    CHECK(keysOf(openApi().at("paths"), "/api/v1/") == methodNames());
}

TEST_CASE("schema: OpenAPI tells how files go up, whole and in pieces", "[wire][schema]") {
    const json::value paths = openApi().at("paths");
    CHECK(keysOf(paths, "/files") == std::set<std::string>{"", "/uploads", "/uploads/{upload_id}"});
    CHECK(keysOf(paths.at("/files/uploads/{upload_id}")) == std::set<std::string>{"delete", "get", "post", "put"});
    const json::value put = paths.at("/files/uploads/{upload_id}").at("put");
    CHECK(put.at("parameters").as_array().size() == 2);
    CHECK(put.at_pointer("/responses/200/content/application~1json/schema/$ref") == "#/components/schemas/FileUpload");
    const test::JsonSchema fits(openApi());
    const json::value begin = openApi().at_pointer("/components/schemas/FileUploadBegin");
    CHECK(fits.misfit(begin, parseJson(R"({"name":"a.pdf","size":1,"sha256":"00"})").value()) == "");
    CHECK(fits.misfit(begin, parseJson(R"({"name":"a.pdf","size":1})").value()) == "sha256: is missing");
}

TEST_CASE("schema: every reference leads somewhere", "[wire][schema]") {
    checkReferences(schema(), schema());
    checkReferences(openApi(), openApi());
}

TEST_CASE("schema: members that may be left out are not required, nullable ones are", "[wire][schema]") {
    const json::value message = schema().at("$defs").at("Message");
    const std::string required = json::serialize(message.at("required"));
    CHECK(required.find("\"reply_to\"") != std::string::npos);
    CHECK(required.find("\"edited_at\"") == std::string::npos);
    CHECK(message.at_pointer("/properties/reply_to") ==
          parseJson(R"({"anyOf":[{"$ref":"#/$defs/Id"},{"type":"null"}]})").value());
    CHECK(message.at_pointer("/properties/edited_at") == parseJson(R"({"$ref":"#/$defs/Time"})").value());
}

TEST_CASE("schema: enums list what is sent, without the value for the unfamiliar", "[wire][schema]") {
    CHECK(schema().at("$defs").at("PresenceStatus").at("enum") ==
          parseJson(R"(["available","busy","break","hidden","offline"])").value());
}

TEST_CASE("schema: the special shapes are told", "[wire][schema]") {
    const test::JsonSchema fits(schema());
    const json::value filter = schema().at("$defs").at("DialogFilter");
    const auto misfit = [&](const char* text) { return fits.misfit(filter, parseJson(text).value()); };
    CHECK(misfit(R"({"status":"active","assignee":7})") == "");
    CHECK(misfit(R"({"status":["active","bot"],"assignee":"me"})") == "");
    CHECK(misfit("{}") == "");
    CHECK(misfit(R"({"status":"asleep"})") == "status: no alternative fits \"asleep\"");
    CHECK(misfit(R"({"assignee":["me",7]})") == "");
    CHECK(misfit(R"({"assignee":true})") == "assignee: no alternative fits true");
    CHECK(misfit(R"({"channel_id":-1})") == "channel_id: no alternative fits -1");
    const json::value customer = schema().at_pointer("/$defs/Customer/properties/fields");
    CHECK(fits.misfit(customer, parseJson(R"({"city":"Казань"})").value()) == "");
    CHECK(fits.misfit(customer, parseJson(R"({"city":1})").value()) == "city: wrong type 1");
    CHECK(fits.misfit(schema().at("$defs").at("DialogGet"), json::object{}) == "dialog_id: is missing");
}

TEST_CASE("schema: events carry their place in the journal, signals don't", "[wire][schema]") {
    const json::value defs = schema().at("$defs");
    CHECK(defs.at("DialogRemoved").at("required") == parseJson(R"(["seq","at","type","dialog_id"])").value());
    CHECK(defs.at_pointer("/DialogRemoved/properties/type/const") == "dialog.removed");
    CHECK(defs.at("TypingSignal").at("required") == parseJson(R"(["type","dialog_id","author"])").value());
}

TEST_CASE("schema: OpenAPI wants a token everywhere but for signing in, and names the errors", "[wire][schema]") {
    const json::value document = openApi();
    CHECK(document.at("openapi") == "3.1.0");
    CHECK(document.at("info").at("version") == "1.2.3");
    CHECK(document.at("security") == parseJson(R"([{"bearer":[]}])").value());
    CHECK(document.at("paths").at("/api/v1/session.open").at("post").at("security").as_array().empty());
    CHECK_FALSE(document.at("paths").at("/api/v1/dialog.list").at("post").as_object().contains("security"));

    std::set<std::string> told;
    for (const auto& response : document.at("components").at("responses").as_object())
        for (const auto& reason :
             response.value()
                 .at_pointer("/content/application~1json/schema/allOf/1/properties/data/properties/reason/enum")
                 .as_array())
            told.emplace(reason.as_string());
    std::set<std::string> all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Errc>>(
        [&](auto enumerator) { all.emplace(enumerator.name); });
    CHECK(told == all);
}
