// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/action_row.hpp"

#include <QList>
#include <QPointer>
#include <QWidget>

namespace pult::client {

/// The keys of a window over the window itself, by what they are for. Any key or click puts it away.
class KeysOverlay final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeysOverlay)

public:
    KeysOverlay(const kit::Theme& theme, QWidget* parent);
    void open(const QList<ActionRow>& actions);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Line {
        QString words;
        QString key; ///< empty: the heading of those below
    };
    /// A line as it is painted: the second row of one has no key.
    struct Row {
        QString words;
        QString key;
        bool isHead = false;
    };
    QList<Row> rowsOf(const QList<Line>& group, int width, bool wraps) const;
    QList<QList<Row>> columnsOf(int count, int width, bool wraps) const;
    void paintRow(QPainter& painter, const QRect& place, const Row& row) const;
    int columns() const;
    void putAway();

    const kit::Theme& m_theme;
    QList<QList<Line>> m_groups;
    QPointer<QWidget> m_before; ///< what had the caret
};

} // namespace pult::client
