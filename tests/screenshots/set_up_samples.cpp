// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/set_up_samples.hpp"

#include "client/models/workspace/calendar_items.hpp"
#include "client/views/workspace/facts_page.hpp"
#include "client/views/workspace/fields_page.hpp"
#include "client/views/workspace/groups_page.hpp"
#include "client/views/workspace/hours_page.hpp"
#include "client/views/workspace/stages_page.hpp"
#include "client/views/workspace/workspace_window.hpp"
#include "tests/screenshots/sample_data.hpp"

namespace pult::sample {

using namespace pult::client;

namespace {

QString u(const char* text) {
    return QString::fromUtf8(text);
}

QList<WorkspaceItem> stages() {
    return {
        {.ref = u("1"), .position = 0, .name = here("ищет", "is looking")},
        {.ref = u("2"),
         .position = 1,
         .name = here("ждём подтверждения площадки", "waiting for the venue"),
         .values = {u("active"), u("waiting"), u("snoozed")},
         .groupId = 2},
        {.ref = u("3"), .position = 2, .name = here("забронировано", "booked"), .values = {u("waiting"), u("closed")}}};
}

QList<WorkspaceItem> hours() {
    QList<WorkspaceItem> lines = roundTheClock();
    lines[0].text = u("Europe/Moscow");
    for (int day = 1; day <= 5; ++day)
        lines[day].text = u("9:00–13:00, 14:00–18:00");
    lines[6].text = u("10:00–16:00");
    lines[7].text.clear();
    lines.append({.ref = u("2026-06-11"),
                  .position = 8,
                  .name = u("2026-06-11"),
                  .text = u("9:00–17:00"),
                  .values = {u("Перед праздником")}});
    lines.append({.ref = u("2026-06-12"), .position = 9, .name = u("2026-06-12"), .values = {u("День России")}});
    return lines;
}

} // namespace

TemplateDraft templateDraft() {
    TemplateDraft draft;
    draft.id = 7;
    draft.version = 3;
    draft.place = {TemplatePlace::Kind::group, 2};
    draft.title = here("Заезд: во сколько", "Arrival: what time");
    draft.shortcut = here("заезд1", "arrive1");
    draft.folder = here("Заезд", "Arrival");
    draft.text = here(
        "Добрый день, {name}! Заезд 24 мая с {?время}. Ключи на стойке. {company.name}, {company.phone}",
        "Good day, {name}! Arrival on 24 May from {?time}. The keys are at the desk. {company.name}, {company.phone}");
    draft.variants = {{u("whatsapp"), here("{name}, заезд с {?время}", "{name}, arrival from {?time}")}};
    draft.files = {{40, here("схема проезда.png", "the way to us.png")},
                   {41, here("правила дома.pdf", "rules of the house.pdf")}};
    draft.effects = {{here("заезд", "arrival")}, 3, 0, true, {}};
    return draft;
}

TemplateChoices templateChoices() {
    TemplateChoices choices;
    choices.places = {{{}, {}},
                      {{TemplatePlace::Kind::group, 2}, here("Отдел бронирования", "Bookings")},
                      {{TemplatePlace::Kind::all}, {}}};
    choices.stages = {{1, here("ищет", "is looking")}, {3, here("забронировано", "booked")}};
    choices.folders = {here("Заезд", "Arrival"), here("Оплата", "Payment")};
    choices.facts = {u("company.name"), u("company.phone")};
    choices.replyFiles = {{42, here("меню.pdf", "menu.pdf")}};
    return choices;
}

QList<TemplateVersionRow> templateVersions() {
    TemplateDraft second = templateDraft();
    second.text = here("Добрый день, {name}! Заезд с 14:00. Ключи на стойке. {company.name}",
                       "Good day, {name}! Arrival from 2 p.m. The keys are at the desk. {company.name}");
    second.variants.clear();
    second.files.clear();
    TemplateDraft first = second;
    first.title = here("Во сколько заезд", "When to arrive");
    first.shortcut.clear();
    first.effects = {};
    return {{here("Сегодня, 11:32", "Today, 11:32"), here("Анна Крылова", "Anna Krylova"), templateDraft()},
            {here("Вчера, 18:05", "Yesterday, 18:05"), here("Светлана Орлова", "Svetlana Orlova"), second},
            {here("3 марта, 9:14", "3 March, 9:14"), {}, first}};
}

void fill(WorkspaceWindow& window) {
    window.stages()->setGroups({{2, here("Отдел бронирования", "Bookings")}, {3, here("Ресторан", "Restaurant")}});
    ItemsDraft& draft = window.stages()->draft();
    draft.setBase(stages());
    QList<WorkspaceItem> theirs = stages();
    WorkspaceItem mine = theirs[0];
    mine.name = here("подбирает дату", "chooses a date");
    draft.change(mine);
    theirs[0].name = here("смотрит", "looks around");
    draft.setBase(theirs);
    draft.add({.name = here("оплачено", "paid")});
    window.fields()->draft().setBase(
        {{.ref = u("1"), .position = 0, .name = here("Город", "City"), .kind = u("text")},
         {.ref = u("2"),
          .position = 1,
          .name = here("Домик", "Cottage"),
          .kind = u("choice"),
          .values = {here("Лесной", "Forest"), here("Озёрный", "Lake"), here("Баня", "Bathhouse")},
          .personal = true}});
    QList<WorkspaceItem> facts;
    for (const QString& key : FactsPage::askedFor())
        facts.append({.ref = key, .position = static_cast<int>(facts.size()), .name = key});
    facts[0].text = here("База отдыха «Заречье»", "Holiday village Zarechye");
    facts[5].text = here("Обед\nЗвонок клиенту\nСовещание", "Lunch\nCall to a client\nMeeting");
    facts.append({.ref = u("parking"),
                  .position = 7,
                  .name = u("parking"),
                  .text = here("Бесплатно, у ворот", "Free, at the gate")});
    window.facts()->draft().setBase(facts);
    window.groups()->setPeople({{u("1"), u("Анна Ковалёва")},
                                {u("2"), u("Борис Лебедев")},
                                {u("3"), u("Вера Соколова")},
                                {u("4"), u("Глеб Орлов")}});
    window.groups()->setChannels({{u("Сайт"), u("2")}, {u("Телеграм"), u("2")}});
    window.groups()->draft().setBase({{.ref = u("2"),
                                       .position = 0,
                                       .name = u("Отдел бронирования"),
                                       .values = {u("1"), u("2"), u("4")},
                                       .open = true},
                                      {.ref = u("3"), .position = 1, .name = u("Ресторан"), .values = {u("3")}}});
    window.groups()->refresh();
    window.hours()->draft().setBase(hours());
    window.hours()->refresh();
    window.stages()->refresh();
    window.fields()->refresh();
    window.facts()->refresh();
    window.refresh();
}

} // namespace pult::sample
