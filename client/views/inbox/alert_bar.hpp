// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "client/kit/theme.hpp"
#include "client/models/notices/alert_row.hpp"

namespace pult::kit {
class NoticeBar;
}

namespace pult::client {

/// The gravest trouble of server, channels and dialogs, across the window; the next one when it is put away.
class AlertBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AlertBar)

public:
    explicit AlertBar(kit::Theme& theme, QWidget* parent = nullptr);
    /// The gravest first.
    void setAlerts(const QList<AlertRow>& alerts);

signals:
    void dismissed(const QString& key);
    void mendRequested(const QString& key);
    void openRequested(qint64 dialog);
    void takeRequested(qint64 dialog);

protected:
    void changeEvent(QEvent* event) override;

private:
    void keepShown(QList<AlertRow>& rows) const;
    QString words() const;
    void refresh();

    kit::NoticeBar* m_bar;
    QList<AlertRow> m_alerts;
};

} // namespace pult::client
