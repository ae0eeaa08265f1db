// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/settings/settings_page.hpp"

#include <QAbstractButton>
#include <QEvent>
#include <QLineEdit>

#include <algorithm>

namespace pult::client {

namespace {
constexpr int kEdge = 24;
constexpr int kBetween = 8;
} // namespace

SettingsPage::SettingsPage(const kit::Theme& theme)
    : kit::Paper(theme, kit::Token::bgSurface), m_theme(theme), m_lines(new QVBoxLayout(this)) {
    m_lines->setContentsMargins(kEdge, kEdge, kEdge, kEdge);
    m_lines->setSpacing(kBetween);
}

void SettingsPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    kit::Paper::changeEvent(event);
}

QWidget* SettingsPage::controlOf(const QString& words) const {
    for (auto* button : findChildren<QAbstractButton*>())
        if (button->text() == words)
            return button;
    for (auto* input : findChildren<QLineEdit*>())
        if (input->placeholderText() == words)
            return input;
    const auto labels = findChildren<kit::Label*>();
    const auto line =
        std::find_if(labels.begin(), labels.end(), [&](const auto* each) { return each->text() == words; });
    if (line == labels.end())
        return nullptr;
    // What it sets stands right behind it in the order of Tab.
    for (QWidget* next = (*line)->nextInFocusChain(); next != *line; next = next->nextInFocusChain())
        if (isAncestorOf(next) && next->focusPolicy() & Qt::TabFocus && !next->isHidden())
            return next;
    return nullptr;
}

kit::Label* SettingsPage::addHeading() {
    auto* words = new kit::Label(m_theme, kit::TextStyle::caption, kit::Token::textSecondary, kit::Weight::semibold);
    if (m_lines->count() > 0)
        m_lines->addSpacing(2 * kBetween);
    m_lines->addWidget(words);
    return words;
}

kit::Label* SettingsPage::addLine(const QList<QWidget*>& controls) {
    auto* words = new kit::Label(m_theme, kit::TextStyle::body);
    words->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(kBetween);
    row->addWidget(words, 1);
    for (QWidget* control : controls)
        row->addWidget(control);
    m_lines->addLayout(row);
    return words;
}

kit::Label* SettingsPage::addWords(kit::Token colour) {
    auto* words = new kit::Label(m_theme, kit::TextStyle::small, colour);
    words->setWordWrap(true);
    m_lines->addWidget(words);
    return words;
}

} // namespace pult::client
