// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/templates/template_form.hpp"

#include "client/kit/button.hpp"
#include "client/kit/chip_row.hpp"
#include "client/kit/choice_button.hpp"
#include "client/kit/field.hpp"
#include "client/kit/label.hpp"
#include "client/kit/tokens.hpp"
#include "client/models/templates/template_fill.hpp"
#include "client/views/composer/file_tray.hpp"

#include <QCompleter>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

using kit::Field;
using kit::TextStyle;
using kit::Token;

namespace {

constexpr int kTextHeight = 120;
constexpr int kTextInset = 8;  ///< its scroll bar lies in it, beside the letters
constexpr int kBesideBar = 12; ///< what the scroll bar takes
constexpr int kLongestTitle = 100;
constexpr int kLongestShortcut = 32;
constexpr int kLongestFolder = 200;
constexpr int kLongestTags = 500;

QStringList tagsIn(const QString& typed) {
    QStringList tags;
    for (QString tag : typed.split(u',', Qt::SkipEmptyParts)) {
        tag = tag.simplified();
        while (tag.startsWith(u'#'))
            tag.remove(0, 1);
        if (!tag.isEmpty() && !tags.contains(tag))
            tags.append(tag);
    }
    return tags;
}

bool sameEnd(const TemplateEffects& one, const TemplateEffects& other) {
    return one.snoozeMs == other.snoozeMs && one.untilReply == other.untilReply && one.close == other.close;
}

} // namespace

TemplateForm::TemplateForm(const kit::Theme& theme, const TemplateChoices& choices, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_choices(choices), m_ends(offeredEffects()),
      m_title(new Field(theme, Field::Kind::plain)), m_place(new kit::ChoiceButton(theme)),
      m_shortcut(new Field(theme, Field::Kind::plain)), m_folder(new Field(theme, Field::Kind::plain)),
      m_kinds(new kit::ChoiceButton(theme)), m_text(new QPlainTextEdit), m_tags(new Field(theme, Field::Kind::plain)),
      m_stage(new kit::ChoiceButton(theme)), m_end(new kit::ChoiceButton(theme)),
      m_files(new kit::ChipRow(theme, kit::ChipRow::Flow::wrap)), m_uploads(new FileTray(theme)),
      m_chooseFiles(new kit::Button(theme, kit::Button::Look::quiet)),
      m_addFiles(new kit::Button(theme, kit::Button::Look::quiet)) {
    build();
    connect(m_title->input(), &QLineEdit::returnPressed, this, &TemplateForm::submitted);
    connect(m_kinds, &kit::ChoiceButton::chosen, this, &TemplateForm::showKind);
    connect(m_files, &kit::ChipRow::removeRequested, this, [this](const QString& name) {
        erase_if(m_draft.files, [&](const TemplateFile& file) { return file.name == name; });
        showFiles();
    });
    connect(m_uploads, &FileTray::removeRequested, this, &TemplateForm::uploadRemoved);
    connect(m_uploads, &FileTray::retryRequested, this, &TemplateForm::uploadRetried);
    connect(m_chooseFiles, &kit::Button::clicked, this, &TemplateForm::chooseFiles);
    connect(m_addFiles, &kit::Button::clicked, this, [this] {
        for (const TemplateFile& file : std::as_const(m_choices.replyFiles))
            if (!m_draft.files.contains(file))
                m_draft.files.append(file);
        showFiles();
    });
    setDraft({});
}

void TemplateForm::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, kBesideBar, 0);
    column->setSpacing(8);
    m_title->setTitle(tr("Title"));
    m_title->input()->setMaxLength(kLongestTitle);
    column->addWidget(m_title);
    column->addWidget(line(tr("For whom"), m_place));
    m_shortcut->setTitle(tr("Shortcut, typed after /"));
    m_shortcut->input()->setMaxLength(kLongestShortcut);
    m_folder->setTitle(tr("Folder, “/” goes deeper"));
    m_folder->input()->setMaxLength(kLongestFolder);
    auto* known = new QCompleter(m_choices.folders, this);
    known->setCaseSensitivity(Qt::CaseInsensitive);
    m_folder->input()->setCompleter(known);
    auto* small = new QHBoxLayout;
    small->setSpacing(12);
    small->addWidget(m_shortcut);
    small->addWidget(m_folder);
    column->addLayout(small);
    addText(*column);
    addEffects(*column);
    addFiles(*column);
}

