// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shared/base/clock.hpp"
#include "shared/base/error.hpp"
#include "shared/base/ids.hpp"
#include "shared/domain/working_hours.hpp"
#include "shared/wire/types.hpp"

/// The life of a dialog as a pure function: (dialog, event, moment) -> (dialog, transitions) or a
/// refusal with a reason. No I/O, no clock, no ids made here: the store calls it inside the
/// transaction that writes the result.
namespace pult::domain {

using wire::DialogStatus;
using wire::Resolution;

/// Who caused an event.
struct Actor {
    wire::AuthorKind kind = wire::AuthorKind::system;
    std::int64_t id = 0; ///< operator or customer
    std::string name;
};

/// Everything about a dialog that decides what may happen to it.
struct Dialog {
    DialogId id;
    ThreadId threadId;
    CustomerId customerId;
    ChannelId channelId;

    DialogStatus status = DialogStatus::unknown;
    std::optional<Time> waitingSince;       ///< first unanswered inbound; `unanswered` is derived from it
    std::optional<Time> formerWaitingSince; ///< what the last reply answered; restored when every such reply fails
    std::optional<Time> answerDueAt;        ///< the wait is to end by then
    std::optional<Time> answerWarningAt;    ///< little of that time is left from then on
    std::optional<Time> answerAlertAt;      ///< people are told then that an answer is due soon, or that it is late
    std::optional<Time> windowEndsAt;       ///< the messenger takes free words until then
    bool windowClosing = false;             ///< who waits is to be answered before that time is over, and it soon is
    OperatorId assignee;                    ///< in `offered` the one it is offered to; 0: nobody
    GroupId group;
    StageId stage;
    std::optional<Resolution> resolution;

    Time openedAt;
    std::optional<Time> closedAt;
    std::optional<Time> handoverAt; ///< from the bot to people
    std::optional<Time> assignedAt;
    std::optional<Time> offerDeadline;
    std::vector<OperatorId> declined; ///< not offered again in this round
    std::optional<Time> snoozedUntil;
    bool snoozedUntilReply = false;
    OperatorId lastAssignee; ///< whom a reopened dialog returns to
    std::vector<OperatorId> followers;
    DialogId mergedInto;

    int priority = 0;
    int reopens = 0;
    bool companyStarted = false;
    bool humanReplied = false;
    std::optional<int> rating;

    Seq lastInboundSeq = 0;
    Seq lastReplySeq = 0; ///< newest public message of our staff; a bot's doesn't count
    OperatorId lastReplyBy;
    std::int64_t version = 0; ///< +1 with every event that changed anything

