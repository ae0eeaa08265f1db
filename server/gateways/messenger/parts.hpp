// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateways/messenger/outgoing.hpp"
#include "shared/domain/capabilities.hpp"

namespace pult::messenger {

/// A reply as the messages it becomes: a long text in pieces, files together as far as the messenger shows them
/// together, the text with the files where it fits as their caption, else before them. Only the first quotes. The same
/// reply always gives the same parts: after a crash delivery goes on at the one that wasn't accepted yet.
[[nodiscard]] std::vector<Outgoing> partsOf(const Outgoing& message, const domain::Capabilities& can);

} // namespace pult::messenger
