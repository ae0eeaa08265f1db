// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/call_body.hpp"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <openssl/rand.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pult::http {

namespace {

constexpr std::size_t kPieceBytes = 64 * 1024;

std::string newBoundary() {
    static constexpr char kHex[] = "0123456789abcdef";
    std::array<unsigned char, 16> random{};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1)
        throw std::runtime_error("no random numbers");
    std::string boundary = "pult-";
    for (const unsigned char byte : random) {
        boundary += kHex[byte >> 4];
        boundary += kHex[byte & 15];
    }
    return boundary;
}

/// As browsers write a name into a part's head (HTML, "multipart form data").
std::string quotedName(std::string_view name) {
    std::string quoted = "\"";
    for (const char c : name) {
        if (c == '"')
            quoted += "%22";
        else if (c == '\r')
            quoted += "%0D";
        else if (c == '\n')
            quoted += "%0A";
        else if (c != '\0')
            quoted += c;
    }
    return quoted + "\"";
}

std::string partHead(const std::string& boundary, const messenger::FormPart& part) {
    std::string head = "--" + boundary + "\r\nContent-Disposition: form-data; name=" + quotedName(part.name);
    if (!part.filePath.empty()) {
        head += "; filename=" + quotedName(part.fileName.empty() ? "file" : part.fileName) + "\r\nContent-Type: ";
        const bool isType = !part.type.empty() && std::all_of(part.type.begin(), part.type.end(),
                                                              [](char c) { return c >= 0x20 && c < 0x7f; });
        head += isType ? part.type : "application/octet-stream";
    }
    return head + "\r\n\r\n";
}

Error unreadable(const messenger::FormPart& part) {
    return fail(Errc::unavailable, "can't read the file for " + part.name);
}

} // namespace

CallBody::Parts::~Parts() {
    for (const Part& part : list)
        if (part.descriptor >= 0)
            ::close(part.descriptor);
}

Result<CallBody> CallBody::make(messenger::HttpCall& call) {
    CallBody body;
    if (!call.form.empty()) {
        if (auto added = body.addForm(call.form); !added)
            return added.error();
    } else if (!call.body.empty()) {
        body.m_type = call.contentType;
        body.m_parts.list.emplace_back();
        body.m_parts.list.back().text = std::move(call.body);
    }
    for (const Part& part : body.m_parts.list)
        body.m_size += part.text.size() + part.fileSize;
    return body;
}

Result<void> CallBody::addForm(const std::vector<messenger::FormPart>& form) {
    const std::string boundary = newBoundary();
    m_type = "multipart/form-data; boundary=" + boundary;
    m_parts.list.emplace_back();
    for (const auto& field : form) {
        m_parts.list.back().text += partHead(boundary, field);
        if (field.filePath.empty()) {
            m_parts.list.back().text += field.value;
        } else {
            Part& part = m_parts.list.back();
            struct stat status {};
            part.descriptor = ::open(field.filePath.c_str(), O_RDONLY | O_CLOEXEC);
            if (part.descriptor < 0 || ::fstat(part.descriptor, &status) != 0 || !S_ISREG(status.st_mode))
                return unreadable(field);
            m_hasFiles = true;
            part.fileSize = static_cast<std::uint64_t>(status.st_size);
            m_parts.list.emplace_back();
        }
        m_parts.list.back().text += "\r\n";
    }
    m_parts.list.back().text += "--" + boundary + "--\r\n";
    return {};
}

Result<std::string_view> CallBody::next() {
    for (; m_part < m_parts.list.size(); ++m_part, m_textDone = false, m_fileDone = 0) {
        const Part& part = m_parts.list[m_part];
        if (!m_textDone) {
            m_textDone = true;
            return std::string_view(part.text);
        }
        if (m_fileDone >= part.fileSize)
            continue;
        m_piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kPieceBytes, part.fileSize - m_fileDone)));
        ssize_t got = -1;
        do
            got = ::pread(part.descriptor, m_piece.data(), m_piece.size(), static_cast<off_t>(m_fileDone));
        while (got < 0 && errno == EINTR);
        if (got <= 0)
            return fail(Errc::unavailable, "a file of the form can't be read to its end");
        m_fileDone += static_cast<std::uint64_t>(got);
        return std::string_view(m_piece).substr(0, static_cast<std::size_t>(got));
    }
    return std::string_view();
}

void CallBody::rewind() {
    m_part = 0;
    m_textDone = false;
    m_fileDone = 0;
}

} // namespace pult::http
