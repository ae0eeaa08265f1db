// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/wire/types.hpp"

namespace pult::domain {

/// What a dialog's row shows of its newest message: the text cut to wire::kLastMessagePreview code points.
[[nodiscard]] wire::LastMessage lastMessageOf(const wire::Message& message);

/// Of one message in one form: a row would show both alike.
[[nodiscard]] bool isSameToSee(const wire::LastMessage& one, const wire::LastMessage& other);

/// Takes over what has become of the message; false when it is another one, or nothing of it shows.
bool changeLast(wire::LastMessage& last, wire::LastMessage now);

} // namespace pult::domain
