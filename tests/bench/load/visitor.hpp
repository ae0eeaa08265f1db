// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "tests/bench/load/client.hpp"

namespace pult::bench {

/// A customer who writes. By web chat: opens a session, then either a socket or a connection to post on. By WhatsApp: a
/// connection that posts signed webhooks.
class Visitor : public std::enable_shared_from_this<Visitor> {
public:
    enum class Via { socket, http, webhook };

    Visitor(Target& target, std::string widget, std::size_t number, Via via)
        : m_target(target), m_widget(std::move(widget)), m_number(number), m_via(via) {}

    /// Told once, whether it is ready to write; again after each `start`.
    std::function<void(bool ok)> onReady;
    /// A message was acknowledged, this long after it was sent.
    std::function<void(std::int64_t nanos)> onAck;
    /// Refused, cut off, or anything else that should not happen; in words.
    std::function<void(std::string_view why)> onTrouble;

    /// Opens a session, the second time with the token of the first.
    void start();
    /// Leaves without a word.
    void leave();
    /// Sends a message that carries the moment in its text and in its cid.
    void write(std::string_view text);

private:
    std::shared_ptr<Client> connect(std::function<void(Client&)> then);
    void openSession();
    void takeSession(int status, std::string_view body);
    void openSocket(const std::string& ticket);
    void openPosting();
    void openWebhook();
    void post(std::string_view text, std::int64_t now);
    void takeAnswer(std::string_view text);
    void trouble(std::string_view why);

    Target& m_target;
    std::string m_widget;
    std::size_t m_number;
    Via m_via;
    std::string m_token;
    std::shared_ptr<Client> m_client;
    std::deque<std::int64_t> m_posted; ///< webhooks without an answer yet: when they were sent
};

/// Behind this marker in a message's text stands the moment when it was sent, in nanoseconds, up to a space.
inline constexpr std::string_view kSentMarker = "\"text\":\"@";

} // namespace pult::bench
