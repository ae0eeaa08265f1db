// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkReply>

#include "shared/base/error.hpp"
#include "shared/wire/codec.hpp"

namespace pult::client {

inline constexpr qint64 kMaxAnswerBytes = 64 * 1024;

/// 0: no answer came.
int statusOf(const QNetworkReply& reply);
bool succeeded(const QNetworkReply& reply);
/// What an answer that isn't the expected one means.
Error refusalOf(QNetworkReply& reply);

/// The body of an answer that succeeded.
/// Errors   internal   it can't be read
template <class Answer>
Result<Answer> readAnswer(QNetworkReply& reply) {
    const QByteArray body = reply.read(kMaxAnswerBytes);
    const auto json = wire::parseJson({body.constData(), static_cast<std::size_t>(body.size())});
    auto answer = json ? wire::decode<Answer>(*json) : Result<Answer>(json.error());
    if (!answer)
        return fail(Errc::internal, "unreadable answer: " + answer.error().detail);
    return answer;
}

} // namespace pult::client
