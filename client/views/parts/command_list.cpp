// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/command_list.hpp"

#include "client/kit/announcing.hpp"
#include "client/kit/label.hpp"
#include "client/views/parts/picker_list.hpp"

#include <QVBoxLayout>

namespace pult::client {

CommandList::CommandList(const kit::Theme& theme, int mostOfAGroup, QWidget* parent)
    : QWidget(parent), m_mostOfAGroup(mostOfAGroup), m_list(new PickerList(theme)),
      m_nothing(new kit::Label(theme, kit::TextStyle::body, kit::Token::textMuted)) {
    kit::letAnnounce(m_nothing);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list, 1);
    column->addWidget(m_nothing, 1);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        m_list->setRow(index.row());
        emit clicked();
    });
}

CommandSearch::Found CommandList::find(const QString& typed, const QString& nothing) {
    const auto found = m_search.find(typed, m_mostOfAGroup);
    QList<PickerRow> rows;
    m_rows.clear();
    QString group;
    for (const int index : found.rows) {
        const Command& command = m_search.commands()[index];
        if (command.group != group) {
            group = command.group;
            rows.append({.words = group, .heading = true});
            m_rows.append(-1);
        }
        rows.append({.icon = command.icon,
                     .words = command.words,
                     .aside = command.whyNot.isEmpty() ? command.aside : command.whyNot,
                     .key = command.whyNot.isEmpty() ? command.key : QString(),
                     .faint = !command.whyNot.isEmpty(),
                     .marks = CommandSearch::marks(command.words, found.as.isEmpty() ? typed : found.as)});
        m_rows.append(index);
    }
    m_list->setRows(std::move(rows));
    // One goes before the other comes: for both there is no room.
    if (m_rows.isEmpty()) {
        m_list->hide();
        kit::showAnnounced(m_nothing, nothing);
    } else {
        m_nothing->hide();
        m_list->show();
    }
    m_list->setRow(m_list->firstRow());
    return found;
}

const Command* CommandList::current() const {
    const int index = m_rows.value(m_list->row(), -1);
    return index < 0 ? nullptr : &m_search.commands()[index];
}

} // namespace pult::client
