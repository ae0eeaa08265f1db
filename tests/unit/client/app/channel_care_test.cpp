// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/channel_care.hpp"

#include "client/kit/button.hpp"
#include "client/kit/choice_button.hpp"
#include "client/views/channels/channel_line.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"

#include <QCoreApplication>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct Scene : DeskScene {
    kit::Theme theme;
    QWidget parent;
    ChannelCare care{link, desk, theme};
    Seq seq = 100;

    Scene() { link.start(seq); }
    void be(wire::Role role) {
        wire::User user = desk.me();
        user.role = role;
        desk.setMe(user, "https://chat.example");
    }
    void channel(std::int64_t id, std::string name, wire::ChannelState state, std::string reason = {}) {
        wire::Channel channel;
        channel.id = ChannelId{id};
        channel.kind = wire::ChannelKind::telegram;
        channel.name = std::move(name);
        channel.state = state;
        if (!reason.empty())
            channel.reason = reason;
        link.tell(wire::ChannelChanged{channel, {}}, ++seq);
    }
    void team(std::int64_t id, const char* name) {
        wire::Group group;
        group.id = GroupId{id};
        group.name = name;
        link.tell(wire::GroupChanged{group, {}}, ++seq);
    }
    QList<ChannelLine*> lines() const { return parent.findChildren<ChannelLine*>(); }
    static QStringList words(const ChannelLine* line) {
        QStringList list{line->accessibleName()};
        for (const auto* prose : line->findChildren<kit::Prose*>())
            if (prose->isVisibleTo(line))
                list.append(prose->text());
        return list;
    }
    static kit::Button* button(const ChannelLine* line, const char* text) {
        for (auto* each : line->findChildren<kit::Button*>())
            if (each->text() == QString::fromLatin1(text))
                return each;
        throw std::logic_error(text);
    }
};

} // namespace

TEST_CASE("channels: administrators look after them, operators don't", "[app]") {
    Scene scene;
    CHECK_FALSE(scene.care.isAllowed());
    scene.be(wire::Role::supervisor);
    CHECK_FALSE(scene.care.isAllowed());
    scene.be(wire::Role::admin);
    CHECK(scene.care.isAllowed());
}

TEST_CASE("channels: each says how it is and why, as it changes", "[app]") {
    Scene scene;
    scene.channel(2, "Bot", wire::ChannelState::ok);
    scene.care.open(&scene.parent);
    REQUIRE(scene.lines().size() == 1);
    CHECK(scene.words(scene.lines()[0]).first() == QStringLiteral("Bot, works"));
    scene.channel(2, "Bot", wire::ChannelState::misconfigured, "the token was revoked");
    scene.channel(1, "Site", wire::ChannelState::ok);
    REQUIRE(scene.lines().size() == 2);
    CHECK(scene.words(scene.lines()[0]) ==
          QStringList{QStringLiteral("Bot, does not work"), QStringLiteral("The token was revoked")});
    scene.care.open(&scene.parent);
    CHECK(scene.parent.findChildren<ChannelsWindow*>().size() == 1);
}

TEST_CASE("channels: messages that may be lost are taken note of, other trouble stays until it ends", "[app]") {
    Scene scene;
    const std::string lost = "Telegram keeps messages for a day, those of this time may be lost: 2026-11-20 10:00 to "
                             "2026-11-21 12:00 UTC";
    scene.channel(2, "Bot", wire::ChannelState::degraded, lost);
    scene.channel(3, "Shop", wire::ChannelState::degraded, "the messenger can't be reached");
    scene.care.open(&scene.parent);
    REQUIRE(scene.lines().size() == 2);
    CHECK(scene.button(scene.lines()[1], "Noted")->isHidden());
    auto* noted = scene.button(scene.lines()[0], "Noted");
    REQUIRE_FALSE(noted->isHidden());
    noted->click();
    CHECK(scene.link.peek<wire::ChannelResume>().channel_id == ChannelId{2});
    scene.channel(2, "Bot", wire::ChannelState::ok);
    CHECK(noted->isHidden());
    // Paused meanwhile by a colleague: what isn't seen can't be pressed, and nothing is resumed by mistake.
    scene.channel(2, "Bot", wire::ChannelState::paused, lost);
    CHECK(noted->isHidden());
}

TEST_CASE("channels: more than fit are scrolled to, and none of their words is cut", "[app]") {
    Scene scene;
    for (int id = 1; id <= 8; ++id)
        scene.channel(id, "Bot", wire::ChannelState::degraded,
                      "Telegram keeps messages for a day, those of this time may be lost: 2026-11-20 10:00 to "
                      "2026-11-21 12:00 UTC");
    scene.care.open(&scene.parent);
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    for (const auto* line : scene.lines()) {
        CHECK(scene.button(line, "Noted")->height() >= scene.button(line, "Noted")->minimumSizeHint().height());
        for (const auto* prose : line->findChildren<kit::Prose*>())
            if (!prose->isHidden())
                CHECK(prose->height() >= prose->heightForWidth(prose->width()));
    }
}

