// SPDX-License-Identifier: GPL-3.0-or-later
// What visitors' browsers send: one frame, or a list of them.
#include "server/gateways/webchat/frames.hpp"
#include "shared/base/utf8.hpp"
#include "shared/wire/json.hpp"
#include "shared/wire/limits.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

namespace {

void check(const webchat::DecodedFrame& decoded) {
    if (const auto* problem = std::get_if<webchat::FrameProblem>(&decoded)) {
        expect(!problem->error.detail.empty(), "a refusal says why");
        expect(wire::parseJson(webchat::errorFrame(problem->error, problem->cid)).has_value(), "its frame is JSON");
        return;
    }
    const auto& frame = std::get<webchat::Frame>(decoded);
    if (const auto* message = std::get_if<webchat::MsgFrame>(&frame)) {
        expect(!message->cid.empty() && !message->text.empty(), "a message has a cid and a text");
        expect(utf8::length(message->text) <= wire::kMaxVisitorText, "a text keeps to the limit");
    }
    if (const auto* rate = std::get_if<webchat::RateFrame>(&frame))
        expect(rate->score >= 1 && rate->score <= 5, "a rating is from 1 to 5");
    if (const auto* read = std::get_if<webchat::ReadFrame>(&frame))
        expect(read->seq >= 0, "a place in the stream isn't negative");
}

} // namespace

void run(std::string_view bytes) {
    check(webchat::decodeFrame(bytes));
    if (const auto frames = webchat::decodeFrames(bytes)) {
        expect(frames->size() <= wire::kMaxBatch, "a list keeps to the limit");
        for (const auto& frame : *frames)
            check(frame);
    }
}

} // namespace pult::fuzz
