// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace pult::bench {

/// Something a customer might write, in Russian or English, 20 to 160 characters; the same for the same number.
[[nodiscard]] std::string text(std::size_t number);
/// A customer's name.
[[nodiscard]] std::string name(std::size_t number);

} // namespace pult::bench
