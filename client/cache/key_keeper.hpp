// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <chrono>

#include "client/cache/key_ring.hpp"
#include "client/cache/sealed_vfs.hpp"
#include "shared/base/error.hpp"

namespace pult::client {

/// The key of what is kept on this computer: in the key ring where there is
/// one, else in a file for its owner only.
///
/// A new key begins in the file, so that no start waits for a ring; it moves
/// into the ring while the program runs, and the file goes only when the ring
/// has given the key back. From then on a file beside it, the marker, names the
/// ring's entry. As long as the key file is there, it counts.
/// Owner    app; `ring` outlives it.
class KeyKeeper final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyKeeper)
public:
    /// So long the start waits for a ring that has the key.
    static constexpr std::chrono::milliseconds kPatience{1000};

    enum class Found {
        key,
        newKey,      ///< the ring no longer has the old one: what it sealed can't be
                     ///< read any more
        unreachable, ///< the ring doesn't answer now; what is kept is left alone
    };
    struct Start {
        Found found = Found::unreachable;
        CacheKey key{};
    };

    KeyKeeper(KeyRing& ring, QString keyFile, QObject* parent = nullptr);

    /// Runs the event loop for at most kPatience, and only when the key is in the
    /// ring. Errors   as keyFromFile
    [[nodiscard]] Result<Start> start();
    /// Moves a key that is in the file into the ring. In the background; tells
    /// moved() when it is done.
    void moveIntoRing();

signals:
    void moved();
    /// There is no ring that would take the key: it stays in the file.
    void stayed();

private:
    QString marker() const { return m_keyFile + QStringLiteral(".ring"); }
    Result<Start> fromFile(Found found);
    Start fromRing(const QString& entry);
    void onMoved(const QString& entry, const QByteArray& key, KeyRing::Answer answer, const QByteArray& back);

    KeyRing& m_ring;
    QString m_keyFile;
};

} // namespace pult::client
