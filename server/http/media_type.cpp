// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/media_type.hpp"

#include <algorithm>
#include <cctype>

#include "shared/base/utf8.hpp"
#include "shared/domain/voice_type.hpp"

namespace pult::http {

namespace {

constexpr std::size_t kMaxName = 200;

struct Signature {
    std::size_t at;
    std::string_view bytes;
    std::string_view type;
};

using namespace std::string_view_literals;

constexpr Signature kSignatures[] = {
    {0, "\x89PNG\r\n\x1A\n"sv, "image/png"},
    {0, "\xFF\xD8\xFF"sv, "image/jpeg"},
    {0, "GIF87a"sv, "image/gif"},
    {0, "GIF89a"sv, "image/gif"},
    {8, "WEBP"sv, "image/webp"},
    {8, "WAVE"sv, "audio/wav"},
    {0, "%PDF-"sv, "application/pdf"},
    {0, "OggS"sv, "audio/ogg"},
    {0, "ID3"sv, "audio/mpeg"},
    {0, "\xFF\xFB"sv, "audio/mpeg"},
    {0, "\xFF\xF3"sv, "audio/mpeg"},
    {0, "fLaC"sv, "audio/flac"},
    {4, "ftypM4A"sv, "audio/mp4"},
    {4, "ftypheic"sv, "image/heic"},
    {4, "ftypavif"sv, "image/avif"},
    {4, "ftypqt"sv, "video/quicktime"},
    {4, "ftyp"sv, "video/mp4"},
    {0, "\x1A\x45\xDF\xA3"sv, "video/webm"},
    {0, "\x1F\x8B"sv, "application/gzip"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "application/x-7z-compressed"},
    {0, "Rar!\x1A\x07"sv, "application/vnd.rar"},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "application/x-ole-storage"},
    {0, "{\\rtf"sv, "application/rtf"},
    {0, "MZ"sv, "application/x-msdownload"},
    {0,
     "\x7F"
     "ELF"sv,
     "application/x-executable"},
    {0, "#!"sv, "text/x-script"},
};

struct ZipFormat {
    std::string_view extension;
    std::string_view type;
};

constexpr ZipFormat kZipFormats[] = {
    {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {".odt", "application/vnd.oasis.opendocument.text"},
    {".ods", "application/vnd.oasis.opendocument.spreadsheet"},
};

std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

std::string_view zipType(std::string_view name) {
    const std::string wanted = lowered(name);
    for (const ZipFormat& format : kZipFormats)
        if (wanted.ends_with(format.extension))
            return format.type;
    return "application/zip";
}

/// Text without control characters; a sequence cut off at the end of what was read doesn't count.
bool isText(std::string_view beginning) {
    for (int cut = 0; cut < 4 && !utf8::isValid(beginning) && !beginning.empty(); ++cut)
        beginning.remove_suffix(1);
    return utf8::isValid(beginning) && std::none_of(beginning.begin(), beginning.end(), [](unsigned char c) {
               return (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == 0x7F;
           });
}

/// What a browser would take for markup is not plain text, whatever it calls itself.
std::string_view textType(std::string_view beginning) {
    if (beginning.starts_with("\xEF\xBB\xBF"))
        beginning.remove_prefix(3);
    const std::string text = lowered(beginning.substr(0, 1024));
    const std::size_t first = text.find_first_not_of(" \t\r\n\f");
    if (first == std::string::npos || text[first] != '<')
        return "text/plain";
    if (text.find("<svg") != std::string::npos)
        return "image/svg+xml";
    if (text.compare(first, 5, "<?xml") == 0)
        return "text/xml";
    return "text/html";
}

} // namespace

std::string sniffMediaType(std::string_view beginning, std::string_view name) {
    if (domain::isVoice(beginning))
        return std::string(domain::kVoiceType);
    for (const Signature& signature : kSignatures)
        if (beginning.size() >= signature.at + signature.bytes.size() &&
            beginning.substr(signature.at, signature.bytes.size()) == signature.bytes &&
            (signature.at != 8 || beginning.starts_with("RIFF")))
            return std::string(signature.type);
    if (beginning.starts_with("PK\x03\x04"))
        return std::string(zipType(name));
    if (!beginning.empty() && isText(beginning))
        return std::string(textType(beginning));
    return "application/octet-stream";
}

bool isAllowedType(const std::vector<std::string>& types, std::string_view type) {
    return types.empty() || std::any_of(types.begin(), types.end(), [&](std::string_view allowed) {
               if (allowed == "*/*")
                   return true;
               if (allowed.ends_with("/*"))
                   return type.starts_with(allowed.substr(0, allowed.size() - 1));
               return domain::bareType(allowed) == domain::bareType(type);
           });
}

std::string safeFileName(std::string_view name) {
    if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string_view::npos)
        name.remove_prefix(slash + 1);
    std::string clean = utf8::isValid(name) ? utf8::cleaned(name) : std::string();
    std::erase_if(clean, [](char c) { return c == '\n' || c == '\t'; });
    // Marks that reorder text could make one extension look like another.
    for (const std::string_view mark : {"\u200E"sv, "\u200F"sv, "\u202A"sv, "\u202B"sv, "\u202C"sv, "\u202D"sv,
                                        "\u202E"sv, "\u2066"sv, "\u2067"sv, "\u2068"sv, "\u2069"sv})
        for (std::size_t at = 0; (at = clean.find(mark, at)) != std::string::npos;)
            clean.erase(at, mark.size());
    if (clean.size() > kMaxName) {
        const std::size_t dot = clean.rfind('.');
        const std::string extension =
            dot != std::string::npos && clean.size() - dot <= 16 ? clean.substr(dot) : std::string();
        std::size_t keep = kMaxName - extension.size();
        while (keep > 0 && (static_cast<unsigned char>(clean[keep]) & 0xC0u) == 0x80u)
            --keep;
        clean = clean.substr(0, keep) + extension;
    }
    clean = utf8::cleaned(clean); // white space may have come to the ends
    return clean.empty() || clean == "." || clean == ".." ? "file" : clean;
}

} // namespace pult::http
