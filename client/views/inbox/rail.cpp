// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/rail.hpp"

#include "client/views/inbox/rail_button.hpp"
#include "client/views/parts/presence_mark.hpp"

#include <QEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace pult::client {
namespace {

QString iconOf(Rail::Room room) {
    switch (room) {
    case Rail::Room::inbox:
        return QStringLiteral("inbox");
    case Rail::Room::monitor:
        return QStringLiteral("layout-dashboard");
    case Rail::Room::clients:
        return QStringLiteral("users");
    case Rail::Room::reports:
        return QStringLiteral("chart-bar");
    case Rail::Room::quality:
        return QStringLiteral("shield-check");
    case Rail::Room::admin:
        return QStringLiteral("settings");
    }
    return {};
}

} // namespace

Rail::Rail(kit::Theme& theme, QWidget* parent) : kit::Paper(theme, kit::Token::bgWindow, parent), m_theme(theme) {
    setLines(Qt::RightEdge);
    setFixedWidth(48);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 8, 4, 8);
    column->setSpacing(4);
    for (Room room : {Room::inbox, Room::monitor, Room::clients, Room::reports, Room::quality, Room::admin}) {
        auto* button = new RailButton(theme, iconOf(room));
        button->setCheckable(true);
        button->setAutoExclusive(true);
        connect(button, &RailButton::clicked, this, [this, room] { emit roomChosen(room); });
        column->addWidget(button);
        m_rooms.append({room, button});
    }
    column->addStretch();
    m_help = new RailButton(theme, QStringLiteral("help-circle"));
    m_me = new RailButton(theme, QStringLiteral("user-circle"));
    column->addWidget(m_help);
    column->addWidget(m_me);
    connect(m_help, &RailButton::clicked, this, &Rail::helpRequested);
    setRooms({Room::inbox});
    setRoom(Room::inbox);
    retranslate();
}

void Rail::setRooms(const QList<Room>& rooms) {
    for (const auto& [room, button] : std::as_const(m_rooms))
        button->setVisible(rooms.contains(room));
}

void Rail::setRoom(Room room) {
    for (const auto& [known, button] : std::as_const(m_rooms))
        if (known == room)
            button->setChecked(true);
}

void Rail::setBadge(Room room, int count) {
    for (const auto& [known, button] : std::as_const(m_rooms))
        if (known == room)
            button->setBadge(count);
}

void Rail::setMe(const QString& name, std::int64_t id) {
    m_myName = name;
    m_me->setPerson(name, id);
    retranslate();
}

void Rail::setPresence(const DeclaredPresence& declared) {
    m_presence = declared;
    m_me->setPresence(declared.presence);
    retranslate();
}

void Rail::paintEvent(QPaintEvent* event) {
    kit::Paper::paintEvent(event);
    // The room that is open is marked at the window's edge.
    QPainter painter(this);
    for (const auto& [room, button] : std::as_const(m_rooms))
        if (button->isChecked() && button->isVisible()) {
            const QRect mark(0, button->geometry().center().y() - 9, 3, 20);
            painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), mark), m_theme.color(kit::Token::accent));
        }
}

void Rail::setMyMenu(QMenu* menu) {
    connect(m_me, &RailButton::clicked, menu, [this, menu] {
        menu->popup(m_me->mapToGlobal(QPoint(m_me->width() + 4, m_me->height() - menu->sizeHint().height())));
    });
}

void Rail::setHelpKey(const QString& key) {
    m_helpKey = key;
    retranslate();
}

void Rail::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    kit::Paper::changeEvent(event);
}

void Rail::retranslate() {
    const QStringList names{tr("Inbox"),   tr("Monitor"), tr("Clients"),
                            tr("Reports"), tr("Quality"), tr("Administration")};
    for (qsizetype i = 0; i < m_rooms.size(); ++i)
        m_rooms[i].second->setWords(names[i]);
    m_help->setWords(tr("Keys of this screen"), m_helpKey);
    const QString me = m_myName.isEmpty() ? tr("My settings") : tr("%1, my settings", "the operator").arg(m_myName);
    m_me->setWords(me + QStringLiteral(", ") + presenceWords(m_presence));
}

} // namespace pult::client
