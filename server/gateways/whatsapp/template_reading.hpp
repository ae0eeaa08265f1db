// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/gateways/whatsapp/encode.hpp"
#include "server/gateways/whatsapp/judge.hpp"
#include "server/storage/template_types.hpp"

/// Between WhatsApp's templates and ours. Pure.
namespace pult::whatsapp {

/// A template of the catalogue as the desk shows it. What can't be understood of it makes it one that can't be sent.
[[nodiscard]] storage::CatalogueEntry entryOf(const Template& from, ChannelId channel);

/// What goes into the call, from parameters named as entryOf names them: `1` or a word in the body, `header.1`,
/// `button.0`. Numbered ones go in the order of their numbers.
[[nodiscard]] TemplateUse templateUseOf(const wire::TemplateUse& use);

} // namespace pult::whatsapp
