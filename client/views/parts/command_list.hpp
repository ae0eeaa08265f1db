// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/search/command_search.hpp"

#include <QWidget>

#include <utility>

namespace pult::kit {
class Label;
}

namespace pult::client {

class PickerList;

/// Commands found by a few letters, under their headings; a sentence in their place where none is.
class CommandList final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandList)

public:
    CommandList(const kit::Theme& theme, int mostOfAGroup, QWidget* parent = nullptr);

    void setCommands(QList<Command> commands) { m_search.setCommands(std::move(commands)); }
    qsizetype count() const { return m_search.commands().size(); }
    /// Shows what fits and chooses the first; `nothing`: what is said where nothing does.
    CommandSearch::Found find(const QString& typed, const QString& nothing);
    /// Null: none is chosen.
    const Command* current() const;
    PickerList* list() const { return m_list; }

signals:
    /// One is chosen by the mouse.
    void clicked();

private:
    CommandSearch m_search;
    QList<int> m_rows; ///< of the list: indices of commands, -1 for a heading
    int m_mostOfAGroup;
    PickerList* m_list;
    kit::Label* m_nothing;
};

} // namespace pult::client
