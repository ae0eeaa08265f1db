// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <map>
#include <set>
#include <unordered_set>

#include "client/link/link.hpp"
#include "client/state/attention.hpp"
#include "client/state/dialog_book.hpp"
#include "client/state/dialog_query.hpp"
#include "client/state/outbox.hpp"
#include "client/state/roster.hpp"
#include "client/state/scope_cache.hpp"
#include "client/state/stuck_replies.hpp"
#include "client/state/thread_book.hpp"

namespace pult::client {

/// A page of a list: the dialogs themselves are in the desk by then.
struct ListedPage {
    std::vector<SortKey> keys; ///< as the server ordered them
    /// Where the page ends when that isn't its last key: dialogs may have left it since it was loaded.
    std::optional<SortKey> upTo;
    std::optional<std::string> next;
};

using FolderNumbers = std::map<std::string, wire::DialogCount>;

/// What is wanted of a reply beyond its words.
struct SendWish {
    std::optional<TemplateId> madeFrom{};  ///< the prepared text that it was written with
    std::optional<Time> at{};              ///< not before; there is no time to think again then
    std::vector<wire::Attachment> links{}; ///< files that the messenger doesn't take: each goes as an address
    std::vector<OperatorId> mentions{};    ///< whom a note calls
    std::optional<OperatorId> whisperTo{}; ///< a note for this operator
    /// Whether the reply is meant also where a colleague has the dialog; empty: nobody was asked.
    std::optional<bool> foreign{};
    std::optional<OperatorId> holder{}; ///< who had the dialog when it was written, 0: nobody; as now when left out
};

/// What the server turned down: replies and notes belong back into their draft, actions are as if they had not been.
struct SendRefusal {
    std::vector<Outgoing> returned; ///< the refused one first, then what waited behind it
    Error error;
    bool here = false;                         ///< the vault refused it, the server was not asked
    std::optional<wire::Transition> meanwhile; ///< what somebody else has done with the dialog since it was written
};

/// A message that was taken back in time: its text belongs to its author again. Behind it the actions that were to
/// follow it and are off now.
struct SendUndone {
    std::vector<Outgoing> returned;
};

/// Everything the operator's desk knows, and the only place that changes it: between the link, which
/// brings events and answers in any order, and the models, which show.
///
/// Replies, notes and what is done with a dialog wait in one line per dialog, kept in the vault, and show at once:
/// dialog() is how it will look when the line has gone through. Taking a dialog is a race, and shows when the server
/// has said who won.
/// What it learns is kept in the cache, and what is kept there is not asked of the server: events keep both up to date.
/// Owner    app; `link`, `vault`, `cache` and `clock` outlive it.
/// Thread   the link's.
class Desk final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Desk)
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;

    Desk(Link& link, Vault& vault, ScopeCache& cache, const Clock& clock, QObject* parent = nullptr);
    /// Without a cache.
    Desk(Link& link, Vault& vault, const Clock& clock, QObject* parent = nullptr);

    const wire::User& me() const { return m_me; }
    const wire::ServerInfo& server() const { return m_server; }
    const StreamPosition& position() const { return m_position; }
    Time now() const { return m_clock.now(); }
    std::int64_t nowMs() const { return m_clock.now().time_since_epoch().count(); }
    /// For durations: nobody sets this clock.
    Ticks ticks() const { return m_clock.ticks(); }
    /// How long ago a moment of the steady clock was.
    std::int64_t sinceMs(Ticks moment) const;
    /// A file may go to a customer as an address that he fetches it from.
    bool canLinkFiles() const { return serverHas("file_links"); }
    /// What the company thinks of replies into a colleague's dialog; a server that doesn't say takes them all.
    wire::ForeignReply foreignReply() const { return m_server.foreign_reply.value_or(wire::ForeignReply::allow); }
    bool isOnline() const { return m_link.status().phase == LinkPhase::online; }
    /// A resumed session whose missed events are still coming.
    bool isCatchingUp() const { return m_catchUpTo.has_value(); }
    /// Who it is, and at which server, when a kept session goes on and the server can't be asked yet. What the cache
    /// has is there from then on; the session goes on from position().
    void setMe(const wire::User& me, const std::string& server);
    /// Forgets everything, as when another person signs in.
    void clear();

    /// With what waits to be done with it.
    const wire::Dialog* dialog(DialogId id) const;
    /// Something that was done with it waits for the server.
    bool hasPendingAction(DialogId id) const;
    /// False: known from before a reload and not confirmed since.
    bool isCurrent(DialogId id) const { return m_dialogs.isCurrent(id); }
    void forEachDialog(const std::function<void(const wire::Dialog&)>& visit) const;
    void touch(DialogId id) { m_dialogs.touch(id); }
    int unread(DialogId id) const;
    /// With what waits to be unread again.
    Seq readSeq(DialogId id) const;
    /// Of the newest message that is known of it; 0: none is.
    Seq newestSeq(DialogId id) const;
    const Attention& attention() const { return m_attention; }
    const Roster& roster() const { return m_roster; }
    ThreadSlice thread(ThreadId id) const { return m_threads.view(id); }
    const wire::Message* message(ThreadId thread, MessageId id) const { return m_threads.find(thread, id); }
    bool isLoadingOlder(ThreadId id) const { return m_loadingOlder.contains(id); }
    /// What is older, or the thread itself, can only come from the server, and that is out of reach.
    bool needsNetwork(ThreadId id) const;
    const Outbox& outbox() const { return m_outbox; }
    /// Of everybody in sight, as far as this desk has seen them.
    const StuckReplies& stuckReplies() const { return m_stuck; }
    /// The numbers of folders by their names, as the server counts them; a folder without an entry is empty. Null while
    /// the server isn't there, and of one that doesn't count.
    const FolderNumbers* folderNumbers() const;
    /// Dialogs that were other than the server's when they were compared after a reconnect; they are loaded anew.
    int differing() const { return m_differingCount; }
    /// Null until loadCustomer has brought it.
    const wire::CustomerDetails* customer(CustomerId id) const;
    /// The same with what uncoverCustomer has brought.
    std::optional<wire::CustomerDetails> uncoveredCustomer(CustomerId id) const;
    bool isUncovered(CustomerId id) const { return uncovered(id) != nullptr; }
    /// Those that loadCustomer has brought.
    void forEachCustomer(const std::function<void(const wire::Customer&)>& visit) const;
    const KeptDraft* draft(DialogId dialog, wire::ComposeMode mode) const;
    void forEachDraft(const std::function<void(const wire::Draft&)>& visit) const;
    /// A text of this operator at another computer that has lost against the newer one; some days old at most.
    const wire::Draft* earlierDraft(DialogId dialog, wire::ComposeMode mode) const;
    /// Drafts that are only on this computer as yet.
    int unsavedDrafts() const { return static_cast<int>(m_unsavedDrafts.size() + m_savingDrafts.size()); }
    /// What is being written and is no draft, and stays on this computer. Null: nothing there.
    const KeptText* text(const KeptText::Key& key) const;
    void forEachText(const std::function<void(const KeptText&)>& visit) const;
    int texts() const { return static_cast<int>(m_texts.size()); }

    // What is not here yet.
    void loadDialogs(const DialogQuery& query, std::optional<std::string> after, int limit, QObject* context,
                     Done<ListedPage> done);
    void loadDialog(DialogId id, QObject* context, Done<DialogId> done);
    /// The thread of an open dialog is kept up to date until leaveThread.
    void openThread(ThreadId id);
    void leaveThread(ThreadId id);
    void loadOlder(ThreadId id);
    /// Loads what is older in larger pages, until the thread begins at `seq` or before it; threadChanged tells of each.
    void loadBackTo(ThreadId id, Seq seq);
    void loadCustomer(CustomerId id);
    /// Of all that was said with a customer what is kept on this computer right before `before`, possibly nothing.
    void loadKeptHistory(CustomerId id, Seq before, int limit, QObject* context,
                         std::function<void(const wire::MessagePage&)> done);
    void search(const wire::SearchQuery& query, QObject* context, Done<wire::SearchFound> done);
    /// In what is kept on this computer, by its words alone; where they find nothing, as they would be in the
    /// keyboard's other layout.
    void searchKept(const domain::SearchText& text, QObject* context, Done<wire::SearchFound> done);

    // What the operator wants.
    void take(DialogId id, QObject* context, Done<DialogId> done);
    /// From a colleague.
    void takeOver(DialogId id, QObject* context, Done<DialogId> done);
    void takeNext(QObject* context, Done<DialogId> done);
    // These wait in line with the replies, also over a lost connection and an end of the program. Refused ones come
    // with sendRefused, whoever asked; `done` hears the server's word if it comes in this run.
    void mark(DialogId id, bool answered, QObject* context = nullptr, Done<DialogId> done = {});
    /// `resolution`: its result, resolved when left out.
    void close(DialogId id, QObject* context = nullptr, Done<DialogId> done = {},
               std::optional<wire::Resolution> resolution = {});
    void reopen(DialogId id, QObject* context = nullptr, Done<DialogId> done = {});
    void snooze(DialogId id, std::optional<Time> until, bool untilReply, QObject* context = nullptr,
                Done<DialogId> done = {});
    void assign(DialogId id, OperatorId to, const std::string& comment, QObject* context = nullptr,
                Done<DialogId> done = {});
    /// To its queue.
    void assignToGroup(DialogId id, GroupId to, const std::string& comment, QObject* context = nullptr,
                       Done<DialogId> done = {});
    void follow(DialogId id, bool follows, QObject* context = nullptr, Done<DialogId> done = {});
    /// 0: none.
    void setStage(DialogId id, StageId stage, QObject* context = nullptr, Done<DialogId> done = {});
    void setPriority(DialogId id, int priority, QObject* context = nullptr, Done<DialogId> done = {});
    /// The customer's newest words are to be read again; reading the dialog takes that back.
    void markUnread(DialogId id, QObject* context = nullptr, Done<DialogId> done = {});
    void changeTags(DialogId id, std::vector<std::string> add, std::vector<std::string> remove,
                    QObject* context = nullptr, Done<DialogId> done = {});
    /// As those above, but it shows at once and leaves this desk only after `hold`: until then dropHeld takes it back
    /// as if it had never been. Answers its client id.
    std::string actLater(DialogId id, DeskAction action, Millis hold, QObject* context, Done<DialogId> done,
                         const std::string& text = {});
    /// As actLater for as long as a reply may be taken back. It belongs to this one: nothing that is written meanwhile
    /// makes it leave sooner, and it is off when that one is taken back.
    void actAfterReply(DialogId id, DeskAction action, const std::string& reply);
    /// False: it is on its way already, or done. Nobody hears of it any more.
    bool dropHeld(const std::string& clientId);
    /// Whatever is held leaves at once, but for what belongs to a reply. False: nothing was.
    bool letHeldGo();
    void addCustomerNote(CustomerId id, const std::string& text, const std::vector<OperatorId>& mentions = {});
    void pinCustomerNote(CustomerId id, NoteId note, bool pinned);
    /// Empty: the field is removed. Refused as `stale` when it says by then what this operator hasn't seen.
    void editCustomerField(CustomerId id, const std::string& key, const std::string& value);
    void setCustomerVip(CustomerId id, bool vip);
    /// The customer's other tags stay as they are by then.
    void changeCustomerTag(CustomerId id, const std::string& tag, bool add);
    /// For the customer, too, as far as his messenger lets us; what it can't do is refused by the server in words.
    void editMessage(const wire::Message& message, const std::string& text);
    void deleteMessage(const wire::Message& message);
    /// Empty: ours is taken back.
    void react(const wire::Message& message, const std::string& emoji);
    /// Puts a reply or note into the outbox and answers its client id. It shows in the thread and goes out by itself
    /// as soon as the vault has it; until then, and if the vault refuses it (sendRefused), it is nowhere. `seen`: the
    /// newest message that was looked at, when that is not all that has come.
    std::string send(DialogId id, wire::ComposeMode mode, const std::string& text,
                     std::optional<MessageId> replyTo = {}, std::vector<wire::Attachment> attachments = {},
                     std::optional<Seq> seen = {}, const SendWish& wish = {});
    /// One of the texts that the messenger has approved, filled by the server; `shown` is what it will say.
    /// `seen` as in send(), `foreign` as in SendWish.
    std::string sendTemplate(DialogId id, const wire::TemplateUse& use, const std::string& shown,
                             std::optional<Seq> seen = {}, std::optional<bool> foreign = {});
    /// What of a dialog is on the screen: its newest message that has been looked at, 0: none of them; empty: no window
    /// shows it, and whoever does something with it goes by its row. Closing and the like count no more than that as
    /// seen.
    void setLook(std::function<std::optional<Seq>(DialogId)> look) { m_look = std::move(look); }
    /// How long a reply may be thought over after Enter; the server holds it meanwhile. At first not at all.
    void setHold(Millis hold) { m_hold = hold; }
    Millis hold() const { return m_hold; }
    /// What is left of it.
    Millis holdLeft(const Outgoing& outgoing) const;
    /// Until when a reply of ours that the server holds can be taken back, by the clock of this computer where it was
    /// written here.
    std::optional<Time> heldUntil(const wire::Message& message) const;
    /// A reply goes out by itself at a time that was chosen: until then its dialog can't be closed.
    bool hasScheduledReply(DialogId id) const;
    /// Takes a message back: at once when it can't have left this desk, else when the server says that it was in time.
    /// Ends in sendUndone or sendRefused. False: there is nothing to take back.
    bool undo(const std::string& clientId);
    bool undo(const wire::Message& message);
    /// At the server: what is queued there is cancelled, what failed is tried again.
    void cancelMessage(MessageId id, QObject* context, Done<MessageId> done);
    void retryMessage(MessageId id, QObject* context, Done<MessageId> done);
    /// The operator knows that an uncertain one did go out.
    void confirmMessage(MessageId id, QObject* context, Done<MessageId> done);
    void readUpTo(DialogId id, Seq seq);
    void tellTyping(DialogId id, bool note);
    void tellViewing(std::optional<DialogId> id);
    /// As it was told last; 0: none.
    DialogId viewed() const { return m_dialogs.pinned(); }
    /// Kept here at once, at the server within three seconds.
    void saveDraft(DialogId id, wire::ComposeMode mode, const DraftContent& content);
    void saveDraft(DialogId id, wire::ComposeMode mode, const std::string& text);
    /// Kept here at once. An empty one is forgotten.
    void keepText(const KeptText& text);
    /// In front of what the draft says already; draftChanged tells of it.
    void addToDraft(DialogId id, wire::ComposeMode mode, const std::string& text);
    /// What was pasted outlives the program as long as the draft names it; the draft is saved behind this.
    void keepPasted(DialogId id, wire::ComposeMode mode, const PastedFile& file);
    /// It has grown.
    void keepMorePasted(const PastedFile& more);
    /// Of what drafts held when the program started; empty: it is gone.
    QByteArray pasted(const std::string& name) const;
    /// Takes the earlier text back into the composer; what it replaces is the earlier one from now on.
    void swapDraft(DialogId id, wire::ComposeMode mode);
    /// Doesn't wait for the next key any longer; ends in draftsSaved.
    void flushDrafts();
    /// Tells computers of one operator apart; at first unnamed.
    void setDevice(const std::string& device) { m_device = device; }
    void setPresence(wire::PresenceStatus status, const std::optional<std::string>& reason, QObject* context,
                     Done<wire::Presence> done);
    /// Keys and pointer of this computer have rested for so long; nothing: they don't any more.
    void tellIdle(std::optional<Millis> resting);
    /// Of what is known of the customer now; the server refuses when that has changed meanwhile.
    void renameCustomer(CustomerId id, const std::string& name, QObject* context, Done<CustomerId> done);
    void blockCustomer(CustomerId id, bool blocked, QObject* context, Done<CustomerId> done);
    /// Contacts and personal fields in full, which the server writes down. They are on the screen alone: of one
    /// customer at a time for each `asker`, until he covers that one again or is gone.
    void uncoverCustomer(CustomerId id, QObject* asker, Done<CustomerId> done);
    void coverCustomer(const QObject* asker);
    /// Merges, who may be the same, the customer's way: what is changed shows with the events.
    template <class Request>
    void askAboutCustomer(const Request& request, QObject* context, Done<typename Request::Answer> done) {
        m_link.request(request, context, std::move(done));
    }
    /// The company writes first. The same client id again is the same message.
    void startDialog(const wire::DialogStart& request, QObject* context, Done<DialogId> done);
    /// A new prepared text, or the whole of one anew.
    void saveTemplate(wire::TemplateSave request, QObject* context, Done<TemplateId> done);
    void deleteTemplate(TemplateId id, std::int64_t version, QObject* context, Done<TemplateId> done);
    void templateVersions(TemplateId id, QObject* context, Done<wire::TemplateVersionList> done);
    /// Saves or deletes a stage, a filter, a field of customers or the company's facts. What comes of it shows with the
    /// event that it causes.
    template <class Request>
    void changeWorkspace(const Request& request, QObject* context, Done<typename Request::Answer> done) {
        m_link.request(request, context, std::move(done));
    }
    void fileLink(FileId id, QObject* context, Done<std::string> done);

