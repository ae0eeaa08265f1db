// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/models/list/list_filter.hpp"
#include "client/models/notices/alert_row.hpp"
#include "client/models/rows/action_row.hpp"
#include "client/models/rows/bulk_act.hpp"
#include "client/models/rows/connection_status.hpp"
#include "client/models/rows/customer_card.hpp"
#include "client/models/rows/dialog_row.hpp"
#include "client/models/rows/folder_entry.hpp"
#include "client/models/rows/presence.hpp"
#include "client/models/search/command_search.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/parts/fixed_keys.hpp"
#include "client/views/parts/tag_popup.hpp"
#include "client/views/thread/thread_pane.hpp"

#include <QHash>
#include <QMainWindow>

#include <functional>
#include <optional>

class QAbstractItemModel;
class QAction;
class QMenu;
class QSplitter;

namespace pult::kit {
class Theme;
enum class Scheme;
} // namespace pult::kit

namespace pult::client {

class AlertBar;
class CardPane;
class CommandPalette;
class ConnectionBar;
class DialogListView;
class FolderPane;
class KeysOverlay;
class ListPane;
class PersonPicker;
class Rail;
class SearchPane;
class StatusLine;
class FirstMessage;
class LeftText;
class TemplateEditor;
class ThreadView;
struct Addressee;
struct TemplateChoices;
struct TemplateDraft;

/// The operator's desk: rail, folders, list, thread, card, status line; or one dialog of it in a window of its own,
/// with the same keys.
///
/// It shows what its setters and models say and asks by its signals; it decides nothing. Models are not owned.
/// Only dialogRequested, sent by the user's own action, may change the open dialog.
class InboxWindow final : public QMainWindow {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InboxWindow)

public:
    enum class Extent { desk, dialog };

    InboxWindow(kit::Theme& theme, kit::NowMs now, Extent extent = Extent::desk, QWidget* parent = nullptr);
    ~InboxWindow() override;

