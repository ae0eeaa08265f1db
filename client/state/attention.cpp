// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/state/attention.hpp"

#include <algorithm>

namespace pult::client {

namespace {

bool isSame(const wire::Author& one, const wire::Author& other) {
    return one.kind == other.kind && one.id == other.id;
}

} // namespace

void Attention::typing(DialogId dialog, const wire::Author& who, bool note, Ticks now) {
    const Ticks until = now + (who.kind == wire::AuthorKind::customer ? kCustomerTypes : kColleagueTypes);
    auto& typists = m_dialogs[dialog].typists;
    const auto known =
        std::find_if(typists.begin(), typists.end(), [&](const Typist& t) { return isSame(t.who, who); });
    if (known == typists.end())
        typists.push_back({who, note, until, now});
    else
        *known = {who, note, until, known->since};
}

void Attention::wrote(DialogId dialog, const wire::Author& who) {
    const auto found = m_dialogs.find(dialog);
    if (found != m_dialogs.end())
        std::erase_if(found->second.typists, [&](const Typist& typist) { return isSame(typist.who, who); });
}

void Attention::viewing(DialogId dialog, OperatorId who, std::string name, bool views, Ticks now) {
    auto& viewers = m_dialogs[dialog].viewers;
    const auto known = std::find_if(viewers.begin(), viewers.end(), [&](const Viewer& v) { return v.who == who; });
    if (!views) {
        if (known != viewers.end())
            viewers.erase(known);
    } else if (known == viewers.end()) {
        viewers.push_back({who, std::move(name), now + kViews});
    } else {
        known->until = now + kViews;
    }
}

std::vector<DialogId> Attention::expire(Ticks now) {
    std::vector<DialogId> changed;
    for (auto it = m_dialogs.begin(); it != m_dialogs.end();) {
        Dialog& dialog = it->second;
        const auto ended = std::erase_if(dialog.typists, [&](const Typist& t) { return t.until <= now; }) +
                           std::erase_if(dialog.viewers, [&](const Viewer& v) { return v.until <= now; });
        if (ended != 0)
            changed.push_back(it->first);
        it = dialog.typists.empty() && dialog.viewers.empty() ? m_dialogs.erase(it) : std::next(it);
    }
    return changed;
}

std::optional<Ticks> Attention::nextExpiry() const {
    std::optional<Ticks> next;
    const auto consider = [&](Ticks until) {
        if (!next || until < *next)
            next = until;
    };
    for (const auto& [id, dialog] : m_dialogs) {
        for (const Typist& typist : dialog.typists)
            consider(typist.until);
        for (const Viewer& viewer : dialog.viewers)
            consider(viewer.until);
    }
    return next;
}

std::vector<Attention::Typist> Attention::typists(DialogId dialog) const {
    const auto found = m_dialogs.find(dialog);
    return found == m_dialogs.end() ? std::vector<Typist>{} : found->second.typists;
}

std::vector<Attention::Viewer> Attention::viewers(DialogId dialog) const {
    const auto found = m_dialogs.find(dialog);
    return found == m_dialogs.end() ? std::vector<Viewer>{} : found->second.viewers;
}

} // namespace pult::client
