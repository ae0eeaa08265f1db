// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/cache/key_file.hpp"

#include <QFile>
#include <QSaveFile>

#include <sodium.h>

namespace pult::client {

namespace {

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto kOthers =
    QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;

Result<CacheKey> makeKey(const QString& path) {
    CacheKey key;
    randombytes_buf(key.data(), key.size());
    QSaveFile file(path);
    // The permissions come before the first byte of the secret.
    const bool made = file.open(QIODevice::WriteOnly) && file.setPermissions(kOwnerOnly) &&
                      file.write(reinterpret_cast<const char*>(key.data()), qint64{sizeof key}) == qint64{sizeof key} &&
                      file.commit();
    if (!made)
        return fail(Errc::unavailable, file.errorString().toStdString());
    return key;
}

} // namespace

Result<CacheKey> keyFromFile(const std::string& path) {
    if (sodium_init() < 0)
        return fail(Errc::unavailable, "libsodium does not start");
    const QString name = QString::fromStdString(path);
    QFile file(name);
    if (!file.exists())
        return makeKey(name);
    if (file.permissions() & kOthers)
        return fail(Errc::unavailable, "others may read " + path + ": chmod 600 it");
    CacheKey key;
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::unavailable, file.errorString().toStdString());
    if (file.size() != qint64{sizeof key} ||
        file.read(reinterpret_cast<char*>(key.data()), qint64{sizeof key}) != qint64{sizeof key})
        return fail(Errc::unavailable, path + " isn't a key of 32 bytes");
    return key;
}

Result<CacheKey> keyWithSalt(const CacheKey& key, const std::string& saltPath) {
    const auto salt = keyFromFile(saltPath);
    if (!salt)
        return salt.error();
    CacheKey derived;
    static_assert(sizeof(CacheKey) >= crypto_generichash_BYTES_MIN);
    crypto_generichash(derived.data(), derived.size(), salt->data(), salt->size(), key.data(), key.size());
    return derived;
}

} // namespace pult::client
