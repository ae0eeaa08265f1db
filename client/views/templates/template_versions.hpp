// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/templates/template_draft.hpp"

#include <QDialog>

class QPlainTextEdit;

namespace pult::kit {
class Button;
class Prose;
} // namespace pult::kit

namespace pult::client {

class PickerList;

/// What a prepared text said before, beside what its editor has now, the words that differ marked in both. The chosen
/// one is given to the editor; nothing is saved here. Deletes itself when it is closed.
class TemplateVersions final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TemplateVersions)

public:
    /// `versions`: the newest first; `now`: as it stands in the editor.
    TemplateVersions(const kit::Theme& theme, const QList<TemplateVersionRow>& versions, const TemplateDraft& now,
                     const TemplateChoices& choices, QWidget* parent = nullptr);

signals:
    void restoreRequested(const pult::client::TemplateVersionRow& version);

private:
    void build();
    void fillList();
    void showVersion(int row);
    bool showTexts(const QString& then);
    void restore();
    QPlainTextEdit* textView(const QString& name) const;

    const kit::Theme& m_theme;
    const QList<TemplateVersionRow> m_versions;
    const TemplateDraft m_now;
    const TemplateChoices m_choices;
    PickerList* m_list;
    QPlainTextEdit* m_then;
    QPlainTextEdit* m_written;
    kit::Prose* m_others;
    kit::Button* m_restore;
};

} // namespace pult::client
