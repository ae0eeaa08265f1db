// SPDX-License-Identifier: GPL-3.0-or-later
// The whole desk where a colleague has the dialog, and where one's own rights end.
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QPushButton>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

constexpr const char* kRefusedAsForeign = "a colleague has this dialog: take it over first, or write a note";

/// Maria leads, and may have dialog 5.
struct Scene : InboxScene {
    explicit Scene(wire::Role role, wire::ForeignReply rule = wire::ForeignReply::ask)
        : InboxScene(Millis{0}, role, rule) {
        wire::User maria;
        maria.id = OperatorId{8};
        maria.name = "Maria";
        maria.role = wire::Role::owner;
        link.tell(wire::UserChanged{maria}, 102);
        QTest::qWait(40);
    }
    void belongsToMaria(GroupId group = {}) {
        wire::Dialog dialog = assignedTo(aDialog(5, 2), 8);
        if (group)
            dialog.group_id = group;
        link.tell(wire::DialogChanged{dialog, {}}, 104);
        QTest::qWait(40);
    }
    QPushButton* inBar(const QString& words) const {
        for (auto* button : window.pane()->findChild<kit::NoticeBar*>()->findChildren<QPushButton*>())
            if (button->text() == words && button->isVisible())
                return button;
        return nullptr;
    }
    void press(const QString& words) const {
        QPushButton* button = inBar(words);
        REQUIRE(button);
        button->click();
    }
};

} // namespace

TEST_CASE("inbox: a reply into a colleague's dialog waits until its author says that he means it", "[app]") {
    Scene scene(wire::Role::owner);
    scene.belongsToMaria();
    CHECK(scene.bar() == "The dialog is with Maria");
    scene.type(QStringLiteral("Yes"));
    scene.enter();
    CHECK(scene.link.outstanding("message.send") == 0);
    CHECK(scene.text() == "Yes");
    scene.press(QStringLiteral("Reply once"));
    CHECK(scene.text() == "Yes");
    scene.enter();
    REQUIRE(scene.link.outstanding("message.send") == 1);
    CHECK(scene.link.peek<wire::MessageSend>().foreign == true);
    scene.type(QStringLiteral("And parking"));
    scene.enter();
    CHECK(scene.link.outstanding("message.send") == 1); // he is asked each time
    CHECK(scene.text() == "And parking");
}

TEST_CASE("inbox: where replies into a colleague's dialog are forbidden a note goes, or he takes it over", "[app]") {
    Scene scene(wire::Role::owner, wire::ForeignReply::forbid);
    scene.belongsToMaria();
    CHECK_FALSE(scene.inBar(QStringLiteral("Reply once")));
    scene.type(QStringLiteral("Yes"));
    scene.enter();
    CHECK(scene.link.outstanding("message.send") == 0);
    scene.press(QStringLiteral("Only a note"));
    scene.type(QStringLiteral("Look at the date"));
    scene.enter();
    REQUIRE(scene.link.outstanding("message.send") == 1);
    CHECK(scene.link.peek<wire::MessageSend>().kind == wire::ComposeMode::note);
    CHECK(scene.text() == "Yes");
    scene.press(QStringLiteral("Take over"));
    CHECK(scene.link.outstanding("dialog.take_over") == 1);
}

TEST_CASE("inbox: where replies into a colleague's dialog are allowed nobody is asked", "[app]") {
    Scene scene(wire::Role::owner, wire::ForeignReply::allow);
    scene.belongsToMaria();
    scene.type(QStringLiteral("Yes"));
    scene.enter();
    CHECK(scene.link.outstanding("message.send") == 1);
}

TEST_CASE("inbox: a reply that finds the dialog with a colleague comes back with the reason", "[app]") {
    Scene scene(wire::Role::owner);
    scene.type(QStringLiteral("Yes"));
    scene.enter();
    CHECK(scene.link.peek<wire::MessageSend>().foreign == false);
    scene.belongsToMaria();
    scene.link.refuse<wire::MessageSend>(Errc::taken, kRefusedAsForeign);
    CHECK(scene.bar() == "Maria has the dialog: take it over to reply, or write a note");
    CHECK(scene.text() == "Yes");
}

TEST_CASE("inbox: a senior without the right to take over passes the dialog on to himself", "[app]") {
    Scene scene(wire::Role::senior);
    wire::Group group;
    group.id = GroupId{1};
    group.name = "Sales";
    group.members = {OperatorId{7}, OperatorId{8}};
    scene.link.tell(wire::GroupChanged{group, {}}, 103);
    scene.belongsToMaria(GroupId{1});
    scene.press(QStringLiteral("Take over"));
    CHECK(scene.link.outstanding("dialog.take_over") == 0);
    CHECK(scene.link.peek<wire::DialogAssign>().assignee_id == OperatorId{7});
}

TEST_CASE("inbox: where rights end a senior can be asked by a note that nobody sends but its author", "[app]") {
    Scene scene(wire::Role::operator_);
    scene.desk.changeTags(DialogId{5}, {"vip"}, {});
    scene.link.refuse<wire::DialogTag>(Errc::forbidden);
    CHECK(scene.bar() == "Your role does not allow this, a senior can do it. Ask Maria?");
    scene.press(QStringLiteral("Ask"));
    CHECK(scene.bar().isEmpty());
    CHECK(scene.composer->mode() == ComposerMode::note);
    CHECK(scene.composer->text(5, ComposerMode::note).startsWith(u"@Maria "));
    CHECK(scene.link.outstanding("message.send") == 0);
    scene.enter();
    const auto note = scene.link.peek<wire::MessageSend>();
    CHECK(note.kind == wire::ComposeMode::note);
    CHECK(note.mentions == std::vector<OperatorId>{OperatorId{8}});
}

TEST_CASE("inbox: asking goes on in the note that was begun, and a refusal of another kind offers nothing", "[app]") {
    Scene scene(wire::Role::operator_);
    scene.composer->putText(5, ComposerMode::note, QStringLiteral("He called"));
    scene.desk.changeTags(DialogId{5}, {"vip"}, {});
    scene.link.refuse<wire::DialogTag>(Errc::invalid);
    CHECK_FALSE(scene.inBar(QStringLiteral("Ask")));
    scene.desk.changeTags(DialogId{5}, {"vip"}, {});
    scene.link.refuse<wire::DialogTag>(Errc::forbidden);
    scene.press(QStringLiteral("Ask"));
    CHECK(scene.composer->text(5, ComposerMode::note).startsWith(u"He called\n@Maria "));
}

TEST_CASE("inbox: whoever has his hands full can ask a senior in the dialog that is open", "[app]") {
    Scene scene(wire::Role::operator_);
    emit scene.window.takeNextRequested();
    scene.link.refuse<wire::DialogTakeNext>(Errc::conflict, "5 of 5 dialogs: close one or ask the senior");
    CHECK(scene.bar() == "1 of 5, close one or ask the senior. Ask Maria?");
    scene.press(QStringLiteral("Ask"));
    CHECK(scene.composer->text(5, ComposerMode::note).startsWith(u"@Maria my desk is full"));
}
