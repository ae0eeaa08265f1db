// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateways/messenger/http_call.hpp"
#include "server/gateways/messenger/judgement.hpp"

/// What holds for the answers of every messenger.
namespace pult::messenger {

/// No whole answer came: what surely never went out goes again, anything else may have been taken.
[[nodiscard]] Judgement judgeUnanswered(const HttpReply& reply);

/// An answer came, but none that the messenger itself would give: empty, a page for people, somebody else's JSON.
[[nodiscard]] Judgement judgeUnreadable(const HttpReply& reply);

/// Of a call that changes nothing when it is made twice: what is uncertain is tried again.
[[nodiscard]] Judgement repeatable(Judgement judgement);

/// Words of a messenger as an operator or administrator may read them.
[[nodiscard]] std::string shortDetail(std::string_view words);

} // namespace pult::messenger
