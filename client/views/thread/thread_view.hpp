// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/delegates/message_layout.hpp"
#include "client/delegates/voice_look.hpp"
#include "client/kit/clock.hpp"
#include "client/models/rows/message_offers.hpp"
#include "client/models/rows/message_roles.hpp"
#include "client/models/rows/search_row.hpp"
#include "client/views/thread/thread_geometry.hpp"
#include "client/views/thread/thread_selection.hpp"

#include <QAbstractScrollArea>
#include <QHash>
#include <QPointer>
#include <QTimer>

#include <functional>

class QAbstractItemModel;
class QMenu;

namespace pult::kit {
class Theme;
}

namespace pult::client {

class JumpButton;

/// The messages of one thread: bubbles, notes, system lines.
///
/// Sits on a window of at most kThreadWindow rows; asks for the pages beyond its edges before they are reached.
/// What is seen is laid out at once, the rest in slices of 4 ms while nothing else happens. The message at the
/// top edge, or the end, stays where it is whatever comes, goes or grows.
class ThreadView final : public QAbstractScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ThreadView)

public:
    ThreadView(kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    /// Not owned; null shows the invitation to choose a dialog. Rows as MessageRole tells.
    void setModel(QAbstractItemModel* model);
    void setEdges(const ThreadEdges& edges);
    void setCustomer(const QString& name, std::int64_t id);
    /// Nothing can be done with the messages but to copy them and to go to their dialog.
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    /// The customer can be answered in another channel.
    void setElsewhere(bool elsewhere);
    /// Why the dialog that was here is not, until the next one comes.
    void setGone(const QString& words);
    /// The message that gets the unread bar above it; 0: none. Before or right after setModel it also decides
    /// where the thread opens.
    void setFirstUnread(std::int64_t messageId);
    /// "Ivan is typing…" under the last message; empty: nothing.
    void setTypingLine(const QString& words);
    /// Pictures of files, asked while painting; call update() when one has arrived.
    void setPictures(std::function<QImage(std::int64_t fileId, QSize size)> pictures);
    /// What can be done with a message, asked when somebody wants to do it.
    void setOffers(std::function<MessageOffers(std::int64_t messageId)> offers) { m_offers = std::move(offers); }
    /// The voice messages at this moment, asked while painting; call viewport()->update() when they change.
    void setVoices(std::function<VoiceLook(const AttachmentRow&)> voices);

    /// What was looked for, by message; `found` is gone to now.
    void setMarks(const QHash<std::int64_t, QList<TextMark>>& marks, std::int64_t found);
    const QHash<std::int64_t, QList<TextMark>>& marks() const { return m_marks; }

    /// The message that can be quoted before (-1) or behind (+1) that one; 0 begins at the newest. 0: there is none.
    std::int64_t quotableBeside(std::int64_t id, int by) const;
    /// Marks what the reply will quote; 0: nothing.
    void setQuoted(std::int64_t id);
    /// Brings it into sight, no more.
    void showMessage(std::int64_t id);

    void scrollToEnd();
    /// A page up or down, to the beginning or the end. False: another key.
    bool scrollByKey(int key);
    /// It flashes, and its marks stay until others are set or endSought. False when the message is not among the rows.
    bool scrollToMessage(std::int64_t id, const QList<TextMark>& marks = {});
    /// Nothing is looked for any more: what scrollToMessage has marked.
    void endSought();
    /// Where scrollToMessage leads back to; 0: the end, or nothing is shown.
    std::int64_t middleMessage() const;
    /// The newest message the operator can have taken in: it stands in the view or above, and not only since the blink
    /// of an eye; before any of them is here what setToldSeq said. 0: none.
    std::int64_t seenSeq() const;
    /// The newest message when the thread was opened: its words stood in the dialog's row, and whoever answers them,
    /// without a connection above all, has seen them, though nothing of the thread is here yet.
    void setToldSeq(std::int64_t seq) { m_toldSeq = seq; }
    bool atEnd() const { return m_anchor.atEnd() && !m_edges.hasNewer; }

    bool hasSelection() const { return !m_selection.isEmpty(); }
    QString selectedText() const;
    void copySelection() const;

    /// The day that stays at the top while its messages are scrolled through; empty while its own line is in sight.
    /// Today is told only until a moment after the user's last move.
    struct StickyDay {
        QRect pill; ///< in the viewport
        QString words;
    };
    StickyDay stickyDay() const;

    // For the screen reader.
    int rowCount() const { return m_geometry.count(); }
    const MessageRow& message(int row) const;
    QRect rowRect(int row) const; ///< in the viewport
    int rowAtPoint(QPoint viewportPoint) const;
    QString spoken(int row) const;
    int currentRow() const { return m_current; }
    void setCurrentRow(int row);
    bool hasVoice(int row) const { return voiceOf(row) != nullptr; }
    void toggleVoice(int row);
    /// What can be done with the current message.
    void openCurrentMenu();

signals:
    void olderRequested();
    void newerRequested();
    /// The user wants the newest messages and the rows end before them.
    void newestRequested();
    /// Everything up to this number was on the screen of an active window long enough to be read.
    void messagesSeen(qint64 seq);
    /// `id` is 0 for a message that exists only here; then `clientId` names it.
    void actionRequested(pult::client::MessageAction action, qint64 id, const QString& clientId);
    /// Empty: the reaction is taken back.
    void reactionRequested(qint64 id, const QString& emoji);
    /// Something was asked for by a key that can't be done.
    void refused(const QString& words);
    void attachmentActivated(qint64 fileId);
    /// The other dialog that a line speaks of is to be opened; of a view that only reads, the dialog of the message.
    void dialogRequested(qint64 dialogId);
    /// A voice message begins, stops for now or goes on.
    void voiceToggled(qint64 fileId);
    void voiceSought(qint64 fileId, qint64 positionMs);
    void voiceSpeedRequested();
    /// A quoted message that is not among the rows.
    void distantMessageRequested(qint64 id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    struct Cell {
        std::shared_ptr<const MessageLayout> layout;
        MessageSurroundings around;
    };

    void onReset();
    void onInserted(int first, int last);
    void dropUnreadBar();
    /// The newest has come too lately to have been read.
    bool isFresh() const;
    void onRemoved(int first, int last);
    void onMoved(int first, int last, int to);
    void onChanged(int first, int last);
    void onThemeChanged();
    void flash(std::int64_t id);
    void endFlash();

    MessageFrame frame() const;
    MessageSurroundings surroundingsOf(int row) const;
    void refreshSurroundings(int first, int last);
    void layoutRow(int row);
    /// Lays out what is seen, keeps the anchor, sets the scroll bar.
    void settle();
    void layoutIdly();
    void layoutAll();
    int viewHeight() const;
    int scrollTop() const;
    /// Where the content's y = 0 stands in the viewport; below 0 once scrolled.
    int originY() const;
    int footHeight() const;
    void placeAtOpening();
    void askForPages();
    /// The newest message whose end is on the screen of whoever looks; 0: none, or nobody looks.
    std::int64_t seqInSight() const;
    void watchSeen();
    void reportSeen();
    void updateJump();
    QPoint jumpPlace() const;

    struct Hit {
        int row = -1;
        QPoint inStrip;
    };
    Hit hitAt(QPoint viewportPoint) const;
    ThreadCaret caretAt(QPoint viewportPoint) const;
    void activate(const Hit& hit);
    void updateCursor(QPoint viewportPoint);
    void openMenu(int row, QPoint globalPoint);
    static bool canOpen(const AttachmentRow& attachment);
    void openAttachment(const AttachmentRow& attachment);
    void offerAttachment(QMenu& menu, const AttachmentRow& attachment);
    void offerChanges(QMenu& menu, const MessageRow& chosen);
    static void offerLocal(QMenu& menu, const MessageRow& chosen);
    void offerReactions(QMenu& menu, std::int64_t id, const MessageOffers& offers);
    void confirmRemoval(int row);
    void removeCurrent();
    void offerVoice(QMenu& menu, const AttachmentRow& attachment);
    void pressVoice(const AttachmentRow& attachment, const QRect& span, QPoint at);
    bool byVoiceKey(const AttachmentRow& attachment, const QKeyEvent& event);
    void seekVoice(const AttachmentRow& attachment, qint64 byMs);
    /// Of the row under the keyboard; null: it has none.
    const AttachmentRow* voiceOf(int row) const;
    VoiceLook voiceLook(const AttachmentRow& attachment) const;
    void perform(MessageAction action, int row);
    void showHistory(int row);
    int rowOf(std::int64_t id, const QString& clientId) const;
    void announceCurrent();
    void reveal(int row);
    void paintRows(QPainter& painter, const QRect& exposed);
    void paintEmpty(QPainter& painter);
    void paintFoot(QPainter& painter);
    void paintHole(QPainter& painter, int top);
    void paintTicks(QPainter& painter);

    kit::Theme& m_theme;
    kit::NowMs m_now;
    QPointer<QAbstractItemModel> m_model;
    ThreadEdges m_edges;
    QString m_customerName;
    std::int64_t m_customerId = 0;
    std::int64_t m_firstUnread = 0;
    QString m_typing;
    std::function<QImage(std::int64_t, QSize)> m_pictures;
    std::function<MessageOffers(std::int64_t)> m_offers;
    std::function<VoiceLook(const AttachmentRow&)> m_voices;

    std::vector<Cell> m_cells;
    ThreadGeometry m_geometry;
    ThreadAnchor m_anchor;
    ThreadSelection m_selection;
    int m_current = -1;
    bool m_settling = false;
    bool m_opening = true;   ///< not yet placed
    bool m_untouched = true; ///< placed by us, not moved by the user
    bool m_askedOlder = false;
    bool m_askedNewer = false;
    QTimer m_idle;
    QTimer m_seenTimer;
    std::int64_t m_seenSeq = 0;
    std::int64_t m_toldSeq = 0;   ///< by the dialog's row, when the thread was opened
    std::int64_t m_inSight = 0;   ///< since the timer began
    int m_arrived = 0;            ///< below the view since the user left the end
    std::int64_t m_freshFrom = 0; ///< messages from this number on have only just come
    std::int64_t m_freshSinceMs = 0;
    QHash<std::int64_t, QList<TextMark>> m_marks;
    std::int64_t m_found = 0;
    std::int64_t m_quoted = 0;
    std::int64_t m_sought = 0; ///< the message that was gone to last
    QList<TextMark> m_soughtMarks;
    std::int64_t m_flashing = 0;
    QTimer m_flashTimer;
    QTimer m_dayTimer;  ///< since the user's last move
    QTimer m_ringTimer; ///< while something on the screen may still be taken back
    JumpButton* m_jump;
    bool m_wantsRing = false;
    bool m_pressed = false;
    bool m_dragged = false;
    QPoint m_pressedAt;
    bool m_readOnly = false;
    bool m_elsewhere = false;
    QString m_gone;
};

} // namespace pult::client
