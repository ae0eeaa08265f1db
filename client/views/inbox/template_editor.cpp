// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/template_editor.hpp"

#include "client/kit/button.hpp"
#include "client/kit/field.hpp"
#include "client/kit/label.hpp"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

using kit::Button;
using kit::Field;
using kit::TextStyle;
using kit::Token;

namespace {
constexpr int kWidth = 560;
constexpr int kTextHeight = 160;
constexpr int kLongestTitle = 200;
constexpr int kLongestShortcut = 64;
constexpr int kLongestFolder = 200;
} // namespace

TemplateEditor::TemplateEditor(const kit::Theme& theme, const TemplateDraft& draft, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_draft(draft), m_title(new Field(theme, Field::Kind::plain)),
      m_shortcut(new Field(theme, Field::Kind::plain)), m_folder(new Field(theme, Field::Kind::plain)),
      m_text(new QPlainTextEdit), m_problem(new kit::Label(theme, TextStyle::small, Token::dangerText)),
      m_delete(new Button(theme, Button::Look::outline)), m_save(new Button(theme, Button::Look::primary)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(draft.id == 0 ? tr("New template") : tr("Edit the template"));
    setAccessibleName(windowTitle());
    m_title->setTitle(tr("Title"));
    m_title->input()->setText(draft.title);
    m_title->input()->setMaxLength(kLongestTitle);
    m_shortcut->setTitle(tr("Shortcut, typed after /"));
    m_shortcut->input()->setText(draft.shortcut);
    m_shortcut->input()->setMaxLength(kLongestShortcut);
    m_folder->setTitle(tr("Folder"));
    m_folder->input()->setText(draft.folder);
    m_folder->input()->setMaxLength(kLongestFolder);
    m_text->setPlainText(draft.text);
    m_text->setFont(theme.font(TextStyle::body));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(theme.px(kTextHeight));
    m_text->setAccessibleName(tr("Text of the template"));
    m_text->setStyleSheet(QStringLiteral("QPlainTextEdit { border: 1px solid %1; border-radius: 4px; padding: 4px; }")
                              .arg(theme.color(Token::borderStrong).name()));

    auto* heading = new kit::Label(theme, TextStyle::title, Token::textPrimary, kit::Weight::semibold);
    heading->setText(windowTitle());
    auto* small = new QHBoxLayout;
    small->setSpacing(12);
    small->addWidget(m_shortcut);
    small->addWidget(m_folder);
    auto* textTitle = new kit::Label(theme, TextStyle::small, Token::textSecondary);
    textTitle->setText(tr("Text"));
    textTitle->setBuddy(m_text);
    auto* text = new QVBoxLayout;
    text->setSpacing(4); // as in a field
    text->addWidget(textTitle);
    text->addWidget(m_text, 1);
    auto* help = new kit::Label(theme, TextStyle::small, Token::textMuted);
    help->setWordWrap(true);
    help->setText(
        tr("{name} is how the customer is addressed, {operator.first_name} is you, {customer.city} a field of "
           "the card. {?date} asks for a date before the text is sent."));
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* cancel = new Button(theme, Button::Look::quiet);
    cancel->setText(tr("Cancel"));
    m_delete->setText(tr("Delete"));
    m_delete->setVisible(draft.id != 0);
    m_save->setText(tr("Save"));
    m_save->setKey(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_delete);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(m_title);
    column->addLayout(small);
    column->addLayout(text, 1);
    column->addWidget(help);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    resize(theme.px(kWidth), 0);
    fitHeight();
    QPalette paper = palette();
    paper.setColor(QPalette::Window, theme.color(Token::bgSurface));
    setPalette(paper);

    connect(cancel, &Button::clicked, this, &QDialog::close);
    connect(m_save, &Button::clicked, this, &TemplateEditor::save);
    connect(m_delete, &Button::clicked, this, &TemplateEditor::askToDelete);
    connect(m_title->input(), &QLineEdit::returnPressed, this, &TemplateEditor::save);
    m_title->input()->setFocus();
}

void TemplateEditor::save() {
    m_draft.title = m_title->text().simplified();
    m_draft.shortcut = m_shortcut->text().trimmed();
    while (m_draft.shortcut.startsWith(u'/'))
        m_draft.shortcut.remove(0, 1);
    m_draft.folder = m_folder->text().simplified();
    m_draft.text = m_text->toPlainText().trimmed();
    if (m_draft.title.isEmpty()) {
        showProblem(tr("Give it a title"));
        return m_title->input()->setFocus();
    }
    if (m_draft.text.isEmpty()) {
        showProblem(tr("Write its text"));
        return m_text->setFocus();
    }
    m_problem->hide();
    m_save->setEnabled(false);
    emit saveRequested(m_draft);
}

void TemplateEditor::askToDelete() {
    if (m_surelyDelete) {
        m_delete->setEnabled(false);
        emit deleteRequested(m_draft.id, m_draft.version);
        return;
    }
    m_surelyDelete = true;
    m_delete->setText(tr("Delete for good"));
    showProblem(tr("Once deleted, “%1” can't be brought back", "a template").arg(m_draft.title));
}

/// What is wrapped asks for more height in a narrow window, and a layout alone doesn't give it.
void TemplateEditor::fitHeight() {
    layout()->activate();
    setMinimumHeight(layout()->minimumHeightForWidth(width()));
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void TemplateEditor::showProblem(const QString& words) {
    m_problem->setText(words);
    m_problem->show();
    fitHeight();
    m_save->setEnabled(true);
    m_delete->setEnabled(true);
}

} // namespace pult::client
