// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
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
#include "client/state/thread_book.hpp"

namespace pult::client {

/// A page of a list: the dialogs themselves are in the desk by then.
struct ListedPage {
    std::vector<SortKey> keys; ///< as the server ordered them
    std::optional<std::string> next;
};

/// Replies and notes that the server turned down: they belong back into their draft.
struct SendRefusal {
    std::vector<Outgoing> returned; ///< the refused one first, then what waited behind it
    Error error;
    bool here = false; ///< the vault refused it, the server was not asked
};

/// Everything the operator's desk knows, and the only place that changes it: between the link, which
/// brings events and answers in any order, and the models, which show.
///
/// What an intent changes is shown when the server has said so; only a reply shows at once, as one
/// that waits in the outbox.
/// Owner    app; `link`, `vault` and `clock` outlive it.
/// Thread   the link's.
class Desk final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Desk)
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;

    Desk(Link& link, Vault& vault, const Clock& clock, QObject* parent = nullptr);

    const wire::User& me() const { return m_me; }
    const wire::ServerInfo& server() const { return m_server; }
    const StreamPosition& position() const { return m_position; }
    std::int64_t nowMs() const { return m_clock.now().time_since_epoch().count(); }
    /// How long ago a moment of the steady clock was.
    std::int64_t sinceMs(Ticks moment) const;
    bool isOnline() const { return m_link.status().phase == LinkPhase::online; }
    /// Who it is, and at which server, when a kept session goes on and the server can't be asked yet.
    void setMe(const wire::User& me, const std::string& server);
    /// Forgets everything, as when another person signs in.
    void clear();

    const wire::Dialog* dialog(DialogId id) const { return m_dialogs.find(id); }
    /// False: known from before a reload and not confirmed since.
    bool isCurrent(DialogId id) const { return m_dialogs.isCurrent(id); }
    void forEachDialog(const std::function<void(const wire::Dialog&)>& visit) const { m_dialogs.forEach(visit); }
    void touch(DialogId id) { m_dialogs.touch(id); }
    int unread(DialogId id) const;
    Seq readSeq(DialogId id) const { return m_dialogs.readSeq(id); }
    const Attention& attention() const { return m_attention; }
    const Roster& roster() const { return m_roster; }
    ThreadSlice thread(ThreadId id) const { return m_threads.view(id); }
    const wire::Message* message(ThreadId thread, MessageId id) const { return m_threads.find(thread, id); }
    bool isLoadingOlder(ThreadId id) const { return m_loadingOlder.contains(id); }
    const Outbox& outbox() const { return m_outbox; }
    /// Null until loadCustomer has brought it.
    const wire::CustomerDetails* customer(CustomerId id) const;
    const wire::Draft* draft(DialogId dialog, wire::ComposeMode mode) const;
    void forEachDraft(const std::function<void(const wire::Draft&)>& visit) const;

    // What is not here yet.
    void loadDialogs(const DialogQuery& query, std::optional<std::string> after, int limit, QObject* context,
                     Done<ListedPage> done);
    void loadDialog(DialogId id, QObject* context, Done<DialogId> done);
    /// The thread of an open dialog is kept up to date until leaveThread.
    void openThread(ThreadId id);
    void leaveThread(ThreadId id);
    void loadOlder(ThreadId id);
    void loadCustomer(CustomerId id);

    // What the operator wants.
    void take(DialogId id, QObject* context, Done<DialogId> done);
    /// From a colleague.
    void takeOver(DialogId id, QObject* context, Done<DialogId> done);
    void takeNext(QObject* context, Done<DialogId> done);
    void mark(DialogId id, bool answered, QObject* context, Done<DialogId> done);
    void close(DialogId id, QObject* context, Done<DialogId> done);
    void reopen(DialogId id, QObject* context, Done<DialogId> done);
    void snooze(DialogId id, std::optional<Time> until, bool untilReply, QObject* context, Done<DialogId> done);
    void assign(DialogId id, OperatorId to, const std::string& comment, QObject* context, Done<DialogId> done);
    void changeTags(DialogId id, std::vector<std::string> add, std::vector<std::string> remove, QObject* context,
                    Done<DialogId> done);
    /// Puts a reply or note into the outbox and answers its client id. It shows in the thread and goes out by itself
    /// as soon as the vault has it; until then, and if the vault refuses it (sendRefused), it is nowhere. `seen`: the
    /// newest message that was looked at, when that is not all that has come.
    std::string send(DialogId id, wire::ComposeMode mode, const std::string& text,
                     std::optional<MessageId> replyTo = {}, std::vector<wire::Attachment> attachments = {},
                     std::optional<Seq> seen = {});
    /// Takes a message back that has not left this desk; empty when it has.
    std::optional<Outgoing> withdraw(const std::string& clientId);
    /// At the server: what is queued there is cancelled, what failed is tried again.
    void cancelMessage(MessageId id, QObject* context, Done<MessageId> done);
    void retryMessage(MessageId id, QObject* context, Done<MessageId> done);
    /// The operator knows that an uncertain one did go out.
    void confirmMessage(MessageId id, QObject* context, Done<MessageId> done);
    void readUpTo(DialogId id, Seq seq);
    void tellTyping(DialogId id, bool note);
    void tellViewing(std::optional<DialogId> id);
    void saveDraft(DialogId id, wire::ComposeMode mode, const std::string& text, std::optional<MessageId> replyTo = {});
    void setPresence(wire::PresenceStatus status, QObject* context, Done<wire::Presence> done);
    void addCustomerNote(CustomerId id, const std::string& text, QObject* context, Done<NoteId> done);
    /// Of what is known of the customer now; the server refuses when that has changed meanwhile.
    void changeCustomerTag(CustomerId id, const std::string& tag, bool add, QObject* context, Done<CustomerId> done);
    void fileLink(FileId id, QObject* context, Done<std::string> done);

