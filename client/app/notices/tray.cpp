// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/notices/tray.hpp"

#include "client/views/inbox/presence_menu.hpp"

namespace pult::client {

Tray::Tray(const kit::Theme& theme, QObject* parent) : NoticeBoard(parent), m_theme(theme) {
    connect(&m_menu, &QMenu::aboutToShow, this, &Tray::fillMenu);
    fillMenu(); // trays on the bus read it before it is shown
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            emit raiseRequested();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, [this] { emit openRequested(m_balloon); });
    connect(&theme, &kit::Theme::changed, this, &Tray::refresh);
    refresh();
    m_icon.show();
}

void Tray::setState(const DeskState& state) {
    if (state == m_state)
        return;
    m_state = state;
    refresh();
}

void Tray::refresh() {
    m_icon.setIcon(badgeIcon(m_theme, m_state, true));
    const QString state = m_state.online ? presenceWords(m_state.presence) : tr("No connection");
    m_icon.setToolTip(m_state.count > 0 ? tr("Pult: %1, %n dialogs need an answer", nullptr, m_state.count).arg(state)
                                        : tr("Pult: %1", "how the operator is").arg(state));
}

void Tray::fillMenu() {
    m_menu.clear();
    m_menu.addAction(tr("Open Pult"), this, &Tray::raiseRequested);
    QMenu* presences = m_menu.addMenu(tr("Status"));
    fillPresenceMenu(
        *presences, {m_state.presence, m_reasons},
        [this](const DeclaredPresence& declared) { emit presenceRequested(declared); },
        [this](Presence presence) { emit presenceReasonAsked(presence); });
    QAction* quiet = m_menu.addAction(m_quiet ? tr("Do not disturb") : tr("Do not disturb for an hour"), this,
                                      [this] { emit quietRequested(!m_quiet); });
    quiet->setCheckable(true);
    quiet->setChecked(m_quiet);
    m_menu.addSeparator();
    m_menu.addAction(tr("Quit"), this, &Tray::quitRequested);
}

void Tray::show(const Notice& notice) {
    m_balloon = notice;
    m_icon.showMessage(notice.title, notice.text, m_icon.icon());
}

void Tray::withdraw(const QString&) {}

} // namespace pult::client