void TemplateForm::addText(QVBoxLayout& column) {
    m_text->setFont(m_theme.font(TextStyle::body));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(m_theme.px(kTextHeight));
    m_text->document()->setDocumentMargin(kTextInset);
    m_text->setAccessibleName(tr("Text of the template"));
    m_text->setAcceptDrops(false); // files that are dropped go along, their paths are nobody's text
    m_text->setStyleSheet(QStringLiteral("QPlainTextEdit { border: 1px solid %1; border-radius: 4px; padding: 2px; }")
                              .arg(m_theme.color(Token::borderStrong).name()));
    column.addWidget(line(tr("Text"), m_kinds));
    column.addWidget(m_text, 1);
    auto* help =
        named(tr("{name} is how the client is addressed, {operator.first_name} is you, {customer.city} a field of "
                 "the card. {?date} asks for a date before the text is sent."));
    help->setWordWrap(true);
    QStringList names;
    for (const KnownVariable& known : knownVariables())
        if (!known.former)
            names.append(u'{' + known.name + u'}');
    QString words =
        help->text() + u' ' + tr("Can be filled in: %1.", "variables").arg(names.join(QStringLiteral(", ")));
    if (!m_choices.facts.isEmpty())
        words += u' ' +
                 tr("Of the company: %1.", "variables").arg(u'{' + m_choices.facts.join(QStringLiteral("}, {")) + u'}');
    help->setText(words);
    column.addWidget(help);
}

void TemplateForm::addEffects(QVBoxLayout& column) {
    m_tags->setTitle(tr("Tags that the dialog gets on sending, separated by commas"));
    m_tags->input()->setMaxLength(kLongestTags);
    column.addWidget(m_tags);
    m_stageLine = line(tr("Stage on sending"), m_stage);
    m_stageLine->setVisible(!m_choices.stages.isEmpty());
    column.addWidget(m_stageLine);
    column.addWidget(line(tr("The dialog afterwards"), m_end));
}

