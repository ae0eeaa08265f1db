// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pult::client {

/// Lets screen readers walk over the thread as a list of messages. Call once before the first thread is shown;
/// further calls do nothing.
void installAccessibleThread();

} // namespace pult::client
