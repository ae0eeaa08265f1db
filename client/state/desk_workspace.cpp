// SPDX-License-Identifier: GPL-3.0-or-later
// What the company sets up for itself, and operators for themselves: lists that are known whole.
#include "client/state/desk.hpp"

namespace pult::client {

void Desk::apply(const wire::GroupChanged& event) {
    learnListed(m_roster.groups, event.group, event.removed);
}

void Desk::apply(const wire::StageChanged& event) {
    learnListed(m_roster.stages, event.stage, event.removed);
}

void Desk::apply(const wire::FilterChanged& event) {
    learnListed(m_roster.filters, event.filter, event.removed);
}

void Desk::apply(const wire::FieldChanged& event) {
    learnListed(m_roster.fields, event.field, event.removed);
}

void Desk::apply(const wire::CompanyChanged& event) {
    m_roster.company = event.company;
    emit rosterChanged();
}

void Desk::apply(const wire::CalendarChanged& event) {
    m_roster.setCalendar(event.calendar);
    emit rosterChanged();
}

} // namespace pult::client
