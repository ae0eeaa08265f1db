// SPDX-License-Identifier: GPL-3.0-or-later
// Operators' files that go up in pieces: begun, continued where they were cut off, finished.
#include "server/http/blocking.hpp"
#include "server/http/media_type.hpp"
#include "server/http/picture_size.hpp"
#include "server/http/routes.hpp"
#include "server/http/uploads.hpp"
#include "shared/wire/codec.hpp"
#include "shared/wire/json.hpp"
#include "shared/wire/messages.hpp"

namespace asio = boost::asio;

namespace pult::http {

namespace {

constexpr std::size_t kChunkBatch = 256 * 1024;

Response withOffset(Response response, const storage::Upload& upload) {
    response.set("Upload-Offset", std::to_string(upload.offset));
    return response;
}

Response stateAnswer(const storage::Upload& upload, const storage::StoredFile* file) {
    wire::FileUpload state;
    state.upload_id = upload.id;
    state.offset = upload.offset;
    state.size = upload.size;
    state.chunk_bytes = wire::kUploadChunkBytes;
    state.expires_at = upload.at + storage::kUploadKept;
    if (file)
        state.file = wire::FileUploaded{file->id, file->name, file->type, file->size};
    return withOffset(Response::json(wire::encode(state)), upload);
}

} // namespace

storage::Async<std::string> Routes::uploaderOf(const Request& request) {
    if (isForeign(request, Missing::allowed))
        co_return fail(Errc::forbidden, "this may only be called from the server's own pages");
    auto caller = co_await callerOf(request);
    if (!caller)
        co_return caller.error();
    co_return "operator:" + std::to_string(caller->principal.operatorId.value);
}

asio::awaitable<Response> Routes::beginUpload(Request& request) {
    auto owner = co_await uploaderOf(request);
    if (!owner)
        co_return Response::error(owner.error());
    const auto json = wire::parseJson(request.body);
    if (!json)
        co_return Response::error(json.error());
    auto wanted = wire::decode<wire::FileUploadBegin>(*json);
    if (!wanted)
        co_return Response::error(wanted.error());
    // Said now, not after a hundred megabytes.
    if (m.store.metrics().refusesUploads)
        co_return Response::error(Error{Errc::unavailable, "the server's disk is nearly full", 10'000});
    storage::UploadVault::Announcement announcement;
    announcement.owner = *owner;
    announcement.name = safeFileName(wanted->name);
    announcement.sha256 = std::move(wanted->sha256);
    announcement.size = wanted->size;
    auto begin = [&] { return m.uploads.begin(announcement); };
    auto upload = co_await onPool(m_server.pool(), begin);
    if (!upload)
        co_return Response::error(upload.error());
    if (!upload->file)
        co_return stateAnswer(*upload, nullptr);
    auto file = co_await m.store.file(*upload->file);
    if (file)
        co_return stateAnswer(*upload, &*file);
    // It was an attachment and is none any more: it has to come anew.
    auto again = [&] {
        m.uploads.drop(*owner, upload->id);
        return m.uploads.begin(announcement);
    };
    auto anew = co_await onPool(m_server.pool(), again);
    co_return anew ? stateAnswer(*anew, nullptr) : Response::error(anew.error());
}

asio::awaitable<Response> Routes::uploadState(Request& request) {
    auto owner = co_await uploaderOf(request);
    if (!owner)
        co_return Response::error(owner.error());
    auto find = [&] { return m.uploads.find(*owner, request.tail); };
    auto upload = co_await onPool(m_server.pool(), find);
    if (!upload)
        co_return Response::error(upload.error());
    if (!upload->file)
        co_return stateAnswer(*upload, nullptr);
    auto file = co_await m.store.file(*upload->file);
    co_return stateAnswer(*upload, file ? &*file : nullptr);
}

/// What has come is kept, also of a chunk that breaks off. The value is of no meaning.
asio::awaitable<Result<std::string>> Routes::takeBody(Request& request, std::string owner, std::int64_t offset) {
    std::string batch;
    while (true) {
        auto piece = co_await request.stream->next();
        if (piece)
            batch.append(*piece);
        const bool ends = !piece || piece->empty();
        if (batch.size() >= kChunkBatch || (ends && !batch.empty())) {
            auto append = [&] { return m.uploads.append(owner, request.tail, offset, batch); };
            auto appended = co_await onPool(m_server.pool(), append);
            if (!appended)
                co_return appended.error();
            offset += static_cast<std::int64_t>(batch.size());
            batch.clear();
        }
        if (ends)
            co_return piece;
    }
}

asio::awaitable<Response> Routes::takeChunk(Request& request) {
    auto owner = co_await uploaderOf(request);
    if (!owner)
        co_return Response::error(owner.error());
    const std::int64_t offset = request.query.number("offset", -1);
    if (offset < 0)
        co_return Response::error(fail(Errc::invalid, "offset: expected the number of the first byte"));
    auto find = [&] { return m.uploads.find(*owner, request.tail); };
    auto known = co_await onPool(m_server.pool(), find);
    if (!known)
        co_return Response::error(known.error());
    if (offset > known->offset) // before a megabyte is read for nothing
        co_return withOffset(
            Response::error(fail(Errc::conflict, "the next byte is number " + std::to_string(known->offset))), *known);
    auto taken = co_await takeBody(request, *owner, offset);
    auto settle = [&] { return m.uploads.settle(*owner, request.tail); };
    auto upload = co_await onPool(m_server.pool(), settle);
    if (!upload)
        co_return Response::error(upload.error());
    co_return taken ? stateAnswer(*upload, nullptr) : withOffset(Response::error(taken.error()), *upload);
}

asio::awaitable<Response> Routes::finishUpload(Request& request) {
    auto owner = co_await uploaderOf(request);
    if (!owner)
        co_return Response::error(owner.error());
    auto assemble = [&] { return m.uploads.assemble(*owner, request.tail, kPictureHeadBytes); };
    auto assembled = co_await onPool(m_server.pool(), assemble);
    if (!assembled) {
        Response refused = Response::error(assembled.error());
        auto find = [&] { return m.uploads.find(*owner, request.tail); };
        auto upload = co_await onPool(m_server.pool(), find);
        co_return upload ? withOffset(std::move(refused), *upload) : std::move(refused);
    }
    if (assembled->upload.file) {
        auto stored = co_await m.store.file(*assembled->upload.file);
        co_return stored ? uploadAnswer(*stored) : Response::error(stored.error());
    }
    storage::StoredFile file;
    file.sha256 = assembled->upload.sha256;
    file.size = assembled->upload.size;
    file.name = assembled->upload.name;
    file.owner = *owner;
    file.at = m.clock.now();
    describeContent(file, assembled->head);
    auto added = co_await m.store.addFile(std::move(file));
    if (!added)
        co_return Response::error(added.error());
    auto note = [&] { return m.uploads.finished(*owner, request.tail, added->id); };
    auto noted = co_await onPool(m_server.pool(), note);
    if (!noted) // the file is there: who asks again gets another number for it
        m.uploads.drop(*owner, request.tail);
    co_return uploadAnswer(*added);
}

asio::awaitable<Response> Routes::dropUpload(Request& request) {
    auto owner = co_await uploaderOf(request);
    if (!owner)
        co_return Response::error(owner.error());
    auto drop = [&] {
        m.uploads.drop(*owner, request.tail);
        return true;
    };
    co_await onPool(m_server.pool(), drop);
    co_return Response(204);
}

} // namespace pult::http
