// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "server/gateways/webchat/frames.hpp"

namespace pult::webchat {

/// By name: `first_page`, `page`, `title`, `referrer`, `utm_*`.
using PageAttributes = std::map<std::string, std::string>;

/// What is kept of a page that the visitor opens, for the dialog he may begin: the first page stays, of the rest the
/// newest counts. A value has at most 500 characters; there are at most 50, whatever a stranger sends.
void keepPage(PageAttributes& attributes, const Page& page);

} // namespace pult::webchat