    // --- what is shown
    void setDialogs(QAbstractItemModel* dialogs);
    void setFolder(Folder folder);
    void setFolderCount(Folder folder, const FolderCount& count);
    /// The groups of folders below the fixed ones.
    void setFolderEntries(const QList<FolderEntry>& entries);
    /// One of them is open; setFolder ends it.
    void setFolderEntry(const QString& key);
    void setFolderHabits(const FolderHabits& habits);
    /// What there is to narrow the list by, what it is narrowed by, and how many are in it then.
    void setFilterOffers(const QList<FilterOffer>& offers, bool mayShare);
    void setFilter(const ListFilter& filter);
    void setOpenSaved(const OpenSaved& saved);
    void setShownCount(const FolderCount& count);
    void setOrder(bool byUrgency);
    /// The slots of the desk; id 0: a free one.
    void setDesk(const QList<DialogRow>& rows);
    /// Something has come to a dialog of mine that is not the open one.
    void pulse(std::int64_t dialogId);
    // Many dialogs at once. One bar under the list, or under the one dialog: what was done and can be taken back, or
    // what was not done.
    void setColleagues(const QList<QPair<qint64, QString>>& colleagues);
    /// `troubles`: why it was not done with some of them.
    void chooseDialogs(const QList<qint64>& dialogs, const QHash<qint64, QString>& troubles);
    /// `closes`: the result can be changed, too.
    void showBulk(const QString& words, bool closes);
    /// Seconds pass.
    void setBulkWords(const QString& words);
    void showBulkFailures(const QString& words);
    void hideBulk();
    /// Dialogs that wait to come into the list while its rows are held.
    void setNewRows(int count);
    /// The open dialog and its messages. Call openDialog when it changes, updateDialog for news about it.
    void openDialog(const DialogRow& dialog, QAbstractItemModel* messages, std::int64_t firstUnreadId, bool takeFocus);
    /// As openDialog, for a look: nothing can be written, and it isn't one that Ctrl+Tab comes back to.
    void peekDialog(const DialogRow& dialog, QAbstractItemModel* messages, std::int64_t firstUnreadId);
    /// What is looked at is open from now on.
    void keepPeeked(bool takeFocus);
    bool isPeeking() const { return m_peeks; }
    void updateDialog(const DialogRow& dialog);
    /// `gone`: why, when it wasn't the operator's doing; what he goes on typing then goes nowhere.
    void closeDialogView(const QString& gone = {});
    /// The card of a client with whom there is no dialog, in place of the dialog that was open before; 0: none was.
    void showClient(std::int64_t customerId, std::int64_t before);
    /// The keys are for no text until somebody goes to one.
    void restKeys();
    std::int64_t openDialogId() const;
    /// Another row was chosen, and its dialog is not opened here.
    void markOpenRow();
    void setCard(const CustomerCard& card);
    /// A window for one prepared text; it deletes itself when it is closed.
    TemplateEditor* openTemplateEditor(const TemplateDraft& draft, const TemplateChoices& choices);
    FirstMessage* openFirstMessage(const Addressee& to);
    LeftText* openLeftText(const QString& text);
    /// A note about the customer that could not be kept.
    void returnCustomerNote(std::int64_t customerId, const QString& text);
    /// A field of the customer that was not taken, see CardPane.
    void returnCustomerField(std::int64_t customerId, const QString& key, const QString& value, const QString& trouble);
    /// Nothing that was being written, done or said, no card and no window of one thing is left for whoever signs in
    /// next.
    void forgetTexts();
    void setQueue(int waiting, std::int64_t oldestSinceMs, const WaitClock& clock = {});
    void setConnection(const ConnectionStatus& status);
    void setAlerts(const QList<AlertRow>& alerts);
    void setMe(const QString& name, std::int64_t id);
    /// Administrators look after the channels.
    void setMayManageChannels(bool may) { m_mayManageChannels = may; }
    /// The empty list leads to the channels.
    void setNeedsChannel(bool needs);
    /// `reasons`: offered for not taking dialogs.
    /// `sinceMs`: 0: not known.
    void setPresence(const DeclaredPresence& declared, const QStringList& reasons, std::int64_t sinceMs = 0);
    /// Asks for a reason, then for the status with it.
    void askPresenceReason(Presence presence);
    void setLanguage(const QString& code);
    void setFollowsDesktop(bool follows);
    void announce(const QString& words);
    /// The same for what comes in: it takes the place of nothing.
    void tellWhatComes(const QString& words);
    /// The templates open over the composer, at this one. False: it is not for the open dialog.
    bool offerTemplate(std::int64_t id);
    /// A reply to the customer may be taken back for so many seconds; 0: none any more.
    void setHeld(const QString& customer, int seconds);
    /// How long a reply can be taken back, as the user has chosen.
    void setHoldSeconds(int seconds) { m_holdSeconds = seconds; }

    /// Everything that can be done here and whether it can be now, in the language of the moment.
    QList<ActionRow> actionRows() const;
    /// Keys that somebody has chosen, by the ids of actions; the others have their usual ones.
    void setKeys(const QHash<QString, QString>& chosen);
    const QHash<QString, QString>& chosenKeys() const { return m_chosenKeys; }
    /// The one that holds; empty: the action has none.
    QKeySequence keyOf(const QString& id) const;
    /// Does what one of the actions does, by its id.
    void act(const QString& action);
    /// In front of everything else, wherever it was.
    void bringForward();
    /// Colleagues, stages, tags and other dialogs to choose from for the open dialog: asked for when a choice is
    /// opened.
    struct Choices {
        std::function<QList<Command>()> receivers;
        std::function<QList<Command>()> callable;
        std::function<QList<StageRow>()> stages;
        KnownTags tags = {};
        std::function<QList<Command>()> mergeTargets = {};
        /// What is to be known before the dialog is passed on to him; empty: nothing.
        std::function<QString(const Command&)> caution = {};
        /// Who doesn't see it yet.
        std::function<QList<Command>()> outsiders = {};
    };
    void setChoices(Choices choices);
    /// What the operator has in hand, and how much he may take from the queue.
    void setDeskLoad(int load, int limit);
    /// People the palette leads to: made when it is opened.
    void setPeople(std::function<QList<Command>()> people) { m_people = std::move(people); }
    QList<Command> people() const { return m_people ? m_people() : QList<Command>(); }

