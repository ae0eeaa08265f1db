// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "client/state/attachment_tray.hpp"
#include "client/views/composer/pending_file.hpp"
#include "shared/domain/capabilities.hpp"

namespace pult::client {

class Desk;

/// "image", "video", "audio", "voice" or "file", by its media type.
[[nodiscard]] QString fileKind(const QString& type);
/// On its way up, as a tray shows it; without its picture.
[[nodiscard]] PendingFileRow pendingFile(const TrayFile& file);
/// The largest file that the server takes.
[[nodiscard]] qint64 mostFileBytes(const Desk& desk);
/// What the dialog's messenger takes; null where that isn't known.
[[nodiscard]] const domain::Capabilities* messengerOf(const Desk& desk, DialogId id);
/// How small a picture must become to go as a photo there; nothing where it is small enough, or can't be made so.
[[nodiscard]] std::optional<qint64> mostPhotoBytes(const domain::Capabilities* can, const QString& type, qint64 bytes);

} // namespace pult::client
