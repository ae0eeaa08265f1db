// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "shared/domain/template_text.hpp"

/// Texts of WhatsApp's templates, which have `{{1}}` or `{{word}}` where something is filled in.
namespace pult::domain {

/// The names of the places, each once, in their order.
[[nodiscard]] std::vector<std::string> whatsappPlaces(std::string_view text);

/// As renderTemplate, for these places.
[[nodiscard]] RenderedTemplate renderWhatsapp(std::string_view text, const TemplateFacts& values);

/// What the customer will see of it: header, body and footer below each other. Parameters by the names that
/// wire::WhatsappTemplate lists; all those without a value are blanks, those of buttons too.
[[nodiscard]] RenderedTemplate renderWhatsapp(const wire::Template& one, const TemplateFacts& values);

/// What WhatsApp's word for a template's state, in upper case, means for sending it; empty for a word that says nothing
/// about that (its quality, an appeal that goes on).
[[nodiscard]] std::optional<wire::TemplateApproval> approvalOf(std::string_view word);

} // namespace pult::domain
