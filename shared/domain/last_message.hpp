// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/types.hpp"

namespace pult::domain {

/// What a dialog's row shows of its newest message: the text cut to wire::kLastMessagePreview code points.
[[nodiscard]] wire::LastMessage lastMessageOf(const wire::Message& message);

} // namespace pult::domain
