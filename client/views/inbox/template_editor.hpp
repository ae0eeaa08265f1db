// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QDialog>

class QPlainTextEdit;

namespace pult::kit {
class Button;
class Field;
class Label;
} // namespace pult::kit

namespace pult::client {

/// A prepared text as its author writes it.
struct TemplateDraft {
    std::int64_t id = 0; ///< 0: a new one
    std::int64_t version = 0;
    QString title;
    QString shortcut;
    QString folder;
    QString text;
};

/// Makes, changes and deletes a prepared text. It stays open until its owner closes it: what was written is safe then.
class TemplateEditor final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TemplateEditor)

public:
    TemplateEditor(const kit::Theme& theme, const TemplateDraft& draft, QWidget* parent = nullptr);
    /// Why it was not saved.
    void showProblem(const QString& words);

signals:
    void saveRequested(const pult::client::TemplateDraft& draft);
    void deleteRequested(qint64 id, qint64 version);

private:
    void save();
    void askToDelete();
    void fitHeight();

    const kit::Theme& m_theme;
    TemplateDraft m_draft;
    bool m_surelyDelete = false;
    kit::Field* m_title;
    kit::Field* m_shortcut;
    kit::Field* m_folder;
    QPlainTextEdit* m_text;
    kit::Label* m_problem;
    kit::Button* m_delete;
    kit::Button* m_save;
};

} // namespace pult::client

Q_DECLARE_METATYPE(pult::client::TemplateDraft)
