// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "server/storage/sqlite/cursor.hpp"
#include "server/storage/sqlite/template_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"
#include "shared/domain/customer_words.hpp"
#include "shared/domain/template_scope.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr char kTemplateHits = 'f';

struct Ranked {
    bool byName = false; ///< by its title or shortcut
    std::int64_t uses = 0;
    wire::TemplateHit hit;
};

bool beginsOneOf(const std::vector<std::string>& words, const std::string& wanted) {
    return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(wanted); });
}

/// Empty unless every word begins one of the template's.
std::optional<Ranked> rankedHit(const wire::Template& one, const std::vector<std::string>& wanted) {
    const auto name = domain::foldedWords(one.title + ' ' + one.shortcut + ' ' + one.folder);
    const auto text = domain::foldedWords(one.text);
    Ranked ranked{true, one.uses, {}};
    std::vector<domain::CustomerNeedle> inText;
    for (const auto& word : wanted) {
        const bool isInText = beginsOneOf(text, word);
        if (!beginsOneOf(name, word)) {
            ranked.byName = false;
            if (!isInText)
                return std::nullopt;
        }
        if (isInText)
            inText.push_back({word});
    }
    const auto spans = domain::matchesIn(one.text, inText);
    const auto excerpt = domain::excerptOf(one.text, spans.empty() ? 0 : spans.front().at);
    ranked.hit = {one.id, one.title, one.shortcut, excerpt.text, {}};
    ranked.hit.matches = domain::matchRanges(excerpt.text, domain::matchesIn(excerpt.text, inText));
    return ranked;
}

} // namespace

Result<wire::TemplateHits> searchTemplates(Connection& db, const TemplateLookup& lookup) {
    std::vector<std::string> wanted;
    for (const auto& term : lookup.terms)
        for (auto& word : domain::foldedWords(term.text))
            wanted.push_back(std::move(word));
    if (wanted.empty())
        return fail(Errc::invalid, "text: expected at least one word");
    std::int64_t skipped = 0;
    if (lookup.after) {
        const auto cursor = decodeCursor(*lookup.after, kTemplateHits, "after");
        if (!cursor)
            return cursor.error();
        skipped = std::max<std::int64_t>(cursor->id, 0);
    }
    std::vector<Ranked> found;
    for (const auto& one : everyTemplate(db))
        if (domain::seesTemplate(lookup.principal, one))
            if (auto ranked = rankedHit(one, wanted))
                found.push_back(std::move(*ranked));
    std::ranges::stable_sort(
        found, [](const Ranked& a, const Ranked& b) { return a.byName != b.byName ? a.byName : a.uses > b.uses; });
    wire::TemplateHits page;
    const auto count = static_cast<std::int64_t>(found.size());
    skipped = std::min(skipped, count);
    const auto end = std::min(count, skipped + lookup.limit);
    for (auto at = skipped; at < end; ++at)
        page.hits.push_back(std::move(found[static_cast<std::size_t>(at)].hit));
    if (end < count)
        page.next = encodeCursor({kTemplateHits, 0, end});
    return page;
}

} // namespace pult::storage::sqlite
