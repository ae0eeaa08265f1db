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

TEMPLATE_TEST_CASE("files: a picture that goes as a file is a file of its message", "[storage]", SqliteBackend) {
    Shelf<TestType> s;
    const std::string owner = "operator:" + std::to_string(s.anna.operatorId.value);
    auto reply = s.t.replyTo(s.dialog(), s.anna, "here");
    reply.files = {s.add(owner, "image/jpeg"), s.add(owner, "image/jpeg")};
    reply.asFiles = {reply.files[1]};
    const auto sent = s.t.run(s.t.store->recordOutbound(reply));
    REQUIRE(sent);
    REQUIRE(sent->attachments.size() == 2);
    CHECK(sent->attachments[0].kind == wire::AttachmentKind::photo);
    CHECK(sent->attachments[1].kind == wire::AttachmentKind::file);
    CHECK(sent->attachments[1].type == "image/jpeg");
    const auto kept = s.t.historyOf(s.anna, s.dialog())->messages.back();
    CHECK(kept.attachments.at(1).kind == wire::AttachmentKind::file);
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

namespace {

LinkedFile linkTo(FileId file, const std::string& secret, Time until) {
    LinkedFile link;
    link.file = file;
    link.url = "https://chat.example/files/links/" + secret;
    link.tokenHash = "hash of " + secret;
    link.expiresAt = until;
    return link;
}

template <class Backend>
Result<wire::Message> sendLinks(Shelf<Backend>& s, const std::string& text, std::vector<LinkedFile> links) {
    auto reply = s.t.replyTo(s.dialog(), s.anna, text);
    reply.links = std::move(links);
    return s.t.run(s.t.store->recordOutbound(std::move(reply)));
}

} // namespace

TEMPLATE_TEST_CASE("file links: one works until its time is over, and only with its secret", "[storage]",
                   SqliteBackend) {
    Shelf<TestType> s;
    const auto file = s.addOf(s.anna);
    const Time until = s.t.clock.now() + std::chrono::days{7};
    const auto find = [&](const std::string& secret) {
        return s.t.run(s.t.store->linkedFile("hash of " + secret, s.t.clock.now()));
    };
    const auto sent = sendLinks(s, "Here you are", {linkTo(file, "one", until)});
    REQUIRE(sent);
    CHECK(sent->attachments.empty());
    REQUIRE(find("one"));
    CHECK(find("one")->id == file);
    CHECK(find("two").error().code == Errc::not_found);
    s.t.reopen();
    CHECK(find("one"));
    s.t.clock.advance(std::chrono::days{7} - std::chrono::milliseconds{1});
    CHECK(find("one"));
    s.t.clock.advance(std::chrono::milliseconds{1});
    CHECK(find("one").error().code == Errc::not_found);
    s.t.clock.advance(std::chrono::hours{1});
    CHECK(find("one").error().code == Errc::not_found);
    // What has ended is forgotten with the next.
    REQUIRE(sendLinks(s, "And again", {linkTo(file, "three", s.t.clock.now() + std::chrono::days{7})}));
    CHECK(find("three"));
    CHECK(find("one").error().code == Errc::not_found);
}

TEMPLATE_TEST_CASE("file links: it ends with its message", "[storage]", SqliteBackend) {
    Shelf<TestType> s;
    const auto sent = sendLinks(s, "Oh", {linkTo(s.addOf(s.anna), "one", s.t.clock.now() + std::chrono::days{7})});
    REQUIRE(sent);
    REQUIRE(s.t.run(s.t.store->acceptForVisitor(sent->id)));
    REQUIRE(s.t.run(s.t.store->linkedFile("hash of one", s.t.clock.now())));
    REQUIRE(s.t.run(s.t.store->deleteMessage({s.anna, Permission::message_edit_own}, sent->id)));
    CHECK(s.t.run(s.t.store->linkedFile("hash of one", s.t.clock.now())).error().code == Errc::not_found);
}

TEMPLATE_TEST_CASE("file links: a repeated request is the first message, and opens no further link", "[storage]",
                   SqliteBackend) {
    Shelf<TestType> s;
    const auto file = s.addOf(s.anna);
    const Time until = s.t.clock.now() + std::chrono::days{7};
    auto reply = s.t.replyTo(s.dialog(), s.anna, "");
    reply.links = {linkTo(file, "one", until)};
    const auto first = s.t.run(s.t.store->recordOutbound(reply));
    reply.links = {linkTo(file, "two", until)};
    const auto again = s.t.run(s.t.store->recordOutbound(reply));
    REQUIRE(first);
    REQUIRE(again);
    CHECK(again->id == first->id);
    CHECK(again->text == first->text);
    CHECK(s.t.run(s.t.store->linkedFile("hash of one", s.t.clock.now())));
    CHECK(s.t.run(s.t.store->linkedFile("hash of two", s.t.clock.now())).error().code == Errc::not_found);
}

TEMPLATE_TEST_CASE("file links: the text says what it is and until when, in the customer's language", "[storage]",
                   SqliteBackend) {
    Shelf<TestType> s; // who has written English
    const auto file = s.addOf(s.anna);
    const Time until{std::chrono::sys_days{std::chrono::year{2026} / 12 / 3} + std::chrono::hours{12}};
    const auto textOf = [&](const std::string& caption, std::vector<LinkedFile> links) {
        return sendLinks(s, caption, std::move(links)).value().text;
    };
    const std::string one = "https://chat.example/files/links/1", two = "https://chat.example/files/links/2";
    CHECK(textOf("Here", {linkTo(file, "1", until)}) ==
          "Here\nbill (1 KB): " + one + "\nThe link works until 2026-12-03");
    CHECK(textOf("", {linkTo(file, "2", until)}) == "bill (1 KB): " + two + "\nThe link works until 2026-12-03");
    CHECK(textOf("Вот", {linkTo(file, "3", until), linkTo(file, "4", until)}) ==
          "Вот\nbill (1 КБ): https://chat.example/files/links/3\nbill (1 КБ): https://chat.example/files/links/4\n"
          "Ссылки работают до 03.12.2026");
    s.t.write("7", "А по-русски?");
    CHECK(textOf("", {linkTo(file, "5", until)}).ends_with("Ссылка работает до 03.12.2026"));
}
