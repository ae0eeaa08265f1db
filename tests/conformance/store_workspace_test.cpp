// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using namespace std::chrono_literals;
using wire::Role;

namespace {

using Names = std::vector<std::string>;

template <class List>
Names namesOf(const List& list) {
    Names names;
    for (const auto& one : list)
        names.push_back(one.name);
    return names;
}

wire::StageSave aStage(const std::string& name) {
    wire::StageSave save;
    save.name = name;
    return save;
}

wire::FieldSave aField(const std::string& name, wire::FieldKind kind = wire::FieldKind::text) {
    wire::FieldSave save;
    save.name = name;
    save.kind = kind;
    return save;
}

wire::FilterSave aFilter(const std::string& name, bool shared = false) {
    wire::FilterSave save;
    save.name = name;
    save.shared = shared;
    save.filter.unanswered = true;
    save.filter.tag = wire::OneOrMany<std::string>{"vip", "late"};
    return save;
}

/// What of this type the principal was told, each with `-` when it was told to be gone.
template <class Fixture>
Names toldOf(Fixture& t, const domain::Principal& principal, const std::string& member) {
    Names found;
    for (const auto& record : t.journalFor(principal, 0)) {
        const auto params = wire::parseJson(*record.frame).value().at("params");
        if (params.at("type").as_string() != member + ".changed")
            continue;
        const std::string name(params.at(member).at("name").as_string());
        found.push_back((params.as_object().contains("removed") ? "-" : "+") + name);
    }
    return found;
}

} // namespace

