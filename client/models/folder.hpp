// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>

#include <array>

namespace pult::client {

/// The fixed folders. A folder is a query to the server, not a filter over loaded rows; only mentions, drafts and what
/// was not sent are gathered from what this desk knows.
enum class Folder { unanswered, mine, unassigned, mentioned, waiting, snoozed, drafts, unsent, closed };

inline constexpr std::array kFolders = {Folder::unanswered, Folder::mine,    Folder::unassigned,
                                        Folder::mentioned,  Folder::waiting, Folder::snoozed,
                                        Folder::drafts,     Folder::unsent,  Folder::closed};

constexpr bool isGathered(Folder folder) {
    return folder == Folder::mentioned || folder == Folder::drafts || folder == Folder::unsent;
}

inline size_t qHash(Folder folder, size_t seed = 0) {
    return ::qHash(static_cast<int>(folder), seed);
}

/// The number beside a folder: dialogs that need an answer, and all of them for the tooltip. -1: not known.
struct FolderCount {
    int waiting = -1;
    int total = -1;

    bool operator==(const FolderCount&) const = default;
};

/// What stands beside a folder's name: those that need an answer, or all of them where none does. 0: nothing.
constexpr int folderNumber(Folder folder, const FolderCount& count) {
    switch (folder) {
    case Folder::mentioned:
    case Folder::waiting:
    case Folder::snoozed:
    case Folder::drafts:
    case Folder::unsent:
        return count.total > 0 ? count.total : 0;
    case Folder::closed:
        return 0;
    default:
        return count.waiting > 0 ? count.waiting : 0;
    }
}

} // namespace pult::client

Q_DECLARE_METATYPE(pult::client::Folder)
