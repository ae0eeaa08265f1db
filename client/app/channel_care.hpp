// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

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
    void refresh();
    void test(ChannelId id);
    void pause(ChannelId id, bool paused);
    void settle(ChannelId id);
    void give(ChannelId id, GroupId team);

    Link& m_link;
    Desk& m_desk;
    const kit::Theme& m_theme;
    QPointer<ChannelsWindow> m_window;
};

} // namespace pult::client
