// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/templates/template_editor.hpp"

#include "client/kit/button.hpp"
#include "client/kit/edged_scroll.hpp"
#include "client/kit/label.hpp"
#include "client/views/parts/drop_zone.hpp"
#include "client/views/templates/template_form.hpp"
#include "client/views/templates/template_versions.hpp"

#include <QAction>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QScreen>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;

namespace {
constexpr int kWidth = 560;
constexpr int kBesideBar = 12; ///< the form keeps it free for the scroll bar
constexpr int kOfScreen = 85;  ///< percent of its height at most
constexpr auto kVersionsKey = Qt::CTRL | Qt::Key_H;
} // namespace

TemplateEditor::TemplateEditor(const kit::Theme& theme, const TemplateDraft& draft, const TemplateChoices& choices,
                               QWidget* parent)
    : QDialog(parent), m_theme(theme), m_choices(choices), m_draft(draft), m_form(new TemplateForm(theme, choices)),
      m_scroll(new kit::EdgedScroll(theme)), m_problem(new kit::Label(theme, TextStyle::small, Token::dangerText)),
      m_delete(new Button(theme, Button::Look::outline)), m_versions(new Button(theme, Button::Look::quiet)),
      m_undo(new Button(theme, Button::Look::outline)), m_takeTheirs(new Button(theme, Button::Look::outline)),
      m_save(new Button(theme, Button::Look::primary)), m_dropZone(new DropZone(theme, this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(draft.id == 0 ? tr("New template") : tr("Edit the template"));
    setAccessibleName(windowTitle());
    build(windowTitle());
    m_form->setDraft(draft);
    resize(theme.px(kWidth), 0);
    fitHeight();
    setAcceptDrops(true);
    connect(m_form, &TemplateForm::filesChosen, this, &TemplateEditor::filesChosen);
    connect(m_form, &TemplateForm::uploadRemoved, this, &TemplateEditor::uploadRemoved);
    connect(m_form, &TemplateForm::uploadRetried, this, &TemplateEditor::uploadRetried);
    connect(m_form, &TemplateForm::submitted, this, &TemplateEditor::save);
    connect(m_save, &Button::clicked, this, &TemplateEditor::save);
    connect(m_takeTheirs, &Button::clicked, this, &TemplateEditor::takeTheirs);
    connect(m_delete, &Button::clicked, this, &TemplateEditor::askToDelete);
    connect(m_undo, &Button::clicked, this, &TemplateEditor::undoRestoring);
    connect(m_versions, &Button::clicked, this, [this] {
        m_versions->setEnabled(false);
        emit versionsRequested(m_draft.id);
    });
    auto* versions = new QAction(this); // no shortcut of the button: Ctrl with a letter works under any keymap so
    versions->setShortcut(kVersionsKey);
    versions->setEnabled(draft.id != 0);
    connect(versions, &QAction::triggered, m_versions, &Button::click);
    addAction(versions);
    m_form->focusTitle();
}

void TemplateEditor::build(const QString& heading) {
    auto* words = new kit::Label(m_theme, TextStyle::title, Token::textPrimary, kit::Weight::semibold);
    words->setText(heading);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->setContentsMargins(0, 0, kBesideBar, 0);
    head->addWidget(words, 1);
    head->addWidget(m_undo);
    head->addWidget(m_versions);
    m_scroll->setWidget(m_form);
    m_form->setAutoFillBackground(false);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* cancel = new Button(m_theme, Button::Look::quiet);
    cancel->setText(tr("Cancel"));
    connect(cancel, &Button::clicked, this, &QDialog::close);
    m_delete->setText(tr("Delete"));
    m_delete->setVisible(m_draft.id != 0);
    m_versions->setText(tr("Versions…"));
    m_versions->setHint(tr("What it said before, who changed it and when"));
    m_versions->setKey(kVersionsKey);
    m_versions->setVisible(m_draft.id != 0);
    m_undo->hide();
    m_takeTheirs->setText(tr("Take theirs"));
    m_takeTheirs->hide();
    m_save->setText(tr("Save"));
    m_save->setKey(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_save->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->setContentsMargins(0, 0, kBesideBar, 0);
    buttons->addWidget(m_delete);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_takeTheirs);
    buttons->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24 - kBesideBar, 20);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    QPalette paper = palette();
    paper.setColor(QPalette::Window, m_theme.color(Token::bgSurface));
    setPalette(paper);
}

void TemplateEditor::save() {
    const TemplateDraft written = m_form->draft();
    if (written.title.isEmpty()) {
        showProblem(tr("Give it a title"));
        return m_form->focusTitle();
    }
    if (written.text.isEmpty() && written.files.isEmpty()) {
        showProblem(tr("Write its text"));
        return m_form->focusText();
    }
    if (!uploadObjection().isEmpty())
        return showUploadObjection();
    m_draft.title = written.title;
    m_problem->hide();
    m_save->setEnabled(false);
    TemplateDraft draft = written;
    draft.version = m_draft.version;
    emit saveRequested(draft);
}

qsizetype TemplateEditor::fileCount() const {
    return m_form->draft().files.size();
}

void TemplateEditor::addFile(const TemplateFile& file) {
    m_form->addFile(file);
    fitHeight();
}

