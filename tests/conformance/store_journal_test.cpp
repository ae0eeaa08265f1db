// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/store_fixture.hpp"

using namespace pult;
using namespace pult::storage;
using wire::Role;

TEMPLATE_TEST_CASE("journal: catching up from anywhere, in pages of any size, has no gap and no repeat",
                   "[storage][journal]", SqliteBackend) {
    StoreFixture<TestType> t;
    const auto owner = t.addUser("Owner", Role::owner);
    for (int i = 0; i < 200; ++i)
        t.write(std::to_string(i % 7), "message " + std::to_string(i));
    const auto all = t.journalFor(owner);
    REQUIRE(all.size() == t.heard.size());
    CHECK(all.back().seq == t.store->info().seq);
    for (const Seq after : {Seq{0}, Seq{1}, Seq{57}, all.back().seq - 1, all.back().seq, all.back().seq + 10}) {
        for (const int limit : {1, 7, 1000}) {
            const auto rest = t.journalFor(owner, after, limit);
            REQUIRE(rest.size() == static_cast<std::size_t>(std::max<Seq>(0, all.back().seq - after)));
            for (std::size_t i = 0; i < rest.size(); ++i) {
                CHECK(rest[i].seq == after + 1 + static_cast<Seq>(i));
                CHECK(*rest[i].frame == *all[all.size() - rest.size() + i].frame);
            }
        }
    }
}

TEMPLATE_TEST_CASE("journal: a page that shows nothing still tells how far it has read", "[storage][journal]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    auto stranger = t.addUser("Stranger", Role::operator_);
    stranger.groups.clear();
    const Seq before = t.store->info().seq;
    for (int i = 0; i < 50; ++i)
        t.write("7", "not for strangers");
    const auto page = t.run(t.store->journalAfter(before, stranger, 10));
    REQUIRE(page);
    CHECK(page->records.empty());
    CHECK(page->complete);
    CHECK(page->upTo == t.store->info().seq);
}

TEMPLATE_TEST_CASE("journal: the listener hears a commit before its verb returns", "[storage][journal]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    for (int i = 0; i < 20; ++i) {
        const auto recorded = t.write("7", "Hello");
        REQUIRE_FALSE(t.heard.empty());
        CHECK(t.heard.back().seq == recorded.message.seq);
        CHECK(t.store->info().seq == recorded.message.seq);
    }
}

TEMPLATE_TEST_CASE("journal: every transition says who, why, from where to where", "[storage][journal]",
                   SqliteBackend) {
    StoreFixture<TestType> t;
    const auto anna = t.addUser("Anna", Role::operator_);
    const auto dialog = t.write("7", "Hello").message.dialog_id;
    t.heard.clear();
    REQUIRE(t.reply(dialog, anna, "Good day"));
    std::vector<std::string> steps;
    for (const auto& record : t.heard)
        if (const auto* changed = std::get_if<wire::DialogChanged>(&record.event)) {
            REQUIRE(changed->transition);
            CHECK(changed->transition->actor.name == "Anna");
            steps.push_back(changed->transition->cause + " " + std::string(wire::enumText(changed->transition->from)) +
                            " " + std::string(wire::enumText(changed->transition->to)));
        }
    CHECK(steps == std::vector<std::string>{"taken queued active", "replied active waiting"});
}
