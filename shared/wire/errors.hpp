// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include <boost/describe/class.hpp>

#include "shared/base/error.hpp"

namespace pult::wire {

/// What only machines and people of ours read in an error.
struct ErrorData {
    std::optional<std::string> reason; ///< the name of an Errc
    std::optional<std::string> detail; ///< in words, for a person
    std::optional<int> retry_after_ms; ///< when another try makes sense
};
BOOST_DESCRIBE_STRUCT(ErrorData, (), (reason, detail, retry_after_ms))

/// The `error` of a JSON-RPC answer (JSON-RPC 2.0, section 5.1), and the body of a refused HTTP request.
struct ErrorObject {
    int code = 0;
    std::string message;
    std::optional<ErrorData> data;
};
BOOST_DESCRIBE_STRUCT(ErrorObject, (), (code, message, data))

} // namespace pult::wire
