// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are dropped on a row: asked first, a row is easily missed.
#include "client/kit/theme.hpp"
#include "client/kit/tokens.hpp"
#include "client/models/list/dialog_roles.hpp"
#include "client/models/rows/dialog_row.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/parts/drop_zone.hpp"

#include <QDragEnterEvent>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>

namespace pult::client {

void DialogListView::dragEnterEvent(QDragEnterEvent* event) {
    if (draggedFiles(*event->mimeData()).isEmpty())
        return;
    m_pointed = true; // the rows stay where they are
    updateHold();
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void DialogListView::dragMoveEvent(QDragMoveEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    markDrop(index);
    if (!index.data(DialogIdRole).toLongLong())
        return event->ignore();
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void DialogListView::dragLeaveEvent(QDragLeaveEvent*) {
    endDrag();
}

void DialogListView::dropEvent(QDropEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    const QStringList paths = draggedFiles(*event->mimeData());
    const auto* row = index.data(DialogRowRole).value<const DialogRow*>();
    endDrag();
    if (!row || paths.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    askToAttach(*row, paths);
}

void DialogListView::endDrag() {
    markDrop({});
    m_pointed = underMouse();
    updateHold();
}

void DialogListView::markDrop(const QModelIndex& index) {
    if (index == m_dropRow)
        return;
    m_dropRow = index;
    viewport()->update();
}

void DialogListView::paintDropMark(QPainter& painter) const {
    if (!m_dropRow.isValid())
        return;
    painter.setPen(QPen(m_theme.color(kit::Token::accent), 2));
    painter.drawRect(visualRect(m_dropRow).adjusted(1, 1, -1, -1));
}

void DialogListView::askToAttach(const DialogRow& row, const QStringList& paths) {
    const QString channel = row.channelName.isEmpty() ? kit::channelMark(row.channelKind).productName : row.channelName;
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(m_theme.pixmap(QStringLiteral("paperclip"), 24, kit::Token::accent, devicePixelRatioF()));
    box->setTextFormat(Qt::PlainText); // names come from outside
    box->setText(tr("Attach %n file(s) for %1, %2?", "customer, channel", static_cast<int>(paths.size()))
                     .arg(row.customerName, channel));
    box->setInformativeText(tr("The dialog opens, and nothing is sent until you send it."));
    auto* attach = box->addButton(tr("Attach"), QMessageBox::AcceptRole);
    box->setDefaultButton(attach);
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(box, &QMessageBox::finished, this, [this, box, attach, id = row.id, paths] {
        if (box->clickedButton() == attach)
            emit filesDropped(id, paths);
    });
    box->open();
}

} // namespace pult::client
