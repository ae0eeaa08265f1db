// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/template_text.hpp"
#include "shared/domain/whatsapp_text.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

void run(std::string_view bytes) {
    std::size_t shown = 0, variables = 0;
    for (const auto& piece : domain::templatePieces(bytes)) {
        expect(!piece.text.empty(), "no piece is empty");
        expect(piece.text.data() >= bytes.data() &&
                   piece.text.data() + piece.text.size() <= bytes.data() + bytes.size(),
               "a piece lies within the text");
        shown += piece.text.size();
        variables += piece.kind == domain::TemplatePiece::Kind::variable;
    }
    const auto empty = domain::renderTemplate(bytes, {});
    expect(empty.text.size() == shown && empty.blanks.size() == variables, "without values everything stays open");
    domain::TemplateFacts all;
    for (const auto& name : empty.missing())
        all[name] = "{name}";
    expect(domain::renderTemplate(bytes, all).blanks.empty(), "with values nothing stays open");
    const auto approved = domain::renderWhatsapp(bytes, {});
    expect(approved.text == bytes, "without values WhatsApp's text stays as it is");
    for (const auto& blank : approved.blanks)
        expect(blank.at + blank.length <= approved.text.size(), "a blank lies within the text");
}

} // namespace pult::fuzz
