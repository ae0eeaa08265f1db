// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QList>
#include <QMetaType>
#include <QString>

#include <array>
#include <optional>

namespace pult::client {

/// The fixed folders. A folder is a query to the server, not a filter over loaded rows; only drafts and what was not
/// sent are gathered from what this desk knows.
enum class Folder { unanswered, mine, unassigned, mentioned, waiting, snoozed, drafts, unsent, closed, spam };

inline constexpr std::array kFolders = {Folder::unanswered, Folder::mine,    Folder::unassigned, Folder::mentioned,
                                        Folder::waiting,    Folder::snoozed, Folder::drafts,     Folder::unsent,
                                        Folder::closed,     Folder::spam};

/// A folder's name where settings are kept, and where the server counts it.
constexpr const char* folderId(Folder folder) {
    switch (folder) {
    case Folder::unanswered:
        return "unanswered";
    case Folder::mine:
        return "mine";
    case Folder::unassigned:
        return "unassigned";
    case Folder::mentioned:
        return "mentioned";
    case Folder::waiting:
        return "waiting";
    case Folder::snoozed:
        return "snoozed";
    case Folder::drafts:
        return "drafts";
    case Folder::unsent:
        return "unsent";
    case Folder::closed:
        return "closed";
    case Folder::spam:
        return "spam";
    }
    return "";
}

inline std::optional<Folder> folderCalled(const QString& id) {
    for (const Folder folder : kFolders)
        if (id == QLatin1String(folderId(folder)))
            return folder;
    return std::nullopt;
}

constexpr bool isGathered(Folder folder) {
    return folder == Folder::drafts || folder == Folder::unsent;
}

/// Of what is over: nobody counts it, and the newest stands first.
constexpr bool isOver(Folder folder) {
    return folder == Folder::closed || folder == Folder::spam;
}

inline size_t qHash(Folder folder, size_t seed = 0) {
    return ::qHash(static_cast<int>(folder), seed);
}

/// The number beside a folder: dialogs that need an answer, and all of them for the tooltip. -1: not known.
struct FolderCount {
    int waiting = -1;
    int total = -1;
    bool isOfHere = false;  ///< by what this computer has kept, the server is out of reach
    bool isPartial = false; ///< of the rows that are loaded; there are more

    bool operator==(const FolderCount&) const = default;
};

/// What the operator has made of the fixed folders and the groups below them.
struct FolderHabits {
    QList<Folder> order{kFolders.begin(), kFolders.end()};
    QList<Folder> hidden;
    quint32 folded = 0; ///< groups, one bit each

    bool operator==(const FolderHabits&) const = default;
};

/// So many of the folders in their order have a key of their own.
inline constexpr int kFolderKeys = 9;

/// Those that have a key by their place: that one which is hidden is open for the moment moves no other's key, and "not
/// sent" counts only while something has failed.
inline QList<Folder> keyedFolders(const FolderHabits& habits, bool somethingFailed) {
    QList<Folder> keyed;
    for (const Folder each : habits.order)
        if (each == Folder::unsent ? somethingFailed : !habits.hidden.contains(each))
            keyed += each;
    return keyed.mid(0, kFolderKeys);
}

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
    case Folder::spam:
        return 0;
    default:
        return count.waiting > 0 ? count.waiting : 0;
    }
}

} // namespace pult::client

Q_DECLARE_METATYPE(pult::client::Folder)
