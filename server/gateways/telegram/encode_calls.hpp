// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>

#include "server/gateways/telegram/encode.hpp"

/// What the encoder's files have in common.
namespace pult::telegram {

[[nodiscard]] messenger::HttpCall callTo(const Bot& bot, std::string_view method);
[[nodiscard]] messenger::HttpCall callWith(const Bot& bot, std::string_view method, const boost::json::object& body);
/// The chat, and the business connection when the peer has one.
[[nodiscard]] boost::json::object bodyFor(std::string_view peer);
/// A message's number as Telegram wants it.
[[nodiscard]] boost::json::value numberOf(std::string_view externalId);

} // namespace pult::telegram
