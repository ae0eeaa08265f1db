// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/whatsapp/template_reading.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::whatsapp;
using wire::TemplateApproval;

namespace {

storage::CatalogueEntry entryWith(const std::string& components, const std::string& status = "APPROVED") {
    return entryOf({"1", "order_ready", "ru", status, "UTILITY", components}, ChannelId{3});
}

std::vector<std::string> parameterNames(const storage::CatalogueEntry& entry) {
    std::vector<std::string> names;
    for (const auto& parameter : entry.whatsapp.parameters)
        names.push_back(parameter.name);
    return names;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("whatsapp templates: components become texts and the parameters they ask for") {
    const auto entry = entryWith(R"([
        {"type":"HEADER","format":"TEXT","text":"Заказ {{1}}"},
        {"type":"body","text":"Здравствуйте, {{1}}! Ждём {{2}}.","example":{"body_text":[["Иван","завтра"]]}},
        {"type":"FOOTER","text":"Ромашка"},
        {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Спасибо"},
            {"type":"URL","text":"Открыть","url":"https://example.org/{{1}}"},
            {"type":"URL","text":"Сайт","url":"https://example.org"}]}])");
    CHECK(entry.text == "Здравствуйте, {{1}}! Ждём {{2}}.");
    CHECK(entry.whatsapp.channel_id == ChannelId{3});
    CHECK(entry.whatsapp.status == TemplateApproval::approved);
    CHECK(entry.whatsapp.header == "Заказ {{1}}");
    CHECK(entry.whatsapp.footer == "Ромашка");
    CHECK(*entry.whatsapp.buttons == Names{"Спасибо", "Открыть", "Сайт"});
    CHECK(parameterNames(entry) == Names{"header.1", "1", "2", "button.1"});
    CHECK(entry.whatsapp.parameters[1].example == "Иван");
    CHECK_FALSE(entry.whatsapp.cannot_send);

    const auto named = entryWith(R"([{"type":"BODY","text":"{{who}}",
        "example":{"body_text_named_params":[{"param_name":"who","example":"Иван"}]}}])");
    CHECK(parameterNames(named) == Names{"who"});
    CHECK(named.whatsapp.parameters[0].example == "Иван");
}

TEST_CASE("whatsapp templates: what we can't fill in is shown, and never sent") {
    CHECK(entryWith(R"([{"type":"HEADER","format":"IMAGE"}])").whatsapp.cannot_send == "header IMAGE");
    CHECK(entryWith(R"([{"type":"BUTTONS","buttons":[{"type":"COPY_CODE","text":"Код"}]}])").whatsapp.cannot_send ==
          "button COPY_CODE");
    CHECK(entryWith(R"([{"type":"CAROUSEL"}])").whatsapp.cannot_send == "component CAROUSEL");
    CHECK(entryWith("{}").whatsapp.cannot_send);
    CHECK(entryWith("not json").whatsapp.cannot_send);
    CHECK_FALSE(entryWith("[1,null,{\"type\":\"BODY\"}]").text.size());
    CHECK(entryWith("[]", "rejected").whatsapp.status == TemplateApproval::rejected);
    CHECK(entryWith("[]", "IN_APPEAL").whatsapp.status == TemplateApproval::pending);
    CHECK(entryWith("[]", "SOMETHING").whatsapp.status == TemplateApproval::unknown);
}

TEST_CASE("whatsapp templates: values go where their names say, in the order of the numbers") {
    wire::TemplateUse use;
    use.name = "order_ready";
    use.language = "ru";
    use.parameters = std::map<std::string, std::string>{{"10", "ten"},     {"2", "two"},      {"1", "one"},
                                                        {"header.1", "h"}, {"button.2", "b"}, {"button.1", "a"}};
    const auto made = templateUseOf(use);
    CHECK(made.name == "order_ready");
    CHECK(made.language == "ru");
    REQUIRE(made.body.size() == 3);
    CHECK(made.body[0].text == "one");
    CHECK(made.body[1].text == "two");
    CHECK(made.body[2].text == "ten");
    CHECK(made.body[0].name.empty());
    REQUIRE(made.header.size() == 1);
    CHECK(made.header[0].text == "h");
    REQUIRE(made.buttons.size() == 2);
    CHECK(made.buttons[0].index == 1);
    CHECK(made.buttons[0].value == "a");
    CHECK(made.buttons[0].kind == "url");

    use.parameters = std::map<std::string, std::string>{{"who", "Иван"}};
    CHECK(templateUseOf(use).body[0].name == "who");
    use.parameters.reset();
    CHECK(templateUseOf(use).body.empty());
}
