// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace pult::http {

/// Files that are part of the program: answered with an ETag, compressed once, when first asked for.
///
/// Thread   the I/O thread.
class StaticFiles {
public:
    void add(std::string name, std::string_view bytes);
    /// 304 when the caller has it already, 404 for an unknown name.
    Response answer(const Request& request, const std::string& name);

private:
    struct Entry {
        std::string_view bytes;
        std::string type;
        std::string etag;
        std::shared_ptr<const std::string> plain;
        std::shared_ptr<const std::string> gzip; ///< null until asked for, or when it would be no smaller
        bool tried = false;
    };
    std::map<std::string, Entry, std::less<>> m_entries;
};

/// gzip at the highest level; empty when zlib has no memory.
[[nodiscard]] std::string gzipped(std::string_view bytes);

} // namespace pult::http
