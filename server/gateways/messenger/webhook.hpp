// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "shared/base/error.hpp"
#include "shared/wire/types.hpp"

namespace pult::messenger {

/// A call of a messenger to `/hooks/<kind>/<channel>`.
struct WebhookRequest {
    bool isPost = false;
    std::string channel; ///< the channel's key, as it stands in the path
    std::string body;    ///< raw: signatures are made over these very bytes
    std::function<std::string_view(std::string_view)> header;
    std::function<std::string(std::string_view)> query;
};

struct WebhookAnswer {
    int status = 200;
    std::string body;          ///< text/plain
    int retryAfterSeconds = 0; ///< with 503: when to come again
};

/// Takes what one kind of messenger sends. 200 only when it is durable; 401 or 403 for a wrong proof, and then nothing
/// is stored; 503 while it can't be stored. Never another 5xx.
///
/// Thread   the I/O thread.
class WebhookReceiver {
public:
    virtual ~WebhookReceiver() = default;

    virtual wire::ChannelKind webhookKind() const = 0;
    virtual boost::asio::awaitable<WebhookAnswer> receive(WebhookRequest request) = 0;
};

/// The answer when something could not be taken in.
[[nodiscard]] WebhookAnswer refusalOf(const Error& error);

} // namespace pult::messenger
