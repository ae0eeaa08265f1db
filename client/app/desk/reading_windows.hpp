// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "client/kit/theme.hpp"
#include "client/state/desk.hpp"

namespace pult::client {

class HistoryWindow;
class InboxWindow;
class PictureStore;
class ThreadModel;
class ThreadView;
class Voices;

/// Windows to read in beside the desk: nothing is marked as read by that, and what is open stays open.
class ReadingWindows final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadingWindows)
public:
    struct Parts {
        Desk& desk;
        InboxWindow& window; ///< they stand over it, and what can't be shown is told there
        kit::Theme& theme;
        PictureStore& pictures;
        Voices& voices;
    };
    /// All parts outlive it.
    explicit ReadingWindows(const Parts& parts, QObject* parent = nullptr);
    ~ReadingWindows() override;

    /// Everything that was said with a customer.
    void openHistory(qint64 customer, const QString& name);
    /// The thread of one dialog, where its last words stand.
    void openDialog(DialogId id);

signals:
    /// To write in it.
    void dialogRequested(qint64 dialog);

private:
    void show(DialogId id);
    void connectThread(HistoryWindow& window);
    void place(ThreadModel& model, ThreadView& thread, ThreadId of, Seq last);

    Parts m_parts;
};

} // namespace pult::client
