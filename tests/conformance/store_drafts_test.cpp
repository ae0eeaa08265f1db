// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts of one operator at two computers.
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::ComposeMode;
using wire::Role;
using namespace std::chrono_literals;

namespace {

template <class Backend>
struct TwoDesks {
    StoreFixture<Backend> t;
    domain::Principal anna = t.addUser("Anna", Role::operator_);
    DialogId dialog;

    TwoDesks() { dialog = t.write("7", "Hello").message.dialog_id; }
    void save(const std::string& device, const std::string& text, Millis at, bool keepsFormer = false) {
        DraftEdit edit;
        edit.guard = {anna, Permission::dialog_read};
        edit.draft.dialog_id = dialog;
        edit.draft.mode = ComposeMode::reply;
        edit.draft.text = text;
        edit.draft.at = t.clock.now() + at;
        edit.draft.cursor = 2;
        edit.device = device;
        edit.keepsFormer = keepsFormer;
        REQUIRE(t.run(t.store->saveDraft(std::move(edit))));
    }
    StoredDrafts drafts() { return t.run(t.store->drafts(anna)).value(); }
    std::string earlier() {
        const auto found = drafts().earlier;
        return found.empty() ? std::string() : found.front().text;
    }
    std::string now() {
        const auto found = drafts().drafts;
        return found.empty() ? std::string() : found.front().text;
    }
};

} // namespace

TEMPLATE_TEST_CASE("drafts: of two computers the newest wins and the other's text is kept", "[storage]",
                   SqliteBackend) {
    TwoDesks<TestType> d;
    d.save("home", "Good morning", 1s);
    d.save("office", "Hello there", 2s);
    CHECK(d.now() == "Hello there");
    CHECK(d.earlier() == "Good morning");
    CHECK(d.drafts().drafts.front().cursor == 2);
    const auto* told = std::get_if<wire::DraftChanged>(&d.t.heard.back().event);
    REQUIRE(told);
    REQUIRE(told->earlier);
    CHECK(told->earlier->text == "Good morning");
    d.t.reopen();
    CHECK(d.earlier() == "Good morning");
}

TEMPLATE_TEST_CASE("drafts: an older text that arrives late loses and is kept", "[storage]", SqliteBackend) {
    TwoDesks<TestType> d;
    d.save("office", "Hello there", 2s);
    d.save("home", "Typed on the train", 1s);
    CHECK(d.now() == "Hello there");
    CHECK(d.earlier() == "Typed on the train");
}

TEMPLATE_TEST_CASE("drafts: what was written on, sent or erased is no earlier draft", "[storage]", SqliteBackend) {
    TwoDesks<TestType> d;
    d.save("home", "Hel", 1s);
    d.save("home", "Bye", 2s); // the same computer: its own affair
    d.save("office", "Bye, Ivan", 3s);
    CHECK(d.earlier().empty());
    d.save("home", "", 4s);
    CHECK(d.earlier().empty());
    CHECK(d.now().empty());
}

TEMPLATE_TEST_CASE("drafts: two texts are exchanged, and the earlier one is forgotten after a week", "[storage]",
                   SqliteBackend) {
    TwoDesks<TestType> d;
    d.save("home", "Good morning", 1s);
    d.save("office", "Hello there", 2s);
    d.save("office", "Good morning", 3s, true);
    CHECK(d.now() == "Good morning");
    CHECK(d.earlier() == "Hello there");
    d.t.clock.advance(24h * 7);
    CHECK(d.earlier() == "Hello there");
    d.t.clock.advance(1s);
    CHECK(d.earlier().empty());
}

TEMPLATE_TEST_CASE("drafts: a text that was sent does not come back as a draft", "[storage]", SqliteBackend) {
    TwoDesks<TestType> d;
    REQUIRE(d.t.take(d.dialog, d.anna));
    d.save("home", "Good morning \n", 1s);
    REQUIRE(d.t.reply(d.dialog, d.anna, "Good morning"));
    CHECK(d.now().empty());
    d.save("home", "Good morning \n", 1s); // the last save was on its way
    CHECK(d.now().empty());
    d.save("home", "And", 2s);
    REQUIRE(d.t.reply(d.dialog, d.anna, "Something else"));
    CHECK(d.now() == "And");
    CHECK(d.t.complaints().empty());
}

