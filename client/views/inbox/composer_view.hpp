// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/message_row.hpp"
#include "client/views/inbox/draft_documents.hpp"
#include "client/views/inbox/pending_file.hpp"

#include <QElapsedTimer>
#include <QWidget>

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

class ComposerEdit;
class FileTray;
class QuoteStrip;
class RecipientLine;

/// Whom the composer writes to.
struct ComposerTarget {
    std::int64_t dialogId = 0; ///< 0: nobody, the composer is disabled
    QString customerName;
    QString channelKind;
    QString channelName;
    QString address;
    int textLimit = 4096; ///< characters the channel takes
    QString cannotReply;  ///< why a reply can't go out now; empty: it can
};

/// Where the operator writes. Reply and note differ in tab, paper, border, button and accessible name.
///
/// Text belongs to the dialog: switching the target switches the document. Sending leaves the text until whoever
/// owns the composer says by clearText that it is safe elsewhere.
class ComposerView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComposerView)

public:
    ComposerView(kit::Theme& theme, QWidget* parent = nullptr);

    /// A new dialog opens in Reply unless it has only a note's draft. The same dialog again only updates the words.
    void setTarget(const ComposerTarget& target);
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

    /// What waits to go out with the text. With files the text may be empty: they are a message of their own.
    void setFiles(qint64 dialogId, ComposerMode mode, const QList<PendingFileRow>& files);
    /// Says something beside the counter until the text changes, e.g. that a file is still going up.
    void setHint(qint64 dialogId, const QString& words);
    /// Opens the file chooser.
    void chooseFiles();

    void setQuote(const ReplyRow& quote);
    void setEnterSends(bool enterSends);
    /// As if the operator had pressed the button there, whatever is on the screen now.
    void submit(qint64 dialogId, ComposerMode mode);
    /// Somebody else will write here.
    void forgetTexts();
    void focusText();
    bool hasTextFocus() const;

signals:
    /// The target is the one on the screen when the key went down.
    void sendRequested(qint64 dialogId, pult::client::ComposerMode mode, const QString& text, qint64 replyTo);
    void textEdited(qint64 dialogId, pult::client::ComposerMode mode, const QString& text);
    /// The quote was set or dropped by the user.
    void quoteChanged(qint64 dialogId);
    /// The dialog or the mode is left, or the window: a good moment to keep what is there.
    void aboutToLeave(qint64 dialogId, pult::client::ComposerMode mode);
    void modeChanged(pult::client::ComposerMode mode);
    /// Files were chosen, pasted or dropped.
    void filesAdded(qint64 dialogId, pult::client::ComposerMode mode, const QStringList& paths);
    /// A picture was pasted.
    void pictureAdded(qint64 dialogId, pult::client::ComposerMode mode, const QImage& picture);
    void fileRemoved(int id);
    void fileRetried(int id);
    void leaveRequested();
    void undoRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();
    void restyle();
    void showDocument();
    void showHint(const QString& passing = {});
    void leave();
    void placeCursor(int position);
    void updateCounter();
    void updateSendable();
    void send();
    QList<PendingFileRow> files() const { return m_files.value({m_target.dialogId, m_mode}); }
    QTextDocument* document(qint64 dialogId, ComposerMode mode);

    kit::Theme& m_theme;
    ComposerTarget m_target;
    ComposerMode m_mode = ComposerMode::reply;
    QHash<std::int64_t, ReplyRow> m_quotes;
    QHash<QPair<std::int64_t, ComposerMode>, int> m_cursors; ///< of documents that are not on the screen
    QHash<QPair<std::int64_t, ComposerMode>, QList<PendingFileRow>> m_files;
    QElapsedTimer m_switched;

    kit::Button* m_replyTab;
    kit::Button* m_noteTab;
    RecipientLine* m_recipient;
    QuoteStrip* m_quote;
    ComposerEdit* m_edit;
    DraftDocuments* m_documents; ///< of the field, which must not outlive them
    FileTray* m_tray;
    kit::Button* m_attach;
    kit::Label* m_counter;
    kit::Label* m_hint;
    kit::Button* m_send;
};

} // namespace pult::client