    /// A dialog that has a window of its own, null: no more. What is dropped on its row belongs there.
    void setOwnWindow(std::int64_t dialogId, InboxWindow* window);
    const FolderHabits& folderHabits() const { return m_folderHabits; }

    CardPane* card() const { return m_card; }
    ThreadPane* pane() const { return m_pane; }
    /// The bar that says what was done and can be taken back.
    kit::NoticeBar* toast() const { return m_toast; }
    ThreadView* thread() const { return m_pane->thread(); }
    ComposerView* composer() const { return m_pane->composer(); }
    SearchPane* search() const;

    /// The client's card, beside the thread or over it.
    bool isCardShown() const;
    void setCardShown(bool shown);
    /// Of the card beside the thread, at 100 % text; 0: nobody has changed it.
    int cardWidth() const;
    void setCardWidth(int width);

    /// Widths and hidden columns, to be kept per user.
    QByteArray layoutState() const;
    void restoreLayout(const QByteArray& state);

signals:
    // --- what the user wants
    void dialogRequested(qint64 id, bool takeFocus);
    void peekRequested(qint64 id);
    /// The open dialog is to have a window of its own.
    void windowRequested(qint64 id);
    /// A key of the desk was pressed in the window of one dialog.
    void deskActionRequested(const QString& action);
    void keysChanged(const QHash<QString, QString>& chosen);
    /// The operator looks here now.
    void activated();
    /// It was minimised, or is no longer.
    void stateChanged();
    /// The look is over; `backTo` 0: nothing was open before.
    void peekEnded(qint64 backTo);
    void folderRequested(pult::client::Folder folder);
    void folderEntryRequested(const QString& key);
    void folderHabitsChanged(const pult::client::FolderHabits& habits);
    void filterRequested(const pult::client::ListFilter& filter);
    void filterSaveRequested(const QString& name, bool shared);
    void filterOverwriteRequested();
    void filterOverwriteUndoRequested();
    void savedMoveRequested(const QString& key, int place);
    void savedRenameRequested(const QString& key, const QString& name);
    void savedShareRequested(const QString& key, bool shared);
    void savedDeleteRequested(const QString& key);
    void orderRequested(bool byUrgency);
    /// Rows up to this one should keep their places for now; -1: none.
    void rowsHeld(int lastRow);
    void takeNextRequested();
    /// The first of mine by urgency that waits, other than the open one.
    void mostUrgentRequested();
    /// The next one is opened only when this one can be closed.
    void closeAndNextRequested(qint64 id);
    void takeRequested(qint64 dialogId);
    void answeredRequested(qint64 dialogId, bool answered);
    void unreadRequested(qint64 dialogId);
    /// `resolution`: see resolutionChoices(); empty: the usual one.
    void closeRequested(qint64 dialogId, const QString& resolution = {});
    void reopenRequested(qint64 dialogId);
    void spamRequested(qint64 dialogId);
    /// `untilMs` 0: until the customer writes.
    void snoozeRequested(qint64 dialogId, qint64 untilMs);
    void passOnRequested(qint64 dialogId, const pult::client::Command& receiver, const QString& comment);
    /// The one is to end, the customer goes on in the other.
    void joinRequested(qint64 dialogId, const pult::client::Command& target);
    void followRequested(qint64 dialogId, bool follow);
    void stageRequested(qint64 dialogId, qint64 stage);
    void priorityRequested(qint64 dialogId, int priority);
    void tagAddRequested(qint64 dialogId, const QString& tag);
    void tagRemoveRequested(qint64 dialogId, const QString& tag);
    void customerNoteRequested(qint64 customerId, const QString& text);
    void customerTagRequested(qint64 customerId, const QString& tag, bool add);
    void customerBlockRequested(qint64 customerId, bool blocked);
    /// `words`: what the form begins with.
    void writeFirstRequested(qint64 customerId, qint64 contactId, const QString& words);
    void bulkRequested(const QList<qint64>& dialogs, const pult::client::BulkAct& act);
    void bulkUndoRequested();
    /// What was closed a moment ago has another result.
    void bulkResultChosen(const QString& resolution);
    void bulkFailuresRequested();
    void presenceRequested(const pult::client::DeclaredPresence& declared);
    void reconnectRequested();
    /// Widths or columns are other ones than before: worth remembering.
    void layoutChanged();
    void alertDismissed(const QString& key);
    void languageRequested(const QString& code);
    void schemeRequested(pult::kit::Scheme scheme);
    /// Light or dark as the desktop is.
    void desktopSchemeRequested();
    void scaleRequested(int percent);
    void stillnessRequested(bool still);
    void holdRequested(int seconds);
    /// `about`: what was complained about; empty: nothing.
    void settingsRequested(const QString& about);
    /// The window was closed, which doesn't end the program.
    void putAwayRequested();
    void channelsRequested();
    void workspaceRequested();
    /// The last reply that was sent.
    void undoRequested();
    void signOutRequested();
    void quitRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// The one table of what can be done here: keys, menus, tooltips, palette and overlay all read it.
    struct Key {
        const char* id; ///< never renamed: chosen keys are kept under it
        ActionGroup group;
        const char* icon; ///< empty: none
        QKeySequence keys;
        const char* words; ///< translated when shown
        void (InboxWindow::*act)();
        QString (InboxWindow::*whyNot)() const = nullptr; ///< empty words, or no function: it can be done
        const char* typed = nullptr;                      ///< what does it behind a slash, in Russian and in English
    };
    static const QList<Key>& keys();
    QString noDialog() const;
    QString notUnanswered() const;
    QString cannotWait() const;
    QString nothingHeard() const;
    QString mineAlready() const;
    QString cannotTake() const;
    QString closedAlready() const;
    QString cannotJoin() const;
    QString nothingToSend() const;
    QString spamAlready() const;
    QString nobodyAsks() const;
    QString noDialogBefore() const;
    QString cannotMoveOut() const;
    /// It is of no use where there is only a dialog.
    bool isOfDesk(const QString& id, ActionGroup group) const;

