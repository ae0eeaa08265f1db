// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/settings/sounds_page.hpp"

#include "client/kit/button.hpp"
#include "client/kit/choice_button.hpp"
#include "client/views/settings/happening_words.hpp"

#include <QCheckBox>

#include <algorithm>

namespace pult::client {

namespace {

constexpr std::array kVolumes = {30, 50, 70, 100};

/// Silence comes first, where it may be chosen.
constexpr int silentChoices(Happening happening) {
    return isOptional(happening) ? 1 : 0;
}

} // namespace

SoundsPage::SoundsPage(const kit::Theme& theme)
    : SettingsPage(theme), m_volume(new kit::ChoiceButton(theme)), m_ticks(new QCheckBox) {
    m_heading = addHeading();
    for (const Happening happening : kHappenings) {
        auto* chime = new kit::ChoiceButton(theme);
        auto* play = kit::makeIconButton(theme, QStringLiteral("player-play"), this, 16, 28);
        m_chimes[happening] = {addLine({chime, play}), chime, play};
        connect(chime, &kit::ChoiceButton::chosen, this, [this, happening](int choice) {
            const int number = choice - silentChoices(happening);
            m_settings.chime(happening) =
                number < 0 ? std::nullopt : std::optional(kChimes[static_cast<std::size_t>(number)]);
            showSettings();
            emit changed(m_settings);
            hear(happening);
        });
        connect(play, &kit::Button::clicked, this, [this, happening] { hear(happening); });
    }
    m_volumeName = addLine({m_volume});
    connect(m_volume, &kit::ChoiceButton::chosen, this, [this](int choice) {
        m_settings.volume = kVolumes[static_cast<std::size_t>(choice)];
        emit changed(m_settings);
        hear(Happening::message);
    });
    lines()->addWidget(m_ticks);
    connect(m_ticks, &QCheckBox::clicked, this, [this](bool on) {
        m_settings.ticks = on;
        emit changed(m_settings);
    });
    lines()->addStretch();
    retranslate();
}

void SoundsPage::hear(Happening happening) {
    if (const auto& chime = m_settings.chime(happening))
        emit chimeTried(*chime, m_settings.volume);
}

void SoundsPage::setSettings(const NoticeSettings& settings) {
    m_settings = settings;
    showSettings();
}

void SoundsPage::retranslate() {
    m_heading->setText(tr("WHICH SOUND"));
    QStringList sounds;
    for (const Chime chime : kChimes)
        sounds += chimeWords(chime);
    for (const auto& [happening, line] : m_chimes) {
        line.name->setText(happeningWords(happening));
        const QStringList silence = isOptional(happening) ? QStringList{tr("None", "sound")} : QStringList();
        line.chime->setChoices(happeningWords(happening), silence + sounds);
        line.play->setHint(tr("Hear it: %1", "an event").arg(happeningWords(happening)));
    }
    m_volumeName->setText(tr("Volume"));
    QStringList volumes;
    for (const int volume : kVolumes)
        volumes += tr("%1 %", "volume").arg(volume);
    m_volume->setChoices(tr("Volume"), volumes);
    m_ticks->setText(tr("A soft tick for what comes into the open dialog"));
    showSettings();
}

void SoundsPage::showSettings() {
    for (const auto& [happening, line] : m_chimes) {
        const auto& chime = m_settings.chime(happening);
        line.chime->setChosen(chime ? static_cast<int>(*chime) + silentChoices(happening) : 0);
        line.play->setEnabled(chime.has_value());
    }
    const auto* nearest = std::min_element(kVolumes.begin(), kVolumes.end(), [this](int a, int b) {
        return std::abs(a - m_settings.volume) < std::abs(b - m_settings.volume);
    });
    m_volume->setChosen(static_cast<int>(nearest - kVolumes.begin()));
    m_ticks->setChecked(m_settings.ticks);
}

} // namespace pult::client
