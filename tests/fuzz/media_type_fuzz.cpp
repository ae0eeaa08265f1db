// SPDX-License-Identifier: GPL-3.0-or-later
// Uploads: the first line is the file's name, the rest its content.
#include "server/http/media_type.hpp"
#include "server/http/picture_size.hpp"
#include "shared/base/utf8.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

void run(std::string_view bytes) {
    const auto [name, content] = byFirstLine(bytes);
    const std::string type = http::sniffMediaType(content, name);
    expect(type.find('/') != std::string::npos, "a media type has two halves");
    expect(http::isAllowedType({type}, type), "a type allows itself");
    const auto size = http::pictureSize(content);
    expect(!size || (size->width > 0 && size->height > 0), "a picture has a size");
    const std::string safe = http::safeFileName(name);
    expect(!safe.empty() && safe.size() <= 200, "a name is there and not too long");
    expect(safe.find('/') == std::string::npos && safe.find('\\') == std::string::npos && safe != ".." && safe != ".",
           "a name is no path");
    expect(utf8::isValid(safe), "a name is well-formed");
    expect(http::safeFileName(safe) == safe, "a safe name stays");
}

} // namespace pult::fuzz
