// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/views/settings/settings_search.hpp"

#include <QPushButton>

namespace pult::client {

/// A line of the settings as it was found: its words, what was looked for marked in them, and below where it stands.
class FoundLine final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoundLine)

public:
    /// `icon` and `page`: of the page it stands on.
    FoundLine(const kit::Theme& theme, const SettingsHit& hit, const QString& icon, const QString& page);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const kit::Theme& m_theme;
    SettingsHit m_hit;
    QString m_icon;
    QString m_place;
};

} // namespace pult::client
