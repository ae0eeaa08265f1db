// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/notices/notice_settings.hpp"
#include "client/models/rows/desktop_reach.hpp"
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

/// How the operator is called, for which event, and what this desktop has for it.
class NoticesPage final : public SettingsPage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticesPage)

public:
    explicit NoticesPage(const kit::Theme& theme);

    /// `nowMs`: whether he wants to be left alone.
    void setSettings(const NoticeSettings& settings, std::int64_t nowMs);
    void setReach(const DesktopReach& reach);
    /// In words; empty: none.
    void setQuitKey(const QString& key);

signals:
    void changed(const pult::client::NoticeSettings& settings);
    /// For this long from now; 0: no longer, below 0: until he says otherwise.
    void quietRequested(qint64 forMs);
    void testRequested();
    void checkRequested();

private:
    void retranslate() override;
    void showSettings();
    void showReach();

    NoticeSettings m_settings;
    std::int64_t m_nowMs = 0;
    DesktopReach m_reach;
    QString m_quitKey;
    std::map<Happening, kit::ChoiceButton*> m_ways;
    std::map<Happening, kit::Label*> m_names;
    kit::Label* m_heading;
    kit::Label* m_always;
    kit::ChoiceButton* m_quiet;
    kit::Label* m_quietName;
    QCheckBox* m_text;
    QCheckBox* m_queue;
    kit::Label* m_desktop;
    std::map<int, kit::Label*> m_facts;
    kit::Button* m_test;
    kit::Button* m_check;
};

} // namespace pult::client
