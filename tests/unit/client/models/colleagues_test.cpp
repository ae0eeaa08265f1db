// SPDX-License-Identifier: GPL-3.0-or-later
// Whom a dialog can be handed to, who can be called, and who is called by a note's words.
#include "client/models/building/colleagues.hpp"

#include "tests/support/desk_scene.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct ColleagueScene : DeskScene {
    ColleagueScene() { link.start(100); }
    void hire(std::int64_t id, const std::string& name, wire::Role role,
              wire::PresenceStatus status = wire::PresenceStatus::available) {
        wire::User user;
        user.id = OperatorId{id};
        user.name = name;
        user.role = role;
        link.tell(wire::UserChanged{user}, ++m_seq);
        wire::Presence presence;
        presence.operator_id = user.id;
        presence.status = status;
        link.tell(wire::PresenceChanged{presence}, ++m_seq);
    }
    void group(std::int64_t id, const std::string& name, std::vector<OperatorId> members, bool open = false) {
        wire::Group group;
        group.id = GroupId{id};
        group.name = name;
        group.members = std::move(members);
        if (open)
            group.is_open = true;
        link.tell(wire::GroupChanged{group, {}}, ++m_seq);
    }
    void know(const wire::Dialog& dialog) { link.tell(wire::DialogAdded{dialog, {}}, ++m_seq); }

private:
    Seq m_seq = 200;
};

QStringList wordsOf(const QList<Command>& commands) {
    QStringList words;
    for (const Command& command : commands)
        words += command.words;
    return words;
}

wire::Dialog inGroup(std::int64_t id, std::int64_t group) {
    wire::Dialog dialog = aDialog(id);
    dialog.group_id = GroupId{group};
    return dialog;
}

} // namespace

TEST_CASE("colleagues: a dialog goes to me, to those who are here, to the others, and to queues", "[models]") {
    ColleagueScene scene;
    scene.hire(7, "Anna", wire::Role::operator_);
    scene.hire(8, "Maria", wire::Role::operator_, wire::PresenceStatus::offline);
    scene.hire(9, "Igor", wire::Role::operator_, wire::PresenceStatus::busy);
    scene.hire(10, "Zoya", wire::Role::senior);
    scene.hire(11, "Boris", wire::Role::auditor); // answers nobody
    scene.group(1, "Sales", {OperatorId{7}});
    scene.group(2, "Bookkeepers", {OperatorId{8}, OperatorId{9}});
    const QList<Command> found = receivers(scene.desk, inGroup(5, 1));
    CHECK(wordsOf(found) == QStringList{"To me", "Zoya", "Igor", "Maria", "Bookkeepers"});
    CHECK(receiverOf(found[1]).person == OperatorId{10});
    CHECK(receiverOf(found[4]).group == GroupId{2});
    CHECK_FALSE(receiverOf(found[4]).person);
    // Whoever has it isn't offered, its own queue is.
    const QList<Command> other = receivers(scene.desk, assignedTo(inGroup(5, 1), 10));
    CHECK(wordsOf(other) == QStringList{"To me", "Igor", "Maria", "Sales", "Bookkeepers"});
}

TEST_CASE("colleagues: a queue says who is there, and how much waits to who sees it", "[models]") {
    ColleagueScene scene;
    scene.hire(7, "Anna", wire::Role::operator_);
    scene.hire(8, "Maria", wire::Role::operator_, wire::PresenceStatus::offline);
    scene.hire(9, "Igor", wire::Role::operator_);
    scene.group(1, "Sales", {OperatorId{7}, OperatorId{8}});
    scene.group(2, "Bookkeepers", {OperatorId{8}, OperatorId{9}});
    for (const std::int64_t group : {1, 2}) {
        wire::Dialog waits = inGroup(50 + group, group);
        waits.status = wire::DialogStatus::queued;
        scene.know(waits);
    }
    const QList<Command> found = receivers(scene.desk, assignedTo(inGroup(5, 1), 7));
    REQUIRE(found.size() == 4);
    CHECK(found[2].aside == QStringLiteral("1 of 2 online, 1 waiting"));
    CHECK(found[3].aside == QStringLiteral("1 of 2 online")); // I am not in it
}

TEST_CASE("colleagues: where a team is open its operators can be called to each other's dialogs", "[models]") {
    ColleagueScene scene;
    scene.hire(7, "Anna", wire::Role::operator_);
    scene.hire(8, "Maria", wire::Role::operator_);
    scene.group(1, "Sales", {OperatorId{7}, OperatorId{8}}, true);
    CHECK(wordsOf(callable(scene.desk, assignedTo(inGroup(5, 1), 7))) == QStringList{"Maria"});
}

TEST_CASE("colleagues: only who sees a dialog can be called to it", "[models]") {
    ColleagueScene scene;
    scene.hire(7, "Anna", wire::Role::operator_);
    scene.hire(8, "Maria", wire::Role::operator_);
    scene.hire(9, "Igor", wire::Role::supervisor);
    scene.hire(10, "Owner", wire::Role::owner);
    scene.hire(11, "Stranger", wire::Role::supervisor);
    scene.group(1, "Sales", {OperatorId{7}, OperatorId{8}, OperatorId{9}});
    CHECK(wordsOf(callable(scene.desk, assignedTo(inGroup(5, 1), 7))) == QStringList{"Igor", "Owner"});
    CHECK(wordsOf(callable(scene.desk, assignedTo(inGroup(5, 1), 8))) == QStringList{"Igor", "Maria", "Owner"});
    CHECK(wordsOf(callable(scene.desk, inGroup(5, 1))) == QStringList{"Igor", "Maria", "Owner"}); // nobody has it
}

