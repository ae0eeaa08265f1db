// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/notices/notice_watch.hpp"

#include "client/app/notices/alert_watch.hpp"
#include "client/app/notices/notice_center.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/wait_until.hpp"

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

struct Told {
    Happening happening;
    Notice notice;
};

struct WatchScene : DeskScene {
    AlertWatch alerts{desk};
    NoticeWatch watch{desk, alerts};
    std::vector<Told> told;
    QStringList over;

    WatchScene() {
        QObject::connect(&watch, &NoticeWatch::happened, &watch,
                         [this](Happening happening, DialogId, const Notice& notice) {
                             told.push_back({happening, notice});
                         });
        QObject::connect(&watch, &NoticeWatch::over, &watch, [this](const QString& key) { over.append(key); });
        link.start(100);
        over.clear();
    }
    void writes(wire::Dialog dialog, Seq seq, const std::string& text) {
        const wire::Message message = aMessage(dialog.id.value, seq, text);
        dialog = with(waiting(std::move(dialog), seq * 1000), message);
        dialog.version = seq;
        link.tell(wire::MessageAdded{message, dialog}, seq);
    }
};

const QString kFive = QStringLiteral("dialog/5");
const QString kQueueKey = QStringLiteral("queue");

wire::Transition by(std::int64_t operatorId, const char* cause = "assigned") {
    return {cause, wire::DialogStatus::queued, wire::DialogStatus::active, anOperator(operatorId)};
}

} // namespace

