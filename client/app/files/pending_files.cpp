// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/files/pending_files.hpp"

#include "client/app/files/file_words.hpp"
#include "client/state/desk.hpp"

#include <QStringList>

#include "shared/domain/capabilities.hpp"
#include "shared/domain/voice_type.hpp"

namespace pult::client {

namespace {

/// Said by servers that don't tell theirs.
constexpr qint64 kUsualMost = 100 * 1024 * 1024;

PendingFileRow::State uploadState(TrayFile::State state) {
    switch (state) {
    case TrayFile::State::ready:
        return PendingFileRow::State::ready;
    case TrayFile::State::failed:
        return PendingFileRow::State::failed;
    case TrayFile::State::uploading:
        break;
    }
    return PendingFileRow::State::uploading;
}

} // namespace

QString fileKind(const QString& type) {
    if (type == QLatin1String(domain::kVoiceType.data(), domain::kVoiceType.size()))
        return QStringLiteral("voice");
    for (const QString& family : {QStringLiteral("image"), QStringLiteral("video"), QStringLiteral("audio")})
        if (type.startsWith(family + u'/'))
            return family;
    return QStringLiteral("file");
}

PendingFileRow pendingFile(const TrayFile& file) {
    PendingFileRow row;
    row.id = file.id;
    row.name = file.source.name;
    row.kind = fileKind(file.type);
    row.bytes = file.bytes;
    row.percent = file.bytes > 0 ? static_cast<int>(file.sent * 100 / file.bytes) : 0;
    row.state = uploadState(file.state);
    row.waits = file.waits;
    row.bytesPerSecond = file.pace.bytesPerSecond();
    if (file.state == TrayFile::State::failed)
        row.problem = uploadProblemWords(file.error);
    return row;
}

qint64 mostFileBytes(const Desk& desk) {
    return desk.server().max_file_bytes.value_or(kUsualMost);
}

const domain::Capabilities* messengerOf(const Desk& desk, DialogId id) {
    const wire::Dialog* dialog = desk.dialog(id);
    const wire::Channel* channel = dialog ? desk.roster().channel(dialog->channel_id) : nullptr;
    return channel ? &domain::capabilitiesOf(channel->kind) : nullptr;
}

std::optional<qint64> mostPhotoBytes(const domain::Capabilities* can, const QString& type, qint64 bytes) {
    static const QStringList kReadable{QStringLiteral("image/jpeg"), QStringLiteral("image/png"),
                                       QStringLiteral("image/webp")};
    const domain::MediaRule* photo = can ? domain::photoRuleFor(*can, "image/jpeg") : nullptr;
    if (!photo || !kReadable.contains(type) || bytes <= photo->mostBytes)
        return std::nullopt;
    return photo->mostBytes;
}

} // namespace pult::client
