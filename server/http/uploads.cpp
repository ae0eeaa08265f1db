// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/uploads.hpp"

#include <fstream>

#include "server/http/blocking.hpp"
#include "server/http/media_type.hpp"
#include "server/http/multipart.hpp"
#include "server/http/picture_size.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/messages.hpp"

namespace asio = boost::asio;

namespace pult::http {

namespace {

constexpr std::size_t kBatch = 256 * 1024;

/// `filename="x"` or `filename*=UTF-8''x` of a Content-Disposition.
std::string nameFromDisposition(std::string_view header) {
    const std::size_t extended = header.find("filename*=UTF-8''");
    if (extended != std::string_view::npos) {
        std::string_view value = header.substr(extended + 17);
        value = value.substr(0, value.find(';'));
        return percentDecoded(value, false).value_or("");
    }
    const std::size_t plain = header.find("filename=");
    if (plain == std::string_view::npos)
        return {};
    std::string_view value = header.substr(plain + 9);
    if (value.starts_with('"'))
        return std::string(value.substr(1, value.find('"', 1) - 1));
    return std::string(value.substr(0, value.find(';')));
}

/// Takes the bytes of the file out of the request's.
class Unwrapper {
public:
    explicit Unwrapper(const Request& request) {
        const std::string boundary = multipartBoundary(request.header("content-type"));
        if (!boundary.empty())
            m_form.emplace(boundary, "file");
        m_name = nameFromDisposition(request.header("content-disposition"));
        if (m_name.empty())
            m_name = request.query.get("name");
    }

    Result<void> feed(std::string&& bytes, std::string& out) {
        if (m_form)
            return m_form->feed(bytes, out);
        out.append(bytes);
        return {};
    }
    Result<void> end() const {
        if (m_form && !m_form->isComplete())
            return fail(Errc::invalid, "the form has no complete field `file`");
        return {};
    }
    std::string name() const { return safeFileName(m_form ? m_form->fileName() : m_name); }

private:
    std::optional<MultipartReader> m_form;
    std::string m_name;
};

/// What is known about the file so far, and whether it may go on.
struct Progress {
    std::string beginning;
    std::string type;
    std::string head; ///< of what may be a picture
    std::int64_t size = 0;

    Result<void> check(std::string_view fresh, const Unwrapper& unwrapper, const UploadLimits& limits, bool atEnd) {
        size += static_cast<std::int64_t>(fresh.size());
        if (size > limits.maxBytes)
            return fail(Errc::too_large, "the file is larger than " + std::to_string(limits.maxBytes) + " bytes");
        if (head.size() < kPictureHeadBytes && (type.empty() || type.starts_with("image/")))
            head.append(fresh.substr(0, kPictureHeadBytes - head.size()));
        if (!type.empty())
            return {};
        beginning.append(fresh.substr(0, kSniffBytes - std::min(kSniffBytes, beginning.size())));
        if (beginning.size() < kSniffBytes && !atEnd)
            return {};
        if (beginning.empty())
            return fail(Errc::invalid, "the file is empty");
        type = sniffMediaType(beginning, unwrapper.name());
        if (!isAllowedType(limits.types, type))
            return fail(Errc::forbidden, "files of type " + type + " are not taken here");
        return {};
    }
};

void measurePicture(storage::StoredFile& file, std::string_view head) {
    const auto size = file.type.starts_with("image/") ? pictureSize(head) : std::nullopt;
    if (!size)
        return;
    file.width = size->width;
    file.height = size->height;
}

} // namespace

asio::awaitable<Result<storage::StoredFile>> receiveUpload(Request& request, const storage::FileVault& vault,
                                                           asio::thread_pool& pool, UploadLimits limits) {
    auto open = [&vault] { return vault.receive(); };
    auto incoming = co_await onPool(pool, open);
    if (!incoming)
        co_return incoming.error();
    Unwrapper unwrapper(request);
    Progress progress;
    std::string batch;
    bool atEnd = false;
    while (!atEnd) {
        auto piece = co_await request.stream->next();
        if (!piece)
            co_return piece.error();
        atEnd = piece->empty();
        const std::size_t before = batch.size();
        auto unwrapped = atEnd ? unwrapper.end() : unwrapper.feed(std::move(*piece), batch);
        if (unwrapped)
            unwrapped = progress.check(std::string_view(batch).substr(before), unwrapper, limits, atEnd);
        if (!unwrapped)
            co_return unwrapped.error();
        if (batch.empty() || (!atEnd && batch.size() < kBatch))
            continue;
        auto write = [&] { return incoming->write(batch); };
        auto written = co_await onPool(pool, write);
        if (!written)
            co_return written.error();
        batch.clear();
    }
    auto keep = [&] { return incoming->keep(); };
    auto kept = co_await onPool(pool, keep);
    if (!kept)
        co_return kept.error();
    storage::StoredFile file;
    file.sha256 = kept->sha256;
    file.size = kept->size;
    file.name = unwrapper.name();
    file.type = progress.type;
    measurePicture(file, progress.head);
    co_return file;
}

asio::awaitable<Result<storage::StoredFile>> keepDownload(std::string path, std::string name,
                                                          const storage::FileVault& vault, asio::thread_pool& pool) {
    auto take = [&]() -> Result<storage::StoredFile> {
        std::ifstream bytes(path, std::ios::binary);
        auto incoming = vault.receive();
        if (!incoming)
            return incoming.error();
        std::string head, batch(kBatch, '\0');
        while (bytes) {
            bytes.read(batch.data(), static_cast<std::streamsize>(batch.size()));
            const std::string_view fresh(batch.data(), static_cast<std::size_t>(bytes.gcount()));
            head.append(fresh.substr(0, kPictureHeadBytes - std::min(kPictureHeadBytes, head.size())));
            if (auto written = incoming->write(fresh); !written)
                return written.error();
        }
        if (head.empty())
            return fail(Errc::invalid, "the file is empty");
        auto kept = incoming->keep();
        if (!kept)
            return kept.error();
        storage::StoredFile file;
        file.sha256 = kept->sha256;
        file.size = kept->size;
        file.name = safeFileName(name);
        describeContent(file, head);
        return file;
    };
    co_return co_await onPool(pool, take);
}

void describeContent(storage::StoredFile& file, std::string_view head) {
    file.type = sniffMediaType(head.substr(0, kSniffBytes), file.name);
    measurePicture(file, head);
}

Response uploadAnswer(const storage::StoredFile& file) {
    return Response::json(wire::encode(wire::FileUploaded{file.id, file.name, file.type, file.size}));
}

Response uploadRefusal(const Error& error) {
    return Response::error(error, error.code == Errc::forbidden ? 415 : statusOf(error.code));
}

} // namespace pult::http
