// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/templates/template_fill.hpp"
#include "tests/support/printing.hpp"

#include <catch2/catch.hpp>

using namespace pult::client;

namespace {

QString u(const char* utf8) {
    return QString::fromUtf8(utf8);
}

} // namespace

TEST_CASE("template fill: facts are put in, what isn't known stays as a blank where it stands", "[models]") {
    const FilledTemplate text = fillTemplate(
        u("🙂 Добрый день, {name}! Заезд {?дата}, {customer.city}."), {{u("name"), u("Иван")}});
    CHECK(text.text == u("🙂 Добрый день, Иван! Заезд {?дата}, {customer.city}."));
    REQUIRE(text.filled.size() == 1);
    CHECK(text.text.mid(text.filled[0].at, text.filled[0].length) == u("Иван"));
    REQUIRE(text.blanks.size() == 2);
    CHECK(text.text.mid(text.blanks[0].at, text.blanks[0].length) == u("{?дата}"));
    CHECK(text.blanks[1].name == u("customer.city"));
}

TEST_CASE("template fill: a variable in the written text is a blank, any other brace is text", "[models]") {
    const QString written = u("🙂 {?дата} и {имя}, {customer.city} {не пробел} {");
    const QList<TextSpan> blanks = blanksIn(written);
    REQUIRE(blanks.size() == 3);
    CHECK(written.mid(blanks[0].at, blanks[0].length) == u("{?дата}"));
    CHECK(written.mid(blanks[1].at, blanks[1].length) == u("{имя}"));
    CHECK(written.mid(blanks[2].at, blanks[2].length) == u("{customer.city}"));
    CHECK(blanksIn(u("цена {100}")).isEmpty());
    CHECK(blanksIn(u("заказ {order.number}")).size() == 1);
}

TEST_CASE("template fill: each variable has words of its own, and none is told of twice", "[models]") {
    QStringList told;
    for (const KnownVariable& known : knownVariables()) {
        CHECK_FALSE(variableWords(known.name).isEmpty());
        CHECK_FALSE(told.contains(known.name));
        told.append(known.name);
    }
    CHECK(variableWords(QStringLiteral("customer.phone")) == "telephone");
    CHECK(variableWords(QStringLiteral("dialog.opened")) == "first day of the dialog");
    CHECK(variableWords(QStringLiteral("customer.date_of_birth")) == "date of birth");
    CHECK(variableWords(QStringLiteral("?date")) == "date");
}

TEST_CASE("template fill: what a customer is called can't ask for anything", "[models]") {
    const FilledTemplate text = fillTemplate(u("{name}"), {{u("name"), u("{?пароль}")}});
    CHECK(text.text == u("{?пароль}"));
    CHECK(text.blanks.isEmpty());
}

TEST_CASE("template fill: an approved text takes its values by their places", "[models]") {
    const FilledTemplate text = fillApproved(u("Заказ {{1}} едет, {{ 2 }}"), {{u("1"), u("5512")}});
    CHECK(text.text == u("Заказ 5512 едет, {{ 2 }}"));
    REQUIRE(text.blanks.size() == 1);
    CHECK(text.blanks[0].name == u("2"));
}
