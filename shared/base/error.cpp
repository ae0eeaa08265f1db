// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/error.hpp"

#include <stdexcept>

#include <boost/describe/enum_to_string.hpp>

namespace pult {

std::string_view reason(Errc code) {
    return boost::describe::enum_to_string(code, "internal");
}

void throw_exception_from_error(const Error& error, const boost::source_location&) {
    throw std::runtime_error(std::string(reason(error.code)) + ": " + error.detail);
}

} // namespace pult
