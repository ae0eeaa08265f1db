// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/settings/settings_search.hpp"

#include "client/kit/language.hpp"
#include "client/models/search/command_search.hpp"
#include "client/views/settings/settings_window.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {

using Page = SettingsWindow::Page;

/// The pages' own words, in their contexts.
struct Row {
    Page page;
    const char* context;
    const char* words;
};
constexpr const char* kPages = "pult::client::SettingsWindow";
constexpr const char* kNotices = "pult::client::NoticesPage";
constexpr const char* kSounds = "pult::client::SoundsPage";
constexpr const char* kLook = "pult::client::LookPage";
constexpr const char* kKeys = "pult::client::KeysPage";
constexpr const char* kComputer = "pult::client::ComputerPage";
constexpr const char* kHappenings = "pult::client::HappeningWords";
constexpr Row kRows[] = {
    {Page::notices, kPages, "Notifications"},
    {Page::notices, kHappenings, "Message in a dialog of mine"},
    {Page::notices, kHappenings, "New in the queue"},
    {Page::notices, kHappenings, "I am given a dialog or called to one"},
    {Page::notices, kHappenings, "An answer is due soon"},
    {Page::notices, kNotices, "Do not disturb"},
    {Page::notices, kNotices, "Names and words of clients in popups"},
    {Page::notices, kNotices, "Count the queue in the badge, beside what is mine"},
    {Page::notices, kNotices, "Try popup and sound"},
    {Page::sounds, kPages, "Sounds"},
    {Page::sounds, kHappenings, "Message in a dialog of mine"},
    {Page::sounds, kHappenings, "New in the queue"},
    {Page::sounds, kHappenings, "I am given a dialog or called to one"},
    {Page::sounds, kHappenings, "An answer is due soon"},
    {Page::sounds, kHappenings, "An answer is late"},
    {Page::sounds, kHappenings, "Trouble: not sent, no connection"},
    {Page::sounds, kSounds, "Volume"},
    {Page::sounds, kSounds, "A soft tick for what comes into the open dialog"},
    {Page::look, kPages, "Look, language, text"},
    {Page::look, kLook, "Language"},
    {Page::look, kLook, "Colours"},
    {Page::look, kLook, "Text size"},
    {Page::look, kLook, "Send a message"},
    {Page::look, kLook, "Undo after sending"},
    {Page::look, kLook, "Motion"},
    {Page::look, kLook, "Check spelling"},
    {Page::keys, kPages, "Keys"},
    {Page::keys, kKeys, "Find an action or a key"},
    {Page::keys, kKeys, "Save the keys to a file…"},
    {Page::keys, kKeys, "Take the keys from a file…"},
    {Page::keys, kKeys, "All keys as they were"},
    {Page::computer, kPages, "Pictures and startup"},
    {Page::computer, kComputer, "Pictures go"},
    {Page::computer, kComputer, "Where a photo was taken"},
    {Page::computer, kComputer, "Start with the system"},
};
constexpr int kMost = 8;

QList<Command> allRows(const QList<ActionRow>& actions) {
    QList<Command> rows;
    for (const Row& row : kRows)
        rows.append({.kind = row.context == kPages ? Command::Kind::place : Command::Kind::setting,
                     .id = QString::number(static_cast<int>(row.page)),
                     .words = QCoreApplication::translate(row.context, row.words),
                     .alike = {QString::fromUtf8(row.words), kit::inRussian(row.context, row.words)}});
    for (const ActionRow& action : actions)
        if (!action.fixed)
            rows.append({.kind = Command::Kind::setting,
                         .id = QString::number(static_cast<int>(Page::keys)),
                         .words = action.words,
                         .alike = {action.english, action.russian}});
    return rows;
}

/// Where one of the words begins with one that was looked for.
QList<QPair<int, int>> marksIn(const QString& words, const QString& looked) {
    const auto folded = [](const QString& text) { return text.toLower().replace(QChar(0x451), QChar(0x435)); };
    const QString in = folded(words);
    QList<QPair<int, int>> marks;
    for (const QString& part : folded(looked).split(u' ', Qt::SkipEmptyParts))
        for (qsizetype at = in.indexOf(part); at >= 0; at = in.indexOf(part, at + part.size()))
            if (at == 0 || !in[at - 1].isLetterOrNumber())
                marks.append({static_cast<int>(at), static_cast<int>(part.size())});
    std::sort(marks.begin(), marks.end());
    return marks;
}

} // namespace

QList<SettingsHit> SettingsSearch::find(const QString& typed, const QList<ActionRow>& actions) {
    CommandSearch search;
    search.setCommands(allRows(actions));
    QList<SettingsHit> hits;
    const CommandSearch::Found answer = search.find(typed, kMost);
    for (const int row : answer.rows) {
        const Command& found = search.commands()[row];
        hits.append({found.id.toInt(), found.words, found.kind == Command::Kind::place,
                     marksIn(found.words, answer.as.isEmpty() ? typed : answer.as)});
    }
    QList<int> pages;
    for (const SettingsHit& hit : std::as_const(hits))
        if (!pages.contains(hit.page))
            pages += hit.page;
    std::stable_sort(hits.begin(), hits.end(), [&](const SettingsHit& one, const SettingsHit& other) {
        return pages.indexOf(one.page) < pages.indexOf(other.page);
    });
    return hits;
}

} // namespace pult::client
