// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/templates/template_draft.hpp"
#include "client/views/composer/pending_file.hpp"

#include <QDialog>

class QScrollArea;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

class DropZone;
class TemplateForm;

/// Makes, changes and deletes a prepared text. It stays open until its owner closes it: what was written is safe then.
class TemplateEditor final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TemplateEditor)

public:
    TemplateEditor(const kit::Theme& theme, const TemplateDraft& draft, const TemplateChoices& choices = {},
                   QWidget* parent = nullptr);
    /// Why it was not saved.
    void showProblem(const QString& words);
    /// Somebody else has saved it meanwhile: what differs is said, and whose words stand is chosen.
    void showNewer(const TemplateDraft& theirs);
    /// What it said before, to choose from; the newest first.
    void showVersions(const QList<TemplateVersionRow>& versions);

    /// Those that go along already.
    qsizetype fileCount() const;
    /// One more does.
    void addFile(const TemplateFile& file);
    /// Those that are on their way up, or could not go: it can't be saved without them.
    void setUploads(const QList<PendingFileRow>& files);

signals:
    /// By the button or dropped.
    void filesChosen(const QStringList& paths);
    void uploadRemoved(int id);
    void uploadRetried(int id);
    void saveRequested(const pult::client::TemplateDraft& draft);
    void deleteRequested(qint64 id, qint64 version);
    void versionsRequested(qint64 id);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// Empty: all are up.
    QString uploadObjection() const;
    void showUploadObjection();
    void build(const QString& heading);
    void save();
    void askToDelete();
    void takeTheirs();
    void restore(const TemplateVersionRow& version);
    void undoRestoring();
    void say(const QString& words, kit::Token colour);
    void fitHeight();

    const kit::Theme& m_theme;
    TemplateChoices m_choices;
    TemplateDraft m_draft;
    TemplateDraft m_theirs;
    TemplateDraft m_otherState; ///< what stood in the form before a version, or before that was undone
    QList<PendingFileRow> m_uploads;
    bool m_waitsForFiles = false; ///< that is the problem which is shown
    bool m_surelyDelete = false;
    bool m_restored = false; ///< a version was put into the form and not taken out again
    TemplateForm* m_form;
    QScrollArea* m_scroll;
    kit::Label* m_problem;
    kit::Button* m_delete;
    kit::Button* m_versions;
    kit::Button* m_undo;
    kit::Button* m_takeTheirs;
    kit::Button* m_save;
    DropZone* m_dropZone;
};

} // namespace pult::client
