// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/templates/template_draft.hpp"

namespace pult::client {
class WorkspaceWindow;
}

/// What a company has set up: prepared texts, stages, fields, facts.
namespace pult::sample {

client::TemplateDraft templateDraft();
client::TemplateChoices templateChoices();
/// Of the same, the newest first.
QList<client::TemplateVersionRow> templateVersions();
/// With changes that aren't saved, one of them beside a colleague's.
void fill(client::WorkspaceWindow& window);

} // namespace pult::sample
