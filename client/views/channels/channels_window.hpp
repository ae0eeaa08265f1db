// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/theme.hpp"
#include "client/models/rows/channel_row.hpp"

#include <QDialog>
#include <QList>

#include <map>

class QVBoxLayout;

namespace pult::client {

class ChannelLine;

/// How every channel is, for administrators: its state with the reason and since when, a question to the messenger
/// itself, a pause, for how long a closed dialog is opened again. Rows keep their places while it is open. Deletes
/// itself when it is closed.
class ChannelsWindow final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChannelsWindow)

public:
    ChannelsWindow(const kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    void setChannels(const QList<ChannelRow>& channels, const QList<ChannelTeam>& teams = {});
    void showTest(std::int64_t channel, const ChannelTestResult& test);
    /// What was asked of a channel was not done.
    void showProblem(std::int64_t channel, const QString& words);

signals:
    void testRequested(qint64 channel);
    void pauseRequested(qint64 channel, bool paused);
    void settleRequested(qint64 channel);
    /// See ReopenTime::value.
    void reopenWithinRequested(qint64 channel, const QString& value);
    void teamRequested(qint64 channel, qint64 team);

private:
    const kit::Theme& m_theme;
    kit::NowMs m_now;
    QVBoxLayout* m_lines;
    QWidget* m_nothing;
    std::map<std::int64_t, ChannelLine*> m_byChannel;
};

} // namespace pult::client
