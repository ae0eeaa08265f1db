// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

#include "client/app/desk/bulk_actions.hpp"
#include "client/app/desk/open_dialog.hpp"
#include "client/app/session/kept_windows.hpp"
#include "client/kit/theme.hpp"
#include "client/models/notices/alert_row.hpp"

namespace pult::client {

/// Dialogs in windows of their own, with the parts and the keys they have at the desk. A dialog is written in at one
/// place: what has a window isn't opened at the desk, asking for it brings its window to the front.
class OwnWindows final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OwnWindows)
public:
    struct Parts {
        Desk& desk;
        Courier& courier;
        BulkActions& bulk;
        OpenDialog& open;    ///< at the desk
        InboxWindow& window; ///< the desk's
        kit::Theme& theme;
        SoundRecorder::MakeMicrophone makeMicrophone;
        /// Pictures, sounds and what else a window is given when it is made.
        std::function<void(InboxWindow&, OpenDialog&)> equip;
    };
    /// All parts outlive it.
    explicit OwnWindows(Parts parts, QObject* parent = nullptr);
    ~OwnWindows() override;

    /// One that the desk doesn't know gets no window.
    void open(DialogId id);
    void close(DialogId id);
    /// Those that are still to be seen come back, behind the desk's window; the others are left out.
    void restore(const KeptWindows& kept);
    KeptWindows kept() const;
    /// Null: the dialog has none.
    InboxWindow* windowOf(DialogId id) const;
    /// The dialog from whose window the operator goes to another one at this moment; 0: none.
    DialogId left() const { return m_left; }
    std::vector<InboxWindow*> windows() const;
    /// The gravest first. Each window shows those that are not about its own dialog.
    void setAlerts(const QList<AlertRow>& alerts);
    void retranslate();
    void keepDrafts();
    /// Messages of these windows that wait so.
    int waitingForFiles() const;

signals:
    /// Others are open than before.
    void changed();

private:
    struct Own;

    Own* find(DialogId id) const;
    void show(DialogId id, MessageId message);
    Own& make(DialogId id, const QByteArray& geometry, int cardWidth);
    void connectDialog(Own& own);
    void connectDesk(Own& own);
    void shareCard(Own& own);
    void shareHabits(Own& own);
    void showAlerts(Own& own);

    Parts m_parts;
    std::vector<std::unique_ptr<Own>> m_own;
    QList<KeptWindows::Window> m_awaited; ///< to come back, once it is known whether they may
    DialogId m_left;
    QByteArray m_last;
    int m_lastCardWidth = 0;
    QList<AlertRow> m_alerts;
};

} // namespace pult::client