void TemplateEditor::setUploads(const QList<PendingFileRow>& files) {
    const bool others = files.size() != m_uploads.size();
    const bool more = files.size() > m_uploads.size();
    m_uploads = files;
    m_form->setUploads(files);
    if (m_waitsForFiles)
        showUploadObjection();
    if (others)
        fitHeight();
    if (more) // they stand last, and a small screen may not show them
        QTimer::singleShot(0, this, [bar = m_scroll->verticalScrollBar()] { bar->setValue(bar->maximum()); });
}

QString TemplateEditor::uploadObjection() const {
    const auto failed = [](const PendingFileRow& file) { return file.state == PendingFileRow::State::failed; };
    if (std::any_of(m_uploads.begin(), m_uploads.end(), failed))
        return tr("A file did not go up: try it again or remove it");
    return m_uploads.isEmpty() ? QString() : tr("A file is still going up: save when it is there, or remove it");
}

void TemplateEditor::showUploadObjection() {
    const QString objection = uploadObjection();
    if (objection.isEmpty())
        m_problem->hide();
    else if (m_problem->isHidden() || objection != m_problem->text())
        showProblem(objection);
    m_waitsForFiles = !objection.isEmpty();
}

void TemplateEditor::dragEnterEvent(QDragEnterEvent* event) {
    if (draggedFiles(*event->mimeData()).isEmpty())
        return;
    m_dropZone->showWords(tr("Add to the template"));
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void TemplateEditor::dragLeaveEvent(QDragLeaveEvent*) {
    m_dropZone->hide();
}

void TemplateEditor::dropEvent(QDropEvent* event) {
    m_dropZone->hide();
    const QStringList paths = draggedFiles(*event->mimeData());
    if (paths.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    emit filesChosen(paths);
}

void TemplateEditor::showNewer(const TemplateDraft& theirs) {
    m_theirs = theirs;
    const QStringList words = differences(m_form->draft(), theirs, m_choices);
    showProblem(words.isEmpty()
                    ? tr("Somebody else has saved the same meanwhile.")
                    : tr("Somebody else has changed it meanwhile. It says now:") + u'\n' + words.join(u'\n'));
    m_draft.version = theirs.version;
    m_takeTheirs->show();
    m_save->setText(tr("Save mine all the same"));
}

void TemplateEditor::takeTheirs() {
    m_draft = m_theirs;
    m_form->setDraft(m_theirs);
    m_takeTheirs->hide();
    m_problem->hide();
    m_save->setText(tr("Save"));
    m_form->focusTitle();
}

void TemplateEditor::showVersions(const QList<TemplateVersionRow>& versions) {
    m_versions->setEnabled(true);
    auto* list = new TemplateVersions(m_theme, versions, m_form->draft(), m_choices, this);
    connect(list, &TemplateVersions::restoreRequested, this, &TemplateEditor::restore);
    list->show();
}

/// For whom it is stays: a version must not take it away from those who use it.
void TemplateEditor::restore(const TemplateVersionRow& version) {
    m_otherState = m_form->draft();
    TemplateDraft draft = version.draft;
    draft.id = m_draft.id;
    draft.place = m_otherState.place;
    m_form->setDraft(draft);
    m_restored = true;
    m_undo->setText(tr("Undo", "the restoring of a version"));
    m_undo->show();
    say(tr("What it said on %1 is in the editor. Save it to bring it back.", "a day and time").arg(version.when),
        Token::textSecondary);
    m_form->focusTitle();
}

/// And back again: what was written since isn't lost either.
void TemplateEditor::undoRestoring() {
    const TemplateDraft now = m_form->draft();
    m_form->setDraft(m_otherState);
    m_otherState = now;
    m_restored = !m_restored;
    m_undo->setText(m_restored ? tr("Undo", "the restoring of a version") : tr("Redo", "the restoring of a version"));
    m_problem->hide();
    fitHeight();
}

void TemplateEditor::askToDelete() {
    if (m_surelyDelete) {
        m_delete->setEnabled(false);
        emit deleteRequested(m_draft.id, m_draft.version);
        return;
    }
    showProblem(tr("Once deleted, “%1” can't be brought back", "a template").arg(m_draft.title));
    m_surelyDelete = true;
    m_delete->setText(tr("Delete for good"));
}

/// What is wrapped asks for more height in a narrow window, and a layout alone doesn't give it. What a small screen has
/// no room for is scrolled.
void TemplateEditor::fitHeight() {
    const int inside = width() - layout()->contentsMargins().left() - layout()->contentsMargins().right();
    const int form = m_form->hasHeightForWidth() ? m_form->heightForWidth(inside) : m_form->sizeHint().height();
    const int all = form + kit::EdgedScroll::kEdges;
    const int most = screen()->availableGeometry().height() * kOfScreen / 100;
    m_scroll->setMinimumHeight(0);
    layout()->activate();
    const int least =
        layout()->hasHeightForWidth() ? layout()->minimumHeightForWidth(width()) : layout()->minimumSize().height();
    const int rest = least - m_scroll->minimumSizeHint().height();
    setMinimumHeight(least);
    resize(width(), std::max(std::min(all + rest, most), minimumHeight()));
}

void TemplateEditor::showProblem(const QString& words) {
    say(words, Token::dangerText);
}

/// Other words than those that ask take the question back.
void TemplateEditor::say(const QString& words, Token colour) {
    m_waitsForFiles = false;
    m_surelyDelete = false;
    m_delete->setText(tr("Delete"));
    m_problem->setColour(colour);
    m_problem->setText(words);
    m_problem->show();
    fitHeight();
    m_save->setEnabled(true);
    m_delete->setEnabled(true);
    m_versions->setEnabled(true);
}

} // namespace pult::client
