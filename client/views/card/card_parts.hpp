// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/theme.hpp"
#include "client/models/rows/customer_card.hpp"

#include <QPushButton>

namespace pult::client {

/// One dialog of the customer: channel, whose it is, its last words, when. A click opens it, or Ctrl+Enter; Enter only
/// reads in it.
class DialogLine final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DialogLine)

public:
    DialogLine(const kit::Theme& theme, const DialogBriefRow& dialog, bool open, std::int64_t nowMs,
               QWidget* parent = nullptr);
    /// What the badges of all lines take.
    void setBadgeColumn(int width) { m_badges = width; }
    QSize sizeHint() const override;

signals:
    void readRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    const kit::Theme& m_theme;
    DialogBriefRow m_dialog;
    bool m_open;
    QString m_words;
    bool m_showsNote = false;
    int m_badges = 0;
    QString m_when;
};

} // namespace pult::client
