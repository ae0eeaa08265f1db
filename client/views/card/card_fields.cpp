// SPDX-License-Identifier: GPL-3.0-or-later
// The customer's fields, and how they are changed in their place.
#include "client/views/card/card_pane.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/prose.hpp"
#include "client/kit/window_keys.hpp"
#include "client/models/words/field_words.hpp"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pult::client {

using kit::Label;
using kit::TextStyle;
using kit::Token;

namespace {

constexpr int kLongestValue = 1000;
constexpr int kLongestName = 200;

QString editorName(const QString& key) {
    return QStringLiteral("field-editor-") + key;
}

/// As one writes it into this field.
QString writtenWords(FieldRow field, const CardTexts::FieldEdit& edit) {
    if (!edit.isKept)
        return edit.text;
    field.value = edit.text;
    return fieldWords(field);
}

} // namespace

void CardPane::addFields(QVBoxLayout* column) {
    if (m_card.fields.isEmpty())
        return;
    QVBoxLayout* block = addBlock(column, Block::fields, tr("FIELDS"), 0);
    if (!block)
        return;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(0, m_theme.px(84));
    for (const FieldRow& field : std::as_const(m_card.fields)) {
        const int line = grid->rowCount();
        auto* title = new Label(m_theme, TextStyle::small, Token::textSecondary);
        title->setText(field.title);
        title->setEliding(true);
        title->setMaximumWidth(m_theme.px(140));
        title->setMinimumHeight(m_theme.px(24));
        grid->addWidget(title, line, 0, Qt::AlignTop);
        if (const FieldEdit* edit = m_texts->field(m_card.id, field.key)) {
            addFieldEditor(grid, line, field, *edit);
            continue;
        }
        const bool isEmpty = field.value.isEmpty();
        auto* value = new kit::Prose(m_theme, TextStyle::small, isEmpty ? Token::textMuted : Token::textPrimary);
        value->setText(isEmpty ? QStringLiteral("—") : field.hidden ? field.value : fieldWords(field));
        grid->addWidget(value, line, 1, Qt::AlignVCenter);
        if (m_card.mayEdit && !field.hidden)
            grid->addWidget(fieldButton(field), line, 2, Qt::AlignTop);
    }
    block->addLayout(grid);
}

kit::Button* CardPane::fieldButton(const FieldRow& field) {
    auto* button = kit::makeIconButton(m_theme, QStringLiteral("pencil"), nullptr, 16, 24);
    button->setObjectName(QStringLiteral("field-") + field.key);
    button->setHint(tr("Change: %1", "a field of the customer").arg(field.title));
    connect(button, &kit::Button::clicked, this, [this, button, field] {
        if (field.type == FieldType::choice || field.type == FieldType::flag)
            return chooseField(field, button);
        m_texts->setField(m_card.id, field.key, {field.value, true, {}, false}, this);
        m_beginsField = field.key;
        // The button goes with the line it stands in.
        QMetaObject::invokeMethod(
            this, [this] { rebuild(true); }, Qt::QueuedConnection);
    });
    return button;
}

/// One of a few is taken from a menu.
void CardPane::chooseField(const FieldRow& field, const QWidget* at) {
    const std::int64_t customer = m_card.id;
    const QPointer<QMenu> menu(new QMenu(this));
    const auto offer = [&](const QString& words, const QString& value) {
        QAction* action = menu->addAction(words);
        action->setData(value);
        action->setCheckable(true);
        action->setChecked(field.value == value);
    };
    if (field.type == FieldType::flag)
        for (const QString& value : {QStringLiteral("true"), QStringLiteral("false")})
            offer(fieldWords({{}, {}, FieldType::flag, value, {}}), value);
    for (const QString& choice : field.choices)
        offer(choice, choice);
    menu->addSeparator();
    offer(tr("Nothing", "the value of a field"), QString());
    const QAction* chosen = menu->exec(at->mapToGlobal(QPoint(0, at->height())));
    if (!menu)
        return; // the window has gone, and this card with it
    menu->deleteLater();
    // Another client's card may stand here by now.
    if (chosen && m_card.id == customer && chosen->data().toString() != field.value)
        emit fieldEditRequested(customer, field.key, chosen->data().toString());
}

