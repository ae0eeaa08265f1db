// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/thread/customer_timeline.hpp"

#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

constexpr CustomerId kIvan{205};

constexpr Seq kMessages = 1000;

/// One of a thousand, by turns in two dialogs.
wire::Message messageOf(Seq seq) {
    return aMessage(seq % 2 + 5, seq, "number " + std::to_string(seq));
}

/// As the server does. False: nobody asks.
bool answerHistory(FakeLink& link) {
    if (link.outstanding("dialog.history") == 0)
        return false;
    const auto asked = link.peek<wire::DialogHistory>();
    CHECK(asked.customer_id == kIvan);
    const Seq behind = asked.before ? std::stoll(*asked.before) : kMessages + 1;
    wire::MessagePage page;
    for (Seq seq = std::max<Seq>(behind - *asked.limit, 1); seq < behind; ++seq)
        page.messages.push_back(messageOf(seq));
    if (page.messages.front().seq > 1)
        page.next = std::to_string(page.messages.front().seq);
    link.answer<wire::DialogHistory>(page);
    return true;
}

struct Scene : DeskScene {
    Scene() { link.start(kMessages); }
    bool answer() { return answerHistory(link); }
};

/// Some of them up to some number are on this computer.
struct KeptHistory final : NoScopeCache {
    Seq newest = 600;
    Seq step = 2;

    void readHistory(CustomerId of, Seq before, int limit, Done<wire::MessagePage> done) override {
        CHECK(of == kIvan);
        wire::MessagePage page;
        for (Seq seq = std::min(newest, before - 1) / step * step; seq > 0; seq -= step) {
            if (std::ssize(page.messages) == limit) {
                page.next = kept::kOlderIsKept;
                break;
            }
            page.messages.insert(page.messages.begin(), messageOf(seq));
        }
        done(page);
    }
};

/// A desk that has been without a connection from the start.
struct KeptScene {
    ManualClock clock;
    FakeLink link;
    TestVault vault;
    KeptHistory cache;
    Desk desk{link, vault, cache, clock};
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
    CHECK(seqAt(model, kThreadPage - 1) == kMessages);
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
    CHECK(seqAt(model, model.rowCount() - 1) == kMessages);
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
    scene.link.tell(wire::MessageAdded{messageOf(1001), dialog}, 1001);
    CHECK(seqAt(model, model.rowCount() - 1) == 1001);
    scene.link.tell(wire::MessageAdded{messageOf(1001), dialog}, 1001); // told twice
    dialog.customer_id = CustomerId{7};
    scene.link.tell(wire::MessageAdded{messageOf(1002), dialog}, 1002);
    CHECK(seqAt(model, model.rowCount() - 1) == 1001);
    CHECK(model.rowCount() == kThreadPage + 1);
    wire::Message changed = messageOf(990);
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
    scene.link.start(kMessages, true);
    REQUIRE(scene.answer());
    CHECK(model.rowCount() == kThreadPage);
    CHECK_FALSE(model.edges().needsNetwork);
}

TEST_CASE("timeline: without a connection what is kept stands there, until the server's word takes its place",
          "[models]") {
    KeptScene scene;
    CustomerTimeline model(scene.desk, kIvan.value);
    CHECK(model.rowCount() == kThreadPage);
    CHECK(seqAt(model, kThreadPage - 1) == 600);
    CHECK(model.showsKeptOnly());
    CHECK_FALSE(model.edges().needsNetwork); // there is more of it
    for (int page = 0; page < 20; ++page)
        model.showOlder();
    CHECK(seqAt(model, 0) == 2);
    CHECK(model.rowCount() == 300);
    CHECK(model.edges().needsNetwork);

    scene.link.start(kMessages);
    CHECK(model.rowCount() == 300); // nothing goes before something else is here
    CHECK_FALSE(scene.link.peek<wire::DialogHistory>().before);
    REQUIRE(answerHistory(scene.link));
    CHECK_FALSE(model.showsKeptOnly());
    CHECK(model.rowCount() == kThreadPage);
    CHECK(seqAt(model, kThreadPage - 1) == kMessages);
    checkRising(model);
}

TEST_CASE("timeline: a connection that breaks lets one go on to what is kept, and nothing of it stays", "[models]") {
    KeptScene scene;
    scene.link.start(kMessages);
    CustomerTimeline model(scene.desk, kIvan.value);
    REQUIRE(answerHistory(scene.link));
    scene.link.goOffline();
    CHECK_FALSE(model.showsKeptOnly()); // all of this is the server's
    model.showOlder();
    CHECK(model.rowCount() == 2 * kThreadPage);
    CHECK(seqAt(model, kThreadPage - 1) == 600);
    CHECK(seqAt(model, kThreadPage) == kMessages - kThreadPage + 1);
    CHECK(model.showsKeptOnly());

    scene.link.start(kMessages, true);
    CHECK(scene.link.peek<wire::DialogHistory>().before == std::to_string(kMessages - kThreadPage + 1));
    REQUIRE(answerHistory(scene.link));
    CHECK(model.rowCount() == 2 * kThreadPage);
    CHECK(seqAt(model, model.rowCount() - 1) == kMessages);
    checkRising(model);
    CHECK_FALSE(model.showsKeptOnly());
}

TEST_CASE("timeline: while only what is kept is in sight, the server's word leaves no empty place", "[models]") {
    KeptScene scene;
    scene.link.start(kMessages);
    CustomerTimeline model(scene.desk, kIvan.value);
    REQUIRE(answerHistory(scene.link));
    for (int page = 0; page < 8; ++page) {
        model.showOlder();
        answerHistory(scene.link);
    }
    scene.cache.newest = seqAt(model, 0) - 1;
    scene.cache.step = 1;
    scene.link.goOffline();
    for (int page = 0; page < 8; ++page)
        model.showOlder();
    REQUIRE(model.edges().hasNewer);
    scene.link.start(kMessages, true);
    REQUIRE(answerHistory(scene.link));
    CHECK(model.rowCount() > 0);
    checkRising(model);
    while (model.edges().hasNewer) {
        model.showNewer();
        checkRising(model);
    }
    CHECK(seqAt(model, model.rowCount() - 1) == kMessages);
}

TEST_CASE("timeline: a page that is refused is asked for again, but not at once", "[models]") {
    Scene scene;
    CustomerTimeline model(scene.desk, kIvan.value);
    REQUIRE(scene.answer());
    // As the view does that stands at the beginning.
    QObject::connect(&model, &CustomerTimeline::edgesChanged, &model, &CustomerTimeline::showOlder);
    model.showOlder();
    scene.link.refuse<wire::DialogHistory>(Errc::internal);
    CHECK(scene.link.outstanding("dialog.history") == 0);
    model.showOlder();
    CHECK(scene.link.outstanding("dialog.history") == 1);
}

TEST_CASE("timeline: after a session that begins anew everything is asked for again", "[models]") {
    Scene scene;
    CustomerTimeline model(scene.desk, kIvan.value);
    REQUIRE(scene.answer());
    scene.link.goOffline();
    scene.link.start(kMessages, false);
    REQUIRE(scene.link.outstanding("dialog.history") == 1);
    CHECK_FALSE(scene.link.peek<wire::DialogHistory>().before);
    REQUIRE(scene.answer());
    CHECK(model.rowCount() == kThreadPage);
    checkRising(model);
}
