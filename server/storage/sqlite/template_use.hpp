// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/rows.hpp"

namespace pult::storage::sqlite {

/// A template with everything filled in for one dialog.
struct FilledTemplate {
    TemplateId id;
    std::string text;
    std::vector<FileId> files;
    /// Of one that WhatsApp has approved: how it goes out, whatever the window.
    std::optional<wire::TemplateUse> sentAs;
};

/// Of a dialog that has no id yet, or no customer, these are facts that nobody knows.
/// Errors   invalid          no such template in sight, or it isn't for this channel
///          conflict         WhatsApp doesn't let it be sent
///          missing_fields   something has no value, with the names
Result<FilledTemplate> fillTemplate(WriteTransaction& tx, const domain::Principal& principal, const DialogRow& dialog,
                                    const wire::TemplateUse& use);

} // namespace pult::storage::sqlite
