// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include "shared/domain/template_text.hpp"
#include "shared/domain/whatsapp_text.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::domain;

namespace {

using Names = std::vector<std::string>;

Names variablesOf(std::string_view text) {
    return renderTemplate(text, {}).missing();
}

std::string rendered(std::string_view text, const TemplateFacts& facts) {
    return renderTemplate(text, facts).text;
}

/// Pieces of what people and machines write into templates, put together at random.
std::string randomText(std::mt19937& random) {
    static const std::vector<std::string> kParts{"{",
                                                 "}",
                                                 "{{",
                                                 "}}",
                                                 "\\",
                                                 "\\{",
                                                 "{name}",
                                                 "{?date}",
                                                 "{?",
                                                 "?",
                                                 ".",
                                                 "name",
                                                 "customer.name",
                                                 "{a.b}",
                                                 "{a..b}",
                                                 " ",
                                                 "\n",
                                                 "{ }",
                                                 "{1}",
                                                 "{{1}}",
                                                 "имя",
                                                 "{имя}",
                                                 "\xd0",
                                                 "\xff",
                                                 std::string(70, 'x'),
                                                 "{-a}"};
    std::string text;
    for (auto count = random() % 12; count > 0; --count)
        text += kParts[random() % kParts.size()];
    return text;
}

} // namespace

TEST_CASE("templates: variables are names and questions in braces, and nothing else is", "[templates]") {
    CHECK(variablesOf("Здравствуйте, {name}! {customer.name}, {operator.first_name}, {dialog.id}") ==
          Names{"name", "customer.name", "operator.first_name", "dialog.id"});
    CHECK(variablesOf("{?date} {?когда вам удобно} {customer.номер_заказа} {name} {name}") ==
          Names{"?date", "?когда вам удобно", "customer.номер_заказа", "name"});
    for (const char* text : {"{}", "{ name}", "{name }", "{1}", "{-a}", "{.a}", "{a.}", "{a..b}", "{a b}", "{?}",
                             "{? date}", "{?date }", "{?a\nb}", "{name", "name}", "{\"a\":1}", "\\{name}", "{a{b"}) {
        INFO(text);
        CHECK(variablesOf(text).empty());
    }
    CHECK(variablesOf("{a{name}") == Names{"name"});
    CHECK(variablesOf("{{name}}") == Names{"name"});
    CHECK(variablesOf("{" + std::string(64, 'n') + "}").size() == 1);
    CHECK(variablesOf("{" + std::string(65, 'n') + "}").empty());
    CHECK(variablesOf("{?" + std::string(256, 'n') + "}").size() == 1);
    CHECK(variablesOf("{?" + std::string(257, 'n') + "}").empty());
}

TEST_CASE("templates: values are filled in, and what has none stays as a blank in its place", "[templates]") {
    const TemplateFacts facts{{"name", "Иван"}, {"?date", "14 марта"}, {"customer.city", ""}};
    CHECK(rendered("Добрый день, {name}! Ждём {?date}.", facts) == "Добрый день, Иван! Ждём 14 марта.");
    CHECK(rendered("\\{name} {} a\\b \\\\{name}", facts) == "{name} {} a\\b \\{name}");
    const auto blank = renderTemplate("{name}, {customer.city}?", facts);
    CHECK(blank.text == "Иван, {customer.city}?");
    REQUIRE(blank.blanks.size() == 1);
    CHECK(blank.blanks[0].name == "customer.city");
    CHECK(blank.text.substr(blank.blanks[0].at, blank.blanks[0].length) == "{customer.city}");
    CHECK(notFilledIn(blank.missing()).code == Errc::missing_fields);
    CHECK(notFilledIn({"a", "b"}).detail.ends_with("a, b"));
}

TEST_CASE("templates: what is filled in is never read again", "[templates]") {
    CHECK(rendered("{name} {operator.name}", {{"name", "{operator.name}"}, {"operator.name", "Анна"}}) ==
          "{operator.name} Анна");
    CHECK(renderTemplate("{name}", {{"name", "{?x}"}}).blanks.empty());
}

