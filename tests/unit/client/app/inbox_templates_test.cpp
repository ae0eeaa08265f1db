// SPDX-License-Identifier: GPL-3.0-or-later
// The whole desk behind a scripted link: from the slash to what happens together with sending.
#include "client/views/composer/file_tray.hpp"
#include "client/views/list/search_pane.hpp"
#include "client/views/templates/template_editor.hpp"
#include "client/views/templates/template_picker.hpp"
#include "client/views/templates/template_preview.hpp"
#include "client/views/templates/template_versions.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using namespace std::chrono_literals;

namespace {

struct Scene : InboxScene {
    TemplatePicker* picker = window.pane()->templates();
    QLineEdit* field = picker->findChild<QLineEdit*>();

    explicit Scene(std::optional<wire::Resolution> closes = {}, std::optional<StageId> stage = {}) {
        wire::Channel channel;
        channel.id = aDialog(5).channel_id;
        channel.kind = wire::ChannelKind::telegram;
        channel.name = "Bot";
        link.answer<wire::UserList>({});
        link.answer<wire::ChannelList>({{channel}});
        wire::Template keys;
        keys.id = TemplateId{1};
        keys.kind = wire::TemplateKind::quick;
        keys.scope = wire::TemplateScope::all;
        keys.title = "Keys";
        keys.shortcut = "keys";
        keys.text = "For all: {name}, the keys";
        keys.variants.emplace()["telegram"] = "{name}, the keys are at the desk";
        wire::TemplateMacro macro;
        macro.add_tags = std::vector<std::string>{"arrived"};
        macro.snooze_until_reply = true;
        macro.close = closes;
        macro.stage_id = stage;
        keys.macro = macro;
        wire::Attachment plan;
        plan.file_id = FileId{40};
        plan.name = "plan.pdf";
        keys.attachments = {plan};
        wire::Template elsewhere = keys;
        elsewhere.id = TemplateId{2};
        elsewhere.scope = wire::TemplateScope::channel;
        elsewhere.channel_id = ChannelId{99};
        wire::TemplatePage page;
        page.templates = {keys, elsewhere};
        link.answer<wire::TemplateList>(page);
    }
};

} // namespace

TEST_CASE("inbox: a template that was found goes into the open dialog", "[app]") {
    Scene scene;
    auto* search = scene.window.search()->field();
    QTest::keyClicks(search, QStringLiteral("keys"));
    REQUIRE(waitUntil([&] { return scene.link.outstanding("search.query") == 1; }));
    wire::SearchFound found;
    const bool fits = GENERATE(true, false);
    found.templates.hits.push_back({TemplateId{fits ? 1 : 2}, "Keys", "keys", "For all", {}});
    scene.link.answer<wire::SearchQuery>(found);
    QTest::keyClick(search, Qt::Key_Return);
    CHECK(scene.picker->isOpen() == fits);
    if (!fits)
        return;
    QTest::keyClick(scene.field, Qt::Key_Return);
    CHECK(scene.text() == "Customer, the keys are at the desk");
}

TEST_CASE("inbox: a template goes out filled for the customer, with its file, its tag and its snooze", "[app]") {
    Scene scene;
    CHECK(scene.picker->templates().size() == 1);
    scene.type(QStringLiteral("/"));
    REQUIRE(scene.picker->isOpen());
    QTest::keyClicks(scene.field, QStringLiteral("keys"));
    QTest::keyClick(scene.field, Qt::Key_Return);
    CHECK(scene.text() == "Customer, the keys are at the desk");
    scene.enter();
    const auto sent = scene.link.peek<wire::MessageSend>();
    CHECK(sent.template_id == TemplateId{1});
    REQUIRE(sent.attachments);
    CHECK(*sent.attachments == std::vector{FileId{40}});
    CHECK(scene.desk.outbox().entries().size() == 3); // reply, tag, snooze
    const wire::Dialog* after = scene.desk.dialog(DialogId{5});
    REQUIRE(after);
    CHECK(after->status == wire::DialogStatus::snoozed);
    CHECK(after->tags == std::vector<std::string>{"arrived"});
}

