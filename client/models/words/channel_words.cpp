// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/words/channel_words.hpp"

#include "shared/domain/channel_reason.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace pult::client {

namespace {

using domain::ChannelTrouble;

/// Context of the translations.
struct Reason {
    Q_DECLARE_TR_FUNCTIONS(pult::client::ChannelReason)
};

/// "2026-11-20 10:00 to 2026-11-21 12:00 UTC" by the clock on this wall; anything else as it is.
QString localSpan(const QString& details) {
    const QStringList ends = QString(details).remove(QStringLiteral(" UTC")).split(QStringLiteral(" to "));
    if (ends.size() != 2)
        return details;
    QStringList shown;
    for (const QString& end : ends) {
        QDateTime moment = QDateTime::fromString(end, QStringLiteral("yyyy-MM-dd HH:mm"));
        if (!moment.isValid())
            return details;
        moment.setTimeSpec(Qt::UTC);
        shown += moment.toLocalTime().toString(QStringLiteral("dd.MM.yyyy HH:mm"));
    }
    return QStringLiteral("%1 – %2").arg(shown.first(), shown.last());
}

} // namespace

QString channelReasonWords(const std::string& sentence) {
    const auto reason = domain::channelReasonOf(sentence);
    const QString details = QString::fromStdString(reason.details);
    switch (reason.trouble) {
    case ChannelTrouble::other:
        break;
    case ChannelTrouble::unreached:
        return Reason::tr("the messenger can't be reached");
    case ChannelTrouble::token:
        return Reason::tr("the messenger doesn't accept the token");
    case ChannelTrouble::right:
        return Reason::tr("the community's token lacks a right");
    case ChannelTrouble::other_account:
        return Reason::tr("the access key belongs to another community");
    case ChannelTrouble::confirmation:
        return Reason::tr("VK wants a person to confirm the account");
    case ChannelTrouble::bots_off:
        return Reason::tr("the community's bot abilities are switched off");
    case ChannelTrouble::messages_off:
        return Reason::tr("the community's messages are switched off");
    case ChannelTrouble::address:
        return Reason::tr("VK doesn't permit calls from this server's address");
    case ChannelTrouble::rival:
        return Reason::tr("another program takes this bot's messages: stop it, or give it another token");
    case ChannelTrouble::no_public_url:
        return Reason::tr("a webhook needs the server's public address: set server.public_url");
    case ChannelTrouble::undelivered:
        return Reason::tr("Telegram can't bring its messages: %1").arg(details);
    case ChannelTrouble::account:
        return Reason::tr("the messenger says of the account: %1").arg(details);
    case ChannelTrouble::lost:
        return Reason::tr("the server was away for more than a day, messages of this time may be lost: %1")
            .arg(localSpan(details));
    case ChannelTrouble::templates:
        return Reason::tr("the templates can't be fetched: %1").arg(channelReasonWords(reason.details));
    }
    return details;
}

} // namespace pult::client
