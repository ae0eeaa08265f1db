// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/settings/look_page.hpp"

#include "client/kit/choice_button.hpp"

#include <algorithm>

namespace pult::client {

namespace {

const QStringList kLanguages{QStringLiteral("ru"), QStringLiteral("en")};
constexpr std::array kSchemes = {kit::Scheme::light, kit::Scheme::dark, kit::Scheme::highContrastLight,
                                 kit::Scheme::highContrastDark};
const QStringList kSpellings{QStringLiteral("ru+en"), QStringLiteral("ru"), QStringLiteral("en"), QString()};
constexpr std::array kScales = {85, 100, 115, 130, 150};
constexpr std::array kHolds = {0, 3, 5, 10};

template <std::size_t N>
int nearest(const std::array<int, N>& values, int wanted) {
    const auto* found = std::min_element(values.begin(), values.end(),
                                         [&](int a, int b) { return std::abs(a - wanted) < std::abs(b - wanted); });
    return static_cast<int>(found - values.begin());
}

} // namespace

LookPage::LookPage(const kit::Theme& theme)
    : SettingsPage(theme), m_language(new kit::ChoiceButton(theme)), m_scheme(new kit::ChoiceButton(theme)),
      m_scale(new kit::ChoiceButton(theme)), m_sendKey(new kit::ChoiceButton(theme)),
      m_hold(new kit::ChoiceButton(theme)), m_motion(new kit::ChoiceButton(theme)),
      m_spelling(new kit::ChoiceButton(theme)) {
    m_heading = addHeading();
    m_languageName = addLine({m_language});
    m_schemeName = addLine({m_scheme});
    m_scaleName = addLine({m_scale});
    m_sendKeyName = addLine({m_sendKey});
    m_holdName = addLine({m_hold});
    m_motionName = addLine({m_motion});
    m_spellingName = addLine({m_spelling});
    lines()->addStretch();
    connect(m_language, &kit::ChoiceButton::chosen, this, [this](int i) { emit languageRequested(kLanguages[i]); });
    connect(m_scheme, &kit::ChoiceButton::chosen, this, [this](int i) {
        if (i == 0)
            emit desktopSchemeRequested();
        else
            emit schemeRequested(kSchemes[static_cast<std::size_t>(i - 1)]);
    });
    connect(m_scale, &kit::ChoiceButton::chosen, this,
            [this](int i) { emit scaleRequested(kScales[static_cast<std::size_t>(i)]); });
    connect(m_sendKey, &kit::ChoiceButton::chosen, this, [this](int i) { emit sendKeyRequested(i == 0); });
    connect(m_hold, &kit::ChoiceButton::chosen, this,
            [this](int i) { emit holdRequested(kHolds[static_cast<std::size_t>(i)]); });
    connect(m_motion, &kit::ChoiceButton::chosen, this, [this](int i) { emit stillnessRequested(i == 1); });
    connect(m_spelling, &kit::ChoiceButton::chosen, this, [this](int i) { emit spellingRequested(kSpellings[i]); });
    retranslate();
}

void LookPage::setSettings(const LookSettings& settings) {
    m_settings = settings;
    showSettings();
}

void LookPage::retranslate() {
    m_heading->setText(tr("LOOK, LANGUAGE, TEXT"));
    m_languageName->setText(tr("Language"));
    m_language->setChoices(tr("Language"), {QStringLiteral("Русский"), QStringLiteral("English")});
    m_schemeName->setText(tr("Colours"));
    m_scheme->setChoices(tr("Colours"), {tr("As the desktop"), tr("Light"), tr("Dark"), tr("High contrast, light"),
                                         tr("High contrast, dark")});
    m_scaleName->setText(tr("Text size"));
    QStringList scales;
    for (const int scale : kScales)
        scales += tr("%1 %", "text size").arg(scale);
    m_scale->setChoices(tr("Text size"), scales);
    m_sendKeyName->setText(tr("Send a message"));
    m_sendKey->setChoices(tr("Send a message"),
                          {tr("Enter sends, Shift+Enter starts a line"), tr("Ctrl+Enter sends, Enter starts a line")});
    m_holdName->setText(tr("Undo after sending"));
    QStringList holds;
    for (const int hold : kHolds)
        holds += hold == 0 ? tr("Not at all", "undo after sending") : tr("%n s", nullptr, hold);
    m_hold->setChoices(tr("Undo after sending"), holds);
    m_motionName->setText(tr("Motion"));
    m_motion->setChoices(tr("Motion"), {tr("As usual", "motion"), tr("Reduced", "motion")});
    m_spellingName->setText(tr("Check spelling"));
    m_spelling->setChoices(tr("Check spelling"),
                           {tr("Russian and English"), tr("Russian"), tr("English"), tr("Off", "spelling")});
    showSettings();
}

void LookPage::showSettings() {
    m_language->setChosen(static_cast<int>(kLanguages.indexOf(m_settings.language)));
    const auto* scheme = std::find(kSchemes.begin(), kSchemes.end(), m_settings.scheme);
    m_scheme->setChosen(m_settings.followsDesktop ? 0 : static_cast<int>(scheme - kSchemes.begin()) + 1);
    m_scale->setChosen(nearest(kScales, m_settings.scalePercent));
    m_sendKey->setChosen(m_settings.enterSends ? 0 : 1);
    m_hold->setChosen(nearest(kHolds, m_settings.holdSeconds));
    m_motion->setChosen(m_settings.still ? 1 : 0);
    m_spelling->setChosen(static_cast<int>(kSpellings.indexOf(m_settings.spelling)));
}

} // namespace pult::client
