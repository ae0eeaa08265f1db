// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/command_line.hpp"
#include "tests/support/printing.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;

namespace {

Result<StartOptions> started(const QStringList& arguments) {
    return parseCommandLine(QStringList{QStringLiteral("pult")} + arguments);
}

} // namespace

TEST_CASE("command line: a dialog is named by an option or by a link, with slashes or without", "[app]") {
    CHECK(started({}).value().openDialog == 0);
    CHECK(started({"--open", "dialog/18245"}).value().openDialog == 18245);
    CHECK(started({"pult:dialog/18245"}).value().openDialog == 18245);
    CHECK(started({"pult://dialog/18245"}).value().openDialog == 18245);
    CHECK(started({"--lang", "ru", "pult:dialog/7"}).value().language == "ru");
}

TEST_CASE("command line: a link that leads nowhere is refused in words", "[app]") {
    for (const char* link : {"pult:", "pult:dialog/", "pult:dialog/x", "pult:dialog/-1", "pult:customer/5",
                             "https://chat.example/dialog/5", "dialog/5"}) {
        INFO(link);
        const auto options = started({QString::fromLatin1(link)});
        REQUIRE_FALSE(options);
        CHECK(options.error().detail == "unexpected argument " + std::string(link));
    }
    CHECK_FALSE(started({"pult:dialog/5", "pult:dialog/6"}));
    CHECK_FALSE(started({"--open", "5"}));
}
