// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the table of actions that stays as it is: keys that the places of the windows have by themselves.
#include "client/views/parts/fixed_keys.hpp"

#include "client/kit/language.hpp"

#include <QCoreApplication>

#include <algorithm>

namespace pult::client {

namespace {

using Group = ActionGroup;

constexpr const char* kContext = "pult::client::FixedKeys";

struct Place {
    KeyPlace place;
    const char* id; ///< begins the ids of its keys
    Group group;    ///< under which they stand where the keys are somewhere else
    const char* heading;
};
constexpr Place kPlaces[] = {
    {KeyPlace::composer, "composer", Group::reply, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "HERE: THE REPLY")},
    {KeyPlace::recording, "recording", Group::reply, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "HERE: RECORDING")},
    {KeyPlace::list, "list", Group::queue, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "HERE: LIST OF DIALOGS")},
    {KeyPlace::thread, "thread", Group::dialog, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "HERE: MESSAGES")},
    {KeyPlace::find, "find", Group::dialog, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "HERE: FIND IN THE DIALOG")},
    {KeyPlace::search, "search", Group::queue, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "HERE: SEARCH")},
    {KeyPlace::card, "card", Group::dialog, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "HERE: THE CLIENT'S CARD")},
    {KeyPlace::templates, "templates", Group::reply, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "HERE: TEMPLATES")},
    {KeyPlace::palette, "palette", Group::work, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "HERE: COMMANDS")},
    {KeyPlace::viewer, "viewer", Group::window, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "HERE: THE PICTURE")},
    {KeyPlace::reading, "reading", Group::window, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "HERE: HISTORY")},
    {KeyPlace::opened, "opened", Group::window,
     QT_TRANSLATE_NOOP("pult::client::FixedKeys", "IN WHAT OPENS: LISTS, MENUS")},
    {KeyPlace::elsewhere, "elsewhere", Group::window, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "HERE")},
};

const Place& placeOf(KeyPlace place) {
    return *std::find_if(std::begin(kPlaces), std::end(kPlaces),
                         [&](const Place& each) { return each.place == place; });
}

