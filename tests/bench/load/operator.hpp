// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/load/client.hpp"

namespace pult::bench {

/// An operator's session on the operator API.
class Operator : public std::enable_shared_from_this<Operator> {
public:
    explicit Operator(Target& target) : m_target(target) {}

    /// Signed in; `token` resumes it elsewhere, `seq` is where its events start.
    std::function<void(const std::string& token, std::int64_t seq)> onReady;
    /// Any event; `sentAt` is when the visitor sent the message it is about, 0 when it isn't about one.
    std::function<void(std::string_view frame, std::int64_t sentAt)> onEvent;
    std::function<void(std::string_view answer)> onAnswer;
    std::function<void(std::string_view why)> onTrouble;

    void signIn(const std::string& login, const std::string& password);
    void resume(const std::string& token, std::int64_t afterSeq);
    void ask(std::string_view method, std::string_view params);
    void leave();

private:
    void start(std::string firstFrame);
    void take(std::string_view frame);

    Target& m_target;
    std::shared_ptr<Client> m_client;
    bool m_ready = false;
    std::string m_token;
};

} // namespace pult::bench
