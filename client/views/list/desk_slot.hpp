// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/theme.hpp"
#include "client/models/rows/dialog_row.hpp"

#include <QAbstractButton>
#include <QKeySequence>
#include <QTimer>

namespace pult::client {

/// One slot of the desk: number and name, how long the customer waits, what is unread. A free one is an empty frame.
class DeskSlot final : public QAbstractButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeskSlot)

public:
    DeskSlot(const kit::Theme& theme, kit::NowMs now, int number, QWidget* parent = nullptr);

    /// Id 0: free.
    void setRow(const DialogRow& row);
    const DialogRow& row() const { return m_row; }
    void setOpen(bool open);
    void setKey(const QKeySequence& key);
    /// Something has come: shown for a moment, without any movement.
    void pulse();
    /// A second has passed.
    void tick();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();
    void paintPaper(QPainter& painter) const;
    void paintFree(QPainter& painter) const;
    QString nameIn(const QFontMetrics& metrics, int width) const;
    void paintTimer(QPainter& painter, const QRect& line) const;
    QString waitingWords() const;
    kit::Urgency urgency() const;

    const kit::Theme& m_theme;
    kit::NowMs m_now;
    int m_number;
    DialogRow m_row;
    bool m_open = false;
    QKeySequence m_key;
    QTimer m_pulse;
};

} // namespace pult::client
