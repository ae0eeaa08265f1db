// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <set>
#include <utility>

#include "client/models/notices/alert_row.hpp"
#include "client/models/notices/notice.hpp"
#include "client/models/notices/notice_rules.hpp"
#include "client/state/desk.hpp"

namespace pult::client {

class AlertWatch;

/// Tells from what comes to the desk what an operator has to be told of, and when that is over: read, answered, taken
/// or closed on any device.
class NoticeWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeWatch)
public:
    static constexpr std::chrono::seconds kOfflineTold{30};
    static constexpr std::chrono::seconds kLateAgain{60};

    /// Both outlive it.
    NoticeWatch(Desk& desk, AlertWatch& alerts, QObject* parent = nullptr);

    /// Asked before a late answer is told again.
    void setIsLookedAt(std::function<bool(DialogId)> isLookedAt) { m_isLookedAt = std::move(isLookedAt); }
    /// The operator has opened it and looks.
    void seen(DialogId dialog);
    /// What stays wrong with dialogs until somebody does something about it: late answers, then what was not sent.
    QList<AlertRow> standing() const;
    /// Of what stands: the operator has read it. It comes back when it happens anew.
    void putAway(const QString& key);

signals:
    /// `dialog` 0: of none. The notice has the customer's words.
    void happened(pult::client::Happening happening, pult::DialogId dialog, const pult::client::Notice& notice);
    void over(const QString& key);
    void standingChanged();

private:
    void onTold(const wire::Event& event);
    void onMessage(const wire::MessageAdded& event);
    void onDialog(const wire::Dialog& now, const std::optional<wire::Transition>& transition);
    void onAnswerTime(const wire::Dialog& now, bool late);
    Notice lateNotice(const wire::Dialog& dialog) const;
    Notice stuckNotice(DialogId id) const;
    Notice tooLateNotice(DialogId id) const;
    QString unsentTitle(DialogId id) const;
    /// Of a colleague's that I follow.
    QString followedTitle(const wire::Dialog& dialog) const;
    void endStuck(DialogId id);
    void tellLateAgain();
    /// The time was over before this desk knew the dialog, or while it was away: of mine, and of those that I look
    /// after and have not looked at.
    void learnLate(const wire::Dialog& dialog);
    void askForLate();
    void endAnswerTime(DialogId id);
    void onDialogChanged(DialogId id);
    void onStuck(DialogId id);
    void onReach();
    void onAlerts();
    void tellCall(const wire::MessageAdded& event);
    void onCustomerNote(const wire::CustomerNote& note);
    void tellTooLate(const wire::Message& reply);
    bool isCalled(const wire::Dialog& dialog) const;
    void tellQueue(const wire::Dialog& dialog);
    void leaveQueue(DialogId id);
    void endMessages(DialogId id);
    void endNote(DialogId dialog);
    void endTooLate(DialogId dialog);
    void endOf(DialogId id);
    bool isMine(const wire::Dialog& dialog) const;
    bool isQueued(const wire::Dialog& dialog) const;
    /// Late answers of others are told to who looks after them.
    bool watchesOthers() const;

    Desk& m_desk;
    AlertWatch& m_alerts;
    std::set<DialogId> m_queued;   ///< told of, and still waiting
    std::set<DialogId> m_messages; ///< of mine and of those I follow, told of
    std::set<DialogId> m_handed;   ///< the same; one popup of a dialog stands for both
    std::set<DialogId> m_due;      ///< told of a customer who is to be answered soon, or is late already
    std::set<DialogId> m_late;     ///< of those the late ones that nobody has looked at since: told again and again
    std::set<DialogId> m_overdue;  ///< the late ones until they are answered
    std::set<DialogId> m_called;   ///< to them by a note, told of, and not looked at
    std::set<DialogId> m_noted;    ///< told of a note about their customer that calls, and not looked at
    std::set<NoteId> m_toldNotes;
    std::set<DialogId> m_stuck;
    std::map<DialogId, QString> m_tooLate; ///< why a reply for later did not go out; until it is looked at
    std::set<QString> m_putAway;           ///< of what stands, by keys
    std::set<QString> m_troubles;
    QTimer m_offline;
    QTimer m_lateTimer{this};
    std::function<bool(DialogId)> m_isLookedAt;
};

} // namespace pult::client
