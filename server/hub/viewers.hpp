// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "shared/base/ids.hpp"

namespace pult::hub {

/// Which dialog each socket has open. In memory only.
class Viewers {
public:
    /// The operator looks at `dialog` (0: at none) by this socket. Returns the one that he has left thereby: what he
    /// looked at before, unless he still does by another of his sockets.
    std::optional<DialogId> look(std::uint64_t socket, OperatorId operatorId, DialogId dialog);
    std::vector<OperatorId> of(DialogId dialog) const;

private:
    struct Entry {
        OperatorId operatorId;
        DialogId dialog;
    };
    std::unordered_map<std::uint64_t, Entry> m_bySocket;
};

} // namespace pult::hub
