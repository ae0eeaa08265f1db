// SPDX-License-Identifier: GPL-3.0-or-later
// What the empty list says while nobody can write yet.
#include "client/views/list/dialog_list_view.hpp"
#include "tests/support/inbox_scene.hpp"

#include <QPushButton>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct Scene : InboxScene {
    void signIn(wire::Role role) {
        link.role = role;
        link.start(110, true);
        wire::User me;
        me.id = OperatorId{7};
        me.login = "anna";
        me.role = role;
        while (link.outstanding("user.list") > 0)
            link.answer<wire::UserList>({{me}, {}});
        while (link.outstanding("channel.list") > 0)
            link.answer<wire::ChannelList>({});
        // The newest of the list's questions is the last one.
        while (link.outstanding("dialog.list") > 0)
            link.answer<wire::DialogList>({});
        QTest::qWait(10);
    }
    bool offersChannels() const {
        for (const auto* button : window.findChild<DialogListView*>()->viewport()->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == QStringLiteral("Connect a channel"))
                return true;
        return false;
    }
};

} // namespace

TEST_CASE("inbox: an administrator without a channel is led to the channels, an operator isn't", "[app]") {
    Scene scene;
    emit scene.window.folderRequested(Folder::waiting);
    const bool leads = GENERATE(true, false);
    scene.signIn(leads ? wire::Role::admin : wire::Role::operator_);
    CHECK(scene.offersChannels() == leads);
    wire::Channel channel;
    channel.id = ChannelId{3};
    channel.kind = wire::ChannelKind::telegram;
    channel.name = "Bot";
    scene.link.tell(wire::ChannelChanged{channel, {}}, 111);
    QTest::qWait(10);
    CHECK_FALSE(scene.offersChannels());
}
