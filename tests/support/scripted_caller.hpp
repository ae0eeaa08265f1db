// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "server/gateways/messenger/http_call.hpp"

namespace pult::support {

/// A messenger without a network: the test says what each call brings.
class ScriptedCaller final : public messenger::HttpCaller {
public:
    std::function<messenger::HttpReply(const messenger::HttpCall&)> answer;
    std::vector<std::string> named; ///< the calls, as logs name them

    boost::asio::awaitable<messenger::HttpReply> call(messenger::HttpCall call) override {
        named.push_back(call.named);
        co_return answer(call);
    }
};

inline messenger::HttpReply answeredWith(std::string body, int status = 200) {
    messenger::HttpReply reply;
    reply.outcome = messenger::HttpReply::Outcome::answered;
    reply.status = status;
    reply.body = std::move(body);
    return reply;
}

} // namespace pult::support
