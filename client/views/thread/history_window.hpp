// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/theme.hpp"

#include <QDialog>

namespace pult::kit {
class NoticeBar;
}

namespace pult::client {

class KeysOverlay;
class ThreadView;

/// What was said with a customer in one scroll, to be read: in one channel, or in all of them, and every bubble names
/// its own. Enter opens a bubble's dialog. Deletes itself when it is closed.
class HistoryWindow final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryWindow)

public:
    /// `channel` empty: all of them.
    HistoryWindow(kit::Theme& theme, kit::NowMs now, const QString& customer, std::int64_t customerId,
                  const QString& channel = {}, QWidget* parent = nullptr);
    ThreadView* thread() const { return m_thread; }
    /// Without a connection there may be more to it than is shown: a bar says so.
    void setKeptOnly(bool keptOnly);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    kit::NoticeBar* m_bar;
    ThreadView* m_thread;
    KeysOverlay* m_help;
};

} // namespace pult::client
