// SPDX-License-Identifier: GPL-3.0-or-later
// The company begins: from the contact in the card to the dialog that is open then.
#include "client/views/composer/first_message.hpp"
#include "client/views/templates/template_picker.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

const IdentityId kContact{77};

struct Scene : InboxScene {
    void talksBy(wire::ChannelKind kind, std::vector<wire::Template> templates = {}) {
        wire::Channel channel;
        channel.id = aDialog(5).channel_id;
        channel.kind = kind;
        channel.name = "Shop";
        link.answer<wire::UserList>({});
        link.answer<wire::ChannelList>({{channel}});
        wire::TemplatePage page;
        page.templates = std::move(templates);
        link.answer<wire::TemplateList>(page);
        wire::CustomerDetails details;
        details.customer = customer();
        link.answer<wire::CustomerGet>(details);
    }
    wire::Customer customer() const {
        wire::Customer customer;
        customer.id = desk.dialog(DialogId{5})->customer_id;
        customer.name = "Ivan";
        customer.identities = {{kContact, aDialog(5).channel_id, "7921", "Ivan", false}};
        return customer;
    }
    QPushButton* contact() const { return window.findChild<QPushButton*>(QStringLiteral("contact-77")); }
    void pressContact() {
        REQUIRE(contact());
        REQUIRE(contact()->isEnabled());
        contact()->click();
        QTest::qWait(10);
    }
    static wire::Dialog begun() {
        wire::Dialog dialog = assignedTo(aDialog(6), 7);
        dialog.thread_id = ThreadId{kContact.value};
        dialog.customer_id = aDialog(5).customer_id;
        return dialog;
    }
};

void pressSend(const FirstMessage* form) {
    for (auto* button : form->findChildren<QPushButton*>())
        if (button->text() == u"Send")
            button->click();
}

} // namespace

TEST_CASE("inbox: a conversation is begun with words that stay until they are safe", "[app]") {
    Scene scene;
    scene.talksBy(wire::ChannelKind::telegram);
    scene.pressContact();
    auto* form = scene.window.findChild<FirstMessage*>();
    REQUIRE(form);
    auto* field = form->findChild<QPlainTextEdit*>();
    pressSend(form);
    CHECK(scene.link.outstanding("dialog.start") == 0); // nothing is written yet
    field->setPlainText(QStringLiteral("Your parcel is here"));
    pressSend(form);
    pressSend(form);
    REQUIRE(scene.link.outstanding("dialog.start") == 1);
    const auto first = scene.link.peek<wire::DialogStart>();
    CHECK(first.identity_id == kContact);
    CHECK(first.text == "Your parcel is here");
    scene.link.refuse<wire::DialogStart>(Errc::unavailable, "");
    CHECK(form->isVisible());
    CHECK(field->toPlainText() == "Your parcel is here");
    pressSend(form);
    CHECK(scene.link.peek<wire::DialogStart>().client_id == first.client_id); // the same message still
    scene.link.refuse<wire::DialogStart>(Errc::unavailable, "");
    field->setPlainText(QStringLiteral("Your parcel was here"));
    pressSend(form);
    const auto other = scene.link.peek<wire::DialogStart>();
    CHECK(other.text == "Your parcel was here");
    CHECK(other.client_id != first.client_id); // of which nobody knows whether it came
    scene.link.answer<wire::DialogStart>({Scene::begun(), aReply(6, 120, 7)});
    CHECK_FALSE(form->isVisible());
    CHECK(scene.composer->target().dialogId == 6);
}

TEST_CASE("inbox: where only approved texts may begin one of them is chosen", "[app]") {
    Scene scene;
    wire::Template approved;
    approved.id = TemplateId{3};
    approved.kind = wire::TemplateKind::whatsapp;
    approved.scope = wire::TemplateScope::channel;
    approved.title = "Parcel";
    approved.text = "Your parcel is here";
    auto& whatsapp = approved.whatsapp.emplace();
    whatsapp.channel_id = aDialog(5).channel_id;
    whatsapp.name = "parcel";
    whatsapp.status = wire::TemplateApproval::approved;
    wire::Template quick;
    quick.id = TemplateId{4};
    quick.kind = wire::TemplateKind::quick;
    quick.scope = wire::TemplateScope::all;
    quick.title = "Keys";
    quick.text = "The keys";
    SECTION("there is one") {
        scene.talksBy(wire::ChannelKind::whatsapp, {approved, quick});
        scene.pressContact();
        CHECK(scene.window.findChild<FirstMessage*>() == nullptr);
        TemplatePicker* open = nullptr;
        for (auto* each : scene.window.findChildren<TemplatePicker*>())
            if (each->isOpen())
                open = each;
        REQUIRE(open);
        REQUIRE(open->templates().size() == 1);
        CHECK(open->templates().front().id == 3);
        QTest::keyClick(open->findChild<QLineEdit*>(), Qt::Key_Return);
        const auto asked = scene.link.peek<wire::DialogStart>();
        CHECK(asked.identity_id == kContact);
        CHECK_FALSE(asked.text);
        REQUIRE(asked.template_);
        CHECK(asked.template_->id == TemplateId{3});
        scene.link.answer<wire::DialogStart>({Scene::begun(), aReply(6, 120, 7)});
        CHECK(scene.composer->target().dialogId == 6);
    }
    SECTION("its blanks are filled in") {
        scene.talksBy(wire::ChannelKind::whatsapp, {approved});
        scene.pressContact();
        emit scene.window.pane()->firstTemplateChosen(3, {{QStringLiteral("1"), QStringLiteral("17")}});
        const auto asked = scene.link.peek<wire::DialogStart>();
        REQUIRE(asked.template_);
        REQUIRE(asked.template_->parameters);
        CHECK(*asked.template_->parameters == std::map<std::string, std::string>{{"1", "17"}});
    }
    SECTION("there is none") {
        scene.talksBy(wire::ChannelKind::whatsapp, {quick});
        scene.pressContact();
        CHECK(scene.window.findChild<FirstMessage*>() == nullptr);
        for (const auto* each : scene.window.findChildren<TemplatePicker*>())
            CHECK_FALSE(each->isOpen());
    }
}

TEST_CASE("inbox: a contact with something open leads there instead", "[app]") {
    Scene scene;
    scene.link.tell(wire::DialogAdded{Scene::begun(), {}}, 110);
    scene.talksBy(wire::ChannelKind::telegram);
    QTest::qWait(80);
    scene.pressContact();
    CHECK(scene.window.findChild<FirstMessage*>() == nullptr);
    CHECK(scene.composer->target().dialogId == 6);
}
