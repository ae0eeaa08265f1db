// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/wire/limits.hpp"
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using wire::Role;
using wire::TemplateScope;
using namespace std::chrono_literals;

namespace {

wire::TemplateSave textFor(TemplateScope scope, const std::string& title, const std::string& text = "Hello, {name}!") {
    wire::TemplateSave save;
    save.scope = scope;
    save.title = title;
    save.text = text;
    return save;
}

template <class Fixture>
Result<wire::Template> save(Fixture& t, const domain::Principal& principal, wire::TemplateSave request) {
    return t.run(t.store->saveTemplate(TemplateEdit{principal, std::move(request)}));
}

template <class Fixture>
std::vector<std::string> titles(Fixture& t, const domain::Principal& principal, int limit = 50) {
    std::vector<std::string> found;
    TemplateQuery query{principal, std::nullopt, std::nullopt, limit};
    while (true) {
        auto page = t.run(t.store->templates(query)).value();
        CHECK(page.templates.size() <= static_cast<std::size_t>(limit));
        for (const auto& one : page.templates)
            found.push_back(one.title);
        if (!page.next)
            return found;
        query.after = page.next;
    }
}

template <class Fixture>
std::vector<std::string> told(Fixture& t, const domain::Principal& principal, Seq after = 0) {
    std::vector<std::string> found;
    for (const auto& record : t.journalFor(principal, after)) {
        const auto params = wire::parseJson(*record.frame).value().at("params");
        if (params.at("type") != "template.changed")
            continue;
        const std::string title(params.at("template").at("title").as_string());
        found.push_back((params.as_object().contains("removed") ? "-" : "+") + title);
    }
    return found;
}

using Titles = std::vector<std::string>;

} // namespace

TEMPLATE_TEST_CASE("templates: each is listed and told to those it is for, and to nobody else", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("root", Role::owner), anna = t.addUser("Anna", Role::operator_),
               senior = t.addUser("Sven", Role::senior), auditor = t.addUser("Audrey", Role::auditor);
    auto stranger = t.addUser("Maria", Role::operator_);
    stranger.groups = {};

    REQUIRE(save(t, anna, textFor(TemplateScope::mine, "hers")));
    auto team = textFor(TemplateScope::group, "team");
    team.group_id = GroupId{1};
    CHECK(save(t, anna, team).error().code == Errc::forbidden);
    REQUIRE(save(t, senior, team));
    CHECK(save(t, senior, textFor(TemplateScope::all, "all")).error().code == Errc::forbidden);
    REQUIRE(save(t, owner, textFor(TemplateScope::all, "all")));
    auto site = textFor(TemplateScope::channel, "site");
    site.channel_id = t.channel;
    REQUIRE(save(t, owner, site));
    site.channel_id = ChannelId{99};
    CHECK(save(t, owner, site).error().code == Errc::invalid);
    team.group_id = GroupId{99};
    CHECK(save(t, owner, team).error().code == Errc::invalid);

    CHECK(titles(t, anna) == Titles{"hers", "team", "all", "site"});
    CHECK(titles(t, anna, 1) == Titles{"hers", "team", "all", "site"});
    CHECK(titles(t, senior) == Titles{"team", "all", "site"});
    CHECK(titles(t, stranger) == Titles{"all", "site"});
    CHECK(titles(t, owner) == Titles{"team", "all", "site"});
    CHECK(titles(t, auditor).empty());
    CHECK(told(t, anna) == Titles{"+hers", "+team", "+all", "+site"});
    CHECK(told(t, stranger) == Titles{"+all", "+site"});
    CHECK(told(t, auditor).empty());
    CHECK(t.complaints().empty());
    t.reopen();
    CHECK(titles(t, anna) == Titles{"hers", "team", "all", "site"});
}