    void build(kit::NowMs now);
    void showTitle();
    /// Where the keys go when there is nothing else.
    QWidget* firstPane() const;
    void hideDesk();
    // inbox_connections.cpp
    void connectPanes();
    void connectFolders();
    void connectList();
    void connectHeader();
    void connectThread();
    void connectCard();
    void connectBars();
    // inbox_bulk.cpp
    void connectBulk();
    bool choosesRows() const;
    QString bulkQuestion(const BulkAct& act, int count) const;
    void askAboutMany(const QList<qint64>& dialogs, const BulkAct& act);
    bool undoesAct() const;
    void undoLast();
    void showUndoKey();
    void addKeys();
    void addKey(const QString& id, const QKeySequence& usual, const std::function<void()>& act);
    void applyKeys();
    QList<Command> commands() const;
    void addTemplates(QList<Command>& commands) const;
    void openTemplates(const QString& query);
    void onCommand(const Command& command);
    void openPalette();
    void closeAndNext();
    void sendAndNext();
    void retranslate();
    void divide();
    void divideByCard();
    void arrange();
    void arrangeDesk();
    void arrangeCard();
    int widthAt100() const;
    void onThemeChanged();
    void placeDrawer();
    bool hasFolderRoom() const;
    /// By its place among those that have a key.
    std::optional<Folder> folderAt(int place) const;
    void fillMyMenu(); // inbox_my_menu.cpp

