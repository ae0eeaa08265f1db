// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "client/app/desk/bulk_actions.hpp"
#include "client/models/building/colleagues.hpp"
#include "client/state/desk.hpp"
#include "client/views/inbox/inbox_window.hpp"

namespace pult::client {

/// What is done with dialogs among colleagues: passed on, joined with others, followed, given a stage and a priority;
/// and how full the operator's own desk is.
class ColleagueDesk final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColleagueDesk)
public:
    /// All outlive it.
    ColleagueDesk(Desk& desk, BulkActions& bulk, InboxWindow& window, QObject* parent = nullptr);
    ~ColleagueDesk() override;

    /// Why the queue gives no more.
    QString fullWords() const;

signals:
    /// It was passed on to where this operator doesn't see it any more.
    void leftSight(pult::DialogId dialog);
    /// That was taken back.
    void backInSight(pult::DialogId dialog);

private:
    void passOn(DialogId id, const Command& receiver, const QString& comment);
    void join(DialogId id, const Command& target);
    bool staysFollowed(const wire::Dialog& dialog, const Receiver& to) const;
    bool leavesSight(const wire::Dialog& dialog, const Receiver& to) const;
    QString caution(const Command& receiver) const;
    QList<StageRow> stages() const;
    const wire::Dialog* openDialog() const;
    void showLoad();

    Desk& m_desk;
    BulkActions& m_bulk;
    InboxWindow& m_window;
    QTimer m_loadTimer; ///< many dialogs change at once
    DialogId m_left;    ///< the last one that left this operator's sight so
};

} // namespace pult::client