signals:
    /// A session began; `reloads`: what was known is being loaded anew.
    void started(bool reloads);
    /// Everything missed while away has come; `inbound` of it were customers' messages.
    void caughtUp(int inbound);
    void dialogChanged(pult::DialogId id);
    void dialogRemoved(pult::DialogId id);
    /// Messages were added or left, or the edges moved.
    void threadChanged(pult::ThreadId id);
    void messageChanged(pult::ThreadId thread, pult::MessageId message);
    /// Its newest page came: any of its messages may have changed.
    void threadLoaded(pult::ThreadId id);
    void customerChanged(pult::CustomerId id);
    void rosterChanged();
    /// By another session of this operator.
    void draftChanged(pult::DialogId dialog, pult::wire::ComposeMode mode);
    void outboxChanged();
    /// The newest draft is not on this computer's disk.
    void draftNotKept();
    void sendRefused(const pult::client::SendRefusal& refusal);
    /// The server is there and takes no replies, for no fault of theirs; or it does again.
    void sendingTroubled(bool troubled);
    void alertRaised(const pult::wire::Alert& alert);

private:
    using DraftKey = std::pair<DialogId, wire::ComposeMode>;

    void onSessionStarted(const SessionStart& start);
    void onStatusChanged(const LinkStatus& status);
    void onEvent(const wire::Event& event, Seq seq, Time at);
    void onSignal(const wire::Signal& signal);
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

    /// Brings back what the vault has kept of this account since the program ran last; another account's is thrown
    /// away.
    void claimVault(const std::string& server);
    void loadRoster();
    void loadDrafts();
    void loadNewest(ThreadId id);
    void learnDialog(const wire::Dialog& dialog, Moment asked);
    void learnMessage(const wire::Message& message);
    void finishCatchingUp();

    template <class Request>
    void change(Request request, QObject* context, Done<DialogId> done);
    template <class Request>
    void changeMessage(Request request, QObject* context, Done<MessageId> done);

    void pumpOutbox();
    void onKept(const Outgoing& outgoing, const Result<void>& kept);
    void sendNow(const Outgoing& outgoing);
    void onSent(const Outgoing& outgoing, const Result<wire::MessageAnswer>& answer);
    void onSendFailed(const Outgoing& outgoing, const Error& error);
    void confirmSent(const wire::Message& message);
    void setSendingTroubled(bool troubled);
    Seq seenSeq(DialogId id) const;
    void flushDrafts();
    bool keepDraft(const wire::Draft& draft);

    Link& m_link;
    Vault& m_vault;
    const Clock& m_clock;
    wire::User m_me;
    wire::ServerInfo m_server;
    bool m_claimed = false; ///< the vault is this account's
    StreamPosition m_position;
    Moment m_moment = 0; ///< rises with every event
    DialogBook m_dialogs;
    ThreadBook m_threads;
    std::unordered_set<ThreadId> m_loadingOlder;
    std::map<CustomerId, wire::CustomerDetails> m_customers;
    Roster m_roster;
    Attention m_attention;
    Outbox m_outbox;
    std::map<DraftKey, wire::Draft> m_drafts;
    std::set<DraftKey> m_unsavedDrafts; ///< newer here than at the server
    std::optional<Seq> m_catchUpTo;
    int m_arrived = 0;
    bool m_sendingTroubled = false;
    QTimer m_ticker;
    QTimer m_draftTimer;
};

} // namespace pult::client