void TemplateForm::addFiles(QVBoxLayout& column) {
    m_files->setRemovable(true);
    m_files->setAccessibleName(tr("Files that go along"));
    m_uploads->setAccessibleName(tr("Files on their way"));
    m_chooseFiles->setText(tr("Add file…"));
    m_addFiles->setText(tr("Add the files of the reply"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (kit::Button* button : {m_chooseFiles, m_addFiles}) {
        button->setIconName(QStringLiteral("paperclip"));
        button->setTextStyle(TextStyle::small);
        button->setControlHeight(28);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    column.addWidget(m_files);
    column.addWidget(m_uploads);
    column.addLayout(buttons);
}

kit::Label* TemplateForm::named(const QString& words) const {
    auto* label = new kit::Label(m_theme, TextStyle::small, Token::textSecondary);
    label->setText(words);
    return label;
}

QWidget* TemplateForm::line(const QString& words, QWidget* control) const {
    auto* whole = new QWidget;
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(named(words), 1);
    row->addWidget(control);
    return whole;
}

void TemplateForm::setDraft(const TemplateDraft& draft) {
    m_draft = draft;
    m_title->input()->setText(draft.title);
    m_shortcut->input()->setText(draft.shortcut);
    m_folder->input()->setText(draft.folder);
    m_tags->input()->setText(draft.effects.tags.join(QStringLiteral(", ")));
    const bool offersPlace = std::any_of(m_choices.places.begin(), m_choices.places.end(),
                                         [&](const auto& place) { return place.first == draft.place; });
    if (!offersPlace)
        m_choices.places.append({draft.place, QString()});
    QStringList places;
    for (const auto& [place, name] : std::as_const(m_choices.places)) {
        places.append(placeName(place, m_choices));
        if (place == draft.place)
            m_place->setChosen(static_cast<int>(places.size()) - 1);
    }
    m_place->setChoices(tr("For whom"), places);
    QStringList stages{tr("None", "stage")};
    m_stage->setChosen(0);
    for (const auto& [id, name] : std::as_const(m_choices.stages)) {
        stages.append(name);
        if (id == draft.effects.stageId)
            m_stage->setChosen(static_cast<int>(stages.size()) - 1);
    }
    m_stage->setChoices(tr("Stage on sending"), stages);
    if (std::none_of(m_ends.begin(), m_ends.end(), [&](const auto& end) { return sameEnd(end, draft.effects); }))
        m_ends.append({{}, 0, draft.effects.snoozeMs, draft.effects.untilReply, draft.effects.close});
    QStringList ends;
    for (const TemplateEffects& end : std::as_const(m_ends)) {
        ends.append(endName(end));
        if (sameEnd(end, draft.effects))
            m_end->setChosen(static_cast<int>(ends.size()) - 1);
    }
    m_end->setChoices(tr("The dialog afterwards"), ends);
    m_kind.clear();
    m_kinds->setChosen(0);
    m_text->setPlainText(draft.text);
    showKinds();
    showFiles();
}

/// What has a text of its own is marked.
void TemplateForm::showKinds() {
    QStringList kinds{tr("For all channels")};
    for (const QString& kind : templateKinds()) {
        const QString name = kit::channelMark(kind).productName;
        kinds.append(m_draft.variants.value(kind).isEmpty() ? name : tr("%1: another text", "a messenger").arg(name));
    }
    m_kinds->setChoices(tr("Whose text"), kinds);
}

void TemplateForm::keepText(TemplateDraft& draft) const {
    const QString text = m_text->toPlainText().trimmed();
    if (m_kind.isEmpty())
        draft.text = text;
    else if (text.isEmpty() || text == draft.text)
        draft.variants.remove(m_kind);
    else
        draft.variants[m_kind] = text;
}

void TemplateForm::showKind(int kind) {
    keepText(m_draft);
    m_kind = kind <= 0 ? QString() : templateKinds().value(kind - 1);
    m_text->setPlainText(m_kind.isEmpty() ? m_draft.text : m_draft.variants.value(m_kind, m_draft.text));
    showKinds();
    m_text->setFocus();
}

void TemplateForm::showFiles() {
    QStringList names;
    for (const TemplateFile& file : std::as_const(m_draft.files))
        names.append(file.name);
    m_files->setChips(names);
    m_files->setVisible(!names.isEmpty());
    const bool more = std::any_of(m_choices.replyFiles.begin(), m_choices.replyFiles.end(),
                                  [this](const TemplateFile& file) { return !m_draft.files.contains(file); });
    m_addFiles->setVisible(more);
}

void TemplateForm::chooseFiles() {
    // The chooser has a loop of its own, in which the editor may be closed.
    const QPointer<TemplateForm> self(this);
    const QStringList paths = QFileDialog::getOpenFileNames(this, tr("Add files"));
    if (self && !paths.isEmpty())
        emit filesChosen(paths);
}

void TemplateForm::addFile(const TemplateFile& file) {
    m_draft.files.append(file);
    showFiles();
}

void TemplateForm::setUploads(const QList<PendingFileRow>& files) {
    m_uploads->setFiles(files);
}

TemplateDraft TemplateForm::draft() const {
    TemplateDraft draft = m_draft;
    draft.title = m_title->text().simplified();
    draft.shortcut = m_shortcut->text().trimmed();
    while (draft.shortcut.startsWith(u'/'))
        draft.shortcut.remove(0, 1);
    draft.folder = folderPath(m_folder->text());
    keepText(draft);
    draft.place = m_choices.places.value(m_place->choice()).first;
    draft.effects = m_ends.value(m_end->choice());
    draft.effects.tags = tagsIn(m_tags->text());
    draft.effects.stageId = m_stage->choice() > 0 ? m_choices.stages.value(m_stage->choice() - 1).first : 0;
    return draft;
}

void TemplateForm::focusTitle() {
    m_title->input()->setFocus();
}

void TemplateForm::focusText() {
    m_kinds->setChosen(0);
    showKind(0);
}

} // namespace pult::client