    void openSlot(int number);
    void put(const DialogRow& dialog, QAbstractItemModel* messages, std::int64_t firstUnreadId);
    void closePopups();
    void remember(std::int64_t dialogId);
    void setPeeking(bool peeks);
    void endPeek();

    // Behind the keys; each acts on the open dialog and does nothing without one.
    void nextDialog();
    void previousDialog();
    void lastDialog();
    void dialogBefore();
    void takeOpen();
    void answerOpen();
    void unreadOpen();
    void leaveUnread();
    void closeOpen();
    void spamOpen();
    void popUp(QMenu* menu);
    void snoozeOpen();
    void passOnOpen();
    void joinOpen();
    void replyOnce();
    void followOpen();
    void stageOpen();
    void prioritizeOpen();
    PersonPicker* mentionPicker();
    QString restingWords(std::int64_t sinceMs) const;
    QString whyNotMentioned(const QString& typed) const;
    void callColleague();
    void callToCustomer();
    void tagOpen();
    void tagClient();
    void reply();
    void attachFile();
    void recordVoice();
    void chooseTemplate();
    void fillCommands();
    void doCommand(const QString& command);
    void chooseEmoji();
    void goToMistake();
    void note();
    void toggleCard();
    void toggleFolders();
    void nextPane();
    void previousPane();
    void jumpToNewest();
    void searchEverywhere();
    void findInDialog();
    void moveOut();
    void showWholeHistory();
    void findNext();
    void findPrevious();
    void stepBack();
    KeyPlace placeOfKeys() const;
    QString usualWay() const;
    void showKeys();
    void biggerText();
    void smallerText();
    void normalText();
    void toggleBusy();
    void openSettings();
    void cyclePanes(int by);

    kit::Theme& m_theme;
    kit::NowMs m_now;
    Extent m_extent;
    int m_scale;
    std::int64_t m_previousDialog = 0;
    QList<std::int64_t> m_dialogsBefore; ///< the latest last
    bool m_goesBack = false;             ///< along them
    bool m_peeks = false;
    std::int64_t m_openBeforePeek = 0;
    DeclaredPresence m_presence;
    QStringList m_reasons;
    QString m_language;
    bool m_mayManageChannels = false;
    int m_holdSeconds = 0;
    int m_heldSeconds = 0;   ///< so long a reply can still be taken back
    bool m_holdsAct = false; ///< what was done with a dialog can still be taken back
    bool m_actFollowsReply = false;
    FolderHabits m_folderHabits;
    bool m_somethingFailed = false; ///< there are replies that were not sent
    bool m_followsDesktop = false;
    bool m_cardWanted = true;
    bool m_foldersWanted = true;
    bool m_drawerOpen = false;
    int m_cardWidth = 0; ///< to be had once it stands beside the thread; 0: the usual one

    QWidget* m_body;
    Rail* m_rail;
    FolderPane* m_folders;
    ListPane* m_list;
    ThreadPane* m_pane;
    CardPane* m_card;
    QSplitter* m_splitter;
    ConnectionBar* m_connection;
    AlertBar* m_alerts;
    StatusLine* m_status;
    kit::NoticeBar* m_toast;
    KeysOverlay* m_overlay;
    CommandPalette* m_palette;
    QHash<QString, QAction*> m_actions;
    QHash<QString, QKeySequence> m_usualKeys;
    QHash<QString, QString> m_chosenKeys;
    QHash<std::int64_t, InboxWindow*> m_ownWindows;
    std::function<QList<Command>()> m_people;
    Choices m_choices;
    QMenu* m_myMenu;
};

} // namespace pult::client
