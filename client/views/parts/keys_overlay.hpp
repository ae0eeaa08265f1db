// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/views/parts/fixed_keys.hpp"

#include <QList>
#include <QPointer>
#include <QWidget>

namespace pult::client {

/// The keys of a window over the window itself: those of the place where the caret is, then all by what they are for.
/// Any key or click puts it away, but for those that
/// move a list that is too long for the window.
class KeysOverlay final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeysOverlay)

public:
    KeysOverlay(const kit::Theme& theme, QWidget* parent);
    /// `lead`: said before them.
    void open(const QList<ActionRow>& actions, KeyPlace here, const QString& lead = {});

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QString footWords(const QFontMetrics& metrics, int width, bool scrolls) const;
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
    /// Where everything stands in a window of this size.
    struct Plan {
        QList<QList<Row>> columns;
        QRect panel;
        int columnWidth = 0;
        int row = 0;
        int title = 0; ///< with the lead
        int lead = 0;
        int foot = 0;
        int seen = 0;   ///< the height that the rows have
        int beyond = 0; ///< what they would need besides
    };
    Plan plan() const;
    int stepOf(int key) const;
    void moveTo(int offset);
    QList<Row> rowsOf(const QList<Line>& group, int width) const;
    QList<QList<Row>> columnsOf(int count, int width) const;
    void paintRow(QPainter& painter, const QRect& place, const Row& row) const;
    QList<Line> linesOf(ActionGroup group, const QList<ActionRow>& actions, KeyPlace here) const;
    int leadHeight(int width) const;
    int columns() const;
    void putAway();

    const kit::Theme& m_theme;
    QList<QList<Line>> m_groups;
    QString m_lead;
    bool m_changes = false;     ///< there are keys that can be chosen
    QPointer<QWidget> m_before; ///< what had the caret
    int m_offset = 0;           ///< how far the rows are moved up
};

} // namespace pult::client
