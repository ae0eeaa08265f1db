// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/picture_habits.hpp"
#include "client/views/settings/settings_page.hpp"

class QCheckBox;

namespace pult::kit {
class ChoiceButton;
}

namespace pult::client {

/// What Pult does with this computer's pictures, and when it starts there.
class ComputerPage final : public SettingsPage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComputerPage)

public:
    explicit ComputerPage(const kit::Theme& theme);
    void setPictures(const PictureHabits& habits);
    /// `kept`: it could be written down.
    void setStarts(bool withSystem, bool kept = true);

signals:
    void picturesChanged(const pult::client::PictureHabits& habits);
    void startRequested(bool withSystem);

private:
    void retranslate() override;

    PictureHabits m_habits;
    kit::Label* m_pictures;
    kit::Label* m_kindName;
    kit::ChoiceButton* m_kind;
    kit::Label* m_placeName;
    kit::ChoiceButton* m_place;
    kit::Label* m_placeWords;
    kit::Label* m_start;
    QCheckBox* m_starts;
    kit::Label* m_trouble;
};

} // namespace pult::client
