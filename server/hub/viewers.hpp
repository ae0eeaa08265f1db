// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "shared/base/ids.hpp"

namespace pult::hub {

/// Which dialog each session has open. In memory only.
class Viewers {
public:
    struct Left {
        DialogId dialog;
        OperatorId operatorId;
    };

    /// The session looks at `dialog` (0: at none). Returns what it looked at before, when that was another one.
    std::optional<Left> look(const std::string& session, OperatorId operatorId, DialogId dialog);
    std::vector<OperatorId> of(DialogId dialog) const;

private:
    struct Entry {
        OperatorId operatorId;
        DialogId dialog;
    };
    std::unordered_map<std::string, Entry> m_bySession;
};

} // namespace pult::hub
