// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor's frames do.
#include "server/gateways/webchat/gateway.hpp"

#include <algorithm>

namespace asio = boost::asio;

namespace pult::webchat {

namespace {

constexpr std::chrono::seconds kTypingEvery{3};
constexpr Rate kProblems{100, 100};
constexpr Rate kActs{30, 30};

Error limited(Millis wait, std::string words) {
    Error error = fail(Errc::rate_limited, std::move(words));
    error.retryAfterMs = static_cast<int>(wait.count());
    return error;
}

} // namespace

bool Gateway::isMessage(const Frame& frame) const {
    return std::holds_alternative<MsgFrame>(frame) || std::holds_alternative<FileFrame>(frame);
}

std::optional<Error> Gateway::admitFrame(Guest& guest, const Frame& frame) {
    const auto channel = m.channels.byId(guest.channel);
    if (!channel)
        return fail(Errc::unavailable, "this chat has been closed");
    if (isMessage(frame)) {
        const Rate rate{static_cast<double>(channel->number("message_burst")),
                        static_cast<double>(channel->number("messages_per_minute"))};
        if (const Millis wait = guest.messages.take(rate, ticks()); wait.count() > 0)
            return limited(wait, "too many messages at once");
    } else if (std::holds_alternative<FormFrame>(frame) || std::holds_alternative<RateFrame>(frame)) {
        if (const Millis wait = guest.acts.take(kActs, ticks()); wait.count() > 0)
            return limited(wait, "too much at once");
    }
    if (std::holds_alternative<RateFrame>(frame) && !guest.dialog)
        return fail(Errc::conflict, "there is no conversation to rate yet");
    return std::nullopt;
}

storage::InboundMessage Gateway::inboundOf(const Guest& guest, const Frame& frame, std::string_view raw) const {
    storage::InboundMessage message;
    message.channel = guest.channel;
    message.peer = guest.peer();
    message.peerName = guest.name;
    message.raw = raw;
    message.at = m.clock.now();
    if (const auto* msg = std::get_if<MsgFrame>(&frame)) {
        message.text = msg->text;
        message.clientId = msg->cid;
        message.replyTo = msg->reply_to;
    } else if (const auto* file = std::get_if<FileFrame>(&frame)) {
        message.text = file->text.value_or("");
        message.files.push_back(file->file_id);
        message.clientId = file->cid;
    }
    // A cid is the visitor's own: another's can't be guessed into a repeat of his message.
    message.key = message.peer + ":" + *message.clientId;
    const bool maybeNew = !guest.dialog || guest.status == wire::DialogStatus::closed;
    if (guest.attributes && maybeNew)
        message.attributes = *guest.attributes;
    return message;
}

void Gateway::onFrame(GuestSocket& socket, std::string_view text) {
    ++m_counters.framesIn;
    Guest& guest = *socket.guest();
    auto decoded = decodeFrame(text);
    auto* problem = std::get_if<FrameProblem>(&decoded);
    if (problem) {
        count(problem->error);
        if (guest.problems.take(kProblems, ticks()).count() > 0)
            return socket.close(inbox::CloseCode::policy, "too many broken frames");
        return socket.refuse(problem->error, problem->cid);
    }
    Frame& frame = std::get<Frame>(decoded);
    if (const auto error = admitFrame(guest, frame)) {
        count(*error);
        const auto* msg = std::get_if<MsgFrame>(&frame);
        const auto* file = std::get_if<FileFrame>(&frame);
        return socket.refuse(*error, msg ? std::string_view(msg->cid) : file ? std::string_view(file->cid) : "");
    }
    if (isMessage(frame))
        return spawn(takeFromSocket(socket.shared_from_this(), inboundOf(guest, frame, text)));
    if (std::holds_alternative<TypingFrame>(frame))
        return onTyping(guest);
    if (const auto* page = std::get_if<Page>(&frame))
        return remember(guest, *page);
    spawn(act(socket.guest(), std::move(frame)));
}

asio::awaitable<void> Gateway::takeFromSocket(std::shared_ptr<GuestSocket> socket, storage::InboundMessage message) {
    const std::string cid = *message.clientId;
    const GuestPtr guest = socket->guest();
    auto recorded = co_await m.intake.accept(std::move(message));
    if (!recorded) {
        count(recorded.error());
        socket->refuse(recorded.error(), cid);
        co_return;
    }
    const auto ack = std::make_shared<const std::string>(ackFrame(cid, *recorded));
    if (recorded->duplicate)
        socket->tell(ack);
    else
        this->recorded(*guest, *recorded, cid, socket.get(), ack);
}

storage::Async<std::string> Gateway::takeMessage(GuestPtr guest, storage::InboundMessage message) {
    const std::string cid = *message.clientId;
    auto recorded = co_await m.intake.accept(std::move(message));
    if (!recorded)
        co_return recorded.error();
    std::string ack = ackFrame(cid, *recorded);
    if (!recorded->duplicate)
        this->recorded(*guest, *recorded, cid, nullptr, nullptr);
    co_return ack;
}

/// The message stands: the visitor's other tabs get it as it will be replayed to them.
void Gateway::recorded(Guest& guest, const storage::InboundRecorded& recorded, const std::string& cid,
                       const GuestSocket* origin, const Shared& ack) {
    ++m_counters.messagesIn;
    const wire::Message& message = recorded.message;
    if (guest.thread != message.thread_id || guest.dialog != message.dialog_id)
        if (const GuestPtr self = m_guests.find(guest.id))
            m_guests.setPlace(self, message.thread_id, message.dialog_id);
    guest.lastInbound = std::max(guest.lastInbound, message.seq);
    guest.usedAt = ticks();
    m_guests.grown(message.thread_id, recorded.visitorSeq);
    // The tab it came from may have gone meanwhile, and another one have come.
    const bool others = std::any_of(guest.sockets.begin(), guest.sockets.end(),
                                    [&](const GuestSocket* socket) { return socket != origin; });
    Shared frame;
    if (others) {
        storage::VisitorMessage own{recorded.visitorSeq, message};
        own.message.client_id = cid;
        frame = messageFrame(guest, own);
    }
    guest.deliver(recorded.visitorSeq, frame, origin, ack);
}

asio::awaitable<void> Gateway::act(GuestPtr guest, Frame frame) {
    if (const auto* read = std::get_if<ReadFrame>(&frame)) {
        const std::int64_t seq = std::min(read->seq, guest->lastSeq);
        if (!guest->thread || seq <= guest->readUpTo)
            co_return;
        guest->readUpTo = seq;
        auto done = co_await m.store.visitorRead(guest->thread, seq);
        if (!done)
            count(done.error());
        co_return;
    }
    if (auto* form = std::get_if<FormFrame>(&frame)) {
        storage::VisitorClaim claim;
        for (auto& [key, value] : form->values) {
            if (key == "name")
                claim.name = value;
            else if (key == "email")
                claim.email = value;
            else if (key == "phone")
                claim.phone = value;
            else
                claim.fields.emplace(key, value);
        }
        if (form->consent)
            for (auto& [key, value] : *form->consent)
                claim.fields.emplace("consent." + key, value);
        auto visitor = co_await m.store.claimVisitor(guest->id, std::move(claim));
        if (!visitor)
            count(visitor.error());
        else
            guest->name = visitor->name;
        co_return;
    }
    if (auto* rate = std::get_if<RateFrame>(&frame)) {
        auto done = co_await m.store.rateDialog(guest->dialog, rate->score, rate->comment.value_or(""));
        if (!done)
            count(done.error());
    }
}

void Gateway::onTyping(Guest& guest) {
    const Ticks now = ticks();
    if (!m.signals || !guest.dialog || (guest.typedAt != Ticks{} && now - guest.typedAt < kTypingEvery))
        return;
    guest.typedAt = now;
    wire::TypingSignal signal;
    signal.dialog_id = guest.dialog;
    signal.author = {wire::AuthorKind::customer, 0, guest.name};
    storage::EventScope scope;
    scope.audience = storage::EventScope::Audience::dialogs;
    scope.facts.push_back({guest.assignee, guest.group});
    scope.dialogId = guest.dialog;
    m.signals->signal(signal, scope);
}

void Gateway::remember(Guest& guest, const Page& page) {
    if (!guest.attributes)
        guest.attributes = std::make_unique<PageAttributes>();
    keepPage(*guest.attributes, page);
}

} // namespace pult::webchat
