// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/workspace_care.hpp"

#include "client/models/words/harmless.hpp"
#include "client/models/words/refusal_words.hpp"
#include "client/models/workspace/calendar_items.hpp"
#include "client/views/workspace/facts_page.hpp"
#include "client/views/workspace/fields_page.hpp"
#include "client/views/workspace/groups_page.hpp"
#include "client/views/workspace/hours_page.hpp"
#include "client/views/workspace/stages_page.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/workspace_methods.hpp"

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

WorkspaceItem itemOf(const wire::Stage& stage) {
    WorkspaceItem item;
    item.ref = QString::number(stage.id.value);
    item.version = stage.version;
    item.position = stage.position;
    item.name = text(stage.name);
    item.groupId = stage.group_id.value_or(GroupId{}).value;
    for (const auto status : stage.statuses.value_or(std::vector<wire::DialogStatus>{}))
        item.values.append(text(std::string(wire::enumText(status))));
    return item;
}

WorkspaceItem itemOf(const wire::CustomerField& field) {
    WorkspaceItem item;
    item.ref = QString::number(field.id.value);
    item.version = field.version;
    item.position = field.position;
    item.name = text(field.name);
    item.kind = text(std::string(wire::enumText(field.kind)));
    for (const std::string& choice : field.choices.value_or(std::vector<std::string>{}))
        item.values.append(text(choice));
    item.personal = field.personal.value_or(false);
    item.required = field.required.value_or(false);
    return item;
}

WorkspaceItem itemOf(const wire::Group& group) {
    WorkspaceItem item;
    item.ref = QString::number(group.id.value);
    item.version = group.version;
    item.name = text(group.name);
    for (const OperatorId member : group.members)
        item.values.append(QString::number(member.value));
    item.values.sort();
    item.open = group.is_open.value_or(false);
    return item;
}

