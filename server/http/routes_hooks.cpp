// SPDX-License-Identifier: GPL-3.0-or-later
// What messengers call.
#include "server/http/routes.hpp"

namespace asio = boost::asio;

namespace pult::http {

asio::awaitable<Response> Routes::hook(messenger::WebhookReceiver& receiver, Request& request, bool isPost) {
    messenger::WebhookRequest call;
    call.isPost = isPost;
    call.channel = request.tail;
    call.body = std::move(request.body);
    call.header = [&request](std::string_view name) { return request.header(name); };
    call.query = [&request](std::string_view name) { return request.query.get(std::string(name)); };
    const messenger::WebhookAnswer answer = co_await receiver.receive(std::move(call));
    Response response = Response::text(answer.body, answer.status);
    if (answer.retryAfterSeconds > 0)
        response.set("Retry-After", std::to_string(answer.retryAfterSeconds));
    co_return response;
}

} // namespace pult::http
