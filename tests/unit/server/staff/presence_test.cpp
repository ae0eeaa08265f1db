// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "server/staff/presence.hpp"
#include "tests/support/await.hpp"
#include "tests/support/fake_office_store.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using support::await;
using wire::PresenceStatus;

namespace {

struct Staff {
    boost::asio::io_context io;
    support::FakeOfficeStore store;
    staff::Directory directory{store};
    staff::PresenceBoard board{directory};

    OperatorId hire(wire::Role role, PresenceStatus declared) {
        wire::User user;
        user.role = role;
        const auto added = await(io, store.addUser(user, "hash"));
        store.storedUsers.back().presence.status = declared;
        REQUIRE(await(io, directory.load()));
        return added->id;
    }
};

} // namespace

TEST_CASE("presence: the declared status shows only while a session lives", "[staff]") {
    Staff staff;
    const auto anna = staff.hire(wire::Role::operator_, PresenceStatus::busy);
    CHECK(staff.board.of(anna).status == PresenceStatus::offline);
    staff.board.connected(anna);
    staff.board.connected(anna);
    CHECK(staff.board.of(anna).status == PresenceStatus::busy);
    staff.board.disconnected(anna);
    CHECK(staff.board.of(anna).status == PresenceStatus::busy);
    staff.board.disconnected(anna);
    CHECK(staff.board.of(anna).status == PresenceStatus::offline);
    CHECK_FALSE(staff.board.isConnected(anna));
}

TEST_CASE("presence: somebody answers when an available or busy one who may reply is there", "[staff]") {
    Staff staff;
    const auto auditor = staff.hire(wire::Role::auditor, PresenceStatus::available);
    const auto anna = staff.hire(wire::Role::operator_, PresenceStatus::break_);
    staff.board.connected(auditor);
    staff.board.connected(anna);
    CHECK_FALSE(staff.board.anyoneAnswers());
    staff.store.storedUsers.back().presence.status = PresenceStatus::available;
    REQUIRE(await(staff.io, staff.directory.load()));
    CHECK(staff.board.anyoneAnswers());
}

TEST_CASE("presence: the board lists everybody who still works here", "[staff]") {
    Staff staff;
    const auto anna = staff.hire(wire::Role::operator_, PresenceStatus::available);
    staff.hire(wire::Role::operator_, PresenceStatus::available);
    staff.store.storedUsers.back().user.disabled = true;
    REQUIRE(await(staff.io, staff.directory.load()));
    const auto all = staff.board.all();
    REQUIRE(all.size() == 1);
    CHECK(all.front().operator_id == anna);
}
