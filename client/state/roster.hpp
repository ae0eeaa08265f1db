// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "shared/domain/working_hours.hpp"
#include "shared/wire/workspace_methods.hpp"

namespace pult::client {

/// Every moment counts. One for all: what makes one anew could fail halfway, and GCC 12 warns of that.
inline const std::shared_ptr<const domain::WorkingHours> kAnyHour = std::make_shared<domain::WorkingHours>();

/// Colleagues, channels, prepared texts and what the company has set up: small lists that are known whole.
struct Roster {
    std::unordered_map<OperatorId, wire::User> users;
    std::unordered_map<OperatorId, wire::Presence> presence;
    std::unordered_map<ChannelId, wire::Channel> channels;
    std::unordered_map<TemplateId, wire::Template> templates;
    std::unordered_map<GroupId, wire::Group> groups;
    std::unordered_map<StageId, wire::Stage> stages;
    std::unordered_map<FilterId, wire::SavedFilter> filters;
    std::unordered_map<FieldId, wire::CustomerField> fields;
    wire::CompanyFacts company;
    std::optional<wire::Calendar> calendar;                       ///< none: the company answers at any hour
    std::shared_ptr<const domain::WorkingHours> hours = kAnyHour; ///< made of it

    void setLists(const wire::Workspace& lists) {
        fill(groups, lists.groups);
        fill(stages, lists.stages);
        fill(filters, lists.filters);
        fill(fields, lists.fields);
        company = lists.company;
        setCalendar(lists.calendar);
    }

    void setCalendar(std::optional<wire::Calendar> anew) {
        calendar = std::move(anew);
        const auto made = domain::WorkingHours::of(calendar.value_or(wire::Calendar{}));
        // A zone that this computer has no rules of: all time counts.
        hours = std::make_shared<domain::WorkingHours>(made ? *made : domain::WorkingHours{});
    }

    std::vector<wire::CustomerField> fieldsInOrder() const {
        std::vector<wire::CustomerField> ordered;
        for (const auto& [id, field] : fields)
            ordered.push_back(field);
        std::ranges::sort(ordered, {},
                          [](const wire::CustomerField& field) { return std::pair(field.position, field.id); });
        return ordered;
    }

    const wire::Channel* channel(ChannelId id) const {
        const auto found = channels.find(id);
        return found == channels.end() ? nullptr : &found->second;
    }
    std::string userName(OperatorId id) const {
        const auto found = users.find(id);
        return found == users.end() ? std::string{} : found->second.name;
    }

private:
    template <class Id, class Listed>
    static void fill(std::unordered_map<Id, Listed>& list, const std::vector<Listed>& anew) {
        list.clear();
        for (const Listed& one : anew)
            list[one.id] = one;
    }
};

} // namespace pult::client
