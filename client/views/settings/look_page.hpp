// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/views/settings/settings_page.hpp"

namespace pult::kit {
class ChoiceButton;
}

namespace pult::client {

/// What an operator may set of how Pult looks and answers.
struct LookSettings {
    bool followsDesktop = true;
    kit::Scheme scheme = kit::Scheme::light;
    int scalePercent = 100;
    QString language = {};
    int holdSeconds = 5;    ///< how long a reply can be taken back
    bool still = false;     ///< nothing flashes or pulses
    QString spelling = {};  ///< languages that are checked, joined by +; empty: none
    bool enterSends = true; ///< else Ctrl+Enter does
};

/// Language, colours, size of the text, time to think again.
class LookPage final : public SettingsPage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LookPage)

public:
    explicit LookPage(const kit::Theme& theme);
    void setSettings(const LookSettings& settings);

signals:
    void languageRequested(const QString& code);
    void schemeRequested(pult::kit::Scheme scheme);
    void desktopSchemeRequested();
    void scaleRequested(int percent);
    void holdRequested(int seconds);
    void stillnessRequested(bool still);
    void spellingRequested(const QString& languages);
    void sendKeyRequested(bool enterSends);

private:
    void retranslate() override;
    void showSettings();

    LookSettings m_settings;
    kit::Label* m_heading;
    kit::ChoiceButton* m_language;
    kit::ChoiceButton* m_scheme;
    kit::ChoiceButton* m_scale;
    kit::ChoiceButton* m_sendKey;
    kit::ChoiceButton* m_hold;
    kit::ChoiceButton* m_motion;
    kit::ChoiceButton* m_spelling;
    kit::Label* m_languageName;
    kit::Label* m_schemeName;
    kit::Label* m_scaleName;
    kit::Label* m_sendKeyName;
    kit::Label* m_holdName;
    kit::Label* m_motionName;
    kit::Label* m_spellingName;
};

} // namespace pult::client
