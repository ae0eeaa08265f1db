// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace pult::http {

/// What a client needs of an answer's head.
struct AnswerHead {
    int status = 0; ///< 0 until it has come
    std::string type;
    std::string retryAfter;
    std::string location;
    int keepAliveSeconds = -1; ///< the server says how long it keeps an idle connection; -1: it doesn't
};

/// Reads one HTTP/1.x answer out of bytes as they come; Beast's parser behind a small door. Interim answers (1xx) are
/// passed over. No I/O.
class AnswerParser {
public:
    enum class Status { needMore, complete, tooLarge, failed };

    /// `isToHead`: the answer to a HEAD request has no body. More than `largest` bytes of body are `tooLarge`.
    AnswerParser(bool isToHead, std::uint64_t largest);
    ~AnswerParser();

    /// Takes bytes; what came of the body is appended to `body`.
    Status put(std::string_view bytes, std::string& body);
    /// The peer has closed.
    Status end();

    const AnswerHead& head() const;
    bool hasHead() const;
    /// Bytes of the body so far.
    std::uint64_t size() const;
    /// Nothing came after the answer, and another one may follow on this connection.
    bool keepAlive() const;

private:
    class Parser;
    Status step(std::string& body);

    bool m_isToHead;
    std::uint64_t m_largest;
    std::string m_in;
    std::unique_ptr<Parser> m_parser;
};

} // namespace pult::http
