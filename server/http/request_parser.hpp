// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "server/http/limits.hpp"
#include "server/http/request.hpp"

namespace pult::http {

/// Reads HTTP/1.x requests out of bytes as they come; Beast's parser behind a small door. No I/O.
class RequestParser {
public:
    enum class Status {
        needMore,
        complete,
        failed ///< `failure()` is the status to answer with
    };
    struct Progress {
        Status status;
        std::size_t used; ///< bytes that need not be handed in again
    };

    explicit RequestParser(const Limits& limits);
    ~RequestParser();

    /// Starts a new request which is filled into `request`.
    void begin(Request& request);
    /// Bytes not used are handed in again, followed by new ones.
    Progress readHead(std::string_view bytes);
    void limitBody(std::uint64_t bytes);
    /// Appends what came of the body to `out`; complete when the body has ended.
    Progress readBody(std::string_view bytes, std::string& out);

    int failure() const { return m_failure; }
    bool keepAlive() const;
    bool isUpgrade() const;
    /// Content-Length exceeds what limitBody allowed.
    bool isAnnouncedTooLarge(std::uint64_t limit) const;
    bool isComplete() const;

private:
    class Parser;
    Progress put(std::string_view bytes, bool wantsHead);

    const Limits& m_limits;
    std::unique_ptr<Parser> m_parser;
    int m_failure = 400;
};

} // namespace pult::http
