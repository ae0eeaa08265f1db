// SPDX-License-Identifier: GPL-3.0-or-later
// Replies into a dialog that a colleague has.
#include "tests/support/desk_socket.hpp"
#include "tests/support/printing.hpp"

using namespace pult;
using pult::support::DeskSocket;
using pult::support::Office;
using wire::ForeignReply;

namespace {

/// Anna has the dialog, the owner writes in it.
struct Colleagues {
    explicit Colleagues(ForeignReply rule) : office(false, rule) {
        anna.signIn("anna");
        told = std::string(owner.signIn("owner").at("server").at("foreign_reply").as_string());
        anna.call("dialog.take", {{"dialog_id", dialog}});
    }
    boost::json::value writes(boost::json::object more, std::string_view kind = "reply") {
        more["dialog_id"] = dialog;
        more["client_id"] = "1b4e28ba-2fa1-4d1e-883f-0016d3cca4" + std::to_string(++m_written);
        more["kind"] = kind;
        more["text"] = "Good morning";
        return owner.call("message.send", std::move(more));
    }

    Office office;
    DeskSocket owner{office}, anna{office};
    std::int64_t dialog = office.customerWrites("1", "hello").dialog_id.value;
    std::string told;

private:
    int m_written = 10;
};

std::string fateOf(const boost::json::value& answer) {
    const auto* data = answer.as_object().if_contains("data");
    return data ? std::string(data->at("reason").as_string()) : "sent";
}

} // namespace

TEST_CASE("foreign replies: where the company asks, only one that isn't meant is refused", "[hub]") {
    Colleagues scene(ForeignReply::ask);
    CHECK(scene.told == "ask");
    CHECK(fateOf(scene.writes({{"foreign", false}})) == "taken");
    CHECK(fateOf(scene.writes({{"foreign", true}})) == "sent");
    CHECK(fateOf(scene.writes({})) == "sent"); // a program that asks nobody
    CHECK(fateOf(scene.writes({{"foreign", false}}, "note")) == "sent");
    scene.owner.call("dialog.take_over", {{"dialog_id", scene.dialog}});
    CHECK(fateOf(scene.writes({{"foreign", false}})) == "sent");
}

TEST_CASE("foreign replies: where the company forbids them none goes out, and notes do", "[hub]") {
    Colleagues scene(ForeignReply::forbid);
    CHECK(scene.told == "forbid");
    CHECK(fateOf(scene.writes({{"foreign", true}})) == "taken");
    CHECK(fateOf(scene.writes({})) == "taken");
    CHECK(fateOf(scene.writes({}, "note")) == "sent");
    scene.owner.call("dialog.take_over", {{"dialog_id", scene.dialog}});
    CHECK(fateOf(scene.writes({})) == "sent");
}

TEST_CASE("foreign replies: where the company allows them they go out like any other", "[hub]") {
    Colleagues scene(ForeignReply::allow);
    CHECK(scene.told == "allow");
    CHECK(fateOf(scene.writes({{"foreign", false}})) == "sent");
}
