// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/texts.hpp"

#include <array>
#include <string_view>

namespace pult::bench {

namespace {

constexpr std::array<std::string_view, 12> kRussian = {
    "Здравствуйте! Подскажите, пожалуйста, когда придёт мой заказ",
    "Добрый день, хочу поменять размер на сорок второй, это возможно",
    "Курьер так и не позвонил, хотя обещали доставить до обеда",
    "Спасибо большое, всё получила, очень довольна качеством",
    "Можно ли забронировать столик на четверых в субботу вечером",
    "Не могу войти в личный кабинет, пароль не подходит",
    "Сколько стоит доставка в Екатеринбург и сколько дней она занимает",
    "Верните, пожалуйста, деньги за отменённый рейс",
    "А скидка по промокоду суммируется с акцией на сайте",
    "Пришла посылка с повреждённой упаковкой, что мне делать дальше",
    "Есть ли у вас самовывоз рядом с метро",
    "Подтвердите, пожалуйста, запись к врачу на завтра в десять утра",
};

constexpr std::array<std::string_view, 8> kEnglish = {
    "Hello, could you tell me when my order will be delivered",
    "I would like to exchange the jacket for a smaller size, please",
    "The payment went through twice, how do I get the second one back",
    "Thank you, everything works perfectly now",
    "Is breakfast included if we book two nights from Friday",
    "I can't sign in to my account, the code never arrives",
    "Do you ship to Kazakhstan and how much would it cost",
    "The screen was cracked when I opened the box, what should I do",
};

constexpr std::array<std::string_view, 10> kFirst = {"Анна", "Иван", "Мария",  "Пётр",  "Ольга",
                                                     "John", "Emma", "Сергей", "Дарья", "Алексей"};
constexpr std::array<std::string_view, 8> kLast = {"Смирнова", "Кузнецов", "Волкова",  "Соколов",
                                                   "Taylor",   "Brown",    "Лебедева", "Морозов"};

/// Spreads neighbouring numbers (the finaliser of MurmurHash3).
std::size_t mixed(std::size_t value) {
    value ^= value >> 33;
    value *= 0xff51afd7ed558ccdULL;
    value ^= value >> 33;
    return value;
}

} // namespace

std::string text(std::size_t number) {
    const std::size_t random = mixed(number);
    const bool english = random % 4 == 0;
    std::string text(english ? kEnglish[(random >> 8) % kEnglish.size()] : kRussian[(random >> 8) % kRussian.size()]);
    if (random % 3 == 0)
        text += english ? ". Order number " + std::to_string(random % 1'000'000)
                        : ". Номер заказа " + std::to_string(random % 1'000'000);
    text += random % 2 == 0 ? "?" : ".";
    return text;
}

std::string name(std::size_t number) {
    const std::size_t random = mixed(number);
    return std::string(kFirst[random % kFirst.size()]) + " " + std::string(kLast[(random >> 8) % kLast.size()]);
}

} // namespace pult::bench
