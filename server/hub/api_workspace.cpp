// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "server/hub/api_handlers.hpp"
#include "shared/base/duration.hpp"
#include "shared/base/utf8.hpp"
#include "shared/domain/company_keys.hpp"

namespace pult::hub {

using storage::Async;

namespace {

constexpr std::size_t kMaxListedName = 100; // code points
constexpr std::size_t kMaxChoices = 200;
constexpr std::size_t kMaxFacts = 200;
constexpr std::size_t kMaxFact = 2000; // code points
constexpr std::size_t kMaxDictionary = 50'000;
constexpr int kFarthestPosition = 1'000'000;

std::optional<Error> cleanName(std::string& name, std::string_view member) {
    name = utf8::cleaned(name);
    if (name.empty() || utf8::length(name) > kMaxListedName || name.find('\n') != std::string::npos)
        return fail(Errc::invalid, std::string(member) + ": expected a line of 1 to " + std::to_string(kMaxListedName) +
                                       " characters");
    return std::nullopt;
}

std::optional<Error> positionObjection(const std::optional<int>& position) {
    if (position && (*position < -kFarthestPosition || *position > kFarthestPosition))
        return fail(Errc::invalid, "position: expected at most " + std::to_string(kFarthestPosition));
    return std::nullopt;
}

std::optional<Error> clean(wire::StageSave& save) {
    if (save.statuses && (save.statuses->empty() ||
                          std::ranges::find(*save.statuses, wire::DialogStatus::unknown) != save.statuses->end()))
        return fail(Errc::invalid,
                    "statuses: expected some of bot, queued, offered, active, waiting, snoozed and closed");
    if (auto error = positionObjection(save.position))
        return error;
    return cleanName(save.name, "name");
}

std::optional<Error> cleanChoices(wire::FieldSave& save) {
    if (save.kind != wire::FieldKind::choice) {
        save.choices.reset();
        return std::nullopt;
    }
    if (!save.choices || save.choices->empty() || save.choices->size() > kMaxChoices)
        return fail(Errc::invalid, "choices: expected 1 to " + std::to_string(kMaxChoices));
    for (auto& choice : *save.choices)
        if (auto error = cleanName(choice, "choices"))
            return error;
    if (std::set<std::string>(save.choices->begin(), save.choices->end()).size() != save.choices->size())
        return fail(Errc::invalid, "choices: expected each only once");
    return std::nullopt;
}

std::optional<Error> clean(wire::FieldSave& save) {
    if (save.kind == wire::FieldKind::unknown)
        return fail(Errc::invalid, "kind: expected text, number, date, choice, flag or link");
    if (auto error = positionObjection(save.position))
        return error;
    if (auto error = cleanName(save.name, "name"))
        return error;
    if (save.key)
        if (auto error = cleanName(*save.key, "key"))
            return error;
    return cleanChoices(save);
}

std::optional<Error> clean(wire::CompanySave& save) {
    if (save.facts.size() > kMaxFacts)
        return fail(Errc::invalid, "facts: at most " + std::to_string(kMaxFacts));
    std::map<std::string, std::string> facts;
    for (const auto& [key, value] : save.facts) {
        std::string name = key;
        if (auto error = cleanName(name, "facts"))
            return error;
        std::string text = utf8::cleaned(value);
        const std::size_t most = name == domain::kDictionary ? kMaxDictionary : kMaxFact;
        if (utf8::length(text) > most)
            return fail(Errc::invalid, "facts: at most " + std::to_string(most) + " characters each");
        if (!text.empty())
            facts[name] = std::move(text);
    }
    save.facts = std::move(facts);
    return std::nullopt;
}

std::optional<Error> clean(wire::CalendarSave& save) {
    for (auto& day : save.days) {
        day.name = utf8::cleaned(day.name);
        if (!day.name.empty())
            if (auto error = cleanName(day.name, "days"))
                return error;
    }
    return std::nullopt;
}

Async<wire::Empty> answered(Async<storage::Done> verb) {
    const auto done = co_await std::move(verb);
    if (!done)
        co_return done.error();
    co_return wire::Empty{};
}

} // namespace

Async<wire::Workspace> ApiHandlers::handle(Caller caller, wire::WorkspaceGet) {
    co_return co_await m.store.workspace(std::move(caller.principal));
}

Async<wire::GroupAnswer> ApiHandlers::handle(Caller caller, wire::GroupSave request) {
    if (auto error = cleanName(request.name, "name"))
        co_return std::move(*error);
    const std::string within = request.reopen_within.value_or(std::string());
    if (!within.empty() && !parseDuration(within))
        co_return fail(Errc::invalid, "reopen_within: expected a time like 90s, 5m or 2h, or 0");
    const domain::Actor actor = actorOf(caller);
    auto saved = co_await m.store.saveGroup(std::move(caller.principal), std::move(request));
    if (!saved)
        co_return saved.error();
    co_await m.store.audit(actor, "group.save", std::to_string(saved->id.value));
    auto loaded = co_await reloadStaff(); // last: the caller may be called back himself, once he has his answer
    if (!loaded)
        co_return loaded.error();
    co_return answerWith<wire::GroupAnswer>(std::move(saved));
}

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::GroupDelete request) {
    const domain::Actor actor = actorOf(caller);
    auto deleted = co_await m.store.deleteGroup(std::move(caller.principal), request);
    if (!deleted)
        co_return deleted.error();
    co_await m.store.audit(actor, "group.delete", std::to_string(request.group_id.value));
    auto loaded = co_await reloadStaff();
    if (!loaded)
        co_return loaded.error();
    co_return wire::Empty{};
}

