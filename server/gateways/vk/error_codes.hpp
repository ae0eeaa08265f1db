// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "server/gateways/messenger/judgement.hpp"

namespace pult::vk {

/// What one of VK's error codes asks for.
struct ErrorCode {
    std::int64_t code = 0;
    messenger::Ruling ruling = messenger::Ruling::failed;
    std::string_view detail; ///< for the operator
    messenger::Holds holds = messenger::Holds::message;
    messenger::Trouble trouble = messenger::Trouble::none;
    messenger::Remedy remedy = messenger::Remedy::none;
    std::chrono::seconds retryAfter{0};
    bool unreachable = false;
    bool windowClosed = false;

    messenger::Judgement judgement() const;
};

/// Null for a code without a meaning of its own to us: then the message has failed.
[[nodiscard]] const ErrorCode* knownError(std::int64_t code);

} // namespace pult::vk