TEST_CASE("notices: an answer of mine that is due soon, then late, is told until it is given", "[app]") {
    WatchScene scene;
    wire::Dialog dialog = waiting(assignedTo(aDialog(5), 7), 1'000);
    dialog.answer_due_at = scene.clock.now() + std::chrono::minutes{5};
    scene.link.tell(wire::DialogAdded{dialog, {}}, 101);
    const auto clockSays = [&](const char* cause, Seq seq) {
        ++dialog.version;
        scene.link.tell(wire::DialogChanged{dialog, wire::Transition{cause, dialog.status, dialog.status, {}}}, seq);
    };
    clockSays("answer_due", 102);
    REQUIRE(scene.told.size() == 1);
    CHECK(scene.told[0].happening == Happening::answerDue);
    CHECK(scene.told[0].notice.key == "answer/5");
    CHECK(scene.told[0].notice.title.contains(QStringLiteral("Customer 5")));
    clockSays("answer_late", 103);
    REQUIRE(scene.told.size() == 2);
    CHECK(scene.told[1].happening == Happening::answerLate);
    CHECK(scene.told[1].notice.stays);
    CHECK(scene.over.isEmpty());
    dialog = with(dialog, aReply(5, 104, 7));
    dialog.unanswered = false;
    dialog.waiting_since.reset();
    dialog.answer_due_at.reset();
    scene.link.tell(wire::DialogChanged{dialog, {}}, 104);
    CHECK(scene.over == QStringList{QStringLiteral("answer/5")});
}

TEST_CASE("notices: who wrote for later hears why it was not sent, until he looks", "[app]") {
    WatchScene scene;
    const wire::Dialog dialog = waiting(assignedTo(aDialog(5), 8), 1'000);
    scene.link.tell(wire::DialogAdded{dialog, {}}, 101);
    scene.told.clear();
    wire::Message reply = aReply(5, 102, GENERATE(7, 8));
    reply.state = wire::MessageState::cancelled;
    scene.link.tell(wire::MessageChanged{reply}, 103); // taken back by hand
    CHECK(scene.told.empty());
    reply.error = "a colleague had answered before its time came";
    scene.link.tell(wire::MessageChanged{reply}, 104);
    if (reply.author.id != 7) {
        CHECK(scene.told.empty());
        return;
    }
    REQUIRE(scene.told.size() == 1);
    CHECK(scene.told[0].happening == Happening::trouble);
    CHECK(scene.told[0].notice.dialog == 5);
    CHECK(scene.told[0].notice.text == "A colleague had answered before its time came");
    CHECK(scene.over.isEmpty());
    // With another dialog open the sound alone would name nothing.
    REQUIRE(scene.watch.standing().size() == 1);
    CHECK(scene.watch.standing().first().dialog == 5);
    CHECK(scene.watch.standing().first().words ==
          QStringLiteral("Not sent: Customer 5. A colleague had answered before its time came"));
    scene.watch.seen(DialogId{5});
    CHECK(scene.over == QStringList{scene.told[0].notice.key});
    CHECK(scene.watch.standing().isEmpty());
}

TEST_CASE("notices: who waits too long stands in a bar until he is answered, or the operator puts it away", "[app]") {
    WatchScene scene;
    const bool free = GENERATE(false, true);
    if (free) {
        wire::User me = scene.desk.me();
        me.role = wire::Role::supervisor;
        scene.link.tell(wire::UserChanged{me}, 101);
    }
    wire::Dialog dialog = waiting(free ? aDialog(5) : assignedTo(aDialog(5), 7), 1'000);
    dialog.answer_due_at = scene.clock.now() + std::chrono::minutes{5};
    scene.link.tell(wire::DialogAdded{dialog, {}}, 102);
    const auto late = [&](Seq seq) {
        ++dialog.version;
        scene.link.tell(wire::DialogChanged{dialog, wire::Transition{"answer_late", dialog.status, dialog.status, {}}},
                        seq);
    };
    CHECK(scene.watch.standing().isEmpty());
    late(103);
    REQUIRE(scene.watch.standing().size() == 1);
    const AlertRow row = scene.watch.standing().first();
    CHECK(row.words.contains(QStringLiteral("Waits too long: Customer 5")));
    CHECK(row.grave);
    CHECK(row.dialog == 5);
    CHECK(row.mayTake == free);
    SECTION("looking at it is no answer") {
        scene.watch.seen(DialogId{5});
        CHECK(scene.watch.standing().size() == 1);
    }
    SECTION("answered") {
        ++dialog.version;
        dialog.unanswered = false;
        dialog.answer_due_at.reset();
        scene.link.tell(wire::DialogChanged{dialog, {}}, 104);
        CHECK(scene.watch.standing().isEmpty());
    }
    SECTION("put away until it happens anew") {
        scene.watch.putAway(row.key);
        CHECK(scene.watch.standing().isEmpty());
        late(105);
        CHECK(scene.watch.standing().size() == 1);
    }
}

TEST_CASE("notices: who waited too long before the program began is told of when the desk learns of him", "[app]") {
    WatchScene scene;
    const bool mine = GENERATE(true, false);
    wire::Dialog dialog = waiting(assignedTo(aDialog(5), mine ? 7 : 8), 1'000);
    dialog.answer_due_at = scene.clock.now() - std::chrono::minutes{5};
    scene.link.tell(wire::DialogAdded{dialog, {}}, 101);
    REQUIRE(scene.told.size() == (mine ? 1u : 0u));
    CHECK(scene.watch.standing().size() == (mine ? 1 : 0));
    if (!mine)
        return;
    CHECK(scene.told[0].happening == Happening::answerLate);
    scene.watch.putAway(QStringLiteral("answer/5"));
    ++dialog.version;
    scene.link.tell(wire::DialogChanged{dialog, {}}, 102);
    CHECK(scene.told.size() == 1);
}

TEST_CASE("notices: who begins to look after others hears once of whom nobody has seen in time", "[app]") {
    WatchScene scene;
    scene.link.goOffline();
    scene.link.role = wire::Role::supervisor;
    scene.link.start(102, true);
    const auto asked = scene.link.peek<wire::DialogList>();
    CHECK(wire::encode(*asked.filter) == R"({"unanswered":true})");
    CHECK(asked.order == wire::DialogOrder::urgency);

    const bool seen = GENERATE(false, true);
    wire::Dialog dialog = waiting(assignedTo(aDialog(5), 8), 1'000);
    dialog.answer_due_at = scene.clock.now() - std::chrono::minutes{5};
    dialog.last_inbound_seq = 90;
    dialog.read_seq = seen ? 90 : 80;
    wire::Dialog inTime = waiting(aDialog(6), 1'000);
    inTime.answer_due_at = scene.clock.now() + std::chrono::minutes{5};
    inTime.last_inbound_seq = 91;
    wire::DialogPage page;
    page.dialogs = {dialog, inTime};
    scene.link.answer<wire::DialogList>(page);
    REQUIRE(scene.told.size() == (seen ? 0u : 1u));
    CHECK(scene.watch.standing().size() == (seen ? 0 : 1));
    if (seen)
        return;
    CHECK(scene.told[0].happening == Happening::answerLate);
    CHECK(scene.told[0].notice.dialog == 5);
    scene.watch.seen(DialogId{5});
    ++dialog.version;
    scene.link.tell(wire::DialogChanged{dialog, {}}, 103);
    CHECK(scene.told.size() == 1);
}

TEST_CASE("notices: time that ran out while the desk was away is told once it has caught up", "[app]") {
    WatchScene scene;
    wire::Dialog dialog = waiting(assignedTo(aDialog(5), 7), 1'000);
    dialog.answer_due_at = scene.clock.now() + std::chrono::minutes{5};
    scene.link.tell(wire::DialogAdded{dialog, {}}, 101);
    scene.link.goOffline();
    scene.clock.advance(std::chrono::minutes{6});
    CHECK(scene.told.empty());
    scene.link.start(102, true);
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(6), 8), {}}, 102);
    REQUIRE(scene.told.size() == 1);
    CHECK(scene.told[0].happening == Happening::answerLate);
}

TEST_CASE("notices: who is looked at is not told of again", "[app]") {
    WatchScene scene;
    bool looks = GENERATE(false, true);
    scene.watch.setIsLookedAt([&](DialogId id) { return looks && id == DialogId{5}; });
    wire::Dialog dialog = waiting(assignedTo(aDialog(5), 7), 1'000);
    dialog.answer_due_at = scene.clock.now() - std::chrono::minutes{5};
    scene.link.tell(wire::DialogAdded{dialog, {}}, 101);
    REQUIRE(scene.told.size() == 1);
    auto* again = scene.watch.findChild<QTimer*>();
    REQUIRE(again);
    again->setInterval(1);
    if (!looks)
        CHECK(waitUntil([&] { return scene.told.size() > 2; }));
    else
        CHECK(waitUntil([&] { return !again->isActive(); }));
    looks = false;
    CHECK((again->isActive() || scene.told.size() == 1));
}

TEST_CASE("notices: a window that closes soon is no handover, and nobody is called", "[app]") {
    WatchScene scene;
    wire::Dialog dialog = waiting(assignedTo(aDialog(5), 7), 1'000);
    dialog.window_closing = true;
    const wire::Transition closing{"window_closing", dialog.status, dialog.status, {}};
    scene.link.tell(wire::DialogChanged{dialog, closing}, 101);
    CHECK(scene.told.empty());
}

TEST_CASE("notices: others' late answers are told to who looks after them, and to nobody else", "[app]") {
    const bool senior = GENERATE(false, true);
    WatchScene scene;
    wire::User me = scene.desk.me();
    me.role = senior ? wire::Role::supervisor : wire::Role::operator_;
    scene.link.tell(wire::UserChanged{me}, 101);
    const std::int64_t owner = GENERATE(0, 8);
    wire::Dialog dialog = waiting(owner ? assignedTo(aDialog(5), owner) : aDialog(5), 1'000);
    dialog.answer_due_at = at(301'000);
    scene.link.tell(wire::DialogAdded{dialog, {}}, 102);
    scene.told.clear();
    for (const char* cause : {"answer_due", "answer_late"}) {
        ++dialog.version;
        scene.link.tell(wire::DialogChanged{dialog, wire::Transition{cause, dialog.status, dialog.status, {}}},
                        102 + dialog.version);
    }
    REQUIRE(scene.told.size() == (senior ? 1u : 0u));
    if (!senior)
        return;
    CHECK(scene.told[0].happening == Happening::answerLate);
    CHECK(scene.told[0].notice.mayTake == (owner == 0));
}

TEST_CASE("notices: a message in a dialog of mine is told with its words, and over once it is read", "[app]") {
    WatchScene scene;
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(5), 7), {}}, 101);
    CHECK(scene.told.empty());
    scene.writes(assignedTo(aDialog(5), 7), 110, "Is it <b>free</b>?");
    REQUIRE(scene.told.size() == 1);
    CHECK(scene.told[0].happening == Happening::message);
    CHECK(scene.told[0].notice.key == kFive);
    CHECK(scene.told[0].notice.title == "Customer 5");
    CHECK(scene.told[0].notice.text == "Is it <b>free</b>?");
    CHECK(scene.told[0].notice.dialog == 5);
    CHECK(scene.over.isEmpty());
    SECTION("on another device") {
        scene.link.tell(wire::DialogReadUpTo{DialogId{5}, 110}, 111);
    }
    SECTION("here") {
        scene.watch.seen(DialogId{5});
    }
    SECTION("answered by somebody") {
        const wire::Message reply = aReply(5, 112, 8);
        wire::Dialog dialog = with(assignedTo(aDialog(5), 7), reply);
        dialog.last_inbound_seq = 110;
        dialog.version = 112;
        scene.link.tell(wire::MessageAdded{reply, dialog}, 112);
    }
    SECTION("given to a colleague") {
        wire::Dialog dialog = assignedTo(aDialog(5), 8);
        dialog.version = 112;
        scene.link.tell(wire::DialogChanged{dialog, by(7)}, 112);
    }
    SECTION("out of sight") {
        scene.link.tell(wire::DialogRemoved{DialogId{5}}, 112);
    }
    CHECK(scene.over == QStringList{kFive});
    CHECK(scene.told.size() == 1);
}

TEST_CASE("notices: a message in a colleague's dialog that I follow is told with his name, until I have read it",
          "[app]") {
    WatchScene scene;
    wire::User maria;
    maria.id = OperatorId{8};
    maria.name = "Maria";
    scene.link.tell(wire::UserChanged{maria}, 101);
    wire::Dialog dialog = assignedTo(aDialog(5), 8);
    dialog.followers = {OperatorId{6}, OperatorId{7}};
    scene.link.tell(wire::DialogAdded{dialog, {}}, 102);
    CHECK(scene.told.empty());
    scene.writes(dialog, 110, "Where is my key?");
    REQUIRE(scene.told.size() == 1);
    CHECK(scene.told[0].happening == Happening::message);
    CHECK(scene.told[0].notice.title == "Customer 5, with Maria");
    CHECK(scene.told[0].notice.text == "Where is my key?");
    CHECK_FALSE(scene.told[0].notice.mayReply); // that is hers
    CHECK(scene.over.isEmpty());
    SECTION("read") {
        scene.link.tell(wire::DialogReadUpTo{DialogId{5}, 110}, 111);
    }
    SECTION("no longer followed") {
        dialog.followers = {OperatorId{6}};
        dialog.version = 112;
        scene.link.tell(wire::DialogChanged{dialog, {}}, 112);
    }
    SECTION("closed by her") {
        dialog.status = wire::DialogStatus::closed;
        dialog.version = 112;
        scene.link.tell(wire::DialogChanged{dialog, by(8, "closed")}, 112);
    }
    CHECK(scene.over == QStringList{kFive});
    CHECK(scene.told.size() == 1);
}

TEST_CASE("notices: who passes a dialog on and follows it is no longer called by what gave it to him", "[app]") {
    WatchScene scene;
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(5), 8), {}}, 101);
    wire::Dialog dialog = assignedTo(aDialog(5), 7);
    dialog.version = 110;
    scene.link.tell(wire::DialogChanged{dialog, by(8)}, 110);
    REQUIRE(scene.told.size() == 1);
    CHECK(scene.told[0].happening == Happening::handed);
    dialog = assignedTo(aDialog(5), 8);
    dialog.followers = {OperatorId{7}};
    dialog.version = 111;
    scene.link.tell(wire::DialogChanged{dialog, by(7)}, 111);
    CHECK(scene.over == QStringList{kFive});
}

TEST_CASE("notices: what is read up to an earlier message is not over", "[app]") {
    WatchScene scene;
    scene.writes(assignedTo(aDialog(5), 7), 110, "one");
    scene.link.tell(wire::DialogReadUpTo{DialogId{5}, 90}, 111);
    CHECK(scene.over.isEmpty());
}

TEST_CASE("notices: a colleague's dialog and our own replies call nobody", "[app]") {
    WatchScene scene;
    scene.writes(assignedTo(aDialog(5), 8), 110, "hello");
    const wire::Message reply = aReply(6, 111, 7);
    scene.link.tell(wire::MessageAdded{reply, with(assignedTo(aDialog(6), 7), reply)}, 111);
    CHECK(scene.told.empty());
}

TEST_CASE("notices: the queue is one popup with a number, until the last of it is taken", "[app]") {
    WatchScene scene;
    scene.writes(aDialog(5), 110, "hello");
    REQUIRE(scene.told.size() == 1);
    CHECK(scene.told[0].happening == Happening::queued);
    CHECK(scene.told[0].notice.mayTake);
    CHECK(scene.told[0].notice.dialog == 5);
    scene.writes(aDialog(5), 111, "anybody?"); // is in the queue already
    CHECK(scene.told.size() == 1);
    scene.writes(aDialog(6), 112, "good day");
    REQUIRE(scene.told.size() == 2);
    CHECK(scene.told[1].notice.key == kQueueKey);
    CHECK(scene.told[1].notice.title.contains(QStringLiteral("2")));
    CHECK_FALSE(scene.told[1].notice.mayTake);
    for (const std::int64_t id : {5, 6}) {
        CHECK(scene.over.isEmpty());
        wire::Dialog taken = assignedTo(aDialog(id), 8);
        taken.version = 120 + id;
        scene.link.tell(wire::DialogChanged{taken, by(8, "taken")}, 120 + id);
    }
    CHECK(scene.over.count(kQueueKey) == 1);
}

TEST_CASE("notices: a dialog that somebody gives me is told with his name, one I take is not", "[app]") {
    WatchScene scene;
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(5), 8), {}}, 101);
    wire::Dialog mine = assignedTo(aDialog(5), 7);
    mine.version = 5;
    SECTION("given") {
        scene.link.tell(wire::DialogChanged{mine, by(8)}, 110);
        REQUIRE(scene.told.size() == 1);
        CHECK(scene.told[0].happening == Happening::handed);
        CHECK(scene.told[0].notice.title == "Maria gives you a dialog: Customer 5");
        CHECK(scene.told[0].notice.discreet == "A dialog for you");
        CHECK(scene.over.isEmpty());
        scene.watch.seen(DialogId{5});
        CHECK(scene.over == QStringList{kFive});
    }
    SECTION("taken") {
        scene.link.tell(wire::DialogChanged{mine, by(7, "taken")}, 110);
        CHECK(scene.told.empty());
    }
}

