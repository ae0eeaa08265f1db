// SPDX-License-Identifier: GPL-3.0-or-later
// Which texts the picker shows, and what becomes of the chosen one.
#include "client/views/templates/template_picker.hpp"

#include "client/kit/announcing.hpp"
#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/kit/window_keys.hpp"
#include "client/models/templates/template_draft.hpp"
#include "client/views/parts/picker_list.hpp"
#include "client/views/templates/template_preview.hpp"

#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pult::client {

using kit::TextStyle;

namespace {

constexpr int kInputHeight = 28;
constexpr int kInputsInSight = 4; ///< the others are scrolled to, the text above them needs its place

} // namespace

void TemplatePicker::fillFolders() {
    const QList<TemplateRow>& all = m_search.templates();
    QList<Folder> folders{{Folder::Kind::all, tr("All", "templates")}};
    QList<QStringList> paths;
    bool mine = false;
    bool approved = false;
    for (const TemplateRow& row : all) {
        mine = mine || row.mine;
        approved = approved || row.approved;
        if (!row.approved) // those around it, too, whether they hold a text of their own or not
            for (QStringList levels = folderLevels(row.folder); !levels.isEmpty(); levels.removeLast())
                if (!paths.contains(levels))
                    paths.append(levels);
    }
    std::sort(paths.begin(), paths.end(), [](const QStringList& a, const QStringList& b) {
        return std::lexicographical_compare(
            a.begin(), a.end(), b.begin(), b.end(),
            [](const QString& one, const QString& other) { return one.localeAwareCompare(other) < 0; });
    });
    for (const QStringList& levels : std::as_const(paths))
        folders.append({Folder::Kind::named, levels.join(u'/')});
    if (mine)
        folders.append({Folder::Kind::mine, tr("Mine", "templates")});
    if (approved)
        folders.append({Folder::Kind::approved, tr("WA approved", "templates")});
    if (!m_commands.isEmpty())
        folders.append({Folder::Kind::commands, tr("Actions")});
    QList<PickerRow> rows;
    for (const Folder& folder : std::as_const(folders)) {
        PickerRow row{.icon = folder.kind == Folder::Kind::approved   ? QStringLiteral("rosette-discount-check")
                              : folder.kind == Folder::Kind::commands ? QStringLiteral("player-play")
                                                                      : QStringLiteral("folder"),
                      .words = folder.name};
        if (folder.kind == Folder::Kind::named) {
            const QStringList levels = folderLevels(folder.name);
            row.words = levels.last();
            row.depth = static_cast<int>(levels.size()) - 1;
            row.path = levels.join(QStringLiteral(" / "));
        }
        rows.append(row);
    }
    const int before = std::max(m_folderList->row(), 0);
    m_folders = folders;
    m_folderList->setRows(rows);
    m_folderList->setRow(std::min(before, static_cast<int>(folders.size()) - 1));
}

bool TemplatePicker::isIn(const TemplateRow& row, const Folder& folder) const {
    switch (folder.kind) {
    case Folder::Kind::all:
        return row.command.isEmpty() || !m_field->text().isEmpty();
    case Folder::Kind::commands:
        return !row.command.isEmpty();
    case Folder::Kind::named:
        return !row.approved && (row.folder + u'/').startsWith(folder.name + u'/');
    case Folder::Kind::mine:
        return row.mine;
    case Folder::Kind::approved:
        return row.approved;
    }
    return false;
}

/// How many of what was found stand in each.
void TemplatePicker::countFolders(const QList<int>& found) {
    for (int i = 0; i < static_cast<int>(m_folders.size()); ++i) {
        const Folder& folder = m_folders[i];
        const bool commands = folder.kind == Folder::Kind::commands;
        const auto count = std::count_if(found.begin(), found.end(), [&](int index) {
            const TemplateRow& row = m_search.templates()[index];
            return row.command.isEmpty() != commands && isIn(row, folder);
        });
        m_folderList->setAside(i, QString::number(count));
    }
}

