// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/set_up_samples.hpp"

#include "client/models/calendar_items.hpp"
#include "client/views/workspace/facts_page.hpp"
#include "client/views/workspace/fields_page.hpp"
#include "client/views/workspace/hours_page.hpp"
#include "client/views/workspace/stages_page.hpp"
#include "client/views/workspace/workspace_window.hpp"

namespace pult::sample {

using namespace pult::client;

namespace {

QString u(const char* text) {
    return QString::fromUtf8(text);
}

QList<WorkspaceItem> stages() {
    return {{.ref = u("1"), .position = 0, .name = u("ищет")},
            {.ref = u("2"),
             .position = 1,
             .name = u("ждём подтверждения площадки"),
             .values = {u("active"), u("waiting"), u("snoozed")},
             .groupId = 2},
            {.ref = u("3"), .position = 2, .name = u("забронировано"), .values = {u("waiting"), u("closed")}}};
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
    draft.title = u("Заезд: во сколько");
    draft.shortcut = u("заезд1");
    draft.folder = u("Заезд");
    draft.text = u("Добрый день, {name}! Заезд 24 мая с {?время}. Ключи на стойке. {company.name}, {company.phone}");
    draft.variants = {{u("whatsapp"), u("{name}, заезд с {?время}")}};
    draft.files = {{40, u("схема проезда.png")}, {41, u("правила дома.pdf")}};
    draft.effects = {{u("заезд")}, 3, 0, true, {}};
    return draft;
}

TemplateChoices templateChoices() {
    TemplateChoices choices;
    choices.places = {
        {{}, {}}, {{TemplatePlace::Kind::group, 2}, u("Отдел бронирования")}, {{TemplatePlace::Kind::all}, {}}};
    choices.stages = {{1, u("ищет")}, {3, u("забронировано")}};
    choices.folders = {u("Заезд"), u("Оплата")};
    choices.facts = {u("company.name"), u("company.phone")};
    choices.replyFiles = {{42, u("меню.pdf")}};
    return choices;
}

void fill(WorkspaceWindow& window) {
    window.stages()->setGroups({{2, u("Отдел бронирования")}, {3, u("Ресторан")}});
    ItemsDraft& draft = window.stages()->draft();
    draft.setBase(stages());
    QList<WorkspaceItem> theirs = stages();
    WorkspaceItem mine = theirs[0];
    mine.name = u("подбирает дату");
    draft.change(mine);
    theirs[0].name = u("смотрит");
    draft.setBase(theirs);
    draft.add({.name = u("оплачено")});
    window.fields()->draft().setBase({{.ref = u("1"), .position = 0, .name = u("Город"), .kind = u("text")},
                                      {.ref = u("2"),
                                       .position = 1,
                                       .name = u("Домик"),
                                       .kind = u("choice"),
                                       .values = {u("Лесной"), u("Озёрный"), u("Баня")},
                                       .personal = true}});
    QList<WorkspaceItem> facts;
    for (const QString& key : FactsPage::askedFor())
        facts.append({.ref = key, .position = static_cast<int>(facts.size()), .name = key});
    facts[0].text = u("База отдыха «Заречье»");
    facts[5].text = u("Обед\nЗвонок клиенту\nСовещание");
    facts.append({.ref = u("parking"), .position = 7, .name = u("parking"), .text = u("Бесплатно, у ворот")});
    window.facts()->draft().setBase(facts);
    window.hours()->draft().setBase(hours());
    window.hours()->refresh();
    window.stages()->refresh();
    window.fields()->refresh();
    window.facts()->refresh();
    window.refresh();
}

} // namespace pult::sample
