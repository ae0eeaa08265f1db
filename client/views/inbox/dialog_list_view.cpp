// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/dialog_list_view.hpp"

#include "client/delegates/dialog_delegate.hpp"
#include "client/kit/theme.hpp"
#include "client/models/dialog_roles.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace pult::client {

DialogListView::DialogListView(kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : QListView(parent), m_theme(theme), m_delegate(new DialogDelegate(theme, std::move(now), this)) {
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setItemDelegate(m_delegate);
    m_ticker.setInterval(1000);
    connect(&m_ticker, &QTimer::timeout, this, &DialogListView::tick);
    connect(&theme, &kit::Theme::changed, this, [this] {
        scheduleDelayedItemsLayout();
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
    if (!model)
        return;
    connect(model, &QAbstractItemModel::modelReset, this, &DialogListView::follow);
    connect(model, &QAbstractItemModel::rowsInserted, this, &DialogListView::follow);
    connect(model, &QAbstractItemModel::dataChanged, this, &DialogListView::follow);
    follow();
}

void DialogListView::setOpenDialog(std::int64_t id) {
    m_open = id;
    follow();
}

// The selection shows what is open; rows that come, go and move never change what is open.
void DialogListView::follow() {
    if (!model())
        return;
    const QModelIndex now = currentIndex();
    if (now.isValid() && now.data(DialogIdRole).toLongLong() == m_open)
        return;
    QModelIndex found;
    if (m_open != 0) {
        const auto matches = model()->match(model()->index(0, 0), DialogIdRole, QVariant::fromValue(qint64(m_open)), 1,
                                            Qt::MatchExactly);
        found = matches.value(0);
    }
    if (found.isValid())
        selectionModel()->setCurrentIndex(found, QItemSelectionModel::ClearAndSelect);
    else
        selectionModel()->clear();
}

void DialogListView::choose(const QModelIndex& index, bool takeFocus) {
    const std::int64_t id = index.data(DialogIdRole).toLongLong();
    if (id == 0)
        return;
    m_open = id;
    emit dialogChosen(id, takeFocus);
}

void DialogListView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    // A row that is removed or moved changes the current one as well: only the user's own keys open a dialog.
    if (m_keying && current.isValid() && current.data(DialogIdRole).toLongLong() != m_open)
        choose(current, false);
}

void DialogListView::mouseReleaseEvent(QMouseEvent* event) {
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && index == currentIndex())
        choose(index, true);
}

void DialogListView::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid() && event->modifiers() == Qt::NoModifier) {
        choose(currentIndex(), true);
        return;
    }
    m_keying = true;
    QListView::keyPressEvent(event);
    m_keying = false;
}

void DialogListView::step(int by) {
    if (!model() || model()->rowCount() == 0)
        return;
    const int row = currentIndex().isValid() ? currentIndex().row() + by : (by > 0 ? 0 : model()->rowCount() - 1);
    const QModelIndex next = model()->index(std::clamp(row, 0, model()->rowCount() - 1), 0);
    selectionModel()->setCurrentIndex(next, QItemSelectionModel::ClearAndSelect);
    choose(next, true);
}

void DialogListView::setEmptyWords(const QString& words, const QString& icon) {
    m_emptyWords = words;
    m_emptyIcon = icon;
    viewport()->update();
}

void DialogListView::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    if (model() && model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    const QRect middle = viewport()->rect().adjusted(24, viewport()->height() / 4, -24, 0);
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
}

} // namespace pult::client
