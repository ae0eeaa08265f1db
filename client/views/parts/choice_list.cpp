// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/choice_list.hpp"

#include <QAccessible>

#include <algorithm>
#include <cstdlib>

namespace pult::client {

ChoiceList::ChoiceList(const kit::Theme& theme, QAbstractListModel* rows, QWidget* parent) : QListView(parent) {
    rows->setParent(this);
    setModel(rows);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    connect(&theme, &kit::Theme::changed, this, &QListView::doItemsLayout);
}

void ChoiceList::setRow(int row) {
    const QModelIndex index = model()->index(row, 0);
    setCurrentIndex(index);
    // The first one brings its heading into sight.
    if (index.isValid())
        scrollTo(row == firstRow() ? model()->index(0, 0) : index);
    viewport()->update();
}

int ChoiceList::rowBeside(int row, int by) const {
    for (int next = row + by; next >= 0 && next < model()->rowCount(); next += by)
        if (model()->flags(model()->index(next, 0)).testFlag(Qt::ItemIsSelectable))
            return next;
    return row;
}

void ChoiceList::step(int by) {
    if (model()->rowCount() == 0)
        return;
    int next = row();
    if (next < 0)
        return setRow(firstRow());
    for (int i = 0; i < std::abs(by); ++i)
        next = rowBeside(next, by < 0 ? -1 : 1);
    setRow(next);
}

int ChoiceList::rowsOfAPage() const {
    const int height = std::max(visualRect(currentIndex()).height(), 1);
    return std::max(viewport()->height() / height - 1, 1);
}

bool ChoiceList::onKey(int key) {
    switch (key) {
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_PageUp:
        step(-rowsOfAPage());
        return true;
    case Qt::Key_PageDown:
        step(rowsOfAPage());
        return true;
    default:
        return false;
    }
}

void ChoiceList::tellRow() {
    if (!isVisible() || !currentIndex().isValid())
        return;
    QAccessibleEvent told(this, QAccessible::Focus);
    told.setChild(row());
    QAccessible::updateAccessibility(&told);
}

} // namespace pult::client
