// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/button.hpp"
#include "client/kit/choice_button.hpp"
#include "client/kit/clock.hpp"
#include "client/kit/label.hpp"
#include "client/kit/prose.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/models/rows/channel_row.hpp"
#include "client/models/workspace/reopen_time.hpp"

#include <QList>

namespace pult::client {

/// One channel: what it is, how it is, what can be done with it.
class ChannelLine final : public kit::Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChannelLine)

public:
    ChannelLine(const kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    /// One alone is no choice, and is not shown.
    void setTeams(const QList<ChannelTeam>& teams);
    void setChannel(const ChannelRow& channel);
    void setTesting();
    void setTest(const ChannelTestResult& test);
    /// What was asked for was not done.
    void setProblem(const QString& words);

signals:
    void testRequested();
    void pauseRequested(bool paused);
    void settleRequested();
    /// See ReopenTime::value.
    void reopenWithinRequested(const QString& value);
    void teamRequested(qint64 team);

private:
    void describe();
    QLayout* layReopening(const kit::Theme& theme);
    void showReopening();
    void showTeam();

    kit::NowMs m_now;
    ChannelRow m_channel;
    QList<ChannelTeam> m_teams;
    kit::BadgeView* m_badge;
    kit::Label* m_name;
    kit::IconView* m_icon;
    kit::Label* m_state;
    kit::Prose* m_reason;
    kit::Prose* m_result;
    kit::Button* m_test;
    kit::Button* m_pause;
    kit::Button* m_settle;
    QWidget* m_reopening;
    kit::Prose* m_reopenWords;
    kit::ChoiceButton* m_reopen;
    QList<ReopenTime> m_times; ///< that the button offers
    QWidget* m_teamLine;
    kit::ChoiceButton* m_team;
};

} // namespace pult::client
