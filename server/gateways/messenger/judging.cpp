// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/messenger/judging.hpp"

#include "shared/base/utf8.hpp"

namespace pult::messenger {

namespace {

constexpr std::size_t kLongestDetail = 300; // characters

} // namespace

Judgement judgeUnanswered(const HttpReply& reply) {
    Judgement judgement;
    judgement.detail = reply.why;
    if (reply.outcome == HttpReply::Outcome::lost)
        return judgement; // uncertain
    judgement.ruling = Ruling::retry;
    if (reply.outcome == HttpReply::Outcome::refused) { // the address that the administrator has set
        judgement.holds = Holds::channel;
        judgement.trouble = Trouble::misconfigured;
    }
    return judgement;
}

Judgement judgeUnreadable(const HttpReply& reply) {
    Judgement judgement;
    judgement.code = "HTTP " + std::to_string(reply.status);
    judgement.detail = "the messenger's answer can't be read";
    judgement.retryAfter = reply.retryAfter;
    return judgement;
}

Judgement repeatable(Judgement judgement) {
    if (judgement.ruling == Ruling::uncertain)
        judgement.ruling = Ruling::retry;
    return judgement;
}

std::string shortDetail(std::string_view words) {
    return std::string(utf8::prefix(utf8::cleaned(words), kLongestDetail));
}

} // namespace pult::messenger
