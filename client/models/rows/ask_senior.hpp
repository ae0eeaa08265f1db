// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pult::client {

/// What a senior is asked for by a note when something is refused.
enum class AskSenior { no, rights, room };

} // namespace pult::client
