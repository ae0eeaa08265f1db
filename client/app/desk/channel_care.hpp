// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include <map>
#include <optional>

#include "client/link/link.hpp"
#include "client/state/desk.hpp"
#include "client/views/channels/channels_window.hpp"

namespace pult::client {

/// The window in which an administrator looks after the channels: what the desk knows of them, and what he asks for.
///
/// Owner    app; all that it is given outlives it.
class ChannelCare final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChannelCare)
public:
    ChannelCare(Link& link, Desk& desk, const kit::Theme& theme, QObject* parent = nullptr);

    /// May this user look after channels?
    bool isAllowed() const;
    /// Opens the window, or brings it to the front.
    void open(QWidget* parent);

private:
    /// Shows the channels, and asks for their settings: these come to those who ask, not with the news of a channel.
    void follow();
    void refresh();
    void keep(const wire::Channel& channel);
    void setReopenWithin(ChannelId id, const QString& value);
    void test(ChannelId id);
    void pause(ChannelId id, bool paused);
    void settle(ChannelId id);
    void give(ChannelId id, GroupId team);

    Link& m_link;
    Desk& m_desk;
    const kit::Theme& m_theme;
    QPointer<ChannelsWindow> m_window;
    std::map<ChannelId, std::int64_t> m_askedAbout; ///< their versions, as their settings were asked for last
    bool m_asks = false;
    std::map<ChannelId, std::optional<QString>> m_reopenWithin;
};

} // namespace pult::client
