// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/notices/alert_watch.hpp"
#include "client/models/words/channel_words.hpp"
#include "shared/domain/channel_reason.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct Scene : DeskScene {
    AlertWatch watch{desk};
    Seq seq = 100;

    Scene() { link.start(seq); }
    void raise(std::string code, std::string text, bool over = false) {
        wire::Alert alert;
        alert.code = std::move(code);
        alert.text = std::move(text);
        if (over)
            alert.over = true;
        link.tell(wire::AlertRaised{alert}, ++seq);
    }
    void channel(wire::ChannelState state, std::int64_t since) {
        wire::Channel channel;
        channel.id = ChannelId{3};
        channel.name = "Site";
        channel.state = state;
        channel.reason = "the key has expired";
        channel.since = Time{Millis{since}};
        link.tell(wire::ChannelChanged{channel, {}}, ++seq);
    }
    QStringList words() const {
        QStringList list;
        for (const AlertRow& row : watch.alerts())
            list.append(row.words);
        return list;
    }
};

} // namespace

TEST_CASE("alerts: stand until they are over, the gravest first, an unknown one in its own words", "[app]") {
    Scene scene;
    CHECK(scene.words().isEmpty());
    scene.raise("certificate_expiring", "in 9 days");
    scene.raise("from_the_future", "Something new.");
    scene.raise("store_failing", "disk I/O error");
    REQUIRE(scene.words().size() == 3);
    CHECK(scene.watch.alerts()[0].grave);
    CHECK(scene.words()[0].contains("can't save"));
    CHECK(scene.words().contains("Something new."));
    scene.raise("store_failing", "", true);
    CHECK(scene.words().size() == 2);
}

TEST_CASE("alerts: a channel that doesn't work says so with its reason until it works", "[app]") {
    Scene scene;
    scene.channel(wire::ChannelState::misconfigured, 1);
    REQUIRE(scene.words().size() == 1);
    CHECK(scene.words()[0].contains("Site"));
    CHECK(scene.words()[0].contains("the key has expired"));
    scene.channel(wire::ChannelState::ok, 2);
    CHECK(scene.words().isEmpty());
}

TEST_CASE("alerts: what was put away comes back only when it happens anew", "[app]") {
    Scene scene;
    scene.channel(wire::ChannelState::degraded, 1);
    scene.watch.dismiss(scene.watch.alerts()[0].key);
    CHECK(scene.words().isEmpty());
    scene.channel(wire::ChannelState::degraded, 1); // the same trouble, told again
    CHECK(scene.words().isEmpty());
    scene.channel(wire::ChannelState::ok, 2);
    scene.channel(wire::ChannelState::degraded, 3);
    CHECK(scene.words().size() == 1);
    scene.raise("disk_low", "x");
    scene.watch.dismiss(QStringLiteral("disk_low"));
    CHECK(scene.words().size() == 1);
    scene.raise("disk_low", "x");
    CHECK(scene.words().size() == 2);
}

TEST_CASE("alerts: a server that is there and takes no replies is told until it takes them", "[app]") {
    Scene scene;
    wire::Dialog dialog;
    dialog.id = DialogId{5};
    dialog.thread_id = ThreadId{105};
    scene.link.tell(wire::DialogAdded{dialog, {}}, ++scene.seq);
    const std::string clientId = scene.desk.send(DialogId{5}, wire::ComposeMode::reply, "hi");
    scene.link.refuse<wire::MessageSend>(Errc::unavailable, "the disk is full");
    REQUIRE(scene.words().size() == 1);
    CHECK(scene.words()[0].contains("takes no replies"));
    scene.raise("store_failing", "the disk is full"); // the better explanation
    REQUIRE(scene.words().size() == 1);
    CHECK(scene.words()[0].contains("can't save"));
    scene.raise("store_failing", "", true);

    wire::Message message;
    message.id = MessageId{200};
    message.seq = 200;
    message.thread_id = ThreadId{105};
    message.dialog_id = DialogId{5};
    message.direction = wire::Direction::out;
    message.client_id = clientId;
    scene.link.tell(wire::MessageAdded{message, dialog}, ++scene.seq);
    CHECK(scene.words().isEmpty());
}

TEST_CASE("alerts: why a channel isn't well is said in the desk's words, what nobody here knows in the server's",
          "[app]") {
    const auto shown = [](domain::ChannelTrouble trouble, std::string details = {}) {
        return channelReasonWords(domain::sentenceOf({trouble, std::move(details)}));
    };
    CHECK(channelReasonWords("the key has expired") == "the key has expired");
    CHECK(channelReasonWords("WhatsApp refuses the access token") == "the messenger doesn't accept the token");
    CHECK(shown(domain::ChannelTrouble::templates, "WhatsApp refuses the access token") ==
          "the templates can't be fetched: the messenger doesn't accept the token");
    const QString lost = shown(domain::ChannelTrouble::lost, "2026-11-20 10:00 to 2026-11-21 12:00 UTC");
    CHECK_FALSE(lost.contains("UTC"));
    CHECK(lost.contains(".11.2026 "));
    CHECK(lost.contains(QString::fromUtf8(" \u2013 ")));
    CHECK(shown(domain::ChannelTrouble::lost, "long ago").endsWith("long ago"));
}
