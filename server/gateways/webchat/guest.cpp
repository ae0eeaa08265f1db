// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/gateways/webchat/guest.hpp"

#include <algorithm>

#include "server/gateways/webchat/guest_socket.hpp"

namespace pult::webchat {

namespace {

constexpr std::size_t kMaxWaitingForPoll = 50;

} // namespace

Guest::Guest(const storage::Visitor& visitor) : id(visitor.id), channel(visitor.channel) {
    refresh(visitor);
}

void Guest::refresh(const storage::Visitor& visitor) {
    name = visitor.name;
    lastSeq = std::max(lastSeq, visitor.lastSeq);
    operatorRead = std::max(operatorRead, visitor.operatorReadSeq);
    if (dialog && visitor.dialog.value <= dialog.value)
        return; // events have told more already
    thread = visitor.thread;
    dialog = visitor.dialog;
    status = visitor.status;
    assignee = visitor.assignee;
}

void Guest::tell(const Shared& frame) {
    for (GuestSocket* socket : sockets)
        socket->tell(frame);
    if (!polling)
        return;
    if (polling->waiting.size() < kMaxWaitingForPoll)
        polling->waiting.push_back(frame);
    wakePolls();
}

void Guest::deliver(std::int64_t seq, const Shared& frame, const GuestSocket* origin, const Shared& ack) {
    lastSeq = std::max(lastSeq, seq);
    for (GuestSocket* socket : sockets)
        socket->deliver(seq, socket == origin ? ack : frame, socket == origin);
    wakePolls();
}

void Guest::wakePolls() {
    if (!polling)
        return;
    std::vector<std::weak_ptr<Waker>> wakers;
    wakers.swap(polling->wakers);
    for (const auto& weak : wakers)
        if (const auto wake = weak.lock())
            (*wake)();
}

} // namespace pult::webchat
