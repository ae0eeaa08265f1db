// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/templates/template_draft.hpp"
#include "client/state/desk.hpp"

/// Between prepared texts as the server has them and as their author writes them.
namespace pult::client {

[[nodiscard]] TemplateDraft draftOf(const wire::Template& known);
[[nodiscard]] wire::TemplateSave saveOf(const TemplateDraft& draft);
/// For whom this operator may write texts, and what these may do. `dialog`: whose reply is being written.
[[nodiscard]] TemplateChoices templateChoices(const Desk& desk, DialogId dialog);

} // namespace pult::client
