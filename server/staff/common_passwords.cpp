// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/common_passwords.hpp"

#include <algorithm>
#include <string>

#include "embedded/common_passwords.hpp"

namespace pult::staff {

bool isCommonPassword(std::string_view password) {
    std::string wanted(password);
    std::transform(wanted.begin(), wanted.end(), wanted.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    // The file is sorted: a binary search over its lines needs no table in memory.
    const std::string_view lines = embedded::common_passwords().front().bytes;
    std::size_t low = 0;
    std::size_t high = lines.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const std::size_t before = middle == 0 ? std::string_view::npos : lines.rfind('\n', middle - 1);
        const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
        const std::size_t end = std::min(lines.find('\n', start), lines.size());
        const int order = lines.substr(start, end - start).compare(wanted);
        if (order == 0)
            return true;
        if (order < 0)
            low = end + 1;
        else
            high = start;
    }
    return false;
}

} // namespace pult::staff
