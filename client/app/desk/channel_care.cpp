// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/channel_care.hpp"

#include "client/models/building/row_building.hpp"
#include "client/models/words/channel_words.hpp"
#include "client/models/words/harmless.hpp"
#include "client/models/words/refusal_words.hpp"
#include "shared/domain/channel_reason.hpp"
#include "shared/domain/permissions.hpp"

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {

/// The name of the setting.
constexpr const char* kReopenWithin = "reopen_within";

ChannelHealth healthOf(wire::ChannelState state) {
    switch (state) {
    case wire::ChannelState::degraded:
        return ChannelHealth::degraded;
    case wire::ChannelState::misconfigured:
        return ChannelHealth::misconfigured;
    case wire::ChannelState::paused:
        return ChannelHealth::paused;
    case wire::ChannelState::ok:
    case wire::ChannelState::unknown:
        break;
    }
    return ChannelHealth::ok;
}

/// It stays until somebody says that he knows, or something about the channel is changed.
bool isSettledByHand(const std::string& reason) {
    return domain::channelReasonOf(reason).trouble == domain::ChannelTrouble::lost;
}

ChannelRow rowOf(const wire::Channel& channel) {
    ChannelRow row;
    row.id = channel.id.value;
    row.kind = channelKindText(channel.kind);
    row.name = QString::fromStdString(channel.name);
    row.health = healthOf(channel.state);
    row.reason = channelReasonWords(channel.reason.value_or(""));
    row.canSettle = channel.state == wire::ChannelState::degraded && isSettledByHand(channel.reason.value_or(""));
    row.sinceMs = channel.since.time_since_epoch().count();
    row.groupId = channel.group_id.value_or(GroupId{}).value;
    return row;
}

QList<ChannelTeam> teamsOf(const Roster& roster) {
    QList<ChannelTeam> teams;
    for (const auto& [id, group] : roster.groups)
        teams.append({id.value, harmless(group.name)});
    std::sort(teams.begin(), teams.end(),
              [](const auto& a, const auto& b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
    return teams;
}

} // namespace

ChannelCare::ChannelCare(Link& link, Desk& desk, const kit::Theme& theme, QObject* parent)
    : QObject(parent), m_link(link), m_desk(desk), m_theme(theme) {
    connect(&desk, &Desk::rosterChanged, this, &ChannelCare::follow);
}

bool ChannelCare::isAllowed() const {
    return domain::reach(m_desk.me().role, domain::Permission::channel_manage) != domain::Reach::none;
}

void ChannelCare::open(QWidget* parent) {
    if (!m_window) {
        m_window = new ChannelsWindow(
            m_theme, [this] { return m_desk.nowMs(); }, parent);
        connect(m_window, &ChannelsWindow::testRequested, this, [this](qint64 id) { test(ChannelId{id}); });
        connect(m_window, &ChannelsWindow::pauseRequested, this,
                [this](qint64 id, bool paused) { pause(ChannelId{id}, paused); });
        connect(m_window, &ChannelsWindow::settleRequested, this, [this](qint64 id) { settle(ChannelId{id}); });
        connect(m_window, &ChannelsWindow::reopenWithinRequested, this,
                [this](qint64 id, const QString& value) { setReopenWithin(ChannelId{id}, value); });
        connect(m_window, &ChannelsWindow::teamRequested, this,
                [this](qint64 id, qint64 team) { give(ChannelId{id}, GroupId{team}); });
        follow();
    }
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

/// A channel that was changed may have other settings, too.
void ChannelCare::follow() {
    if (!m_window)
        return;
    refresh();
    std::map<ChannelId, std::int64_t> versions;
    for (const auto& [id, channel] : m_desk.roster().channels)
        versions[id] = channel.version;
    if (m_asks || versions == m_askedAbout)
        return;
    m_askedAbout = std::move(versions);
    m_asks = true;
    m_link.request(wire::ChannelList{}, this, [this](const Result<wire::ChannelListed>& answer) {
        m_asks = false;
        if (!answer)
            return m_askedAbout.clear(); // the next news of a channel asks again
        for (const wire::Channel& channel : answer->channels)
            keep(channel);
        follow();
    });
}

void ChannelCare::keep(const wire::Channel& channel) {
    std::optional<QString>& told = m_reopenWithin[channel.id];
    told.reset();
    if (!channel.settings)
        return;
    const auto found = channel.settings->find(kReopenWithin);
    told = found == channel.settings->end() ? QString() : QString::fromStdString(found->second);
}

void ChannelCare::setReopenWithin(ChannelId id, const QString& value) {
    wire::ChannelUpdate update;
    update.channel_id = id;
    update.settings.emplace();
    update.settings->emplace(kReopenWithin, value.toStdString());
    m_link.request(update, this, [this, id](const Result<wire::ChannelAnswer>& answer) {
        if (answer)
            keep(answer->channel);
        else if (m_window)
            m_window->showProblem(id.value, refusalWords(answer.error()));
        refresh(); // what was refused is not shown as chosen
    });
}

void ChannelCare::refresh() {
    if (!m_window)
        return;
    QList<ChannelRow> rows;
    for (const auto& [id, channel] : m_desk.roster().channels) {
        rows.append(rowOf(channel));
        if (const auto told = m_reopenWithin.find(id); told != m_reopenWithin.end())
            rows.last().reopenWithin = told->second;
    }
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    m_window->setChannels(rows, teamsOf(m_desk.roster()));
}

void ChannelCare::test(ChannelId id) {
    m_link.request(wire::ChannelTest{id}, this, [this, id](const Result<wire::ChannelTested>& answer) {
        if (!m_window)
            return;
        ChannelTestResult test;
        test.asked = answer.has_value();
        test.works = answer && answer->ok;
        if (!answer)
            test.words = refusalWords(answer.error());
        else
            test.words = answer->ok ? QString::fromStdString(answer->detail) : channelReasonWords(answer->detail);
        m_window->showTest(id.value, test);
    });
}

/// What has been written already stays where it is.
void ChannelCare::give(ChannelId id, GroupId team) {
    const wire::Channel* channel = m_desk.roster().channel(id);
    if (!channel || channel->group_id == team)
        return;
    wire::ChannelUpdate request;
    request.channel_id = id;
    request.version = channel->version;
    request.group_id = team;
    m_link.request(request, this, [this, id](const Result<wire::ChannelAnswer>& answer) {
        if (answer || !m_window)
            return; // the change itself comes to everybody
        refresh();
        m_window->showProblem(id.value, refusalWords(answer.error()));
    });
}

void ChannelCare::pause(ChannelId id, bool paused) {
    const auto told = [this, id](const Result<wire::ChannelAnswer>& answer) {
        if (answer || !m_window)
            return; // the change itself comes to everybody
        m_window->showProblem(id.value, refusalWords(answer.error()));
    };
    if (paused)
        m_link.request(wire::ChannelPause{id}, this, told);
    else
        m_link.request(wire::ChannelResume{id}, this, told);
}

/// What resuming does: the server lets go of the trouble, and notes who said so.
void ChannelCare::settle(ChannelId id) {
    const wire::Channel* channel = m_desk.roster().channel(id);
    if (channel && channel->state == wire::ChannelState::degraded)
        pause(id, false);
}

} // namespace pult::client
