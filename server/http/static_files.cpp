// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/static_files.hpp"

#include <array>

#include <openssl/sha.h>
#include <zlib.h>

namespace pult::http {

namespace {

std::string typeOf(std::string_view name) {
    static constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".html", "text/html; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".json", "application/json"},
        {".txt", "text/plain; charset=utf-8"}};
    for (const auto& [extension, type] : kTypes)
        if (name.ends_with(extension))
            return std::string(type);
    return "application/octet-stream";
}

std::string etagOf(std::string_view bytes) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    std::string etag = "\"";
    for (std::size_t i = 0; i < 12; ++i) {
        etag.push_back(kHex[digest[i] >> 4]);
        etag.push_back(kHex[digest[i] & 15]);
    }
    return etag.append("\"");
}

} // namespace

std::string gzipped(std::string_view bytes) {
    static constexpr int kGzipWindow = 15 + 16;
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWindow, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool complete = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(complete ? stream.total_out : 0);
    deflateEnd(&stream);
    return out;
}

void StaticFiles::add(std::string name, std::string_view bytes) {
    Entry entry;
    entry.bytes = bytes;
    entry.type = typeOf(name);
    m_entries.insert_or_assign(std::move(name), std::move(entry));
}

Response StaticFiles::answer(const Request& request, const std::string& name) {
    const auto found = m_entries.find(name);
    if (found == m_entries.end())
        return Response::error(fail(Errc::not_found, "there is no such file"));
    Entry& entry = found->second;
    if (entry.etag.empty())
        entry.etag = etagOf(entry.bytes);
    Response response;
    response.set("ETag", entry.etag);
    response.set("Cache-Control", "public, max-age=300");
    response.set("Vary", "Accept-Encoding");
    if (hasToken(request.header("if-none-match"), entry.etag)) {
        response.status = 304;
        return response;
    }
    response.set("Content-Type", entry.type);
    const bool takesGzip = request.header("accept-encoding").find("gzip") != std::string_view::npos;
    if (takesGzip && !entry.tried) {
        entry.tried = true;
        if (std::string packed = gzipped(entry.bytes); !packed.empty() && packed.size() < entry.bytes.size())
            entry.gzip = std::make_shared<const std::string>(std::move(packed));
    }
    if (takesGzip && entry.gzip) {
        response.set("Content-Encoding", "gzip");
        response.sharedBody = entry.gzip;
        return response;
    }
    if (!entry.plain)
        entry.plain = std::make_shared<const std::string>(entry.bytes);
    response.sharedBody = entry.plain;
    return response;
}

} // namespace pult::http
