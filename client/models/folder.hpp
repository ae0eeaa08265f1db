// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>

#include <array>

namespace pult::client {

/// The fixed folders. A folder is a query to the server, not a filter over loaded rows.
enum class Folder { unanswered, mine, unassigned, waiting, snoozed, closed };

inline constexpr std::array kFolders = {Folder::unanswered, Folder::mine,    Folder::unassigned,
                                        Folder::waiting,    Folder::snoozed, Folder::closed};

inline size_t qHash(Folder folder, size_t seed = 0) {
    return ::qHash(static_cast<int>(folder), seed);
}

/// The number beside a folder: dialogs that need an answer, and all of them for the tooltip. -1: not known.
struct FolderCount {
    int waiting = -1;
    int total = -1;
};

} // namespace pult::client

Q_DECLARE_METATYPE(pult::client::Folder)