TEMPLATE_TEST_CASE("templates: a change needs the version it was made from, and moves between audiences", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("root", Role::owner), anna = t.addUser("Anna", Role::operator_);
    auto request = textFor(TemplateScope::all, "greeting");
    request.shortcut = "hi";
    request.folder = "Small talk";
    request.variants = std::map<std::string, std::string>{{"vk", "Hey, {name}!"}};
    request.macro.emplace();
    request.macro->close = wire::Resolution::resolved;
    const auto added = save(t, owner, request).value();
    CHECK(added.version == 1);
    CHECK(added.macro->close == wire::Resolution::resolved);
    CHECK(added.updated_at == t.clock.now());

    request.template_id = added.id;
    CHECK(save(t, owner, request).error().code == Errc::stale);
    request.version = 1;
    request.title = "good day";
    CHECK(save(t, anna, request).error().code == Errc::forbidden);
    CHECK(save(t, owner, request)->version == 2);
    CHECK(save(t, owner, request).error().code == Errc::stale);

    const Seq before = t.heard.back().seq;
    request.version = 2;
    request.scope = TemplateScope::mine;
    REQUIRE(save(t, owner, request));
    CHECK(told(t, anna, before) == Titles{"-good day"});
    CHECK(told(t, owner, before) == Titles{"-good day", "+good day"});
    CHECK(titles(t, anna).empty());
    request.version = 3;
    CHECK(save(t, anna, request).error().code == Errc::not_found);
    CHECK(t.complaints().empty());

    wire::TemplateDelete gone{added.id, 2};
    CHECK(t.run(t.store->deleteTemplate(anna, gone)).error().code == Errc::not_found);
    CHECK(t.run(t.store->deleteTemplate(owner, gone)).error().code == Errc::stale);
    gone.version = 3;
    REQUIRE(t.run(t.store->deleteTemplate(owner, gone)));
    CHECK(titles(t, owner).empty());
    CHECK(told(t, owner, before) == Titles{"-good day", "+good day", "-good day"});
    CHECK(t.run(t.store->messageTemplate(owner, added.id)).error().code == Errc::not_found);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("templates: every change keeps what was there before, and who made it", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("root", Role::owner), anna = t.addUser("Anna", Role::operator_),
               senior = t.addUser("Sven", Role::senior);
    const auto versions = [&](TemplateId id) { return t.run(t.store->templateVersions(owner, id)).value().versions; };
    auto request = textFor(TemplateScope::group, "greeting", "one");
    request.group_id = GroupId{1};
    request.macro.emplace().close = wire::Resolution::resolved;
    const auto added = save(t, owner, request).value();
    const Time first = t.clock.now();
    t.clock.advance(1h);
    request.template_id = added.id;
    request.version = 1;
    request.text = "two";
    request.macro.reset();
    REQUIRE(save(t, senior, request));
    CHECK(save(t, senior, request).error().code == Errc::stale); // which is no version

    auto kept = versions(added.id);
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].template_.text == "two");
    CHECK(kept[0].template_.version == 2);
    CHECK(kept[0].author->name == "Sven");
    CHECK(kept[1].template_.text == "one");
    CHECK(kept[1].template_.macro->close == wire::Resolution::resolved);
    CHECK(kept[1].template_.updated_at == first);
    CHECK(kept[1].author->id == owner.operatorId.value);

    CHECK(t.run(t.store->templateVersions(anna, added.id)).error().code == Errc::forbidden);
    CHECK(t.run(t.store->templateVersions(owner, TemplateId{99})).error().code == Errc::not_found);
    const auto hers = save(t, anna, textFor(TemplateScope::mine, "hers")).value();
    CHECK(t.run(t.store->templateVersions(owner, hers.id)).error().code == Errc::not_found);
    t.reopen();
    CHECK(versions(added.id).size() == 2);
    CHECK(t.complaints().empty());

    for (std::int64_t version = 2; version < 60; ++version) {
        request.version = version;
        request.text = std::to_string(version + 1);
        REQUIRE(save(t, owner, request));
    }
    kept = versions(added.id);
    CHECK(kept.size() == static_cast<std::size_t>(wire::kTemplateVersions));
    CHECK(kept.front().template_.text == "60");
    CHECK(kept.back().template_.text == "11");
    CHECK(t.run(t.store->templateVersions(anna, hers.id))->versions.size() == 1);
    REQUIRE(t.run(t.store->deleteTemplate(owner, {added.id, 60})));
    CHECK(t.run(t.store->templateVersions(owner, added.id)).error().code == Errc::not_found);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("templates: a file that a version had comes back with it, whoever brings it back", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("root", Role::owner), senior = t.addUser("Sven", Role::senior);
    StoredFile file;
    file.name = "map.png";
    file.type = "image/png";
    file.sha256 = std::string(64, 'a');
    file.owner = "operator:" + std::to_string(owner.operatorId.value);
    const FileId map = t.run(t.store->addFile(file))->id;
    auto request = textFor(TemplateScope::group, "way");
    request.group_id = GroupId{1};
    request.attachments = std::vector{map};
    const auto added = save(t, owner, request).value();
    request.template_id = added.id;
    request.version = 1;
    request.attachments.reset();
    REQUIRE(save(t, owner, request));
    request.version = 2;
    request.attachments = std::vector{map};
    const auto back = save(t, senior, request);
    REQUIRE(back);
    CHECK(back->attachments.at(0).name == "map.png");
    auto another = textFor(TemplateScope::group, "another");
    another.group_id = GroupId{1};
    another.attachments = std::vector{map};
    CHECK(save(t, senior, another).error().code == Errc::invalid);
}

