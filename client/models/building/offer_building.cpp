// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/offer_building.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <array>

#include "client/models/words/send_words.hpp"
#include "client/state/desk.hpp"
#include "client/state/pending_change.hpp"

namespace pult::client {

namespace {

struct Offers {
    Q_DECLARE_TR_FUNCTIONS(pult::client::MessageOffers)
};

using domain::ChangeObstacle;
using wire::ChangeKind;

/// What people answer with most, as far as the messenger takes it.
constexpr std::array<std::string_view, 6> kUsualSigns{"👍", "❤", "🔥", "🎉", "😁", "🙏"};
constexpr int kShownOfText = 60;

QString messengerName(wire::ChannelKind kind) {
    switch (kind) {
    case wire::ChannelKind::whatsapp:
        return QStringLiteral("WhatsApp");
    case wire::ChannelKind::telegram:
        return QStringLiteral("Telegram");
    case wire::ChannelKind::vk:
        return QStringLiteral("VK");
    case wire::ChannelKind::webchat:
    case wire::ChannelKind::unknown:
        break;
    }
    return Offers::tr("The web chat");
}

QString shortened(const std::string& text) {
    const QString whole = QString::fromStdString(text).simplified();
    return whole.size() <= kShownOfText ? whole : whole.left(kShownOfText - 1) + QStringLiteral("…");
}

QString waitingWords(const wire::OwnChange& change) {
    switch (change.kind) {
    case ChangeKind::edit:
        return Offers::tr("Being changed to “%1”").arg(shortened(change.text.value_or("")));
    case ChangeKind::delete_:
        return Offers::tr("Being deleted");
    case ChangeKind::react:
        return change.emoji.value_or("").empty()
                   ? Offers::tr("The reaction is being taken back")
                   : Offers::tr("Reaction on its way: %1").arg(QString::fromStdString(*change.emoji));
    case ChangeKind::unknown:
        break;
    }
    return Offers::tr("Being changed");
}

QString refusedWords(const wire::OwnChange& change) {
    const QString why = sendReasonWords(*change.error);
    switch (change.kind) {
    case ChangeKind::delete_:
        return Offers::tr("Not deleted: %1").arg(why);
    case ChangeKind::react:
        return Offers::tr("No reaction: %1").arg(why);
    case ChangeKind::edit:
    case ChangeKind::unknown:
        break;
    }
    return Offers::tr("Not changed: %1").arg(why);
}

} // namespace

QString obstacleWords(ChangeObstacle obstacle, wire::ChannelKind channel) {
    switch (obstacle) {
    case ChangeObstacle::not_a_message:
    case ChangeObstacle::not_own:
        return Offers::tr("only its author can do this");
    case ChangeObstacle::deleted:
        return Offers::tr("it has been deleted");
    case ChangeObstacle::cancelled:
        return Offers::tr("it was not sent");
    case ChangeObstacle::uncertain:
        return Offers::tr("say first whether it was sent");
    case ChangeObstacle::channel:
        return Offers::tr("%1 does not allow this", "a messenger").arg(messengerName(channel));
    case ChangeObstacle::too_late:
        return Offers::tr("%1 no longer allows this, too much time has passed", "a messenger")
            .arg(messengerName(channel));
    case ChangeObstacle::files:
        return Offers::tr("%1 would lose the files", "a messenger").arg(messengerName(channel));
    case ChangeObstacle::emoji:
        return Offers::tr("%1 does not take this emoji", "a messenger").arg(messengerName(channel));
    }
    return {};
}

MessageOffers messageOffers(const Desk& desk, const wire::Message& stored) {
    wire::Message message = stored;
    for (const auto& entry : desk.outbox().entries())
        applyPending(message, entry.outgoing);
    const wire::Dialog* dialog = desk.dialog(message.dialog_id);
    const wire::Channel* channel = dialog ? desk.roster().channel(dialog->channel_id) : nullptr;
    const auto kind = channel ? channel->kind : wire::ChannelKind::unknown;
    const auto& can = domain::capabilitiesOf(kind);
    const Time now{Millis{desk.nowMs()}};
    const auto words = [&](std::optional<ChangeObstacle> obstacle) {
        return obstacle ? obstacleWords(*obstacle, kind) : QString();
    };
    MessageOffers offers;
    offers.isOwn = message.author.kind == wire::AuthorKind::operator_ && message.author.id == desk.me().id.value;
    offers.cannotEdit = words(domain::editObstacle(message, can, desk.me().id, now));
    offers.cannotDelete = words(domain::deleteObstacle(message, can, desk.me().id, now));
    if (offers.cannotDelete.isEmpty() && domain::waitingChange(message, ChangeKind::delete_))
        offers.cannotEdit = offers.cannotDelete = Offers::tr("it is being deleted");
    offers.cannotReact = words(domain::reactObstacle(message, can, {}));
    for (const auto sign : kUsualSigns)
        if (domain::reactionSign(can, sign))
            offers.signs.append(QString::fromUtf8(sign.data(), static_cast<qsizetype>(sign.size())));
    for (const auto& reaction : message.reactions.value_or(std::vector<wire::Reaction>{}))
        if (reaction.author.kind != wire::AuthorKind::customer)
            offers.reaction = QString::fromStdString(reaction.emoji);
    if (const auto* waiting = domain::waitingChange(message, ChangeKind::react))
        offers.reaction = QString::fromStdString(waiting->emoji.value_or(""));
    const auto* rewritten = domain::waitingChange(message, ChangeKind::edit);
    offers.text = QString::fromStdString(rewritten ? rewritten->text.value_or("") : message.text);
    return offers;
}

QString cannotBeginWords(const wire::Customer& customer, const wire::Channel* channel) {
    if (!channel)
        return Offers::tr("the channel has been removed");
    if (channel->kind == wire::ChannelKind::webchat) // he may never come back to the page
        return Offers::tr("in the web chat only the visitor begins");
    return customer.blocked ? Offers::tr("the client is blocked") : QString();
}

QStringList waitingChangeWords(const wire::Message& message) {
    QStringList lines;
    for (const auto& change : message.changes.value_or(std::vector<wire::OwnChange>{}))
        if (!change.error)
            lines.append(waitingWords(change));
    return lines;
}

QStringList refusedChangeWords(const wire::Message& message) {
    QStringList lines;
    for (const auto& change : message.changes.value_or(std::vector<wire::OwnChange>{}))
        if (change.error)
            lines.append(refusedWords(change));
    return lines;
}

} // namespace pult::client
