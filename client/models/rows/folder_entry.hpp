// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/folder.hpp"

#include <QString>

#include <array>

namespace pult::client {

/// What stands in groups below the fixed folders. Like those, each entry is a query to the server.
enum class FolderGroup { channels, tags, operators, saved };

inline constexpr std::array kFolderGroups = {FolderGroup::channels, FolderGroup::tags, FolderGroup::operators,
                                             FolderGroup::saved};

struct FolderEntry {
    FolderGroup group = FolderGroup::channels;
    QString key; ///< what its number is called by: `channel:3`
    QString name;
    QString channelKind; ///< of a channel, whose badge stands for an icon
    FolderCount count;
    bool isShared = false;  ///< a saved filter that everybody sees
    bool canChange = false; ///< may be given another name, and deleted
    bool canShare = false;
    bool canMove = false; ///< among its neighbours: private filters, or shared ones

    bool operator==(const FolderEntry&) const = default;
};

} // namespace pult::client
