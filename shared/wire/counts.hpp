// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/session.hpp"
#include "shared/wire/workspace.hpp"

namespace pult::wire {

struct DialogCounted {
    std::vector<DialogCount> counts;
};
BOOST_DESCRIBE_STRUCT(DialogCounted, (), (counts))

/// Of the asker's folders, of dialogs that aren't closed: a folder that isn't named has none. The signal `counts` tells
/// his live sessions of what changes from then on. A saved filter that asks for closed dialogs isn't counted.
struct DialogCounts {
    static constexpr std::string_view kMethod = "dialog.counts";
    using Answer = DialogCounted;
};
BOOST_DESCRIBE_STRUCT(DialogCounts, (), ())

} // namespace pult::wire
