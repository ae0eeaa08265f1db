// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/rows/text_rule.hpp"

#include "shared/domain/text_split.hpp"
#include "shared/wire/limits.hpp"

namespace pult::client {

static_assert(kNoteRule.most == static_cast<int>(wire::kMaxNoteText));

namespace {

domain::TextUnit unitOf(const TextRule& rule) {
    return rule.inUtf16 ? domain::TextUnit::utf16 : domain::TextUnit::code_points;
}

} // namespace

int textLength(const TextRule& rule, const QString& text) {
    return static_cast<int>(domain::textLength(unitOf(rule), text.trimmed().toStdString()));
}

QStringList textPieces(const TextRule& rule, const QString& text) {
    const QString sent = text.trimmed();
    if (sent.isEmpty())
        return {};
    if (sent.size() <= rule.most) // a code point has at least one unit of UTF-16
        return {sent};
    QStringList pieces;
    const auto limit = static_cast<std::size_t>(rule.most);
    for (const std::string& piece : domain::splitText(sent.toStdString(), limit, unitOf(rule)))
        pieces.append(QString::fromStdString(piece));
    return pieces;
}

} // namespace pult::client
