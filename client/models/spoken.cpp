// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/spoken.hpp"

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

} // namespace

QString spokenDialog(const DialogRow& row, std::int64_t nowMs) {
    QStringList parts{row.customerName};
    if (!row.channelName.isEmpty())
        parts.append(row.channelName);
    if (row.waitingSinceMs > 0) {
        const auto minutes = static_cast<int>(std::max<std::int64_t>(0, nowMs - row.waitingSinceMs) / 60'000);
        parts.append(Spoken::tr("waits %n minute(s)", nullptr, minutes));
    }
    if (row.unread > 0)
        parts.append(Spoken::tr("%n new", nullptr, row.unread));
    if (!row.draftText.isEmpty())
        parts.append(Spoken::tr("draft: %1").arg(row.draftText));
    else if (!row.lastText.isEmpty())
        parts.append(Spoken::tr("last: %1").arg(row.lastText));
    if (const QString state = stateWords(row.lastState); !state.isEmpty())
        parts.append(state);
    return parts.join(QStringLiteral(", "));
}

QString spokenMessage(const MessageRow& row) {
    QStringList parts;
    if (row.direction == Direction::note)
        parts.append(Spoken::tr("Note, the customer does not see it"));
    if (!row.authorName.isEmpty() && row.direction != Direction::system)
        parts.append(row.mine ? Spoken::tr("You") : row.authorName);
    if (row.atMs > 0)
        parts.append(QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.atMs).time(), QLocale::ShortFormat));
    if (!row.text.isEmpty())
        parts.append(row.text);
    for (const AttachmentRow& file : row.attachments)
        parts.append(Spoken::tr("file: %1").arg(file.name));
    if (const QString state = stateWords(row.state); !state.isEmpty())
        parts.append(state);
    if (!row.errorText.isEmpty())
        parts.append(row.errorText);
    return parts.join(QStringLiteral(", "));
}

} // namespace pult::client
