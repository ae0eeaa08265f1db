// SPDX-License-Identifier: GPL-3.0-or-later
// A customer who can't be had where he has written is answered in another channel of his.
#include "client/kit/button.hpp"
#include "client/views/composer/first_message.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QPlainTextEdit>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

const IdentityId kTelegram{77};

/// The customer of dialog 5 has dialog 6 in VK, too, and a contact in Telegram perhaps.
struct Scene : InboxScene {
    explicit Scene(bool hasTelegram) {
        link.answer<wire::UserList>({});
        link.answer<wire::ChannelList>({{channel(1, wire::ChannelKind::whatsapp), channel(2, wire::ChannelKind::vk),
                                         channel(3, wire::ChannelKind::telegram)}});
        link.tell(wire::DialogAdded{inVk(), {}}, 102);
        wire::CustomerDetails details;
        details.customer.id = aDialog(5).customer_id;
        details.customer.name = "Ivan";
        details.customer.identities = {{IdentityId{105}, ChannelId{1}, "7921", "Ivan", false},
                                       {IdentityId{106}, ChannelId{2}, "id1", "Ivan", false}};
        if (hasTelegram)
            details.customer.identities.push_back({kTelegram, ChannelId{3}, "12", "Ivan", false});
        link.answer<wire::CustomerGet>(details);
        QTest::qWait(80); // the card gathers what it is told
    }
    static wire::Channel channel(std::int64_t id, wire::ChannelKind kind) {
        wire::Channel channel;
        channel.id = ChannelId{id};
        channel.kind = kind;
        channel.name = "Shop";
        return channel;
    }
    static wire::Dialog inVk() {
        wire::Dialog dialog = assignedTo(aDialog(6), 7);
        dialog.channel_id = ChannelId{2};
        dialog.customer_id = aDialog(5).customer_id;
        return dialog;
    }
    void add(const wire::Message& message) {
        link.tell(wire::MessageAdded{message, with(assignedTo(aDialog(5, message.seq), 7), message)}, message.seq);
        QTest::qWait(50);
    }
    QString textIn(std::int64_t dialog) const { return composer->text(dialog, ComposerMode::reply); }
};

wire::Message failedReply() {
    wire::Message reply = aReply(5, 110, 7);
    reply.state = wire::MessageState::failed;
    reply.error = "bot was blocked by the user";
    return reply;
}

} // namespace

TEST_CASE("elsewhere: the words go along into the other dialog as a draft, and nothing is sent", "[app]") {
    Scene scene(false);
    scene.type(QStringLiteral("It is ready"));
    wire::Message blocked = aMessage(5, 110, {});
    blocked.direction = wire::Direction::system;
    blocked.event = "unreachable";
    scene.add(blocked);
    REQUIRE(scene.bar() == "The client has forbidden our messages");
    kit::Button* answer = nullptr;
    for (auto* button : scene.window.pane()->findChildren<kit::Button*>())
        if (button->text() == QStringLiteral("Answer by VK") && !button->isHidden())
            answer = button;
    REQUIRE(answer);
    answer->click();
    CHECK(scene.window.openDialogId() == 6);
    CHECK(scene.textIn(6) == QStringLiteral("It is ready"));
    CHECK(scene.textIn(5).isEmpty());
    const KeptDraft* left = scene.desk.draft(DialogId{5}, wire::ComposeMode::reply);
    CHECK((!left || left->text.empty()));
    CHECK(scene.link.outstanding("message.send") == 0);
    CHECK(scene.desk.outbox().entries().empty());
}

TEST_CASE("elsewhere: what failed goes along once, however often it is asked for", "[app]") {
    Scene scene(false);
    scene.add(failedReply());
    scene.type(QStringLiteral("Something else"));
    for (int again = 0; again < 2; ++again) {
        scene.controller.open(DialogId{5}, true);
        emit scene.window.thread()->actionRequested(MessageAction::answerElsewhere, 110, {});
        CHECK(scene.window.openDialogId() == 6);
        CHECK(scene.textIn(6) == QStringLiteral("reply"));
    }
    CHECK(scene.textIn(5) == QStringLiteral("Something else")); // that is another answer
    CHECK(scene.link.outstanding("message.send") == 0);
}

TEST_CASE("elsewhere: where nothing is open with him the words stand in the form that begins it", "[app]") {
    Scene scene(true);
    scene.type(QStringLiteral("It is ready"));
    emit scene.window.pane()->elsewhereRequested(kTelegram.value, 0, scene.textIn(5));
    const auto* form = scene.window.findChild<FirstMessage*>();
    REQUIRE(form);
    CHECK(form->findChild<QPlainTextEdit*>()->toPlainText() == QStringLiteral("It is ready"));
    CHECK(scene.link.outstanding("dialog.start") == 0);
    CHECK(scene.window.openDialogId() == 5);
    CHECK(scene.textIn(5) == QStringLiteral("It is ready")); // the form may be left
}
