// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/notices/bus_notices.hpp"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include <utility>

namespace pult::client {

namespace {

const QString kName = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kOpen = QStringLiteral("default"); ///< a click on the popup itself
const QString kOpenButton = QStringLiteral("open");
const QString kTake = QStringLiteral("take");
const QString kReply = QStringLiteral("inline-reply"); ///< what some desktops can beyond the specification

constexpr int kShownMs = 8000;
constexpr int kStays = 0;
constexpr uchar kNormal = 1;
constexpr uchar kCritical = 2;

QDBusMessage call(const QString& method) {
    return QDBusMessage::createMethodCall(kName, kPath, kName, method);
}

} // namespace

BusNotices::BusNotices(const QDBusConnection& bus, QObject* parent) : NoticeBoard(parent), m_bus(bus) {
    m_bus.connect(kName, kPath, kName, QStringLiteral("ActionInvoked"), this, SLOT(onAction(uint, QString)));
    m_bus.connect(kName, kPath, kName, QStringLiteral("NotificationReplied"), this, SLOT(onReplied(uint, QString)));
    m_bus.connect(kName, kPath, kName, QStringLiteral("NotificationClosed"), this, SLOT(onClosed(uint, uint)));
    askWhatItCan();
}

BusNotices::~BusNotices() {
    for (const Shown& shown : std::as_const(m_shown))
        if (shown.id != 0)
            closeAtDesktop(shown.id);
}

void BusNotices::askWhatItCan() {
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call(QStringLiteral("GetCapabilities"))), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QStringList> reply = *watcher;
        watcher->deleteLater();
        m_known = true;
        m_can = reply.isValid() ? reply.value() : QStringList();
        for (const Notice& notice : std::exchange(m_early, {}))
            show(notice);
    });
}

void BusNotices::show(const Notice& notice) {
    if (!m_known) {
        m_early.append(notice);
        return;
    }
    Shown& shown = m_shown[notice.key];
    const bool underWay = !shown.notice.key.isEmpty() && shown.id == 0;
    shown.notice = notice;
    shown.withdrawn = false;
    shown.changed = underWay;
    if (!underWay)
        send(notice, shown.id);
}

void BusNotices::send(const Notice& notice, uint replaces) {
    QStringList actions;
    if (m_can.contains(QStringLiteral("actions"))) {
        actions << kOpen << tr("Open") << kOpenButton << tr("Open");
        if (notice.mayTake)
            actions << kTake << tr("Take");
        if (notice.mayReply && m_can.contains(kReply))
            actions << kReply << tr("Reply");
    }
    const bool markup = m_can.contains(QStringLiteral("body-markup"));
    QVariantMap hints{{QStringLiteral("urgency"), QVariant::fromValue(notice.stays ? kCritical : kNormal)},
                      {QStringLiteral("category"), QStringLiteral("im.received")},
                      {QStringLiteral("desktop-entry"), QStringLiteral("pult")},
                      {QStringLiteral("suppress-sound"), true}}; // Pult has sounds of its own
    QDBusMessage message = call(QStringLiteral("Notify"));
    message << QStringLiteral("Pult") << replaces << QStringLiteral("pult") << notice.title
            << (markup ? notice.text.toHtmlEscaped() : notice.text) << actions << hints
            << (notice.stays ? kStays : kShownMs);
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key = notice.key] {
        const QDBusPendingReply<uint> reply = *watcher;
        watcher->deleteLater();
        if (reply.isValid())
            return onShown(key, reply.value());
        const Shown lost = m_shown.take(key);
        if (!lost.withdrawn && !lost.notice.key.isEmpty())
            emit failed(lost.notice);
    });
}

void BusNotices::onShown(const QString& key, uint id) {
    const auto found = m_shown.find(key);
    if (found == m_shown.end())
        return closeAtDesktop(id);
    found->id = id;
    if (found->withdrawn) {
        m_shown.erase(found);
        closeAtDesktop(id);
    } else if (std::exchange(found->changed, false)) {
        send(found->notice, id);
    }
}

void BusNotices::withdraw(const QString& key) {
    m_early.removeIf([&](const Notice& notice) { return notice.key == key; });
    const auto found = m_shown.find(key);
    if (found == m_shown.end())
        return;
    if (found->id == 0) {
        found->withdrawn = true;
        return;
    }
    const uint id = found->id;
    m_shown.erase(found);
    closeAtDesktop(id);
}

void BusNotices::closeAtDesktop(uint id) {
    m_bus.asyncCall(call(QStringLiteral("CloseNotification")) << id);
}

QString BusNotices::keyOf(uint id) const {
    for (auto it = m_shown.begin(); it != m_shown.end(); ++it)
        if (id != 0 && it->id == id)
            return it.key();
    return {};
}

void BusNotices::onAction(uint id, const QString& action) {
    const QString key = keyOf(id);
    if (key.isEmpty())
        return; // another program's
    const Notice notice = m_shown[key].notice;
    if (action == kTake)
        emit takeRequested(notice);
    else
        emit openRequested(notice);
}

void BusNotices::onReplied(uint id, const QString& text) {
    const QString key = keyOf(id);
    if (!key.isEmpty() && !text.trimmed().isEmpty())
        emit replied(m_shown[key].notice, text.trimmed());
}

void BusNotices::onClosed(uint id, uint) {
    const QString key = keyOf(id);
    if (key.isEmpty())
        return;
    m_shown.remove(key);
    emit closed(key);
}

} // namespace pult::client
