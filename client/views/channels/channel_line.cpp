// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/channels/channel_line.hpp"

#include "client/kit/time_words.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <utility>

namespace pult::client {

namespace {

constexpr int kGap = 8;
constexpr int kEdge = 12;
constexpr int kBadgeColumn = 28;

struct Look {
    QString icon;
    kit::Token colour;
};

Look lookOf(ChannelHealth health) {
    switch (health) {
    case ChannelHealth::ok:
        return {QStringLiteral("circle-check"), kit::Token::successText};
    case ChannelHealth::degraded:
        return {QStringLiteral("alert-triangle"), kit::Token::warningText};
    case ChannelHealth::misconfigured:
        return {QStringLiteral("alert-circle"), kit::Token::dangerText};
    case ChannelHealth::paused:
        break;
    }
    return {QStringLiteral("player-pause"), kit::Token::textSecondary};
}

} // namespace

ChannelLine::ChannelLine(const kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : Paper(theme, kit::Token::bgSurface, parent), m_now(std::move(now)), m_badge(new kit::BadgeView(theme)),
      m_name(new kit::Label(theme, kit::TextStyle::body, kit::Token::textPrimary, kit::Weight::semibold)),
      m_icon(new kit::IconView(theme, 16)),
      m_state(new kit::Label(theme, kit::TextStyle::small, kit::Token::textSecondary)),
      m_reason(new kit::Prose(theme, kit::TextStyle::small, kit::Token::textSecondary)),
      m_result(new kit::Prose(theme, kit::TextStyle::small)),
      m_test(new kit::Button(theme, kit::Button::Look::outline)),
      m_pause(new kit::Button(theme, kit::Button::Look::quiet)),
      m_settle(new kit::Button(theme, kit::Button::Look::outline)), m_reopening(new QWidget),
      m_reopenWords(new kit::Prose(theme, kit::TextStyle::small, kit::Token::textSecondary)),
      m_reopen(new kit::ChoiceButton(theme)), m_teamLine(new QWidget), m_team(new kit::ChoiceButton(theme)) {
    setLines(Qt::BottomEdge);
    m_reopen->setObjectName(QStringLiteral("reopening"));
    m_team->setObjectName(QStringLiteral("team"));
    m_name->setWordWrap(true);
    m_test->setText(tr("Test"));
    m_test->setHint(tr("Ask the messenger whether the channel works"));
    connect(m_test, &kit::Button::clicked, this, &ChannelLine::testRequested);
    connect(m_pause, &kit::Button::clicked, this,
            [this] { emit pauseRequested(m_channel.health != ChannelHealth::paused); });
    m_settle->setText(tr("Noted"));
    m_settle->setHint(tr("I have read it: show the channel as working again"));
    connect(m_settle, &kit::Button::clicked, this, &ChannelLine::settleRequested);

    auto* teamWords = new kit::Label(theme, kit::TextStyle::small, kit::Token::textSecondary);
    teamWords->setText(tr("New dialogs go to"));
    auto* team = new QHBoxLayout(m_teamLine);
    team->setContentsMargins(0, 0, 0, 0);
    team->setSpacing(kGap);
    team->addSpacing(theme.px(kBadgeColumn) + kGap);
    team->addWidget(teamWords, 1, Qt::AlignVCenter);
    team->addWidget(m_team);
    connect(m_team, &kit::ChoiceButton::chosen, this,
            [this](int choice) { emit teamRequested(m_teams.value(choice).id); });

    auto* state = new QHBoxLayout;
    state->setSpacing(kGap / 2);
    state->addWidget(m_icon);
    state->addWidget(m_state);
    state->addStretch();
    auto* words = new QVBoxLayout;
    words->setSpacing(kGap / 4);
    words->addWidget(m_name);
    words->addLayout(state);
    words->addWidget(m_reason);
    words->addWidget(m_settle, 0, Qt::AlignLeft);
    words->addWidget(m_result);
    auto* badge = new QGridLayout; // letters of any width, names below each other
    badge->setColumnMinimumWidth(0, theme.px(kBadgeColumn));
    badge->addWidget(m_badge, 0, 0, Qt::AlignTop | Qt::AlignLeft);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    row->addLayout(badge);
    row->addLayout(words, 1);
    row->addWidget(m_pause, 0, Qt::AlignTop);
    row->addWidget(m_test, 0, Qt::AlignTop);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(kEdge, kEdge, kEdge, kEdge);
    whole->setSpacing(kGap / 2);
    whole->addLayout(row);
    whole->addWidget(m_teamLine);
    whole->addWidget(m_reopening);
    m_reopening->setLayout(layReopening(theme));
    m_reopening->hide();
    m_result->hide();
}

/// Under the words about the channel, as wide as the line.
QLayout* ChannelLine::layReopening(const kit::Theme& theme) {
    m_reopenWords->setText(tr("A closed dialog opens again when the client writes"));
    m_reopen->setHint(tr("Who writes later begins a new dialog"));
    connect(m_reopen, &kit::ChoiceButton::chosen, this, [this](int choice) {
        if (m_times[choice].value != m_channel.reopenWithin)
            emit reopenWithinRequested(m_times[choice].value);
    });
    auto* setting = new QHBoxLayout;
    setting->setContentsMargins(0, 0, 0, 0);
    setting->setSpacing(kGap);
    setting->addSpacing(theme.px(kBadgeColumn) + kGap);
    setting->addWidget(m_reopenWords, 1, Qt::AlignVCenter);
    setting->addWidget(m_reopen, 0, Qt::AlignTop);
    return setting;
}

void ChannelLine::setChannel(const ChannelRow& channel) {
    m_channel = channel;
    m_badge->setChannel(channel.kind, channel.name);
    m_name->setText(channel.name);
    const Look look = lookOf(channel.health);
    m_icon->setIcon(look.icon, look.colour);
    m_state->setColour(look.colour);
    // A line of its own, whoever wrote it.
    m_reason->setText(channel.reason.left(1).toUpper() + channel.reason.mid(1));
    m_reason->setVisible(!channel.reason.isEmpty());
    m_settle->setVisible(channel.canSettle);
    m_pause->setText(channel.health == ChannelHealth::paused ? tr("Resume") : tr("Pause"));
    m_pause->setHint(channel.health == ChannelHealth::paused ? tr("Let messages in and out again")
                                                             : tr("Let nothing in and nothing out for a while"));
    showTeam();
    describe();
    showReopening();
}

void ChannelLine::showReopening() {
    m_reopening->setVisible(m_channel.reopenWithin.has_value());
    const QString set = m_channel.reopenWithin.value_or(QString());
    m_times = reopenTimes(set);
    QStringList words;
    for (const ReopenTime& time : std::as_const(m_times))
        words.append(time.words);
    m_reopen->setChoices(m_reopenWords->text(), words);
    m_reopen->setChosen(reopenTimeOf(m_times, set));
}

void ChannelLine::setTeams(const QList<ChannelTeam>& teams) {
    m_teams = teams;
}

void ChannelLine::showTeam() {
    QStringList names;
    for (const ChannelTeam& team : std::as_const(m_teams)) {
        if (team.id == m_channel.groupId)
            m_team->setChosen(static_cast<int>(names.size()));
        names.append(team.name);
    }
    m_team->setChoices(tr("Team"), names);
    m_teamLine->setVisible(m_teams.size() > 1);
}

void ChannelLine::describe() {
    const QString since = m_channel.sinceMs > 0 ? kit::TimeWords::inRow(m_channel.sinceMs, m_now()) : QString();
    const auto words = [&](const QString& plain, const QString& dated) {
        return since.isEmpty() ? plain : dated.arg(since);
    };
    switch (m_channel.health) {
    case ChannelHealth::ok:
        m_state->setText(words(tr("works"), tr("works since %1", "a time or a day")));
        break;
    case ChannelHealth::degraded:
        m_state->setText(words(tr("works with trouble"), tr("works with trouble since %1", "a time or a day")));
        break;
    case ChannelHealth::misconfigured:
        m_state->setText(words(tr("does not work"), tr("does not work since %1", "a time or a day")));
        break;
    case ChannelHealth::paused:
        m_state->setText(words(tr("paused"), tr("paused since %1", "a time or a day")));
        break;
    }
    setAccessibleName(QStringLiteral("%1, %2").arg(m_channel.name, m_state->text()));
}

void ChannelLine::setTesting() {
    m_test->setEnabled(false);
    m_result->setText(tr("Asking the messenger…"));
    m_result->show();
}

void ChannelLine::setTest(const ChannelTestResult& test) {
    m_test->setEnabled(true);
    if (!test.asked)
        m_result->setText(tr("Could not be tested: %1").arg(test.words));
    else if (test.works)
        m_result->setText(test.words.isEmpty() ? tr("Test passed") : tr("Test passed: %1").arg(test.words));
    else
        m_result->setText(tr("Test failed: %1").arg(test.words));
    m_result->setAccessibleName(m_result->text());
    m_result->show();
}

void ChannelLine::setProblem(const QString& words) {
    m_result->setText(words);
    m_result->setAccessibleName(words);
    m_result->show();
}

} // namespace pult::client
