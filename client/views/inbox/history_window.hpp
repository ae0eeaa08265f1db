// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/theme.hpp"

#include <QDialog>

namespace pult::client {

class ThreadView;

/// All that was said with a customer in one scroll, to be read: every bubble names its channel, Enter opens its dialog.
/// Deletes itself when it is closed.
class HistoryWindow final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryWindow)

public:
    HistoryWindow(kit::Theme& theme, kit::NowMs now, const QString& customer, std::int64_t customerId,
                  QWidget* parent = nullptr);
    ThreadView* thread() const { return m_thread; }

private:
    ThreadView* m_thread;
};

} // namespace pult::client
