// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/pultctl/terminal.hpp"

#include <cstdio>
#include <iostream>

#include <boost/json/serialize.hpp>

#include <termios.h>
#include <unistd.h>

namespace pult::app::terminal {

namespace json = boost::json;

namespace {

/// Typed characters aren't shown while this lives.
class Blind {
public:
    Blind() {
        ::tcgetattr(STDIN_FILENO, &m_before);
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~Blind() {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::fputc('\n', stderr);
    }
    Blind(const Blind&) = delete;
    Blind& operator=(const Blind&) = delete;

private:
    termios m_before{};
};

std::string wordsOf(const json::value& value) {
    return value.is_string() ? std::string(value.get_string()) : json::serialize(value);
}

/// `anna  operator  Анна`: the members of an object on one line.
void printRow(const json::object& row) {
    std::string line;
    for (const auto& member : row) {
        if (member.value().is_null() || member.value().is_object())
            continue;
        line += (line.empty() ? "" : "  ") + std::string(member.key()) + ": " + wordsOf(member.value());
    }
    std::printf("%s\n", line.c_str());
}

void printForPerson(const json::object& answer) {
    for (const auto& member : answer) {
        const auto* list = member.value().if_array();
        if (!list) {
            std::printf("%s: %s\n", std::string(member.key()).c_str(), wordsOf(member.value()).c_str());
            continue;
        }
        for (const auto& row : *list) {
            if (row.is_object())
                printRow(row.get_object());
            else
                std::printf("%s\n", wordsOf(row).c_str());
        }
    }
}

json::object errorObject(const Error& error) {
    return {{"error", {{"reason", reason(error.code)}, {"detail", error.detail}}}};
}

} // namespace

Result<std::string> readPassword(bool fromStandardInput) {
    const bool typed = ::isatty(STDIN_FILENO) != 0;
    if (!typed && !fromStandardInput)
        return fail(Errc::invalid, "say --password-stdin to read the password from standard input");
    std::string password;
    if (typed) {
        std::fputs("Password: ", stderr);
        const Blind blind;
        std::getline(std::cin, password);
    } else {
        std::getline(std::cin, password);
    }
    if (!password.empty() && password.back() == '\r')
        password.pop_back();
    if (password.empty())
        return fail(Errc::invalid, "no password came");
    return password;
}

Door::Progress progressOf(const std::string& what) {
    return [what, shown = -1](double share) mutable {
        const int percent = static_cast<int>(share * 100);
        const bool live = ::isatty(STDERR_FILENO) != 0;
        if (percent == shown || (!live && percent / 10 == shown / 10 && shown >= 0))
            return;
        shown = percent;
        std::fprintf(stderr, live ? "\r%s: %3d %%" : "%s: %d %%\n", what.c_str(), percent);
        if (live && percent >= 100)
            std::fputc('\n', stderr);
    };
}

int show(const command::Answer& answer, bool asJson) {
    if (!answer) {
        std::fprintf(stderr, "pultctl: %s\n", answer.error().detail.c_str());
        if (asJson)
            std::printf("%s\n", json::serialize(errorObject(answer.error())).c_str());
        return 1;
    }
    if (!asJson)
        printForPerson(*answer);
    std::printf("%s\n", json::serialize(*answer).c_str());
    const auto* ok = answer->if_contains("ok");
    return ok && ok->is_bool() && !ok->get_bool() ? 1 : 0;
}

} // namespace pult::app::terminal
