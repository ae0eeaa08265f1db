// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/dialog_hash.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"

#include <QSignalSpy>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

/// A desk that knows dialogs 1 and 2 and has come back from an absence.
struct Scene : DeskScene {
    QObject view;

    Scene() {
        link.features = {"hashes"};
        link.start(10);
        desk.loadDialogs({}, {}, 100, &view, [](const Result<ListedPage>&) {});
        link.answer<wire::DialogList>({{aDialog(1), aDialog(2)}, {}});
        desk.openThread(ThreadId{101});
        link.answer<wire::DialogHistory>({{aMessage(1, 5)}, {}});
        beAway({});
    }
    void beAway(Millis time) {
        link.goOffline();
        clock.advance(time);
        link.start(10, true);
        while (link.outstanding("channel.list") > 0)
            link.answer<wire::ChannelList>({});
    }

    static wire::DialogHash hashOf(const wire::Dialog& dialog, const std::vector<wire::Message>& messages = {}) {
        wire::DialogHash hash{dialog.id, dialog.version, dialog.last_seq, domain::dialogHash(dialog), {}};
        if (!messages.empty())
            hash.messages = domain::messagesHash(messages);
        return hash;
    }
    /// First those whose threads are open, then the others.
    void answerBoth(const wire::DialogHash& one, const wire::DialogHash& other) {
        link.answer<wire::DialogHashes>({{one}});
        link.answer<wire::DialogHashes>({{other}});
    }
};

} // namespace

TEST_CASE("desk: after a reconnect it compares what it knows with the server", "[state]") {
    Scene scene;
    const auto whole = scene.link.peek<wire::DialogHashes>();
    CHECK(whole.dialog_ids == std::vector{DialogId{1}});
    CHECK(whole.messages == true);
    scene.answerBoth(Scene::hashOf(aDialog(1), {aMessage(1, 5)}), Scene::hashOf(aDialog(2)));
    CHECK(scene.desk.differing() == 0);
    CHECK(scene.link.outstanding("dialog.get") == 0);
    CHECK(scene.link.outstanding("session.report") == 0);
}

TEST_CASE("desk: a dialog that differs is loaded anew, with its thread, and reported", "[state]") {
    Scene scene;
    wire::Dialog right = aDialog(1);
    right.priority = 2; // of the same version: an event was misunderstood
    SECTION("the dialog") {
        scene.answerBoth(Scene::hashOf(right, {aMessage(1, 5)}), Scene::hashOf(aDialog(2)));
    }
    SECTION("a message") {
        scene.answerBoth(Scene::hashOf(aDialog(1), {aMessage(1, 5, "edited")}), Scene::hashOf(aDialog(2)));
    }
    CHECK(scene.desk.differing() == 1);
    CHECK(scene.link.peek<wire::SessionReport>().differing == std::vector{DialogId{1}});
    scene.link.answer<wire::DialogGet>({right, {}, {}});
    scene.link.answer<wire::DialogHistory>({{aMessage(1, 5, "edited")}, {}});
    CHECK(scene.desk.dialog(DialogId{1})->priority == 2);
    CHECK(scene.desk.message(ThreadId{101}, MessageId{5})->text == "edited");
}

TEST_CASE("desk: what changes while it is compared is not compared", "[state]") {
    Scene scene;
    scene.link.tell(wire::MessageAdded{aMessage(1, 11), with(aDialog(1), aMessage(1, 11))}, 11);
    scene.answerBoth(Scene::hashOf(aDialog(1), {aMessage(1, 5)}), Scene::hashOf(aDialog(2)));
    CHECK(scene.desk.differing() == 0);
}

TEST_CASE("desk: an answer that has overtaken the comparison is not undone by it", "[state]") {
    Scene scene;
    wire::Dialog taken = assignedTo(aDialog(1), 7);
    ++taken.version;
    scene.desk.take(DialogId{1}, &scene.view, [](const Result<DialogId>&) {});
    scene.link.answer<wire::DialogTake>({taken});
    scene.answerBoth(Scene::hashOf(aDialog(1), {aMessage(1, 5)}), Scene::hashOf(aDialog(2)));
    CHECK(scene.desk.differing() == 0);
    CHECK(scene.link.outstanding("dialog.get") == 0);
}

TEST_CASE("desk: after a short absence the open threads are compared, after a long one everything", "[state]") {
    Scene scene;
    const auto compared = [&] {
        int dialogs = 0;
        while (scene.link.outstanding("dialog.hashes") > 0) {
            const auto request = scene.link.peek<wire::DialogHashes>();
            wire::DialogHashed answer;
            for (const DialogId id : request.dialog_ids)
                answer.hashes.push_back(request.messages ? Scene::hashOf(aDialog(id.value), {aMessage(id.value, 5)})
                                                         : Scene::hashOf(aDialog(id.value)));
            dialogs += static_cast<int>(request.dialog_ids.size());
            scene.link.answer<wire::DialogHashes>(answer);
        }
        return dialogs;
    };
    CHECK(compared() == 2);
    scene.beAway(Millis{59'000});
    CHECK(compared() == 1);
    scene.beAway(Millis{61'000});
    CHECK(compared() == 2);
    CHECK(scene.desk.differing() == 0);
}

TEST_CASE("desk: a dialog the server no longer shows goes", "[state]") {
    Scene scene;
    QSignalSpy removed(&scene.desk, &Desk::dialogRemoved);
    scene.link.answer<wire::DialogHashes>({{Scene::hashOf(aDialog(1), {aMessage(1, 5)})}});
    scene.link.answer<wire::DialogHashes>({});
    CHECK(removed.count() == 1);
    CHECK_FALSE(scene.desk.dialog(DialogId{2}));
    CHECK(scene.desk.differing() == 1);
}
