// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/message_changes.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::domain;
using namespace std::chrono_literals;
using wire::ChannelKind;
using wire::MessageState;

namespace {

constexpr OperatorId kAuthor{7};
const Time kNow{1'700'000'000'000ms};

wire::Message ours(MessageState state = MessageState::accepted) {
    wire::Message message;
    message.direction = wire::Direction::out;
    message.author = {wire::AuthorKind::operator_, kAuthor.value, "Anna"};
    message.text = "до 18";
    message.at = kNow;
    message.state = state;
    return message;
}

} // namespace

TEST_CASE("message changes: what a messenger can't change may still be changed before it goes") {
    const auto& can = capabilitiesOf(ChannelKind::whatsapp);
    for (const auto state : {MessageState::queued, MessageState::scheduled, MessageState::failed}) {
        CHECK_FALSE(editObstacle(ours(state), can, kAuthor, kNow));
        CHECK_FALSE(deleteObstacle(ours(state), can, kAuthor, kNow));
    }
    CHECK(editObstacle(ours(), can, kAuthor, kNow) == ChangeObstacle::channel);
    CHECK(deleteObstacle(ours(MessageState::inflight), can, kAuthor, kNow) == ChangeObstacle::channel);
    auto note = ours();
    note.direction = wire::Direction::note;
    note.state = std::nullopt;
    CHECK_FALSE(editObstacle(note, can, kAuthor, kNow));
}

TEST_CASE("message changes: only one's own, only for so long, and not what is gone or unsure") {
    const auto& vk = capabilitiesOf(ChannelKind::vk);
    const auto& telegram = capabilitiesOf(ChannelKind::telegram);
    CHECK_FALSE(editObstacle(ours(), vk, kAuthor, kNow + 24h));
    CHECK(editObstacle(ours(), vk, kAuthor, kNow + 24h + 1ms) == ChangeObstacle::too_late);
    CHECK_FALSE(editObstacle(ours(), telegram, kAuthor, kNow + 720h));
    CHECK_FALSE(deleteObstacle(ours(), telegram, kAuthor, kNow + 48h));
    CHECK(deleteObstacle(ours(), telegram, kAuthor, kNow + 48h + 1ms) == ChangeObstacle::too_late);
    CHECK(editObstacle(ours(), telegram, OperatorId{8}, kNow) == ChangeObstacle::not_own);
    CHECK(editObstacle(ours(MessageState::uncertain), telegram, kAuthor, kNow) == ChangeObstacle::uncertain);
    CHECK(editObstacle(ours(MessageState::cancelled), telegram, kAuthor, kNow) == ChangeObstacle::cancelled);
    auto gone = ours();
    gone.deleted_at = kNow;
    CHECK(deleteObstacle(gone, telegram, kAuthor, kNow) == ChangeObstacle::deleted);
    auto withFile = ours();
    withFile.attachments.emplace_back();
    CHECK(editObstacle(withFile, vk, kAuthor, kNow) == ChangeObstacle::files);
    CHECK_FALSE(editObstacle(withFile, telegram, kAuthor, kNow));
    auto asked = ours();
    asked.direction = wire::Direction::in;
    CHECK(editObstacle(asked, telegram, kAuthor, kNow) == ChangeObstacle::not_own);
    // A line that was written in the messenger's own program belongs to nobody here.
    auto foreign = ours();
    foreign.author.id = 0;
    CHECK(editObstacle(foreign, telegram, OperatorId{}, kNow) == ChangeObstacle::not_own);
}

TEST_CASE("message changes: a sign is taken with or without its variation selector, as the messenger writes it") {
    CHECK(reactionSign(capabilitiesOf(ChannelKind::telegram), "❤️") == "❤");
    CHECK(reactionSign(capabilitiesOf(ChannelKind::vk), "❤") == "❤");
    CHECK_FALSE(reactionSign(capabilitiesOf(ChannelKind::vk), "🦄"));
    CHECK(reactionSign(capabilitiesOf(ChannelKind::whatsapp), "🦄") == "🦄");
    CHECK_FALSE(reactionSign(capabilitiesOf(ChannelKind::webchat), "👍"));
    CHECK(reactObstacle(ours(), capabilitiesOf(ChannelKind::vk), "🦄") == ChangeObstacle::emoji);
    CHECK_FALSE(reactObstacle(ours(), capabilitiesOf(ChannelKind::vk), ""));
}

TEST_CASE("message changes: the company has one reaction between its people, a customer his own") {
    auto message = ours();
    const wire::Author customer{wire::AuthorKind::customer, 3, "Ivan"};
    CHECK(react(message, {wire::AuthorKind::operator_, 7, "Anna"}, "👍", kNow));
    CHECK(react(message, customer, "🔥", kNow));
    CHECK(react(message, {wire::AuthorKind::operator_, 8, "Maria"}, "🎉", kNow + 1s));
    REQUIRE(message.reactions->size() == 2);
    CHECK(message.reactions->back().author.name == "Maria");
    CHECK_FALSE(react(message, customer, "🔥", kNow + 1s));
    CHECK_FALSE(react(message, customer, "👎", kNow - 1s)); // an older one that comes late
    CHECK(react(message, customer, "", kNow + 2s));
    CHECK(message.reactions->size() == 1);
}