TEST_CASE("inbox: what is written is kept as a template of one's own", "[app]") {
    Scene scene;
    scene.type(QStringLiteral("The garden is open until ten"));
    emit scene.composer->saveAsTemplateRequested();
    auto* editor = scene.window.findChild<TemplateEditor*>();
    REQUIRE(editor);
    CHECK(editor->findChild<QPlainTextEdit*>()->toPlainText() == "The garden is open until ten");
    editor->findChild<QLineEdit*>()->setText(QStringLiteral("Garden"));
    for (auto* button : editor->findChildren<QPushButton*>())
        if (button->text() == u"Save")
            button->click();
    const auto asked = scene.link.peek<wire::TemplateSave>();
    CHECK(asked.scope == wire::TemplateScope::mine);
    CHECK(asked.title == "Garden");
    CHECK(asked.text == "The garden is open until ten");
    CHECK(asked.client_id);
    wire::Template saved;
    saved.id = TemplateId{8};
    saved.kind = wire::TemplateKind::quick;
    saved.scope = wire::TemplateScope::mine;
    saved.owner_id = OperatorId{7};
    saved.title = "Garden";
    saved.text = asked.text;
    saved.version = 1;
    scene.link.answer<wire::TemplateSave>({saved});
    CHECK(scene.picker->templates().size() == 2);
    CHECK_FALSE(editor->isVisible());
    CHECK(scene.text() == "The garden is open until ten");
}

TEST_CASE("inbox: what a template said before comes from the server, and is saved over what it says now", "[app]") {
    Scene scene;
    emit scene.picker->editRequested(scene.picker->templates().first());
    auto* editor = scene.window.findChild<TemplateEditor*>();
    REQUIRE(editor);
    const auto open = [&] {
        for (auto* button : editor->findChildren<QPushButton*>())
            if (button->text() == QString::fromUtf8("Versions…"))
                button->click();
    };
    open();
    CHECK(scene.link.peek<wire::TemplateVersions>().template_id == TemplateId{1});
    scene.link.refuse<wire::TemplateVersions>(Errc::unavailable);
    CHECK_FALSE(editor->findChild<TemplateVersions*>());
    open(); // it can be asked for again
    wire::Template now = scene.desk.roster().templates.at(TemplateId{1});
    wire::Template before = now;
    before.text = "For all: the keys are with us";
    scene.link.answer<wire::TemplateVersions>(
        {{{now, wire::Author{wire::AuthorKind::operator_, 7, "Anna"}}, {before, std::nullopt}}});
    auto* versions = editor->findChild<TemplateVersions*>();
    REQUIRE(versions);
    for (auto* button : versions->findChildren<QPushButton*>())
        if (button->text() == u"Restore")
            button->click();
    for (auto* button : editor->findChildren<QPushButton*>())
        if (button->text() == u"Save")
            button->click();
    const auto saved = scene.link.peek<wire::TemplateSave>();
    CHECK(saved.template_id == TemplateId{1});
    CHECK(saved.text == "For all: the keys are with us");
    CHECK(saved.scope == wire::TemplateScope::all);
}

