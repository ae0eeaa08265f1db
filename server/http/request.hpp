// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "server/http/query.hpp"
#include "shared/base/error.hpp"

namespace pult::http {

/// A request body that is read while it arrives.
class BodyReader {
public:
    /// The next bytes; empty at the end.
    /// Errors   too_large    over the route's limit
    ///          invalid      cut off, too slow or malformed
    virtual boost::asio::awaitable<Result<std::string>> next() = 0;

protected:
    ~BodyReader() = default;
};

/// One request as a handler sees it. Lives until the handler has answered.
class Request {
public:
    std::string method;
    std::string path; ///< as sent, without the query; not decoded
    Query query;
    std::string body;                ///< whole, unless the route streams
    BodyReader* stream = nullptr;    ///< of a streaming route
    std::string tail;                ///< what a prefix route's path goes on with
    std::string address;             ///< of the client, behind listed proxies too
    bool isLocal = false;            ///< from this machine and not on behalf of somebody else
    bool isSecure = false;           ///< came over TLS, to us or to a listed proxy
    std::uint64_t contentLength = 0; ///< 0 when unknown

    /// Value of the first field of that name (any case), empty when there is none.
    std::string_view header(std::string_view name) const;
    bool hasHeader(std::string_view name) const { return find(name) != nullptr; }
    /// The token of `Authorization: Bearer`, or empty.
    std::string_view bearer() const;
    void addHeader(std::string_view name, std::string_view value);
    std::size_t headerCount() const { return m_fields.size(); }
    void clear();

private:
    /// Offsets into m_text: all fields share one allocation.
    struct Field {
        std::uint32_t nameAt, nameSize, valueAt, valueSize;
    };
    const Field* find(std::string_view name) const;

    std::string m_text;
    std::vector<Field> m_fields;
};

/// Compares ASCII text in any case.
[[nodiscard]] bool equalsIgnoringCase(std::string_view a, std::string_view b);
/// True when a comma-separated header holds `token`, in any case.
[[nodiscard]] bool hasToken(std::string_view list, std::string_view token);

} // namespace pult::http
