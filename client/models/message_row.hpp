// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/dialog_row.hpp"

#include <QList>
#include <QMetaType>
#include <QString>

#include <cstdint>

namespace pult::client {

enum class AuthorKind { customer, user, bot, system };

struct AttachmentRow {
    std::int64_t fileId = 0;
    QString kind; ///< "image", "video", "audio", "file"
    QString name;
    QString mime;
    std::int64_t bytes = 0;
    int width = 0;  ///< pixels, 0 when unknown
    int height = 0; ///< pixels, 0 when unknown
    bool operator==(const AttachmentRow&) const = default;
};

struct ReplyRow {
    std::int64_t id = 0; ///< 0: not a reply
    QString author;
    QString text;
    bool operator==(const ReplyRow&) const = default;
};

/// One entry of a thread. Times are UTC milliseconds, 0 means "not set".
struct MessageRow {
    std::int64_t id = 0; ///< 0 while the message exists only here
    QString clientId;    ///< set on what this operator sent; names the row until `id` is known
    std::int64_t seq = 0;
    std::int64_t dialogId = 0;
    Direction direction = Direction::in;
    AuthorKind authorKind = AuthorKind::customer;
    QString authorName;
    QString text;
    QString event; ///< of a system line: "taken", "closed", ...
    QList<AttachmentRow> attachments;
    ReplyRow replyTo;
    std::int64_t atMs = 0;
    DeliveryState state = DeliveryState::none;
    std::int64_t stateAtMs = 0; ///< when it was read, or since when it waits
    QString errorText;          ///< why it failed or is uncertain, in the user's words
    std::int64_t editedAtMs = 0;
    bool deletedByCustomer = false;
    bool mine = false; ///< written by the operator at this desk
    QString whisperTo; ///< a note addressed to one operator
    int revision = 0;  ///< grows with every change of this row; layouts are cached by it
    bool operator==(const MessageRow&) const = default;
};

} // namespace pult::client

Q_DECLARE_METATYPE(const pult::client::MessageRow*)