TEMPLATE_TEST_CASE("templates: a shortcut means one where it is seen, and the same wish twice makes one", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("root", Role::owner), anna = t.addUser("Anna", Role::operator_);
    auto request = textFor(TemplateScope::all, "one");
    request.shortcut = "hi";
    request.client_id = "1b4e28ba-2fa1-4d1e-883f-0016d3cca427";
    const auto first = save(t, owner, request).value();
    CHECK(save(t, owner, request)->id == first.id);
    CHECK(titles(t, owner).size() == 1);
    request.client_id.reset();
    CHECK(save(t, owner, request).error().code == Errc::conflict);
    request.scope = TemplateScope::mine;
    CHECK(save(t, owner, request));
    CHECK(save(t, anna, request));
    CHECK(save(t, anna, request).error().code == Errc::conflict);
    request.shortcut.reset();
    CHECK(save(t, anna, request));
}

TEMPLATE_TEST_CASE("templates: a reply made from one counts as its use and must have everything filled in", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("root", Role::owner), anna = t.addUser("Anna", Role::operator_),
               maria = t.addUser("Maria", Role::operator_);
    StoredFile file;
    file.name = "map.png";
    file.type = "image/png";
    file.sha256 = std::string(64, 'a');
    file.owner = "operator:" + std::to_string(owner.operatorId.value);
    const FileId map = t.run(t.store->addFile(file))->id;
    auto request = textFor(TemplateScope::all, "visit", "Come on {?date}, {name}");
    request.attachments = std::vector{map};
    const auto made = save(t, owner, request).value();
    REQUIRE(made.attachments.size() == 1);
    CHECK(made.attachments[0].name == "map.png");
    CHECK(save(t, anna, textFor(TemplateScope::mine, "hers", "x"))->attachments.empty());
    auto stolen = textFor(TemplateScope::mine, "stolen");
    file.owner = "operator:" + std::to_string(maria.operatorId.value);
    stolen.attachments = std::vector{t.run(t.store->addFile(file))->id};
    CHECK(save(t, anna, stolen).error().code == Errc::invalid);

    const DialogId dialog = t.takenBy(anna);
    auto reply = t.replyTo(dialog, anna, "Come on {?date}, Ivan");
    reply.templateId = made.id;
    const auto refused = t.run(t.store->recordOutbound(reply));
    CHECK(refused.error().code == Errc::missing_fields);
    CHECK(refused.error().detail.ends_with(": ?date"));
    reply.text = "Come on Friday, Ivan";
    reply.files = {map};
    REQUIRE(t.run(t.store->recordOutbound(reply)));
    REQUIRE(t.run(t.store->recordOutbound(reply))); // the same again
    const auto used = t.run(t.store->messageTemplate(anna, made.id)).value();
    CHECK(used.uses == 1);
    CHECK(used.last_used_at == t.clock.now());
    CHECK(used.version == 1);
    CHECK(t.run(t.store->mayReadFile({maria, domain::Permission::dialog_read}, map)).value());
    reply.clientId = "with files that are gone";
    reply.files = {FileId{98}, map, FileId{99}};
    const auto without = t.run(t.store->recordOutbound(reply));
    CHECK(without.error().code == Errc::invalid);
    CHECK(without.error().detail == "attachments: there is no such file of yours: 98, 99");
    reply.clientId = "another";
    reply.files.clear();
    // It is gone meanwhile: words that are complete go out, those with an empty place don't.
    reply.templateId = TemplateId{99};
    CHECK(t.run(t.store->recordOutbound(reply)));
    reply.clientId = "a third";
    reply.text = "Come on {?date}, Ivan";
    CHECK(t.run(t.store->recordOutbound(reply)).error().code == Errc::missing_fields);
    for (const auto& complaint : t.complaints())
        CHECK(complaint.find("template") == std::string::npos); // only that the file's bytes were never stored
}

