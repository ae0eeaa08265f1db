// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/notices/notice_settings.hpp"
#include "client/views/settings/settings_page.hpp"

#include <map>

class QCheckBox;

namespace pult::kit {
class Button;
}

namespace pult::kit {
class ChoiceButton;
}

namespace pult::client {

/// Which sound stands for what, and how loud.
class SoundsPage final : public SettingsPage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SoundsPage)

public:
    explicit SoundsPage(const kit::Theme& theme);
    void setSettings(const NoticeSettings& settings);

signals:
    void changed(const pult::client::NoticeSettings& settings);
    void chimeTried(pult::client::Chime chime, int volume);

private:
    void retranslate() override;
    void showSettings();
    void hear(Happening happening);

    struct Line {
        kit::Label* name;
        kit::ChoiceButton* chime;
        kit::Button* play;
    };
    NoticeSettings m_settings;
    kit::Label* m_heading;
    std::map<Happening, Line> m_chimes;
    kit::ChoiceButton* m_volume;
    kit::Label* m_volumeName;
    QCheckBox* m_ticks;
};

} // namespace pult::client
