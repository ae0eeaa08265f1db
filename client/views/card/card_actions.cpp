// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the customer as a whole.
#include "client/views/card/card_pane.hpp"

#include "client/kit/button.hpp"

#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

namespace pult::client {

kit::Button* CardPane::actionsButton() {
    auto* dots = kit::makeIconButton(m_theme, QStringLiteral("dots-vertical"), nullptr, 16, 28);
    dots->setObjectName(QStringLiteral("customer-actions"));
    dots->setHint(tr("More about this client"));
    connect(dots, &QPushButton::clicked, this, [this, dots, customer = m_card.id] {
        // Not the button's: the card may be built anew while it is open.
        const QPointer<QMenu> menu(new QMenu(this));
        QAction* vip = menu->addAction(m_card.vip ? tr("No longer VIP") : tr("Mark as VIP"));
        vip->setEnabled(m_card.mayEdit);
        QAction* rename = menu->addAction(tr("Rename…"));
        rename->setEnabled(m_card.mayEdit);
        const QString words = m_card.blocked ? tr("Unblock") : tr("Block…");
        QAction* block =
            menu->addAction(m_card.cannotBlock.isEmpty()
                                ? words
                                : tr("%1: %2", "an action, why it can't be done").arg(words, m_card.cannotBlock));
        block->setEnabled(m_card.cannotBlock.isEmpty());
        const QAction* chosen = menu->exec(dots->mapToGlobal(QPoint(0, dots->height())));
        if (!menu)
            return; // the window has gone, and this card with it
        menu->deleteLater();
        if (m_card.id != customer)
            return; // it was meant for another client
        if (chosen == vip)
            emit vipRequested(customer, !m_card.vip);
        if (chosen == rename)
            QMetaObject::invokeMethod(this, &CardPane::rename, Qt::QueuedConnection);
        if (chosen == block)
            QMetaObject::invokeMethod(this, &CardPane::confirmBlock, Qt::QueuedConnection);
    });
    return dots;
}

/// Where nothing is open with him on this contact it begins something, else it goes there.
kit::Button* CardPane::contactButton(const ContactRow& contact) {
    if (contact.id == 0 || (contact.dialogId != 0 && contact.dialogId == m_card.openDialogId))
        return nullptr;
    const bool isOpen = contact.dialogId != 0;
    auto* button = kit::makeIconButton(m_theme, isOpen ? QStringLiteral("message-circle") : QStringLiteral("pencil"),
                                       nullptr, 16, 24);
    button->setObjectName(QStringLiteral("contact-%1").arg(contact.id));
    if (isOpen)
        button->setHint(tr("Open the dialog on this channel"));
    else if (contact.cannotBegin.isEmpty())
        button->setHint(tr("Write first"));
    else
        button->setHint(tr("%1: %2", "an action, why it can't be done").arg(tr("Write first"), contact.cannotBegin));
    button->setEnabled(isOpen || contact.cannotBegin.isEmpty());
    // The card may be built anew for it, and the button with it.
    connect(
        button, &QPushButton::clicked, this,
        [this, isOpen, id = contact.id, dialog = contact.dialogId] {
            if (isOpen)
                emit dialogRequested(dialog);
            else
                emit writeFirstRequested(m_card.id, id);
        },
        Qt::QueuedConnection);
    return button;
}

/// It ends all that he has open: asked once, by his name.
void CardPane::confirmBlock() {
    if (m_card.id == 0)
        return;
    if (m_card.blocked)
        return emit blockRequested(m_card.id, false);
    auto* box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("confirm-block"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Block the client"));
    box->setText(tr("Block %1?", "a customer").arg(m_card.name));
    box->setInformativeText(tr("Open dialogs end as spam. What this client writes from now on comes to nobody."));
    auto* block = box->addButton(tr("Block"), QMessageBox::DestructiveRole);
    QPushButton* keep = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(box, &QMessageBox::finished, this, [this, box, block, id = m_card.id] {
        if (box->clickedButton() == block)
            emit blockRequested(id, true);
    });
    box->open();
}

} // namespace pult::client
