// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/models/rows/dialog_row.hpp"

#include <QKeySequence>
#include <QTimer>

#include <functional>

namespace pult::client {

class DeskSlot;

/// The operator's desk at the head of the list: one slot for each dialog that is being worked on.
class DeskStrip final : public kit::HeadStrip {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeskStrip)

public:
    static constexpr int kMost = 5;

    DeskStrip(kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    /// One per slot, as many as the desk has; id 0: free.
    void setRows(const QList<DialogRow>& rows);
    /// 0: none.
    void setOpenDialog(std::int64_t id);
    void setKey(int slot, const QKeySequence& key);
    /// Something has come to the dialog.
    void pulse(std::int64_t id);
    /// 0: the slot is free, or there is none of this number.
    std::int64_t dialogAt(int slot) const;

signals:
    void dialogChosen(qint64 id);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QList<DeskSlot*> m_slots;
    QTimer m_ticker;
};

} // namespace pult::client