signals:
    /// By the server, just now; what it changes is still as it was.
    void told(const pult::wire::Event& event);
    /// A session began; `reloads`: what was known is being loaded anew.
    void started(bool reloads);
    /// The server came into reach or went out of it.
    void reachChanged();
    /// Everything missed while away has come; `inbound` of it were customers' messages.
    void caughtUp(int inbound);
    void dialogChanged(pult::DialogId id);
    void dialogRemoved(pult::DialogId id);
    /// Messages were added or left, or the edges moved.
    void threadChanged(pult::ThreadId id);
    void messageChanged(pult::ThreadId thread, pult::MessageId message);
    /// A reply of the dialog has not gone out, or has after all.
    void stuckChanged(pult::DialogId dialog);
    /// Its newest page came: any of its messages may have changed.
    void threadLoaded(pult::ThreadId id);
    void customerChanged(pult::CustomerId id);
    void rosterChanged();
    void folderNumbersChanged();
    void templatesChanged();
    /// By another session of this operator.
    void draftChanged(pult::DialogId dialog, pult::wire::ComposeMode mode);
    void outboxChanged();
    /// The server has every draft there is.
    void draftsSaved();
    /// What was typed last is not on this computer's disk.
    void draftNotKept();
    void sendRefused(const pult::client::SendRefusal& refusal);
    void sendUndone(const pult::client::SendUndone& undone);
    /// The server is there and takes no replies, for no fault of theirs; or it does again.
    void sendingTroubled(bool troubled);
    void alertRaised(const pult::wire::Alert& alert);

