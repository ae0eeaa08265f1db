// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "client/state/desk.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/manual_clock.hpp"
#include "tests/support/wire_builders.hpp"

namespace pult::support {

/// The dialog that it acts on, and a colleague.
inline const DialogId kDialog{5};
inline const OperatorId kMaria{8};

/// A desk that may be killed and started again: its vault outlives it.
struct ActingDesk {
    ManualClock clock;
    FakeLink link;
    client::MemoryVault vault;
    std::unique_ptr<client::Desk> desk = std::make_unique<client::Desk>(link, vault, clock);
    std::vector<client::SendRefusal> refusals;
    std::vector<client::SendUndone> undone;

    ActingDesk() { listen(); }
    void listen() {
        QObject::connect(desk.get(), &client::Desk::sendRefused, desk.get(),
                         [this](const client::SendRefusal& refusal) { refusals.push_back(refusal); });
        QObject::connect(desk.get(), &client::Desk::sendUndone, desk.get(),
                         [this](const client::SendUndone& each) { undone.push_back(each); });
    }
    /// Signed in, with dialog 5 known, mine and unanswered.
    void begin() {
        link.start(100);
        know(dialog());
    }
    static wire::Dialog dialog() {
        wire::Dialog dialog = with(waiting(assignedTo(aDialog(5), 7), 50'000), aMessage(5, 90));
        dialog.version = 10;
        return dialog;
    }
    void know(const wire::Dialog& dialog) { link.tell(wire::DialogAdded{dialog, {}}, 101); }
    /// As after a kill: a new program with what the vault has.
    void restart() {
        link.goOffline();
        desk = std::make_unique<client::Desk>(link, vault, clock);
        listen();
        wire::User me;
        me.id = OperatorId{7};
        me.login = "anna";
        desk->setMe(me, link.address);
    }
    const wire::Dialog& shown() const { return *desk->dialog(kDialog); }
    template <class Request>
    void did(wire::Dialog dialog) {
        link.answer<Request>({std::move(dialog)});
    }
    wire::MessageAnswer sent(Seq seq, std::optional<wire::MessageState> state = wire::MessageState::queued) const {
        const auto request = link.peek<wire::MessageSend>();
        wire::Message message = aReply(5, seq, 7, request.client_id);
        message.text = request.text;
        message.state = state;
        return {message};
    }
};

inline wire::Dialog closed(wire::Dialog dialog) {
    dialog.status = wire::DialogStatus::closed;
    dialog.assignee_id.reset();
    ++dialog.version;
    return dialog;
}

} // namespace pult::support