TEST_CASE("templates: variables that still stand in an edited text are found", "[templates]") {
    const std::string text = "Здравствуйте, {name}! Придём {?date} в {?time}.";
    CHECK(variablesLeft(text, "Здравствуйте, Иван! Придём {?date}.") == Names{"?date"});
    CHECK(variablesLeft(text, "Здравствуйте! Ваш код {code}").empty());
    CHECK(variablesLeft("\\{name}", "{name}").empty());
}

TEST_CASE("templates: whatever the text, its pieces are the text and a rendering loses nothing", "[templates]") {
    std::mt19937 random(20);
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = randomText(random);
        INFO(text);
        std::string together;
        std::size_t escapes = 0;
        const auto pieces = templatePieces(text);
        for (const auto& piece : pieces) {
            CHECK_FALSE(piece.text.empty());
            CHECK((piece.kind == TemplatePiece::Kind::text) == piece.name.empty());
            escapes += piece.text.data() > text.data() && piece.text.data()[-1] == '\\' && piece.text.front() == '{' &&
                       piece.kind == TemplatePiece::Kind::text;
            together += piece.text;
        }
        CHECK(together.size() + escapes == text.size());
        const auto empty = renderTemplate(text, {});
        CHECK(empty.text == together);
        TemplateFacts all;
        for (const auto& name : empty.missing())
            all[name] = "v";
        CHECK(renderTemplate(text, all).blanks.empty());
        CHECK(variablesLeft(text, empty.text) == empty.missing());
        for (const auto& blank : empty.blanks)
            CHECK(empty.text.substr(blank.at + 1, blank.length - 2) == blank.name);
    }
}

TEST_CASE("templates: facts come from the card, the dialog and who writes", "[templates]") {
    wire::Customer customer;
    customer.name = "Иван Петров";
    customer.fields = {{"номер заказа", "5512"}, {"phone", "+79001234567"}, {"name", "другой"}};
    wire::Dialog dialog;
    dialog.id = DialogId{77};
    const std::map<std::string, std::string> company{{"name", "Ромашка"}};
    TemplateSubject subject{&customer, &dialog, "Анна Ковалёва", "Сайт", &company, nullptr};
    CHECK(rendered("{name}|{customer.name}|{customer.номер_заказа}|{customer.phone}|{dialog.id}|{operator.name}|"
                   "{operator.first_name}|{channel.name}|{company.name}",
                   templateFacts(subject)) == "Иван|Иван Петров|5512|+79001234567|77|Анна Ковалёва|Анна|Сайт|Ромашка");
    CHECK(renderTemplate("{order.number}", templateFacts(subject)).missing() == Names{"order.number"});
    wire::Order order;
    order.number = "5512";
    order.total = 459'050;
    order.currency = "RUB";
    subject.order = &order;
    CHECK(rendered("{order.number}: {order.total}", templateFacts(subject)) == "5512: 4\u00A0590,50\u00A0₽");
    CHECK(renderTemplate("{order.state}", templateFacts(subject)).missing() == Names{"order.state"});
    order.state_text = "в пути";
    CHECK(rendered("{order.state}", templateFacts(subject)) == "в пути");
    customer.name = "+7 (900) 123-45-67";
    CHECK(renderTemplate("{name} {customer.name}", templateFacts(subject)).missing() == Names{"name"});
    CHECK(renderTemplate("{name} {dialog.id} {operator.name}", templateFacts({})).missing().size() == 3);
}