TEST_CASE("inbox: files are put into a template, and it is saved with them once they are up", "[app]") {
    Scene scene;
    const QTemporaryDir folder;
    QFile file(folder.filePath("plan.pdf"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("%PDF-1.4 nothing");
    file.close();
    scene.type(QStringLiteral("The plan"));
    emit scene.composer->saveAsTemplateRequested();
    auto* editor = scene.window.findChild<TemplateEditor*>();
    REQUIRE(editor);
    auto* tray = editor->findChild<FileTray*>();
    editor->findChild<QLineEdit*>()->setText(QStringLiteral("Plan"));
    const auto save = [&] {
        for (auto* button : editor->findChildren<QPushButton*>())
            if (button->text() == u"Save")
                button->click();
    };
    const auto says = [&](const char* words) {
        for (auto* label : editor->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(QString::fromUtf8(words)))
                return true;
        return false;
    };
    emit editor->filesChosen({folder.filePath("none.pdf"), folder.path()});
    CHECK(says("no longer there"));
    CHECK(says("is a folder"));
    CHECK(scene.courier.uploads.empty());

    emit editor->filesChosen({file.fileName()});
    REQUIRE(scene.courier.uploads.size() == 1);
    CHECK(tray->isVisible());
    save();
    CHECK(scene.link.outstanding("template.save") == 0);
    CHECK(says("still going up"));
    scene.courier.breakOff(scene.courier.last(), Errc::unavailable);
    CHECK(says("did not go up"));
    emit tray->retryRequested(tray->findChild<FileChip*>()->id());
    REQUIRE(scene.courier.uploads.size() == 1);
    scene.courier.finish(scene.courier.last(), 31, "application/pdf");
    CHECK_FALSE(tray->isVisible());
    CHECK_FALSE(says("go up"));
    CHECK_FALSE(says("still going up"));
    CHECK(editor->fileCount() == 1);
    save();
    REQUIRE(scene.link.outstanding("template.save") == 1);
    CHECK(scene.link.peek<wire::TemplateSave>().attachments == std::vector{FileId{31}});
}

TEST_CASE("inbox: a photo goes into a template without its place, and nobody waits while that is taken out", "[app]") {
    Scene scene;
    const QTemporaryDir folder;
    QFile file(folder.filePath("lake.jpg"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    const QByteArray packet = QByteArray("http://ns.adobe.com/xap/1.0/") + '\0' + "<exif:GPSLatitude>59N";
    const auto length = static_cast<char>(packet.size() + 2);
    file.write(QByteArray("\xFF\xD8\xFF\xE1") + '\0' + length + packet + "\xFF\xDA");
    file.close();
    emit scene.composer->saveAsTemplateRequested();
    auto* editor = scene.window.findChild<TemplateEditor*>();
    REQUIRE(editor);
    emit editor->filesChosen({file.fileName()});
    CHECK(scene.courier.uploads.empty());
    CHECK(editor->findChild<FileTray*>()->isVisible());
    REQUIRE(waitUntil([&] { return scene.courier.uploads.size() == 1; }));
    const QByteArray sent = scene.courier.uploads.begin()->second.bytes;
    CHECK(sent.startsWith("\xFF\xD8"));
    CHECK_FALSE(sent.contains("GPSLatitude"));
}

TEST_CASE("inbox: a template takes ten files, and gives up what is going up when its editor closes", "[app]") {
    Scene scene;
    const QTemporaryDir folder;
    QStringList paths;
    for (int i = 0; i < 11; ++i) {
        QFile file(folder.filePath(QStringLiteral("%1.txt").arg(i)));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("words");
        paths.append(file.fileName());
    }
    emit scene.composer->saveAsTemplateRequested();
    auto* editor = scene.window.findChild<TemplateEditor*>();
    REQUIRE(editor);
    emit editor->filesChosen(paths);
    CHECK(scene.courier.uploads.size() == 10);
    scene.courier.finish(scene.courier.last(), 31, "text/plain");
    emit editor->filesChosen({paths.last()});
    CHECK(scene.courier.uploads.size() == 9); // the one that is up counts
    delete editor;
    CHECK(scene.courier.uploads.empty());
    CHECK(scene.courier.cancelled.size() == 9);
}

TEST_CASE("inbox: a draft knows the template that it was begun with", "[app]") {
    Scene scene;
    scene.type(QStringLiteral("/"));
    QTest::keyClicks(scene.field, QStringLiteral("keys"));
    QTest::keyClick(scene.field, Qt::Key_Return);
    CHECK(scene.desk.draft(DialogId{5}, wire::ComposeMode::reply)->made_from == TemplateId{1});
    scene.window.act(QStringLiteral("dialog.window")); // another composer, from the draft
    const InboxWindow* own = scene.controller.ownWindows().windowOf(DialogId{5});
    REQUIRE(own);
    CHECK(own->composer()->text(5, ComposerMode::reply) == "Customer, the keys are at the desk");
    CHECK(own->composer()->templateId(5) == 1);
}

TEST_CASE("inbox: a text that names the stage follows the stage's new name", "[app]") {
    Scene scene;
    wire::Stage stage;
    stage.id = StageId{3};
    stage.name = "paid";
    scene.link.tell(wire::StageChanged{stage, {}}, 120);
    wire::Dialog dialog = assignedTo(aDialog(5, 10), 7);
    dialog.stage_id = stage.id;
    scene.link.tell(wire::DialogChanged{dialog, {}}, 121);
    wire::Template state = scene.desk.roster().templates.at(TemplateId{1});
    state.id = TemplateId{6};
    state.title = "State";
    state.shortcut = "state";
    state.variants.reset();
    state.text = "Your order: {dialog.stage}";
    scene.link.tell(wire::TemplateChanged{state, {}}, 122);
    QTest::qWait(40);
    scene.composer->askForTemplates();
    QTest::keyClicks(scene.field, QStringLiteral("state"));
    const auto* preview = scene.picker->findChild<TemplatePreview*>();
    CHECK(preview->toPlainText() == "Your order: paid");
    stage.name = "settled";
    scene.link.tell(wire::StageChanged{stage, {}}, 123);
    CHECK(preview->toPlainText() == "Your order: settled");
}

TEST_CASE("inbox: a template that closes does so with its own result", "[app]") {
    Scene scene(wire::Resolution::declined);
    scene.type(QStringLiteral("/"));
    QTest::keyClicks(scene.field, QStringLiteral("keys"));
    QTest::keyClick(scene.field, Qt::Key_Return);
    scene.enter();
    CHECK(scene.desk.dialog(DialogId{5})->status == wire::DialogStatus::closed);
    CHECK(scene.desk.dialog(DialogId{5})->resolution == wire::Resolution::declined);
}

TEST_CASE("inbox: what a template does besides is not done while its reply waits for its time", "[app]") {
    Scene scene;
    scene.type(QStringLiteral("/"));
    QTest::keyClicks(scene.field, QStringLiteral("keys"));
    QTest::keyClick(scene.field, Qt::Key_Return);
    for (auto* menu : scene.composer->findChildren<QMenu*>()) {
        emit menu->aboutToShow();
        for (QAction* action : menu->actions())
            if (action->text() == "Send in 1 hour")
                action->trigger();
    }
    CHECK(scene.link.peek<wire::MessageSend>().send_at);
    CHECK(scene.desk.outbox().entries().size() == 1); // the reply alone
    CHECK(scene.desk.dialog(DialogId{5})->tags.empty());
}

TEST_CASE("inbox: a reply that is taken back takes the tags and the stage of its template with it", "[app]") {
    Scene scene({}, StageId{3});
    scene.desk.setHold(5s);
    scene.link.goOffline();
    scene.type(QStringLiteral("/"));
    QTest::keyClicks(scene.field, QStringLiteral("keys"));
    QTest::keyClick(scene.field, Qt::Key_Return);
    scene.enter();
    REQUIRE(scene.desk.dialog(DialogId{5})->tags == std::vector<std::string>{"arrived"});
    REQUIRE(scene.desk.dialog(DialogId{5})->stage_id == StageId{3});
    emit scene.window.undoRequested();
    CHECK(scene.text() == "Customer, the keys are at the desk");
    CHECK(scene.desk.dialog(DialogId{5})->tags.empty());
    CHECK_FALSE(scene.desk.dialog(DialogId{5})->stage_id);
    CHECK(scene.composer->templateId(5) == 1); // sent again it does all that again
}

TEST_CASE("inbox: a template snoozes once its reply can't be taken back any more, and not when it was", "[app]") {
    Scene scene;
    scene.desk.setHold(5s);
    const auto reply = [&] {
        scene.type(QStringLiteral("/"));
        QTest::keyClicks(scene.field, QStringLiteral("keys"));
        QTest::keyClick(scene.field, Qt::Key_Return);
        scene.enter();
    };
    reply();
    const auto request = scene.link.peek<wire::MessageSend>();
    wire::Message held = aReply(5, 110, 7, request.client_id);
    held.text = request.text;
    held.state = wire::MessageState::scheduled;
    scene.link.answer<wire::MessageSend>({held});
    wire::Dialog tagged = assignedTo(aDialog(5, 110), 7);
    tagged.tags = {"arrived"};
    scene.link.answer<wire::DialogTag>({tagged});
    CHECK(scene.desk.dialog(DialogId{5})->status == wire::DialogStatus::snoozed);
    CHECK(scene.link.outstanding("dialog.snooze") == 0);
    SECTION("taken back, it is as it was") {
        emit scene.window.undoRequested();
        scene.link.answer<wire::MessageCancel>({held});
        CHECK(scene.desk.dialog(DialogId{5})->status == wire::DialogStatus::active);
        CHECK(scene.desk.dialog(DialogId{5})->tags.empty());
        CHECK(scene.link.outstanding("dialog.snooze") == 0);
    }
    SECTION("left, it is snoozed") {
        scene.clock.advance(6s);
        REQUIRE(waitUntil([&] { return scene.link.outstanding("dialog.snooze") == 1; }));
    }
}

TEST_CASE("inbox: the replies of two templates are each taken back with their tags", "[app]") {
    Scene scene;
    scene.desk.setHold(5s);
    scene.link.goOffline();
    TemplateDesk& templates = scene.controller.templates();
    wire::Template second = scene.desk.roster().templates.at(TemplateId{1});
    second.id = TemplateId{4};
    second.macro->add_tags = std::vector<std::string>{"paid"};
    scene.link.tell(wire::TemplateChanged{second, {}}, 120);
    const auto send = [&](TemplateId id) {
        const std::string sent = scene.desk.send(DialogId{5}, wire::ComposeMode::reply, "The keys");
        templates.afterSending(DialogId{5}, id, sent);
        return sent;
    };
    const std::string first = send(TemplateId{1}), last = send(TemplateId{4});
    REQUIRE(scene.desk.dialog(DialogId{5})->tags == std::vector<std::string>{"arrived", "paid"});
    REQUIRE(scene.desk.undo(last));
    CHECK(scene.desk.dialog(DialogId{5})->tags == std::vector<std::string>{"arrived"});
    REQUIRE(scene.desk.undo(first));
    CHECK(scene.desk.dialog(DialogId{5})->tags.empty());
    CHECK(scene.desk.dialog(DialogId{5})->status == wire::DialogStatus::active);
}

TEST_CASE("inbox: a reply from a template that is refused does all of it when it is sent again", "[app]") {
    Scene scene(wire::Resolution::resolved);
    scene.type(QStringLiteral("/"));
    QTest::keyClicks(scene.field, QStringLiteral("keys"));
    QTest::keyClick(scene.field, Qt::Key_Return);
    scene.enter();
    REQUIRE(scene.desk.dialog(DialogId{5})->status == wire::DialogStatus::closed);
    scene.link.refuse<wire::MessageSend>(Errc::stale);
    CHECK(scene.text() == "Customer, the keys are at the desk");
    CHECK(scene.desk.dialog(DialogId{5})->status == wire::DialogStatus::active);
    CHECK(scene.composer->templateId(5) == 1);
    CHECK(scene.desk.draft(DialogId{5}, wire::ComposeMode::reply)->made_from == TemplateId{1});
    QTest::qWait(40);
    scene.enter();
    CHECK(scene.link.peek<wire::MessageSend>().template_id == TemplateId{1});
    CHECK(scene.desk.dialog(DialogId{5})->status == wire::DialogStatus::closed);
}

TEST_CASE("inbox: an approved template says what was looked at when it was sent", "[app]") {
    Scene scene;
    wire::Template approved;
    approved.id = TemplateId{3};
    approved.kind = wire::TemplateKind::whatsapp;
    approved.text = "Your order is ready";
    scene.link.tell(wire::TemplateChanged{approved, {}}, 120);
    wire::Message theirs = aReply(5, 130, 8);
    scene.link.tell(wire::MessageAdded{theirs, with(assignedTo(aDialog(5, 130), 7), theirs)}, 130);
    QTest::qWait(40);
    emit scene.window.pane()->approvedRequested(5, 3, {});
    REQUIRE(scene.link.outstanding("message.send") == 1);
    CHECK(scene.link.peek<wire::MessageSend>().template_);
    CHECK(scene.link.peek<wire::MessageSend>().seen_seq == 90); // it has only just come

    scene.type(QStringLiteral("Soon"));
    scene.link.refuse<wire::MessageSend>(Errc::stale);
    CHECK(scene.text() == "Soon"); // a template is no draft
    CHECK(scene.bar().contains(QStringLiteral("Maria")));
    const auto choice = GENERATE(StaleChoice::sendAnyway, StaleChoice::discard);
    emit scene.window.pane()->staleResolved(5, choice);
    REQUIRE(scene.link.outstanding("message.send") == (choice == StaleChoice::sendAnyway ? 1 : 0));
    CHECK(scene.text() == "Soon");
    if (choice == StaleChoice::discard)
        return;
    CHECK(scene.link.peek<wire::MessageSend>().template_->id == TemplateId{3});
    CHECK(scene.link.peek<wire::MessageSend>().seen_seq == 130);
}

TEST_CASE("inbox: a colleague's answer is told while an approved template is filled in, and sending counts it as seen",
          "[app]") {
    Scene scene;
    wire::Template approved;
    approved.id = TemplateId{3};
    approved.kind = wire::TemplateKind::whatsapp;
    approved.title = "Reminder";
    approved.text = "Order {{1}} is ready";
    approved.whatsapp.emplace();
    approved.whatsapp->channel_id = aDialog(5).channel_id;
    approved.whatsapp->status = wire::TemplateApproval::approved;
    approved.whatsapp->parameters.push_back({"1", std::nullopt});
    scene.link.tell(wire::TemplateChanged{approved, {}}, 120);
    scene.composer->askForTemplates();
    QTest::keyClicks(scene.field, QStringLiteral("Reminder"));
    QTest::keyClick(scene.field, Qt::Key_Return);
    REQUIRE(scene.picker->isFilling());
    QList<QLineEdit*> inputs = scene.picker->findChildren<QLineEdit*>();
    inputs.removeOne(scene.field);
    QTest::keyClicks(inputs.first(), QStringLiteral("5512"));
    const wire::Message theirs = aReply(5, 130, 8);
    scene.link.tell(wire::MessageAdded{theirs, with(assignedTo(aDialog(5, 130), 7), theirs)}, 130);
    CHECK(scene.bar().contains(QStringLiteral("Maria")));
    CHECK(scene.picker->isFilling());
    scene.window.pane()->findChild<kit::NoticeBar*>()->findChild<QMenu*>()->actions().first()->trigger();
    REQUIRE(scene.link.outstanding("message.send") == 1);
    CHECK(scene.link.peek<wire::MessageSend>().seen_seq == 130);
}

TEST_CASE("inbox: a template whose file is gone meanwhile is told so, keeps its text and may go without it", "[app]") {
    Scene scene;
    scene.type(QStringLiteral("/"));
    QTest::keyClicks(scene.field, QStringLiteral("keys"));
    QTest::keyClick(scene.field, Qt::Key_Return);
    scene.enter();
    const bool named = GENERATE(true, false);
    scene.link.refuse<wire::MessageSend>(Errc::invalid,
                                         std::string("attachments: there is no such file of yours") +
                                             (named ? ": 40" : "")); // a server of before doesn't say which
    CHECK(scene.text() == "Customer, the keys are at the desk");
    CHECK(scene.bar().contains(QStringLiteral("plan.pdf")) == named);
    CHECK(scene.bar().contains(QStringLiteral("file")));
    QPushButton* without = nullptr;
    for (auto* button : scene.window.pane()->findChildren<QPushButton*>())
        if (button->isVisible() && button->text() == u"Go on without")
            without = button;
    REQUIRE((without != nullptr) == named);
    if (!named)
        return;
    without->click();
    CHECK(scene.bar().isEmpty());
    CHECK(scene.text() == "Customer, the keys are at the desk");
    QTest::qWait(40);
    scene.enter();
    const auto sent = scene.link.peek<wire::MessageSend>();
    CHECK(sent.text == "Customer, the keys are at the desk");
    CHECK_FALSE(sent.attachments);
    CHECK(sent.template_id == TemplateId{1});
}

TEST_CASE("inbox: an approved template that was deleted while its values were typed is not sent, and that is said",
          "[app]") {
    Scene scene;
    emit scene.window.pane()->approvedRequested(5, 3, {});
    CHECK(scene.link.outstanding("message.send") == 0);
    CHECK_FALSE(scene.bar().isEmpty());
}
