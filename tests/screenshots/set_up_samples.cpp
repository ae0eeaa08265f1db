// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/set_up_samples.hpp"

#include "client/views/workspace/facts_page.hpp"
#include "client/views/workspace/fields_page.hpp"
#include "client/views/workspace/groups_page.hpp"
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
    window.stages()->refresh();
    window.fields()->refresh();
    window.facts()->refresh();
    window.refresh();
}

} // namespace pult::sample
