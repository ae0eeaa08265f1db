// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/rows/presence.hpp"

#include <QPushButton>

#include <cstdint>

namespace pult::client {

/// A square of the rail: an icon with an optional number, or a person's disc.
class RailButton final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RailButton)

public:
    RailButton(const kit::Theme& theme, const QString& icon, QWidget* parent = nullptr);
    void setWords(const QString& words, const QString& key = {});
    void setBadge(int count);
    /// At the person's disc.
    void setPresence(Presence presence);
    void setPerson(const QString& name, std::int64_t id);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const kit::Theme& m_theme;
    QString m_icon;
    QString m_person;
    std::int64_t m_personId = 0;
    Presence m_presence = Presence::online;
    int m_badge = 0;
};

} // namespace pult::client
