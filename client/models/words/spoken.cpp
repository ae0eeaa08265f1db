// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/words/spoken.hpp"

#include "client/models/words/content_words.hpp"
#include "client/models/words/priority_words.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace pult::client {

namespace {

/// Context of the translations.
struct Spoken {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Spoken)
};

QString stateWords(DeliveryState state) {
    switch (state) {
    case DeliveryState::scheduled:
        return Spoken::tr("scheduled");
    case DeliveryState::queued:
    case DeliveryState::inflight:
        return Spoken::tr("waiting to be sent");
    case DeliveryState::accepted:
        return Spoken::tr("sent");
    case DeliveryState::delivered:
        return Spoken::tr("delivered");
    case DeliveryState::read:
        return Spoken::tr("read", "by the customer");
    case DeliveryState::failed:
        return Spoken::tr("not sent");
    case DeliveryState::uncertain:
        return Spoken::tr("maybe sent");
    case DeliveryState::cancelled:
        return Spoken::tr("cancelled");
    case DeliveryState::none:
        break;
    }
    return {};
}

QString spokenAttachment(const AttachmentRow& attachment) {
    // What was recorded tells more by its kind and length than by its name.
    const bool recorded = attachment.durationMs > 0 || attachment.kind == u"voice" || attachment.kind == u"sticker";
    if (attachment.fileId != 0 && !attachment.name.isEmpty() && !recorded)
        return Spoken::tr("file: %1").arg(attachment.name);
    QStringList parts{attachmentWords(attachment.kind), attachmentTitle(attachment), attachmentAbout(attachment)};
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(QStringLiteral(", "));
}

} // namespace

QString spokenDialog(const DialogRow& row, std::int64_t nowMs) {
    QStringList parts{row.customerName};
    if (!row.channelName.isEmpty())
        parts.append(row.channelName);
    if (row.waitingSinceMs > 0) {
        const auto minutes = static_cast<int>(row.clock.waitedMs(row.waitingSinceMs, nowMs) / 60'000);
        parts.append(Spoken::tr("waits %n minute(s)", nullptr, minutes));
    }
    if (const QString priority = priorityWords(row.priority); !priority.isEmpty())
        parts.append(priority);
    if (!row.stageName.isEmpty())
        parts.append(row.stageName);
    if (row.unread > 0)
        parts.append(Spoken::tr("%n new", nullptr, row.unread));
    if (!row.draftText.isEmpty())
        parts.append(
            (row.draftIsNote ? Spoken::tr("draft of a note: %1") : Spoken::tr("draft: %1")).arg(row.draftText));
    else if (const QString last = lastWords(row); !last.isEmpty())
        parts.append(Spoken::tr("last: %1").arg(last));
    if (const QString state = stateWords(row.lastState); !state.isEmpty())
        parts.append(state);
    return parts.join(QStringLiteral(", "));
}

QString spokenMessage(const MessageRow& row) {
    QStringList parts;
    if (row.direction == Direction::note)
        parts.append(row.whisperTo.isEmpty()
                         ? Spoken::tr("Note, the client does not see it")
                         : Spoken::tr("Whisper to %1, the client does not see it").arg(row.whisperTo));
    if (!row.authorName.isEmpty() && row.direction != Direction::system)
        parts.append(row.mine ? Spoken::tr("You") : row.authorName);
    if (row.atMs > 0)
        parts.append(QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.atMs).time(), QLocale::ShortFormat));
    if (row.forwarded)
        parts.append(forwardedWords(row));
    if (row.pressed)
        parts.append(pressedWords());
    if (!row.text.isEmpty())
        parts.append(row.text);
    for (const AttachmentRow& file : row.attachments)
        parts.append(spokenAttachment(file));
    if (!row.unsupported.isEmpty())
        parts.append(unsupportedWords(row.unsupported));
    if (row.deletedAtMs > 0)
        parts.append(row.direction == Direction::in ? Spoken::tr("deleted by the client") : Spoken::tr("deleted"));
    if (row.editedAtMs > 0)
        parts.append(Spoken::tr("edited"));
    if (const QString former = formerWords(row); !former.isEmpty())
        parts.append(former);
    for (const ReactionRow& reaction : row.reactions)
        parts.append(Spoken::tr("%1 from %2", "a reaction, its author").arg(reaction.emoji, reaction.author));
    parts += row.waitingChanges;
    parts += row.refusedChanges;
    if (const QString state = stateWords(row.state); !state.isEmpty())
        parts.append(state);
    if (!row.errorText.isEmpty())
        parts.append(row.errorText);
    return parts.join(QStringLiteral(", "));
}

} // namespace pult::client
