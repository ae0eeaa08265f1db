// SPDX-License-Identifier: GPL-3.0-or-later
// Prepared texts: loaded whole, kept up to date by events, sent in their name.
#include "tests/support/desk_scene.hpp"
#include "tests/support/printing.hpp"

#include <QSignalSpy>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

wire::Template aTemplate(std::int64_t id, std::string title, std::int64_t version = 1) {
    wire::Template one;
    one.id = TemplateId{id};
    one.kind = wire::TemplateKind::quick;
    one.scope = wire::TemplateScope::all;
    one.title = std::move(title);
    one.text = "text";
    one.version = version;
    return one;
}

wire::TemplatePage aPage(wire::Template one, const char* next = nullptr) {
    wire::TemplatePage page;
    page.templates.push_back(std::move(one));
    if (next)
        page.next = next;
    return page;
}

struct Scene : DeskScene {
    Scene() {
        link.start(100);
        link.tell(wire::DialogAdded{assignedTo(aDialog(5), 7), {}}, 101);
    }
    const wire::Template* find(std::int64_t id) const {
        const auto found = desk.roster().templates.find(TemplateId{id});
        return found == desk.roster().templates.end() ? nullptr : &found->second;
    }
};

} // namespace

TEST_CASE("desk templates: all pages come together, and events keep them up to date", "[state]") {
    Scene scene;
    QSignalSpy changed(&scene.desk, &Desk::templatesChanged);
    scene.link.answer<wire::TemplateList>(aPage(aTemplate(1, "Keys"), "p2"));
    CHECK(changed.isEmpty());
    CHECK(scene.link.peek<wire::TemplateList>().after == "p2");
    scene.link.answer<wire::TemplateList>(aPage(aTemplate(2, "Hours")));
    CHECK(changed.count() == 1);
    REQUIRE(scene.find(2));

    scene.link.tell(wire::TemplateChanged{aTemplate(2, "Opening hours", 3), {}}, 102);
    CHECK(scene.find(2)->title == "Opening hours");
    scene.link.tell(wire::TemplateChanged{aTemplate(2, "Hours", 2), {}}, 103);
    CHECK(scene.find(2)->title == "Opening hours");
    scene.link.tell(wire::TemplateChanged{aTemplate(1, "Keys"), true}, 104);
    CHECK_FALSE(scene.find(1));
}

TEST_CASE("desk templates: a list that breaks off leaves what is here, and is asked for again", "[state]") {
    Scene scene;
    scene.link.answer<wire::TemplateList>(aPage(aTemplate(1, "Keys")));
    scene.link.goOffline();
    scene.link.start(110); // not resumed: everything anew
    scene.link.answer<wire::TemplateList>(aPage(aTemplate(2, "Hours"), "p2"));
    scene.link.goOffline();
    CHECK(scene.find(1));
    scene.link.start(111, true);
    REQUIRE(scene.link.outstanding("template.list") == 1);
    scene.link.answer<wire::TemplateList>(aPage(aTemplate(2, "Hours")));
    CHECK_FALSE(scene.find(1));
    scene.link.goOffline();
    scene.link.start(112, true);
    CHECK(scene.link.outstanding("template.list") == 0);
}

TEST_CASE("desk templates: a reply goes out in the name of what it was made from, a note does not", "[state]") {
    Scene scene;
    scene.desk.send(DialogId{5}, wire::ComposeMode::reply, "The keys", {}, {}, {}, {TemplateId{1}, {}});
    CHECK(scene.link.peek<wire::MessageSend>().template_id == TemplateId{1});
    scene.link.answer<wire::MessageSend>({aReply(5, 110, 7, scene.link.peek<wire::MessageSend>().client_id)});
    scene.desk.send(DialogId{5}, wire::ComposeMode::note, "The keys", {}, {}, {}, {TemplateId{1}, {}});
    CHECK_FALSE(scene.link.peek<wire::MessageSend>().template_id);
}

TEST_CASE("desk templates: an approved one goes out as its name and values, and shows as what it will say", "[state]") {
    Scene scene;
    wire::TemplateUse use;
    use.id = TemplateId{3};
    use.parameters.emplace()["1"] = "5512";
    scene.desk.sendTemplate(DialogId{5}, use, "Order 5512 waits");
    const auto sent = scene.link.peek<wire::MessageSend>();
    CHECK(sent.text.empty());
    REQUIRE(sent.template_);
    CHECK(sent.template_->id == TemplateId{3});
    CHECK(sent.template_->parameters->at("1") == "5512");
    REQUIRE(scene.desk.outbox().entries().size() == 1);
    CHECK(scene.desk.outbox().entries().front().outgoing.text == "Order 5512 waits");
}

TEST_CASE("desk: a reply for later goes to the server with its time and without time to think again", "[state]") {
    Scene scene;
    scene.desk.setHold(Millis{5'000});
    scene.desk.send(DialogId{5}, wire::ComposeMode::reply, "Good morning", {}, {}, {}, {{}, at(9'000'000)});
    const auto sent = scene.link.peek<wire::MessageSend>();
    CHECK(sent.send_at == at(9'000'000));
    CHECK_FALSE(sent.hold_ms);
}
