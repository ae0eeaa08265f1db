// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/server_address.hpp"

#include <QHostAddress>

namespace pult::client {

namespace {

bool isThisComputer(const QString& host) {
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

Result<ServerAddress> ServerAddress::parse(const QString& text) {
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return fail(Errc::invalid, "no server address");
    const bool hasScheme = typed.contains(QLatin1String("://"));
    QUrl url(hasScheme ? typed : QStringLiteral("https://") + typed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return fail(Errc::invalid, "not a server address");
    if (!hasScheme && isThisComputer(url.host()))
        url.setScheme(QStringLiteral("http"));
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https"))
        return fail(Errc::invalid, "the address starts with http:// or https://");
    if (url.scheme() == QLatin1String("http") && !isThisComputer(url.host()))
        return fail(Errc::invalid, "plain http is only for this computer, use https");
    if (!url.userInfo().isEmpty())
        return fail(Errc::invalid, "the address holds no login");
    QUrl bare;
    bare.setScheme(url.scheme());
    bare.setHost(url.host());
    bare.setPort(url.port());
    return ServerAddress{bare};
}

QUrl ServerAddress::socket() const {
    QUrl socket = url;
    socket.setScheme(url.scheme() == QLatin1String("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    socket.setPath(QStringLiteral("/ws"));
    return socket;
}

QUrl ServerAddress::resource(const QString& path) const {
    return url.resolved(QUrl(path, QUrl::StrictMode));
}

} // namespace pult::client
