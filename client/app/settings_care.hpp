// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "client/app/notifier.hpp"
#include "client/app/system/autostart.hpp"
#include "client/views/settings/settings_window.hpp"

namespace pult::client {

/// The settings' window and what it sets.
class SettingsCare final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsCare)
public:
    using LookNow = std::function<LookSettings()>;

    /// All outlive it; `window` also hears what is wanted of the look.
    SettingsCare(Notifier& notifier, InboxWindow& window, const kit::Theme& theme, const Desk& desk, Profile& profile,
                 Autostart autostart, LookNow lookNow, QObject* parent = nullptr);

    /// `about`: a page, or what a bar complained about.
    void open(const QString& about);

signals:
    /// Languages joined by +; empty: none.
    void spellingRequested(const QString& languages);
    void sendKeyRequested(bool enterSends);
    void picturesChanged(const pult::client::PictureHabits& habits);

private:
    void build();
    void saveKeys();
    void loadKeys();
    void refresh();
    void refreshKeys();
    void chooseKey(const QString& id, const QString& key);

    Notifier& m_notifier;
    InboxWindow& m_inbox;
    const kit::Theme& m_theme;
    const Desk& m_desk;
    Profile& m_profile;
    Autostart m_autostart;
    LookNow m_lookNow;
    QPointer<SettingsWindow> m_window;
};

} // namespace pult::client
