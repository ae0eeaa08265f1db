// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "client/app/desk/bulk_actions.hpp"
#include "client/app/desk/card_writing.hpp"
#include "client/app/desk/channel_care.hpp"
#include "client/app/desk/colleague_desk.hpp"
#include "client/app/desk/customer_returns.hpp"
#include "client/app/desk/find_in_dialog.hpp"
#include "client/app/desk/first_words.hpp"
#include "client/app/desk/folder_lists.hpp"
#include "client/app/desk/open_dialog.hpp"
#include "client/app/desk/reading_windows.hpp"
#include "client/app/desk/search_desk.hpp"
#include "client/app/desk/workspace_care.hpp"
#include "client/app/files/picture_store.hpp"
#include "client/app/files/picture_window.hpp"
#include "client/app/files/voices.hpp"
#include "client/app/notices/alert_watch.hpp"
#include "client/app/own_windows.hpp"
#include "client/app/session/connection_watch.hpp"
#include "client/link/server_address.hpp"
#include "client/models/list/desk_slots.hpp"
#include "client/models/rows/presence.hpp"

namespace pult::client {

/// Joins the inbox window's intents with the desk: folders, the open dialog, presence, connection.
class InboxController final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InboxController)
public:
    /// All outlive it.
    InboxController(Link& link, Desk& desk, Courier& courier, const Clock& clock, const ServerAddress& server,
                    InboxWindow& window, kit::Theme& theme,
                    SoundRecorder::MakeMicrophone makeMicrophone = desktopMicrophone, QObject* parent = nullptr);
    ~InboxController() override;

    void open(DialogId id, bool takeFocus) { m_open.open(id, takeFocus); }
    /// From a popup: to the customer, without the dialog being opened.
    void reply(DialogId id, const QString& text, Seq seen) { m_open.reply(id, text, seen); }
    /// Opens it, once it is here, unless the operator has opened one meanwhile; says nothing when it isn't to be had.
    /// `message`: where he had scrolled to; 0: wherever it opens.
    void restore(DialogId id, bool takeFocus, MessageId message = {});
    /// The folder or the group's entry that was on the screen.
    void restorePlace(const QString& place) { m_folders.restore(place); }
    /// What stands in the middle of the open dialog; 0: its end is seen.
    MessageId scrolledTo() const;
    /// The slots of the desk as they were; 0: a free one.
    void restoreDesk(const QList<qint64>& dialogs) { m_slots.restore(dialogs); }
    void retranslate();
    /// The caret moves without a word being typed.
    void keepDrafts();
    /// The dialog is on the screen, in the window that has the keys.
    bool isLookedAt(DialogId id) const;

    AlertWatch& alerts() { return m_alerts; }
    TemplateDesk& templates() { return m_open.templates(); }
    /// Messages that were sent and whose files are still going up: only this program sends them.
    int waitingForFiles() const { return m_open.waitingForFiles() + m_own.waitingForFiles(); }
    OwnWindows& ownWindows() { return m_own; }
    /// How many dialogs the folders have.
    std::map<Folder, FolderCount> counts() const { return m_folders.counts(); }
    const DeclaredPresence& presence() const { return m_presence; }
    /// Why somebody takes no dialogs: the company's reasons, then those the operator gave last.
    QStringList reasons() const;
    void setRecentReasons(const QStringList& recent);
    /// What is wrong with this computer and no fault of the server; nothing: nothing.
    void setDesktopAlert(const std::optional<AlertRow>& alert);
    /// What is wrong with dialogs. The one that is open at the desk says so itself.
    void setDialogAlerts(const QList<AlertRow>& alerts);

signals:
    void counted(pult::client::Folder folder, const pult::client::FolderCount& count);
    /// 0: none any more.
    void opened(qint64 dialog);
    /// Other dialogs are in the slots of the desk.
    void deskChanged(const QList<qint64>& dialogs);
    void placeChanged(const QString& place);
    void recentReasonsChanged(const QStringList& recent);
    /// A dialog has got one of its own.
    void windowMade(pult::client::InboxWindow* window);

private:
    void connectIntents();
    /// What every window with a dialog has.
    void equip(InboxWindow& window, OpenDialog& open);
    void connectVoices(InboxWindow& window, OpenDialog& open);
    void connectSlots();
    void onTold(const wire::Event& event);
    /// 0: until the customer writes.
    void snooze(DialogId id, std::int64_t untilMs);
    void takeNext();
    void tellTaken(DialogId id);
    void showFullDesk();
    /// False: it was refused, and the dialog's bar says so.
    bool close(DialogId id, const QString& resolution);
    void reopen(DialogId id);
    void openMostUrgent();
    QList<Command> people() const;
    QList<QPair<qint64, QString>> colleagues() const;
    void take(DialogId id);
    void openFile(const OpenDialog& from, FileId id);
    void showLeftText(DialogId id, bool wanted);
    void setPresence(const DeclaredPresence& declared);
    void rememberReason(const QString& reason);
    void refreshMe();
    void showAlerts();
    Desk::Done<DialogId> reporting(DialogId id);
    /// The one that shows it; null: none does.
    InboxWindow* windowOf(DialogId id) const;

    Link& m_link;
    Desk& m_desk;
    ServerAddress m_server;
    InboxWindow& m_window;
    ConnectionWatch m_connection;
    AlertWatch m_alerts;
    std::optional<AlertRow> m_desktopAlert;
    QList<AlertRow> m_dialogAlerts;
    DeclaredPresence m_presence;
    QStringList m_recentReasons;
    bool m_takesNext = false; ///< asked, and not answered yet
    int m_written = 0;        ///< changes of what stands in the composer
    ChannelCare m_channels;
    WorkspaceCare m_workspace;
    FolderLists m_folders;
    OpenDialog m_open;
    DeskSlots m_slots;
    BulkActions m_bulk;
    ColleagueDesk m_colleagues;
    SearchDesk m_search;
    FindInDialog m_find;
    FirstWords m_first;
    CustomerReturns m_returns;
    CardWriting m_writing;
    PictureStore m_pictures;
    PictureWindow m_pictureWindow;
    Voices m_voices;
    ReadingWindows m_reading;
    OwnWindows m_own;
};

} // namespace pult::client
