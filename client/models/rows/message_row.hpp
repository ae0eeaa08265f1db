// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/dialog_row.hpp"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace pult::client {

enum class AuthorKind { customer, user, bot, system };

/// Why an attachment that has a file is without it.
enum class Absence { none, pending, tooLarge, gone, failed };

struct AttachmentRow {
    std::int64_t fileId = 0; ///< 0: there is no file, or it isn't here
    QString kind;            ///< "image", "video", "voice", "audio", "file", "sticker", "location", "contact"
    QString name;
    QString mime;
    std::int64_t bytes = 0;
    int width = 0;  ///< pixels, 0 when unknown
    int height = 0; ///< pixels, 0 when unknown
    Absence absence = Absence::none;
    std::int64_t durationMs = 0; ///< 0 when unknown
    QString place{};             ///< of a location: its address, else its coordinates
    QStringList phones{};        ///< of a contact
    QString emoji{};             ///< of a sticker
    QList<int> waveform{};       ///< of a voice message: loudness 0 to 31; empty when the messenger tells none
    QString url{};               ///< where it can be looked at without a file of ours
    bool operator==(const AttachmentRow&) const = default;
};

struct ReplyRow {
    std::int64_t id = 0; ///< 0: not a reply
    QString author;
    QString text;
    bool operator==(const ReplyRow&) const = default;
};

/// What a message said until it was edited.
struct FormerTextRow {
    QString text;
    std::int64_t untilMs = 0;
    bool operator==(const FormerTextRow&) const = default;
};

struct ReactionRow {
    QString emoji;
    QString author;
    bool operator==(const ReactionRow&) const = default;
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
    std::int64_t stateAtMs = 0;   ///< when it was read, or since when it waits
    bool canLink = false;         ///< the messenger refused its files, which may go as links
    bool barred = false;          ///< it failed because the customer can't be had in this channel
    bool windowOver = false;      ///< it failed because only an approved template is taken by now
    std::int64_t heldUntilMs = 0; ///< until then its author may take it back
    bool waitsHere = false;       ///< at this computer, for the connection
    QString errorText;            ///< why it failed or is uncertain, in the user's words
    std::int64_t editedAtMs = 0;
    QList<FormerTextRow> formerTexts; ///< oldest first
    std::int64_t deletedAtMs = 0;     ///< taken back by its author; the text is kept
    bool withheld = false;            ///< what the customer took back is not for this operator: nothing of it is here
    bool forwarded = false;
    QString forwardedFrom; ///< whose words it passes on; empty when the messenger hides it
    bool pressed = false;  ///< the customer pressed the button of this title
    QList<ReactionRow> reactions;
    QString unsupported;        ///< the messenger's word for what can't be shown of it; empty: all can
    QStringList waitingChanges; ///< what is on its way to the customer's messenger, a line each
    QStringList refusedChanges; ///< what that did not take
    bool mine = false;          ///< written by the operator at this desk
    QString whisperTo;          ///< a note addressed to one operator
    std::int64_t leadsTo = 0;   ///< of a system line: another dialog that it speaks of; 0: none
    QStringList mentions;       ///< of a note: how the words for those begin whom it calls, "@Anna"
    QString channel;            ///< where several channels stand together: the one it went through
    QString channelKind;        ///< of that channel: "whatsapp"; empty: all stand in one
    int revision = 0;           ///< grows with every change of this row; layouts are cached by it
    bool operator==(const MessageRow&) const = default;
};

} // namespace pult::client

Q_DECLARE_METATYPE(const pult::client::MessageRow*)
