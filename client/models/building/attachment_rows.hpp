// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "client/models/rows/message_row.hpp"
#include "shared/wire/types.hpp"

namespace pult::client {

[[nodiscard]] QString attachmentKind(wire::AttachmentKind kind);
[[nodiscard]] QList<AttachmentRow> attachmentRows(const std::vector<wire::Attachment>& attachments);

} // namespace pult::client
