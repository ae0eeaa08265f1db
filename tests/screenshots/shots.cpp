// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/shots.hpp"

#include "client/views/thread/thread_view.hpp"
#include "tests/screenshots/sample_data.hpp"

#include <QAction>

namespace pult::sample {

using namespace client;

void press(InboxWindow& window, Qt::Key key) {
    for (QAction* action : window.actions())
        if (action->shortcut() == QKeySequence(key))
            action->trigger();
}

void openTalk(InboxWindow& window, test::MessageRows& messages) {
    messages.append(talk());
    window.openDialog(openDialog(), &messages, kFirstUnread, true);
    window.setCard(card());
}

QStringList tags() {
    return {here("ранний заезд", "early arrival"), here("семья", "family"), here("оплата", "payment"),
            here("возврат", "refund"), here("животные", "pets")};
}

QList<Command> mergeTargets() {
    const auto target = [](const QString& words, const QString& aside, const QString& whyNot) {
        Command command{.id = aside, .icon = QStringLiteral("message-circle"), .words = words};
        command.aside = aside;
        command.whyNot = whyNot;
        return command;
    };
    return {target(here("Телеграм Заречья: А можно приехать к 12?", "Telegram of the lake: May we come at 12?"),
                   here("#18251, ваш", "#18251, yours"), {}),
            target(here("Сайт: Добрый день, мы уже бронировали у вас прошлым летом, и хотели бы тот же домик",
                        "Site: Good day, we have stayed with you last summer and would like the same cottage"),
                   here("#18102, ваш", "#18102, yours"), {}),
            target(here("ВКонтакте: Спасибо!", "VK: Thank you!"), {}, here("его ведёт Марина", "Marina has it"))};
}

QList<Command> colleagues() {
    const auto person = [](const QString& name, const QString& aside, const char* icon) {
        Command command{.kind = Command::Kind::person,
                        .id = name,
                        .group = here("КОЛЛЕГЕ", "TO A COLLEAGUE"),
                        .icon = QString::fromUtf8(icon),
                        .words = name};
        command.aside = aside;
        return command;
    };
    const auto queue = [&](const QString& name, const QString& aside) {
        Command command = person(name, aside, "users");
        command.group = here("В ОЧЕРЕДЬ", "TO A QUEUE");
        return command;
    };
    return {person(here("Мне", "To me"), here("онлайн, 4 из 5", "online, 4 of 5"), "user-check"),
            person(QString::fromUtf8("Марина Соколова"), here("онлайн, 2 из 5", "online, 2 of 5"), "user"),
            person(QString::fromUtf8("Александра Вознесенская-Константинопольская"),
                   here("занят, 5 из 5", "busy, 5 of 5"), "user"),
            person(QString::fromUtf8("Игорь Лапин"), here("не в сети, 0 из 5", "offline, 0 of 5"), "user"),
            queue(here("Бронирование", "Bookings"), here("онлайн 2 из 3, ждут: 4", "2 of 3 online, 4 waiting")),
            queue(here("Бухгалтерия", "Accounts"), here("онлайн 0 из 2", "0 of 2 online"))};
}

const QList<Shot>& shots() {
    static const QList<Shot> all = dialogShots() + composerShots() + listShots() + searchShots() + cardShots();
    return all;
}

} // namespace pult::sample
