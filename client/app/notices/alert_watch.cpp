// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/notices/alert_watch.hpp"

#include "client/models/words/channel_words.hpp"

#include <QCoreApplication>

#include <algorithm>

namespace pult::client {

namespace {

/// Context of the translations.
struct Alerts {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Alerts)
};

const QString kSending = QStringLiteral("sending");

QString keyOf(const wire::Alert& alert) {
    const QString code = QString::fromStdString(alert.code);
    return alert.channel_id ? QStringLiteral("%1/%2").arg(code).arg(alert.channel_id->value) : code;
}

QString keyOf(ChannelId channel) {
    return QStringLiteral("channel/%1").arg(channel.value);
}

bool isTroubled(const wire::Channel& channel) {
    return channel.state == wire::ChannelState::degraded || channel.state == wire::ChannelState::misconfigured;
}

AlertRow rowOf(const wire::Alert& alert) {
    const QString key = keyOf(alert);
    if (alert.code == "store_failing")
        return {key, true,
                Alerts::tr("The server can't save anything right now: nothing new is accepted, your texts are kept "
                           "here. Tell your administrator.")};
    if (alert.code == "disk_low")
        return {key, false, Alerts::tr("The server's disk is almost full. Tell your administrator.")};
    if (alert.code == "certificate_expiring")
        return {key, false, Alerts::tr("The server's certificate expires soon. Tell your administrator.")};
    if (alert.code == "certificate_expired")
        return {key, true,
                Alerts::tr("The server's certificate has expired: clients can't reach the chat. Tell your "
                           "administrator.")};
    if (alert.code == "backup_failing")
        return {key, false, Alerts::tr("The server's backups fail. Tell your administrator.")};
    return {key, false, QString::fromStdString(alert.text)};
}

AlertRow rowOf(const wire::Channel& channel) {
    const QString name = QString::fromStdString(channel.name);
    const QString reason = channelReasonWords(channel.reason.value_or(""));
    const bool grave = channel.state == wire::ChannelState::misconfigured;
    const QString words = grave ? Alerts::tr("“%1” does not work, replies wait", "a channel").arg(name)
                                : Alerts::tr("“%1” works with trouble, replies may be late", "a channel").arg(name);
    QString whole = reason.isEmpty() ? words : QStringLiteral("%1: %2").arg(words, reason);
    if (!whole.endsWith(u'.'))
        whole += u'.';
    return {keyOf(channel.id), grave, whole};
}

} // namespace

AlertWatch::AlertWatch(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk) {
    connect(&desk, &Desk::alertRaised, this, &AlertWatch::onRaised);
    connect(&desk, &Desk::rosterChanged, this, &AlertWatch::onRoster);
    connect(&desk, &Desk::started, this, [this] {
        // What ended while nobody listened is not told any more; what still stands is told anew.
        m_raised.clear();
        emit changed();
    });
    connect(&desk, &Desk::sendingTroubled, this, [this](bool troubled) {
        m_sendingTroubled = troubled;
        m_dismissed.erase(kSending);
        emit changed();
    });
    onRoster();
}

void AlertWatch::onRaised(const wire::Alert& alert) {
    const QString key = keyOf(alert);
    if (alert.over.value_or(false))
        m_raised.erase(key);
    else
        m_raised[key] = alert;
    m_dismissed.erase(key);
    emit changed();
}

void AlertWatch::onRoster() {
    std::map<ChannelId, Time> troubled;
    for (const auto& [id, channel] : m_desk.roster().channels)
        if (isTroubled(channel))
            troubled[id] = channel.since;
    for (const auto& [id, since] : troubled) {
        const auto known = m_troubled.find(id);
        if (known == m_troubled.end() || known->second != since)
            m_dismissed.erase(keyOf(id));
    }
    m_troubled = std::move(troubled);
    emit changed();
}

void AlertWatch::dismiss(const QString& key) {
    m_dismissed.insert(key);
    emit changed();
}

QList<AlertRow> AlertWatch::alerts() const {
    QList<AlertRow> rows;
    const auto add = [&](AlertRow row) {
        if (!m_dismissed.contains(row.key) && !row.words.isEmpty())
            rows.append(std::move(row));
    };
    // Whatever the server says about itself explains it better.
    if (m_sendingTroubled && m_raised.empty())
        add({kSending, true,
             Alerts::tr("The server takes no replies right now. They are kept here and go out by themselves.")});
    for (const auto& [key, alert] : m_raised)
        add(rowOf(alert));
    for (const auto& [id, since] : m_troubled)
        if (const wire::Channel* channel = m_desk.roster().channel(id))
            add(rowOf(*channel));
    std::stable_sort(rows.begin(), rows.end(),
                     [](const AlertRow& one, const AlertRow& other) { return one.grave > other.grave; });
    return rows;
}

} // namespace pult::client