TEST_CASE("notices: a grave trouble stays until it is over", "[app]") {
    WatchScene scene;
    wire::Channel channel;
    channel.id = ChannelId{1};
    channel.name = "Shop";
    channel.state = wire::ChannelState::misconfigured;
    scene.link.tell(wire::ChannelChanged{channel, {}}, 110);
    REQUIRE(scene.told.size() == 1);
    CHECK(scene.told[0].happening == Happening::trouble);
    CHECK(scene.told[0].notice.text.contains(QStringLiteral("Shop")));
    channel.state = wire::ChannelState::ok;
    scene.link.tell(wire::ChannelChanged{channel, {}}, 111);
    CHECK(scene.over == QStringList{scene.told[0].notice.key});
}

namespace {

struct Board final : NoticeBoard {
    void show(const Notice& notice) override { shown[notice.key] = notice; }
    void withdraw(const QString& key) override { shown.erase(key); }
    std::map<QString, Notice> shown;
};

struct CenterScene {
    ManualClock clock;
    Gaze gaze = Gaze::elsewhere;
    std::vector<std::pair<Chime, int>> played;
    Board board;
    NoticeCenter center{{[this](DialogId) { return gaze; },
                         [this](Chime chime, int volume) { played.emplace_back(chime, volume); }, clock}};
    Notice notice{.key = kFive,
                  .title = QStringLiteral("Ivan"),
                  .discreet = QStringLiteral("New message"),
                  .text = QStringLiteral("My card is 4111"),
                  .dialog = 5};

