// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

#include "client/app/notices/badge_icon.hpp"
#include "client/app/notices/notice_board.hpp"

namespace pult::client {

/// Pult in the desktop's tray: how it stands at a glance, and what is needed without the window.
class Tray final : public NoticeBoard {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Tray)
public:
    /// `theme` outlives it.
    explicit Tray(const kit::Theme& theme, QObject* parent = nullptr);

    void setState(const DeskState& state);
    void setQuiet(bool quiet) { m_quiet = quiet; }
    void setReasons(const QStringList& reasons) { m_reasons = reasons; }
    QMenu* menu() { return &m_menu; }

    /// A balloon: one at a time, and nobody tells when it has gone.
    void show(const Notice& notice) override;
    void withdraw(const QString& key) override;

signals:
    void raiseRequested();
    void presenceRequested(const pult::client::DeclaredPresence& declared);
    void presenceReasonAsked(pult::client::Presence presence);
    /// For an hour, or no longer.
    void quietRequested(bool quiet);
    void quitRequested();

private:
    void fillMenu();
    void refresh();

    const kit::Theme& m_theme;
    DeskState m_state;
    QStringList m_reasons; ///< why an operator takes no dialogs
    bool m_quiet = false;
    Notice m_balloon;
    QMenu m_menu;
    QSystemTrayIcon m_icon;
};

} // namespace pult::client
