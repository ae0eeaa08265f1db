// SPDX-License-Identifier: GPL-3.0-or-later
// One file per kind and one with as little as it may hold, in tests/data/wire. A released file is never edited: what
// was sent once has to be readable for ever.
#include <algorithm>
#include <set>

#include "shared/wire/codec.hpp"
#include "shared/wire/errors.hpp"
#include "shared/wire/events.hpp"
#include "shared/wire/methods.hpp"
#include "shared/wire/schema.hpp"
#include "tests/support/files.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::wire;
namespace json = boost::json;

namespace {

const char* const kVariants[] = {"", ".least"};

json::value golden(const std::string& path) {
    return parseJson(test::contentOf(test::dataFolder() / "wire" / path)).value();
}

std::set<std::string> filesIn(const char* folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(test::dataFolder() / "wire" / folder))
        names.insert(entry.path().filename().string());
    return names;
}

/// Nothing of `value` gets lost in the struct, and nothing comes in.
template <class T>
void checkRoundTrip(const json::value& value) {
    const auto decoded = decode<T>(value);
    REQUIRE(decoded);
    const std::string written = encode(*decoded);
    INFO(written);
    CHECK((parseJson(written).value() == value)); // whatever the order of the members
}

json::value without(const json::value& value, std::initializer_list<const char*> members) {
    json::object object = value.as_object();
    json::object kept;
    for (const auto& member : object)
        if (std::find(members.begin(), members.end(), member.key()) == members.end())
            kept.insert(member);
    return kept;
}

template <class List, class Visit>
void forEachType(Visit visit) {
    boost::mp11::mp_for_each<
        boost::mp11::mp_transform<std::type_identity, boost::mp11::mp_rename<List, boost::mp11::mp_list>>>(visit);
}

} // namespace

TEST_CASE("golden: every method's params and result are read and written unchanged", "[wire][golden]") {
    const test::JsonSchema schema(parseJson(schemaJson()).value());
    std::set<std::string> expected;
    forEachType<Methods>([&]<class Request>(std::type_identity<Request>) {
        for (const char* variant : kVariants) {
            const auto name = std::string(Request::kMethod) + variant + ".json";
            INFO(name);
            expected.insert(name);
            const json::value file = golden("methods/" + name);
            checkRoundTrip<Request>(file.at("params"));
            checkRoundTrip<typename Request::Answer>(file.at("result"));
            const auto& described = schema.root().at("methods").at(Request::kMethod);
            CHECK(schema.misfit(described.at("params"), file.at("params")) == "");
            CHECK(schema.misfit(described.at("result"), file.at("result")) == "");
        }
    });
    CHECK(filesIn("methods") == expected);
}

TEST_CASE("golden: every event is read by its type and written unchanged", "[wire][golden]") {
    const test::JsonSchema schema(parseJson(schemaJson()).value());
    std::set<std::string> expected;
    forEachType<Event>([&]<class T>(std::type_identity<T>) {
        for (const char* variant : kVariants) {
            const auto name = std::string(T::kType) + variant + ".json";
            INFO(name);
            expected.insert(name);
            const json::value file = golden("events/" + name);
            const auto event = decodeAs<Event>(file.at("type").as_string(), file);
            REQUIRE(event);
            CHECK(std::holds_alternative<T>(*event));
            checkRoundTrip<T>(without(file, {"seq", "at", "type"}));
            CHECK(schema.misfit(schema.root().at("events").at(T::kType), file) == "");
        }
    });
    CHECK(filesIn("events") == expected);
}

TEST_CASE("golden: every signal is read by its type and written unchanged", "[wire][golden]") {
    const test::JsonSchema schema(parseJson(schemaJson()).value());
    std::set<std::string> expected;
    forEachType<Signal>([&]<class T>(std::type_identity<T>) {
        for (const char* variant : kVariants) {
            const auto name = std::string(T::kType) + variant + ".json";
            INFO(name);
            expected.insert(name);
            const json::value file = golden("signals/" + name);
            const auto signal = decodeAs<Signal>(file.at("type").as_string(), file);
            REQUIRE(signal);
            CHECK(std::holds_alternative<T>(*signal));
            checkRoundTrip<T>(without(file, {"type"}));
            CHECK(schema.misfit(schema.root().at("signals").at(T::kType), file) == "");
        }
    });
    CHECK(filesIn("signals") == expected);
}

TEST_CASE("golden: errors are read and written unchanged", "[wire][golden]") {
    const test::JsonSchema schema(parseJson(schemaJson()).value());
    for (const char* variant : kVariants) {
        const json::value file = golden(std::string("error") + variant + ".json");
        checkRoundTrip<ErrorObject>(file);
        CHECK(schema.misfit(schema.root().at("$defs").at("ErrorObject"), file) == "");
    }
}
