// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/models/rows/ask_senior.hpp"
#include "client/models/rows/customer_card.hpp"
#include "client/models/rows/dialog_row.hpp"
#include "client/models/templates/template_row.hpp"

#include <QHash>
#include <QKeySequence>
#include <QTimer>

#include <functional>
#include <optional>

namespace pult::kit {
class NoticeBar;
enum class Tone;
} // namespace pult::kit

namespace pult::client {

class ComposerView;
class DropZone;
class FindBar;
class ThreadHeader;
class TemplatePicker;
class ThreadView;

/// What the operator does with a text that a colleague's answer has overtaken.
enum class StaleChoice { edit, discard, sendAnyway };

/// One dialog: header, messages, one bar, composer. The bar says one thing at a time: a refusal first, then a
/// colleague who is writing, then whose dialog it is.
class ThreadPane final : public kit::Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThreadPane)

public:
    ThreadPane(kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    ThreadHeader* header() const { return m_header; }
    ThreadView* thread() const { return m_thread; }
    ComposerView* composer() const { return m_composer; }
    TemplatePicker* templates() const { return m_templates; }
    FindBar* findBar() const { return m_find; }
    /// What a conversation with somebody can begin with, over the composer; answered by firstTemplateChosen.
    void offerFirst(const QList<TemplateRow>& approved, const TemplateContext& context);

    /// Nothing: no dialog is open. The same dialog again updates what is shown about it.
    void setDialog(const std::optional<DialogRow>& dialog);
    const std::optional<DialogRow>& dialog() const { return m_dialog; }
    /// No dialog is open, but the card of this client, with whom there is none.
    void showClient(std::int64_t customerId);
    /// Where he can be written to; of another client they are not shown.
    void setClientContacts(std::int64_t customerId, const QList<ContactRow>& contacts);

    // Refusals of the open dialog; those of another one are not shown.
    /// A colleague's newer answer stands in the thread, ours was not sent; where the values of an approved template are
    /// being typed the bar speaks of that one. `atMs`: when they answered, 0: not known.
    void showStale(qint64 dialogId, const QString& colleague, const QString& theirText, std::int64_t atMs = 0);
    /// What was written was thrown away by the bar: there is a way back.
    void showDiscarded(qint64 dialogId);
    /// Somebody was faster to take it.
    void showTaken(qint64 dialogId, const QString& colleague);
    /// Anything else, in words for a person; where a senior can help the bar offers to write a note to him.
    void showRefusal(qint64 dialogId, const QString& words, AskSenior ask = AskSenior::no);
    /// New words for a message were not taken; they wait until somebody asks for them, answered by editAgainAnswered.
    void showUnchanged(qint64 dialogId, qint64 messageId, const QString& words);
    /// Files of the reply are no longer there: it may go without them, see filesGivenUp.
    void showFilesGone(qint64 dialogId, const QList<qint64>& files, const QString& words);
    /// A text of the same operator at another computer that has lost against the newer one; empty: there is none.
    void offerEarlier(const QString& text);
    /// The customer's: where else he can be answered.
    void setContacts(const QList<ContactRow>& contacts);
    /// In another channel, which is asked for where he has several, with these words as a draft.
    void answerElsewhere(const QString& text);
    /// The keys of actions, for the tips of the bar's buttons.
    void setKeyOf(std::function<QKeySequence(const QString& action)> keyOf) { m_keyOf = std::move(keyOf); }

    // thread_pane_owner.cpp: a colleague has the dialog.
    /// One reply may be sent in it after that.
    void replyOnce();
    /// The operator is asked whether he means a reply here, and hasn't said so.
    bool mayReplyOnce() const;
    /// He has said so for this colleague's dialog; it counts for one reply, and is forgotten by that.
    bool useReplyOnce(qint64 dialogId, qint64 assigneeId);

    /// Only looked at: nothing can be written, and the bar says so.
    void setPeeking(bool peeks);
    void showBlanks(const QString& names);
    void hideNotice();
    /// Escape: true when there was a bar to put away.
    bool dismissNotice();

signals:
    /// One of the texts that the messenger takes at any time is to be chosen.
    /// One that goes out as it is, with the values of what it asks for.
    void firstTemplateChosen(qint64 templateId, const QHash<QString, QString>& values);
    /// `overtaken`: although a colleague has answered meanwhile, as the bar said.
    void approvedRequested(qint64 dialogId, qint64 templateId, const QHash<QString, QString>& values,
                           bool overtaken = false);
    /// By a slash, see TemplatePicker.
    void commandRequested(const QString& command);
    /// A conversation with the client is to begin.
    void writeFirstRequested(qint64 customerId, qint64 contactId);
    /// A prepared text was put into the composer.
    void templateInserted(qint64 dialogId, qint64 templateId);
    /// The same customer in another channel: in the dialog that is open there, 0: in a new one. `text` goes along
    /// as a draft.
    void elsewhereRequested(qint64 contactId, qint64 dialogId, const QString& text);
    void staleResolved(qint64 dialogId, pult::client::StaleChoice choice);
    void discardUndone();
    void filesGivenUp(qint64 dialogId, const QList<qint64>& files);
    void takeRequested();
    void reopenRequested();
    /// Where a dialog that was joined with it goes on.
    void joinedRequested(qint64 dialogId);
    /// What is only looked at is to be opened.
    void keepRequested();
    void earlierWanted();
    /// `again`: the words that were not taken are to be had back; else they are not offered any more.
    void editAgainAnswered(qint64 messageId, bool again);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// What the bar says for as long as it is so, when no notice covers it.
    enum class Standing { none, peek, typing, owner, barred, windowOver, windowSoon, closed, beginning, earlier };

    bool isClosed() const;
    void showTarget();
    /// Empty: a reply can go out.
    QString whyNoReply() const;
    Q_INVOKABLE void passTime();
    void awaitNextWords();
    void addWaysOut();
    void findElsewhere();
    static QString elsewhereWords(const ContactRow& contact);
    QString typedReply() const;
    void connectTemplates();
    QRect foot() const;
    void placeTemplates();
    bool isForeign() const;
    bool repliesOnce() const;
    bool mustChoose() const;
    QString whyAskedFirst() const;
    bool showOwner();
    void addOwnersActions();
    void addTypistsActions();
    void addKeyed(const QString& words, const QString& action, std::function<void()> act);
    void askSenior(AskSenior ask);
    void refreshBar();
    void tick();
    bool showBarred();
    bool showWindow();
    // thread_pane_closed.cpp
    QString closedWords() const;
    bool showClosed();
    bool showJoined();
    bool showBeginning();
    bool showEarlier();
    bool stand(Standing standing, kit::Tone tone, const QString& icon, const QString& words);
    QString typingWords() const;
    QString staleWords() const;
    void resolveStale(qint64 dialogId, StaleChoice choice);
    void resolveForm(StaleChoice choice);

    /// What the bar says of a colleague's answer; its age grows.
    struct Stale {
        QString colleague;
        QString text;
        std::int64_t atMs = 0;
        bool ofForm = false;
    };

    kit::Theme& m_theme;
    kit::NowMs m_now;
    std::optional<DialogRow> m_dialog;
    std::int64_t m_client = 0; ///< whose card is there without a dialog; 0: nobody's
    QList<ContactRow> m_clientContacts;
    std::optional<Stale> m_stale;
    bool m_sendsOvertaken = false;
    QString m_whyNoReply; ///< as the composer was told
    bool m_noticeShown = false;
    QString m_blankWords; ///< what the bar said of gaps in the text
    bool m_peeks = false;
    QHash<qint64, qint64> m_replyOnce; ///< dialogs where one reply is meant, and who has them
    std::function<QKeySequence(const QString&)> m_keyOf;
    Standing m_standing = Standing::none;
    QString m_typist;             ///< whom the bar's buttons are about while it names a colleague who is writing
    qint64 m_windowHiddenFor = 0; ///< the dialog whose hours the operator doesn't want to be told
    QTimer m_ticker;
    QTimer m_untilOtherWords;
    QList<ContactRow> m_contacts;
    QList<ContactRow> m_elsewhere; ///< one of each other channel
    QString m_earlier;
    ThreadHeader* m_header;
    FindBar* m_find;
    ThreadView* m_thread;
    kit::NoticeBar* m_bar;
    ComposerView* m_composer;
    TemplatePicker* m_templates;
    TemplatePicker* m_first = nullptr; ///< of what a conversation begins with; null until one was asked for
    DropZone* m_dropZone;
};

} // namespace pult::client
