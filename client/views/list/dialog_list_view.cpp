// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/list/dialog_list_view.hpp"

#include "client/delegates/dialog_delegate.hpp"
#include "client/kit/button.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/theme.hpp"
#include "client/models/list/dialog_roles.hpp"
#include "client/views/list/accessible_dialogs.hpp"
#include "client/views/list/new_rows_pill.hpp"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <utility>

namespace pult::client {

DialogListView::DialogListView(kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : QListView(parent), m_theme(theme), m_delegate(new DialogDelegate(theme, std::move(now), this)),
      m_pill(new NewRowsPill(theme, viewport())),
      m_emptyAction(new kit::Button(theme, kit::Button::Look::outline, viewport())) {
    installAccessibleDialogs();
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setAcceptDrops(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setItemDelegate(m_delegate);
    m_ticker.setInterval(1000);
    connect(&m_ticker, &QTimer::timeout, this, &DialogListView::tick);
    connect(m_pill, &QPushButton::clicked, this, &DialogListView::letIn);
    m_emptyAction->hide();
    connect(m_emptyAction, &kit::Button::clicked, this, &DialogListView::emptyActionRequested);
    connect(&theme, &kit::Theme::changed, this, [this] {
        scheduleDelayedItemsLayout();
        placeEmptyAction();
        viewport()->update();
    });
}

void DialogListView::setDensity(RowDensity density) {
    if (density == m_delegate->density())
        return;
    m_delegate->setDensity(density);
    scheduleDelayedItemsLayout();
    viewport()->update();
}

void DialogListView::setModel(QAbstractItemModel* model) {
    if (this->model())
        this->model()->disconnect(this);
    QListView::setModel(model);
    m_lastRow = -1;
    m_hold = -1;
    dropChosen();
    setNewRows(0);
    placeEmptyAction();
    if (!model)
        return;
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex&, int first, int last) { onRowsLeaving(first, last); });
    connect(model, &QAbstractItemModel::rowsRemoved, this, &DialogListView::follow, Qt::QueuedConnection);
    connect(model, &QAbstractItemModel::modelReset, this, &DialogListView::follow);
    connect(model, &QAbstractItemModel::rowsInserted, this, &DialogListView::follow);
    connect(model, &QAbstractItemModel::dataChanged, this, &DialogListView::follow);
    // The model goes on with its change after it has told of it.
    connect(model, &QAbstractItemModel::rowsInserted, this, &DialogListView::gather, Qt::QueuedConnection);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &DialogListView::gather, Qt::QueuedConnection);
    connect(model, &QAbstractItemModel::dataChanged, this, &DialogListView::gather, Qt::QueuedConnection);
    follow();
    updateHold();
}

void DialogListView::setOpenDialog(std::int64_t id) {
    m_roams = m_roams && id == m_open;
    m_open = id;
    follow();
}

// The selection shows what is open; rows that come, go and move never change what is open.
void DialogListView::follow() {
    placeEmptyAction();
    if (!model())
        return;
    const QModelIndex now = currentIndex();
    if (m_roams && now.isValid())
        return;
    if (now.isValid() && now.data(DialogIdRole).toLongLong() == m_open && isMarked(now)) {
        m_lastRow = now.row();
        return;
    }
    QModelIndex found;
    if (m_open != 0) {
        const auto matches = model()->match(model()->index(0, 0), DialogIdRole, QVariant::fromValue(qint64(m_open)), 1,
                                            Qt::MatchExactly);
        found = matches.value(0);
    }
    if (found.isValid()) {
        m_lastRow = found.row();
        selectionModel()->setCurrentIndex(found, QItemSelectionModel::ClearAndSelect);
    } else {
        // Nothing is marked that is not open: Qt itself would go to the neighbour of a row that leaves.
        selectionModel()->clear();
    }
}

void DialogListView::choose(const QModelIndex& index, bool takeFocus) {
    const std::int64_t id = index.data(DialogIdRole).toLongLong();
    if (id == 0)
        return;
    m_open = id;
    m_roams = false;
    emit dialogChosen(id, takeFocus);
}

