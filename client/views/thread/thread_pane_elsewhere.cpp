// SPDX-License-Identifier: GPL-3.0-or-later
// Where else the customer can be answered when he can't be had here.
#include "client/kit/notice_bar.hpp"
#include "client/views/composer/composer_view.hpp"
#include "client/views/thread/thread_pane.hpp"
#include "client/views/thread/thread_view.hpp"

#include <QCursor>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace pult::client {

/// He has blocked us or forbidden messages, and only he can change that.
bool ThreadPane::showBarred() {
    if (!m_dialog->barred)
        return false;
    if (stand(Standing::barred, kit::Tone::danger, QStringLiteral("ban"), tr("The client has forbidden our messages")))
        addWaysOut();
    return true;
}

QString ThreadPane::elsewhereWords(const ContactRow& contact) {
    return tr("Answer by %1", "a messenger").arg(kit::channelMark(contact.channelKind).productName);
}

QString ThreadPane::typedReply() const {
    return m_dialog ? m_composer->text(m_dialog->id, ComposerMode::reply) : QString();
}

/// What can be done for the customer all the same.
void ThreadPane::addWaysOut() {
    if (m_standing == Standing::windowOver)
        m_bar->addAction(tr("Template"), [this] { m_composer->askForTemplates(); });
    if (m_elsewhere.size() == 1)
        m_bar->addAction(elsewhereWords(m_elsewhere.first()), [this] { answerElsewhere(typedReply()); });
    m_bar->addAction(tr("Only a note"), [this] { m_composer->setMode(ComposerMode::note); });
    if (m_elsewhere.size() == 1)
        return;
    for (const ContactRow& other : std::as_const(m_elsewhere)) // behind dots, and these stand last
        m_bar->addFurtherAction(elsewhereWords(other), tr("Another channel"),
                                [this, other] { emit elsewhereRequested(other.id, other.dialogId, typedReply()); });
}

void ThreadPane::answerElsewhere(const QString& text) {
    if (m_elsewhere.isEmpty())
        return; // it was offered a moment ago
    if (m_elsewhere.size() == 1)
        return emit elsewhereRequested(m_elsewhere.first().id, m_elsewhere.first().dialogId, text);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("elsewhere"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ContactRow& other : std::as_const(m_elsewhere))
        menu->addAction(elsewhereWords(other), this,
                        [this, other, text] { emit elsewhereRequested(other.id, other.dialogId, text); });
    menu->popup(QCursor::pos());
}

void ThreadPane::setContacts(const QList<ContactRow>& contacts) {
    m_contacts = contacts;
    findElsewhere();
}

/// One contact of each other channel that takes a reply now: the one with which something is open, if any.
void ThreadPane::findElsewhere() {
    QList<ContactRow> others;
    for (const ContactRow& each : std::as_const(m_contacts)) {
        const bool takes = each.dialogId != 0 || (each.id != 0 && each.cannotBegin.isEmpty());
        if (!m_dialog || !takes || each.channelKind.isEmpty() || each.channelKind == m_dialog->channelKind)
            continue;
        const auto known = std::find_if(others.begin(), others.end(),
                                        [&](const ContactRow& other) { return other.channelKind == each.channelKind; });
        if (known == others.end())
            others.append(each);
        else if (known->dialogId == 0)
            *known = each;
    }
    if (others == m_elsewhere)
        return;
    m_elsewhere = others;
    m_thread->setElsewhere(!others.isEmpty());
    if (m_standing == Standing::windowOver || m_standing == Standing::barred) {
        m_standing = Standing::none; // its buttons are others now
        refreshBar();
    }
}

} // namespace pult::client
