// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "embedded/common_passwords.hpp"
#include "server/staff/common_passwords.hpp"

using pult::staff::isCommonPassword;

TEST_CASE("common passwords: every line of the list is found, in any letter case", "[staff]") {
    const auto lines = pult::embedded::common_passwords().front().bytes;
    int count = 0;
    for (std::size_t start = 0; start < lines.size();) {
        const auto end = lines.find('\n', start);
        std::string password(lines.substr(start, end - start));
        const bool found = isCommonPassword(password);
        password[0] = static_cast<char>(std::toupper(password[0]));
        if (!found || !isCommonPassword(password))
            FAIL("not found: " << password);
        start = end + 1;
        ++count;
    }
    CHECK(count == 10'000);
}

TEST_CASE("common passwords: others aren't, nor is a part of one", "[staff]") {
    for (const auto* password : {"", "0", "passwordpasswor", "passwordpassword2", "zzzzzzzzzzzzzzzzzzzzzzzz",
                                 "green kettle on the moon", "passwordpassword\npassword1234"})
        CHECK_FALSE(isCommonPassword(password));
}
