// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked for, in all dialogs and in one, and what filters leave.
#include "tests/screenshots/shots.hpp"

#include "client/views/list/search_list.hpp"
#include "client/views/list/search_pane.hpp"
#include "client/views/thread/find_bar.hpp"
#include "client/views/thread/thread_view.hpp"
#include "tests/screenshots/sample_data.hpp"

#include <QMenu>
#include <QPushButton>

namespace pult::sample {

using namespace client;

QList<Shot> searchShots() {
    return {
        {QStringLiteral("search"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.search()->field()->setText(QString::fromUtf8("заез"));
             SearchView view = found();
             view.remark = here("Нашли как «заез»: была другая раскладка клавиатуры",
                                "Found as “заез”: the keyboard was in the other layout");
             window.search()->setView(view);
             window.search()->list()->step(1);
         }},
        {QStringLiteral("search-offline"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             ConnectionStatus down;
             down.phase = ConnectionStatus::Phase::offline;
             down.downSinceMs = nowMs() - 60'000;
             window.setConnection(down);
             window.search()->field()->setText(QString::fromUtf8("заез"));
             SearchView view = found();
             view.offline = true;
             view.remark = here("Нет связи: ищем в том, что сохранено на этом компьютере",
                                "No connection: searching what is kept on this computer");
             window.search()->setView(view);
         }},
        {QStringLiteral("search-nothing"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.search()->field()->setText(QString::fromUtf8("5512"));
             SearchView view;
             view.state = SearchState::nothing;
             view.remark = here("Не нашли «5512». Искали в сообщениях и клиентах, доступных вам, за всё время",
                                "No results for “5512” in the messages and clients that you may see");
             window.search()->setView(view);
         }},
        {QStringLiteral("search-unclear"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.search()->field()->setText(here("до:скоро заказ", "before:soon order"));
             SearchView view;
             view.state = SearchState::failed;
             view.remark = here("Не понимаем запрос. Например: заказ от:анна после:12.05.2026 канал:wa тег:опт",
                                "The search can't be read. Example: order from:anna after:12.05.2026 channel:wa "
                                "tag:wholesale");
             window.search()->setView(view);
         }},
        {QStringLiteral("search-words-only"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             ConnectionStatus down;
             down.phase = ConnectionStatus::Phase::offline;
             down.downSinceMs = nowMs() - 60'000;
             window.setConnection(down);
             window.search()->field()->setText(here("тег:доставка", "tag:delivery"));
             SearchView view;
             view.state = SearchState::failed;
             view.remark = here("Без связи ищем только по словам, без от:, канал:, тег:, после: и до:",
                                "Without a connection only words can be looked for, not from:, channel:, tag:, after: "
                                "or before:");
             window.search()->setView(view);
         }},
        {QStringLiteral("search-operators"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.search()->field()->setText(here("канал:wa до:сегодня", "channel:wa before:today"));
             SearchView view = found();
             view.rows = view.rows.mid(5, 3);
             view.rows[2].channelKind = QStringLiteral("whatsapp");
             for (SearchRow& row : view.rows)
                 row.wordsMarks.clear();
             view.rows[2].words = here("Марина: без текста", "Марина: no text");
             window.search()->setView(view);
         }},
        {QStringLiteral("search-opened"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.search()->field()->setText(QString::fromUtf8("заез"));
             // As after Enter on a hit: its message is in the thread, the word marked there, too.
             const QString word = QString::fromUtf8("заезд");
             SearchView view = found();
             for (int row = 0; row < messages.rowCount(); ++row) {
                 const QString text = messages.at(row).text;
                 const auto at = static_cast<int>(text.indexOf(word));
                 if (at < 0 || messages.at(row).direction != Direction::out)
                     continue;
                 view.rows[6].words = QString::fromUtf8("Анна: …") + text.mid(at);
                 view.rows[6].wordsMarks = {{7, 5}};
                 window.thread()->scrollToMessage(messages.at(row).id, {{at, 5}});
             }
             window.search()->setView(view);
             for (int steps = 0; steps < 3; ++steps)
                 window.search()->list()->step(1);
         }},
        {QStringLiteral("find"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.pane()->findBar()->begin();
             const QString word = QString::fromUtf8("заезд");
             window.pane()->findBar()->field()->setText(word);
             QHash<std::int64_t, QList<TextMark>> marks;
             std::int64_t last = 0;
             for (const MessageRow& row : talk())
                 if (const auto at = static_cast<int>(row.text.indexOf(word)); at >= 0)
                     marks[last = row.id].append({at, 5});
             const auto hits = static_cast<int>(marks.size());
             window.thread()->setMarks(marks, last);
             window.pane()->findBar()->setCount(hits, hits);
         }},
        {QStringLiteral("filtered"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.setFolderEntry(QStringLiteral("tag:2"));
             window.setFilter({{FilterKind::channel, {QStringLiteral("1"), QStringLiteral("3")}},
                               {FilterKind::period, {QStringLiteral("week")}}});
             window.setShownCount({2, 10});
         }},
        {QStringLiteral("saved-filter-changed"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.setFolderEntry(QStringLiteral("filter:1"));
             window.setOpenSaved({here("VIP за сегодня", "VIP of today"), {}, false});
             window.setFilter({{FilterKind::channel, {QStringLiteral("1")}}});
             window.setShownCount({2, 10});
         }},
        {QStringLiteral("saved-filter-overwritten"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             const ListFilter chosen{{FilterKind::channel, {QStringLiteral("1")}}};
             window.setFolderEntry(QStringLiteral("filter:1"));
             window.setFilter(chosen);
             window.setOpenSaved({here("VIP за сегодня", "VIP of today"), chosen, true});
             window.setShownCount({2, 10});
         }},
        {QStringLiteral("filter-hides-all"), kSmall,
         [](InboxWindow& window, test::MessageRows&) {
             window.setDialogs(nullptr);
             window.setFilter(
                 {{FilterKind::channel, {QStringLiteral("3")}}, {FilterKind::period, {QStringLiteral("today")}}});
             window.setShownCount({0, 0});
         }},
        {QStringLiteral("folders-of-here"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             FolderHabits habits;
             habits.folded = 0b0101;
             habits.hidden = {Folder::snoozed};
             window.setFolderHabits(habits);
             QList<FolderEntry> entries = folderEntries();
             for (FolderEntry& entry : entries)
                 entry.count.isOfHere = true;
             window.setFolderEntries(entries);
             window.setFolderCount(Folder::unanswered, {12, 12, true});
             window.setFolderCount(Folder::mine, {4, 11, true});
             // Without room for them they are a menu over the list.
             auto* menu = window.findChild<QMenu*>(QStringLiteral("folders-menu"));
             for (const auto* button : window.findChildren<QPushButton*>())
                 if (button->menu() == menu && button->isVisible())
                     menu->popup(button->mapToGlobal(QPoint(0, button->height())));
         }},
    };
}

} // namespace pult::sample
