// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desktop_key_ring.hpp"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <qt6keychain/keychain.h>

#include "client/app/desktop_colours.hpp"

namespace pult::client {

namespace {

const QString kService = QStringLiteral("pult");

/// Who keeps secrets on a Linux desktop; each is started by the bus when it is
/// asked for.
const QStringList kKeepers{QStringLiteral("org.freedesktop.secrets"), QStringLiteral("org.kde.kwalletd5"),
                           QStringLiteral("org.kde.kwalletd6")};

/// A ring may ask its owner to unlock it, and its library must never wait for a
/// bus that isn't there.
void askBus(QObject* owner, const QDBusConnection& bus, const QString& method, std::function<void(QStringList)> then) {
    const auto call =
        QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
                                       QStringLiteral("org.freedesktop.DBus"), method);
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, owner, [watcher, then = std::move(then)] {
        const QDBusPendingReply<QStringList> reply = *watcher;
        watcher->deleteLater();
        then(reply.isValid() ? reply.value() : QStringList());
    });
}

} // namespace

void DesktopKeyRing::whenThere(std::function<void(bool)> then) {
    const QDBusConnection bus = DesktopColours::sessionBus();
    if (!bus.isConnected())
        return then(false);
    const auto holds = [](const QStringList& names) {
        return std::any_of(kKeepers.begin(), kKeepers.end(), [&](const QString& each) { return names.contains(each); });
    };
    askBus(this, bus, QStringLiteral("ListNames"), [this, bus, holds, then](const QStringList& running) {
        if (holds(running))
            return then(true);
        askBus(this, bus, QStringLiteral("ListActivatableNames"),
               [holds, then](const QStringList& startable) { then(holds(startable)); });
    });
}

void DesktopKeyRing::read(const QString& entry, Read done) {
    whenThere([this, entry, done = std::move(done)](bool there) {
        if (!there)
            return done(Answer::unreachable, {});
        auto* job = new QKeychain::ReadPasswordJob(kService, this);
        job->setInsecureFallback(false);
        job->setKey(entry);
        connect(job, &QKeychain::Job::finished, this, [job, done] {
            const auto error = job->error();
            done(error == QKeychain::NoError         ? Answer::found
                 : error == QKeychain::EntryNotFound ? Answer::absent
                                                     : Answer::unreachable,
                 job->binaryData());
        });
        job->start();
    });
}

void DesktopKeyRing::write(const QString& entry, const QByteArray& secret, Written done) {
    whenThere([this, entry, secret, done = std::move(done)](bool there) {
        if (!there)
            return done(false);
        auto* job = new QKeychain::WritePasswordJob(kService, this);
        job->setInsecureFallback(false);
        job->setKey(entry);
        job->setBinaryData(secret);
        connect(job, &QKeychain::Job::finished, this, [job, done] { done(job->error() == QKeychain::NoError); });
        job->start();
    });
}

} // namespace pult::client
