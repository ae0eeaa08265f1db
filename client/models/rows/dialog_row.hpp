// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <cstdint>

#include "client/models/rows/text_rule.hpp"
#include "client/models/rows/wait_clock.hpp"

namespace pult::client {

enum class DialogStatus { bot, queued, offered, active, waiting, snoozed, closed };

/// Open, and nobody works on it yet.
constexpr bool isUntaken(DialogStatus status) {
    return status == DialogStatus::bot || status == DialogStatus::queued || status == DialogStatus::offered;
}

/// Who wrote the last line of a dialog, seen from the company.
enum class Direction { in, out, note, system };

/// Where an outgoing message is. `none` for everything that isn't outgoing.
enum class DeliveryState { none, scheduled, queued, inflight, accepted, delivered, read, failed, uncertain, cancelled };

/// How much sooner than others a dialog is to be answered, as on the wire.
inline constexpr int kLowPriority = -1;
inline constexpr int kHighPriority = 1;
inline constexpr int kUrgentPriority = 2;

/// What a reply in a dialog needs when a colleague has it: nothing, a word of its sender, or that he takes it over.
enum class ReplyLeave { given, asked, refused };

/// A stage that can be chosen for a dialog.
struct StageRow {
    std::int64_t id = 0;
    QString name;
    bool fits = true; ///< it can be set while the dialog is as it is
};

/// One dialog as the list and the thread header show it. Times are UTC milliseconds, 0 means "not set".
struct DialogRow {
    std::int64_t id = 0;
    std::int64_t customerId = 0;
    QString customerName;
    QString guestNumber = {}; ///< of a customer without a name, in place of the longer customerName
    QString channelKind;      ///< "whatsapp", "telegram", "vk", "webchat", ...
    QString channelName;      ///< as the admin named it
    TextRule textRule;        ///< what the channel takes as one message
    std::int64_t voiceMs = 0; ///< how long a voice message the channel takes; 0: none
    QString address;          ///< tail of the customer's address in the channel, masked as the role demands
    DialogStatus status = DialogStatus::queued;

    bool unanswered = false;
    std::int64_t waitingSinceMs = 0;  ///< first unanswered message of the customer
    std::int64_t answerWarningMs = 0; ///< little of the time for an answer is left from then on
    std::int64_t answerDueMs = 0;     ///< 0: there is no such time, the waiting chip stays neutral
    WaitClock clock;                  ///< what the wait is told by
    std::int64_t snoozedUntilMs = 0;
    std::int64_t windowEndsMs = 0; ///< until then the messenger takes free replies; 0: it always does

    QString lastText;
    Direction lastDirection = Direction::in;
    DeliveryState lastState = DeliveryState::none;
    QString lastAuthor;         ///< who of us wrote it; empty: the customer, or the operator himself
    QString lastAttachmentKind; ///< "image", "file", ... when the last message is (also) an attachment
    QString lastUnsupported;    ///< the messenger's word for what can't be shown
    bool lastDeleted = false;   ///< taken back by its author
    std::int64_t lastAtMs = 0;  ///< of the last words; of a closed dialog, when it was closed

    QStringList tags;
    std::int64_t assigneeId = 0;
    QString assigneeName;
    QString assigneeStatus = {}; ///< online or not, in words; of the open dialog only
    bool mine = false;
    // These of the open dialog only.
    ReplyLeave replyLeave = ReplyLeave::given;
    bool mayTakeOver = true; ///< from the colleague who has it
    bool mayNote = true;
    bool mayClose = true;
    QString senior = {}; ///< who can help where one's own rights end; empty: nobody who sees it

    int unread = 0;
    bool heard = false; ///< the customer has written in it
    bool spam = false;
    std::int64_t mergedInto = 0; ///< the dialog that it was joined with and that goes on; 0: none
    int priority = 0;
    std::int64_t stageId = 0;
    QString stageName;     ///< empty: none
    QStringList followers; ///< colleagues who hear of it without having it
    bool followed = false; ///< by the operator at this desk
    QString whisperTo;     ///< whom a note may be whispered to; empty: nobody

    QString draftText; ///< unsent words of this operator, of a reply before those of a note; empty: none
    bool draftIsNote = false;
    QString typing; ///< name of who is typing, the customer or a colleague; empty: nobody
    std::int64_t typingSinceMs = 0;
    QStringList viewing; ///< colleagues who have the dialog open
    bool customerIsTyping = false;
    bool pending = false; ///< something done with it waits for the server
    bool barred = false;  ///< the customer can't be had in this channel; of the open dialog only
};

} // namespace pult::client

Q_DECLARE_METATYPE(const pult::client::DialogRow*)
