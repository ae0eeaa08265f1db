// SPDX-License-Identifier: GPL-3.0-or-later
// The fall-back without sockets: frames fetched and posted over plain requests. Uploads, too.
#include <algorithm>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/gateways/webchat/gateway.hpp"

namespace asio = boost::asio;

namespace pult::webchat {

namespace {

constexpr int kPollPage = 200;
constexpr std::chrono::seconds kLongestWait{30};

std::string jsonListOf(const std::vector<Shared>& frames) {
    std::string list = "[";
    for (const Shared& frame : frames)
        list.append(list.size() > 1 ? "," : "").append(*frame);
    return list.append("]");
}

} // namespace

/// What there is for a poll right now; "[]" when nothing.
storage::Async<std::string> Gateway::pollFrames(GuestPtr guest, std::int64_t after) {
    std::vector<Shared> frames;
    if (guest->thread && after < guest->lastSeq) {
        auto page = co_await m.store.visitorMessages(guest->thread, after, kPollPage);
        if (!page)
            co_return page.error();
        for (const auto& message : *page)
            frames.push_back(messageFrame(*guest, message));
    }
    if (guest->polling) {
        frames.insert(frames.end(), guest->polling->waiting.begin(), guest->polling->waiting.end());
        guest->polling->waiting.clear();
    }
    co_return jsonListOf(frames);
}

storage::Async<std::string> Gateway::poll(std::shared_ptr<Guest> guest, std::int64_t after, std::chrono::seconds wait) {
    if (after > guest->lastSeq)
        after = 0; // a number we never gave: the store is older than what this visitor has seen
    if (!guest->polling) {
        guest->polling = std::make_unique<Polling>();
        Polling& fresh = *guest->polling;
        greet(*guest, [&fresh](const Shared& frame) { fresh.waiting.push_back(frame); });
    }
    guest->polling->seenAt = guest->usedAt = ticks();
    auto frames = co_await pollFrames(guest, after);
    if (!frames || *frames != "[]" || wait.count() <= 0 || m_stopped)
        co_return frames;
    auto timer = std::make_shared<asio::steady_timer>(m.executor, std::min(wait, kLongestWait));
    if (!guest->polling)
        guest->polling = std::make_unique<Polling>();
    const auto waker = std::make_shared<Waker>([timer] { timer->cancel(); });
    guest->polling->wakers.push_back(waker);
    co_await timer->async_wait(asio::as_tuple(asio::use_awaitable));
    guest->usedAt = ticks();
    if (guest->polling)
        guest->polling->seenAt = guest->usedAt;
    co_return co_await pollFrames(guest, after);
}

storage::Async<std::string> Gateway::message(std::shared_ptr<Guest> guest, std::int64_t seq) {
    if (!guest->thread || seq < 1 || seq > guest->lastSeq)
        co_return fail(Errc::not_found, "there is no such message");
    // 0 would mean the newest part of the history.
    auto page = co_await m.store.visitorMessages(guest->thread, seq > 1 ? seq - 1 : -1, 1);
    if (!page)
        co_return page.error();
    const auto found = std::ranges::find(*page, seq, &storage::VisitorMessage::seq);
    if (found == page->end())
        co_return fail(Errc::not_found, "there is no such message");
    co_return *messageFrame(*guest, *found);
}

storage::Async<std::string> Gateway::post(std::shared_ptr<Guest> guest, std::string body) {
    auto decoded = decodeFrames(body);
    if (!decoded)
        co_return decoded.error();
    guest->usedAt = ticks();
    std::string answers = "[";
    const auto answer = [&](const std::string& frame) { answers.append(answers.size() > 1 ? "," : "").append(frame); };
    for (DecodedFrame& each : *decoded) {
        ++m_counters.framesIn;
        if (const auto* problem = std::get_if<FrameProblem>(&each)) {
            count(problem->error);
            answer(errorFrame(problem->error, problem->cid));
            continue;
        }
        Frame& frame = std::get<Frame>(each);
        const auto* msg = std::get_if<MsgFrame>(&frame);
        const auto* file = std::get_if<FileFrame>(&frame);
        const std::string cid = msg ? msg->cid : file ? file->cid : std::string();
        if (const auto refusal = admitFrame(*guest, frame)) {
            count(*refusal);
            answer(errorFrame(*refusal, cid));
        } else if (isMessage(frame)) {
            storage::InboundMessage message = inboundOf(*guest, frame, body);
            auto ack = co_await takeMessage(guest, std::move(message));
            if (!ack)
                count(ack.error());
            answer(ack ? *ack : errorFrame(ack.error(), cid));
        } else if (std::holds_alternative<TypingFrame>(frame)) {
            onTyping(*guest);
        } else if (const auto* page = std::get_if<Page>(&frame)) {
            remember(*guest, *page);
        } else {
            Frame moved = std::move(frame);
            co_await act(guest, std::move(moved));
        }
    }
    co_return answers.append("]");
}

Result<Gateway::UploadRules> Gateway::beginUpload(Guest& guest) {
    const auto channel = m.channels.byId(guest.channel);
    if (!channel || channel->channel.state == wire::ChannelState::paused)
        return fail(Errc::unavailable, "this chat is closed for now");
    const auto perMinute = static_cast<double>(channel->number("files_per_minute"));
    if (const Millis wait = guest.files.take({perMinute, perMinute}, ticks()); wait.count() > 0) {
        Error error = fail(Errc::rate_limited, "too many files at once");
        error.retryAfterMs = static_cast<int>(wait.count());
        count(error);
        return error;
    }
    UploadRules rules;
    rules.maxBytes = channel->number("max_file");
    std::string types = channel->setting("file_types");
    std::erase(types, ' ');
    while (!types.empty()) {
        const std::size_t comma = std::min(types.find(','), types.size());
        if (comma > 0)
            rules.types.push_back(types.substr(0, comma));
        types.erase(0, std::min(comma + 1, types.size()));
    }
    return rules;
}

storage::Async<storage::StoredFile> Gateway::finishUpload(std::shared_ptr<Guest> guest, storage::StoredFile file) {
    file.owner = guest->holder();
    file.at = m.clock.now();
    co_return co_await m.store.addFile(std::move(file));
}

} // namespace pult::webchat
