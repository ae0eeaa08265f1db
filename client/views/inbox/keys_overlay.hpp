// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QList>
#include <QWidget>

#include <utility>

namespace pult::client {

/// The keys of a window over the window itself. Any key or click puts it away.
class KeysOverlay final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeysOverlay)

public:
    KeysOverlay(const kit::Theme& theme, QWidget* parent);
    /// Words and key, in the order they are shown.
    void open(const QList<std::pair<QString, QString>>& keys);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void paintKey(QPainter& painter, const QRect& row, const QString& words, const QString& key) const;

    const kit::Theme& m_theme;
    QList<std::pair<QString, QString>> m_keys;
};

} // namespace pult::client
