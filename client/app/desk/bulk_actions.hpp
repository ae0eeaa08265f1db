// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "client/models/rows/bulk_act.hpp"
#include "client/state/desk.hpp"

namespace pult::client {

class InboxWindow;

/// What is done with many dialogs at once. It shows at once and leaves this desk only when the time to think again is
/// over, so that taking it back leaves no trace; taking dialogs is a race and waits for nothing.
class BulkActions final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkActions)
public:
    static constexpr Millis kHold{10'000};

    /// Both outlive it.
    BulkActions(Desk& desk, InboxWindow& window, QObject* parent = nullptr);
    ~BulkActions() override;

    /// What is done with one dialog is told, and taken back, in the window of its own that it has; null: it has none.
    void setOwnWindows(std::function<InboxWindow*(DialogId)> windowOf) { m_ownWindowOf = std::move(windowOf); }
    void act(const QList<qint64>& dialogs, const BulkAct& act);
    /// The same for one: `said` is shown as long as there is time. A refusal is told beside the dialog.
    void actOnOne(DialogId dialog, DeskAction action, const std::string& text, const QString& said);
    /// `resolution`: see resolutionChoices(); empty: the usual one.
    void close(DialogId dialog, const QString& resolution);
    /// What was closed last, as long as there is time.
    void changeResult(const QString& resolution);
    /// The last one, as long as there is time.
    void undo();
    /// As undo, when that was about this dialog alone. False: it was not.
    bool undoOf(DialogId dialog);
    /// There is no time to think again any more: something else waits for it. False: nothing was held.
    bool letGo();

signals:
    /// What was done with this one dialog.
    void takenBack(pult::DialogId dialog);

private:
    struct Item {
        DialogId dialog;
        std::string clientId;
        bool isKept = false; ///< it has been seen in the desk's line
    };
    /// The server's word for each of them comes by itself.
    struct Batch {
        BulkAct act;
        int left = 0;
        int done = 0;
        QHash<qint64, QString> failed;
    };

    bool applies(const wire::Dialog& dialog, const BulkAct& act) const;
    void begin(int batch, DialogId dialog, const BulkAct& act);
    void onAnswer(int batch, DialogId dialog, const Result<DialogId>& answer);
    void finish(int batch);
    void forgetOfLast(const QList<qint64>& dialogs);
    void showFailures();
    void tick();
    void beginHold(bool closes);
    QList<qint64> dropHeld();
    void endHold();
    InboxWindow& place() const;
    void showHeld();
    void forget(const std::vector<Outgoing>& returned);
    /// What has left this desk before its time.
    void forgetGone();
    QString words(const BulkAct& act, int count) const;
    QString heldWords() const;
    QString doneWords() const;

    Desk& m_desk;
    InboxWindow& m_window;
    std::function<InboxWindow*(DialogId)> m_ownWindowOf;
    std::map<int, Batch> m_batches; ///< those that the server has not answered yet
    int m_last = 0;
    std::vector<Item> m_held; ///< of the last one
    QString m_said;           ///< about one dialog; empty: it was a batch
    Ticks m_heldUntil{};
    bool m_closes = false;           ///< what is held: its result can be changed
    QPointer<InboxWindow> m_shownIn; ///< tells of what is held; null: nothing is
    QHash<qint64, QString> m_failed; ///< what the bar speaks of
    QTimer m_timer;
};

} // namespace pult::client
