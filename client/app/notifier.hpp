// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

#include "client/app/notices/badge_icon.hpp"
#include "client/app/notices/chime_player.hpp"
#include "client/app/notices/notice_center.hpp"
#include "client/app/notices/notice_watch.hpp"
#include "client/app/notices/tray.hpp"
#include "client/app/session/profile.hpp"
#include "client/models/notices/alert_row.hpp"
#include "client/models/rows/desktop_reach.hpp"
#include "client/models/rows/folder.hpp"

namespace pult::client {

class InboxController;
class InboxWindow;

/// Calls the operator who looks elsewhere, with what this desktop has: its own popups or ours, a tray, a badge, sounds.
/// Says where that is too little.
class Notifier final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Notifier)
public:
    static constexpr std::chrono::hours kChecksItself{1};

    struct Parts {
        Desk& desk;
        InboxController& controller;
        InboxWindow& window;
        const kit::Theme& theme;
        Profile& profile;
        const Clock& clock;
        QDBusConnection bus;
        QString soundDevices = QStringLiteral("/dev/snd"); ///< of the kernel
    };

    /// All parts outlive it.
    explicit Notifier(const Parts& parts, QObject* parent = nullptr);
    ~Notifier() override;

    const NoticeSettings& settings() const { return m_settings; }
    void setSettings(const NoticeSettings& settings);
    const DesktopReach& reach() const { return m_reach; }
    void test() { m_center.test(); }
    void tryChime(Chime chime, int volume) { m_chimes.play(chime, volume); }
    /// The window was closed: into the tray where there is one.
    void putAway();
    void checkReach();
    /// What it has said into the window.
    void retranslate();

signals:
    void reachChanged();
    void settingsChanged();
    void raiseRequested(qint64 dialog);
    void quitRequested();

private:
    Gaze gazeAt(DialogId dialog) const;
    void onReach(const DesktopReach& reach);
    void onCounted(Folder folder, const FolderCount& count);
    void chooseBoard();
    void onPopupFailed(const pult::client::Notice& notice);
    void showLacks();
    void showStanding();
    QString lacks() const;
    void showState();
    void setQuiet(bool quiet);

    Parts m_parts;
    NoticeSettings m_settings;
    DesktopReach m_reach;
    bool m_probed = false;
    bool m_boardIsDue = false;        ///< another one is to be chosen once nobody writes in a popup of this one
    bool m_mute = false;              ///< the sound device did not take a sound
    std::optional<DeskState> m_state; ///< as the window's icon shows it
    int m_mine = 0;
    int m_queue = 0;
    ChimePlayer m_chimes;
    NoticeCenter m_center;
    NoticeWatch m_watch;
    enum class Popups { none, desktops, own };
    Popups m_popupsAre = Popups::none;
    std::unique_ptr<NoticeBoard> m_popups;
    std::unique_ptr<Tray> m_tray;
    QTimer m_checkTimer;
};

} // namespace pult::client
