// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/templates/template_versions.hpp"

#include "client/kit/button.hpp"
#include "client/kit/edged_scroll.hpp"
#include "client/kit/label.hpp"
#include "client/kit/prose.hpp"
#include "client/models/templates/word_difference.hpp"
#include "client/views/parts/picker_list.hpp"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScreen>
#include <QTextCharFormat>
#include <QTextCursor>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

using kit::Button;
using kit::Label;
using kit::TextStyle;
using kit::Token;

namespace {

constexpr QSize kUsual(840, 480);
constexpr int kListWidth = 280;
constexpr int kLeastText = 120;
constexpr int kOthersHeight = 88; ///< of what differs besides the text, the rest is scrolled to
constexpr int kTextInset = 8;

/// By a line through or under the words besides the colour.
QTextCharFormat markOf(const kit::Theme& theme, bool removed) {
    QTextCharFormat mark;
    mark.setForeground(theme.color(removed ? Token::dangerText : Token::successText));
    mark.setBackground(theme.color(removed ? Token::dangerBg : Token::successBg));
    mark.setFontStrikeOut(removed);
    mark.setFontUnderline(!removed);
    return mark;
}

void showMarked(QPlainTextEdit& view, const QString& text, const QList<TextStretch>& stretches,
                const QTextCharFormat& mark) {
    view.clear(); // its last character's look would go over to the new text
    view.setCurrentCharFormat({});
    view.setPlainText(text);
    QTextCursor cursor(view.document());
    for (const TextStretch& stretch : stretches) {
        cursor.setPosition(static_cast<int>(stretch.at));
        cursor.setPosition(static_cast<int>(stretch.at + stretch.length), QTextCursor::KeepAnchor);
        cursor.mergeCharFormat(mark);
    }
}

} // namespace

TemplateVersions::TemplateVersions(const kit::Theme& theme, const QList<TemplateVersionRow>& versions,
                                   const TemplateDraft& now, const TemplateChoices& choices, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_versions(versions), m_now(now), m_choices(choices),
      m_list(new PickerList(theme)), m_then(textView(tr("Text of the version"))),
      m_written(textView(tr("Text in the editor"))),
      m_others(new kit::Prose(theme, TextStyle::small, Token::textSecondary)),
      m_restore(new Button(theme, Button::Look::primary)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Versions of “%1”", "a template").arg(now.title));
    setAccessibleName(windowTitle());
    build();
    fillList();
    connect(m_list, &PickerList::rowChanged, this, &TemplateVersions::showVersion);
    connect(m_list, &QListView::doubleClicked, this, &TemplateVersions::restore);
    connect(m_restore, &Button::clicked, this, &TemplateVersions::restore);
    m_list->setRow(m_versions.size() > 1 ? 1 : 0); // the first is what stands
    const QSize room = screen()->availableGeometry().size();
    resize(std::min(theme.px(kUsual.width()), room.width()), std::min(theme.px(kUsual.height()), room.height()));
    m_list->setFocus();
}

void TemplateVersions::build() {
    auto* heading = new Label(m_theme, TextStyle::title, Token::textPrimary, kit::Weight::semibold);
    heading->setEliding(true);
    heading->setText(windowTitle());
    const auto captioned = [this](const QString& words, QWidget* text) {
        auto* caption = new Label(m_theme, TextStyle::small, Token::textSecondary);
        caption->setWordWrap(true);
        caption->setText(words);
        auto* column = new QVBoxLayout;
        column->setSpacing(4);
        column->addWidget(caption);
        column->addWidget(text, 1);
        return column;
    };
    auto* texts = new QHBoxLayout;
    texts->setSpacing(12);
    texts->addLayout(captioned(tr("Then, what is gone struck out", "what a template said"), m_then), 1);
    texts->addLayout(captioned(tr("In the editor, what is new underlined", "what a template says"), m_written), 1);
    auto* lines = new QWidget;
    auto* said = new QVBoxLayout(lines);
    said->setContentsMargins(0, 0, kTextInset, 0);
    said->addWidget(m_others);
    said->addStretch(1);
    auto* others = new kit::EdgedScroll(m_theme);
    others->setWidget(lines);
    lines->setAutoFillBackground(false);
    others->setFixedHeight(m_theme.px(kOthersHeight));
    others->setFocusPolicy(Qt::TabFocus); // nothing in it has the focus, and it is scrolled by keys, too
    others->setAccessibleName(tr("What else differs"));
    auto* right = new QVBoxLayout;
    right->setSpacing(8);
    right->addLayout(texts, 1);
    right->addWidget(others);
    m_list->setFocusPolicy(Qt::StrongFocus);
    m_list->setAccessibleName(tr("Versions"));
    m_list->setFixedWidth(m_theme.px(kListWidth));
    auto* middle = new QHBoxLayout;
    middle->setSpacing(16);
    middle->addWidget(m_list);
    middle->addLayout(right, 1);

    auto* cancel = new Button(m_theme, Button::Look::quiet);
    cancel->setText(tr("Cancel"));
    connect(cancel, &Button::clicked, this, &QDialog::close);
    m_restore->setText(tr("Restore", "a version"));
    m_restore->setHint(tr("Put it into the editor; nothing is saved yet"));
    m_restore->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_restore);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(heading);
    column->addLayout(middle, 1);
    column->addLayout(buttons);
    QPalette paper = palette();
    paper.setColor(QPalette::Window, m_theme.color(Token::bgSurface));
    setPalette(paper);
}

