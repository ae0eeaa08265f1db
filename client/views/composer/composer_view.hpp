// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/theme.hpp"
#include "client/models/rows/message_row.hpp"
#include "client/models/rows/picture_habits.hpp"
#include "client/models/rows/text_rule.hpp"
#include "client/models/templates/template_fill.hpp"
#include "client/views/composer/draft_documents.hpp"
#include "client/views/composer/emoji_popup.hpp"
#include "client/views/composer/pending_file.hpp"
#include "client/views/composer/voice_strip.hpp"

#include <QElapsedTimer>
#include <QSet>
#include <QWidget>

class QMenu;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

class ComposerEdit;
class FileTray;
class QuoteStrip;
class RecipientLine;
class Speller;

/// Whom the composer writes to.
struct ComposerTarget {
    std::int64_t dialogId = 0; ///< 0: nobody, the composer is disabled
    QString customerName;
    QString channelKind;
    QString channelName;
    QString address;
    TextRule textRule;        ///< what the channel takes as one message
    std::int64_t voiceMs = 0; ///< how long a voice message the channel takes; 0: none
    QString cannotReply;      ///< why a reply can't go out now; empty: it can
    QString whisperTo = {};   ///< whom a note may be whispered to; empty: nobody
    QString askedFirst = {};  ///< why a new reply waits until the bar over the text is answered; empty: it doesn't
    QString invitation = {};  ///< stands where a reply would be written and says it all; empty: the usual words
};

/// A message that has been written and is to get other words.
struct RewrittenMessage {
    std::int64_t id = 0;
    QString text; ///< what it says now
    ComposerMode mode = ComposerMode::reply;
};

/// Where the operator writes. Reply and note differ in tab, paper, border, button and accessible name.
///
/// Text belongs to the dialog: switching the target switches the document. Sending leaves the text until whoever
/// owns the composer says by clearText that it is safe elsewhere. What is longer than the channel takes at once is
/// offered as several messages: whoever sends it cuts it by textPieces.
class ComposerView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComposerView)

