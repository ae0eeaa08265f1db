// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/delegates/attachment_layout.hpp"

class QPainter;

namespace pult::client {

struct MessageLook;

/// Paints what a message carries in its place.
void paintAttachment(QPainter& painter, const AttachmentSpan& span, const AttachmentRow& attachment,
                     const MessageLook& look, const kit::Theme& theme);

} // namespace pult::client