void CardPane::addFieldEditor(QGridLayout* grid, int line, const FieldRow& field, const FieldEdit& edit) {
    auto* input = new QLineEdit;
    input->setObjectName(editorName(field.key));
    input->setFont(m_theme.font(TextStyle::small));
    input->setFixedHeight(m_theme.px(28));
    input->setMaxLength(field.key == nameKey() ? kLongestName : kLongestValue);
    input->setText(writtenWords(field, edit));
    input->setAccessibleName(field.title);
    input->setPlaceholderText(tr("Enter saves, Esc leaves it"));
    input->installEventFilter(this);
    kit::leaveKeysToWindow(input);
    connect(input, &QLineEdit::textEdited, this, [this, id = m_card.id, key = field.key](const QString& text) {
        FieldEdit now;
        if (const FieldEdit* before = m_texts->field(id, key))
            now = *before;
        now.text = text;
        now.isKept = false;
        m_texts->setField(id, key, now, this);
    });
    connect(
        input, &QLineEdit::returnPressed, this, [this, field] { commitField(field); }, Qt::QueuedConnection);
    grid->addWidget(input, line, 1, 1, 2);
    QString remark = edit.trouble;
    if (edit.overtaken)
        remark = field.value.isEmpty()
                     ? tr("It has been emptied meanwhile. Enter writes yours, Esc leaves it.")
                     : tr("Meanwhile it says: %1. Enter writes yours, Esc leaves it.").arg(fieldWords(field));
    input->setAccessibleDescription(remark);
    if (!remark.isEmpty()) {
        auto* words =
            new kit::Prose(m_theme, TextStyle::caption, edit.overtaken ? Token::warningText : Token::dangerText);
        words->setObjectName(QStringLiteral("field-remark-") + field.key);
        words->setText(remark);
        grid->addWidget(words, line + 1, 1, 1, 2);
    }
}

void CardPane::commitField(const FieldRow& field) {
    const FieldEdit* edit = m_texts->field(m_card.id, field.key);
    if (!edit)
        return;
    const QString written = writtenWords(field, *edit);
    const TypedField typed = typedField(field, written);
    if (const QString trouble = troubleWith(field, typed); !trouble.isEmpty()) {
        m_texts->setField(m_card.id, field.key, {written, false, trouble, false}, this);
        return rebuild(true);
    }
    m_texts->dropField(m_card.id, field.key, this);
    if (typed.value != field.value && field.key == nameKey())
        emit renameRequested(m_card.id, typed.value);
    else if (typed.value != field.value)
        emit fieldEditRequested(m_card.id, field.key, typed.value);
    leaveField(field.key);
}

/// A field can be emptied, a name can't.
QString CardPane::troubleWith(const FieldRow& field, const TypedField& typed) const {
    const bool takesAway = field.key == nameKey() && typed.value.isEmpty() && !field.value.isEmpty();
    return takesAway ? tr("A client can't be without a name") : typed.trouble;
}

void CardPane::leaveField(const QString& key) {
    rebuild(true);
    const QString opener = key == nameKey() ? QStringLiteral("customer-actions") : QStringLiteral("field-") + key;
    if (auto* button = m_scroll->widget()->findChild<QWidget*>(opener))
        button->setFocus();
}

// --- the name

FieldRow CardPane::nameField() const {
    FieldRow field;
    field.key = nameKey();
    field.title = tr("Name of the client");
    field.value = m_card.givenName;
    return field;
}

void CardPane::rename() {
    if (m_card.id == 0 || !m_card.mayEdit)
        return;
    m_cardTab->setChecked(true);
    if (!m_texts->field(m_card.id, nameKey()))
        m_texts->setField(m_card.id, nameKey(), {m_card.givenName, true, {}, false}, this);
    m_beginsField = nameKey();
    rebuild(true);
}

/// False: nobody is writing it.
bool CardPane::addNameEditor(QVBoxLayout* words) {
    const FieldEdit* edit = m_texts->field(m_card.id, nameKey());
    if (!edit)
        return false;
    auto* grid = new QGridLayout;
    grid->setSpacing(4);
    addFieldEditor(grid, 0, nameField(), *edit);
    words->addLayout(grid);
    return true;
}

bool CardPane::eventFilter(QObject* watched, QEvent* event) {
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return kit::Paper::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true; // Escape means this field and not the window
    const QString key = watched->objectName().mid(editorName({}).size());
    QMetaObject::invokeMethod(
        this,
        [this, key] {
            m_texts->dropField(m_card.id, key, this);
            leaveField(key);
        },
        Qt::QueuedConnection);
    return true;
}

} // namespace pult::client
