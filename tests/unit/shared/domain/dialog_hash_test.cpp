// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/dialog_hash.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/wire_builders.hpp"

using namespace pult;
using namespace pult::support;

TEST_CASE("dialog hash: the same for the same, another for every difference that counts", "[domain]") {
    const wire::Dialog dialog = waiting(aDialog(1), 500);
    wire::Dialog other = dialog;
    other.read_seq = 7; // one operator's own
    CHECK(domain::dialogHash(other) == domain::dialogHash(dialog));
    other.tags = {"b", "a"};
    wire::Dialog tagged = dialog;
    tagged.tags = {"a", "b"}; // a set
    CHECK(domain::dialogHash(other) == domain::dialogHash(tagged));
    CHECK(domain::dialogHash(other) != domain::dialogHash(dialog));
    for (auto change : std::vector<void (*)(wire::Dialog&)>{
             [](wire::Dialog& d) { ++d.version; }, [](wire::Dialog& d) { d.assignee_id = OperatorId{1}; },
             [](wire::Dialog& d) { d.unanswered = false; }, [](wire::Dialog& d) { d.waiting_since.reset(); },
             [](wire::Dialog& d) { d.status = wire::DialogStatus::closed; }, [](wire::Dialog& d) { d.priority = 1; },
             [](wire::Dialog& d) { d = with(d, aMessage(1, 5)); }}) {
        wire::Dialog changed = dialog;
        change(changed);
        CHECK(domain::dialogHash(changed) != domain::dialogHash(dialog));
    }
}

TEST_CASE("dialog hash: only the newest messages count", "[domain]") {
    std::vector<wire::Message> messages;
    for (int seq = 1; seq <= domain::kHashedMessages + 10; ++seq)
        messages.push_back(aMessage(1, seq));
    const std::string all = domain::messagesHash(messages);
    CHECK(domain::messagesHash(std::span(messages).subspan(10)) == all);
    messages.back().state = wire::MessageState::read;
    CHECK(domain::messagesHash(messages) != all);
    messages.front().text = "long ago";
    const std::string now = domain::messagesHash(messages);
    messages.front().text = "longer ago";
    CHECK(domain::messagesHash(messages) == now);
}
