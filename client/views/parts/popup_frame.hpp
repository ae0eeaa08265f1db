// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QFrame>

namespace pult::client {

/// A small window with a border. Escape or a click elsewhere puts it away; it deletes itself.
class PopupFrame : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PopupFrame)

public:
    /// `name`: for screen readers.
    PopupFrame(const kit::Theme& theme, const QString& name, QWidget* parent);

protected:
    const kit::Theme& theme() const { return m_theme; }
    /// Under the widget, or over it where there is no room.
    void showBelow(const QWidget& widget);
    void paintEvent(QPaintEvent* event) override;

private:
    const kit::Theme& m_theme;
};

} // namespace pult::client
