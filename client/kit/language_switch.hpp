// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QWidget>

namespace pult::kit {

class Button;

/// RU | EN, one of them pressed. Each language is named in itself.
class LanguageSwitch final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LanguageSwitch)

public:
    explicit LanguageSwitch(const Theme& theme, QWidget* parent = nullptr);
    void setCode(const QString& code);

signals:
    void chosen(const QString& code);

private:
    Button* m_russian;
    Button* m_english;
};

} // namespace pult::kit
