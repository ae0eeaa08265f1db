// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/action_row.hpp"

#include <QList>
#include <QString>

namespace pult::client {

/// A place that has keys of its own beside those of its window.
enum class KeyPlace {
    composer,
    recording,
    list,
    thread,
    find,
    search,
    card,
    templates,
    palette,
    viewer,
    reading,  ///< a history in a window of its own
    opened,   ///< lists, menus and forms that open over the window
    elsewhere ///< buttons, mostly
};

/// The keys that a place has by nature and that nobody can choose anew, as rows of the table of actions. Two that
/// belong together stand in one row: "Up, Down".
[[nodiscard]] QList<ActionRow> fixedKeys(KeyPlace place);
/// Whether a row of the table belongs to the place.
[[nodiscard]] bool isOfPlace(const ActionRow& row, KeyPlace place);
/// A heading for its keys: "HERE: THE REPLY".
[[nodiscard]] QString headingOfPlace(KeyPlace place);
/// What Enter and Shift+Enter do in the composer is the operator's choice.
[[nodiscard]] QList<ActionRow> sendKeys(bool enterSends);

} // namespace pult::client
