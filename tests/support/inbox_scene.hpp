// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "client/app/inbox_controller.hpp"
#include "client/kit/notice_bar.hpp"
#include "client/views/composer/composer_edit.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/thread/thread_view.hpp"
#include "tests/support/desk_scene.hpp"
#include "tests/support/fake_courier.hpp"
#include "tests/support/wait_until.hpp"

namespace pult::support {

/// The whole desk behind a scripted link: signed in, with Anna's dialog 5 open.
struct InboxScene : DeskScene {
    FakeCourier courier;
    kit::Theme theme;
    client::InboxWindow window{theme, [this] { return desk.nowMs(); }};
    client::InboxController controller{
        link, desk, courier, clock, client::ServerAddress::parse(QStringLiteral("127.0.0.1")).value(), window, theme};
    client::ComposerView* composer = window.composer();
    client::ComposerEdit* edit = composer->findChild<client::ComposerEdit*>();

    /// `hold`: time to think again after Enter.
    explicit InboxScene(Millis hold = Millis{0}, wire::Role role = wire::Role::operator_,
                        std::optional<wire::ForeignReply> foreignReply = {}) {
        if (hold > Millis{0})
            desk.setHold(hold);
        link.role = role;
        link.foreignReply = foreignReply;
        link.start(100);
        link.tell(wire::DialogAdded{assignedTo(aDialog(5), 7), {}}, 101);
        window.show();
        controller.open(DialogId{5}, true);
        wire::MessagePage page;
        page.messages = {aMessage(5, 90, "Is it free?")};
        link.answer<wire::DialogHistory>(page);
        QTest::qWait(280); // an Enter right after a switch is not taken
    }
    void type(const QString& text) { QTest::keyClicks(edit, text); }
    void enter() { QTest::keyClick(edit, Qt::Key_Return); }
    /// What stands in the composer, as a reply.
    QString text() const { return composer->text(5, client::ComposerMode::reply); }
    /// What the bar over it says; empty: there is none.
    QString bar() const {
        const auto* bar = window.pane()->findChild<kit::NoticeBar*>();
        return bar->isHidden() ? QString() : bar->words();
    }
};

} // namespace pult::support
