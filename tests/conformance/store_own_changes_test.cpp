// SPDX-License-Identifier: GPL-3.0-or-later
// Edits, deletions and reactions of operators: what happens here, what waits for the messenger, and in which order.
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::ChangeKind;
using wire::MessageState;
using wire::Role;
using namespace std::chrono_literals;

namespace {

/// A customer of one messenger and the operator who answers him.
template <class Backend>
struct Talk {
    explicit Talk(wire::ChannelKind kind) {
        t.channel = t.addChannel("messenger", kind).id;
        inbound::Message asked;
        asked.key = "k1";
        asked.peer.id = "77";
        asked.externalId = "501";
        asked.text = "Вы открыты?";
        asked.at = t.clock.now();
        InboundUpdate update{t.channel, "{}", {asked}, std::nullopt};
        REQUIRE(t.run(t.store->recordUpdate(std::move(update))));
        dialog = t.listed(anna).empty() ? DialogId{} : DialogId{t.listed(anna).front()};
        REQUIRE(t.take(dialog, anna));
        question = t.historyOf(anna, dialog)->messages.front().id;
    }

    StoreFixture<Backend> t;
    domain::Principal anna = t.addUser("Anna", Role::operator_);
    DialogId dialog;
    MessageId question;

    MessageId reply(const std::string& text) { return t.reply(dialog, anna, text).value().id; }
    /// Sent and accepted under this id.
    MessageId sent(const std::string& text, const std::string& externalId) {
        const auto id = reply(text);
        REQUIRE(t.run(t.store->beginDelivery(id)));
        accept(id, externalId);
        return id;
    }
    void accept(MessageId id, const std::string& externalId) {
        DeliveryVerdict verdict;
        verdict.externalId = externalId;
        REQUIRE(t.run(t.store->finishDelivery(id, verdict)));
    }
    Result<wire::Message> edit(MessageId id, const std::string& text, std::optional<Time> seen = std::nullopt) {
        MessageEdit edit;
        edit.guard = {anna, Permission::message_edit_own};
        edit.message = id;
        edit.text = text;
        edit.seenEditedAt = seen;
        return t.run(t.store->editMessage(std::move(edit)));
    }
    Result<wire::Message> remove(MessageId id) {
        return t.run(t.store->deleteMessage({anna, Permission::message_edit_own}, id));
    }
    Result<wire::Message> react(MessageId id, const std::string& emoji) {
        return t.run(t.store->reactToMessage({anna, Permission::dialog_reply}, id, emoji));
    }
    std::vector<ChangeItem> due() { return t.run(t.store->dueChanges(t.clock.now(), 100)).value(); }
    Result<Done> finish(std::int64_t change, MessageState state, const std::string& error = {}) {
        DeliveryVerdict verdict;
        verdict.state = state;
        verdict.error = error;
        return t.run(t.store->finishChange(change, std::move(verdict)));
    }
    /// What is wrong with the store. The words of a message that was edited are found anew only with the next index.
    std::vector<std::string> wrong() {
        auto found = t.complaints();
        std::erase_if(found, [](const std::string& each) { return each.starts_with("text index"); });
        return found;
    }
    wire::Message now(MessageId id) {
        const auto page = t.historyOf(anna, dialog).value();
        for (const auto& message : page.messages)
            if (message.id == id)
                return message;
        FAIL("there is no such message");
        return {};
    }
};

} // namespace

