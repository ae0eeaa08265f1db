// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>

#include "server/gateways/whatsapp/encode.hpp"

/// What the encoder's files have in common.
namespace pult::whatsapp {

/// `path` stands behind the version, its parts escaped already.
[[nodiscard]] messenger::HttpCall callTo(const Account& account, std::string_view path, std::string_view named);
void setBody(messenger::HttpCall& call, const boost::json::object& body);

/// The beginning of every message: to whom, quoting what, under which key.
[[nodiscard]] boost::json::object messageTo(const messenger::Outgoing& message, std::string_view type);
[[nodiscard]] messenger::HttpCall messageCall(const Account& account, const boost::json::object& body);

} // namespace pult::whatsapp