TEST_CASE("templates: facts of the dialog are those of the company's day, stage and channel", "[templates]") {
    wire::Dialog dialog;
    dialog.id = DialogId{77};
    dialog.opened_at = Time{Millis{1'778'619'600'000}}; // 2026-05-12 21:00 UTC
    dialog.tags = {"заезд", "VIP"};
    TemplateSubject subject;
    subject.dialog = &dialog;
    subject.channelName = "Сайт";
    subject.stageName = "забронировано";
    subject.zone = "Europe/Moscow";
    CHECK(rendered("{dialog.number}|{dialog.opened}|{dialog.channel}|{dialog.stage}|{dialog.tags}",
                   templateFacts(subject)) == "77|13.05.2026|Сайт|забронировано|заезд, VIP");
    subject.zone = "Europe/London";
    CHECK(rendered("{dialog.opened}", templateFacts(subject)) == "12.05.2026");
    subject.zone = "Nowhere/City";
    CHECK(rendered("{dialog.opened}", templateFacts(subject)) == "12.05.2026");
    subject.stageName = {};
    dialog.tags.clear();
    CHECK(renderTemplate("{dialog.stage} {dialog.tags}", templateFacts(subject)).missing() ==
          Names{"dialog.stage", "dialog.tags"});
}

TEST_CASE("templates: a telephone and an e-mail are found whatever their fields are called", "[templates]") {
    wire::Customer customer;
    customer.name = "Иван";
    customer.identities = {{IdentityId{1}, ChannelId{1}, "5512345678", "Иван", true},
                           {IdentityId{2}, ChannelId{2}, "79161234521", "Иван", true}};
    TemplateSubject subject;
    subject.customer = &customer;
    const auto both = [&] { return rendered("{customer.phone} {customer.email}", templateFacts(subject)); };
    CHECK(both() == "{customer.phone} {customer.email}");
    subject.kindOf = [](ChannelId id) {
        return id == ChannelId{2} ? wire::ChannelKind::whatsapp : wire::ChannelKind::telegram;
    };
    CHECK(both() == "+79161234521 {customer.email}");
    customer.fields = {{"Телефон", "8 900 123-45-67"}, {"Почта", "ivan@example.ru"}};
    CHECK(both() == "8 900 123-45-67 ivan@example.ru");
    customer.fields["phone"] = "+7 900 000-00-00";
    customer.fields["email"] = "";
    CHECK(both() == "+7 900 000-00-00 ivan@example.ru");
    CHECK(hiddenFacts(subject).empty());
}

TEST_CASE("templates: a kind of channel may have its own text", "[templates]") {
    wire::Template one;
    one.text = "usual";
    one.variants = std::map<std::string, std::string>{{"vk", "for VK"}, {"telegram", ""}};
    CHECK(textFor(one, wire::ChannelKind::vk) == "for VK");
    CHECK(textFor(one, wire::ChannelKind::telegram) == "usual");
    CHECK(textFor(one, wire::ChannelKind::whatsapp) == "usual");
}

TEST_CASE("templates: WhatsApp's places are numbers and words in double braces", "[templates]") {
    CHECK(whatsappPlaces("Hello {{1}}, order {{2}} of {{1}} for {{customer_name}}") ==
          Names{"1", "2", "customer_name"});
    CHECK(whatsappPlaces("{1} {{}} {{ 1 }} {{a-b}} {{" + std::string(65, 'n') + "}} {{1").empty());
    CHECK(renderWhatsapp("{{{1}}}", {{"1", "{{2}}"}, {"2", "x"}}).text == "{{{2}}}");

    wire::Template one;
    one.text = "Ваш заказ {{1}} готов.";
    one.whatsapp.emplace();
    one.whatsapp->header = "Для {{1}}";
    one.whatsapp->footer = "Ромашка";
    one.whatsapp->parameters = {{"header.1", {}}, {"1", {}}, {"button.0", {}}};
    const auto full = renderWhatsapp(one, {{"header.1", "Ивана"}, {"1", "5512"}, {"button.0", "5512"}});
    CHECK(full.blanks.empty());
    CHECK(full.text == "Для Ивана\n\nВаш заказ 5512 готов.\n\nРомашка");
    CHECK(renderWhatsapp(one, {{"1", "5512"}}).missing() == Names{"header.1", "button.0"});
}