TEST_CASE("colleagues: who is asked has more rights, sees the dialog, and is here if anybody is", "[models]") {
    ColleagueScene scene;
    scene.hire(7, "Anna", wire::Role::operator_);
    scene.hire(8, "Boris", wire::Role::operator_);
    const wire::Dialog dialog = assignedTo(inGroup(5, 1), 7);
    scene.group(1, "Sales", {OperatorId{7}, OperatorId{8}, OperatorId{9}, OperatorId{11}});
    CHECK(seniorToAsk(scene.desk, dialog).isEmpty());
    scene.hire(10, "Owner", wire::Role::owner);
    CHECK(seniorToAsk(scene.desk, dialog) == QStringLiteral("Owner"));
    scene.hire(11, "Senior", wire::Role::senior);
    scene.hire(12, "Stranger", wire::Role::supervisor);
    CHECK(seniorToAsk(scene.desk, dialog) == QStringLiteral("Senior"));
    scene.hire(9, "Igor", wire::Role::supervisor);
    CHECK(seniorToAsk(scene.desk, dialog) == QStringLiteral("Igor"));
    scene.hire(9, "Igor", wire::Role::supervisor, wire::PresenceStatus::break_);
    CHECK(seniorToAsk(scene.desk, dialog) == QStringLiteral("Senior"));
}

TEST_CASE("colleagues: what becomes of a reply is the company's rule, where the role allows one at all", "[models]") {
    ColleagueScene scene;
    const auto leave = [&](wire::Role role, std::optional<wire::ForeignReply> rule, std::int64_t owner) {
        scene.link.role = role;
        scene.link.foreignReply = rule;
        scene.link.start(300);
        wire::Dialog dialog = inGroup(5, 1);
        if (owner != 0)
            dialog = assignedTo(dialog, owner);
        return replyLeave(scene.desk, dialog);
    };
    using wire::ForeignReply;
    using wire::Role;
    CHECK(leave(Role::owner, ForeignReply::ask, 8) == ReplyLeave::asked);
    CHECK(leave(Role::owner, ForeignReply::forbid, 8) == ReplyLeave::refused);
    CHECK(leave(Role::owner, ForeignReply::allow, 8) == ReplyLeave::given);
    CHECK(leave(Role::owner, ForeignReply::unknown, 8) == ReplyLeave::asked);
    CHECK(leave(Role::owner, std::nullopt, 8) == ReplyLeave::given); // a server that has no such rule
    CHECK(leave(Role::owner, ForeignReply::forbid, 7) == ReplyLeave::given);
    CHECK(leave(Role::owner, ForeignReply::forbid, 0) == ReplyLeave::given);
    CHECK(leave(Role::operator_, ForeignReply::allow, 8) == ReplyLeave::refused);
}

TEST_CASE("colleagues: a name behind an @ calls, a part of a longer one doesn't", "[models]") {
    const auto person = [](std::int64_t id, const char* name) {
        Command command;
        command.id = QStringLiteral("person/%1").arg(id);
        command.words = QString::fromUtf8(name);
        return command;
    };
    const QList<Command> people{person(1, "Анна"), person(2, "Анна Ли"), person(3, "Igor")};
    using Called = std::vector<OperatorId>;
    CHECK(mentionedIn("@Анна, посмотри", people) == Called{OperatorId{1}});
    CHECK(mentionedIn("@Анна Ли, посмотри", people) == Called{OperatorId{2}});
    CHECK(mentionedIn("@Анна Ли и @Анна", people) == Called{OperatorId{1}, OperatorId{2}});
    CHECK(mentionedIn("@Igors", people).empty());
    CHECK(mentionedIn("igor@example.org, Igor", people).empty());
}

TEST_CASE("colleagues: who leads may whisper to whoever has the dialog", "[models]") {
    ColleagueScene scene;
    const wire::Dialog marias = assignedTo(aDialog(5), 8);
    CHECK_FALSE(whisperListener(scene.desk, marias)); // an operator doesn't
    wire::User igor;
    igor.id = OperatorId{9};
    igor.role = wire::Role::supervisor;
    scene.desk.setMe(igor, "server");
    CHECK(whisperListener(scene.desk, marias) == OperatorId{8});
    CHECK_FALSE(whisperListener(scene.desk, aDialog(5)));
    CHECK_FALSE(whisperListener(scene.desk, assignedTo(aDialog(5), 9)));
}

TEST_CASE("colleagues: a desk is as full as what is to be done on it", "[models]") {
    ColleagueScene scene;
    wire::User anna;
    anna.id = OperatorId{7};
    anna.desk_limit = 3;
    scene.link.tell(wire::UserChanged{anna}, 150);
    for (std::int64_t id = 1; id <= 2; ++id)
        scene.know(assignedTo(aDialog(id), 7));
    CHECK(loadOf(scene.desk, OperatorId{7}) == DeskLoad{2, 3});
    wire::Dialog answered = assignedTo(aDialog(3), 7);
    answered.status = wire::DialogStatus::waiting;
    scene.know(answered);
    CHECK(loadOf(scene.desk, OperatorId{7}) == DeskLoad{3, 3}); // a quarter is begun
    CHECK(loadOf(scene.desk, OperatorId{7}).isFull());
    wire::Dialog snoozed = answered;
    snoozed.status = wire::DialogStatus::snoozed;
    snoozed.version = 2;
    scene.link.tell(wire::DialogChanged{snoozed, {}}, 400);
    CHECK(loadOf(scene.desk, OperatorId{7}) == DeskLoad{2, 3});
    CHECK(loadOf(scene.desk, OperatorId{8}) == DeskLoad{0, 5});
}
