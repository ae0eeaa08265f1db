// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/multipart.hpp"

#include <algorithm>

#include "server/http/request.hpp"

namespace pult::http {

namespace {

constexpr std::size_t kMaxHead = 8 * 1024;
constexpr std::size_t kMaxBoundary = 70;

/// The value of a parameter such as `name="x"` behind the first semicolon; escaped quotes are taken as they stand.
std::string parameter(std::string_view header, std::string_view wanted) {
    std::size_t at = header.find(';');
    while (at < header.size()) {
        ++at;
        while (at < header.size() && (header[at] == ' ' || header[at] == '\t'))
            ++at;
        const std::size_t equals = header.find('=', at);
        if (equals == std::string_view::npos)
            return {};
        const std::string_view name = header.substr(at, equals - at);
        std::string value;
        at = equals + 1;
        if (at < header.size() && header[at] == '"') {
            for (++at; at < header.size() && header[at] != '"'; ++at) {
                if (header[at] == '\\' && at + 1 < header.size() && (header[at + 1] == '"' || header[at + 1] == '\\'))
                    ++at;
                value.push_back(header[at]);
            }
            at = header.find(';', at);
        } else {
            const std::size_t end = std::min(header.find(';', at), header.size());
            value = header.substr(at, end - at);
            at = end;
        }
        if (equalsIgnoringCase(name, wanted))
            return value;
    }
    return {};
}

} // namespace

std::string multipartBoundary(std::string_view contentType) {
    const std::string_view type = contentType.substr(0, contentType.find(';'));
    if (!equalsIgnoringCase(type, "multipart/form-data"))
        return {};
    std::string boundary = parameter(contentType, "boundary");
    if (boundary.size() > kMaxBoundary)
        boundary.clear();
    return boundary;
}

MultipartReader::MultipartReader(const std::string& boundary, std::string field)
    : m_delimiter("\r\n--" + boundary), m_field(std::move(field)), m_in("\r\n") {}

Result<void> MultipartReader::feed(std::string_view bytes, std::string& out) {
    if (m_state == State::end)
        return {};
    m_in.append(bytes);
    bool goesOn = true;
    while (goesOn)
        if (auto done = step(out, goesOn); !done)
            return done;
    return {};
}

Result<void> MultipartReader::step(std::string& out, bool& goesOn) {
    goesOn = false;
    switch (m_state) {
    case State::preamble:
    case State::content:
        goesOn = readContent(out);
        return {};
    case State::afterBoundary:
        if (m_in.size() < 2)
            return {};
        if (m_in.compare(0, 2, "--") == 0) {
            m_state = State::end;
            m_in = std::string();
            return {};
        }
        if (m_in.compare(0, 2, "\r\n") != 0)
            return fail(Errc::invalid, "the form is malformed");
        m_state = State::head;
        goesOn = true;
        return {};
    case State::head: {
        // The line end behind the boundary is still there: an empty head then ends like any other.
        const std::size_t end = m_in.find("\r\n\r\n");
        if (end == std::string::npos) {
            if (m_in.size() > kMaxHead)
                return fail(Errc::invalid, "the form is malformed");
            return {};
        }
        readHead(std::string_view(m_in).substr(2, end > 2 ? end - 2 : 0));
        m_in.erase(0, end + 4);
        m_state = State::content;
        goesOn = true;
        return {};
    }
    case State::end:
        break;
    }
    return {};
}

/// True when a delimiter was found and there may be more.
bool MultipartReader::readContent(std::string& out) {
    const std::size_t found = m_in.find(m_delimiter);
    const std::size_t safe = found != std::string::npos          ? found
                             : m_in.size() >= m_delimiter.size() ? m_in.size() - m_delimiter.size() + 1
                                                                 : 0;
    if (m_wanted && m_state == State::content)
        out.append(m_in, 0, safe);
    if (found == std::string::npos) {
        m_in.erase(0, safe);
        return false;
    }
    m_in.erase(0, found + m_delimiter.size());
    m_state = State::afterBoundary;
    m_wanted = false;
    return true;
}

void MultipartReader::readHead(std::string_view head) {
    while (!head.empty()) {
        const std::size_t end = std::min(head.find("\r\n"), head.size());
        const std::string_view line = head.substr(0, end);
        head.remove_prefix(std::min(end + 2, head.size()));
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !equalsIgnoringCase(line.substr(0, colon), "content-disposition"))
            continue;
        if (m_taken || parameter(line.substr(colon + 1), "name") != m_field)
            continue;
        m_wanted = m_taken = true;
        m_fileName = parameter(line.substr(colon + 1), "filename");
        // Browsers escape quotes and line ends in names by percent signs (HTML, form submission).
        for (const auto& [escape, plain] : {std::pair{"%22", "\""}, std::pair{"%0D", ""}, std::pair{"%0A", ""}})
            for (std::size_t at = 0; (at = m_fileName.find(escape, at)) != std::string::npos;)
                m_fileName.replace(at, 3, plain);
    }
}

} // namespace pult::http