void DialogListView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    updateHold();
    // A row that is removed or moved changes the current one as well: only the user's own keys open a dialog.
    if (m_keying && current.isValid() && current.data(DialogIdRole).toLongLong() != m_open)
        choose(current, false);
}

void DialogListView::mousePressEvent(QMouseEvent* event) {
    m_pressedToChoose = chooseByMouse(*event);
    if (!m_pressedToChoose)
        QListView::mousePressEvent(event);
}

void DialogListView::mouseReleaseEvent(QMouseEvent* event) {
    if (std::exchange(m_pressedToChoose, false))
        return;
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !index.isValid() || index != currentIndex())
        return;
    dropChosen();
    choose(index, true);
}

void DialogListView::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid() && event->modifiers() == Qt::NoModifier) {
        choose(currentIndex(), true);
        return;
    }
    if (chooseByKey(*event))
        return;
    if (event->matches(QKeySequence::Undo))
        return emit undoPressed();
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        if (const qint64 id = currentIndex().data(DialogIdRole).toLongLong(); id != 0)
            emit peekRequested(id);
        return;
    }
    const bool steps = event->key() == Qt::Key_Down || event->key() == Qt::Key_Up;
    if (steps && event->modifiers() == Qt::NoModifier && currentIndex().isValid() && !isMarked(currentIndex())) {
        // The first arrow goes to the row that has the focus: nobody has been there yet.
        selectionModel()->select(currentIndex(), QItemSelectionModel::ClearAndSelect);
        return choose(currentIndex(), false);
    }
    const bool moves = event->key() >= Qt::Key_Home && event->key() <= Qt::Key_PageDown;
    if (moves && event->modifiers() == Qt::NoModifier)
        dropChosen();
    m_keying = true;
    QListView::keyPressEvent(event);
    m_keying = false;
}

/// With the focus the list also gets a current row that nobody has chosen.
bool DialogListView::isMarked(const QModelIndex& index) const {
    return m_roams || selectionModel()->isSelected(index);
}

void DialogListView::step(int by) {
    if (!model() || model()->rowCount() == 0)
        return;
    // The row below a dialog that has left the list has come up into its place.
    const int left = by > 0 ? m_lastRow : m_lastRow - 1;
    const int otherwise = m_lastRow >= 0 ? left : (by > 0 ? 0 : model()->rowCount() - 1);
    const bool marked = currentIndex().isValid() && isMarked(currentIndex());
    const int row = marked ? currentIndex().row() + by : otherwise;
    const QModelIndex next = model()->index(std::clamp(row, 0, model()->rowCount() - 1), 0);
    selectionModel()->setCurrentIndex(next, QItemSelectionModel::ClearAndSelect);
    choose(next, true);
}

// --- rows that stay

int DialogListView::lastVisibleRow() const {
    if (!model() || model()->rowCount() == 0)
        return -1;
    const QModelIndex last = indexAt(QPoint(4, viewport()->height() - 1));
    return last.isValid() ? last.row() : model()->rowCount() - 1;
}

void DialogListView::updateHold() {
    // The list has a current row as soon as it has the focus; somebody is there once a dialog was opened from it.
    const bool open = m_open != 0 && currentIndex().data(DialogIdRole).toLongLong() == m_open;
    const bool byKeys = (hasFocus() && (open || m_roams)) || !m_chosen.isEmpty();
    const int hold = m_pointed || byKeys ? lastVisibleRow() : -1;
    if (hold == m_hold)
        return;
    m_hold = hold;
    emit holdChanged(hold);
}

void DialogListView::letIn() {
    emit holdChanged(-1);
    m_hold = -1;
    scrollToTop();
    updateHold();
}

void DialogListView::setNewRows(int count) {
    m_pill->setCount(count);
    m_pill->raise();
}

bool DialogListView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Enter || event->type() == QEvent::MouseMove || event->type() == QEvent::Leave) {
        m_pointed = event->type() != QEvent::Leave;
        updateHold();
    }
    return QListView::viewportEvent(event);
}

