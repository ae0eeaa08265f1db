// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/message_words.hpp"

#include "client/delegates/dialog_preview.hpp"
#include "client/kit/time_words.hpp"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace pult::client {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Message)
};

} // namespace

QString shortName(const QString& name) {
    return name.section(u' ', 0, 0, QString::SectionSkipEmpty);
}

QString actionWords(MessageAction action, const MessageRow& message) {
    switch (action) {
    case MessageAction::copy:
        return Words::tr("Copy");
    case MessageAction::quote:
        return Words::tr("Quote");
    case MessageAction::retry:
        return Words::tr("Retry");
    case MessageAction::edit:
        return message.state == DeliveryState::cancelled ? Words::tr("Edit again") : Words::tr("Edit");
    case MessageAction::discard:
        return Words::tr("Delete");
    case MessageAction::confirmSent:
        return Words::tr("It was sent");
    case MessageAction::sendAgain:
        return Words::tr("Send again");
    }
    return {};
}

QList<MessageAction> urgentActions(const MessageRow& message) {
    if (message.direction != Direction::out)
        return {};
    switch (message.state) {
    case DeliveryState::failed:
        return {MessageAction::retry, MessageAction::edit, MessageAction::discard};
    case DeliveryState::uncertain:
        return {MessageAction::confirmSent, MessageAction::sendAgain};
    case DeliveryState::cancelled:
        return {MessageAction::edit};
    case DeliveryState::scheduled:
        return {MessageAction::discard};
    default:
        return {};
    }
}

QString eventIcon(const QString& event) {
    static const QHash<QString, QString> icons = {
        {QStringLiteral("taken"), QStringLiteral("user-check")},
        {QStringLiteral("accepted"), QStringLiteral("user-check")},
        {QStringLiteral("taken_over"), QStringLiteral("user-check")},
        {QStringLiteral("transferred"), QStringLiteral("arrows-exchange")},
        {QStringLiteral("snoozed"), QStringLiteral("alarm-snooze")},
        {QStringLiteral("snooze_ended"), QStringLiteral("alarm-snooze")},
        {QStringLiteral("closed"), QStringLiteral("archive")},
        {QStringLiteral("idled_out"), QStringLiteral("archive")},
        {QStringLiteral("reopened"), QStringLiteral("inbox")},
        {QStringLiteral("marked_spam"), QStringLiteral("ban")},
        {QStringLiteral("merged"), QStringLiteral("users")},
    };
    return icons.value(event, QStringLiteral("info-circle"));
}

QString metaWords(const MessageRow& message) {
    QStringList parts;
    if (message.direction == Direction::out && !message.authorName.isEmpty())
        parts += shortName(message.authorName);
    parts += kit::TimeWords::clock(message.atMs);
    if (message.deletedByCustomer)
        parts += Words::tr("deleted by the customer");
    else if (message.editedAtMs > 0)
        parts += Words::tr("edited");
    return parts.join(QStringLiteral(", "));
}

QString stateWordsOnBubble(const MessageRow& message) {
    if (message.direction != Direction::out)
        return {};
    switch (message.state) {
    case DeliveryState::none:
    case DeliveryState::accepted:
    case DeliveryState::delivered:
    case DeliveryState::read:
        return {};
    default:
        return deliveryWords(message.state);
    }
}

QString troubleWords(const MessageRow& message) {
    if (message.direction != Direction::out)
        return {};
    if (message.state == DeliveryState::failed)
        return message.errorText.isEmpty() ? Words::tr("The channel refused the message.") : message.errorText;
    if (message.state == DeliveryState::uncertain)
        return message.errorText.isEmpty() ? Words::tr("The channel did not confirm it.") : message.errorText;
    return {};
}

QString deliveryTip(const MessageRow& message) {
    if (message.state == DeliveryState::read && message.stateAtMs > 0)
        return Words::tr("read %1", "time of day").arg(kit::TimeWords::clock(message.stateAtMs));
    if ((message.state == DeliveryState::queued || message.state == DeliveryState::inflight) && message.stateAtMs > 0)
        return Words::tr("waiting to be sent since %1", "time of day").arg(kit::TimeWords::clock(message.stateAtMs));
    return deliveryWords(message.state);
}

QString fileWords(const AttachmentRow& attachment) {
    const QString size = QLocale().formattedDataSize(attachment.bytes, 0, QLocale::DataSizeTraditionalFormat);
    const qsizetype dot = attachment.name.lastIndexOf(u'.');
    const QString ending =
        dot > 0 && attachment.name.size() - dot <= 6 ? attachment.name.mid(dot + 1).toUpper() : QString();
    return ending.isEmpty() ? size : QStringLiteral("%1, %2").arg(ending, size);
}

} // namespace pult::client
