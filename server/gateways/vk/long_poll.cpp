// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/vk/long_poll.hpp"

#include "server/gateways/messenger/json_view.hpp"
#include "shared/wire/json.hpp"

namespace pult::vk {

using messenger::JsonView;

PollAnswer readPoll(const messenger::HttpReply& reply, Time receivedAt) {
    PollAnswer answer;
    if (!reply.isAnswered() || reply.status != 200) {
        answer.why = reply.isAnswered() ? "HTTP " + std::to_string(reply.status) : reply.why;
        return answer;
    }
    const auto parsed = wire::parseJson(reply.body);
    if (!parsed) {
        answer.why = "the answer isn't JSON: " + parsed.error().detail;
        return answer;
    }
    const JsonView whole(*parsed);
    answer.ts = whole["ts"].text(); // text in answers, a number beside `failed`
    if (const auto failed = whole["failed"]) {
        const auto code = failed.numberOr(0);
        answer.why = "failed " + std::to_string(code);
        answer.next = code == 1 && !answer.ts.empty() ? PollAnswer::Next::fill_gap
                      : code == 2                     ? PollAnswer::Next::renew_key
                      : code == 4                     ? PollAnswer::Next::wrong_version
                                                      : PollAnswer::Next::start_over;
        if (answer.next != PollAnswer::Next::fill_gap)
            answer.ts.clear();
        return answer;
    }
    if (answer.ts.empty() || !whole["updates"].isList()) {
        answer.ts.clear();
        answer.why = "the answer has another shape";
        return answer;
    }
    answer.next = PollAnswer::Next::go_on;
    for (const auto& update : whole["updates"].items())
        answer.decoded.append(decodeUpdate(update, receivedAt));
    return answer;
}

} // namespace pult::vk
