// SPDX-License-Identifier: GPL-3.0-or-later
// Files that customers fetch by the address that was sent to them.
#include "server/http/link_page.hpp"
#include "server/http/routes.hpp"

namespace asio = boost::asio;

namespace pult::http {

namespace {

constexpr webchat::Rate kGuesses{30, 30};
constexpr std::chrono::minutes kBetweenSweeps{1};

} // namespace

asio::awaitable<Response> Routes::linkedFile(Request& request) {
    std::string hash = staff::SignIn::hashOf(request.tail);
    auto stored = co_await m.store.linkedFile(std::move(hash), m.clock.now());
    if (stored) {
        Response response = co_await fileAnswer(request, *stored, "no-store");
        response.set("Referrer-Policy", "no-referrer");
        response.set("X-Robots-Tag", "noindex");
        co_return response;
    }
    if (stored.error().code != Errc::not_found)
        co_return Response::error(stored.error());
    const Ticks now = m.clock.ticks();
    if (now - m_guessesSweptAt > kBetweenSweeps) {
        m_guessesSweptAt = now;
        m_guessedLinks.sweep(now);
    }
    const Millis wait = request.isLocal ? Millis{0} : m_guessedLinks.take(request.address, kGuesses, now);
    if (wait == Millis{0})
        co_return deadLinkPage(request.header("accept-language"));
    Error error = fail(Errc::rate_limited, "too many links that lead nowhere");
    error.retryAfterMs = static_cast<int>(wait.count());
    co_return Response::error(error);
}

} // namespace pult::http
