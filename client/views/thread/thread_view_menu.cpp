// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a message of the thread: its menu, its links, its keys.
#include "client/views/thread/thread_view.hpp"

#include "client/kit/links.hpp"
#include "client/models/words/content_words.hpp"
#include "client/views/thread/edit_history.hpp"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

namespace pult::client {
namespace {

constexpr int kShownOfRemoved = 80;

} // namespace

bool ThreadView::canOpen(const AttachmentRow& attachment) {
    return attachment.fileId != 0 || kit::isSafeLink(QUrl(attachment.url));
}

void ThreadView::perform(MessageAction action, int row) {
    if (action == MessageAction::copy) {
        if (m_selection.isEmpty())
            QApplication::clipboard()->setText(copiedWords(message(row)));
        else
            copySelection();
        return;
    }
    if (action == MessageAction::history)
        return showHistory(row);
    if (action == MessageAction::remove)
        return confirmRemoval(row);
    const std::int64_t id = message(row).id;
    const QString clientId = message(row).clientId;
    emit actionRequested(action, id, clientId);
}

void ThreadView::showHistory(int row) {
    auto* history = new EditHistory(m_theme, message(row), m_now(), this);
    const QRect bubble = m_cells[static_cast<std::size_t>(row)].layout->bubble.translated(rowRect(row).topLeft());
    history->openBeside(viewport()->mapToGlobal(bubble.bottomLeft() + QPoint(0, 4)));
}

int ThreadView::rowOf(std::int64_t id, const QString& clientId) const {
    for (int row = 0; row < m_geometry.count(); ++row) {
        const MessageRow& one = message(row);
        if (id != 0 ? one.id == id : one.id == 0 && one.clientId == clientId)
            return row;
    }
    return -1;
}

void ThreadView::openAttachment(const AttachmentRow& attachment) {
    if (attachment.fileId != 0)
        emit attachmentActivated(attachment.fileId);
    else
        kit::openLink(QUrl(attachment.url));
}

void ThreadView::offerAttachment(QMenu& menu, const AttachmentRow& attachment) {
    if (lookOf(attachment) == AttachmentSpan::Look::voice)
        offerVoice(menu, attachment);
    const auto unmarked = [](QString words) { return words.replace(u'&', QStringLiteral("&&")); };
    if (canOpen(attachment))
        menu.addAction(attachment.kind == u"location"
                           ? tr("Show on the map")
                           : tr("Open %1", "a file").arg(unmarked(attachmentTitle(attachment))),
                       this, [this, attachment] { openAttachment(attachment); });
    for (const QString& phone : attachment.phones)
        menu.addAction(tr("Copy %1", "a telephone number").arg(unmarked(phone)), this,
                       [phone] { QApplication::clipboard()->setText(phone); });
}

/// Editing, deleting and reacting; what can't be done stays there and says why.
void ThreadView::offerChanges(QMenu& menu, const MessageRow& chosen) {
    if (!m_offers || chosen.id == 0)
        return offerLocal(menu, chosen);
    const MessageOffers offers = m_offers(chosen.id);
    const auto offer = [&](MessageAction action, const QString& obstacle) {
        const QString words = actionWords(action, chosen);
        QAction* entry = menu.addAction(
            obstacle.isEmpty() ? words : tr("%1: %2", "an action, why it can't be done").arg(words, obstacle));
        entry->setData(static_cast<int>(action));
        entry->setEnabled(obstacle.isEmpty());
    };
    if (chosen.direction == Direction::in || chosen.direction == Direction::out)
        offerReactions(menu, chosen.id, offers);
    const bool isHere = chosen.state == DeliveryState::failed || chosen.state == DeliveryState::cancelled ||
                        chosen.state == DeliveryState::scheduled;
    if (isHere)
        return; // these have actions of their own
    const bool waits = chosen.direction == Direction::out && chosen.state == DeliveryState::queued;
    if (!offers.isOwn && waits) // sent again, or in a channel that stands still
        menu.addAction(actionWords(MessageAction::discard, chosen))->setData(static_cast<int>(MessageAction::discard));
    if (!offers.isOwn)
        return;
    offer(MessageAction::rewrite, offers.cannotEdit);
    offer(MessageAction::remove, offers.cannotDelete);
}

/// One that is on its way to the server, or waits for it.
void ThreadView::offerLocal(QMenu& menu, const MessageRow& chosen) {
    if (chosen.clientId.isEmpty() || chosen.state != DeliveryState::queued || !urgentActions(chosen).isEmpty())
        return;
    for (const MessageAction action : {MessageAction::edit, MessageAction::discard})
        menu.addAction(actionWords(action, chosen))->setData(static_cast<int>(action));
}

void ThreadView::offerReactions(QMenu& menu, std::int64_t id, const MessageOffers& offers) {
    if (!offers.cannotReact.isEmpty()) {
        menu.addAction(tr("%1: %2", "an action, why it can't be done").arg(tr("React"), offers.cannotReact))
            ->setEnabled(false);
        return;
    }
    QMenu* signs = menu.addMenu(tr("React"));
    for (const QString& sign : offers.signs) {
        QAction* entry = signs->addAction(sign, this, [this, id, sign] { emit reactionRequested(id, sign); });
        entry->setCheckable(true);
        entry->setChecked(sign == offers.reaction);
    }
    if (!offers.reaction.isEmpty())
        signs->addAction(tr("Take the reaction back"), this, [this, id] { emit reactionRequested(id, {}); });
}

/// What was sent can't be had back from the customer: asked once, with the words that go.
void ThreadView::confirmRemoval(int row) {
    const MessageRow& chosen = message(row);
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Delete the message"));
    const QString words = briefWords(chosen).left(kShownOfRemoved);
    box->setText(chosen.direction == Direction::note
                     ? tr("Delete the note “%1”?").arg(words)
                     : tr("Delete “%1” for %2 too?", "a message, a customer").arg(words, m_customerName));
    auto* remove = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(qobject_cast<QPushButton*>(remove));
    box->setEscapeButton(box->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(box, &QMessageBox::finished, this, [this, box, remove, id = chosen.id, clientId = chosen.clientId] {
        if (box->clickedButton() == remove)
            emit actionRequested(MessageAction::remove, id, clientId);
    });
    box->open();
}

void ThreadView::removeCurrent() {
    const MessageRow& chosen = message(m_current);
    if (!m_offers || chosen.id == 0)
        return;
    const MessageOffers offers = m_offers(chosen.id);
    if (offers.isOwn && offers.cannotDelete.isEmpty())
        confirmRemoval(m_current);
    else
        emit refused(tr("This message can't be deleted: %1").arg(offers.cannotDelete));
}

void ThreadView::openMenu(int row, QPoint globalPoint) {
    const MessageRow& chosen = message(row);
    const std::int64_t id = chosen.id;
    const QString clientId = chosen.clientId;
    QList<MessageAction> actions{MessageAction::copy};
    if (!m_readOnly && id != 0 && !chosen.withheld &&
        (chosen.direction == Direction::in || chosen.direction == Direction::out))
        actions += MessageAction::quote;
    if (!chosen.formerTexts.isEmpty())
        actions += MessageAction::history;
    if (!m_readOnly)
        actions += urgentActions(chosen, m_elsewhere);

    const QPointer<QMenu> menu(new QMenu(this));
    if (m_readOnly)
        menu->addAction(tr("Open this dialog"), this,
                        [this, dialog = chosen.dialogId] { emit dialogRequested(dialog); });
    if (chosen.leadsTo != 0)
        menu->addAction(tr("Open #%1", "a dialog, its number").arg(chosen.leadsTo), this,
                        [this, dialog = chosen.leadsTo] { emit dialogRequested(dialog); });
    for (const AttachmentRow& attachment : chosen.attachments)
        offerAttachment(*menu, attachment);
    for (MessageAction action : std::as_const(actions))
        menu->addAction(actionWords(action, chosen))->setData(static_cast<int>(action));
    if (!m_readOnly)
        offerChanges(*menu, chosen);
    const QAction* picked = menu->exec(globalPoint);
    if (!menu)
        return; // the window has gone, and this view with it
    menu->deleteLater();
    // Rows may have come and gone while the menu was open.
    const int now = rowOf(id, clientId);
    if (picked && picked->data().isValid() && now >= 0)
        perform(static_cast<MessageAction>(picked->data().toInt()), now);
}

void ThreadView::openCurrentMenu() {
    if (m_readOnly && m_current >= 0)
        emit dialogRequested(message(m_current).dialogId);
    else if (m_current >= 0)
        openMenu(m_current, viewport()->mapToGlobal(rowRect(m_current).center()));
}

void ThreadView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int row = byKey ? m_current : rowAtPoint(event->pos());
    if (row >= 0)
        openMenu(row, byKey ? viewport()->mapToGlobal(rowRect(row).center()) : event->globalPos());
}

} // namespace pult::client
