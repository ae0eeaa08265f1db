// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/delegates/dialog_row_layout.hpp"
#include "client/kit/clock.hpp"

#include <QHash>
#include <QListView>
#include <QSet>
#include <QTimer>

namespace pult::kit {
class Button;
class Theme;
} // namespace pult::kit

namespace pult::client {

class DialogDelegate;
struct DialogRow;
class NewRowsPill;

/// The queue: rows of one height over a sparse model. Only the chips that count time are drawn again every second.
///
/// Going by arrows keeps the focus here; a click or Enter activates, and the composer gets the caret. With Ctrl and
/// Shift many rows are chosen, by their dialogs; that neither opens nor closes anything.
class DialogListView final : public QListView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DialogListView)

public:
    DialogListView(kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    void setDensity(RowDensity density);
    void setModel(QAbstractItemModel* model) override;
    /// Nothing: letters are meant for a text, and a row that they led to would be opened.
    void keyboardSearch(const QString&) override {}
    /// Marks the open dialog without opening anything; 0: none.
    void setOpenDialog(std::int64_t id);
    /// Opens the next (+1) or previous (-1) dialog.
    void step(int by);
    /// So many rows wait to come in while the rows are held.
    void setNewRows(int count);
    /// In no order.
    QList<qint64> chosen() const;
    /// `troubles`: why it was not done, in place of the words in the row.
    void setChosen(const QList<qint64>& ids, const QHash<qint64, QString>& troubles = {});
    void clearChosen();
    bool hasChosen() const { return !m_chosen.isEmpty() || !m_troubles.isEmpty(); }
    /// What is done to it would be done to this row: it is chosen, or none is and it is the open one.
    bool isMeant(int row) const;
    /// As Enter and Ctrl+Space do.
    void openRow(int row);
    void toggleRow(int row);
    /// The keys go on from there; nothing is opened.
    void goToRow(int row);
    /// Beyond so many nobody knows any more what he does.
    static constexpr int kMostChosen = 1000;
    /// Rows that are loaded.
    int choosable() const;
    /// Has the rest loaded first, up to kMostChosen rows.
    void chooseAll();
    /// Something has come to this dialog: its row shows it for a moment.
    void pulse(std::int64_t id);
    /// What stands in the middle while there are no rows, and what can be done about it; empty: nothing.
    void setEmptyWords(const QString& words, const QString& icon, const QString& action);

signals:
    /// `byPointer` or Enter: the caret goes to the composer; otherwise the list keeps the focus.
    void dialogChosen(qint64 id, bool takeFocus);
    /// The pointer or the arrow keys are among the rows: those up to this one should stay where they are, or a click
    /// would hit another one than it was meant for. -1: nobody is.
    void holdChanged(int lastRow);
    /// A look at the current row's dialog, without reading it.
    void peekRequested(qint64 id);
    void emptyActionRequested();
    void chosenChanged(int count);
    /// Rows are being loaded that shall be chosen, too.
    void gatheringChanged(bool gathers);
    /// Ctrl+Z: what was done with many rows.
    void undoPressed();
    /// On a row, and the user has said that he meant it.
    void filesDropped(qint64 id, const QStringList& paths);

protected:
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void endDrag();
    void markDrop(const QModelIndex& index);
    void paintDropMark(QPainter& painter) const;
    bool showsRing() const;
    void askToAttach(const DialogRow& row, const QStringList& paths);
    void tick();
    void follow();
    bool isMarked(const QModelIndex& index) const;
    void choose(const QModelIndex& index, bool takeFocus);
    // dialog_list_selection.cpp
    static constexpr int kPulseMs = 900;
    QList<qint64> idsBetween(int first, int last) const;
    void tellChosen();
    void dropChosen();
    void choosePage();
    void setGathers(bool gathers);
    void gather();
    void toggle(const QModelIndex& index);
    void chooseUpTo(const QModelIndex& index);
    void roamTo(const QModelIndex& index);
    void onRowsLeaving(int first, int last);
    bool chooseByMouse(const QMouseEvent& event);
    bool chooseByKey(const QKeyEvent& event);
    int lastVisibleRow() const;
    void updateHold();
    void tellCurrentRow();
    void letIn();
    QRect emptyPlace() const;
    void placeEmptyAction();

    kit::Theme& m_theme;
    DialogDelegate* m_delegate;
    NewRowsPill* m_pill;
    QTimer m_ticker;
    QPersistentModelIndex m_dropRow; ///< files are dragged over it
    std::int64_t m_open = 0;
    int m_lastRow = -1; ///< where the open dialog stood; from there the keys go on when it has left the list
    bool m_keying = false;
    QSet<qint64> m_chosen;
    QHash<qint64, QString> m_troubles;
    std::int64_t m_anchor = 0; ///< from where Shift chooses
    bool m_roams = false;      ///< the current row is another one than the open dialog's
    bool m_gathers = false;    ///< all rows are to be chosen once they are here
    bool m_pressedToChoose = false;
    bool m_wantsRing = false;
    bool m_pointed = false;
    int m_hold = -1;
    QString m_emptyWords;
    QString m_emptyIcon;
    kit::Button* m_emptyAction;
};

} // namespace pult::client
