// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <boost/describe/enum.hpp>
#include <boost/system/result.hpp>

namespace pult {

/// Why something was refused. The names are the `error.data.reason` of the operator API and the
/// `code` of the visitor protocol; they are never renamed.
enum class Errc {
    unauthenticated = 1,
    forbidden,
    not_found,
    invalid,
    conflict,
    stale,
    taken,
    unsent,
    missing_fields,
    window_closed,
    rate_limited,
    too_large,
    unavailable,
    internal
};
BOOST_DESCRIBE_ENUM(Errc, unauthenticated, forbidden, not_found, invalid, conflict, stale, taken, unsent,
                    missing_fields, window_closed, rate_limited, too_large, unavailable, internal)

[[nodiscard]] std::string_view reason(Errc code);

/// Expected trouble as a value: the code for machines, the detail in words for a person.
/// The detail never holds customer content, secrets or internals: it leaves the server.
struct Error {
    Errc code = Errc::internal;
    std::string detail;
    int retryAfterMs = 0; ///< only with rate_limited and unavailable: when another try makes sense
};

[[noreturn]] void throw_exception_from_error(const Error& error, const boost::source_location& where);

template <class T>
using Result = boost::system::result<T, Error>;

inline Error fail(Errc code, std::string detail) {
    return Error{code, std::move(detail), 0};
}

} // namespace pult
