// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/small_widgets.hpp"
#include "client/models/rows/presence.hpp"

#include <QHash>

class QMenu;
class QVBoxLayout;

namespace pult::client {

class RailButton;

/// The narrow column at the window's edge: the program's rooms above, help and the operator below.
class Rail final : public kit::Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Rail)

public:
    /// In the order of the column; each room has its place whether or not it is shown.
    enum class Room { inbox, monitor, clients, reports, quality, admin };

    explicit Rail(kit::Theme& theme, QWidget* parent = nullptr);

    /// Shows exactly these rooms.
    void setRooms(const QList<Room>& rooms);
    void setRoom(Room room);
    /// The number on a room's icon; 0 hides it.
    void setBadge(Room room, int count);
    void setMe(const QString& name, std::int64_t id);
    void setPresence(const DeclaredPresence& declared);
    /// Opens from the operator's disc. Not owned.
    void setMyMenu(QMenu* menu);
    /// Of the overlay of keys, as tooltips say it.
    void setHelpKey(const QString& key);

signals:
    void roomChosen(pult::client::Rail::Room room);
    void helpRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();

    kit::Theme& m_theme;
    QList<std::pair<Room, RailButton*>> m_rooms;
    RailButton* m_help;
    RailButton* m_me;
    QString m_myName;
    DeclaredPresence m_presence;
    QString m_helpKey;
};

} // namespace pult::client
