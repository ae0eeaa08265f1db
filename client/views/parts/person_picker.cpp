// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/person_picker.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/popup_place.hpp"
#include "client/views/parts/picker_list.hpp"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

using kit::TextStyle;
using kit::Token;

namespace {

constexpr int kWidth = 340;
constexpr int kMostRows = 9;
constexpr int kMostOfAGroup = 200;
constexpr int kLongestComment = 2000;

} // namespace

PersonPicker::PersonPicker(const kit::Theme& theme, QList<Command> people, const Words& words, Comment comment,
                           QWidget* parent)
    : QFrame(parent, Qt::Popup), m_theme(theme), m_field(new QLineEdit), m_list(new PickerList(theme)),
      m_nothing(new kit::Label(theme, TextStyle::body, Token::textMuted)), m_caution(words.caution),
      m_whyNot(words.whyNot) {
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(words.title);
    m_field->setPlaceholderText(words.title);
    m_field->setAccessibleName(words.title);
    m_list->setAccessibleName(words.title);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    const int entries = static_cast<int>(people.size());
    const bool isCautious =
        m_caution && std::ranges::any_of(people, [this](const Command& each) { return !m_caution(each).isEmpty(); });
    m_search.setCommands(std::move(people));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1);
    if (comment == Comment::wanted) {
        m_comment = new QLineEdit;
        m_comment->setMaxLength(kLongestComment);
        m_comment->setPlaceholderText(tr("Comment, the client won't see it"));
        m_comment->setAccessibleName(tr("Comment for colleagues"));
        auto* button = new kit::Button(theme, kit::Button::Look::primary);
        button->setText(words.take);
        button->setKey(QKeySequence(Qt::Key_Return));
        connect(button, &kit::Button::clicked, this, &PersonPicker::take);
        auto* foot = new QHBoxLayout;
        foot->setSpacing(6);
        foot->addWidget(m_comment, 1);
        foot->addWidget(button);
        column->addLayout(foot);
    }
    if (isCautious) {
        m_cautious = new kit::Label(theme, TextStyle::small, Token::warningText);
        m_cautious->setEliding(true);
        m_cautious->setFixedHeight(theme.lineHeight(TextStyle::small)); // also while it is empty
        column->addWidget(m_cautious);
    }
    auto* keys = new kit::Label(theme, TextStyle::caption, Token::textMuted);
    keys->setText(m_comment ? tr("↑ ↓ choose · Tab: comment · Enter: %1 · Esc: close", "keys").arg(words.take)
                            : tr("↑ ↓ choose · Enter: %1 · Esc: close", "keys").arg(words.take));
    keys->setWordWrap(true);
    column->addWidget(keys);
    for (QLineEdit* line : {m_field, m_comment}) {
        if (!line)
            continue;
        line->setFont(theme.font(TextStyle::body));
        line->setMinimumHeight(theme.px(32));
        line->installEventFilter(this);
    }
    const int rows = std::clamp(entries + (comment == Comment::wanted ? 2 : 0), 2, kMostRows);
    m_list->setFixedHeight(rows * m_list->rowHeight());
    m_nothing->setFixedHeight(rows * m_list->rowHeight());
    setFixedWidth(theme.px(kWidth) + (m_comment ? theme.px(80) : 0));
    connect(m_field, &QLineEdit::textChanged, this, &PersonPicker::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        m_list->setRow(index.row());
        // Whoever has begun a comment isn't done with it by choosing a name.
        if (!m_comment || m_comment->text().isEmpty())
            take();
    });
    search();
}

void PersonPicker::openAt(const QWidget* widget) {
    adjustSize();
    move(kit::popupPlace(*widget, size()));
    show();
    m_field->setFocus();
}

void PersonPicker::search() {
    const auto found = m_search.find(m_field->text(), kMostOfAGroup);
    QList<PickerRow> rows;
    m_rows.clear();
    QString group;
    for (const int index : found.rows) {
        const Command& person = m_search.commands()[index];
        if (person.group != group) {
            group = person.group;
            rows.append({.words = group, .heading = true});
            m_rows.append(-1);
        }
        rows.append({.icon = person.icon, .words = person.words, .aside = person.aside});
        m_rows.append(index);
    }
    m_list->setRows(std::move(rows));
    // One goes before the other comes: for both there is no room.
    QWidget* const shown = m_rows.isEmpty() ? static_cast<QWidget*>(m_nothing) : m_list;
    (m_rows.isEmpty() ? static_cast<QWidget*>(m_list) : m_nothing)->hide();
    shown->show();
    m_nothing->setText(m_rows.isEmpty() ? nobodyWords() : QString());
    m_list->setRow(m_rows.isEmpty() ? -1 : m_rows.first() < 0 ? 1 : 0);
    showCaution();
}

QString PersonPicker::nobodyWords() const {
    const QString why = m_whyNot ? m_whyNot(m_field->text()) : QString();
    if (!why.isEmpty())
        return why;
    if (m_search.commands().isEmpty())
        return tr("Nobody else sees this dialog");
    return m_comment ? tr("No such colleague or team") : tr("No such colleague sees this dialog");
}

/// Null: nobody is found.
const Command* PersonPicker::current() const {
    const int row = m_list->row();
    return row < 0 || row >= m_rows.size() || m_rows[row] < 0 ? nullptr : &m_search.commands()[m_rows[row]];
}

void PersonPicker::showCaution() {
    if (!m_cautious)
        return;
    const Command* person = current();
    m_cautious->setText(person ? m_caution(*person) : QString());
}

/// Over the headings, not around.
void PersonPicker::step(int by) {
    int row = m_list->row() + by;
    while (row >= 0 && row < m_rows.size() && m_rows[row] < 0)
        row += by < 0 ? -1 : 1;
    if (row >= 0 && row < m_rows.size())
        m_list->setRow(row);
    showCaution();
}

void PersonPicker::take() {
    const Command* chosenOne = current();
    if (!chosenOne)
        return;
    const Command person = *chosenOne;
    const QString comment = m_comment ? m_comment->text().trimmed() : QString();
    close();
    emit chosen(person, comment);
}

bool PersonPicker::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

void PersonPicker::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::bgSurface));
    painter.setPen(m_theme.color(Token::borderStrong));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace pult::client
