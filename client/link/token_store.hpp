// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>

#include "client/link/server_address.hpp"
#include "shared/wire/types.hpp"

namespace pult::client {

/// What lets the desk in again without a password.
struct KeptSession {
    ServerAddress server;
    std::string token;
    wire::User user;
};

/// Where the session is kept between two starts.
class TokenStore {
public:
    virtual ~TokenStore() = default;

    virtual std::optional<KeptSession> load() = 0;
    /// Errors   unavailable    it could not be kept; the session itself goes on
    [[nodiscard]] virtual Result<void> save(const KeptSession& session) = 0;
    virtual void forget() = 0;
};

/// A file that only its owner may read, for computers without a key ring.
class FileTokenStore final : public TokenStore {
public:
    explicit FileTokenStore(QString path) : m_path(std::move(path)) {}

    std::optional<KeptSession> load() override;
    Result<void> save(const KeptSession& session) override;
    void forget() override;

private:
    QString m_path;
};

} // namespace pult::client
