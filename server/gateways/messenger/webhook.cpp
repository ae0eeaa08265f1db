// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/messenger/webhook.hpp"

namespace pult::messenger {

namespace {

constexpr int kComeAgainSeconds = 5;

} // namespace

WebhookAnswer refusalOf(const Error& error) {
    switch (error.code) {
    case Errc::unauthenticated:
        return {401, "", 0};
    case Errc::forbidden:
        return {403, "", 0};
    case Errc::not_found:
        return {404, "", 0};
    default:
        return {503, "", kComeAgainSeconds};
    }
}

} // namespace pult::messenger
