// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/link_page.hpp"

#include <algorithm>

namespace pult::http {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

bool isLanguage(std::string_view range, std::string_view language) {
    if (range.size() < language.size() || (range.size() > language.size() && range[language.size()] != '-'))
        return false;
    return std::equal(language.begin(), language.end(), range.begin(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

/// "q=0.8" in thousandths; 1000 without it.
int weightOf(std::string_view parameters) {
    const auto at = parameters.find("q=");
    if (at == std::string_view::npos)
        return 1000;
    const auto digits = parameters.substr(at + 2);
    int weight = digits.starts_with('1') ? 1000 : 0;
    int unit = 100;
    for (std::size_t i = 2; i < digits.size() && unit > 0 && digits[i] >= '0' && digits[i] <= '9'; ++i, unit /= 10)
        weight = std::min(1000, weight + unit * (digits[i] - '0'));
    return weight;
}

} // namespace

bool prefersRussian(std::string_view acceptLanguage) {
    int russian = 0, english = 0;
    while (!acceptLanguage.empty()) {
        const auto comma = acceptLanguage.find(',');
        const auto each = acceptLanguage.substr(0, comma);
        const auto semicolon = each.find(';');
        const auto range = trimmed(each.substr(0, semicolon));
        const int weight = weightOf(semicolon == std::string_view::npos ? std::string_view() : each.substr(semicolon));
        if (isLanguage(range, "ru"))
            russian = std::max(russian, weight);
        else if (isLanguage(range, "en"))
            english = std::max(english, weight);
        acceptLanguage.remove_prefix(comma == std::string_view::npos ? acceptLanguage.size() : comma + 1);
    }
    return russian > english;
}

Response deadLinkPage(std::string_view acceptLanguage) {
    const bool russian = prefersRussian(acceptLanguage);
    const std::string title = russian ? "Ссылка больше не работает" : "This link doesn't work any more";
    const std::string advice =
        russian ? "Срок её действия истёк, или адрес введён не полностью. Попросите прислать файл ещё раз."
                : "It has expired, or the address isn't complete. Ask for the file once more.";
    Response response(404);
    response.set("Content-Type", "text/html; charset=utf-8");
    response.set("Content-Language", russian ? "ru" : "en");
    response.set("Content-Security-Policy", "sandbox; default-src 'none'");
    response.set("Cache-Control", "no-store");
    response.set("Referrer-Policy", "no-referrer");
    response.set("Vary", "Accept-Language");
    response.reason = "dead_link";
    response.body = std::string("<!doctype html>\n<html lang=\"") + (russian ? "ru" : "en") +
                    "\"><meta name=\"viewport\" content=\"width=device-width\"><title>" + title + "</title>\n<h1>" +
                    title + "</h1>\n<p>" + advice + "</p>\n</html>\n";
    return response;
}

} // namespace pult::http
