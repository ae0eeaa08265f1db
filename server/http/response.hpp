// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/byte_range.hpp"
#include "server/http/limits.hpp"
#include "server/inbox/connection.hpp"
#include "server/storage/file_vault.hpp"
#include "shared/base/error.hpp"

namespace pult::http {

/// Makes the handler of a new WebSocket.
using SocketOpener = std::function<std::shared_ptr<inbox::FrameHandler>(std::shared_ptr<inbox::Connection>)>;

/// What a handler answers.
class Response {
public:
    Response() = default;
    explicit Response(int status) : status(status) {}

    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::shared_ptr<const std::string> sharedBody; ///< instead of `body`
    std::shared_ptr<const storage::OpenFile> file; ///< instead of `body`, sent piece by piece
    ByteRange range;                               ///< of `file`; whole unless it says otherwise
    std::string reason;                            ///< why it was refused, for the metrics

    SocketOpener opener; ///< the connection becomes a WebSocket
    const SocketLimits* socketLimits = nullptr;
    std::string subprotocol;

    void set(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }

    static Response json(std::string body, int status = 200);
    static Response text(std::string body, int status = 200);
    /// The JSON-RPC error object with the status that belongs to its reason.
    static Response error(const Error& error);
    static Response error(const Error& error, int status);
};

/// 400, 401, 403, 404, 409, 413, 429, 500 or 503.
[[nodiscard]] int statusOf(Errc code);
[[nodiscard]] std::string_view statusText(int status);
/// The JSON-RPC error object: {"code":-32000,"message":...,"data":{"reason":...,"detail":...}}.
[[nodiscard]] std::string errorObject(const Error& error);

} // namespace pult::http