void TemplatePicker::search() {
    hideForm();
    m_found.clear();
    const int at = m_folderList->row();
    const Folder folder = at >= 0 && at < static_cast<int>(m_folders.size()) ? m_folders[at] : Folder{};
    const QString query = m_field->text();
    QList<PickerRow> rows;
    QList<int> found = m_search.find(query);
    // While the messenger takes words of one's own, those come first.
    const QString asked = query.trimmed();
    if ((asked.isEmpty() || asked == u"/") && !m_context.onlyApproved)
        std::stable_partition(found.begin(), found.end(),
                              [this](int index) { return !m_search.templates()[index].approved; });
    std::stable_partition(found.begin(), found.end(),
                          [this](int index) { return m_search.templates()[index].command.isEmpty(); });
    countFolders(found);
    for (const int index : found) {
        const TemplateRow& row = m_search.templates()[index];
        if (!isIn(row, folder))
            continue;
        // Among texts what is done has a heading of its own.
        if (!row.command.isEmpty() && folder.kind == Folder::Kind::all && !m_found.contains(kHeading)) {
            m_found.append(kHeading);
            rows.append({.words = tr("ACTIONS"), .heading = true});
        }
        m_found.append(index);
        rows.append({.words = row.title,
                     .aside = row.shortcut.isEmpty() ? row.language : u'/' + row.shortcut,
                     .faint = !row.cannotUse.isEmpty() || isBarred(row)});
    }
    m_list->setRows(rows);
    m_list->setRow(rows.isEmpty() ? -1 : m_found.first() == kHeading ? 1 : 0);
    sizeList();
    m_list->scrollToTop();
    m_list->setVisible(!rows.isEmpty());
    if (rows.isEmpty())
        kit::showAnnounced(m_nothing, m_templates.isEmpty() && query.size() < 2
                                          ? tr("There are no templates yet. Make the first one.")
                                          : tr("No template fits “%1”").arg(query));
    else
        m_nothing->hide();
    showChosen();
}

const TemplateRow* TemplatePicker::chosen() const {
    const int row = m_list->row();
    const bool isOne = row >= 0 && row < static_cast<int>(m_found.size()) && m_found[row] != kHeading;
    return isOne ? &m_search.templates()[m_found[row]] : nullptr;
}

FilledTemplate TemplatePicker::filled(const TemplateRow& row) const {
    if (!row.approved)
        return fillTemplate(row.text, m_context.facts);
    QHash<QString, QString> values;
    for (int i = 0; i < static_cast<int>(m_inputs.size()) && i < static_cast<int>(row.parameters.size()); ++i)
        values.insert(row.parameters[i], m_inputs[i]->text());
    return fillApproved(row.text, values);
}

/// The messenger takes only approved texts now.
bool TemplatePicker::isBarred(const TemplateRow& row) const {
    return m_context.onlyApproved && !row.approved && row.command.isEmpty();
}

void TemplatePicker::showChosen() {
    const TemplateRow* row = chosen();
    for (QWidget* part : std::initializer_list<QWidget*>{m_for, m_badge, m_variant, m_preview, m_foot})
        part->setVisible(row);
    m_edit->setVisible(row && row->editable);
    if (!row)
        return m_extras->hide();
    const FilledTemplate text = row->command.isEmpty() ? filled(*row) : FilledTemplate{row->title, {}, {}};
    m_preview->showText(text);
    const QString channel = kit::channelMark(m_context.channelKind).productName;
    m_variant->setVisible(row->command.isEmpty());
    m_variant->setText(row->approved  ? tr("approved")
                       : row->variant ? tr("text for %1", "a messenger").arg(channel)
                                      : tr("channel: all"));
    if (row->uses > 0)
        m_variant->setText(tr("%1, used %2", "whose text, how often")
                               .arg(m_variant->text(), QLocale().toString(static_cast<qlonglong>(row->uses))));
    QStringList extras;
    if (!row->cannotUse.isEmpty())
        extras.append(row->cannotUse);
    QStringList hidden;
    for (const TextSpan& blank : text.blanks)
        if (m_context.hidden.contains(blank.name) && !hidden.contains(variableWords(blank.name)))
            hidden.append(variableWords(blank.name));
    if (!hidden.isEmpty())
        extras.append(tr("Hidden: %1. Show it in the card first.", "facts").arg(hidden.join(QStringLiteral(", "))));
    if (!row->files.isEmpty())
        extras.append(tr("With: %1", "files").arg(row->files.join(QStringLiteral(", "))));
    if (!row->effects.isEmpty())
        extras.append(tr("On sending: %1", "what happens").arg(row->effects.join(QStringLiteral(", "))));
    m_extras->setText(extras.join(u'\n'));
    m_extras->setVisible(!extras.isEmpty());
    const bool barred = isBarred(*row);
    const bool asks = !text.blanks.isEmpty();
    m_keys->setText(!row->command.isEmpty() ? tr("Enter: do it")
                    : row->approved         ? (asks && m_inputs.isEmpty() ? tr("Enter: fill in") : tr("Enter: send"))
                    : asks                  ? tr("Enter: insert · Tab: to the empty field")
                                            : tr("Enter: insert · Ctrl+Enter: send"));
    m_warn->setText(barred ? tr("only approved ones now") : tr("empty fields: %1").arg(text.blanks.size()));
    m_warn->setVisible(barred || asks);
    m_warnIcon->setVisible(barred || asks);
}

