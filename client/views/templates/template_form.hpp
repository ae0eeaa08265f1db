// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/templates/template_draft.hpp"
#include "client/views/composer/pending_file.hpp"

#include <QWidget>

class QPlainTextEdit;
class QVBoxLayout;

namespace pult::kit {
class Button;
class ChipRow;
class ChoiceButton;
class Field;
class Label;
} // namespace pult::kit

namespace pult::client {

class FileTray;

/// All parts of a prepared text to be filled in.
class TemplateForm final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TemplateForm)

public:
    TemplateForm(const kit::Theme& theme, const TemplateChoices& choices, QWidget* parent = nullptr);

    void setDraft(const TemplateDraft& draft);
    /// As it is filled in now, tidied.
    TemplateDraft draft() const;
    /// At the server by now: it goes along.
    void addFile(const TemplateFile& file);
    /// Those that are on their way up, or could not go.
    void setUploads(const QList<PendingFileRow>& files);
    void focusTitle();
    /// The text for all channels.
    void focusText();

signals:
    void submitted();
    void filesChosen(const QStringList& paths);
    void uploadRemoved(int id);
    void uploadRetried(int id);

private:
    void build();
    void addText(QVBoxLayout& column);
    void addEffects(QVBoxLayout& column);
    void addFiles(QVBoxLayout& column);
    kit::Label* named(const QString& words) const;
    QWidget* line(const QString& words, QWidget* control) const;
    void showKind(int kind);
    void keepText(TemplateDraft& draft) const;
    void showKinds();
    void showFiles();
    void chooseFiles();

    const kit::Theme& m_theme;
    TemplateChoices m_choices;
    TemplateDraft m_draft;
    QString m_kind; ///< whose text is shown; empty: of all channels
    QList<TemplateEffects> m_ends;
    kit::Field* m_title;
    kit::ChoiceButton* m_place;
    kit::Field* m_shortcut;
    kit::Field* m_folder;
    kit::ChoiceButton* m_kinds;
    QPlainTextEdit* m_text;
    kit::Field* m_tags;
    kit::ChoiceButton* m_stage;
    QWidget* m_stageLine = nullptr;
    kit::ChoiceButton* m_end;
    kit::ChipRow* m_files;
    FileTray* m_uploads;
    kit::Button* m_chooseFiles;
    kit::Button* m_addFiles;
};

} // namespace pult::client
