// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QStringList>
#include <QWidget>

class QMenu;

namespace pult::kit {

class Button;

/// One of a few: shows the chosen one and opens the others.
class ChoiceButton final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChoiceButton)

public:
    explicit ChoiceButton(const Theme& theme, QWidget* parent = nullptr);

    /// `title` is what is chosen, for screen readers.
    void setChoices(const QString& title, const QStringList& choices);
    void setChosen(int choice);
    /// More than the title says, for the tooltip.
    void setHint(const QString& words);
    int choice() const { return m_choice; }

signals:
    /// By the user.
    void chosen(int choice);

private:
    void describe();
    void fill();

    Button* m_button;
    QMenu* m_menu;
    QString m_title;
    QStringList m_choices;
    int m_choice = 0;
};

} // namespace pult::kit
