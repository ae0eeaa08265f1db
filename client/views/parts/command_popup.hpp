// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/search/command_search.hpp"
#include "client/views/parts/picker_popup.hpp"

namespace pult::client {

class CommandList;

/// Finds one of several by a few letters. Enter takes it, and the popup is away before that is told.
class CommandPopup : public PickerPopup {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandPopup)

public:
    /// What it is for, what Enter does, what is said where there are none, and where none fits.
    struct Words {
        QString title;
        QString take;
        QString none;
        QString notFound;
    };

    CommandPopup(const kit::Theme& theme, QList<Command> commands, const Words& words, int widthAt100, QWidget* parent);

    /// What the keys do, as the last line.
    void tellKeys();

signals:
    void taken(const pult::client::Command& command);

protected:
    PickerList* list() const override;
    void take() override;
    /// Room for so many rows, as long as they are not too many.
    void setRoom(qsizetype rows);
    virtual void onClicked() { take(); }
    /// Null: none is chosen.
    const Command* current() const;
    /// What is said where none is found.
    virtual QString nothingWords() const;

private:
    void search();

    Words m_words;
    CommandList* m_commands;
};

} // namespace pult::client