// --- what is asked for

void TemplatePicker::showForm(const TemplateRow& row) {
    hideForm();
    for (const QString& parameter : row.parameters) {
        auto* input = new QLineEdit;
        kit::leaveKeysToWindow(input);
        input->setFont(m_theme.font(TextStyle::body));
        input->setFixedHeight(m_theme.px(kInputHeight));
        input->setMaxLength(1000);
        input->setPlaceholderText(tr("Value for %1", "a place in a text").arg(variableWords(parameter)));
        input->setAccessibleName(input->placeholderText());
        input->installEventFilter(this);
        connect(input, &QLineEdit::textChanged, this, &TemplatePicker::showChosen);
        m_formRows->addWidget(input);
        m_inputs.append(input);
    }
    const int inSight = std::min(static_cast<int>(m_inputs.size()), kInputsInSight);
    m_formPlace->setFixedHeight(inSight * (m_theme.px(kInputHeight) + m_formRows->spacing()));
    m_formPlace->setVisible(!m_inputs.isEmpty());
    m_list->setEnabled(m_inputs.isEmpty()); // it says whose values these are
    sizeList();
    showChosen();
    if (m_inputs.isEmpty())
        return;
    layout()->activate();
    place();
    m_inputs.first()->setFocus();
}

/// Of the same text, or of what it has become.
void TemplatePicker::showFormAgain(const QStringList& values, int focused) {
    const TemplateRow* row = chosen();
    if (!row->approved || row->parameters.size() != values.size())
        return;
    showForm(*row);
    for (int i = 0; i < static_cast<int>(m_inputs.size()); ++i)
        m_inputs[i]->setText(values[i]);
    m_inputs[focused]->setFocus();
}

void TemplatePicker::focusForm() {
    const auto isEmpty = [](const QLineEdit* input) { return input->text().trimmed().isEmpty(); };
    const auto first = std::find_if(m_inputs.cbegin(), m_inputs.cend(), isEmpty);
    if (!m_inputs.isEmpty())
        (first == m_inputs.cend() ? m_inputs.constLast() : *first)->setFocus();
}

void TemplatePicker::sendForm() {
    if (const TemplateRow* row = chosen(); row && isFilling())
        sendApproved(*row);
}

void TemplatePicker::hideForm() {
    for (QLineEdit* input : std::as_const(m_inputs))
        input->deleteLater();
    const bool had = !m_inputs.isEmpty();
    m_inputs.clear();
    m_formPlace->hide();
    if (had) {
        m_list->setEnabled(true);
        place();
        m_field->setFocus();
    }
}

void TemplatePicker::sendApproved(const TemplateRow& row) {
    QHash<QString, QString> values;
    for (int i = 0; i < static_cast<int>(m_inputs.size()); ++i) {
        if (m_inputs[i]->text().trimmed().isEmpty())
            return m_inputs[i]->setFocus(); // nothing goes out with a gap in it
        values.insert(row.parameters[i], m_inputs[i]->text().trimmed());
    }
    const TemplateRow taken = row;
    finish();
    emit approvedRequested(taken, values);
}

void TemplatePicker::take(bool send) {
    const TemplateRow* row = chosen();
    if (!row || !row->cannotUse.isEmpty() || isBarred(*row))
        return;
    if (!row->command.isEmpty()) {
        const QString command = row->command;
        finish();
        emit commandRequested(command);
        return;
    }
    if (row->approved)
        return row->parameters.isEmpty() || !m_inputs.isEmpty() ? sendApproved(*row) : showForm(*row);
    const TemplateRow taken = *row;
    const FilledTemplate text = filled(taken);
    finish();
    emit insertRequested(taken, text, send && text.blanks.isEmpty());
}

} // namespace pult::client
