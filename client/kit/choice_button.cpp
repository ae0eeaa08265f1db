// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/choice_button.hpp"

#include "client/kit/button.hpp"

#include <QHBoxLayout>
#include <QMenu>
#include <QTimer>

namespace pult::kit {

ChoiceButton::ChoiceButton(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_button(new Button(theme, Button::Look::outline)), m_menu(new QMenu(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_button);
    m_button->setControlHeight(28);
    m_button->setChevron(true);
    m_button->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &ChoiceButton::fill);
}

void ChoiceButton::setChoices(const QString& title, const QStringList& choices) {
    m_title = title;
    m_choices = choices;
    describe();
}

void ChoiceButton::setChosen(int choice) {
    m_choice = choice;
    describe();
}

void ChoiceButton::setHint(const QString& words) {
    m_button->setHint(words);
    describe();
}

void ChoiceButton::describe() {
    const QString words = m_choices.value(m_choice);
    m_button->setText(words);
    m_button->setAccessibleName(QStringLiteral("%1: %2").arg(m_title, words));
    m_button->updateGeometry();
}

void ChoiceButton::fill() {
    m_menu->clear();
    for (int i = 0; i < m_choices.size(); ++i) {
        QAction* action = m_menu->addAction(m_choices[i], this, [this, i] {
            setChosen(i);
            emit chosen(i);
        });
        action->setCheckable(true);
        action->setChecked(i == m_choice);
    }
    // The arrows go on from what is chosen; the menu has no line to stand on before it is shown.
    QTimer::singleShot(0, m_menu, [this] { m_menu->setActiveAction(m_menu->actions().value(m_choice)); });
}

} // namespace pult::kit
