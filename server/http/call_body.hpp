// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/gateways/messenger/http_call.hpp"
#include "shared/base/error.hpp"

namespace pult::http {

/// The body of a call: its text, or its form as multipart/form-data (RFC 7578) with files read piece by piece. The
/// length is known before the first byte.
///
/// Thread   one at a time; `make` and `next` block on the disk when there are files.
class CallBody {
public:
    /// Errors   unavailable   a file of the form can't be opened, in words
    static Result<CallBody> make(messenger::HttpCall& call);
    CallBody(CallBody&&) noexcept = default;
    CallBody& operator=(CallBody&&) noexcept = default;

    const std::string& type() const { return m_type; }
    std::uint64_t size() const { return m_size; }
    bool hasFiles() const { return m_hasFiles; }
    /// The next piece, empty at the end; valid until the next call.
    /// Errors   unavailable   a file can't be read, or is shorter than it was
    Result<std::string_view> next();
    /// From the beginning again.
    void rewind();

private:
    /// A stretch of text, then of a file.
    struct Part {
        std::string text;
        int descriptor = -1;
        std::uint64_t fileSize = 0;
    };
    /// Closes its files.
    struct Parts {
        Parts() = default;
        Parts(Parts&& other) noexcept : list(std::exchange(other.list, {})) {}
        Parts& operator=(Parts&& other) noexcept {
            std::swap(list, other.list);
            return *this;
        }
        ~Parts();

        std::vector<Part> list;
    };

    CallBody() = default;
    Result<void> addForm(const std::vector<messenger::FormPart>& form);

    Parts m_parts;
    std::string m_type;
    std::uint64_t m_size = 0;
    std::size_t m_part = 0;
    bool m_hasFiles = false;
    bool m_textDone = false;
    std::uint64_t m_fileDone = 0;
    std::string m_piece;
};

} // namespace pult::http
