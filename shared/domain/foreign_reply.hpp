// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "shared/wire/session.hpp"

/// Replies into dialogs that a colleague has.
namespace pult::domain {

/// May one go out? `meant`: what its sender says, see MessageSend::foreign.
[[nodiscard]] constexpr bool mayBeForeign(wire::ForeignReply rule, std::optional<bool> meant) {
    switch (rule) {
    case wire::ForeignReply::forbid:
        return false;
    case wire::ForeignReply::allow:
        return true;
    default:
        return meant.value_or(true);
    }
}

} // namespace pult::domain
