// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/language_switch.hpp"

#include "client/kit/button.hpp"

#include <QHBoxLayout>

namespace pult::kit {

LanguageSwitch::LanguageSwitch(const Theme& theme, QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const auto add = [&](const QString& code, const QString& name, Button::Joined joined) {
        auto* button = new Button(theme, Button::Look::tab, this);
        button->setText(code.toUpper());
        button->setHint(name);
        button->setAutoExclusive(true);
        button->setControlHeight(28);
        button->setTextStyle(TextStyle::small);
        button->setJoined(joined);
        connect(button, &Button::clicked, this, [this, code] { emit chosen(code); });
        row->addWidget(button);
        return button;
    };
    m_russian = add(QStringLiteral("ru"), QStringLiteral("Русский"), Button::Joined::right);
    m_english = add(QStringLiteral("en"), QStringLiteral("English"), Button::Joined::left);
}

void LanguageSwitch::setCode(const QString& code) {
    (code == u"ru" ? m_russian : m_english)->setChecked(true);
}

} // namespace pult::kit
