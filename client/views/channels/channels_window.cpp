// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/channels/channels_window.hpp"

#include "client/views/channels/channel_line.hpp"

#include <QEvent>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

namespace {

constexpr int kWidth = 560;
constexpr int kHeight = 520;
constexpr int kEdge = 24;

/// As high as its lines need at this width: a scroll area alone would rather cut their words than scroll.
class Column final : public kit::Paper {
public:
    using Paper::Paper;

protected:
    bool event(QEvent* event) override {
        const bool known = Paper::event(event);
        if (layout() && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize))
            setMinimumHeight(std::max(0, layout()->minimumHeightForWidth(width())));
        return known;
    }
};

} // namespace

ChannelsWindow::ChannelsWindow(const kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_now(std::move(now)), m_lines(new QVBoxLayout) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Channels"));
    auto* nothing = new kit::Label(theme, kit::TextStyle::body, kit::Token::textSecondary);
    nothing->setText(
        tr("No channel is connected yet. The first one is added on the server: pultctl\u00A0channel\u00A0add"));
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setWordWrap(true);
    nothing->setMargin(kEdge);
    nothing->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    m_nothing = nothing;
    auto* paper = new Column(theme, kit::Token::bgSurface);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(0);
    m_lines->addWidget(m_nothing, 1);
    m_lines->addStretch();
    paper->setLayout(m_lines);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(windowTitle());
    scroll->setWidget(paper);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    resize(theme.px(kWidth), std::min(theme.px(kHeight), screen()->availableGeometry().height()));
}

void ChannelsWindow::setChannels(const QList<ChannelRow>& channels, const QList<ChannelTeam>& teams) {
    auto gone = m_byChannel;
    for (const auto& channel : channels) {
        gone.erase(channel.id);
        ChannelLine*& line = m_byChannel[channel.id];
        if (!line) {
            line = new ChannelLine(m_theme, m_now);
            const std::int64_t id = channel.id;
            connect(line, &ChannelLine::testRequested, this, [this, id, line] {
                line->setTesting();
                emit testRequested(id);
            });
            connect(line, &ChannelLine::pauseRequested, this,
                    [this, id](bool paused) { emit pauseRequested(id, paused); });
            connect(line, &ChannelLine::settleRequested, this, [this, id] { emit settleRequested(id); });
            connect(line, &ChannelLine::reopenWithinRequested, this,
                    [this, id](const QString& value) { emit reopenWithinRequested(id, value); });
            connect(line, &ChannelLine::teamRequested, this, [this, id](qint64 team) { emit teamRequested(id, team); });
            m_lines->insertWidget(m_lines->count() - 1, line);
        }
        line->setTeams(teams);
        line->setChannel(channel);
    }
    for (const auto& [id, line] : gone) {
        line->deleteLater();
        m_byChannel.erase(id);
    }
    m_nothing->setVisible(m_byChannel.empty());
}

void ChannelsWindow::showTest(std::int64_t channel, const ChannelTestResult& test) {
    if (const auto line = m_byChannel.find(channel); line != m_byChannel.end())
        line->second->setTest(test);
}

void ChannelsWindow::showProblem(std::int64_t channel, const QString& words) {
    if (const auto line = m_byChannel.find(channel); line != m_byChannel.end())
        line->second->setProblem(words);
}

} // namespace pult::client
