// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <boost/json/value.hpp>

#include "shared/base/error.hpp"

/// The envelope of JSON-RPC 2.0: requests in, answers out. Pure.
namespace pult::hub::rpc {

struct Request {
    std::string id; ///< as JSON text; empty for a notification, which gets no answer
    std::string method;
    boost::json::value params; ///< an object; empty object when left out
};

/// A request that can't be carried out, with the answer it gets.
struct Rejected {
    std::string answer;
};

struct Frame {
    std::vector<std::variant<Request, Rejected>> calls; ///< in the order they stand
    bool batch = false;
};

/// Reads one frame: a request or a batch of at most wire::kMaxBatch.
[[nodiscard]] Frame parse(std::string_view text);

[[nodiscard]] std::string answer(std::string_view id, std::string_view result);
[[nodiscard]] std::string errorAnswer(std::string_view id, const Error& error);
/// The `error` member alone; `POST /api/v1/{method}` answers with it.
[[nodiscard]] std::string errorObject(const Error& error);
/// Answers of a batch in one frame.
[[nodiscard]] std::string join(const std::vector<std::string>& answers);

/// The error of an unknown method; JSON-RPC has a code of its own for it.
[[nodiscard]] Error methodNotFound(std::string_view method);

} // namespace pult::hub::rpc