    bool operator==(const Dialog&) const = default;
};

/// Settings of the group and the channel that the rules ask for.
struct Policy {
    bool botAnswers = false; ///< the channel has a bot and it is within its hours
    Millis reopenWindow = std::chrono::hours{24};
    bool stickyReopen = true;           ///< a reopened dialog goes back to its last operator
    bool requeueSnoozedOfAbsent = true; ///< when the assignee is away at the end of a snooze
    Millis acceptTimeout = std::chrono::seconds{60};
    Millis surveyWindow = std::chrono::hours{24};
    Millis absentAfter{0};  ///< nothing seen of an operator for so long: who waits for him goes to the queue; 0: never
    Millis answerWithin{0}; ///< from the first unanswered message; 0: whenever it may be
    WorkingHours hours;     ///< that time goes by in them
};

/// What can happen. Moments come from the server's clock except where a member says otherwise.
namespace event {

/// A customer's message. `at` is when it was written, and starts the wait.
struct Inbound {
    Time at;
    Seq seq = 0;
    bool assigneePresent = true;
};
struct HandedOver {}; ///< bot to people: asked for one, misunderstood, failed, or a rule
struct BotFinished {};
struct Offered {
    OperatorId to;
    bool newRound = false; ///< everybody has declined: those who did may be offered it again
};
struct OfferAccepted {
    OperatorId by;
};
struct OfferMissed { ///< time-out, decline, or the operator left
    OperatorId by;
};
struct Taken {
    OperatorId by;
    std::optional<std::int64_t> version; ///< compare-and-set
};
/// A public reply committed as `queued`. From queued, bot and an offer to the sender it takes the
/// dialog as well; a dialog that somebody else has stays his. Only the reply of an operator (the
/// actor's kind) answers: one by a bot or an automatic text ends no wait.
struct Replied {
    OperatorId by;
    Seq seq = 0;                ///< of the reply
    std::optional<Seq> seenSeq; ///< newest message the sender had seen; empty: all of them
};
struct MarkedAnswered {
    std::optional<Seq> seenSeq;
};
struct MarkedUnanswered {};
struct RepliesFailed {}; ///< every reply that answered has ended failed or cancelled
struct Snoozed {
    std::optional<Time> until;
    bool untilReply = false;
    std::optional<Seq> seenSeq;
};
struct AnswerAlerted {}; ///< the timer: an answer is due soon, or late
struct WindowClosing {}; ///< the timer: the messenger's time to answer who waits is over soon
struct SnoozeEnded {     ///< the timer
    bool assigneePresent = true;
};
struct Closed {
    Resolution resolution = Resolution::resolved;
    std::optional<Seq> seenSeq;
    bool unsentReplies = false;               ///< an outbox row is scheduled, queued or in flight
    std::vector<std::string> missingFields{}; ///< names of what the card must say before, and doesn't
};
struct IdledOut {}; ///< the customer has been silent for longer than the group allows
struct Reopened {   ///< by an operator; the caller has made sure that it is the newest of its thread
    OperatorId by;
};
struct Transferred {
    OperatorId to; ///< 0: to the queue of `group`
    GroupId group;
    bool offer = false; ///< offered first instead of assigned at once
};
struct TakenOver {
    OperatorId by;
};
struct MarkedSpam {
    bool unsentReplies = false;
};
struct Merged { ///< the caller has made sure that `into` is open, and with the same customer
    DialogId into;
    std::optional<Seq> seenSeq = {};
    bool unsentReplies = false; ///< an outbox row is queued or in flight
};
struct CompanyWrote { ///< opens a dialog; `seq` of the first message
    OperatorId by;
    Seq seq = 0;
};
struct AssigneeLost {     ///< blocked, or unreachable for too long
    bool forGood = false; ///< he answers nobody any more: those who wait for nothing leave him as well
};
struct Rated {
    int score = 0; ///< 1 to 5
};

} // namespace event

using DialogEvent =
    std::variant<event::Inbound, event::HandedOver, event::BotFinished, event::Offered, event::OfferAccepted,
                 event::OfferMissed, event::Taken, event::Replied, event::MarkedAnswered, event::MarkedUnanswered,
                 event::RepliesFailed, event::Snoozed, event::SnoozeEnded, event::Closed, event::IdledOut,
                 event::Reopened, event::Transferred, event::TakenOver, event::MarkedSpam, event::Merged,
                 event::CompanyWrote, event::AssigneeLost, event::Rated, event::AnswerAlerted, event::WindowClosing>;

/// One step of the lifecycle, for the journal. The causes: `inbound`, `company_wrote`, `handed_over`,
/// `bot_finished`, `offered`, `accepted`, `offer_missed`, `taken`, `replied`, `marked_answered`,
/// `marked_unanswered`, `replies_failed`, `snoozed`, `snooze_ended`, `closed`, `idled_out`, `reopened`,
/// `transferred`, `taken_over`, `marked_spam`, `merged`, `assignee_lost`, `answer_due`, `answer_late`,
/// `window_closing`. A change that leaves the status as it was is a transition too when it starts or ends a wait, moves
/// the dialog to somebody else, or when an answer is due soon or late, or soon not to be given in free words.
struct Transition {
    std::string cause; ///< one of the words above, never renamed
    DialogStatus from = DialogStatus::unknown;
    DialogStatus to = DialogStatus::unknown;

    bool operator==(const Transition&) const = default;
};

struct Outcome {
    Dialog dialog;
    std::vector<Transition> transitions; ///< empty: nothing about the lifecycle changed
    bool opened = false;                 ///< a new dialog (its id is set by the caller)
};

/// Opens a dialog in a thread that has none open. Inbound and CompanyWrote only.
[[nodiscard]] Result<Outcome> open(const DialogEvent& event, const Actor& actor, Time now, const Policy& policy);

/// Applies an event to a dialog, open or closed. What is so already (a take by who has it, a second
/// close for the same reason, an answered mark on an answered one) succeeds and changes nothing, so
/// that a command may be repeated; so do reports about replies of a dialog that is closed by now.
/// Errors   taken           somebody else was faster (detail names the rule, the caller adds the name)
///          stale           the sender had not seen the newest message, or the version moved on
///          unsent          a reply of it is still on its way
///          missing_fields  detail lists them
///          conflict        not possible in this status
///          invalid         the event itself makes no sense (a snooze into the past, a rating of 9)
[[nodiscard]] Result<Outcome> apply(const Dialog& dialog, const DialogEvent& event, const Actor& actor, Time now,
                                    const Policy& policy);

/// A customer's message to a thread: the open dialog, or its last closed one, decides whether it
/// continues, reopens, or a new one opens.
[[nodiscard]] Result<Outcome> receive(const std::optional<Dialog>& latest, const event::Inbound& event,
                                      const Actor& actor, Time now, const Policy& policy);

/// Whose dialog it is where permissions ask: the assignee, of a closed dialog the last one.
[[nodiscard]] OperatorId ownerOf(const Dialog& dialog);

/// True when `status`, assignee, snooze and closing facts fit together; used by tests and `verify`.
[[nodiscard]] bool isConsistent(const Dialog& dialog);

/// Delivery states as a lattice: the state after `next` was reported while in `current`. Late lower
/// states change nothing; `uncertain` may still become anything a person or the messenger knows.
/// Our own steps back (`inflight` or `failed` to `queued` for another try) don't go through here.
[[nodiscard]] wire::MessageState advance(wire::MessageState current, wire::MessageState next);

} // namespace pult::domain
