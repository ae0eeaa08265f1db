// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include "shared/base/error.hpp"

/// Shows a failed Result by its error, whatever its value type.
template <class T>
struct Catch::StringMaker<boost::system::result<T, pult::Error>> {
    static std::string convert(const boost::system::result<T, pult::Error>& result) {
        if (result)
            return "a value";
        return "error " + std::string(pult::reason(result.error().code)) + ": " + result.error().detail;
    }
};
