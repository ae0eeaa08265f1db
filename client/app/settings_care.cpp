// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/settings_care.hpp"

#include "client/app/session/keys_file.hpp"
#include "client/kit/button.hpp"
#include "client/views/inbox/inbox_window.hpp"

#include <QFileDialog>
#include <QSaveFile>

#include <utility>

namespace pult::client {

namespace {
constexpr qint64 kMostKeyBytes = 100'000;
} // namespace

SettingsCare::SettingsCare(Notifier& notifier, InboxWindow& window, const kit::Theme& theme, const Desk& desk,
                           Profile& profile, Autostart autostart, LookNow lookNow, QObject* parent)
    : QObject(parent), m_notifier(notifier), m_inbox(window), m_theme(theme), m_desk(desk), m_profile(profile),
      m_autostart(std::move(autostart)), m_lookNow(std::move(lookNow)) {
    connect(&notifier, &Notifier::reachChanged, this, &SettingsCare::refresh);
    connect(&notifier, &Notifier::settingsChanged, this, &SettingsCare::refresh);
    connect(&window, &InboxWindow::settingsRequested, this, &SettingsCare::open);
    m_inbox.setKeys(m_profile.keys());
}

void SettingsCare::open(const QString& about) {
    if (!m_window)
        build();
    refresh();
    refreshKeys();
    const QHash<QString, SettingsWindow::Page> pages{{QStringLiteral("sounds"), SettingsWindow::Page::sounds},
                                                     {QStringLiteral("look"), SettingsWindow::Page::look},
                                                     {QStringLiteral("keys"), SettingsWindow::Page::keys},
                                                     {QStringLiteral("computer"), SettingsWindow::Page::computer}};
    if (!about.isEmpty()) {
        m_window->showPage(pages.value(about, SettingsWindow::Page::notices));
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
    connect(look, &LookPage::stillnessRequested, &m_inbox, &InboxWindow::stillnessRequested);
    connect(look, &LookPage::holdRequested, &m_inbox, &InboxWindow::holdRequested);
    connect(look, &LookPage::spellingRequested, this, &SettingsCare::spellingRequested);
    connect(look, &LookPage::sendKeyRequested, this, &SettingsCare::sendKeyRequested);
    ComputerPage* computer = m_window->computer();
    connect(computer, &ComputerPage::picturesChanged, this, &SettingsCare::picturesChanged);
    connect(computer, &ComputerPage::startRequested, this, [this, computer](bool withSystem) {
        const bool kept = m_autostart.set(withSystem);
        computer->setStarts(m_autostart.isOn(), kept);
    });
    KeysPage* keys = m_window->keys();
    connect(keys, &KeysPage::saveRequested, this, &SettingsCare::saveKeys);
    connect(keys, &KeysPage::loadRequested, this, &SettingsCare::loadKeys);
    connect(keys, &KeysPage::keyChosen, this, &SettingsCare::chooseKey);
    connect(keys, &KeysPage::usualRequested, this, [this](const QString& id) {
        for (const ActionRow& action : m_inbox.actionRows())
            if (action.id == id)
                chooseKey(id, action.usualKey);
    });
    connect(keys, &KeysPage::allUsualRequested, this, [this] {
        m_profile.setKeys({});
        m_inbox.setKeys({});
        refreshKeys();
    });
}

void SettingsCare::chooseKey(const QString& id, const QString& key) {
    QHash<QString, QString> chosen = m_profile.keys();
    chosen[id] = key;
    for (const ActionRow& action : m_inbox.actionRows())
        if (action.id == id && action.usualKey == key)
            chosen.remove(id);
    m_profile.setKeys(chosen);
    m_inbox.setKeys(chosen);
    refreshKeys();
}

void SettingsCare::saveKeys() {
    const QString path = QFileDialog::getSaveFileName(m_window, tr("Save the keys"), QStringLiteral("pult-keys.json"),
                                                      tr("Keys of Pult (*.json)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const bool kept = file.open(QIODevice::WriteOnly) && file.write(keysAsJson(m_profile.keys())) >= 0 && file.commit();
    m_window->keys()->showOutcome(kept ? tr("The keys are saved") : tr("The file can't be written"), kept);
}

void SettingsCare::loadKeys() {
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Take the keys from a file"), {}, tr("Keys of Pult (*.json)"));
    if (path.isEmpty())
        return;
    QFile file(path);
    const auto read =
        file.open(QIODevice::ReadOnly) ? keysInJson(file.read(kMostKeyBytes), m_inbox.actionRows()) : std::nullopt;
    if (!read)
        return m_window->keys()->showOutcome(tr("This is no file with keys of Pult"), false);
    m_profile.setKeys(read->keys);
    m_inbox.setKeys(read->keys);
    refreshKeys();
    m_window->keys()->showOutcome(
        read->left == 0 ? tr("The keys are taken")
                        : tr("%n key(s) of the file can't be used here and stay as they were", nullptr, read->left),
        read->left == 0);
}

void SettingsCare::refreshKeys() {
    if (!m_window)
        return;
    m_window->keys()->setActions(m_inbox.actionRows());
    m_window->notices()->setQuitKey(kit::keyWords(m_inbox.keyOf(QStringLiteral("work.quit"))));
}

void SettingsCare::refresh() {
    if (!m_window)
        return;
    m_window->notices()->setSettings(m_notifier.settings(), m_desk.nowMs());
    m_window->notices()->setReach(m_notifier.reach());
    m_window->sounds()->setSettings(m_notifier.settings());
    m_window->look()->setSettings(m_lookNow());
    m_window->computer()->setPictures(m_profile.pictures());
    m_window->computer()->setStarts(m_autostart.isOn());
}

} // namespace pult::client
