// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/card_building.hpp"
#include "client/models/building/offer_building.hpp"
#include "client/models/building/row_building.hpp"
#include "client/models/words/spoken.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct Scene : DeskScene {
    Scene() {
        link.start(100);
        link.tell(wire::DialogAdded{aDialog(5), {}}, 101);
    }
    void talksBy(wire::ChannelKind kind) {
        link.tell(wire::ChannelChanged{{ChannelId{1}, kind, "Shop", "k", {}, {}, {}, 1, {}}, {}}, ++m_seq);
    }
    wire::Message mine(Millis ago) {
        wire::Message message = aReply(5, 95, 7);
        message.state = wire::MessageState::accepted;
        message.at = Time{Millis{desk.nowMs()}} - ago;
        return message;
    }

private:
    Seq m_seq = 200;
};

} // namespace

TEST_CASE("offers: what a messenger can't do says why", "[models]") {
    using namespace std::chrono_literals;
    Scene scene;
    scene.talksBy(wire::ChannelKind::whatsapp);
    auto offers = messageOffers(scene.desk, scene.mine(1min));
    CHECK(offers.isOwn);
    CHECK(offers.cannotEdit.contains(QStringLiteral("WhatsApp")));
    CHECK(offers.cannotDelete.contains(QStringLiteral("WhatsApp")));
    CHECK(offers.cannotReact.isEmpty());

    scene.talksBy(wire::ChannelKind::telegram);
    CHECK(messageOffers(scene.desk, scene.mine(47h)).cannotDelete.isEmpty());
    offers = messageOffers(scene.desk, scene.mine(49h));
    CHECK(offers.cannotEdit.isEmpty());
    CHECK(offers.cannotDelete.contains(QStringLiteral("Telegram")));

    scene.talksBy(wire::ChannelKind::webchat);
    CHECK(messageOffers(scene.desk, scene.mine(49h)).cannotDelete.isEmpty());
    CHECK_FALSE(messageOffers(scene.desk, scene.mine(1min)).cannotReact.isEmpty());
    wire::Message colleagues = scene.mine(1min);
    colleagues.author = anOperator(8);
    offers = messageOffers(scene.desk, colleagues);
    CHECK_FALSE(offers.isOwn);
    CHECK_FALSE(offers.cannotEdit.isEmpty());
}

TEST_CASE("offers: what waits counts as done, and is shown and told", "[models]") {
    Scene scene;
    scene.talksBy(wire::ChannelKind::telegram);
    const wire::Message message = scene.mine(Millis{0});
    scene.desk.editMessage(message, "other words");
    scene.desk.react(message, "👍");
    const auto offers = messageOffers(scene.desk, message);
    CHECK(offers.text == "other words");
    CHECK(offers.reaction == "👍");
    MessageRow row = messageRow(scene.desk, message);
    CHECK(row.text == "reply"); // the customer still sees that
    REQUIRE(row.waitingChanges.size() == 2);
    CHECK(row.waitingChanges[0].contains(QStringLiteral("other words")));
    CHECK(spokenMessage(row).contains(row.waitingChanges[0]));

    scene.desk.deleteMessage(message);
    CHECK_FALSE(messageOffers(scene.desk, message).cannotEdit.isEmpty());
    CHECK_FALSE(messageOffers(scene.desk, message).cannotDelete.isEmpty());
}

TEST_CASE("offers: a change that was refused stands there with its reason", "[models]") {
    Scene scene;
    scene.talksBy(wire::ChannelKind::telegram);
    wire::Message message = scene.mine(Millis{0});
    wire::OwnChange refused;
    refused.kind = wire::ChangeKind::edit;
    refused.text = "other words";
    refused.error = "message can't be edited";
    message.changes = {refused};
    const MessageRow row = messageRow(scene.desk, message);
    CHECK(row.waitingChanges.isEmpty());
    REQUIRE(row.refusedChanges.size() == 1);
    CHECK(row.refusedChanges[0] == QStringLiteral("Not changed: the messenger does not allow this"));
    refused.error = "SOMETHING_NEW"; // better in the messenger's own words than not at all
    message.changes = {refused};
    CHECK(messageRow(scene.desk, message).refusedChanges[0] == QStringLiteral("Not changed: SOMETHING_NEW"));
    CHECK(messageOffers(scene.desk, message).text == "reply");
    CHECK(messageOffers(scene.desk, message).cannotEdit.isEmpty());
}

TEST_CASE("offers: where the company can begin a conversation", "[models]") {
    Scene scene;
    wire::CustomerDetails details;
    details.customer.id = CustomerId{205};
    details.customer.identities = {{IdentityId{5}, ChannelId{1}, "239", "Olga", false}};
    const auto contact = [&] { return customerCard(scene.desk, details).contacts.at(0); };
    CHECK(contact().id == 5);
    CHECK_FALSE(contact().cannotBegin.isEmpty()); // no such channel
    scene.talksBy(wire::ChannelKind::telegram);
    CHECK(contact().cannotBegin.isEmpty());
    scene.talksBy(wire::ChannelKind::webchat);
    CHECK_FALSE(contact().cannotBegin.isEmpty());
    scene.talksBy(wire::ChannelKind::whatsapp);
    CHECK(contact().cannotBegin.isEmpty());
    details.customer.blocked = true;
    CHECK_FALSE(contact().cannotBegin.isEmpty());
}
