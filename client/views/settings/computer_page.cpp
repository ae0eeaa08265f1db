// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/settings/computer_page.hpp"

#include "client/kit/choice_button.hpp"

#include <QCheckBox>

namespace pult::client {

ComputerPage::ComputerPage(const kit::Theme& theme)
    : SettingsPage(theme), m_kind(new kit::ChoiceButton(theme)), m_place(new kit::ChoiceButton(theme)),
      m_starts(new QCheckBox) {
    m_pictures = addHeading();
    m_kindName = addLine({m_kind});
    m_placeName = addLine({m_place});
    m_placeWords = addWords(kit::Token::textSecondary);
    m_start = addHeading();
    lines()->addWidget(m_starts);
    m_trouble = addWords(kit::Token::warningText);
    m_trouble->hide();
    lines()->addStretch();
    connect(m_kind, &kit::ChoiceButton::chosen, this, [this](int choice) {
        m_habits.asFiles = choice == 1;
        emit picturesChanged(m_habits);
    });
    connect(m_place, &kit::ChoiceButton::chosen, this, [this](int choice) {
        m_habits.keepsPlace = choice == 1;
        emit picturesChanged(m_habits);
    });
    connect(m_starts, &QCheckBox::clicked, this, &ComputerPage::startRequested);
    retranslate();
}

void ComputerPage::setPictures(const PictureHabits& habits) {
    m_habits = habits;
    m_kind->setChosen(habits.asFiles ? 1 : 0);
    m_place->setChosen(habits.keepsPlace ? 1 : 0);
}

void ComputerPage::setStarts(bool withSystem, bool kept) {
    m_starts->setChecked(withSystem);
    m_trouble->setVisible(!kept);
}

void ComputerPage::retranslate() {
    m_pictures->setText(tr("PICTURES"));
    m_kindName->setText(tr("Pictures go"));
    m_kind->setChoices(tr("Pictures go"), {tr("As photos"), tr("As files")});
    m_placeName->setText(tr("Where a photo was taken"));
    m_place->setChoices(tr("Where a photo was taken"), {tr("Is taken out"), tr("Stays in")});
    m_placeWords->setText(
        tr("Holds for JPEG, PNG and WebP, sent as photos or as files. The rest of a file is not touched."));
    m_start->setText(tr("START"));
    m_starts->setText(tr("Start with the system"));
    m_trouble->setText(tr("The desktop's list of what it starts can't be written: look at the permissions of the "
                          "folder autostart in your settings folder."));
    setPictures(m_habits);
}

} // namespace pult::client
