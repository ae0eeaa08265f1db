// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include "shared/base/error.hpp"

namespace pult::client {

/// Where the server is: scheme, host and port, nothing else.
struct ServerAddress {
    QUrl url; ///< http or https

    /// What people type: "chat.shop.ru", "https://chat.shop.ru:8443", "127.0.0.1:8080".
    /// Without a scheme it is http for this computer and https for every other; plain http to
    /// another computer would show the password to the network and is refused.
    /// Errors   invalid    the detail says what is wrong
    [[nodiscard]] static Result<ServerAddress> parse(const QString& text);

    QUrl socket() const;                      ///< the operator API: ws(s)://.../ws
    QUrl resource(const QString& path) const; ///< path may carry a query
    QString text() const { return url.toString(QUrl::RemovePath); }
    bool operator==(const ServerAddress&) const = default;
};

} // namespace pult::client