TEMPLATE_TEST_CASE("workspace: stages stand in their order, are changed by version and told to everybody", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("root", Role::owner), anna = t.addUser("Anna", Role::operator_);
    auto booked = t.run(t.store->saveStage(owner, aStage("booked")));
    REQUIRE(booked);
    auto looking = aStage("looking");
    looking.position = -1;
    looking.statuses = {wire::DialogStatus::active, wire::DialogStatus::waiting};
    REQUIRE(t.run(t.store->saveStage(owner, looking)));
    CHECK(t.run(t.store->saveStage(owner, aStage("booked"))).error().code == Errc::conflict);
    auto ofGroup = aStage("booked");
    ofGroup.group_id = GroupId{1};
    REQUIRE(t.run(t.store->saveStage(owner, ofGroup)));
    ofGroup.group_id = GroupId{99};
    CHECK(t.run(t.store->saveStage(owner, ofGroup)).error().code == Errc::invalid);

    auto renamed = aStage("paid");
    renamed.stage_id = booked->id;
    renamed.version = booked->version + 1;
    CHECK(t.run(t.store->saveStage(owner, renamed)).error().code == Errc::stale);
    renamed.version = booked->version;
    CHECK(t.run(t.store->saveStage(owner, renamed))->version == booked->version + 1);
    renamed.stage_id = StageId{99};
    CHECK(t.run(t.store->saveStage(owner, renamed)).error().code == Errc::not_found);

    t.reopen();
    const auto stages = t.run(t.store->workspace(anna))->stages;
    CHECK(namesOf(stages) == Names{"looking", "paid", "booked"});
    CHECK(stages.front().statuses->size() == 2);
    REQUIRE(t.run(t.store->deleteStage(owner, {booked->id, std::nullopt})));
    CHECK(t.run(t.store->deleteStage(owner, {booked->id, std::nullopt})).error().code == Errc::not_found);
    CHECK(toldOf(t, anna, "stage") == Names{"+booked", "+looking", "+booked", "+paid", "-paid"});
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("workspace: a field keeps its key whatever it is called", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("root", Role::owner);
    auto city = aField("City", wire::FieldKind::choice);
    city.key = "city";
    city.choices = {"Kazan", "Tver"};
    city.personal = true;
    const auto added = t.run(t.store->saveField(owner, city));
    REQUIRE(added);
    CHECK(t.run(t.store->saveField(owner, aField("INN")))->key == "INN");
    city.key = "town";
    CHECK(t.run(t.store->saveField(owner, city)).error().code == Errc::conflict);
    city.field_id = added->id;
    city.name = "Town";
    city.personal.reset();
    const auto changed = t.run(t.store->saveField(owner, city));
    REQUIRE(changed);
    CHECK(changed->key == "city");
    CHECK_FALSE(changed->personal);
    t.reopen();
    const auto fields = t.run(t.store->workspace(owner))->fields;
    CHECK(namesOf(fields) == Names{"Town", "INN"});
    CHECK(fields.front().choices == Names{"Kazan", "Tver"});
    REQUIRE(t.run(t.store->deleteField(owner, {added->id, changed->version})));
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("workspace: no dialog is closed before the card says what it must", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("root", Role::owner);
    auto city = aField("City");
    city.required = true;
    const auto saved = t.run(t.store->saveField(owner, city));
    REQUIRE(saved);
    CHECK(saved->required);
    t.run(t.store->saveField(owner, aField("INN"))).value();
    const DialogId dialog = t.write("ivan", "Hello").message.dialog_id;
    DialogChange change;
    change.guard = {owner, domain::Permission::dialog_close};
    change.dialog = dialog;
    change.event = domain::event::Taken{owner.operatorId, std::nullopt};
    const auto taken = t.run(t.store->changeDialog(change));
    REQUIRE(taken);
    change.event = domain::event::Closed{};
    const auto refused = t.run(t.store->changeDialog(change));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::missing_fields);
    CHECK(refused.error().detail == "City");
    t.reopen();
    CHECK(t.run(t.store->changeDialog(change)).error().code == Errc::missing_fields);
    wire::CustomerUpdate told;
    told.customer_id = taken->customer_id;
    told.fields = std::map<std::string, std::string>{{"City", "Tver"}};
    REQUIRE(t.run(t.store->updateCustomer({owner, domain::Permission::customer_edit}, told)));
    CHECK(t.run(t.store->changeDialog(change)));
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("workspace: a filter is its owner's until he shares it, which not everybody may", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_), maria = t.addUser("Maria", Role::operator_),
               senior = t.addUser("Sven", Role::senior);
    const auto hers = t.run(t.store->saveFilter(anna, aFilter("mine")));
    REQUIRE(hers);
    CHECK(t.run(t.store->saveFilter(anna, aFilter("mine"))).error().code == Errc::conflict);
    CHECK(t.run(t.store->saveFilter(anna, aFilter("ours", true))).error().code == Errc::forbidden);
    auto ours = t.run(t.store->saveFilter(senior, aFilter("mine", true)));
    REQUIRE(ours);
    CHECK(namesOf(t.run(t.store->workspace(anna))->filters) == Names{"mine", "mine"});
    CHECK(namesOf(t.run(t.store->workspace(maria))->filters) == Names{"mine"});
    CHECK(t.run(t.store->workspace(maria))->filters.front().filter.tag->size() == 2);

    auto change = aFilter("other");
    change.filter_id = hers->id;
    CHECK(t.run(t.store->saveFilter(maria, change)).error().code == Errc::not_found);
    CHECK(t.run(t.store->deleteFilter(senior, {hers->id, std::nullopt})).error().code == Errc::not_found);
    change.filter_id = ours->id;
    CHECK(t.run(t.store->saveFilter(maria, change)).error().code == Errc::forbidden);
    REQUIRE(t.run(t.store->saveFilter(senior, change))); // no longer shared
    CHECK(t.run(t.store->workspace(maria))->filters.empty());
    CHECK(toldOf(t, maria, "filter") == Names{"+mine", "-mine"});
    CHECK(toldOf(t, senior, "filter") == Names{"+mine", "-mine", "+other"});
    CHECK(toldOf(t, anna, "filter") == Names{"+mine", "+mine", "-mine"});
    REQUIRE(t.run(t.store->deleteFilter(anna, {hers->id, hers->version})));
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("workspace: filters stand where they were put, and shared ones are moved by who may share",
                   "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_), senior = t.addUser("Sven", Role::senior);
    const auto move = [&](const domain::Principal& who, const wire::SavedFilter& saved, int position) {
        auto change = aFilter(saved.name, saved.shared);
        change.filter_id = saved.id;
        change.position = position;
        return t.run(t.store->saveFilter(who, change));
    };
    std::vector<wire::SavedFilter> hers, ours;
    for (const auto* name : {"a", "b", "c"}) {
        hers.push_back(*t.run(t.store->saveFilter(anna, aFilter(name))));
        ours.push_back(*t.run(t.store->saveFilter(senior, aFilter(name, true))));
    }
    const auto shown = [&](const domain::Principal& who, bool shared) {
        auto filters = t.run(t.store->workspace(who))->filters;
        std::erase_if(filters, [&](const wire::SavedFilter& each) { return each.shared != shared; });
        return namesOf(filters);
    };
    CHECK(hers.back().position == 2);
    REQUIRE(move(anna, hers[2], 0));
    CHECK(shown(anna, false) == Names{"c", "a", "b"});
    CHECK(shown(anna, true) == Names{"a", "b", "c"});
    REQUIRE(move(anna, hers[2], 99));
    CHECK(shown(anna, false) == Names{"a", "b", "c"});
    CHECK(move(anna, ours[0], 2).error().code == Errc::forbidden);
    REQUIRE(move(senior, ours[0], 1));
    CHECK(shown(anna, true) == Names{"b", "a", "c"});
    CHECK(move(senior, ours[0], 1)->position == 1);

    auto withdrawn = aFilter("a");
    withdrawn.filter_id = ours[0].id;
    CHECK(t.run(t.store->saveFilter(senior, withdrawn))->position == 0);
    t.reopen();
    CHECK(shown(anna, true) == Names{"b", "c"});
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("workspace: what is known of the company is saved whole", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("root", Role::owner);
    const auto empty = t.run(t.store->workspace(owner))->company;
    CHECK(empty.facts.empty());
    const auto saved = t.run(t.store->saveCompany(owner, {empty.version, {{"name", "Daisy"}, {"site", "daisy.ru"}}}));
    REQUIRE(saved);
    CHECK(t.run(t.store->saveCompany(owner, {empty.version, {}})).error().code == Errc::stale);
    CHECK(t.run(t.store->saveCompany(owner, {saved->version, saved->facts}))->version == saved->version);
    t.reopen();
    CHECK(t.run(t.store->workspace(owner))->company.facts == saved->facts);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("workspace: working hours are saved whole, and who waits from then on is due by them", "[storage]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    t.policy.answerWithin = 5min;
    t.reopen();
    const auto owner = t.addUser("root", Role::owner);
    CHECK_FALSE(t.run(t.store->workspace(owner))->calendar);
    wire::CalendarSave save; // the clock stands at 8:00 on a Friday
    save.zone = "UTC";
    save.week.assign(5, {{0, 8 * 60 + 2}});
    save.week.resize(7);
    save.days = {{"2027-01-19", "a holiday", {}}};
    const auto saved = t.run(t.store->saveCalendar(owner, save));
    REQUIRE(saved);
    CHECK(saved->version == 1);
    save.version = 1;
    CHECK(t.run(t.store->saveCalendar(owner, save))->version == 1); // nothing changes
    save.zone = "Europe/Atlantis";
    CHECK(t.run(t.store->saveCalendar(owner, save)).error().code == Errc::invalid);
    save.version = 0;
    CHECK(t.run(t.store->saveCalendar(owner, save)).error().code == Errc::stale);

    const auto monday = t.clock.now() + 64h;
    const auto dialog = t.takenBy(owner);
    CHECK(t.dialogFor(owner, dialog)->answer_due_at == monday + 3min);
    CHECK(t.dialogFor(owner, dialog)->answer_warning_at == monday + 2min);
    t.clock.advance(64h + 1min);
    CHECK(t.run(t.store->dueDialogs(t.clock.now(), 10))->empty());
    t.clock.advance(1min);
    CHECK(t.run(t.store->dueDialogs(t.clock.now(), 10))->size() == 1);

    t.reopen();
    const auto kept = t.run(t.store->workspace(owner))->calendar;
    REQUIRE(kept);
    CHECK(wire::encode(*kept) == wire::encode(*saved));
    CHECK(t.dialogFor(owner, dialog)->answer_warning_at == monday + 2min);
    REQUIRE(t.reply(dialog, owner, "Good day"));
    CHECK_FALSE(t.dialogFor(owner, dialog)->answer_warning_at);
    CHECK(t.complaints().empty());
}

TEMPLATE_TEST_CASE("workspace: a group tells whom it takes in", "[storage]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("root", Role::owner);
    const auto before = t.run(t.store->workspace(owner))->groups.front();
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto after = t.run(t.store->workspace(owner))->groups.front();
    CHECK(after.members == std::vector{owner.operatorId, anna.operatorId});
    CHECK(after.version == before.version + 1);
    CHECK(toldOf(t, owner, "group").size() == 2);
}
