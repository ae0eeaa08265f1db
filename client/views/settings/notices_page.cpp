// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/settings/notices_page.hpp"

#include "client/kit/button.hpp"
#include "client/kit/choice_button.hpp"
#include "client/views/settings/happening_words.hpp"

#include <QCheckBox>

namespace pult::client {

namespace {

/// Those that come to pass and may be chosen; in this order.
constexpr std::array kShown = {Happening::message, Happening::queued, Happening::handed, Happening::answerDue};
constexpr qint64 kHourMs = 3'600'000;
/// What the choice of do-not-disturb means.
constexpr std::array<qint64, 3> kQuietFor = {0, kHourMs, -1};

} // namespace

NoticesPage::NoticesPage(const kit::Theme& theme)
    : SettingsPage(theme), m_quiet(new kit::ChoiceButton(theme)), m_text(new QCheckBox), m_queue(new QCheckBox),
      m_test(new kit::Button(theme, kit::Button::Look::outline)),
      m_check(new kit::Button(theme, kit::Button::Look::quiet)) {
    m_heading = addHeading();
    for (const Happening happening : kShown) {
        auto* way = new kit::ChoiceButton(theme);
        m_ways[happening] = way;
        m_names[happening] = addLine({way});
        connect(way, &kit::ChoiceButton::chosen, this, [this, happening](int choice) {
            m_settings.way(happening) = kNoticeWays[static_cast<std::size_t>(choice)];
            emit changed(m_settings);
        });
    }
    m_always = addWords(kit::Token::textSecondary);
    m_quietName = addLine({m_quiet});
    connect(m_quiet, &kit::ChoiceButton::chosen, this,
            [this](int choice) { emit quietRequested(kQuietFor[static_cast<std::size_t>(choice)]); });
    lines()->addWidget(m_text);
    lines()->addWidget(m_queue);
    connect(m_text, &QCheckBox::clicked, this, [this](bool on) {
        m_settings.showsText = on;
        emit changed(m_settings);
    });
    connect(m_queue, &QCheckBox::clicked, this, [this](bool on) {
        m_settings.countsQueue = on;
        emit changed(m_settings);
    });
    m_desktop = addHeading();
    for (int fact = 0; fact < 3; ++fact)
        m_facts[fact] = addWords(kit::Token::textPrimary);
    auto* foot = new QHBoxLayout;
    for (kit::Button* button : {m_test, m_check}) {
        button->setControlHeight(28);
        foot->addWidget(button);
    }
    foot->addStretch();
    lines()->addLayout(foot);
    lines()->addStretch();
    connect(m_test, &kit::Button::clicked, this, &NoticesPage::testRequested);
    connect(m_check, &kit::Button::clicked, this, &NoticesPage::checkRequested);
    retranslate();
}

void NoticesPage::setSettings(const NoticeSettings& settings, std::int64_t nowMs) {
    m_settings = settings;
    m_nowMs = nowMs;
    showSettings();
}

void NoticesPage::setReach(const DesktopReach& reach) {
    m_reach = reach;
    showReach();
}

void NoticesPage::setQuitKey(const QString& key) {
    m_quitKey = key;
    showReach();
}

void NoticesPage::retranslate() {
    m_heading->setText(tr("WHEN"));
    const QStringList ways{tr("Popup and sound"), tr("Popup"), tr("Sound"), tr("Only the number")};
    for (const auto& [happening, way] : m_ways) {
        m_names[happening]->setText(happeningWords(happening));
        way->setChoices(happeningWords(happening), ways);
    }
    m_always->setText(tr("Trouble and late answers are always told."));
    m_quietName->setText(tr("Do not disturb"));
    m_quiet->setChoices(tr("Do not disturb"), {tr("Off"), tr("For an hour"), tr("Until I switch it off")});
    m_text->setText(tr("Names and words of clients in popups"));
    m_queue->setText(tr("Count the queue in the badge, beside what is mine"));
    m_desktop->setText(tr("THIS DESKTOP"));
    m_test->setText(tr("Try popup and sound"));
    m_check->setText(tr("Check again"));
    showSettings();
    showReach();
}

void NoticesPage::showSettings() {
    for (const auto& [happening, way] : m_ways)
        way->setChosen(static_cast<int>(m_settings.way(happening)));
    m_quiet->setChosen(!m_settings.isQuiet(m_nowMs) ? 0 : m_settings.quietUntilMs == NoticeSettings::kForGood ? 2 : 1);
    m_text->setChecked(m_settings.showsText);
    m_queue->setChecked(m_settings.countsQueue);
}

void NoticesPage::showReach() {
    const auto tell = [this](int fact, bool good, const QString& words) {
        m_facts[fact]->setColour(good ? kit::Token::textSecondary : kit::Token::warningText);
        m_facts[fact]->setText(words);
    };
    if (!m_reach.notifications)
        tell(0, false,
             tr("No program shows notifications here. Pult opens windows of its own; a notification service (in a "
                "package of your desktop) does it better."));
    else if (m_reach.hushed)
        tell(0, false, tr("The desktop's own do-not-disturb is on: switch it off in the desktop's settings."));
    else
        tell(0, true, tr("The desktop shows notifications."));
    tell(1, m_reach.tray,
         m_reach.tray ? tr("There is a tray: a closed window goes there.")
         : m_quitKey.isEmpty()
             ? tr("There is no tray: a closed window is minimised.")
             : tr("There is no tray: a closed window is minimised, %1 quits Pult.", "key").arg(m_quitKey));
    tell(2, m_reach.sound && !m_reach.muted,
         !m_reach.sound  ? tr("There is no sound device: keep the window in sight, or connect one.")
         : m_reach.muted ? tr("The sound of this computer is switched off: switch it on in the desktop's settings.")
                         : tr("There is a sound device."));
}

} // namespace pult::client