TEST_CASE("channels: the messenger's own word is shown, and why it could not be asked", "[app]") {
    Scene scene;
    scene.channel(2, "Bot", wire::ChannelState::ok);
    scene.care.open(&scene.parent);
    auto* line = scene.lines()[0];
    auto* test = scene.button(line, "Test");
    test->click();
    CHECK_FALSE(test->isEnabled());
    CHECK(scene.link.peek<wire::ChannelTest>().channel_id == ChannelId{2});
    scene.link.answer<wire::ChannelTest>({true, "Hotel @hotel_bot"});
    CHECK(test->isEnabled());
    CHECK(scene.words(line).last() == QStringLiteral("Test passed: Hotel @hotel_bot"));
    test->click();
    scene.link.answer<wire::ChannelTest>({false, "Unauthorized"});
    CHECK(scene.words(line).last() == QStringLiteral("Test failed: Unauthorized"));
    test->click();
    scene.link.goOffline();
    CHECK(scene.words(line).last().startsWith(QStringLiteral("Could not be tested: ")));
}

TEST_CASE("channels: one is paused and goes on", "[app]") {
    Scene scene;
    scene.channel(2, "Bot", wire::ChannelState::ok);
    scene.care.open(&scene.parent);
    auto* line = scene.lines()[0];
    scene.button(line, "Pause")->click();
    CHECK(scene.link.peek<wire::ChannelPause>().channel_id == ChannelId{2});
    scene.channel(2, "Bot", wire::ChannelState::paused);
    scene.button(line, "Resume")->click();
    CHECK(scene.link.peek<wire::ChannelResume>().channel_id == ChannelId{2});
    scene.link.refuse<wire::ChannelResume>(Errc::forbidden);
    CHECK(scene.words(line).size() == 2);
}

TEST_CASE("channels: for how long a closed dialog is opened again is shown, and set", "[app]") {
    Scene scene;
    scene.channel(2, "Bot", wire::ChannelState::ok);
    scene.care.open(&scene.parent);
    auto* line = scene.lines()[0];
    auto* reopen = line->findChild<kit::ChoiceButton*>(QStringLiteral("reopening"));
    CHECK_FALSE(reopen->isVisibleTo(line)); // nobody has told it yet
    wire::Channel channel;
    channel.id = ChannelId{2};
    channel.name = "Bot";
    channel.state = wire::ChannelState::ok;
    channel.settings.emplace();
    channel.settings->emplace("reopen_within", "24h");
    while (scene.link.outstanding("channel.list") > 0) // the desk's own, too
        scene.link.answer<wire::ChannelList>({{channel}});
    REQUIRE(reopen->isVisibleTo(line));
    const auto shown = [&] { return reopen->findChild<kit::Button*>()->text(); };
    CHECK(shown() == QStringLiteral("within 1 day(s)"));
    const auto choose = [&](int choice) {
        reopen->setChosen(choice);
        emit reopen->chosen(choice);
    };
    choose(0);
    CHECK(scene.link.peek<wire::ChannelUpdate>().channel_id == ChannelId{2});
    CHECK(scene.link.peek<wire::ChannelUpdate>().settings == std::map<std::string, std::string>{{"reopen_within", ""}});
    scene.link.refuse<wire::ChannelUpdate>(Errc::forbidden);
    CHECK(shown() == QStringLiteral("within 1 day(s)"));
    CHECK(scene.words(line).contains(QStringLiteral("Your role does not allow this, a senior can do it")));

    choose(0);
    channel.settings->clear();
    channel.version = 3;
    scene.link.answer<wire::ChannelUpdate>({channel});
    CHECK(shown() == QStringLiteral("as set on the server"));
    scene.channel(3, "Site", wire::ChannelState::ok); // nobody has told of its settings
    CHECK(scene.link.outstanding("channel.list") == 1);
    scene.link.refuse<wire::ChannelList>(Errc::unavailable);
    scene.link.tell(wire::ChannelChanged{channel, {}}, 200); // in another version: who knows what was changed
    REQUIRE(scene.link.outstanding("channel.list") == 1);
    channel.settings->emplace("reopen_within", "0");
    scene.link.answer<wire::ChannelList>({{channel}});
    CHECK(shown() == QStringLiteral("never"));
    CHECK(scene.link.outstanding("channel.list") == 0);
}

TEST_CASE("channels: one is given to another team where there is another", "[app]") {
    Scene scene;
    wire::Channel bot;
    bot.id = ChannelId{2};
    bot.name = "Bot";
    bot.state = wire::ChannelState::ok;
    bot.version = 5;
    bot.group_id = GroupId{1};
    scene.team(1, "Everybody");
    scene.link.tell(wire::ChannelChanged{bot, {}}, ++scene.seq);
    scene.care.open(&scene.parent);
    auto* choice = scene.lines()[0]->findChild<kit::ChoiceButton*>(QStringLiteral("team"));
    CHECK(choice->parentWidget()->isHidden());
    scene.team(2, "Sales");
    CHECK_FALSE(choice->parentWidget()->isHidden());
    CHECK(choice->choice() == 0);
    choice->setChosen(1);
    emit choice->chosen(1);
    const auto asked = scene.link.peek<wire::ChannelUpdate>();
    CHECK(asked.channel_id == ChannelId{2});
    CHECK(asked.version == 5);
    CHECK(asked.group_id == GroupId{2});
    CHECK_FALSE(asked.settings);
    scene.link.refuse<wire::ChannelUpdate>(Errc::forbidden);
    CHECK(choice->choice() == 0);
    CHECK(scene.words(scene.lines()[0]).size() == 2);
}
