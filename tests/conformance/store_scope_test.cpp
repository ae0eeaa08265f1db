// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

#include <algorithm>

using namespace pult;
using namespace pult::storage;
using domain::Permission;
using wire::Role;

namespace {

/// Anna has a dialog, one is free, Boris is her colleague.
template <class Backend>
struct Office {
    StoreFixture<Backend> t;
    domain::Principal anna = t.addUser("Anna", Role::operator_);
    domain::Principal boris = t.addUser("Boris", Role::operator_);
    domain::Principal senior = t.addUser("Vera", Role::senior);
    domain::Principal auditor = t.addUser("Gleb", Role::auditor);
    domain::Principal stranger = outsider();
    DialogId annas = t.write("annas", "a secret for Anna").message.dialog_id;
    DialogId free = t.write("free", "for anybody").message.dialog_id;

    Office() { REQUIRE(t.take(annas, anna)); }

    domain::Principal outsider() {
        auto principal = t.addUser("Denis", Role::operator_);
        principal.groups.clear();
        return principal;
    }
};

bool mentions(const std::vector<JournalRecord>& records, const std::string& text) {
    return std::any_of(records.begin(), records.end(),
                       [&](const auto& record) { return record.frame->find(text) != std::string::npos; });
}

} // namespace

TEMPLATE_TEST_CASE("store: lists, dialogs and histories stop at the scope", "[storage][scope]", SqliteBackend) {
    Office<TestType> o;
    CHECK(o.t.listed(o.anna) == std::vector{o.annas.value, o.free.value});
    CHECK(o.t.listed(o.boris) == std::vector{o.free.value});
    CHECK(o.t.listed(o.senior) == std::vector{o.annas.value, o.free.value});
    CHECK(o.t.listed(o.auditor) == std::vector{o.annas.value, o.free.value});
    CHECK(o.t.listed(o.stranger).empty());

    CHECK(o.t.dialogFor(o.anna, o.annas));
    CHECK(o.t.dialogFor(o.boris, o.annas).error().code == Errc::not_found);
    CHECK(o.t.historyOf(o.boris, o.annas).error().code == Errc::not_found);
    CHECK(o.t.historyOf(o.stranger, o.free).error().code == Errc::not_found);
    // Absent and out of scope answer alike.
    CHECK(o.t.dialogFor(o.boris, DialogId{999}).error().detail == o.t.dialogFor(o.boris, o.annas).error().detail);
}

TEMPLATE_TEST_CASE("store: a filter shows nothing beyond the scope", "[storage][scope]", SqliteBackend) {
    Office<TestType> o;
    DialogQuery ofAnna;
    ofAnna.assignees = {o.anna.operatorId};
    CHECK(o.t.listed(o.boris, ofAnna).empty());
    CHECK(o.t.listed(o.senior, ofAnna) == std::vector{o.annas.value});
    const auto customer = o.t.dialogFor(o.anna, o.annas)->customer_id;
    DialogQuery ofCustomer;
    ofCustomer.customer = customer;
    CHECK(o.t.listed(o.boris, ofCustomer).empty());
    DialogQuery ofChannel;
    ofChannel.channels = {o.t.channel};
    CHECK(o.t.listed(o.boris, ofChannel) == std::vector{o.free.value});
    DialogQuery recent;
    recent.order = wire::DialogOrder::recent;
    CHECK(o.t.listed(o.boris, recent) == std::vector{o.free.value});
}

TEMPLATE_TEST_CASE("store: what a role may not do is forbidden, what it may not see is not there", "[storage][scope]",
                   SqliteBackend) {
    Office<TestType> o;
    CHECK(o.t.reply(o.annas, o.boris, "let me").error().code == Errc::not_found);
    CHECK(o.t.reply(o.annas, o.auditor, "let me").error().code == Errc::forbidden);
    CHECK(o.t.close(o.free, o.boris).error().code == Errc::forbidden);
    CHECK(o.t.close(o.annas, o.boris).error().code == Errc::not_found);
    CHECK(o.t.run(o.t.store->markRead({o.boris, Permission::dialog_read}, o.annas, 99)).error().code ==
          Errc::not_found);
    TagChange tags{{o.boris, Permission::dialog_tag}, o.annas, {"x"}, {}, {}};
    CHECK(o.t.run(o.t.store->changeTags(tags)).error().code == Errc::not_found);
    const auto reply = o.t.reply(o.annas, o.anna, "mine");
    REQUIRE(reply);
    CHECK(o.t.run(o.t.store->cancelOutbound({o.boris, Permission::dialog_reply}, reply->id)).error().code ==
          Errc::not_found);
    const auto customer = o.t.dialogFor(o.anna, o.annas)->customer_id;
    CHECK(o.t.run(o.t.store->customer({o.boris, Permission::dialog_read}, customer)).error().code == Errc::not_found);
    CHECK(o.t.run(o.t.store->customer({o.anna, Permission::dialog_read}, customer)));
    wire::CustomerUpdate update;
    update.customer_id = customer;
    update.name = "Renamed";
    CHECK(o.t.run(o.t.store->updateCustomer({o.boris, Permission::customer_edit}, update)).error().code ==
          Errc::not_found);
    CHECK(o.t.run(o.t.store->updateCustomer({o.auditor, Permission::customer_edit}, update)).error().code ==
          Errc::forbidden);
}

