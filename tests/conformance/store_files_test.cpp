// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::Role;

namespace {

/// Anna has taken the dialog of a visitor; Boris is of another group and sees nothing of it.
template <class Backend>
struct Shelf {
    StoreFixture<Backend> t;
    domain::Principal anna = t.addUser("Anna", Role::operator_);
    domain::Principal boris = t.addUser("Boris", Role::operator_);
    InboundRecorded first = t.write("7", "Hello");

    Shelf() {
        boris.groups = {GroupId{2}};
        REQUIRE(t.take(dialog(), anna));
    }
    DialogId dialog() const { return first.message.dialog_id; }
    ThreadId thread() const { return first.message.thread_id; }
    FileId add(const std::string& owner, const std::string& type = "application/pdf") {
        StoredFile file;
        file.sha256 = std::string(64, 'a');
        file.name = "bill";
        file.type = type;
        file.size = 1000;
        file.owner = owner;
        file.at = t.clock.now();
        return t.run(t.store->addFile(file)).value().id;
    }
    FileId addOf(const domain::Principal& who) { return add("operator:" + std::to_string(who.operatorId.value)); }
    Result<wire::Message> reply(const domain::Principal& who, FileId file) {
        auto reply = t.replyTo(dialog(), who, "here");
        reply.files = {file};
        return t.run(t.store->recordOutbound(std::move(reply)));
    }
    bool mayRead(const domain::Principal& who, FileId file) {
        return t.run(t.store->mayReadFile({who, Permission::dialog_read}, file)).value();
    }
    bool visitorMayRead(ThreadId who, FileId file) { return t.run(t.store->visitorMayReadFile(who, file)).value(); }
};

} // namespace

TEMPLATE_TEST_CASE("files: what was uploaded is found again, what was not isn't", "[storage]", SqliteBackend) {
    Shelf<TestType> s;
    StoredFile photo;
    photo.sha256 = std::string(64, 'b');
    photo.name = "кот.png";
    photo.type = "image/png";
    photo.size = 2048;
    photo.width = 640;
    photo.height = 480;
    photo.owner = "visitor:7";
    photo.at = s.t.clock.now();
    const auto id = s.t.run(s.t.store->addFile(photo)).value().id;
    s.t.reopen();
    const auto found = s.t.run(s.t.store->file(id)).value();
    CHECK(found.sha256 == photo.sha256);
    CHECK(found.name == photo.name);
    CHECK(found.type == photo.type);
    CHECK(found.size == photo.size);
    CHECK(found.width == photo.width);
    CHECK(found.height == photo.height);
    CHECK(found.owner == photo.owner);
    CHECK(found.at == photo.at);
    CHECK(s.t.run(s.t.store->file(FileId{id.value + 1})).error().code == Errc::not_found);
}

TEMPLATE_TEST_CASE("files: they go with the message of who uploaded them and with nobody else's", "[storage]",
                   SqliteBackend) {
    Shelf<TestType> s;
    const auto refused = s.reply(s.anna, s.addOf(s.boris));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::invalid);
    CHECK(s.t.historyOf(s.anna, s.dialog())->messages.size() ==
          2); // hers is not there: his words, and that she took it

    auto theirs = s.t.message("7", "look");
    theirs.files = {s.add("visitor:8")};
    CHECK(s.t.run(s.t.store->recordInbound(theirs)).error().code == Errc::invalid);
    theirs.files = {s.add("visitor:7", "image/jpeg")};
    const auto written = s.t.run(s.t.store->recordInbound(theirs));
    REQUIRE(written);
    CHECK(written->message.attachments.at(0).kind == wire::AttachmentKind::photo);

    const auto sent = s.reply(s.anna, s.addOf(s.anna));
    REQUIRE(sent);
    CHECK(sent->attachments.at(0).kind == wire::AttachmentKind::file);
    CHECK(sent->attachments.at(0).name == "bill");
}

TEMPLATE_TEST_CASE("files: an operator reads his own and those of dialogs in his sight", "[storage]", SqliteBackend) {
    Shelf<TestType> s;
    const auto file = s.addOf(s.anna);
    CHECK(s.mayRead(s.anna, file));
    CHECK_FALSE(s.mayRead(s.boris, file));
    REQUIRE(s.reply(s.anna, file));
    CHECK_FALSE(s.mayRead(s.boris, file));
    CHECK(s.mayRead(s.t.addUser("Vera", Role::supervisor), file));

    auto theirs = s.t.message("7", "look");
    theirs.files = {s.add("visitor:7")};
    REQUIRE(s.t.run(s.t.store->recordInbound(theirs)));
    CHECK(s.mayRead(s.anna, theirs.files[0]));
    CHECK_FALSE(s.mayRead(s.boris, theirs.files[0]));
    CHECK_FALSE(s.mayRead(s.anna, FileId{theirs.files[0].value + 1}));
}

TEMPLATE_TEST_CASE("files: a visitor reads what stands in his own stream", "[storage]", SqliteBackend) {
    Shelf<TestType> s;
    const auto stranger = s.t.write("8", "Hello").message.thread_id;
    const auto own = s.add("visitor:7");
    CHECK(s.visitorMayRead(s.thread(), own));
    CHECK_FALSE(s.visitorMayRead(stranger, own));

    const auto file = s.addOf(s.anna);
    const auto sent = s.reply(s.anna, file);
    REQUIRE(sent);
    CHECK_FALSE(s.visitorMayRead(s.thread(), file)); // it waits yet
    REQUIRE(s.t.run(s.t.store->acceptForVisitor(sent->id)));
    CHECK(s.visitorMayRead(s.thread(), file));
    CHECK_FALSE(s.visitorMayRead(stranger, file));

    auto note = s.t.noteTo(s.dialog(), s.anna, "between us");
    note.files = {s.addOf(s.anna)};
    REQUIRE(s.t.run(s.t.store->recordOutbound(note)));
    CHECK_FALSE(s.visitorMayRead(s.thread(), note.files[0]));
}
