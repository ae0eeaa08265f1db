// SPDX-License-Identifier: GPL-3.0-or-later
// The card of the client, and the drawers of a narrow window.
#include "tests/screenshots/shots.hpp"

#include "client/views/card/card_pane.hpp"
#include "client/views/thread/thread_view.hpp"
#include "tests/screenshots/sample_data.hpp"

#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace pult::sample {

using namespace client;

namespace {

/// Where it doesn't stand beside the thread it is a drawer.
void showCard(InboxWindow& window) {
    if (!window.card()->isVisible())
        press(window, Qt::Key_F9);
}

} // namespace

QList<Shot> cardShots() {
    return {
        {QStringLiteral("drawer"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             press(window, Qt::Key_F9);
         }},
        {QStringLiteral("history"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             showCard(window);
             window.thread()->setFirstUnread(0);
             window.thread()->scrollToMessage(2000);
             window.setFolder(Folder::unsent);
             for (auto* button : window.findChild<QWidget*>(QStringLiteral("card"))->findChildren<QPushButton*>())
                 if (button->isCheckable() && !button->isChecked())
                     return button->click();
         }},
        {QStringLiteral("card"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             showCard(window);
             window.setCard(doubtfulCard());
             // Somebody else has been faster with the one, the other is being written.
             window.card()->returnField(6, QString::fromUtf8("Город"), QString::fromUtf8("Казань"), {});
             window.findChild<QPushButton*>(QString::fromUtf8("field-Договор"))->click();
             QCoreApplication::processEvents();
             auto* input = window.findChild<QLineEdit*>(QString::fromUtf8("field-editor-Договор"));
             input->setText(QString::fromUtf8("А-17"));
             emit input->textEdited(input->text());
             emit input->returnPressed();
             QCoreApplication::processEvents();
         }},
        {QStringLiteral("client-without-dialog"), kLarge,
         [](InboxWindow& window, test::MessageRows&) {
             CustomerCard shown = card();
             shown.dialogs.clear();
             shown.openDialogId = 0;
             std::int64_t id = 0;
             for (ContactRow& contact : shown.contacts) {
                 contact.id = ++id;
                 contact.dialogId = 0;
             }
             window.showClient(shown.id, 0);
             window.setCard(shown);
         }},
        {QStringLiteral("card-rename"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             showCard(window);
             window.card()->rename();
         }},
        {QStringLiteral("card-orders"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             showCard(window);
             window.setCard(card());
             window.findChild<QPushButton*>(QStringLiteral("history-tab"))->click();
             window.findChild<QPushButton*>(QStringLiteral("order-2"))->click();
             QCoreApplication::processEvents();
         }},
        {QStringLiteral("card-older-orders"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             CustomerCard shown = card();
             shown.moreOrders = true;
             window.setCard(shown);
             window.findChild<QPushButton*>(QStringLiteral("history-tab"))->click();
         }},
        {QStringLiteral("card-older-orders-offline"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             const bool russian = QLocale().language() == QLocale::Russian;
             CustomerCard shown = card();
             shown.moreOrders = true;
             shown.cannotLoadOlder = russian ? QString::fromUtf8("нет связи") : QStringLiteral("no connection");
             window.setCard(shown);
             window.findChild<QPushButton*>(QStringLiteral("history-tab"))->click();
         }},
        {QStringLiteral("card-older-dialogs"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             CustomerCard shown = card();
             shown.moreDialogs = true;
             window.setCard(shown);
             window.findChild<QPushButton*>(QStringLiteral("history-tab"))->click();
             window.findChild<QPushButton*>(QStringLiteral("head-5"))->click(); // his way takes the whole height
             QCoreApplication::processEvents();
         }},
        {QStringLiteral("card-covered"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             showCard(window);
             window.setCard(coveredCard(true));
             window.findChild<QPushButton*>(QStringLiteral("uncover"))->setFocus();
         }},
        {QStringLiteral("card-uncovered"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             showCard(window);
             window.setCard(uncoveredCard());
         }},
        {QStringLiteral("drawer-covered"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.setCard(coveredCard(false));
             press(window, Qt::Key_F9);
         }},
        {QStringLiteral("drawer-card"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.setCard(doubtfulCard());
             press(window, Qt::Key_F9);
         }},
        {QStringLiteral("hostile-card"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.setCard(hostileCard());
             press(window, Qt::Key_F9);
         }},
    };
}

} // namespace pult::sample
