// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/rows/text_rule.hpp"
#include "tests/support/printing.hpp"

#include <catch2/catch.hpp>

using namespace pult::client;

TEST_CASE("text rule: what goes out is counted, in code points or in units of UTF-16", "[models]") {
    const QString text = QString::fromUtf8("  ёж 🙂\n");
    CHECK(textLength({100, false}, text) == 4);
    CHECK(textLength({100, true}, text) == 5);
}

TEST_CASE("text rule: a text is cut only where its channel needs it", "[models]") {
    const QString smiles = QString::fromUtf8("🙂").repeated(6);
    CHECK(textPieces({6, false}, smiles) == QStringList{smiles});
    CHECK(textPieces({6, true}, smiles) == QStringList{smiles.left(6), smiles.left(6)});
    CHECK(textPieces({20, false}, QString::fromUtf8(" Одно предложение. Два ")) ==
          QStringList{QString::fromUtf8("Одно предложение."), QString::fromUtf8("Два")});
    CHECK(textPieces({20, false}, QStringLiteral(" \n")).isEmpty());
}
