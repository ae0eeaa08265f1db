// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QMap>
#include <QStringList>

#include "client/app/notices/notice_board.hpp"

namespace pult::client {

/// The desktop's own popups (desktop notifications specification 1.2, org.freedesktop.Notifications).
class BusNotices final : public NoticeBoard {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BusNotices)
public:
    explicit BusNotices(const QDBusConnection& bus, QObject* parent = nullptr);
    /// The desktop would show them on, to whoever comes next.
    ~BusNotices() override;

    void show(const Notice& notice) override;
    void withdraw(const QString& key) override;

private slots:
    void onAction(uint id, const QString& action);
    void onReplied(uint id, const QString& text);
    void onClosed(uint id, uint reason);

private:
    struct Shown {
        Notice notice;
        uint id = 0;            ///< the desktop's; 0: it has not said yet
        bool changed = false;   ///< while it had not said
        bool withdrawn = false; ///< the same
    };
    void askWhatItCan();
    void send(const Notice& notice, uint replaces);
    void onShown(const QString& key, uint id);
    void closeAtDesktop(uint id);
    QString keyOf(uint id) const;

    QDBusConnection m_bus;
    bool m_known = false; ///< what the desktop can
    QStringList m_can;
    QList<Notice> m_early; ///< until that is known
    QMap<QString, Shown> m_shown;
};

} // namespace pult::client
