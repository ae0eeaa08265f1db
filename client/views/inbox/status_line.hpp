// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/models/rows/connection_status.hpp"
#include "client/models/rows/wait_clock.hpp"
#include "client/views/inbox/presence_menu.hpp"

#include <QTimer>

class QMenu;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

/// The strip at the foot of the window: presence, connection, queue, the last thing that happened, and where all
/// commands are found.
class StatusLine final : public kit::Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusLine)

public:
    StatusLine(kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    /// Status, connection and queue stand in another window.
    void showOnlyNews();
    void setPresence(const PresenceChoices& choices);
    /// As its button does.
    void openPresenceMenu();
    void setConnection(const ConnectionStatus& status);
    /// `oldestSinceMs` 0: nobody waits.
    void setQueue(int waiting, std::int64_t oldestSinceMs, WaitClock clock = {});
    /// One line for eyes and screen readers; goes after ten seconds.
    void announce(const QString& words);
    /// The same for what comes in meanwhile: in a place of its own, so that an answer and Undo stay.
    void tellWhatComes(const QString& words);
    /// A reply to the customer may be taken back for so long; 0: none any more. Stands in place of the news.
    void setHeld(const QString& customer, int seconds);
    /// Whether the key takes the reply back now.
    void setUndoKeyShown(bool shown);
    /// What was announced and what came in.
    void forgetNews();

signals:
    void undoRequested();
    void commandsRequested();
    void presenceChosen(const pult::client::DeclaredPresence& declared);
    void presenceReasonAsked(pult::client::Presence presence);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showHeld();
    void retranslate();
    void restyle();
    void refresh();
    void fit();
    /// What everything but what comes in takes, with the words of the connection, with the queue.
    int widthWith(bool connection, bool queue) const;

    kit::Theme& m_theme;
    kit::NowMs m_now;
    PresenceChoices m_presence;
    ConnectionStatus m_status;
    int m_waiting = 0;
    std::int64_t m_oldestSinceMs = 0;
    WaitClock m_waitClock;
    class Dot;
    Dot* m_dot;
    kit::Button* m_presenceButton;
    QMenu* m_presenceMenu;
    kit::IconView* m_plug;
    kit::Label* m_connection;
    kit::Label* m_queue;
    kit::Label* m_oldest;
    kit::Paper* m_newsRule;
    kit::Label* m_news;
    kit::Button* m_undo;
    kit::Label* m_comes;
    kit::Button* m_commands;
    QString m_heldCustomer;
    int m_heldSeconds = 0;
    bool m_onlyNews = false;
    QTimer m_ticker;
    QTimer m_newsTimer;
    QTimer m_comesTimer;
};

} // namespace pult::client
