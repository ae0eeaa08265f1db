// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/delegates/dialog_preview.hpp"
#include "client/delegates/dialog_row_layout.hpp"
#include "client/kit/clock.hpp"
#include "client/models/rows/dialog_row.hpp"

#include <QHash>
#include <QSet>
#include <QStyledItemDelegate>

namespace pult::kit {
class Theme;
}

namespace pult::client {

/// Paints a dialog of the list from DialogRowRole; a null row is a skeleton.
class DialogDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DialogDelegate)

public:
    DialogDelegate(const kit::Theme& theme, kit::NowMs now, QObject* parent = nullptr);

    void setDensity(RowDensity density) { m_density = density; }
    RowDensity density() const { return m_density; }
    /// Rows that are chosen have a tick in place of the picture; those with a trouble say it.
    void setChosen(const QSet<qint64>& dialogs, const QHash<qint64, QString>& troubles) {
        m_chosen = dialogs;
        m_troubles = troubles;
    }
    void setPulsing(std::int64_t dialog, bool pulses) {
        if (pulses)
            m_pulsing.insert(dialog);
        else
            m_pulsing.remove(dialog);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The waiting chip says since when.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

    /// The part of a row that changes by itself as time passes; empty when nothing does.
    QRect tickingRect(const QRect& row, const QModelIndex& index) const;

private:
    struct Marker;
    Marker markerOf(const DialogRow& row) const;
    DialogRowWishes wishesOf(const DialogRow& row, const Marker& marker) const;
    void paintPaper(QPainter& painter, const QStyleOptionViewItem& option) const;
    void paintSkeleton(QPainter& painter, const QStyleOptionViewItem& option) const;
    DialogPreview previewIn(const DialogRow& row) const;
    void paintPreview(QPainter& painter, const DialogRow& row, const DialogRowRects& rects) const;
    void paintMarker(QPainter& painter, const Marker& marker, const QRect& rect) const;
    void paintTick(QPainter& painter, const QRect& avatar) const;
    void paintPulse(QPainter& painter, const QRect& row) const;
    QRect paintPriority(QPainter& painter, int priority, const QRect& line, Qt::LayoutDirection direction) const;
    QColor paperOf(const QStyleOptionViewItem& option) const;

    const kit::Theme& m_theme;
    kit::NowMs m_now;
    RowDensity m_density = RowDensity::comfortable;
    QSet<qint64> m_chosen;
    QHash<qint64, QString> m_troubles;
    QSet<qint64> m_pulsing;
};

} // namespace pult::client