    CenterScene() { center.setBoard(&board); }
    void message() { center.hear(Happening::message, DialogId{5}, notice); }
};

} // namespace

TEST_CASE("notices: who looks elsewhere gets a popup and the sound he chose, as loud as he chose", "[app]") {
    CenterScene scene;
    NoticeSettings settings;
    settings.chime(Happening::message) = Chime::knock;
    settings.volume = 40;
    scene.center.setSettings(settings);
    scene.message();
    REQUIRE(scene.board.shown.size() == 1);
    CHECK(scene.board.shown[kFive].text == "My card is 4111");
    REQUIRE(scene.played.size() == 1);
    CHECK(scene.played[0] == std::pair(Chime::knock, 40));
    scene.center.end(kFive);
    CHECK(scene.board.shown.empty());
}

TEST_CASE("notices: a popup names nobody and says nothing where that is set", "[app]") {
    CenterScene scene;
    NoticeSettings settings;
    settings.showsText = false;
    scene.center.setSettings(settings);
    scene.message();
    REQUIRE(scene.board.shown.size() == 1);
    CHECK(scene.board.shown[kFive].title == "New message");
    CHECK(scene.board.shown[kFive].text.isEmpty());
}

TEST_CASE("notices: do-not-disturb hushes messages, and they are heard again when it has ended", "[app]") {
    CenterScene scene;
    NoticeSettings settings;
    settings.quietUntilMs = scene.clock.now().time_since_epoch().count() + 60'000;
    scene.center.setSettings(settings);
    scene.message();
    CHECK(scene.board.shown.empty());
    CHECK(scene.played.empty());
    scene.clock.advance(Millis{60'000});
    scene.message();
    CHECK(scene.board.shown.size() == 1);
    CHECK(scene.played.size() == 1);
}

TEST_CASE("notices: a click opens its dialog, a button takes it, and the window at hand gets no popup", "[app]") {
    CenterScene scene;
    std::vector<qint64> opened;
    std::vector<qint64> taken;
    QObject::connect(&scene.center, &NoticeCenter::openRequested, &scene.center,
                     [&](qint64 dialog) { opened.push_back(dialog); });
    QObject::connect(&scene.center, &NoticeCenter::takeRequested, &scene.center,
                     [&](qint64 dialog) { taken.push_back(dialog); });
    scene.message();
    emit scene.board.openRequested(scene.notice);
    CHECK(opened == std::vector<qint64>{5});
    CHECK(scene.board.shown.empty());
    emit scene.board.takeRequested(scene.notice);
    CHECK(taken == std::vector<qint64>{5});
    scene.gaze = Gaze::besides;
    scene.clock.advance(Millis{5'000});
    scene.message();
    CHECK(scene.board.shown.empty());
    CHECK(scene.played.size() == 2);
    scene.gaze = Gaze::there;
    scene.clock.advance(Millis{5'000});
    scene.message();
    CHECK(scene.played.size() == 2);
}

TEST_CASE("notices: who is at the window reads and hears in passing what comes, and a storm as its number", "[app]") {
    CenterScene scene;
    QStringList said;
    QObject::connect(&scene.center, &NoticeCenter::newsRequested, &scene.center,
                     [&](const QString& words) { said.append(words); });
    scene.message();
    CHECK(said.isEmpty()); // a popup tells it
    scene.gaze = Gaze::there;
    scene.message();
    CHECK(said == QStringList{"Ivan: My card is 4111"});
    for (int i = 0; i < 5; ++i)
        scene.message();
    CHECK(said.size() == 1);
    scene.clock.advance(PassingNews::kApart);
    scene.gaze = Gaze::besides;
    scene.message();
    CHECK(said.size() == 2);
    CHECK(said.last().startsWith(QStringLiteral("6 new message")));
}

TEST_CASE("notices: in passing nobody is named where that is set, and nothing is said who is not to be disturbed",
          "[app]") {
    CenterScene scene;
    scene.gaze = Gaze::there;
    QStringList said;
    const auto hear = [&](const QString& words) { said.append(words); };
    QObject::connect(&scene.center, &NoticeCenter::newsRequested, &scene.center, hear);
    QObject::connect(&scene.center, &NoticeCenter::toastRequested, &scene.center, hear);
    NoticeSettings settings;
    settings.showsText = false;
    scene.center.setSettings(settings);
    scene.message();
    scene.center.hear(Happening::handed, DialogId{5}, scene.notice);
    CHECK(said == QStringList{"New message", "New message"});
    settings.showsText = true;
    settings.quietUntilMs = NoticeSettings::kForGood;
    scene.center.setSettings(settings);
    scene.clock.advance(PassingNews::kApart);
    scene.message();
    CHECK(said.size() == 2);
    settings.quietUntilMs = 0;
    settings.way(Happening::message) = NoticeWay::counter;
    scene.center.setSettings(settings);
    scene.message();
    CHECK(said.size() == 2);
}

TEST_CASE("notices: what waits to be said is forgotten with the settings that put it into words", "[app]") {
    CenterScene scene;
    scene.gaze = Gaze::there;
    QStringList said;
    QObject::connect(&scene.center, &NoticeCenter::newsRequested, &scene.center,
                     [&](const QString& words) { said.append(words); });
    scene.message();
    scene.message();
    NoticeSettings discreet;
    discreet.showsText = false;
    scene.center.setSettings(discreet);
    scene.clock.advance(PassingNews::kApart);
    scene.message();
    CHECK(said == QStringList{"Ivan: My card is 4111", "New message"});
}

TEST_CASE("notices: a note that calls me is told until I have looked, also of a colleague's dialog", "[app]") {
    WatchScene scene;
    wire::Dialog dialog = assignedTo(aDialog(5), 8);
    scene.link.tell(wire::DialogAdded{dialog, {}}, 101);
    wire::Message note = aMessage(5, 110, "@Anna, what about it?");
    note.direction = wire::Direction::note;
    note.author = anOperator(8, "Maria");
    dialog.version = 2;
    dialog.last_seq = 110;
    const bool whispered = GENERATE(false, true);
    if (whispered)
        note.whisper_to = OperatorId{7};
    else
        note.mentions = std::vector{OperatorId{7}};
    dialog.mentioned = std::vector{OperatorId{7}};
    scene.link.tell(wire::MessageAdded{note, dialog}, 110);
    REQUIRE(scene.told.size() == 1);
    CHECK(scene.told[0].happening == Happening::handed);
    CHECK(scene.told[0].notice.title ==
          (whispered ? "Maria whispers to you: Customer 5" : "Maria calls you: Customer 5"));
    CHECK(scene.told[0].notice.text == "@Anna, what about it?");
    CHECK(scene.over.isEmpty());
    dialog.mentioned.reset();
    dialog.version = 3;
    scene.link.tell(wire::DialogChanged{dialog, {}}, 111);
    CHECK(scene.over == QStringList{"call/5"});
}

TEST_CASE("notices: what I write myself and what calls others is not told", "[app]") {
    WatchScene scene;
    wire::Dialog dialog = assignedTo(aDialog(5), 7);
    scene.link.tell(wire::DialogAdded{dialog, {}}, 101);
    wire::Message note = aMessage(5, 110, "@Anna @Igor");
    note.direction = wire::Direction::note;
    note.author = anOperator(7, "Anna");
    note.mentions = std::vector{OperatorId{7}, OperatorId{9}};
    dialog.version = 2;
    scene.link.tell(wire::MessageAdded{note, dialog}, 110);
    note.id = MessageId{111};
    note.author = anOperator(8);
    note.mentions = std::vector{OperatorId{9}};
    dialog.version = 3;
    scene.link.tell(wire::MessageAdded{note, dialog}, 111);
    CHECK(scene.told.empty());
}

TEST_CASE("notices: a note about a customer that calls me is told once, until I have looked", "[app]") {
    WatchScene scene;
    scene.link.tell(wire::DialogAdded{assignedTo(aDialog(5), 8), {}}, 101);
    wire::CustomerNote note;
    note.id = NoteId{3};
    note.customer_id = aDialog(5).customer_id;
    note.author = anOperator(8, "Maria");
    note.text = "@Anna, he pays by invoice";
    note.at = scene.clock.now();
    note.mentions = std::vector{OperatorId{7}};
    SECTION("it calls me") {
        scene.link.tell(wire::CustomerNoteAdded{note}, 102);
        REQUIRE(scene.told.size() == 1);
        CHECK(scene.told[0].happening == Happening::handed);
        CHECK(scene.told[0].notice.title == "Maria calls you: Customer 5");
        CHECK(scene.told[0].notice.text == "@Anna, he pays by invoice");
        CHECK(scene.told[0].notice.dialog == 5);
        note.pinned = true;
        scene.link.tell(wire::CustomerNoteAdded{note}, 103);
        CHECK(scene.told.size() == 1);
        scene.watch.seen(DialogId{5});
        CHECK(scene.over == QStringList{"note/5"});
    }
    SECTION("an old one was only pinned") {
        note.at -= std::chrono::hours{48};
        scene.link.tell(wire::CustomerNoteAdded{note}, 102);
        CHECK(scene.told.empty());
    }
    SECTION("it calls another one, or is my own") {
        note.mentions = std::vector{OperatorId{9}};
        scene.link.tell(wire::CustomerNoteAdded{note}, 102);
        note.id = NoteId{4};
        note.mentions = std::vector{OperatorId{7}};
        note.author = anOperator(7, "Anna");
        scene.link.tell(wire::CustomerNoteAdded{note}, 103);
        CHECK(scene.told.empty());
    }
}
