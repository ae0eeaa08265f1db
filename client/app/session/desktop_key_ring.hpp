// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "client/cache/key_ring.hpp"

namespace pult::client {

/// The ring of this desktop (Secret Service or KWallet), through QtKeychain.
/// Unreachable at once where there is no session bus or nobody on it who keeps
/// secrets.
class DesktopKeyRing final : public QObject, public KeyRing {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopKeyRing)
public:
    using QObject::QObject;
    DesktopKeyRing() = default;

    void read(const QString& entry, Read done) override;
    void write(const QString& entry, const QByteArray& secret, Written done) override;

private:
    void whenThere(std::function<void(bool)> then);
};

} // namespace pult::client