TEMPLATE_TEST_CASE("store: catching up brings what is in scope, and takes away what left it", "[storage][scope]",
                   SqliteBackend) {
    Office<TestType> o;
    const Seq before = o.t.store->info().seq;
    REQUIRE(o.t.reply(o.annas, o.anna, "between Anna and her customer"));
    REQUIRE(o.t.take(o.free, o.anna));
    REQUIRE(o.t.reply(o.free, o.anna, "another private answer"));

    const auto boris = o.t.journalFor(o.boris, before);
    CHECK_FALSE(mentions(boris, "between Anna"));
    CHECK_FALSE(mentions(boris, "private"));
    REQUIRE(boris.size() == 1);
    CHECK(boris.front().frame->find(R"("type":"dialog.removed","dialog_id":)" + std::to_string(o.free.value)) !=
          std::string::npos);
    CHECK(mentions(o.t.journalFor(o.senior, before), "between Anna"));
    CHECK(o.t.journalFor(o.stranger, before).empty());
    CHECK_FALSE(mentions(o.t.journalFor(o.stranger), "a secret for Anna"));
}

TEMPLATE_TEST_CASE("store: drafts and read marks are their owner's business", "[storage][scope]", SqliteBackend) {
    Office<TestType> o;
    const Seq before = o.t.store->info().seq;
    wire::Draft draft;
    draft.dialog_id = o.annas;
    draft.mode = wire::ComposeMode::reply;
    draft.text = "half a thought";
    draft.at = o.t.clock.now();
    REQUIRE(o.t.run(o.t.store->saveDraft({{o.anna, Permission::dialog_read}, draft, {}, false})));
    REQUIRE(o.t.run(o.t.store->markRead({o.anna, Permission::dialog_read}, o.annas, 99)));
    CHECK(o.t.journalFor(o.anna, before).size() == 2);
    CHECK(o.t.journalFor(o.senior, before).empty());
    CHECK(o.t.run(o.t.store->drafts(o.senior))->drafts.empty());
}

TEMPLATE_TEST_CASE("store: files are read by who may read their message", "[storage][scope]", SqliteBackend) {
    Office<TestType> o;
    StoredFile file;
    file.sha256 = std::string(64, 'a');
    file.name = "a.png";
    file.type = "image/png";
    file.size = 3;
    file.owner = "operator:" + std::to_string(o.anna.operatorId.value);
    const auto added = o.t.run(o.t.store->addFile(file));
    REQUIRE(added);
    const auto mayRead = [&](const domain::Principal& who) {
        return o.t.run(o.t.store->mayReadFile({who, Permission::dialog_read}, added->id)).value();
    };
    CHECK(mayRead(o.anna));
    CHECK_FALSE(mayRead(o.senior));
    auto reply = o.t.replyTo(o.annas, o.boris, "");
    reply.files = {added->id};
    CHECK_FALSE(o.t.run(o.t.store->recordOutbound(reply)));
    reply.guard.principal = o.anna;
    const auto sent = o.t.run(o.t.store->recordOutbound(reply));
    REQUIRE(sent);
    CHECK(sent->attachments.at(0).kind == wire::AttachmentKind::photo);
    CHECK(mayRead(o.senior));
    CHECK_FALSE(mayRead(o.boris));

    const ThreadId thread = sent->thread_id;
    const auto visitorMay = [&] { return o.t.run(o.t.store->visitorMayReadFile(thread, added->id)).value(); };
    CHECK_FALSE(visitorMay()); // not delivered yet
    REQUIRE(o.t.run(o.t.store->acceptForVisitor(sent->id)));
    CHECK(visitorMay());
    CHECK_FALSE(o.t.run(o.t.store->visitorMayReadFile(ThreadId{thread.value + 1}, added->id)).value());
}
