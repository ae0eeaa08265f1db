// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateways/vk/encode.hpp"

namespace pult::vk {

/// An address that VK's answers name (upload, long poll, files) is called at VK's own hosts only, or at the
/// administrator's own base.
void holdToVk(const Account& account, messenger::HttpCall& request);

} // namespace pult::vk
