// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/templates/template_search.hpp"
#include "tests/support/printing.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace pult::client;

namespace {

QString u(const char* utf8) {
    return QString::fromUtf8(utf8);
}

TemplateRow aTemplate(const char* title, const char* shortcut, const char* text, std::int64_t uses = 0) {
    TemplateRow row;
    row.title = u(title);
    row.shortcut = u(shortcut);
    row.text = u(text);
    row.uses = uses;
    return row;
}

struct Scene {
    TemplateSearch search;

    Scene() {
        search.setTemplates({
            aTemplate("Заезд: во сколько", "заезд1", "Ждём вас с двух часов", 3),
            aTemplate("Ранний заезд", "заезд2", "Заезд раньше бесплатно", 9),
            aTemplate("Оплата счётом", "счёт", "Счёт отправили на почту", 20),
            aTemplate("Greeting", "hi", "Good morning, the keys are at the desk", 1),
        });
    }
    QStringList titles(const char* query) const {
        QStringList found;
        for (const int index : search.find(u(query)))
            found.append(search.templates()[index].title);
        return found;
    }
};

} // namespace

TEST_CASE("template search: with nothing typed what is used most stands first", "[models]") {
    const Scene scene;
    CHECK(scene.titles("/").first() == u("Оплата счётом"));
    CHECK(scene.titles("").size() == 4);
}

TEST_CASE("template search: shortcut before title before body, and the exact shortcut before all", "[models]") {
    const Scene scene;
    CHECK(scene.titles("/заезд") == QStringList{u("Ранний заезд"), u("Заезд: во сколько")});
    CHECK(scene.titles("заезд1") == QStringList{u("Заезд: во сколько")});
    CHECK(scene.titles("keys") == QStringList{QStringLiteral("Greeting")});
    CHECK(scene.titles("во ск") == QStringList{u("Заезд: во сколько")});
}

TEST_CASE("template search: е is ё, case and the other keyboard layout don't matter, letters in order find",
          "[models]") {
    const Scene scene;
    CHECK(scene.titles("СЧЕТ") == QStringList{u("Оплата счётом")});
    CHECK(scene.titles("pftpl2") == QStringList{u("Ранний заезд")}); // заезд2
    CHECK(scene.titles("рз").contains(u("Ранний заезд")));
    CHECK(scene.titles("щщщщ").isEmpty());
    CHECK(inOtherLayout(u("ghbdtn")) == u("привет"));
    CHECK(inOtherLayout(u("12")).isEmpty());
}