QList<WorkspaceItem> byName(const Roster& roster) {
    QList<WorkspaceItem> items;
    for (const auto& [id, group] : roster.groups)
        items.append(itemOf(group));
    std::sort(items.begin(), items.end(),
              [](const auto& a, const auto& b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
    int place = 0;
    for (WorkspaceItem& item : items)
        item.position = place++;
    return items;
}

QList<GroupsPage::Person> peopleOf(const Roster& roster) {
    QList<GroupsPage::Person> people;
    for (const auto& [id, user] : roster.users)
        if (!user.disabled.value_or(false))
            people.append({QString::number(id.value), harmless(text(user.name))});
    std::sort(people.begin(), people.end(),
              [](const auto& a, const auto& b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
    return people;
}

QList<std::pair<QString, QString>> channelsOf(const Roster& roster) {
    QList<std::pair<QString, QString>> channels;
    for (const auto& [id, channel] : roster.channels)
        channels.append({harmless(text(channel.name)), QString::number(channel.group_id.value_or(GroupId{}).value)});
    std::sort(channels.begin(), channels.end());
    return channels;
}

template <class List>
QList<WorkspaceItem> inOrder(const List& listed) {
    QList<WorkspaceItem> items;
    for (const auto& [id, one] : listed)
        items.append(itemOf(one));
    std::sort(items.begin(), items.end(),
              [](const auto& a, const auto& b) { return std::pair(a.position, a.ref) < std::pair(b.position, b.ref); });
    return items;
}

/// What every company is asked for comes first, whether it is known or not.
QList<WorkspaceItem> itemsOf(const wire::CompanyFacts& company) {
    QStringList keys = FactsPage::askedFor();
    for (const auto& [key, value] : company.facts)
        if (!keys.contains(text(key)))
            keys.append(text(key));
    QList<WorkspaceItem> items;
    for (const QString& key : std::as_const(keys)) {
        const auto known = company.facts.find(key.toStdString());
        items.append({.ref = key,
                      .version = company.version,
                      .position = static_cast<int>(items.size()),
                      .name = key,
                      .text = known == company.facts.end() ? QString() : text(known->second)});
    }
    return items;
}

} // namespace

WorkspaceCare::WorkspaceCare(Link& link, Desk& desk, const kit::Theme& theme, QObject* parent)
    : QObject(parent), m_link(link), m_desk(desk), m_theme(theme) {
    connect(&desk, &Desk::rosterChanged, this, &WorkspaceCare::refresh);
    connect(&desk, &Desk::started, this, [this] {
        if (std::exchange(m_isCalledBack, false) && m_window && !m_planned.empty())
            goOn();
    });
}

void WorkspaceCare::open(QWidget* parent) {
    if (!m_window) {
        m_planned.clear();
        m_window = new WorkspaceWindow(
            m_theme, [this] { return m_desk.nowMs(); }, parent);
        connect(m_window, &WorkspaceWindow::saveRequested, this, &WorkspaceCare::save);
        refresh();
    }
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void WorkspaceCare::refresh() {
    if (!m_window)
        return;
    const Roster& roster = m_desk.roster();
    QList<std::pair<std::int64_t, QString>> groups;
    for (const auto& [id, group] : roster.groups)
        groups.append({id.value, harmless(text(group.name))});
    std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    m_window->stages()->setGroups(groups);
    m_window->stages()->draft().setBase(inOrder(roster.stages));
    m_window->fields()->draft().setBase(inOrder(roster.fields));
    m_window->facts()->draft().setBase(itemsOf(roster.company));
    m_window->groups()->setPeople(peopleOf(roster));
    m_window->groups()->setChannels(channelsOf(roster));
    m_window->groups()->draft().setBase(byName(roster));
    m_window->hours()->draft().setBase(calendarItems(roster.calendar.value_or(wire::Calendar{})));
    for (ItemsPage* page : std::initializer_list<ItemsPage*>{m_window->stages(), m_window->fields(), m_window->facts(),
                                                             m_window->groups(), m_window->hours()})
        page->refresh();
    m_window->refresh();
}

template <class Request, class Then>
void WorkspaceCare::plan(Request request, Then then) {
    m_planned.emplace_back([this, request = std::move(request), then = std::move(then)] {
        m_link.request(request, this, [this, then](const Result<typename Request::Answer>& answer) {
            if (!m_window || m_planned.empty())
                return; // closed meanwhile, and perhaps open again
            if (!answer && answer.error().code == Errc::unavailable && m_isCalledBack)
                return; // goes on with it as soon as the desk is back
            if (!answer) {
                m_planned.clear();
                m_window->setSaving(false);
                return m_window->setProblem(refusalWords(answer.error()));
            }
            m_planned.pop_front();
            then(*answer);
            goOn();
        });
    });
}

void WorkspaceCare::goOn() {
    if (m_planned.empty()) {
        m_window->setSaving(false);
        return refresh();
    }
    m_planned.front()();
}

void WorkspaceCare::save() {
    m_planned.clear();
    m_isCalledBack = false;
    const ItemsDraft& hours = m_window->hours()->draft();
    const QString trouble = hours.changes() == 0 ? QString() : calendarTrouble(hours.items());
    m_window->setProblem(trouble);
    if (!trouble.isEmpty())
        return;
    m_window->setSaving(true);
    saveStages();
    saveFields();
    saveFacts();
    saveGroups();
    saveHours();
    goOn();
}

void WorkspaceCare::saveStages() {
    ItemsDraft& draft = m_window->stages()->draft();
    const auto nothing = [](const wire::Empty&) {};
    for (const WorkspaceItem& item : draft.toDelete())
        plan(wire::StageDelete{StageId{item.ref.toLongLong()}, item.version}, nothing);
    for (const WorkspaceItem& item : draft.toSave()) {
        wire::StageSave request;
        if (!item.isNew()) {
            request.stage_id = StageId{item.ref.toLongLong()};
            request.version = item.version;
        }
        request.name = item.name.toStdString();
        if (item.groupId != 0)
            request.group_id = GroupId{item.groupId};
        for (const QString& status : item.values)
            (request.statuses ? *request.statuses : request.statuses.emplace())
                .push_back(wire::enumValue<wire::DialogStatus>(status.toStdString()));
        if (item.position >= 0)
            request.position = item.position;
        plan(std::move(request), [this, ref = item.ref](const wire::StageAnswer& answer) {
            m_window->stages()->draft().adopt(ref, QString::number(answer.stage.id.value));
        });
    }
}

void WorkspaceCare::saveFields() {
    ItemsDraft& draft = m_window->fields()->draft();
    const auto nothing = [](const wire::Empty&) {};
    for (const WorkspaceItem& item : draft.toDelete())
        plan(wire::FieldDelete{FieldId{item.ref.toLongLong()}, item.version}, nothing);
    for (const WorkspaceItem& item : draft.toSave()) {
        wire::FieldSave request;
        if (!item.isNew()) {
            request.field_id = FieldId{item.ref.toLongLong()};
            request.version = item.version;
        }
        request.name = item.name.toStdString();
        request.kind = wire::enumValue<wire::FieldKind>(item.kind.toStdString());
        if (item.kind == u"choice")
            for (const QString& choice : item.values)
                (request.choices ? *request.choices : request.choices.emplace()).push_back(choice.toStdString());
        if (item.personal)
            request.personal = true;
        if (item.required)
            request.required = true;
        if (item.position >= 0)
            request.position = item.position;
        plan(std::move(request), [this, ref = item.ref](const wire::FieldAnswer& answer) {
            m_window->fields()->draft().adopt(ref, QString::number(answer.field.id.value));
        });
    }
}

/// Last, and those last of all in which I come, go or see more: the server calls me back after them.
void WorkspaceCare::saveGroups() {
    ItemsDraft& draft = m_window->groups()->draft();
    for (const WorkspaceItem& item : draft.toDelete())
        plan(wire::GroupDelete{GroupId{item.ref.toLongLong()}, item.version}, [](const wire::Empty&) {});
    const auto movesMe = [this](const WorkspaceItem& item) {
        const QString me = QString::number(m_desk.me().id.value);
        const auto known = m_desk.roster().groups.find(GroupId{item.ref.toLongLong()});
        const WorkspaceItem before = known == m_desk.roster().groups.end() ? WorkspaceItem{} : itemOf(known->second);
        const bool isIn = item.values.contains(me);
        return isIn != before.values.contains(me) || (isIn && item.open != before.open);
    };
    QList<WorkspaceItem> items = draft.toSave();
    std::stable_partition(items.begin(), items.end(), [&](const WorkspaceItem& item) { return !movesMe(item); });
    for (const WorkspaceItem& item : std::as_const(items)) {
        wire::GroupSave request;
        if (!item.isNew()) {
            request.group_id = GroupId{item.ref.toLongLong()};
            request.version = item.version;
        }
        request.name = item.name.toStdString();
        request.is_open = item.open;
        request.members.emplace();
        for (const QString& member : item.values)
            request.members->push_back(OperatorId{member.toLongLong()});
        plan(std::move(request), [this, ref = item.ref, moves = movesMe(item)](const wire::GroupAnswer& answer) {
            m_isCalledBack = m_isCalledBack || moves;
            m_window->groups()->draft().adopt(ref, QString::number(answer.group.id.value));
        });
    }
}

/// They are saved as one.
void WorkspaceCare::saveFacts() {
    const ItemsDraft& draft = m_window->facts()->draft();
    if (draft.changes() == 0)
        return;
    wire::CompanySave request;
    request.version = m_desk.roster().company.version;
    QStringList added;
    for (const WorkspaceItem& item : draft.items()) {
        if (!item.text.isEmpty())
            request.facts[item.name.toStdString()] = item.text.toStdString();
        if (item.isNew())
            added.append(item.ref);
    }
    plan(std::move(request), [this, added](const wire::CompanyAnswer& answer) {
        for (const QString& ref : added)
            m_window->facts()->draft().remove(ref);
        m_window->facts()->draft().setBase(itemsOf(answer.company));
    });
}

/// They are saved as one.
void WorkspaceCare::saveHours() {
    const ItemsDraft& draft = m_window->hours()->draft();
    if (draft.changes() == 0)
        return;
    wire::Calendar calendar = calendarOf(draft.items());
    wire::CalendarSave request;
    request.version = m_desk.roster().calendar.value_or(wire::Calendar{}).version;
    request.zone = std::move(calendar.zone);
    request.week = std::move(calendar.week);
    request.days = std::move(calendar.days);
    QStringList added;
    for (const WorkspaceItem& item : draft.items())
        if (item.isNew())
            added.append(item.ref);
    plan(std::move(request), [this, added](const wire::CalendarAnswer& answer) {
        for (const QString& ref : added)
            m_window->hours()->draft().remove(ref);
        m_window->hours()->draft().setBase(calendarItems(answer.calendar));
    });
}

} // namespace pult::client