private:
    using DraftKey = std::pair<DialogId, wire::ComposeMode>;

    void onSessionStarted(const SessionStart& start);
    void onStatusChanged(const LinkStatus& status);
    void onEvent(const wire::Event& event, Seq seq, Time at);
    void onSignal(const wire::Signal& signal);
    template <class Listed>
    void learnListed(auto& list, const Listed& one, const std::optional<bool>& removed) {
        if (removed.value_or(false))
            list.erase(one.id);
        else
            list[one.id] = one;
        emit rosterChanged();
    }
    void onTick();

    // One per kind of event: a forgotten one doesn't compile.
    void apply(const wire::MessageAdded& event);
    void apply(const wire::MessageChanged& event);
    void apply(const wire::DialogAdded& event);
    void apply(const wire::DialogChanged& event);
    void apply(const wire::DialogRemoved& event);
    void apply(const wire::CustomerChanged& event);
    void apply(const wire::CustomerNoteAdded& event);
    void apply(const wire::ChannelChanged& event);
    void apply(const wire::UserChanged& event);
    void apply(const wire::PresenceChanged& event);
    void apply(const wire::DraftChanged& event);
    void apply(const wire::DialogReadUpTo& event);
    void apply(const wire::AlertRaised& event);
    void apply(const wire::DialogRated& event);
    void apply(const wire::TemplateChanged& event);
    void apply(const wire::GroupChanged& event);
    void apply(const wire::StageChanged& event);
    void apply(const wire::FilterChanged& event);
    void apply(const wire::FieldChanged& event);
    void apply(const wire::CompanyChanged& event);
    void apply(const wire::CalendarChanged& event);
    void apply(const wire::OrderChanged& event);
    void rememberMeanwhile(const wire::DialogChanged& event);
    const wire::Customer* uncovered(CustomerId id) const;

    /// Brings back what the vault has kept of this account since the program ran last; another account's is thrown
    /// away.
    void claimVault(const std::string& server);
    void claimCache(const std::string& server);
    void forgetCache();
    /// The server's version, and whether it shows contacts in part.
    static std::string scopeNameOf(const wire::ServerInfo& server);
    /// Another role or other groups, so that what is known may no longer be in sight; or another server's version,
    /// which may tell things that this one did not; or one that shows less or more of contacts now.
    bool isOutdatedBy(const SessionStart& start) const;
    /// `done` for an answer of the cache: gets nothing when the cache has been emptied since.
    template <class T, class Take>
    ScopeCache::Done<T> whileKept(Take take);
    void askForDialogs(const DialogQuery& query, std::optional<std::string> after, int limit, Done<ListedPage> done);
    void askForDialog(DialogId id, Done<DialogId> done);
    void learnKept(const kept::MarkedDialog& known, Moment asked);
    std::vector<DialogId> unsentDialogs() const;
    void startChecking();
    void stopChecking();
    /// What came from the cache after the others were compared.
    void checkKept(DialogId id, bool withMessages);
    void checkNext();
    void onHashes(const wire::DialogHashed& answer);
    bool agrees(const wire::Dialog& dialog, const wire::DialogHash& hash) const;
    /// What has changed since it was asked about can't be compared.
    void leaveUnchecked(const wire::Event& event);
    void mend(DialogId id);
    void loadRoster();
    void loadFolderNumbers();
    void learnFolderNumbers(const std::vector<wire::DialogCount>& counts);
    void loadTemplates(std::vector<wire::Template> soFar, std::optional<std::string> after);
    void loadDrafts();
    void loadNewest(ThreadId id);
    void askForNewest(ThreadId id);
    void onNewest(ThreadId id, const wire::MessagePage& page);
    void askForOlder(ThreadId id, const std::string& cursor, int limit);
    void goOnBack(ThreadId id);
    /// True: it has not come as far as somebody wants it.
    bool isWantedOlder(ThreadId id) const;
    void findKept(const domain::SearchText& text, QObject* context, Done<wire::SearchFound> done);
    wire::TemplateHits keptTemplates(const std::vector<std::string>& words) const;
    void loadKeptOlder(ThreadId id);
    void keepThread(ThreadId id, const wire::MessagePage& page, const std::string& before);
    void learnDialog(const wire::Dialog& dialog, Moment asked);
    void learnMessage(const wire::Message& message);
    void learnStuck(const wire::Message& message);
    void finishCatchingUp();

    bool serverHas(std::string_view feature) const;

    template <class Request>
    void changeCustomer(const Request& request, QObject* context, Done<CustomerId> done);
    template <class Request>
    void change(Request request, QObject* context, Done<DialogId> done);
    template <class Request>
    void changeMessage(Request request, QObject* context, Done<MessageId> done);

    Outgoing outgoingFor(DialogId id) const;
    void hold(Outgoing& outgoing);
    void act(DialogId id, DeskAction action, const std::string& text, QObject* context, Done<DialogId> done);
    void act(const Outgoing& outgoing, QObject* context, Done<DialogId> done);
    void queue(const Outgoing& outgoing);
    void onKept(const Outgoing& outgoing, const Result<void>& kept);
    void pumpOutbox();
    void sendNow(const Outgoing& outgoing);
    void actNow(const Outgoing& outgoing);
    void actOnCustomerNow(const Outgoing& outgoing);
    void actOnMessage(const wire::Message& message, ActionKind kind, const std::string& text);
    void actOnMessageNow(const Outgoing& outgoing);
    void askBack(const Outgoing& outgoing);
    void takenBack(const std::string& clientId);
    void onSent(const Outgoing& outgoing, const Result<wire::MessageAnswer>& answer);
    void onSendFailed(const Outgoing& outgoing, const Error& error);
    void refuse(const Outgoing& outgoing, const Error& error);
    void giveBack(const std::vector<Outgoing>& returned, const Error& error);
    void confirmSent(const wire::Message& message);
    void settle(const std::string& clientId, DialogId dialog);
    void answerAsker(const std::string& clientId, const Result<DialogId>& answer);
    void tellOutboxChanged(const Outgoing& outgoing);
    void setSendingTroubled(bool troubled);
    Outgoing actionFor(DialogId id, DeskAction action, const std::string& text) const;
    void foresee(DialogId id);
    bool waitsToBeUnread(DialogId id) const;
    bool dropUnread(DialogId id);
    void tellRead(DialogId id, Seq seq);
    void tellReads();
    void forgetUntold(DialogId id);
    /// Every change of a dialog is told here: what waits to be done with it is put on top first.
    void tellDialogChanged(DialogId id);
    void onDraftSaved(const DraftKey& key, const KeptDraft& sent, const Result<wire::Empty>& answer);
    void sendDraft(const KeptDraft& draft);
    /// By the server's clock, as far as it is known: the newest of two computers wins.
    Time draftTime() const { return m_clock.now() + m_serverAhead; }
    void learnServerTime(Time server);
    bool keepDraft(const wire::Draft& draft);
    void putDraft(const KeptDraft& draft);
    void putOwnDraft(KeptDraft draft);

    Link& m_link;
    Vault& m_vault;
    NoScopeCache m_noCache;
    ScopeCache& m_cache;
    const Clock& m_clock;
    wire::User m_me;
    wire::ServerInfo m_server;
    bool m_claimed = false; ///< the vault is this account's
    bool m_cacheClaimed = false;
    unsigned m_cacheAge = 0; ///< rises when the cache is emptied
    wire::User m_scopeOf;    ///< as whom what is known was loaded
    std::string m_scopeFrom; ///< which server told it: scopeNameOf
    StreamPosition m_position;
    Moment m_moment = 0; ///< rises with every event
    DialogBook m_dialogs;
    ThreadBook m_threads;
    std::unordered_set<ThreadId> m_loadingOlder;
    std::map<ThreadId, Seq> m_wantedBack; ///< how far back threads are wanted
    std::map<CustomerId, wire::CustomerDetails> m_customers;
    struct Uncovered {
        QPointer<QObject> asker;
        wire::Customer customer;
    };
    std::vector<Uncovered> m_uncovered;
    Roster m_roster;
    bool m_templatesDue = false; ///< what is here of the prepared texts has a gap
    std::optional<FolderNumbers> m_folderNumbers;
    StuckReplies m_stuck;
    Attention m_attention;
    Outbox m_outbox;
    Millis m_hold{0};
    std::function<std::optional<Seq>(DialogId)> m_look;
    std::map<std::string, Time> m_holdEnds;           ///< by client id, of replies written in this run
    std::map<std::string, Done<DialogId>> m_askers;   ///< by client id: who hears what became of an action
    std::map<DialogId, wire::Dialog> m_foreseen;      ///< with what waits to be done with them
    std::map<DialogId, wire::Transition> m_meanwhile; ///< what others did with dialogs in which something waits
    bool m_checkedAll = false;
    std::optional<Ticks> m_awaySince;
    std::vector<DialogId> m_toCheck;
    std::vector<DialogId> m_toCheckWhole; ///< with their messages
    std::unordered_set<DialogId> m_checking;
    bool m_comparesKept = false; ///< what comes from the cache from now on
    bool m_awaitsHashes = false;
    std::unordered_set<DialogId> m_compared; ///< since the last absence that wasn't short
    std::vector<DialogId> m_differing;       ///< not reported yet
    int m_differingCount = 0;
    std::map<DialogId, Seq> m_untoldReads; ///< how far it is read, and the server has not said that it knows
    std::string m_device;
    std::map<DraftKey, KeptDraft> m_drafts;
    std::map<DraftKey, wire::Draft> m_earlierDrafts;
    std::map<KeptText::Key, KeptText> m_texts;
    Millis m_serverAhead{0};                ///< of this computer's clock
    std::set<DraftKey> m_unsavedDrafts;     ///< newer here than at the server
    std::multiset<DraftKey> m_savingDrafts; ///< on their way there
    std::optional<Seq> m_catchUpTo;
    int m_arrived = 0;
    bool m_sendingTroubled = false;
    QTimer m_ticker;
    QTimer m_draftTimer;
    QTimer m_checkTimer;
};

} // namespace pult::client
