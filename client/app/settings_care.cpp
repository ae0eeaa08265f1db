// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/settings_care.hpp"

#include "client/views/inbox/inbox_window.hpp"

#include <utility>

namespace pult::client {

SettingsCare::SettingsCare(Notifier& notifier, InboxWindow& window, const kit::Theme& theme, const Desk& desk,
                           LookNow lookNow, QObject* parent)
    : QObject(parent), m_notifier(notifier), m_inbox(window), m_theme(theme), m_desk(desk),
      m_lookNow(std::move(lookNow)) {
    connect(&notifier, &Notifier::reachChanged, this, &SettingsCare::refresh);
    connect(&notifier, &Notifier::settingsChanged, this, &SettingsCare::refresh);
    connect(&window, &InboxWindow::settingsRequested, this, &SettingsCare::open);
}

void SettingsCare::open(const QString& about) {
    if (!m_window)
        build();
    refresh();
    if (!about.isEmpty()) {
        m_window->showPage(SettingsWindow::Page::notices);
        m_notifier.checkReach();
    }
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void SettingsCare::build() {
    m_window = new SettingsWindow(m_theme, &m_inbox);
    NoticesPage* notices = m_window->notices();
    connect(notices, &NoticesPage::changed, &m_notifier, &Notifier::setSettings);
    connect(notices, &NoticesPage::testRequested, &m_notifier, &Notifier::test);
    connect(notices, &NoticesPage::checkRequested, &m_notifier, &Notifier::checkReach);
    connect(notices, &NoticesPage::quietRequested, this, [this](qint64 forMs) {
        NoticeSettings settings = m_notifier.settings();
        settings.quietUntilMs = forMs < 0 ? NoticeSettings::kForGood : forMs == 0 ? 0 : m_desk.nowMs() + forMs;
        m_notifier.setSettings(settings);
    });
    connect(m_window->sounds(), &SoundsPage::changed, &m_notifier, &Notifier::setSettings);
    connect(m_window->sounds(), &SoundsPage::chimeTried, &m_notifier, &Notifier::tryChime);
    LookPage* look = m_window->look();
    connect(look, &LookPage::languageRequested, &m_inbox, &InboxWindow::languageRequested);
    connect(look, &LookPage::schemeRequested, &m_inbox, &InboxWindow::schemeRequested);
    connect(look, &LookPage::desktopSchemeRequested, &m_inbox, &InboxWindow::desktopSchemeRequested);
    connect(look, &LookPage::scaleRequested, &m_inbox, &InboxWindow::scaleRequested);
    connect(look, &LookPage::holdRequested, &m_inbox, &InboxWindow::holdRequested);
}

void SettingsCare::refresh() {
    if (!m_window)
        return;
    m_window->notices()->setSettings(m_notifier.settings(), m_desk.nowMs());
    m_window->notices()->setReach(m_notifier.reach());
    m_window->sounds()->setSettings(m_notifier.settings());
    m_window->look()->setSettings(m_lookNow());
}

} // namespace pult::client
