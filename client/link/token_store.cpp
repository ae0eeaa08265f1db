// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/token_store.hpp"

#include <QFile>
#include <QSaveFile>

#include "shared/wire/codec.hpp"

namespace pult::client {

namespace {

struct TokenFile {
    std::string server;
    std::string token;
    wire::User user;
};
BOOST_DESCRIBE_STRUCT(TokenFile, (), (server, token, user))

constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto kOthers =
    QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;

} // namespace

std::optional<KeptSession> FileTokenStore::load() {
    QFile file(m_path);
    // A token that others could have read is as good as published.
    if (!file.exists() || (file.permissions() & kOthers) || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray bytes = file.read(64 * 1024);
    auto json = wire::parseJson({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!json)
        return std::nullopt;
    auto kept = wire::decode<TokenFile>(*json);
    if (!kept || kept->token.empty())
        return std::nullopt;
    auto server = ServerAddress::parse(QString::fromStdString(kept->server));
    if (!server)
        return std::nullopt;
    return KeptSession{std::move(*server), std::move(kept->token), std::move(kept->user)};
}

Result<void> FileTokenStore::save(const KeptSession& session) {
    QSaveFile file(m_path);
    const TokenFile content{session.server.text().toStdString(), session.token, session.user};
    const std::string text = wire::encode(content);
    // The permissions come before the first byte of the secret.
    const bool kept = file.open(QIODevice::WriteOnly) && file.setPermissions(kOwnerOnly) &&
                      file.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size()) &&
                      file.commit();
    if (!kept)
        return fail(Errc::unavailable, file.errorString().toStdString());
    return {};
}

void FileTokenStore::forget() {
    QFile::remove(m_path);
}

} // namespace pult::client