namespace {

CatalogueEntry approved(ChannelId channel, const std::string& name, const std::string& text,
                        wire::TemplateApproval status = wire::TemplateApproval::approved) {
    CatalogueEntry entry;
    entry.text = text;
    entry.whatsapp.channel_id = channel;
    entry.whatsapp.name = name;
    entry.whatsapp.language = "ru";
    entry.whatsapp.category = "UTILITY";
    entry.whatsapp.status = status;
    if (text.find("{{1}}") != std::string::npos)
        entry.whatsapp.parameters.push_back({"1", std::nullopt});
    return entry;
}

wire::TemplateUse useOf(const std::string& name, std::map<std::string, std::string> parameters = {}) {
    wire::TemplateUse use;
    use.name = name;
    use.language = "ru";
    if (!parameters.empty())
        use.parameters = std::move(parameters);
    return use;
}

/// A shop with a WhatsApp number and somebody who answers.
template <class Backend>
struct WhatsappFixture : StoreFixture<Backend> {
    ChannelId number = this->addChannel("wa", wire::ChannelKind::whatsapp).id;
    domain::Principal anna = this->addUser("Anna", Role::operator_);

    void catalogue(std::vector<CatalogueEntry> entries) {
        REQUIRE(this->run(this->store->replaceCatalogue(number, std::move(entries))));
    }
    DialogId asks(const std::string& peer, const std::string& text) {
        auto question = this->message(peer, text);
        question.channel = number;
        return this->run(this->store->recordInbound(std::move(question)))->message.dialog_id;
    }
    Result<wire::Message> send(DialogId dialog, wire::TemplateUse use) {
        auto reply = this->replyTo(dialog, anna, "");
        reply.use = std::move(use);
        return this->run(this->store->recordOutbound(std::move(reply)));
    }
    DialogStart starting(const std::string& peer, std::optional<wire::TemplateUse> use, const std::string& text = {}) {
        DialogStart start;
        start.guard = {anna, domain::Permission::dialog_reply};
        start.channel = number;
        start.peer = peer;
        start.clientId = "start-" + peer;
        start.text = text;
        start.use = std::move(use);
        return start;
    }
    Result<wire::DialogStarted> start(DialogStart wish) { return this->run(this->store->startDialog(std::move(wish))); }
    void tell(inbound::Event event) {
        InboundUpdate update;
        update.channel = number;
        update.events = {std::move(event)};
        REQUIRE(this->run(this->store->recordUpdate(std::move(update))));
    }
};

} // namespace

