// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "shared/base/error.hpp"

namespace pult::http {

/// Where a download goes; gone with the object unless it was kept. Not synced.
///
/// Thread   one at a time; opening and writing block on the disk.
class AnswerFile {
public:
    AnswerFile() = default;
    ~AnswerFile();
    AnswerFile(const AnswerFile&) = delete;
    AnswerFile& operator=(const AnswerFile&) = delete;

    /// Errors   unavailable   in words
    Result<void> open(const std::string& path);
    bool isOpen() const { return m_descriptor >= 0; }
    /// Errors   unavailable   no room
    Result<void> append(std::string_view bytes);
    void keep();

private:
    std::string m_path;
    int m_descriptor = -1;
};

} // namespace pult::http
