// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/masking.hpp"

#include <algorithm>
#include <random>

#include "shared/base/utf8.hpp"
#include "shared/domain/template_text.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/customer_merges.hpp"
#include "shared/wire/dialogs.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::domain;
using wire::Role;

namespace {

bool isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t digitCount(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), isAsciiDigit));
}

template <class Any>
auto oneOf(std::mt19937& random, const std::vector<Any>& choices) {
    return choices[random() % choices.size()];
}

/// A telephone as people write them.
std::string telephone(std::mt19937& random, std::size_t length) {
    std::string text = random() % 2 == 0 ? "+" : "";
    for (std::size_t i = 0; i < length; ++i) {
        text += static_cast<char>('0' + random() % 10);
        if (i + 1 < length)
            text += oneOf<std::string>(random, {"", "", "", " ", "-", ") ", " (", "\u00A0", "\u2011", ".", " - "});
    }
    return text;
}

Principal somebody(Role role, bool guards = true) {
    Principal principal;
    principal.operatorId = OperatorId{7};
    principal.role = role;
    principal.groups = {GroupId{1}};
    principal.guardsContacts = guards;
    return principal;
}

wire::CustomerField companyField(std::string key, bool personal) {
    wire::CustomerField made;
    made.key = std::move(key);
    made.personal = personal;
    return made;
}

wire::Customer ivanPetrov() {
    wire::Customer customer;
    customer.id = CustomerId{6};
    customer.name = "Иван Петров";
    customer.identities = {
        {IdentityId{1}, ChannelId{1}, "79161234521", "+7 916 123-45-21", true},
        {IdentityId{2}, ChannelId{2}, "12", "Ivan", false, "ivan_p"},
    };
    customer.fields = {
        {"passport", "4510 123456"}, {"size", "4510123456"}, {"Почта", "ivan@example.ru"}, {"city", "Тверь"}};
    return customer;
}

const PersonalFields kFields({companyField("passport", true), companyField("size", false),
                              companyField("city", false)});

} // namespace

TEST_CASE("masking: of a telephone, an e-mail and a messenger's name enough is left to tell two apart", "[domain]") {
    CHECK(maskedAddress("+7 (916) 123-45-21") == "+7 ··· ·· 21");
    CHECK(maskedAddress("79161234521") == "7 ··· ·· 21");
    CHECK(maskedAddress("123456789") == "··· ·· 89");
    CHECK(maskedAddress("ivan@example.ru") == "i···@e···.ru");
    CHECK(maskedAddress("иван@почта.рф") == "и···@п···.рф");
    CHECK(maskedAddress("ivan@localhost") == "i···@l···");
    CHECK(maskedAddress("ivan@10.0.0.12345678") == "i···@1···");
    CHECK(maskedAddress("@ivan") == "@i···");
    CHECK(maskedAddress("id1234567") == "i···");
    CHECK(maskedAddress("12") == "12"); // a visitor's number names nobody
    CHECK(maskedAddress("") == "");
}

TEST_CASE("masking: of other personal values nothing is left", "[domain]") {
    CHECK(maskedValue("8 916 123 45 21") == "8 ··· ·· 21");
    CHECK(maskedValue("a@b.ru") == "a···@b···.ru");
    CHECK(maskedValue("1990-05-12") == "···");
    CHECK(maskedValue("Ленина, 5") == "···");
    CHECK(maskedValue("") == "");
}

TEST_CASE("masking: names that people gave themselves stay, numbers and addresses in them don't", "[domain]") {
    for (const char* name : {"Иван Петров", "Anna 1990", "@ivan", "Guest 12", "R2-D2", "Салон «24/7»", "Дом 5, кв. 17"})
        CHECK(maskedText(name) == name);
    CHECK(maskedText("Иван 8-916-123-45-21, вечером") == "Иван 8 ··· ·· 21, вечером");
    CHECK(maskedText("123456789") == "··· ·· 89");
    CHECK(maskedText("пишите на ivan@example.ru!") == "пишите на i···@e···.ru!");
    CHECK(maskedText("79161234521@s.whatsapp.net") == "7···@s···.net");
}