TEMPLATE_TEST_CASE("catalogue: what WhatsApp has is followed, and only changes are told", "[storage]", SqliteBackend) {
    WhatsappFixture<TestType> t;
    t.catalogue({approved(t.number, "ready", "Готово: {{1}}"), approved(t.number, "miss", "Где вы?")});
    CHECK(titles(t, t.anna) == Titles{"ready", "miss"});
    const Seq before = t.heard.back().seq;
    t.catalogue({approved(t.number, "miss", "Где вы?"), approved(t.number, "ready", "Готово: {{1}}")});
    CHECK(t.heard.back().seq == before);
    t.catalogue({approved(t.number, "ready", "Всё готово: {{1}}"), approved(t.number, "new", "Новое")});
    CHECK(told(t, t.anna, before) == Titles{"+ready", "+new", "-miss"});

    inbound::TemplateStatus paused;
    paused.key = "template:1";
    paused.name = "ready";
    paused.language = "ru";
    paused.status = "PAUSED";
    paused.reason = "LOW_QUALITY";
    paused.approval = wire::TemplateApproval::paused;
    t.tell(paused);
    const auto* last = std::get_if<wire::TemplateChanged>(&t.heard.back().event);
    REQUIRE(last);
    CHECK(last->template_.whatsapp->status == wire::TemplateApproval::paused);
    CHECK(last->template_.whatsapp->reason == "LOW_QUALITY");
    const Seq afterPause = t.heard.back().seq;
    t.tell(paused); // the same webhook again
    paused.key = "template:2";
    paused.language = "en";
    t.tell(paused); // of one that we don't have
    CHECK(t.heard.back().seq == afterPause);
    auto entry = approved(t.number, "ready", "Всё готово: {{1}}", wire::TemplateApproval::paused);
    t.catalogue({entry, approved(t.number, "new", "Новое")});
    CHECK(t.heard.back().seq == afterPause); // the reason stays
    paused.key = "template:3";
    paused.language = "ru";
    paused.removed = true;
    t.tell(paused);
    CHECK(titles(t, t.anna) == Titles{"new"});

    const auto owner = t.addUser("root", Role::owner);
    const auto one =
        t.run(t.store->templates(TemplateQuery{owner, wire::TemplateKind::whatsapp, {}, 50}))->templates.front();
    CHECK(t.run(t.store->templates(TemplateQuery{owner, wire::TemplateKind::quick, {}, 50}))->templates.empty());
    CHECK(t.run(t.store->deleteTemplate(owner, {one.id, std::nullopt})).error().code == Errc::forbidden);
    auto edit = textFor(TemplateScope::all, "mine now");
    edit.template_id = one.id;
    edit.version = one.version;
    CHECK(save(t, owner, edit).error().code == Errc::forbidden);
    for (auto channel : t.run(t.store->channels()).value())
        if (channel.channel.id == t.number) {
            channel.removed = true;
            REQUIRE(t.run(t.store->updateChannel(channel)));
        }
    CHECK(titles(t, t.anna).empty());
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("templates: an approved one goes out filled in, also when the window is over", "[storage]",
                   SqliteBackend) {
    WhatsappFixture<TestType> t;
    t.catalogue({approved(t.number, "ready", "Готово: {{1}}"),
                 approved(t.number, "waits", "Ждёт", wire::TemplateApproval::pending)});
    const DialogId dialog = t.asks("79160000001", "Когда?");
    CHECK(t.send(dialog, useOf("ready")).error().code == Errc::missing_fields);
    CHECK(t.send(dialog, useOf("waits")).error().code == Errc::conflict);
    CHECK(t.send(dialog, useOf("other")).error().code == Errc::invalid);
    t.clock.advance(25h);
    CHECK(t.reply(dialog, t.anna, "free words").error().code == Errc::window_closed);
    const auto sent = t.send(dialog, useOf("ready", {{"1", "заказ 5512"}, {"made up", "x"}}));
    REQUIRE(sent);
    CHECK(sent->text == "Готово: заказ 5512");
    CHECK(sent->template_->name == "ready");
    CHECK(*sent->template_->parameters == std::map<std::string, std::string>{{"1", "заказ 5512"}});
    const auto due = t.run(t.store->dueOutbox(t.clock.now(), 10)).value();
    REQUIRE(due.size() == 1);
    CHECK(due.front().content.template_->language == "ru");
    CHECK(t.run(t.store->messageTemplate(t.anna, *sent->template_->id))->uses == 1);

    const ChannelId other = t.addChannel("wa2", wire::ChannelKind::whatsapp).id;
    auto question = t.message("79160000009", "Hello");
    question.channel = other;
    const DialogId elsewhere = t.run(t.store->recordInbound(question))->message.dialog_id;
    wire::TemplateUse byId;
    byId.id = sent->template_->id;
    CHECK(t.send(elsewhere, byId).error().code == Errc::invalid);

    // Free words from a quick template are free words.
    wire::TemplateUse quick;
    quick.id = save(t, t.anna, textFor(TemplateScope::mine, "hello", "Hello, {name}! {?when}"))->id;
    CHECK(t.send(elsewhere, quick).error().code == Errc::missing_fields);
    quick.parameters = std::map<std::string, std::string>{{"?when", "Friday"}};
    CHECK(t.send(elsewhere, quick)->text == "Hello, Customer! Friday");
    wire::TemplateUse ordered;
    ordered.id = save(t, t.anna, textFor(TemplateScope::mine, "order", "{order.number}, {order.total}"))->id;
    CHECK(t.send(elsewhere, ordered).error().code == Errc::missing_fields);
    for (const char* number : {"5120", "5512"}) {
        t.clock.advance(1s);
        wire::OrderPut put;
        put.source = "shop";
        put.number = number;
        put.state = wire::OrderState::new_;
        put.total = 1000;
        put.currency = "RUB";
        put.customer_id = t.dialogFor(t.anna, elsewhere)->customer_id;
        REQUIRE(t.run(t.store->putOrder({t.anna, domain::Permission::order_put}, std::move(put))));
    }
    CHECK(t.send(elsewhere, ordered)->text == "5512, 10\u00A0₽");
    CHECK(t.send(dialog, quick).error().code == Errc::window_closed);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("templates: the dialog's stage and the number that WhatsApp tells are filled in", "[storage]",
                   SqliteBackend) {
    WhatsappFixture<TestType> t;
    const auto owner = t.addUser("root", Role::owner);
    const DialogId dialog = t.asks("79160000001", "When?");
    wire::TemplateUse use;
    use.id = save(t, t.anna,
                  textFor(TemplateScope::mine, "where",
                          "{dialog.number}, {dialog.channel}: {customer.phone}, {dialog.stage}"))
                 ->id;
    const auto refused = t.send(dialog, use);
    CHECK(refused.error().code == Errc::missing_fields);
    CHECK(refused.error().detail.ends_with(": dialog.stage"));
    wire::StageSave booked;
    booked.name = "booked";
    DialogEdit staging;
    staging.guard = {owner, domain::Permission::dialog_tag};
    staging.dialog = dialog;
    staging.stage = t.run(t.store->saveStage(owner, booked))->id;
    REQUIRE(t.run(t.store->editDialog(staging)));
    CHECK(t.send(dialog, use)->text == std::to_string(dialog.value) + ", Channel wa: +79160000001, booked");
}

TEMPLATE_TEST_CASE("start: the company writes first to somebody new, by a template", "[storage]", SqliteBackend) {
    WhatsappFixture<TestType> t;
    t.catalogue({approved(t.number, "ready", "Готово: {{1}}")});
    CHECK(t.start(t.starting("+7 916 000-00-01", {}, "free words")).error().code == Errc::window_closed);
    CHECK(t.start(t.starting("nobody", useOf("ready", {{"1", "x"}}))).error().code == Errc::invalid);
    CHECK(t.start(t.starting("+7 916 000-00-01", useOf("ready"))).error().code == Errc::missing_fields);
    CHECK(t.list(t.anna)->dialogs.empty());

    const auto wish = t.starting("+7 (916) 000-00-01", useOf("ready", {{"1", "заказ"}}));
    const auto begun = t.start(wish);
    REQUIRE(begun);
    CHECK(begun->dialog.status == wire::DialogStatus::waiting);
    CHECK(begun->dialog.assignee_id == t.anna.operatorId);
    CHECK(begun->dialog.customer_name == "+79160000001");
    CHECK_FALSE(begun->dialog.unanswered);
    CHECK(begun->dialog.window_ends_at == t.clock.now());
    CHECK(begun->message.text == "Готово: заказ");
    CHECK(begun->message.seq == begun->dialog.last_seq);
    CHECK(t.start(wish)->message.id == begun->message.id);
    CHECK(t.run(t.store->dueOutbox(t.clock.now(), 10))->front().peer == "79160000001");
    CHECK(t.reply(begun->dialog.id, t.anna, "free words").error().code == Errc::window_closed);

    // His answer stands in the same dialog, and opens the window.
    CHECK(t.asks("79160000001", "Спасибо") == begun->dialog.id);
    CHECK(t.reply(begun->dialog.id, t.anna, "free words"));
    CHECK(t.complaints().empty());

    // A second wish goes on in it; a colleague's is refused.
    auto again = t.starting("79160000001", useOf("ready", {{"1", "ещё"}}));
    again.clientId = "again";
    CHECK(t.start(again)->dialog.id == begun->dialog.id);
    const auto maria = t.addUser("Maria", Role::operator_);
    again.guard.principal = maria;
    again.clientId = "hers";
    CHECK(t.start(again).error().code == Errc::taken);
    again.guard.principal = t.addUser("Audrey", Role::auditor);
    CHECK(t.start(again).error().code == Errc::forbidden);
}

TEMPLATE_TEST_CASE("start: a closed conversation is followed by a new one, as far as the messenger lets it",
                   "[storage]", SqliteBackend) {
    WhatsappFixture<TestType> t;
    const DialogId former = t.asks("79160000001", "Когда?");
    REQUIRE(t.take(former, t.anna));
    REQUIRE(t.close(former, t.anna));
    const auto details = t.run(t.store->dialog({t.anna, domain::Permission::dialog_read}, former)).value();
    auto wish = t.starting("", {}, "Ещё одно");
    wish.channel = {};
    wish.identity = details.customer.identities.front().id;
    const auto begun = t.start(wish); // within his 24 hours
    REQUIRE(begun);
    CHECK(begun->dialog.id != former);
    CHECK(begun->dialog.thread_id == details.dialog.thread_id);
    CHECK(begun->dialog.window_ends_at == details.dialog.window_ends_at.value());
    wish.identity = IdentityId{99};
    wish.clientId = "other";
    CHECK(t.start(wish).error().code == Errc::not_found);

    const ChannelId bot = t.addChannel("tg", wire::ChannelKind::telegram).id;
    wish = t.starting("4711", {}, "Hello");
    wish.channel = bot;
    CHECK(t.start(wish).error().code == Errc::invalid);
    auto hello = t.message("4711", "Hi");
    hello.channel = bot;
    const DialogId spoken = t.run(t.store->recordInbound(hello))->message.dialog_id;
    REQUIRE(t.take(spoken, t.anna));
    REQUIRE(t.close(spoken, t.anna));
    const auto second = t.start(wish);
    REQUIRE(second);
    CHECK_FALSE(second->dialog.window_ends_at);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("start: a visitor of a web chat is written to only while he is there", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto first = t.write("7", "Hello").message;
    DialogStart start;
    start.guard = {anna, domain::Permission::dialog_reply};
    start.identity = IdentityId{first.thread_id.value};
    start.clientId = "start-1";
    start.text = "Did it arrive?";
    REQUIRE(t.take(first.dialog_id, anna));
    const auto goesOn = t.run(t.store->startDialog(start)); // one is open
    REQUIRE(goesOn);
    CHECK(goesOn->dialog.id == first.dialog_id);
    REQUIRE(t.run(t.store->acceptForVisitor(goesOn->message.id)));
    REQUIRE(t.close(first.dialog_id, anna));
    start.clientId = "start-2";
    const auto away = t.run(t.store->startDialog(start));
    REQUIRE_FALSE(away);
    CHECK(away.error().code == Errc::conflict);
    CHECK(away.error().detail == "a visitor of the web chat is written to first only while he is there");
    start.isVisitorThere = true;
    const auto begun = t.run(t.store->startDialog(start));
    REQUIRE(begun);
    CHECK(begun->dialog.id != first.dialog_id);
    CHECK(begun->dialog.status == wire::DialogStatus::waiting);
}

TEMPLATE_TEST_CASE("window: a failure that is told late closes it until he writes again", "[storage]", SqliteBackend) {
    WhatsappFixture<TestType> t;
    const DialogId dialog = t.asks("79160000001", "Когда?");
    const auto fails = [&](const wire::Message& sent) {
        REQUIRE(t.run(t.store->beginDelivery(sent.id)));
        DeliveryVerdict verdict;
        verdict.externalId = "wamid." + std::to_string(sent.id.value);
        REQUIRE(t.run(t.store->finishDelivery(sent.id, verdict)));
        inbound::Status status;
        status.externalId = verdict.externalId;
        status.state = wire::MessageState::failed;
        status.error = "More than 24 hours have passed (131047)";
        status.windowClosed = true;
        return status;
    };
    t.tell(fails(t.reply(dialog, t.anna, "one").value()));
    CHECK(t.dialogFor(t.anna, dialog)->window_ends_at == t.clock.now());
    CHECK(t.reply(dialog, t.anna, "two").error().code == Errc::window_closed);
    t.clock.advance(1min);
    t.asks("79160000001", "Ну?");
    const auto late = fails(t.reply(dialog, t.anna, "three").value());
    t.asks("79160000001", "Эй");
    t.tell(late);
    CHECK(t.reply(dialog, t.anna, "four"));
    CHECK(t.complaints().empty());
}
