// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIconEngine>

#include "client/kit/icons.hpp"

namespace pult::kit {

/// One of the outline drawings as a QIcon's engine: drawn when it is shown, for the pixels of the screen it is shown
/// on, at 125 % too. It keeps the size and colour it was made with.
class DrawnIcon final : public QIconEngine {
public:
    /// `size` in device independent pixels. `icons` outlive it.
    DrawnIcon(Icons& icons, QString name, int size, const QColor& colour);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    /// `size` in the pixels of the screen.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QSize actualSize(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine* clone() const override;

private:
    int sideIn(const QSize& size) const;

    Icons& m_icons;
    QString m_name;
    int m_size;
    QColor m_colour;
};

} // namespace pult::kit
