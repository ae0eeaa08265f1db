// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/link/http_answer.hpp"

#include "client/link/frames.hpp"

namespace pult::client {

int statusOf(const QNetworkReply& reply) {
    return reply.error() == QNetworkReply::OperationCanceledError
               ? 0
               : reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool succeeded(const QNetworkReply& reply) {
    return reply.error() == QNetworkReply::NoError && statusOf(reply) == 200;
}

Error refusalOf(QNetworkReply& reply) {
    const int status = statusOf(reply);
    if (status == 0)
        return fail(Errc::unavailable, reply.errorString().toStdString());
    const QByteArray body = reply.read(kMaxAnswerBytes);
    const auto json = wire::parseJson({body.constData(), static_cast<std::size_t>(body.size())});
    if (json)
        return readErrorObject(*json);
    return fail(status >= 500 ? Errc::unavailable : Errc::internal, "HTTP status " + std::to_string(status));
}

} // namespace pult::client
