// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>

#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/storage/file_vault.hpp"

namespace pult::http {

/// What an upload may be.
struct UploadLimits {
    std::int64_t maxBytes = 0;
    std::vector<std::string> types; ///< by content; empty: all
};

/// Takes a file in while it arrives: the field `file` of a form, or the body itself (named by Content-Disposition or
/// the query's `name`). Sniffs the type, writes to the vault on the pool, holds a few hundred KiB at most.
///
/// What comes back has hash, name, type and size; owner and time are the caller's.
/// Errors   too_large, invalid (empty, cut off, malformed), unavailable (disk)
///          forbidden   its type is not among those allowed
[[nodiscard]] boost::asio::awaitable<Result<storage::StoredFile>>
receiveUpload(Request& request, const storage::FileVault& vault, boost::asio::thread_pool& pool, UploadLimits limits);

/// Takes a file that lies on the disk into the vault; owner and time are the caller's. The file stays where it is.
/// Errors   invalid (empty), unavailable (disk)
[[nodiscard]] boost::asio::awaitable<Result<storage::StoredFile>>
keepDownload(std::string path, std::string name, const storage::FileVault& vault, boost::asio::thread_pool& pool);

/// Type, and size of a picture, by the file's first bytes and its name.
void describeContent(storage::StoredFile& file, std::string_view head);

/// The answer to an upload: {file_id, name, type, size}.
[[nodiscard]] Response uploadAnswer(const storage::StoredFile& file);
/// The answer to a refused one; a type that isn't allowed is 415.
[[nodiscard]] Response uploadRefusal(const Error& error);

} // namespace pult::http
