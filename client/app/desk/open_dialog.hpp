// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>

#include "client/app/desk/customer_beside.hpp"
#include "client/app/desk/held_reply.hpp"
#include "client/app/desk/template_desk.hpp"
#include "client/app/files/composer_files.hpp"
#include "client/app/files/voice_note.hpp"
#include "client/delegates/message_words.hpp"
#include "client/models/rows/search_row.hpp"
#include "client/models/thread/thread_model.hpp"
#include "client/state/desk.hpp"
#include "client/views/inbox/inbox_window.hpp"

namespace pult::client {

/// The dialog on the screen: its thread, card and composer, what colleagues see of our looking and writing,
/// and what comes back when the server turns a reply down.
class OpenDialog final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OpenDialog)
public:
    /// All outlive it.
    OpenDialog(Desk& desk, Courier& courier, InboxWindow& window,
               SoundRecorder::MakeMicrophone makeMicrophone = desktopMicrophone, QObject* parent = nullptr);
    ~OpenDialog() override;

    /// Only by the operator's own action.
    void open(DialogId id, bool takeFocus);
    /// Shows it, and nobody is told: it is not read, and colleagues don't see this operator in it. open() of the same
    /// makes it open.
    void peek(DialogId id);
    /// Shows this message of it, however old it is, with the marks in its text; the caret stays where it is.
    void openAt(DialogId id, MessageId message, const QList<TextMark>& marks = {});
    /// As it was left, where the operator had scrolled to; nothing is said when that is no longer there.
    void reopenAt(DialogId id, MessageId message);
    void close();
    /// If it is this one: it is not for this operator to see any more. What he has written in it is kept.
    void letGo(DialogId id);
    /// The card of a client with whom there is no dialog, in its place.
    void showClient(CustomerId id);
    /// Closes it, and what stands in its composer goes on in another window, from its draft. False: a message that
    /// waited for its files to go out is a draft again.
    bool handOver();
    /// Dialogs that other windows have: they are not opened here, and what comes of them is told there.
    void setElsewhere(std::function<bool(DialogId)> isElsewhere) { m_isElsewhere = std::move(isElsewhere); }
    /// The operator looks at this window now.
    void lookHere();
    DialogId id() const { return m_id; }
    /// A file of the thread that is open.
    std::optional<wire::Attachment> attachment(FileId id) const;
    void retranslate();
    void keepDrafts();
    /// Messages that go out as soon as their files are up, and are drafts when the program ends before.
    int waitingForFiles() const { return m_files.due(); }
    VoiceNote& voiceNote() { return m_voiceNote; }
    /// Sends it as it is, whatever stands in the composer there. `seen`: the newest message its author has looked at,
    /// 0: not known.
    void reply(DialogId id, const QString& text, Seq seen);
    TemplateDesk& templates() { return m_templates; }
    /// One of the thread that is shown; what is only peeked at stays so.
    void goTo(MessageId message);

signals:
    /// Someone has to be told something that belongs to no bar.
    void announced(const QString& words);
    void fileRequested(qint64 fileId);
    /// One that another window has was to be opened, at this message; 0: none.
    void elsewhereRequested(pult::DialogId dialog, pult::MessageId message);
    /// It can't be opened, and this operator has written something in it. `wanted`: he asked for it by a click or
    /// Enter.
    void textLeftIn(pult::DialogId dialog, bool wanted);
    /// 0: none any more.
    void opened(qint64 dialog);
    /// It is on the screen and nobody is told, see peek.
    void peeked(qint64 dialog);

