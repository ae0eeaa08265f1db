// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "shared/domain/dialog_filter.hpp"

using namespace pult;
using namespace std::chrono_literals;
using wire::DialogFilter;
using wire::DialogStatus;
using wire::OneOrMany;

namespace {

constexpr OperatorId kAsker{1};
constexpr Time kNow{1'700'000'000s};

wire::Dialog aDialog() {
    wire::Dialog dialog;
    dialog.id = DialogId{5};
    dialog.status = DialogStatus::active;
    dialog.channel_id = ChannelId{2};
    dialog.group_id = GroupId{3};
    dialog.stage_id = StageId{4};
    dialog.assignee_id = kAsker;
    dialog.tags = {"red", "blue"};
    dialog.last_message = wire::LastMessage{};
    dialog.last_message->at = kNow - 1h;
    return dialog;
}

bool passes(const DialogFilter& filter, const wire::Dialog& dialog = aDialog()) {
    return domain::passes(filter, dialog, kAsker, kNow);
}

} // namespace

TEST_CASE("filter: of a list one is enough, of the members every one is needed", "[filter]") {
    CHECK(passes({}));
    DialogFilter filter;
    filter.channel_id = OneOrMany<ChannelId>{ChannelId{1}, ChannelId{2}};
    filter.tag = OneOrMany<std::string>{"green", "blue"};
    filter.assignee = OneOrMany<wire::TextOrNumber>{"none", "me"};
    filter.stage = OneOrMany<StageId>{StageId{4}};
    filter.group_id = OneOrMany<GroupId>{GroupId{3}};
    CHECK(passes(filter));
    for (const auto spoil : std::vector<void (*)(DialogFilter&)>{
             [](DialogFilter& f) { f.channel_id = OneOrMany<ChannelId>{ChannelId{1}}; },
             [](DialogFilter& f) { f.tag = OneOrMany<std::string>{"green"}; },
             [](DialogFilter& f) {
                 f.assignee = OneOrMany<wire::TextOrNumber>{"none", "7"};
             },
             [](DialogFilter& f) { f.stage = OneOrMany<StageId>{StageId{5}}; },
             [](DialogFilter& f) { f.group_id = OneOrMany<GroupId>{GroupId{4}}; },
             [](DialogFilter& f) { f.unanswered = true; },
             [](DialogFilter& f) { f.followed = true; },
             [](DialogFilter& f) { f.mentioned = true; },
             [](DialogFilter& f) { f.at_risk = true; },
             [](DialogFilter& f) { f.written_from = kNow; },
             [](DialogFilter& f) { f.written_until = kNow - 2h; },
             [](DialogFilter& f) { f.status = OneOrMany<DialogStatus>{DialogStatus::waiting}; },
         }) {
        DialogFilter spoilt = filter;
        spoil(spoilt);
        CHECK_FALSE(passes(spoilt));
    }
}

TEST_CASE("filter: what is attached, and in which letters the customer writes", "[filter]") {
    auto dialog = aDialog();
    DialogFilter attached, plain, foreign;
    attached.has_attachments = true;
    plain.has_attachments = false;
    foreign.script = OneOrMany<wire::Script>{wire::Script::latin, wire::Script::other};
    CHECK_FALSE(passes(attached, dialog));
    CHECK(passes(plain, dialog));
    CHECK_FALSE(passes(foreign, dialog)); // nothing is known of it
    dialog.has_attachments = true;
    dialog.script = wire::Script::other;
    CHECK(passes(attached, dialog));
    CHECK_FALSE(passes(plain, dialog));
    CHECK(passes(foreign, dialog));
    dialog.script = wire::Script::cyrillic;
    CHECK_FALSE(passes(foreign, dialog));
}

TEST_CASE("filter: closed dialogs are only there for who asks for them", "[filter]") {
    auto dialog = aDialog();
    dialog.status = DialogStatus::closed;
    CHECK_FALSE(passes({}, dialog));
    DialogFilter filter;
    filter.status = OneOrMany<DialogStatus>{};
    CHECK_FALSE(passes(filter, dialog));
    filter.status = OneOrMany<DialogStatus>{DialogStatus::active, DialogStatus::closed};
    CHECK(passes(filter, dialog));
}

TEST_CASE("filter: a resolution is one of those that are named, and what is open has none", "[filter]") {
    auto dialog = aDialog();
    DialogFilter filter;
    filter.status = OneOrMany<DialogStatus>{DialogStatus::active, DialogStatus::closed};
    filter.resolution = OneOrMany<wire::Resolution>{wire::Resolution::spam, wire::Resolution::duplicate};
    CHECK_FALSE(passes(filter, dialog));
    dialog.status = DialogStatus::closed;
    dialog.resolution = wire::Resolution::spam;
    CHECK(passes(filter, dialog));
    dialog.resolution = wire::Resolution::resolved;
    CHECK_FALSE(passes(filter, dialog));
    filter.resolution->clear();
    CHECK(passes(filter, dialog));
}

TEST_CASE("filter: at risk means four fifths of the time for an answer", "[filter]") {
    auto dialog = aDialog();
    dialog.unanswered = true;
    dialog.waiting_since = kNow - 4min;
    DialogFilter filter;
    filter.at_risk = true;
    CHECK_FALSE(passes(filter, dialog));
    dialog.answer_due_at = kNow + 1min;
    CHECK(passes(filter, dialog));
    dialog.answer_due_at = kNow + 1min + 2ms;
    CHECK_FALSE(passes(filter, dialog));
    dialog.answer_warning_at = kNow; // a night lies between
    CHECK(passes(filter, dialog));
    dialog.answer_warning_at = kNow + 1ms;
    CHECK_FALSE(passes(filter, dialog));
    filter.at_risk = false;
    CHECK(passes(filter, dialog));
}

TEST_CASE("filter: who follows and whom a note has called", "[filter]") {
    auto dialog = aDialog();
    dialog.followers = std::vector{OperatorId{9}};
    dialog.mentioned = std::vector{OperatorId{9}, kAsker};
    DialogFilter filter;
    filter.mentioned = true;
    CHECK(passes(filter, dialog));
    filter.followed = true;
    CHECK_FALSE(passes(filter, dialog));
    dialog.followers->push_back(kAsker);
    CHECK(passes(filter, dialog));
}

TEST_CASE("filter: an assignee is a number, me or none", "[filter]") {
    CHECK(domain::assigneeOf("me", kAsker) == kAsker);
    CHECK(domain::assigneeOf("none", kAsker) == OperatorId{});
    CHECK(domain::assigneeOf("12", kAsker) == OperatorId{12});
    for (const auto* word : {"", "0", "-1", "1x", "ME"})
        CHECK_FALSE(domain::assigneeOf(word, kAsker));
}
