// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "shared/base/error.hpp"

namespace pult::http {

/// The boundary of a `multipart/form-data` Content-Type (RFC 7578), empty for anything else.
[[nodiscard]] std::string multipartBoundary(std::string_view contentType);

/// Takes one field's content out of a form while it arrives; other fields are passed over. No I/O, memory for a
/// part's head and a boundary only.
class MultipartReader {
public:
    MultipartReader(const std::string& boundary, std::string field);

    /// Appends what belongs to the field to `out`.
    /// Errors   invalid   not a form, or a part's head over 8 KiB
    Result<void> feed(std::string_view bytes, std::string& out);
    /// The field has been seen, whole.
    bool isComplete() const { return m_taken && m_state != State::content; }
    /// As the browser named it: not to be trusted.
    const std::string& fileName() const { return m_fileName; }

private:
    enum class State { preamble, afterBoundary, head, content, end };

    Result<void> step(std::string& out, bool& goesOn);
    bool readContent(std::string& out);
    void readHead(std::string_view head);

    std::string m_delimiter; ///< CRLF, two dashes and the boundary
    std::string m_field;
    std::string m_in;
    std::string m_fileName;
    State m_state = State::preamble;
    bool m_wanted = false;
    bool m_taken = false;
};

} // namespace pult::http