void DialogListView::focusInEvent(QFocusEvent* event) {
    m_wantsRing = kit::wantsPaneRing(event->reason(), m_wantsRing);
    QListView::focusInEvent(event);
    updateHold();
    // Behind what Qt tells screen readers, which is the list as a whole.
    QMetaObject::invokeMethod(this, &DialogListView::tellCurrentRow, Qt::QueuedConnection);
}

void DialogListView::tellCurrentRow() {
    if (!hasFocus() || !currentIndex().isValid())
        return;
    QAccessibleEvent told(this, QAccessible::Focus);
    told.setChild(currentIndex().row());
    QAccessible::updateAccessibility(&told);
}

void DialogListView::focusOutEvent(QFocusEvent* event) {
    QListView::focusOutEvent(event);
    updateHold();
}

void DialogListView::scrollContentsBy(int dx, int dy) {
    QListView::scrollContentsBy(dx, dy);
    if (showsRing())
        viewport()->update();            // the ring must not scroll along
    m_pill->placeIn(viewport()->rect()); // children of the viewport scroll along
    updateHold();
}

void DialogListView::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    placeEmptyAction();
    m_pill->placeIn(viewport()->rect());
    updateHold();
}

void DialogListView::setEmptyWords(const QString& words, const QString& icon, const QString& action) {
    if (words == m_emptyWords && icon == m_emptyIcon && action == m_emptyAction->text())
        return;
    m_emptyWords = words;
    m_emptyIcon = icon;
    m_emptyAction->setText(action);
    placeEmptyAction();
    if (!model() || model()->rowCount() == 0)
        viewport()->update();
}

QRect DialogListView::emptyPlace() const {
    return viewport()->rect().adjusted(24, viewport()->height() / 4, -24, 0);
}

void DialogListView::placeEmptyAction() {
    const bool empty = !model() || model()->rowCount() == 0;
    m_emptyAction->setVisible(empty && !m_emptyAction->text().isEmpty());
    if (!empty)
        return; // rows come and change often, and measuring words is dear
    m_emptyAction->resize(m_emptyAction->sizeHint());
    const QRect place = emptyPlace();
    const int words = QFontMetrics(m_theme.font(kit::TextStyle::body))
                          .boundingRect(QRect(0, 0, place.width(), 1000), Qt::TextWordWrap, m_emptyWords)
                          .height();
    m_emptyAction->move(place.center().x() - m_emptyAction->width() / 2, place.top() + m_theme.px(24) + words + 28);
}

/// A current row has a ring of its own.
bool DialogListView::showsRing() const {
    return hasFocus() && m_wantsRing && !currentIndex().isValid();
}

void DialogListView::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    QPainter painter(viewport());
    if (showsRing())
        kit::paintFocusRing(painter, m_theme, viewport()->rect(), 4);
    if (model() && model()->rowCount() > 0)
        return paintDropMark(painter);
    const QRect middle = emptyPlace();
    m_theme.paintIcon(painter, QRect(middle.left(), middle.top(), middle.width(), m_theme.px(24)), m_emptyIcon, 24,
                      kit::Token::textMuted);
    painter.setFont(m_theme.font(kit::TextStyle::body));
    painter.setPen(m_theme.color(kit::Token::textSecondary));
    painter.drawText(middle.adjusted(0, m_theme.px(24) + 12, 0, 0), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     m_emptyWords);
}

void DialogListView::tick() {
    if (!model() || model()->rowCount() == 0)
        return;
    const QModelIndex first = indexAt(QPoint(4, 0));
    QModelIndex last = indexAt(QPoint(4, viewport()->height() - 1));
    const int end = last.isValid() ? last.row() : model()->rowCount() - 1;
    for (int row = std::max(first.row(), 0); row <= end; ++row) {
        const QModelIndex index = model()->index(row, 0);
        viewport()->update(m_delegate->tickingRect(visualRect(index), index));
    }
}

void DialogListView::showEvent(QShowEvent* event) {
    QListView::showEvent(event);
    m_ticker.start();
}

void DialogListView::hideEvent(QHideEvent* event) {
    QListView::hideEvent(event);
    m_ticker.stop();
    m_pointed = false;
    updateHold();
}

} // namespace pult::client
