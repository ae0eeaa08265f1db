// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked for, in all dialogs and in one, and what filters leave.
#include "tests/screenshots/shots.hpp"

#include "client/views/inbox/find_bar.hpp"
#include "client/views/inbox/search_list.hpp"
#include "client/views/inbox/search_pane.hpp"
#include "client/views/inbox/thread_view.hpp"
#include "tests/screenshots/sample_data.hpp"

namespace pult::sample {

using namespace client;

QList<Shot> searchShots() {
    return {
        {QStringLiteral("search"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.search()->field()->setText(QString::fromUtf8("заез"));
             SearchView view = found();
             view.remark = QString::fromUtf8("Нашли как «заез»: была другая раскладка клавиатуры");
             window.search()->setView(view);
             window.search()->list()->step(1);
         }},
        {QStringLiteral("search-offline"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.search()->field()->setText(QString::fromUtf8("заез"));
             SearchView view = found();
             view.offline = true;
             view.remark = QString::fromUtf8("Нет связи: ищем в том, что сохранено на этом компьютере");
             window.search()->setView(view);
         }},
        {QStringLiteral("search-nothing"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.search()->field()->setText(QString::fromUtf8("5512"));
             SearchView view;
             view.state = SearchState::nothing;
             view.remark = QString::fromUtf8("Не нашли «5512». Искали в сообщениях и клиентах за всё время");
             window.search()->setView(view);
         }},
        {QStringLiteral("search-unclear"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.search()->field()->setText(QString::fromUtf8("до:скоро заказ"));
             SearchView view;
             view.state = SearchState::failed;
             view.remark =
                 QString::fromUtf8("Не понимаем запрос. Например: заказ от:анна после:12.05.2026 канал:wa тег:опт");
             window.search()->setView(view);
         }},
        {QStringLiteral("search-words-only"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             ConnectionStatus down;
             down.phase = ConnectionStatus::Phase::offline;
             down.downSinceMs = nowMs() - 60'000;
             window.setConnection(down);
             window.search()->field()->setText(QString::fromUtf8("тег:доставка"));
             SearchView view;
             view.state = SearchState::failed;
             view.remark = QString::fromUtf8("Без связи ищем только по словам, без от:, канал:, тег:, после: и до:");
             window.search()->setView(view);
         }},
        {QStringLiteral("search-operators"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.search()->field()->setText(QString::fromUtf8("канал:wa до:сегодня"));
             SearchView view = found();
             view.rows = view.rows.mid(3, 5);
             for (SearchRow& row : view.rows)
                 row.wordsMarks.clear();
             view.rows[2].words = QString::fromUtf8("Марина: без текста");
             window.search()->setView(view);
         }},
        {QStringLiteral("search-opened"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.search()->field()->setText(QString::fromUtf8("заез"));
             window.search()->setView(found());
             for (int row = 0; row < messages.rowCount(); ++row)
                 if (messages.at(row).direction == Direction::in && messages.at(row).text.size() > 12)
                     window.thread()->scrollToMessage(messages.at(row).id, {{0, 6}});
         }},
        {QStringLiteral("find"), kSmall,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.pane()->findBar()->begin();
             window.pane()->findBar()->field()->setText(QString::fromUtf8("вид"));
             QHash<std::int64_t, QList<TextMark>> marks;
             for (const MessageRow& row : talk())
                 for (int at = 0; at + 3 <= row.text.size(); at += 17)
                     marks[row.id].append({at, 3});
             window.thread()->setMarks(marks, talk().back().id);
             window.pane()->findBar()->setCount(3, 17);
         }},
        {QStringLiteral("filtered"), kLarge,
         [](InboxWindow& window, test::MessageRows& messages) {
             openTalk(window, messages);
             window.setFolderEntry(QStringLiteral("tag:2"));
             window.setFilter({{FilterKind::channel, {QStringLiteral("1"), QStringLiteral("3")}},
                               {FilterKind::period, {QStringLiteral("week")}}});
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
         }},
    };
}

} // namespace pult::sample