QPlainTextEdit* TemplateVersions::textView(const QString& name) const {
    auto* view = new QPlainTextEdit;
    view->setReadOnly(true);
    view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    view->setTabChangesFocus(true);
    view->setFont(m_theme.font(TextStyle::body));
    view->setMinimumSize(m_theme.px(kLeastText), m_theme.px(kLeastText));
    view->document()->setDocumentMargin(kTextInset);
    view->setAccessibleName(name);
    view->setStyleSheet(QStringLiteral("QPlainTextEdit { border: 1px solid %1; border-radius: 4px; padding: 2px; }")
                            .arg(m_theme.color(Token::border).name()));
    return view;
}

void TemplateVersions::fillList() {
    QList<PickerRow> rows;
    for (const TemplateVersionRow& version : m_versions)
        rows.append({.words = version.when,
                     .aside = version.who.isEmpty() ? tr("author unknown", "of a version") : version.who});
    m_list->setRows(rows);
}

/// The marks, also in words for who doesn't see them. Answers whether there are any.
bool TemplateVersions::showTexts(const QString& then) {
    const WordDifference apart = wordDifference(then, m_now.text);
    showMarked(*m_then, then, apart.removed, markOf(m_theme, true));
    showMarked(*m_written, m_now.text, apart.added, markOf(m_theme, false));
    const auto told = [](const QString& text, const QList<TextStretch>& stretches) {
        return stretchWords(text, stretches).join(QStringLiteral("; "));
    };
    m_then->setAccessibleDescription(apart.removed.isEmpty() ? tr("Nothing of it is gone")
                                                             : tr("Gone: %1").arg(told(then, apart.removed)));
    m_written->setAccessibleDescription(apart.added.isEmpty() ? tr("Nothing in it is new")
                                                              : tr("New: %1").arg(told(m_now.text, apart.added)));
    return !apart.removed.isEmpty() || !apart.added.isEmpty();
}

/// The texts stand side by side already; of the rest what differs is said.
void TemplateVersions::showVersion(int row) {
    const bool chosen = row >= 0 && row < static_cast<int>(m_versions.size());
    m_restore->setEnabled(chosen);
    if (!chosen)
        return;
    const TemplateDraft& then = m_versions[row].draft;
    const bool marked = showTexts(then.text);
    TemplateDraft now = m_now;
    now.text = then.text;
    now.place = then.place; // which no version brings back
    const QStringList others = differences(now, then, m_choices);
    const bool same = others.isEmpty() && then.text == m_now.text;
    m_restore->setEnabled(!same);
    m_others->setText(same               ? tr("It is what stands in the editor.")
                      : others.isEmpty() ? (marked ? tr("Only the text differs.")
                                                   : tr("Only spaces or line breaks of the text differ."))
                                         : tr("What else it said:") + u'\n' + others.join(u'\n'));
}

void TemplateVersions::restore() {
    const int row = m_list->row();
    if (row < 0 || !m_restore->isEnabled())
        return;
    emit restoreRequested(m_versions[row]);
    close();
}

} // namespace pult::client