TEST_CASE("masking: who is shown less: operators and auditors where the company says so, and narrow tokens",
          "[domain]") {
    for (const Role role : {Role::operator_, Role::auditor}) {
        CHECK(masksContacts(somebody(role)));
        CHECK_FALSE(masksContacts(somebody(role, false)));
    }
    for (const Role role : {Role::senior, Role::supervisor, Role::admin, Role::owner})
        CHECK_FALSE(masksContacts(somebody(role)));
    Principal token = somebody(Role::owner);
    token.restricted = true;
    token.granted = {Permission::dialog_read};
    CHECK(masksContacts(token));
    token.granted.insert(Permission::customer_see_full_contacts);
    CHECK_FALSE(masksContacts(token));
}

TEST_CASE("masking: a card hides addresses and personal fields, and says that it does", "[domain]") {
    auto ivan = ivanPetrov();
    ivan.fields["nickname"] = "Ваня";
    const auto shown = masked(ivan, kFields);
    CHECK(shown.masked == true);
    CHECK(shown.name == "Иван Петров");
    CHECK(shown.identities[0].peer == "7 ··· ·· 21");
    CHECK(shown.identities[0].name == "+7 ··· ·· 21");
    CHECK(shown.identities[0].verified);
    CHECK(shown.identities[1].peer == "12");
    CHECK_FALSE(shown.identities[0].username);
    CHECK(shown.identities[1].username == "i···");
    CHECK(shown.fields.at("passport") == "··· ·· 56");
    CHECK(shown.fields.at("size") == "4510123456"); // the company says that it is not personal
    CHECK(shown.fields.at("Почта") == "i···@e···.ru");
    CHECK(shown.fields.at("city") == "Тверь");
    CHECK(shown.fields.at("nickname") == "···"); // not set up, or deleted: it may be or have been a personal one
}

TEST_CASE("masking: every place that tells of a customer is found in answers and events", "[domain]") {
    const std::string phone = "+79161234521";
    const auto check = [](auto value) {
        CHECK(contactsIn(value).any);
        maskIn(value, kFields);
        CHECK(wire::encode(value).find("9161234521") == std::string::npos);
        CHECK(wire::encode(value).find("123-45-21") == std::string::npos);
    };
    wire::DialogDetails details;
    details.dialog.customer_name = phone;
    wire::LastMessage last;
    last.author = {wire::AuthorKind::customer, 6, phone};
    details.dialog.last_message = last;
    details.customer = ivanPetrov();
    details.customer.name = phone;

    wire::MessagePage page;
    wire::Message message;
    message.author = {wire::AuthorKind::customer, 6, phone};
    message.reactions = {{{wire::AuthorKind::customer, 6, phone}, "👍", {}}};
    message.forwarded_from = phone;
    page.messages.push_back(message);
    message.author = {};
    message.reactions.reset();
    message.forwarded_from.reset();
    message.text = "79161234521";
    wire::MessagePage lines;
    for (const char* event : {"peer_changed", "customers_joined", "customers_parted"}) {
        message.event = event;
        lines.messages = {message};
        check(lines);
        page.messages.push_back(message);
    }

    wire::SearchFound found;
    found.customers.hits.push_back({CustomerId{6}, phone, {{0, 12}}, phone, {}, {}});
    wire::MessageHit hit;
    hit.customer_name = phone;
    hit.author = {wire::AuthorKind::customer, 6, phone};
    found.messages.hits.push_back(hit);

    found.orders.emplace().hits.emplace_back().customer_name = phone;

    wire::MergeSuggestions suggestions;
    suggestions.suggestions.push_back({ivanPetrov(), 90, {}});
    wire::CustomerDetails card;
    card.merges = {{MergeId{1}, CustomerId{7}, phone, {}, {}, {}}};
    wire::Journey journey;
    journey.dialogs.emplace_back().page = "https://example.org/?call=79161234521";

    check(details);
    check(page);
    check(found);
    check(suggestions);
    check(card);
    check(journey);
    maskIn(found, kFields);
    CHECK(found.customers.hits.front().matches.empty()); // they were of the whole name
}

