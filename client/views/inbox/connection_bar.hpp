// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/models/rows/connection_status.hpp"

#include <QTimer>
#include <QWidget>

namespace pult::kit {
class NoticeBar;
class Theme;
} // namespace pult::kit

namespace pult::client {

/// What the connection asks to be said at a moment; empty words: nothing.
struct ConnectionNotice {
    enum class Kind { none, retrying, longDown, back };
    Kind kind = Kind::none;
    QString words;
    bool operator==(const ConnectionNotice&) const = default;
};

/// Silent for 3 s, grey up to 30 s, amber after that; green for 3 s when it is back.
ConnectionNotice connectionNotice(const ConnectionStatus& status, std::int64_t backSinceMs, std::int64_t nowMs);

/// The bar across the window while the server can't be reached.
class ConnectionBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionBar)

public:
    ConnectionBar(kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);
    void setStatus(const ConnectionStatus& status);

signals:
    void reconnectRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    /// What an administrator asks for.
    void showDetails();

    kit::NowMs m_now;
    kit::NoticeBar* m_bar;
    ConnectionStatus m_status;
    ConnectionNotice m_shown;
    std::int64_t m_backSinceMs = 0;
    bool m_wasDown = false; ///< and has not been told yet that this is over
    QTimer m_ticker;
};

} // namespace pult::client
