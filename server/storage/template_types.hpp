// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "shared/domain/permissions.hpp"
#include "shared/wire/templates.hpp"

namespace pult::storage {

struct TemplateQuery {
    domain::Principal principal;
    std::optional<wire::TemplateKind> kind;
    std::optional<std::string> after;
    int limit = 50;
};

/// Checked text; what may be stored is decided inside the transaction.
struct TemplateEdit {
    domain::Principal principal;
    wire::TemplateSave save;
};

/// A template as WhatsApp's catalogue has it.
struct CatalogueEntry {
    std::string text; ///< of the body
    wire::WhatsappTemplate whatsapp;
};

} // namespace pult::storage
