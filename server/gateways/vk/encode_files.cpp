// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/vk/encode_files.hpp"

#include "server/gateways/vk/hosts.hpp"

namespace pult::vk {

using messenger::HttpCall;

namespace {

/// Files are large and lines slow: the client ends a transfer that stands still much earlier.
constexpr std::chrono::minutes kTransfer{15};

HttpCall upload(const Account& account, const std::string& address, const messenger::OutgoingFile& file,
                std::string_view field) {
    HttpCall request;
    request.url = address;
    request.named = "upload";
    request.timeout = kTransfer;
    messenger::FormPart part;
    part.name = field;
    part.filePath = file.path;
    part.fileName = file.name;
    part.type = file.type;
    request.form.push_back(std::move(part));
    holdToVk(account, request);
    return request;
}

} // namespace

HttpCall getPhotoServer(const Account& account, std::string_view peer) {
    return call(account, "photos.getMessagesUploadServer", {{"peer_id", std::string(peer)}});
}

HttpCall uploadPhoto(const Account& account, const std::string& address, const messenger::OutgoingFile& file) {
    return upload(account, address, file, "photo");
}

HttpCall savePhoto(const Account& account, const UploadedPhoto& uploaded) {
    return call(account, "photos.saveMessagesPhoto",
                {{"photo", uploaded.photo}, {"server", uploaded.server}, {"hash", uploaded.hash}});
}

HttpCall getDocumentServer(const Account& account, std::string_view peer, wire::AttachmentKind kind) {
    return call(
        account, "docs.getMessagesUploadServer",
        {{"peer_id", std::string(peer)}, {"type", kind == wire::AttachmentKind::voice ? "audio_message" : "doc"}});
}

HttpCall uploadDocument(const Account& account, const std::string& address, const messenger::OutgoingFile& file) {
    return upload(account, address, file, "file");
}

HttpCall saveDocument(const Account& account, const std::string& uploaded, const std::string& title) {
    return call(account, "docs.save", {{"file", uploaded}, {"title", title}});
}

HttpCall download(const Account& account, const std::string& address, const std::string& path,
                  std::uint64_t mostBytes) {
    HttpCall request;
    request.method = "GET";
    request.url = address;
    request.named = "file";
    request.timeout = kTransfer;
    request.answerPath = path;
    request.largestAnswer = mostBytes;
    request.redirects = 3;
    holdToVk(account, request);
    return request;
}

} // namespace pult::vk