struct FixedKey {
    KeyPlace place;
    const char* words;
    const char* keys;
};
constexpr FixedKey kKeys[] = {
    {KeyPlace::composer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Take back what was just sent or done"),
     "Ctrl+Z"},
    {KeyPlace::composer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Change what was sent last"), "Up"},
    {KeyPlace::composer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Quote an older message"), "Ctrl+Up"},
    {KeyPlace::composer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Quote a newer message"), "Ctrl+Down"},
    {KeyPlace::composer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Messages: a page up"), "PgUp"},
    {KeyPlace::composer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Messages: a page down"), "PgDown"},
    {KeyPlace::composer,
     QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Messages: to the beginning, while the text is empty"), "Home"},
    {KeyPlace::composer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Messages: to the end, while the text is empty"),
     "End"},
    {KeyPlace::composer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Choose a template, where a line begins"), "/"},
    {KeyPlace::composer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Name a colleague, in a note"), "@"},
    {KeyPlace::composer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Find an emoji, with two letters behind it"),
     ":"},
    {KeyPlace::composer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Send the chosen template at once"),
     "Ctrl+Return"},

    {KeyPlace::recording, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Stop the recording"), "Space"},
    {KeyPlace::recording, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Send the recording"), "Return"},
    {KeyPlace::recording, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Throw the recording away"), "Del"},

    {KeyPlace::list, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Open the dialog and write"), "Return"},
    {KeyPlace::list, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Open the row above or below, stay in the list"),
     "Up, Down"},
    {KeyPlace::list, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Select or leave out the row"), "Ctrl+Space"},
    {KeyPlace::list, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Select down to the next row"), "Shift+Down"},
    {KeyPlace::list, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Go to the next row, open nothing"), "Ctrl+Down"},
    {KeyPlace::list,
     QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Select the rows that are loaded; press again: all dialogs"),
     "Ctrl+A"},
    {KeyPlace::list, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Peek: look without marking as read"), "Space"},

    {KeyPlace::thread, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Message above, message below"), "Up, Down"},
    {KeyPlace::thread, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Quote, copy, change: all for this message"),
     "Return"},
    {KeyPlace::thread, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Delete the message, where the channel can"),
     "Del"},
    {KeyPlace::thread, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Copy the message"), "Ctrl+C"},
    {KeyPlace::thread, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "A page up, a page down"), "PgUp, PgDown"},
    {KeyPlace::thread, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "To the beginning, to the end"), "Home, End"},
    {KeyPlace::thread, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Play the voice message, stop it"), "Space"},
    {KeyPlace::thread, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Five seconds back or on in it"), "Left, Right"},

    {KeyPlace::find, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Next hit, older"), "Return"},
    {KeyPlace::find, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Previous hit, newer"), "Shift+Return"},
    {KeyPlace::find, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Close the search"), "Esc"},

    {KeyPlace::search, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Go through what is found"), "Up, Down"},
    {KeyPlace::search, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "A page up, a page down"), "PgUp, PgDown"},
    {KeyPlace::search, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Open it where it was found"), "Return"},
    {KeyPlace::search, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Close the search"), "Esc"},

    {KeyPlace::card, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Next field or button, previous one"),
     "Tab, Shift+Tab"},
    {KeyPlace::card, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Press the button, keep the field or the note"),
     "Return"},
    {KeyPlace::card, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Leave the field as it was"), "Esc"},
    {KeyPlace::card, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Open another dialog, instead of looking into it"),
     "Ctrl+Return"},

    {KeyPlace::templates, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Choose a text"), "Up, Down"},
    {KeyPlace::templates, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Choose a folder"), "Ctrl+Up, Ctrl+Down"},
    {KeyPlace::templates, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "A page up, a page down"), "PgUp, PgDown"},
    {KeyPlace::templates, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Put the text into the reply"), "Return"},
    {KeyPlace::templates, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Put it in, go to what is to be filled in"),
     "Tab"},
    {KeyPlace::templates, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Back to the reply"), "Esc"},

    {KeyPlace::palette, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Choose a line"), "Up, Down"},
    {KeyPlace::palette, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "A page up, a page down"), "PgUp, PgDown"},
    {KeyPlace::palette, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Do it"), "Return"},
    {KeyPlace::palette, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Back to where you were"), "Esc"},

    {KeyPlace::viewer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Nearer"), "+"},
    {KeyPlace::viewer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Further"), "-"},
    {KeyPlace::viewer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Fit into the window"), "0"},
    {KeyPlace::viewer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Rotate"), "R"},
    {KeyPlace::viewer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Copy"), "Ctrl+C"},
    {KeyPlace::viewer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Save as"), "Ctrl+S"},
    {KeyPlace::viewer, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Close the picture"), "Esc"},

    {KeyPlace::reading, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Message above, message below"), "Up, Down"},
    {KeyPlace::reading, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Open the dialog of the message"), "Return"},
    {KeyPlace::reading, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Copy the message"), "Ctrl+C"},
    {KeyPlace::reading, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "A page up, a page down"), "PgUp, PgDown"},
    {KeyPlace::reading, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "To the beginning, to the end"), "Home, End"},
    {KeyPlace::reading, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Close the window"), "Esc"},

    {KeyPlace::opened, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Choose a line"), "Up, Down"},
    {KeyPlace::opened, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Take it"), "Return"},
    {KeyPlace::opened, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Next field: a comment, a reason"), "Tab"},
    {KeyPlace::opened, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Close it, change nothing"), "Esc"},

    {KeyPlace::elsewhere, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Next button or field, previous one"),
     "Tab, Shift+Tab"},
    {KeyPlace::elsewhere, QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Press the button"), "Return"},
};

constexpr const char* kSendWords = QT_TRANSLATE_NOOP("pult::client::FixedKeys", "Send");
constexpr const char* kLineWords = QT_TRANSLATE_NOOP("pult::client::FixedKeys", "New line");

ActionRow rowOf(const Place& place, const QString& name, const char* words, const char* keys) {
    ActionRow row;
    row.id = QLatin1String(place.id) + u'.' + name;
    row.group = place.group;
    row.words = QCoreApplication::translate(kContext, words);
    row.english = QString::fromUtf8(words);
    row.russian = kit::inRussian(kContext, words);
    row.key = row.usualKey = QString::fromLatin1(keys);
    row.fixed = true;
    return row;
}

} // namespace

QList<ActionRow> fixedKeys(KeyPlace place) {
    QList<ActionRow> rows;
    for (const FixedKey& key : kKeys)
        if (key.place == place)
            rows.append(rowOf(placeOf(place), QString::fromLatin1(key.keys), key.words, key.keys));
    return rows;
}

bool isOfPlace(const ActionRow& row, KeyPlace place) {
    return row.fixed && row.id.section(u'.', 0, 0) == QLatin1String(placeOf(place).id);
}

QString headingOfPlace(KeyPlace place) {
    return QCoreApplication::translate(kContext, placeOf(place).heading);
}

QList<ActionRow> sendKeys(bool enterSends) {
    const Place& composer = placeOf(KeyPlace::composer);
    return {rowOf(composer, QStringLiteral("send"), kSendWords, enterSends ? "Return" : "Ctrl+Return"),
            rowOf(composer, QStringLiteral("line"), kLineWords, enterSends ? "Shift+Return" : "Return")};
}

} // namespace pult::client