public:
    ComposerView(kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    /// A new dialog opens in Reply unless it has only a note's draft. The same dialog again only updates the words.
    void setTarget(const ComposerTarget& target);
    /// The same rule once the drafts of a dialog that has just been opened are here.
    void chooseFirstMode();
    const ComposerTarget& target() const { return m_target; }
    ComposerMode mode() const { return m_mode; }
    void setMode(ComposerMode mode);

    /// A draft from elsewhere; ignored where something is being written. False: it was.
    bool setDraft(qint64 dialogId, ComposerMode mode, const QString& text, int cursor = -1);
    /// Replaces whatever is there, e.g. a message that came back to be edited.
    void putText(qint64 dialogId, ComposerMode mode, const QString& text);
    QString text(qint64 dialogId, ComposerMode mode) const;
    /// Where the caret stands there, or stood when it was left.
    int cursor(qint64 dialogId, ComposerMode mode) const;
    /// The quoted message of a reply; 0: none.
    std::int64_t quotedId(qint64 dialogId) const { return m_quotes.value(dialogId).id; }
    /// As setQuote, from a draft: the focus stays where it is.
    void putQuote(qint64 dialogId, const ReplyRow& quote);
    void clearText(qint64 dialogId, ComposerMode mode);
    /// Neither text nor files.
    bool isEmpty(qint64 dialogId, ComposerMode mode) const;

    /// What waits to go out with the text. With files the text may be empty: they are a message of their own.
    void setFiles(qint64 dialogId, ComposerMode mode, const QList<PendingFileRow>& files);
    /// Says something beside the counter until the text changes, e.g. that a file is still going up.
    void setHint(qint64 dialogId, const QString& words);
    /// Puts a prepared text in at the caret, in place of the typed slash and what follows it, and chooses its first
    /// blank. What is sent of it later goes out in the template's name.
    void insertTemplate(const TemplateRow& row, const FilledTemplate& text);
    /// The prepared text that the reply was made from, as long as anything stands there.
    std::int64_t templateId(qint64 dialogId) const { return m_templates.value(dialogId); }
    /// From a draft.
    void putTemplate(qint64 dialogId, std::int64_t id) { m_templates.insert(dialogId, id); }
    /// What stands in braces is meant so, e.g. as code.
    void sendAsItStands();
    /// To the first place that has to be filled in: it is chosen, to be written over.
    void goToBlank();
    /// As typed in the picker: it stands behind the slash here, too.
    void setSlashQuery(const QString& query);
    void endSlash() { m_slashAt = -1; }
    /// In a note, at the caret, in place of an @ that was typed for it.
    void insertMention(const QString& name);
    /// Goes on in the note with these words, the caret behind them: whoever reads them decides whether they go.
    void addToNote(const QString& words);
    /// The note is a whisper to the dialog's operator.
    bool whispers(qint64 dialogId) const { return m_whispering.contains(dialogId); }
    /// One that comes back is one again.
    void putWhisper(qint64 dialogId);
    /// Ctrl+T.
    void askForTemplates();
    /// Opens the file chooser.
    void chooseFiles();
    void chooseEmoji();
    /// The same behind a typed colon: what is picked takes the place of it and of the letters.
    void chooseEmojiFor(const QString& letters);
    void setEmojiHabits(const EmojiHabits& habits) { m_emojiHabits = habits; }
    void setPictureHabits(const PictureHabits& habits) { m_pictureHabits = habits; }
    const PictureHabits& pictureHabits() const { return m_pictureHabits; }

    /// Before the first text is shown; it outlives this.
    void setSpeller(Speller& speller);
    /// F7: the next misspelt word.
    void goToMistake();

    /// Begins a voice message where the channel takes one, or stops the one that runs.
    void recordVoice();
    /// Escape: ends what is being recorded, when the composer has the focus; it waits beside the text, since nobody
    /// says all that again. False: there was nothing.
    bool endRecording();
    /// Of the voice message that is being recorded for the reply; empty: none is.
    void setRecording(const std::optional<RecordingLook>& look);
    /// Which of the waiting voice messages is heard; 0: none.
    void setHeardFile(int id);

    void setQuote(const ReplyRow& quote);
    /// Escape: the reply quotes nothing any more. False: it did not, or the caret is elsewhere.
    bool dropQuote();
    /// The text field holds the words of that message until they are saved, or left by Escape; the draft waits
    /// meanwhile as it is.
    void rewrite(qint64 dialogId, const RewrittenMessage& message, const QString& text);
    /// As rewrite, from what was kept: the focus stays where it is.
    void putRewriting(qint64 dialogId, const RewrittenMessage& message, const QString& text);
    bool isRewriting() const;
    /// Its id is 0 where none gets other words.
    RewrittenMessage rewrittenIn(qint64 dialogId, ComposerMode mode) const {
        return m_rewritten.value({dialogId, mode});
    }
    /// And the words it is to get.
    QString rewriting(qint64 dialogId, ComposerMode mode) const { return m_documents->text(-dialogId, mode); }
    bool isRewriting(qint64 dialogId, ComposerMode mode) const { return m_rewritten.contains({dialogId, mode}); }
    void endRewriting();
    /// Escape: the message stays as it was. False: none is being changed, or the caret is elsewhere.
    bool leaveRewriting();
    /// It goes on in another composer.
    void dropRewriting(qint64 dialogId);
    void setEnterSends(bool enterSends);
    bool enterSends() const { return m_enterSends; }
    /// Of the pane around: the text takes a third of it at most, so that the thread stays in sight.
    void setRoom(int height);
    /// When the reply is to go out, chosen with the last sending and as long as its text stays the same; 0: at once.
    std::int64_t sendAtMs(qint64 dialogId) const { return m_later.value(dialogId); }
    /// Of a reply that is back: it was to go out then.
    void putSendAt(qint64 dialogId, std::int64_t atMs) { m_later.insert(dialogId, atMs); }
    /// As if Enter was pressed.
    void send();
    /// As if the operator had pressed the button there, whatever is on the screen now; a reply with gaps stays.
    void submit(qint64 dialogId, ComposerMode mode);
    /// Somebody else will write here.
    void forgetTexts();
    void focusText();
    bool hasTextFocus() const;

signals:
    /// The target is the one on the screen when the key went down.
    void sendRequested(qint64 dialogId, pult::client::ComposerMode mode, const QString& text, qint64 replyTo);
    void rewritten(qint64 dialogId, qint64 messageId, const QString& text, pult::client::ComposerMode mode);
    /// Another message gets other words, or others, or none does any more.
    void rewritingChanged(qint64 dialogId, pult::client::ComposerMode mode);
    /// It was to go out with these gaps.
    void blanksRefused(const QString& names);
    void blanksFilled();
    /// Up in the empty field: what was said last is to be changed, or in a note what was noted last.
    void rewriteLastRequested(pult::client::ComposerMode mode);
    void textEdited(qint64 dialogId, pult::client::ComposerMode mode, const QString& text);
    /// The quote was set or dropped by the user.
    void quoteChanged(qint64 dialogId);
    /// What stands over the text now; 0: nothing.
    void quoteShown(qint64 messageId);
    /// An older (-1) or a newer (+1) message than the quoted one is to be quoted.
    void quoteStepRequested(int by);
    /// The messages are to be scrolled as this key does it.
    void threadKeyPressed(int key);
    /// The dialog or the mode is left, or the window: a good moment to keep what is there.
    void aboutToLeave(qint64 dialogId, pult::client::ComposerMode mode);
    void modeChanged(pult::client::ComposerMode mode);
    /// Files were chosen, pasted or dropped.
    void filesAdded(qint64 dialogId, pult::client::ComposerMode mode, const QStringList& paths);
    /// A picture was pasted.
    void pictureAdded(qint64 dialogId, pult::client::ComposerMode mode, const QImage& picture);
    void fileRemoved(int id);
    void fileRetried(int id);
    void fileLinked(int id);
    /// A picture is to go as a file, or as a photo.
    void fileKindChosen(int id, bool asFile);
    /// A picture is to be made smaller, or to be again as it was.
    void fileShrinkingToggled(int id);
    /// A waiting voice message is to be heard, or to stop.
    void fileHearingToggled(int id);
    void recordingRequested(qint64 dialogId, qint64 mostMs);
    /// It is kept beside the text; `sends`: and goes out with it.
    void recordingStopped(bool sends);
    void recordingDropped();
    /// What is written here is to be kept as a prepared text.
    void saveAsTemplateRequested();
    /// A slash begins the line, or the operator asks; `query` is what has been typed for it.
    void templatesRequested(const QString& query);
    /// A colleague is to be called by the note.
    void mentionWanted();
    void spellingToggled(bool on);
    void emojiHabitsChanged(const pult::client::EmojiHabits& habits);
    void leaveRequested();
    void undoRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    void restyle();
    void showDocument();
    void say(const QString& passing);
    void showHint();
    void leave();
    ComposerMode firstMode() const;
    std::int64_t shownId() const;
    bool isShown(std::int64_t dialogId, ComposerMode mode) const;
    ReplyRow stripRow() const;
    void showQuote();
    void submitRewriting();
    void placeCursor(int position);
    QList<TextSpan> blanksOf(qint64 dialogId) const;
    bool refuseBlanks(qint64 dialogId);
    void markBlanks();
    void connectNote();
    void retranslateNote();
    void showWhisper();
    void nameWhisper();
    bool isWhisper() const;
    void fillLater();
    void sendLater(std::int64_t atMs);
    void chooseLater();
    void measure();
    bool isNarrow() const;
    void showCounter();
    void showSend();
    QString whyNoReply() const;
    void showSendKey();
    EmojiPopup* makeEmojiPopup();
    void connectVoice();
    void retranslateVoice();
    void showVoice();
    void stopRecording(bool sends);
    void trySending();
    void fitText();
    QList<PendingFileRow> files() const { return m_files.value({shownId(), m_mode}); }
    QTextDocument* document(qint64 dialogId, ComposerMode mode);

    kit::Theme& m_theme;
    kit::NowMs m_now;
    ComposerTarget m_target;
    ComposerMode m_mode = ComposerMode::reply;
    QHash<std::int64_t, ReplyRow> m_quotes;
    QHash<QPair<std::int64_t, ComposerMode>, RewrittenMessage> m_rewritten;
    QHash<QPair<std::int64_t, ComposerMode>, int> m_cursors; ///< of documents that are not on the screen
    QHash<QPair<std::int64_t, ComposerMode>, QList<PendingFileRow>> m_files;
    QHash<std::int64_t, std::int64_t> m_templates; ///< what a reply was made from
    QHash<std::int64_t, QStringList> m_meant;      ///< names that are to stand in braces
    QHash<std::int64_t, std::int64_t> m_later;     ///< when a reply is to go out
    QSet<std::int64_t> m_whispering;
    QList<TextSpan> m_blanks;
    QString m_seen;     ///< what is written on the screen
    int m_slashAt = -1; ///< where the typed slash stands while a template is being chosen by it
    QElapsedTimer m_switched;
    bool m_enterSends = true;
    int m_room = 0;   ///< height of the pane; 0: not known
    int m_used = 0;   ///< length of the text as its reader counts it
    int m_pieces = 0; ///< messages it becomes
    bool m_tooLong = false;

    kit::Button* m_replyTab;
    kit::Button* m_noteTab;
    kit::Button* m_whisper;
    RecipientLine* m_recipient;
    QuoteStrip* m_quote;
    ComposerEdit* m_edit;
    DraftDocuments* m_documents; ///< of the field, which must not outlive them
    FileTray* m_tray;
    VoiceStrip* m_recording;
    bool m_isRecording = false;
    kit::Button* m_template;
    kit::Button* m_attach;
    kit::Button* m_mention;
    kit::Button* m_emoji;
    kit::Button* m_voice;
    EmojiHabits m_emojiHabits;
    PictureHabits m_pictureHabits;
    kit::Label* m_counter;
    kit::Label* m_hint;
    QString m_passing; ///< what m_hint says until the next key
    kit::Button* m_send;
    kit::Button* m_sendMore;
    QMenu* m_laterMenu;
};

} // namespace pult::client
