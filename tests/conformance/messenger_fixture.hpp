// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/conformance/store_fixture.hpp"

namespace pult::storage {

/// A store with a WhatsApp number, an operator, and a customer who writes to it.
template <class Backend>
struct MessengerFixture {
    StoreFixture<Backend> t;
    domain::Principal anna = t.addUser("Anna", wire::Role::senior);
    ChannelId channel = t.addChannel("wa", wire::ChannelKind::whatsapp).id;
    inbound::Peer ivan = peer("79161234567");

    static inbound::Peer peer(const std::string& id) {
        inbound::Peer peer;
        peer.id = id;
        peer.name = "Иван";
        return peer;
    }
    inbound::Message message(const std::string& id, const std::string& text) {
        inbound::Message message;
        message.key = "k" + id;
        message.peer = ivan;
        message.externalId = id;
        message.text = text;
        message.at = t.clock.now();
        return message;
    }
    Result<UpdateRecorded> tell(std::vector<inbound::Event> events, std::optional<std::string> cursor = std::nullopt) {
        return t.run(t.store->recordUpdate({channel, "body", std::move(events), std::move(cursor)}));
    }
    std::vector<wire::Message> thread() {
        HistoryQuery query;
        query.guard = {anna, domain::Permission::dialog_read};
        query.thread = ThreadId{1};
        auto page = t.run(t.store->history(std::move(query)));
        return page ? page->messages : std::vector<wire::Message>{};
    }
    wire::Message first() { return thread().front(); }
    /// A reply that is with the messenger, by our name for it.
    wire::Message sent(const std::string& text) {
        const DialogId dialog = first().dialog_id;
        (void)t.take(dialog, anna);
        const auto reply = t.reply(dialog, anna, text).value();
        REQUIRE(t.run(t.store->beginDelivery(reply.id)));
        return reply;
    }
    wire::MessageState stateOf(MessageId id) {
        for (const auto& message : thread())
            if (message.id == id)
                return *message.state;
        return wire::MessageState::unknown;
    }
};

} // namespace pult::storage