TEMPLATE_TEST_CASE("own changes: a reply that waits is edited and taken back before it goes", "[storage]",
                   SqliteBackend) {
    Talk<TestType> k(wire::ChannelKind::whatsapp); // which can change nothing that was sent
    const auto id = k.reply("Да, до 18");
    const auto edited = k.edit(id, "Да, до 20").value();
    CHECK(edited.text == "Да, до 20");
    CHECK_FALSE(edited.edited_at); // nobody has seen the former words
    CHECK_FALSE(edited.changes);
    const auto begun = k.t.run(k.t.store->beginDelivery(id)).value();
    CHECK(begun.text == "Да, до 20");
    k.accept(id, "w1");
    const auto refused = k.edit(id, "Да, до 22");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::invalid);
    CHECK(k.remove(id).error().code == Errc::invalid);

    const auto second = k.reply("и по субботам");
    CHECK(k.remove(second)->state == MessageState::cancelled);
    CHECK(k.remove(second)->state == MessageState::cancelled); // again: nothing happens
    CHECK(k.t.run(k.t.store->dueOutbox(k.t.clock.now(), 10))->empty());
    CHECK(k.wrong() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("own changes: they follow their message in the order they were asked for, and survive a restart",
                   "[storage]", SqliteBackend) {
    Talk<TestType> k(wire::ChannelKind::telegram);
    const auto id = k.reply("раз");
    REQUIRE(k.t.run(k.t.store->beginDelivery(id)));
    REQUIRE(k.edit(id, "два"));
    REQUIRE(k.edit(id, "два")); // again: nothing happens
    k.t.clock.advance(1s);
    REQUIRE(k.edit(id, "три"));
    REQUIRE(k.react(id, "👍"));
    REQUIRE(k.remove(id));
    REQUIRE(k.remove(id));
    CHECK(k.now(id).text == "раз"); // what the customer sees
    CHECK(k.now(id).changes->size() == 4);
    CHECK(k.due().empty()); // it isn't there yet
    CHECK_FALSE(k.t.run(k.t.store->nextChangeDue()).value());
    CHECK(k.wrong() == std::vector<std::string>{});

    k.accept(id, "9001");
    k.t.reopen();
    std::vector<std::string> made;
    for (auto due = k.due(); !due.empty(); due = k.due()) {
        REQUIRE(due.size() == 1);
        CHECK(due.front().externalIds == std::vector<std::string>{"9001"});
        CHECK(due.front().peer == "77");
        made.push_back(std::string(wire::enumText(due.front().kind)) + " " + due.front().text);
        REQUIRE(k.finish(due.front().id, MessageState::accepted));
        CHECK(k.finish(due.front().id, MessageState::accepted).error().code == Errc::not_found);
        CHECK(k.wrong() == std::vector<std::string>{});
    }
    CHECK(made == std::vector<std::string>{"edit два", "edit три", "react 👍", "delete "});
    const auto after = k.now(id);
    CHECK(after.text == "три");
    REQUIRE(after.former_texts);
    REQUIRE(after.former_texts->size() == 2);
    CHECK(after.former_texts->front().text == "раз");
    CHECK(after.former_texts->back().text == "два");
    CHECK(after.deleted_at);
    CHECK(after.reactions->front().author.name == "Anna");
    CHECK_FALSE(after.changes);
    CHECK(k.edit(id, "четыре").error().code == Errc::conflict);
}

TEMPLATE_TEST_CASE("own changes: a refusal stays with the message in words, and is forgotten with the next try",
                   "[storage]", SqliteBackend) {
    Talk<TestType> k(wire::ChannelKind::telegram);
    const auto id = k.sent("раз", "9001");
    REQUIRE(k.edit(id, "два"));
    REQUIRE(k.finish(k.due().front().id, MessageState::failed, "message can't be edited"));
    auto now = k.now(id);
    CHECK(now.text == "раз");
    CHECK_FALSE(now.edited_at);
    REQUIRE(now.changes);
    CHECK(now.changes->front().error == "message can't be edited");
    CHECK(k.due().empty());
    CHECK(k.wrong() == std::vector<std::string>{});

    REQUIRE(k.edit(id, "три"));
    now = k.now(id);
    REQUIRE(now.changes->size() == 1);
    CHECK_FALSE(now.changes->front().error);
    // Put off: not due before its time, and counted as a try.
    DeliveryVerdict later;
    later.state = MessageState::queued;
    later.retryAt = k.t.clock.now() + 30s;
    REQUIRE(k.t.run(k.t.store->finishChange(k.due().front().id, later)));
    CHECK(k.due().empty());
    CHECK(k.t.run(k.t.store->nextChangeDue()).value() == *later.retryAt);
    CHECK_FALSE(k.t.run(k.t.store->nextChangeDue({k.t.channel})).value());
    k.t.clock.advance(30s);
    CHECK(k.due().front().attempts == 1);
}

TEMPLATE_TEST_CASE("own changes: a message that fails takes the words that waited for it", "[storage]", SqliteBackend) {
    Talk<TestType> k(wire::ChannelKind::telegram);
    const auto id = k.reply("раз");
    REQUIRE(k.t.run(k.t.store->beginDelivery(id)));
    REQUIRE(k.edit(id, "два"));
    DeliveryVerdict failed;
    failed.state = MessageState::failed;
    failed.error = "no";
    REQUIRE(k.t.run(k.t.store->finishDelivery(id, failed)));
    CHECK(k.now(id).text == "два");
    CHECK(k.now(id).state == MessageState::failed);
    CHECK_FALSE(k.now(id).changes);
    REQUIRE(k.edit(id, "три")); // and may be changed further before it is sent again
    CHECK(k.now(id).text == "три");
    CHECK(k.remove(id)->state == MessageState::cancelled);

    const auto other = k.reply("ещё");
    REQUIRE(k.t.run(k.t.store->beginDelivery(other)));
    REQUIRE(k.remove(other));
    REQUIRE(k.t.run(k.t.store->finishDelivery(other, failed)));
    CHECK(k.now(other).state == MessageState::cancelled);
    CHECK(k.t.dialogFor(k.anna, k.dialog)->unanswered); // nobody has answered him after all
    CHECK(k.wrong() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("own changes: what may not be changed is refused, in words", "[storage]", SqliteBackend) {
    Talk<TestType> k(wire::ChannelKind::vk);
    const auto id = k.sent("раз", "12");
    CHECK(k.edit(k.question, "другое").error().code == Errc::forbidden);
    CHECK(k.remove(k.question).error().code == Errc::forbidden);
    CHECK(k.edit(MessageId{4711}, "x").error().code == Errc::not_found);
    CHECK(k.edit(id, "").error().code == Errc::invalid);
    CHECK(k.edit(id, std::string(5000, 'x')).error().code == Errc::too_large);
    CHECK(k.edit(id, "два", k.t.clock.now()).error().code == Errc::stale);
    CHECK(k.react(k.question, "🦄").error().code == Errc::invalid);
    CHECK(k.react(k.question, "❤️")->changes->front().emoji == "❤"); // as VK writes it
    const auto boss = k.t.addUser("Boss", Role::supervisor);
    const auto stranger = k.t.run(k.t.store->deleteMessage({boss, Permission::message_edit_own}, id));
    CHECK(stranger.error().code == Errc::forbidden);
    auto other = k.t.addUser("Ilya", Role::operator_);
    CHECK(k.t.run(k.t.store->deleteMessage({other, Permission::message_edit_own}, id)).error().code == Errc::not_found);
    k.t.clock.advance(24h + 1s);
    CHECK(k.edit(id, "два").error().code == Errc::invalid);
    CHECK(k.remove(id).error().code == Errc::invalid);
    CHECK(k.wrong() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("own changes: an unsure outcome is settled first", "[storage]", SqliteBackend) {
    Talk<TestType> k(wire::ChannelKind::telegram);
    const auto id = k.reply("раз");
    REQUIRE(k.t.run(k.t.store->beginDelivery(id)));
    REQUIRE(k.edit(id, "два"));
    DeliveryVerdict lost;
    lost.state = MessageState::uncertain;
    REQUIRE(k.t.run(k.t.store->finishDelivery(id, lost)));
    CHECK(k.due().empty());
    CHECK(k.edit(id, "три").error().code == Errc::conflict);
    REQUIRE(k.t.run(k.t.store->confirmOutbound({k.anna, Permission::dialog_reply}, id)));
    REQUIRE(k.due().size() == 1);
    CHECK(k.due().front().externalIds.empty()); // nobody knows its number
    CHECK(k.wrong() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("own changes: in the web chat and in notes they are made at once", "[storage]", SqliteBackend) {
    Talk<TestType> k(wire::ChannelKind::webchat);
    const auto id = k.reply("раз");
    REQUIRE(k.t.run(k.t.store->acceptForVisitor(id)));
    k.t.clock.advance(1s);
    const auto edited = k.edit(id, "два").value();
    CHECK(edited.edited_at == k.t.clock.now());
    CHECK(edited.former_texts->front().text == "раз");
    CHECK(k.t.run(k.t.store->visitorMessages(edited.thread_id, 0, 10))->back().message.text == "два");
    CHECK(k.edit(id, "три", Time{}).error().code == Errc::stale);
    CHECK(k.edit(id, "три", edited.edited_at));
    CHECK(k.remove(id)->deleted_at == k.t.clock.now());
    CHECK(k.react(k.question, "👍").error().code == Errc::invalid);

    const auto note = k.t.run(k.t.store->recordOutbound(k.t.noteTo(k.dialog, k.anna, "перезвонить"))).value().id;
    CHECK(k.edit(note, "перезвонить в 10")->former_texts->size() == 1);
    CHECK(k.remove(note)->deleted_at);
    CHECK(k.due().empty());
    CHECK(k.wrong() == std::vector<std::string>{});
}

TEMPLATE_TEST_CASE("own changes: a message that the messenger made several of is deleted whole, and known by each",
                   "[storage]", SqliteBackend) {
    Talk<TestType> k(wire::ChannelKind::telegram);
    const auto id = k.reply("альбом");
    REQUIRE(k.t.run(k.t.store->beginDelivery(id)));
    DeliveryVerdict accepted;
    accepted.externalId = "9001";
    accepted.furtherIds = {"9002", "9003"};
    REQUIRE(k.t.run(k.t.store->finishDelivery(id, accepted)));
    inbound::Reaction reaction;
    reaction.key = "r";
    reaction.peer.id = "77";
    reaction.externalId = "9003";
    reaction.emoji = "🔥";
    reaction.at = k.t.clock.now();
    InboundUpdate update{k.t.channel, "{}", {reaction}, std::nullopt};
    REQUIRE(k.t.run(k.t.store->recordUpdate(std::move(update))));
    CHECK(k.now(id).reactions->front().emoji == "🔥");
    REQUIRE(k.remove(id));
    CHECK(k.due().front().externalIds == std::vector<std::string>{"9001", "9002", "9003"});

    // In parts: one of them after the other.
    const auto second = k.reply("длинный");
    REQUIRE(k.t.run(k.t.store->beginDelivery(second)));
    DeliveryVerdict part;
    part.state = MessageState::queued;
    part.partSent = true;
    part.externalId = "9010";
    REQUIRE(k.t.run(k.t.store->finishDelivery(second, part)));
    REQUIRE(k.edit(second, "другой").error().code == Errc::invalid);
    REQUIRE(k.remove(second)); // waits for the other part
    CHECK(k.t.run(k.t.store->dueChanges(k.t.clock.now(), 9))->size() == 1);
    REQUIRE(k.t.run(k.t.store->beginDelivery(second)));
    k.accept(second, "9011");
    REQUIRE(k.finish(k.due().front().id, MessageState::accepted)); // the album's
    CHECK(k.due().front().externalIds == std::vector<std::string>{"9010", "9011"});
    CHECK(k.wrong() == std::vector<std::string>{});
}