private:
    void show(DialogId id, bool takeFocus);
    void put(DialogId id, const std::function<void(const DialogRow&, std::int64_t firstUnread)>& shown);
    void announceOpen();
    void stopViewing();
    bool isElsewhere(DialogId id) const { return m_isElsewhere && m_isElsewhere(id); }
    void onSeen(Seq seq);
    void refresh();
    void closeView(const QString& gone);
    void onRemoved(DialogId id);
    void leave(qint64 id);
    void watchThread();

    void onSend(qint64 dialogId, ComposerMode mode, const QString& text, qint64 replyTo);
    /// What stands on the screen of it now; of one that isn't there, what is known.
    Looked lookAt(DialogId id) const;
    /// It was to go before: what has come since has not been looked at.
    void sendAsOf(DialogId dialog, ComposerMode mode, const Looked& looked);
    void watchHeld(DialogId dialog, const std::string& clientId);
    void onEdited(qint64 dialogId, ComposerMode mode, const QString& text);
    /// Text, caret, quote and files as they are in the composer now.
    void keepDraft(DialogId id, wire::ComposeMode mode);
    bool hasDraft(DialogId id) const;
    void showDraft(DialogId id, wire::ComposeMode mode);
    void stepQuote(int by);
    void showQuote(DialogId id, const std::optional<MessageId>& quoted);
    void onDraftChanged(DialogId id, wire::ComposeMode mode);
    void follow(DialogId id, wire::ComposeMode mode, const KeptDraft& draft);
    void discardReply(DialogId id);
    void undoDiscard();
    void offerDiscarded();
    void forgetDiscarded();
    void offerEarlier();
    void onEarlierWanted();
    void onRefused(const SendRefusal& refusal);
    void onUndone(const SendUndone& undone);
    void showReturned(const Outgoing& reply);
    void bringBack(const std::vector<Outgoing>& returned);
    void bringBackBeside(const Outgoing& reply);
    void bringBack(DialogId dialog, wire::ComposeMode mode, const QString& text,
                   const std::vector<wire::Attachment>& attachments);
    void onMessage(ThreadId thread, MessageId id);
    void showStale(const Outgoing& returned);
    void showOvertaken(const wire::Message& theirs, const std::optional<Outgoing>& form);
    const wire::Message* overtaking(const Outgoing& returned) const;
    void resolveForm(const Outgoing& form, StaleChoice choice);
    bool isColleagues(const wire::Message& message) const;
    void onStaleResolved(qint64 dialogId, StaleChoice choice);
    void onAction(MessageAction action, qint64 messageId, const QString& clientId);
    // open_dialog_changes.cpp
    void watchChanges();
    const wire::Message* message(qint64 messageId) const;
    void beginRewriting(qint64 messageId);
    void rewriteLast(ComposerMode mode);
    void onRewritten(qint64 dialogId, qint64 messageId, const QString& text, ComposerMode mode);
    void keepRewriting(qint64 dialogId, ComposerMode mode);
    void showRewriting(DialogId id, ComposerMode mode);
    void onReaction(qint64 messageId, const QString& emoji);
    void onChangeRefused(const Outgoing& refused, const Error& error);
    void keepRefusedEdit(const Outgoing& refused, const QString& why);
    std::optional<KeptText> refusedEdit(MessageId message) const;
    void offerRefusedEdit();
    void onEditAgainAnswered(qint64 messageId, bool again);
    void sendAsLink(qint64 messageId);
    void takeBack(qint64 messageId, const QString& clientId, bool toEdit);
    void takeBackOfOther(const wire::Message& reply, bool toEdit);
    void answerElsewhere(qint64 contactId, DialogId dialog, const QString& text);
    void editUnsent(const wire::Message& unsent);
    void dropEdited(DialogId id);
    void onDistant(qint64 messageId);
    /// Goes to the message that is wanted, once it is here.
    void openAndSeek(DialogId id, MessageId message, const QList<TextMark>& marks);
    void want(DialogId id, MessageId message, const QList<TextMark>& marks);
    void seek();
    void stopSeeking(const QString& why);
    void report(const Error& error);

    Desk& m_desk;
    InboxWindow& m_window;
    ComposerFiles m_files;
    VoiceNote m_voiceNote;
    CustomerBeside m_customer;
    HeldReply m_held;
    TemplateDesk m_templates;
    std::function<bool(DialogId)> m_isElsewhere;
    DialogId m_id;
    DialogId m_passedOn; ///< by this operator: it may leave his sight
    Seq m_knownSeq = 0;  ///< newest message of the open dialog that has been looked at for a colleague's answer
    bool m_peeks = false;
    Seq m_peekedSeq = 0; ///< what was seen of it meanwhile
    DialogId m_wanted;   ///< being looked up before it can be shown
    int m_typed = 0;     ///< changes of what stands in the composer
    MessageId m_sought;  ///< to be shown in the thread once it has been loaded so far; 0: none
    QList<TextMark> m_soughtMarks;
    DialogId m_soughtIn;
    bool m_seeksQuietly = false;
    Seq m_soughtFrom = 0; ///< where the thread began when what is older was asked for
    std::unique_ptr<ThreadModel> m_thread;
    std::optional<Outgoing> m_overtakenForm; ///< the filled template that the bar speaks of
    std::optional<Looked> m_looked;          ///< when what is being sent was to go
    Looked m_spokenOn;                       ///< the same of a voice message that is still being made
    bool m_restoring = false;                ///< a draft is being put into the composer
    std::set<std::string> m_discarded;       ///< client ids of what is taken back to be thrown away
    /// Messages that were not sent and whose words stand in the composer of their dialog.
    std::map<DialogId, std::vector<MessageId>> m_edited;
    /// A reply that was thrown away by the bar.
    struct Discarded {
        DialogId dialog;
        QString text;
        std::optional<MessageId> quoted;
        TemplateId madeFrom; ///< 0: none
        ComposerFiles::Aside files;
    };
    std::optional<Discarded> m_discardedReply;      ///< the last one
    std::unordered_map<DialogId, QString> m_untold; ///< why something came back while its dialog was not open
    QTimer m_refreshTimer;
    QTimer m_viewingTimer;
    QElapsedTimer m_sinceTyping;
};

} // namespace pult::client
