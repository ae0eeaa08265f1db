// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/answer_file.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace pult::http {

namespace {

Error cannotKeep() {
    return fail(Errc::unavailable, std::string("the answer can't be written to the disk: ") + std::strerror(errno));
}

} // namespace

AnswerFile::~AnswerFile() {
    if (m_descriptor < 0)
        return;
    ::close(m_descriptor);
    ::unlink(m_path.c_str());
}

Result<void> AnswerFile::open(const std::string& path) {
    m_descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (m_descriptor < 0)
        return cannotKeep();
    m_path = path;
    return {};
}

Result<void> AnswerFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return cannotKeep();
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

void AnswerFile::keep() {
    ::close(m_descriptor);
    m_descriptor = -1;
}

} // namespace pult::http
