// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/desktop_key_ring.hpp"

#include <qt6keychain/keychain.h>

#include "client/app/session/secret_service.hpp"
#include "client/app/system/bus_names.hpp"
#include "client/app/system/desktop_colours.hpp"

namespace pult::client {

namespace {

const QString kService = QStringLiteral("pult");

/// Who keeps secrets on a Linux desktop; each is started by the bus when it is
/// asked for.
const QStringList kKeepers{QStringLiteral("org.freedesktop.secrets"), QStringLiteral("org.kde.kwalletd5"),
                           QStringLiteral("org.kde.kwalletd6")};

} // namespace

/// A ring may ask its owner to unlock it, and its library must never wait for a bus that isn't there.
void DesktopKeyRing::whenThere(std::function<void(bool)> then) {
    askWhoIsOnBus(this, DesktopColours::sessionBus(), kKeepers, std::move(then));
}

void DesktopKeyRing::read(const QString& entry, Read done) {
    whenThere([this, entry, done = std::move(done)](bool there) {
        if (!there)
            return done(Answer::unreachable, {});
        auto* job = new QKeychain::ReadPasswordJob(kService, this);
        job->setInsecureFallback(false);
        job->setKey(entry);
        connect(job, &QKeychain::Job::finished, this, [this, job, done] {
            if (job->error() != QKeychain::EntryNotFound)
                return done(job->error() == QKeychain::NoError ? Answer::found : Answer::unreachable,
                            job->binaryData());
            // What nobody unlocks is not found either, and whoever takes it for lost makes a new key.
            askWhetherSecretsAreLocked(this, DesktopColours::sessionBus(), [done](bool locked) {
                done(locked ? Answer::unreachable : Answer::absent, {});
            });
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