Async<wire::StageAnswer> ApiHandlers::handle(Caller caller, wire::StageSave request) {
    if (auto error = clean(request))
        co_return std::move(*error);
    auto saved = co_await m.store.saveStage(std::move(caller.principal), std::move(request));
    co_return answerWith<wire::StageAnswer>(std::move(saved));
}

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::StageDelete request) {
    return answered(m.store.deleteStage(std::move(caller.principal), request));
}

Async<wire::FieldAnswer> ApiHandlers::handle(Caller caller, wire::FieldSave request) {
    if (auto error = clean(request))
        co_return std::move(*error);
    auto saved = co_await m.store.saveField(std::move(caller.principal), std::move(request));
    co_return answerWith<wire::FieldAnswer>(std::move(saved));
}

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::FieldDelete request) {
    return answered(m.store.deleteField(std::move(caller.principal), request));
}

Async<wire::FilterAnswer> ApiHandlers::handle(Caller caller, wire::FilterSave request) {
    if (auto error = cleanName(request.name, "name"))
        co_return std::move(*error);
    if (request.order == wire::DialogOrder::unknown)
        co_return fail(Errc::invalid, "order: expected urgency or recent");
    if (const auto asked = queryOf(request.filter, caller); !asked)
        co_return asked.error();
    auto saved = co_await m.store.saveFilter(std::move(caller.principal), std::move(request));
    co_return answerWith<wire::FilterAnswer>(std::move(saved));
}

Async<wire::Empty> ApiHandlers::handle(Caller caller, wire::FilterDelete request) {
    return answered(m.store.deleteFilter(std::move(caller.principal), request));
}

Async<wire::CompanyAnswer> ApiHandlers::handle(Caller caller, wire::CompanySave request) {
    if (auto error = clean(request))
        co_return std::move(*error);
    auto saved = co_await m.store.saveCompany(std::move(caller.principal), std::move(request));
    co_return answerWith<wire::CompanyAnswer>(std::move(saved));
}

Async<wire::CalendarAnswer> ApiHandlers::handle(Caller caller, wire::CalendarSave request) {
    if (auto error = clean(request))
        co_return std::move(*error);
    auto saved = co_await m.store.saveCalendar(std::move(caller.principal), std::move(request));
    co_return answerWith<wire::CalendarAnswer>(std::move(saved));
}

} // namespace pult::hub
