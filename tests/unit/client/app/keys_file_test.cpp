// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/keys_file.hpp"

#include <catch2/catch.hpp>

using namespace pult::client;

namespace {

QList<ActionRow> actions() {
    const auto action = [](const char* id, const char* key) {
        ActionRow row;
        row.id = QString::fromLatin1(id);
        row.key = row.usualKey = QString::fromLatin1(key);
        return row;
    };
    return {action("dialog.close", "Ctrl+D"), action("dialog.tag", "Ctrl+L"), action("reply.note", "F4")};
}

} // namespace

TEST_CASE("keys: what goes into a file comes out of it, also two that have changed places", "[app]") {
    const QHash<QString, QString> keys{{QStringLiteral("dialog.close"), QStringLiteral("Ctrl+L")},
                                       {QStringLiteral("dialog.tag"), QStringLiteral("Ctrl+D")}};
    const auto read = keysInJson(keysAsJson(keys), actions());
    REQUIRE(read);
    CHECK(read->keys == keys);
    CHECK(read->left == 0);
}

TEST_CASE("keys: of a file is taken what can be had here, and the rest is counted", "[app]") {
    const auto read =
        keysInJson(R"({"pult_keys":{"dialog.close":"F4","no.such":"Ctrl+9","dialog.tag":"Ctrl+Shift+L"}})", actions());
    REQUIRE(read);
    CHECK(read->keys == QHash<QString, QString>{{QStringLiteral("dialog.tag"), QStringLiteral("Ctrl+Shift+L")}});
    CHECK(read->left == 2);
    for (const char* other : {"", "[]", "{}", R"({"pult_keys":7})", "pult_keys"})
        CHECK_FALSE(keysInJson(other, actions()));
}
