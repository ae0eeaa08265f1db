// SPDX-License-Identifier: GPL-3.0-or-later
// Who looks at a dialog and who types in it, as others see it.
#include "tests/support/desk_socket.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using boost::json::object;
using support::DeskSocket;
using support::Office;

namespace {

/// A colleague who looks on.
struct Onlooker {
    Office office;
    DeskSocket owner{office};
    object dialog;

    Onlooker() {
        owner.signIn("owner");
        dialog = {{"dialog_id", office.customerWrites("1", "hello").dialog_id.value}};
    }
    bool wasToldThatSomebodyLooks() const {
        const auto told = owner.signals("viewing");
        return !told.empty() && told.back().at("viewing").as_bool();
    }
    std::size_t lookingNow() { return owner.call("dialog.get", dialog).at("viewing").as_array().size(); }
};

/// A messenger that hears who is typed to.
class TypingMessenger final : public inbox::ChannelSender {
public:
    wire::ChannelKind kind() const override { return wire::ChannelKind::webchat; }
    bool isRepeatable() const override { return true; }
    storage::Async<std::optional<inbox::SendOutcome>> send(storage::OutboxItem) override {
        co_return fail(Errc::unavailable, "nothing is sent here");
    }
    storage::Async<std::string> test(inbox::ChannelConfigPtr) override { co_return std::string(); }
    void typing(ChannelId, const std::string& peer, const std::string&, const std::string&) override {
        peers.push_back(peer);
    }

    std::vector<std::string> peers;
};

} // namespace

TEST_CASE("viewing: who closes one of two windows still looks by the other", "[hub]") {
    Onlooker stage;
    DeskSocket first(stage.office);
    std::optional<DeskSocket> second(stage.office);
    first.signIn("anna");
    second->signIn("anna");
    first.call("dialog.viewing", stage.dialog);
    second->call("dialog.viewing", stage.dialog);
    CHECK(stage.lookingNow() == 1);
    second.reset();
    CHECK(stage.wasToldThatSomebodyLooks());
    CHECK(stage.lookingNow() == 1);
    first.call("dialog.viewing", object());
    CHECK_FALSE(stage.wasToldThatSomebodyLooks());
    CHECK(stage.lookingNow() == 0);
}

TEST_CASE("viewing: a socket that is found dead takes nothing from the one that came after it", "[hub]") {
    Onlooker stage;
    std::optional<DeskSocket> dead(stage.office);
    const auto session = dead->signIn("anna");
    dead->call("dialog.viewing", stage.dialog);
    DeskSocket back(stage.office);
    back.call("session.resume",
              {{"token", session.at("token")}, {"after_seq", session.at("seq")}, {"epoch", session.at("epoch")}});
    back.call("dialog.viewing", stage.dialog);
    dead.reset();
    CHECK(stage.wasToldThatSomebodyLooks());
    CHECK(stage.lookingNow() == 1);
}

TEST_CASE("typing: goes to the contact that the dialog is with, and to no other of the customer", "[hub]") {
    Onlooker stage;
    const auto other = stage.office.customerWrites("2", "it's me again");
    const auto into = stage.owner.call("dialog.get", stage.dialog).at("customer").at("id").as_int64();
    const auto merged = stage.owner.call("customer.merge", {{"into_id", into}, {"from_id", other.author.id}});
    REQUIRE(merged.at("customer").at("identities").as_array().size() == 2);
    TypingMessenger messenger;
    stage.office.api.connect(&stage.office.hub, {&messenger});
    stage.owner.call("dialog.typing", stage.dialog);
    CHECK(messenger.peers == std::vector<std::string>{"1"});
    stage.owner.call("dialog.typing", {{"dialog_id", other.dialog_id.value}});
    CHECK(messenger.peers == std::vector<std::string>{"1", "2"});
    stage.office.api.connect(&stage.office.hub, {});
}