TEST_CASE("masking: what is written stays, and what tells nothing isn't touched", "[domain]") {
    wire::Message message;
    message.text = "my number is +79161234521";
    message.author = {wire::AuthorKind::operator_, 7, "+79161234521"};
    const std::string before = wire::encode(message);
    CHECK_FALSE(contactsIn(message).any);
    maskIn(message, kFields);
    CHECK(wire::encode(message) == before);
}

TEST_CASE("masking: what is shown in part fills no template", "[domain]") {
    wire::Customer customer = ivanPetrov();
    customer.fields["phone"] = "+79161234521";
    const auto shown = masked(customer, kFields);
    TemplateSubject subject;
    subject.customer = &shown;
    const auto filled = renderTemplate("{name}, {customer.city}, {customer.phone}", templateFacts(subject));
    CHECK(filled.text == "Иван, Тверь, {customer.phone}");
    CHECK(filled.missing() == std::vector<std::string>{"customer.phone"});
    const auto hidden = hiddenFacts(subject);
    CHECK(std::ranges::count(hidden, "customer.phone") == 1);
    CHECK(std::ranges::count(hidden, "customer.passport") == 1);
    CHECK(std::ranges::count(hidden, "customer.email") == 1);
    CHECK(std::ranges::count(hidden, "customer.city") == 0);
}

TEST_CASE("masking: a telephone and an e-mail that are shown in part fill none, wherever they stand", "[domain]") {
    wire::Customer customer;
    customer.name = "Ivan";
    customer.identities = {{IdentityId{1}, ChannelId{2}, "79161234521", "Ivan", true}};
    customer.fields = {{"Почта", "ivan@example.ru"}};
    const auto shown = masked(customer, kFields);
    TemplateSubject subject;
    subject.customer = &shown;
    subject.kindOf = [](ChannelId) { return wire::ChannelKind::whatsapp; };
    const std::vector<std::string> both{"customer.phone", "customer.email"};
    CHECK(renderTemplate("{customer.phone} {customer.email}", templateFacts(subject)).missing() == both);
    for (const auto& name : both)
        CHECK(std::ranges::count(hiddenFacts(subject), name) == 1);
}

TEST_CASE("masking: however a number is written, no more of it is left", "[domain][property]") {
    std::mt19937 random(21);
    for (int round = 0; round < 20'000; ++round) {
        const std::size_t length = 7 + random() % 9;
        const std::string number = telephone(random, length);
        INFO(number);
        REQUIRE(digitCount(maskedAddress(number)) <= kDigitsLeft);
        REQUIRE(digitCount(maskedValue(number)) <= kDigitsLeft);
        const std::string before = oneOf<std::string>(random, {"", "Иван ", "tel:", "(", "Ann,", "«"});
        const std::string behind = oneOf<std::string>(random, {"", " Петров", ")", ", ann", "»."});
        const std::string shown = maskedText(before + number + behind);
        INFO(shown);
        REQUIRE(digitCount(shown) <= kDigitsLeft);
        REQUIRE(utf8::isValid(shown));
        REQUIRE(maskedText(shown) == shown);
    }
}

TEST_CASE("masking: no text whatever keeps a long number or stops being text", "[domain][property]") {
    std::mt19937 random(12);
    const std::vector<std::string> pieces = {"1", "2", "34", "567", "9161234521", "+", "@", ".", "-",  " ",
                                             "a", "ж", "é",  "·",   "/",          "_", "(", ")", "ru", ","};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto left = random() % 12; left > 0; --left)
            text += oneOf(random, pieces);
        INFO(text);
        for (const auto& shown : {maskedText(text), maskedAddress(text), maskedValue(text)}) {
            INFO(shown);
            REQUIRE(utf8::isValid(shown));
        }
        REQUIRE(digitCount(maskedValue(text)) <= kDigitsLeft);
        const std::string shown = maskedText(text);
        for (std::size_t at = 0; at < shown.size(); ++at) { // nothing that is only digits is long
            std::size_t run = 0;
            while (at + run < shown.size() && isAsciiDigit(shown[at + run]))
                ++run;
            REQUIRE(run < kDigitsOfNumber);
            at += run;
        }
    }
}
