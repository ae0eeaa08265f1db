// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

#include "client/kit/theme.hpp"

namespace pult::client {

/// Stands at the foot of the list while rows wait to come in: "2 new ^".
class NewRowsPill final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NewRowsPill)

public:
    explicit NewRowsPill(const kit::Theme& theme, QWidget* parent = nullptr);
    /// 0 hides it.
    void setCount(int count);
    /// Keeps its place at the foot of `room`.
    void placeIn(const QRect& room);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    const kit::Theme& m_theme;
    int m_count = 0;
};

} // namespace pult::client
