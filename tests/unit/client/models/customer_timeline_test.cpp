// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/customer_timeline.hpp"

#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

constexpr CustomerId kIvan{205};

/// A thousand messages, by turns in two dialogs.
struct Scene : DeskScene {
    static constexpr Seq kMessages = 1000;

    Scene() { link.start(kMessages); }
    static wire::Message message(Seq seq) { return aMessage(seq % 2 + 5, seq, "number " + std::to_string(seq)); }
    /// Answers as the server does.
    bool answer() {
        if (link.outstanding("dialog.history") == 0)
            return false;
        const auto asked = link.peek<wire::DialogHistory>();
        CHECK(asked.customer_id == kIvan);
        const Seq behind = asked.before ? std::stoll(*asked.before) : kMessages + 1;
        wire::MessagePage page;
        for (Seq seq = std::max<Seq>(behind - *asked.limit, 1); seq < behind; ++seq)
            page.messages.push_back(message(seq));
        if (page.messages.front().seq > 1)
            page.next = std::to_string(page.messages.front().seq);
        link.answer<wire::DialogHistory>(page);
        return true;
    }
};

Seq seqAt(const CustomerTimeline& model, int row) {
    return model.data(model.index(row), MessageRowRole).value<const MessageRow*>()->seq;
}

void checkRising(const CustomerTimeline& model) {
    for (int row = 1; row < model.rowCount(); ++row)
        REQUIRE(seqAt(model, row) == seqAt(model, row - 1) + 1);
}

} // namespace

TEST_CASE("timeline: all dialogs of a customer in one scroll, up to the first word and back", "[models]") {
    Scene scene;
    CustomerTimeline model(scene.desk, kIvan.value);
    CHECK(model.edges().loadingOlder);
    REQUIRE(scene.answer());
    CHECK(model.rowCount() == kThreadPage);
    CHECK(seqAt(model, kThreadPage - 1) == Scene::kMessages);
    while (model.edges().hasOlder) {
        model.showOlder();
        scene.answer();
        CHECK(model.rowCount() <= kThreadWindow);
        checkRising(model);
    }
    CHECK(seqAt(model, 0) == 1);
    CHECK(model.edges().hasNewer);
    while (model.edges().hasNewer) {
        model.showNewer();
        CHECK(model.rowCount() <= kThreadWindow);
        checkRising(model);
    }
    CHECK(seqAt(model, model.rowCount() - 1) == Scene::kMessages);
    model.showOlder(); // known already: nobody is asked
    CHECK(scene.link.outstanding("dialog.history") == 0);
}

TEST_CASE("timeline: every message tells its channel, as soon as that is known", "[models]") {
    Scene scene;
    const auto rowAt = [](const CustomerTimeline& model, int row) {
        return model.data(model.index(row), MessageRowRole).value<const MessageRow*>();
    };
    const auto channel = [](std::int64_t id, wire::ChannelKind kind, const char* name) {
        wire::Channel made;
        made.id = ChannelId{id};
        made.kind = kind;
        made.name = name;
        return made;
    };
    scene.link.tell(wire::ChannelChanged{channel(1, wire::ChannelKind::whatsapp, "Reception"), {}}, 1001);
    scene.link.tell(wire::ChannelChanged{channel(2, wire::ChannelKind::vk, "Community"), {}}, 1002);
    CustomerTimeline model(scene.desk, kIvan.value);
    REQUIRE(scene.answer());
    CHECK(rowAt(model, 0)->channelKind.isEmpty());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const int before = rowAt(model, 0)->revision;
    wire::CustomerDetails ivan;
    ivan.customer.id = kIvan;
    ivan.customer.identities = {{IdentityId{105}, ChannelId{1}, "+7", "Ivan", true},
                                {IdentityId{106}, ChannelId{2}, "id1", "Ivan", true}};
    REQUIRE(scene.link.outstanding("customer.get") == 1);
    scene.link.answer<wire::CustomerGet>(ivan);
    CHECK(changed.count() == kThreadPage);
    CHECK(rowAt(model, 0)->revision > before); // layouts are cached by it
    for (int row = 0; row < model.rowCount(); ++row) {
        const bool inSixth = rowAt(model, row)->dialogId == 6;
        CHECK(rowAt(model, row)->channelKind == (inSixth ? QStringLiteral("vk") : QStringLiteral("whatsapp")));
        CHECK(model.data(model.index(row), Qt::AccessibleTextRole)
                  .toString()
                  .startsWith(inSixth ? QStringLiteral("Community, ") : QStringLiteral("Reception, ")));
    }
    scene.desk.loadCustomer(kIvan);
    scene.link.answer<wire::CustomerGet>(ivan);
    CHECK(changed.count() == kThreadPage); // nothing new
}

TEST_CASE("timeline: what is said now comes at its end, what changes changes there", "[models]") {
    Scene scene;
    CustomerTimeline model(scene.desk, kIvan.value);
    REQUIRE(scene.answer());
    wire::Dialog dialog = aDialog(5);
    dialog.customer_id = kIvan;
    scene.link.tell(wire::MessageAdded{Scene::message(1001), dialog}, 1001);
    CHECK(seqAt(model, model.rowCount() - 1) == 1001);
    scene.link.tell(wire::MessageAdded{Scene::message(1001), dialog}, 1001); // told twice
    dialog.customer_id = CustomerId{7};
    scene.link.tell(wire::MessageAdded{Scene::message(1002), dialog}, 1002);
    CHECK(seqAt(model, model.rowCount() - 1) == 1001);
    CHECK(model.rowCount() == kThreadPage + 1);
    wire::Message changed = Scene::message(990);
    changed.text = "another word";
    scene.link.tell(wire::MessageChanged{changed}, 1003);
    const auto* row = model.data(model.index(kThreadPage - 11), MessageRowRole).value<const MessageRow*>();
    CHECK(row->seq == 990);
    CHECK(row->text == QStringLiteral("another word"));
}

TEST_CASE("timeline: without a connection it waits for the next session", "[models]") {
    Scene scene;
    CustomerTimeline model(scene.desk, kIvan.value);
    scene.link.goOffline();
    CHECK(model.edges().needsNetwork);
    scene.link.start(Scene::kMessages, true);
    REQUIRE(scene.answer());
    CHECK(model.rowCount() == kThreadPage);
    CHECK_FALSE(model.edges().needsNetwork);
}
