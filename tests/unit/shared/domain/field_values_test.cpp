// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/field_values.hpp"

#include "tests/support/printing.hpp"

using namespace pult;
using domain::FieldFault;
using wire::FieldKind;

namespace {

domain::FieldValue valueOf(FieldKind kind, const std::string& typed) {
    wire::CustomerField field;
    field.kind = kind;
    field.choices = {{"S", "M"}};
    return domain::fieldValue(field, typed);
}

} // namespace

TEST_CASE("field values: people write numbers and dates their own way, they are kept one way", "[domain]") {
    CHECK(valueOf(FieldKind::number, "1 234,50").text == "1234.50");
    CHECK(valueOf(FieldKind::number, "-3").text == "-3");
    CHECK(valueOf(FieldKind::number, "1\u00a0000").text == "1000");
    CHECK(valueOf(FieldKind::date, "12.05.2026").text == "2026-05-12");
    CHECK(valueOf(FieldKind::date, "2026-5-2").text == "2026-05-02");
    CHECK(valueOf(FieldKind::link, "https://example.org/a").text == "https://example.org/a");
    for (const auto kind :
         {FieldKind::text, FieldKind::number, FieldKind::date, FieldKind::choice, FieldKind::flag, FieldKind::link})
        CHECK_FALSE(valueOf(kind, "").fault);
}

TEST_CASE("field values: what doesn't fit says why", "[domain]") {
    for (const char* none : {"12a", ".", "-", "1.2.3", "1.", ".5", "--2"})
        CHECK(valueOf(FieldKind::number, none).fault == FieldFault::no_number);
    for (const char* none : {"31.02.2026", "12.05", "2026-13-01", "12.05.26", "1.1.99999", "x"})
        CHECK(valueOf(FieldKind::date, none).fault == FieldFault::no_date);
    CHECK(valueOf(FieldKind::choice, "L").fault == FieldFault::no_choice);
    CHECK(valueOf(FieldKind::flag, "yes").fault == FieldFault::no_flag);
    for (const char* none : {"javascript:alert(1)", "https://", "example.org", "https://a b", "https:///x"})
        CHECK(valueOf(FieldKind::link, none).fault == FieldFault::no_link);
}
