// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked for, at the server or in what is here.
#include "client/state/desk.hpp"
#include "shared/domain/excerpt.hpp"

namespace pult::client {

namespace {

constexpr std::size_t kKeptTemplates = 5;

} // namespace

void Desk::search(const wire::SearchQuery& query, QObject* context, Done<wire::SearchFound> done) {
    m_link.request(query, context, std::move(done));
}

wire::TemplateHits Desk::keptTemplates(const std::vector<std::string>& words) const {
    wire::TemplateHits found;
    for (const auto& [id, one] : m_roster.templates) {
        if (found.hits.size() == kKeptTemplates)
            break;
        if (domain::wordsBeginning(one.title + ' ' + one.shortcut + ' ' + one.text, words).empty())
            continue;
        const auto inText = domain::wordsBeginning(one.text, words);
        const auto excerpt = domain::excerptOf(one.text, inText.empty() ? 0 : inText.front().at);
        const auto spans = domain::wordsBeginning(excerpt.text, words);
        found.hits.push_back({one.id, one.title, one.shortcut, excerpt.text, domain::matchRanges(excerpt.text, spans)});
    }
    return found;
}

} // namespace pult::client
