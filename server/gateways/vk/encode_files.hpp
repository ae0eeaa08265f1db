// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateways/vk/answers.hpp"
#include "server/gateways/vk/encode.hpp"

/// Files to VK: ask for an address, upload there, save; what saving answers goes into OutgoingFile::uploaded. A
/// picture goes as a photo, everything else as a document, a recorded voice as a kind of document.
namespace pult::vk {

[[nodiscard]] messenger::HttpCall getPhotoServer(const Account& account, std::string_view peer);
[[nodiscard]] messenger::HttpCall uploadPhoto(const Account& account, const std::string& address,
                                              const messenger::OutgoingFile& file);
[[nodiscard]] messenger::HttpCall savePhoto(const Account& account, const UploadedPhoto& uploaded);

[[nodiscard]] messenger::HttpCall getDocumentServer(const Account& account, std::string_view peer,
                                                    wire::AttachmentKind kind);
[[nodiscard]] messenger::HttpCall uploadDocument(const Account& account, const std::string& address,
                                                 const messenger::OutgoingFile& file);
/// `uploaded` is what the upload answered.
[[nodiscard]] messenger::HttpCall saveDocument(const Account& account, const std::string& uploaded,
                                               const std::string& title);

/// A customer's file, to `path`.
[[nodiscard]] messenger::HttpCall download(const Account& account, const std::string& address, const std::string& path,
                                           std::uint64_t mostBytes);

} // namespace pult::vk