TEMPLATE_TEST_CASE("drafts: a picture that is to go as a file goes so from another computer, too", "[storage]",
                   SqliteBackend) {
    TwoDesks<TestType> d;
    const auto upload = [&](const std::string& name) {
        StoredFile file;
        file.name = name;
        file.type = "image/png";
        file.sha256 = std::string(64, 'a');
        file.owner = "operator:" + std::to_string(d.anna.operatorId.value);
        return d.t.run(d.t.store->addFile(file))->id;
    };
    const FileId lake = upload("lake.png"), plan = upload("plan.png");
    DraftEdit edit;
    edit.guard = {d.anna, Permission::dialog_read};
    edit.draft.dialog_id = d.dialog;
    edit.draft.mode = ComposeMode::reply;
    edit.draft.text = "The plan";
    edit.draft.attachments = {lake, plan};
    edit.draft.as_files = std::vector{plan};
    edit.draft.at = d.t.clock.now() + 1s;
    edit.device = "home";
    REQUIRE(d.t.run(d.t.store->saveDraft(edit)));
    const auto* told = std::get_if<wire::DraftChanged>(&d.t.heard.back().event);
    REQUIRE(told);
    const auto check = [&](const wire::Draft& draft) {
        CHECK(draft.attachments == std::vector{lake, plan});
        CHECK(draft.as_files == std::vector{plan});
        REQUIRE(draft.files);
        REQUIRE(draft.files->size() == 2);
        CHECK(draft.files->at(0).kind == wire::AttachmentKind::photo);
        CHECK(draft.files->at(1).kind == wire::AttachmentKind::file);
    };
    check(told->draft);
    d.t.reopen();
    check(d.drafts().drafts.front());
    d.save("office", "Another text", 2s);
    check(d.drafts().earlier.front());
    // The choice alone is a change.
    const auto changes = d.t.heard.size();
    edit.draft.as_files.reset();
    edit.draft.at = d.t.clock.now() + 3s;
    REQUIRE(d.t.run(d.t.store->saveDraft(edit)));
    REQUIRE(d.t.heard.size() > changes);
    CHECK(d.drafts().drafts.front().files->at(1).kind == wire::AttachmentKind::photo);
}

TEMPLATE_TEST_CASE("drafts: a template's file goes along to another computer, one of somebody else's doesn't",
                   "[storage]", SqliteBackend) {
    TwoDesks<TestType> d;
    const auto owner = d.t.addUser("root", Role::owner);
    const auto upload = [&](const std::string& name) {
        StoredFile file;
        file.name = name;
        file.type = "application/pdf";
        file.sha256 = std::string(64, 'a');
        file.owner = "operator:" + std::to_string(owner.operatorId.value);
        return d.t.run(d.t.store->addFile(file))->id;
    };
    const FileId plan = upload("plan.pdf"), secret = upload("secret.pdf");
    TemplateEdit made;
    made.principal = owner;
    made.save.scope = wire::TemplateScope::all;
    made.save.title = "Plan";
    made.save.text = "The plan";
    made.save.attachments = std::vector{plan};
    REQUIRE(d.t.run(d.t.store->saveTemplate(made)));
    DraftEdit edit;
    edit.guard = {d.anna, Permission::dialog_read};
    edit.draft.dialog_id = d.dialog;
    edit.draft.mode = ComposeMode::reply;
    edit.draft.text = "The plan";
    edit.draft.attachments = {plan, secret};
    edit.draft.at = d.t.clock.now() + 1s;
    REQUIRE(d.t.run(d.t.store->saveDraft(edit)));
    const auto check = [](const wire::Draft& draft) {
        REQUIRE(draft.files);
        REQUIRE(draft.files->size() == 1);
        CHECK(draft.files->front().name == "plan.pdf");
    };
    check(std::get<wire::DraftChanged>(d.t.heard.back().event).draft);
    check(d.drafts().drafts.front());
}
