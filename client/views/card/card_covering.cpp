// SPDX-License-Identifier: GPL-3.0-or-later
// Contacts that are shown in part, and in full for a while.
#include "client/views/card/card_pane.hpp"

#include "client/kit/button.hpp"
#include "client/kit/prose.hpp"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QVBoxLayout>

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;

void CardPane::addCovering(QVBoxLayout* column) {
    if (m_card.contactView == ContactView::whole)
        return;
    const bool isCovered = m_card.contactView == ContactView::covered;
    auto* paper = new kit::Paper(m_theme, isCovered ? Token::bgWindow : Token::warningBg);
    paper->setLines(Qt::BottomEdge);
    auto* row = new QHBoxLayout(paper);
    row->setContentsMargins(16, 6, 16, 6);
    row->setSpacing(8);
    auto* icon = new kit::IconView(m_theme, 16);
    icon->setIcon(isCovered ? QStringLiteral("eye-off") : QStringLiteral("eye"),
                  isCovered ? Token::textMuted : Token::warningText);
    auto* words = new kit::Prose(m_theme, TextStyle::small, isCovered ? Token::textSecondary : Token::warningText);
    words->setObjectName(QStringLiteral("covering"));
    words->setText(isCovered ? tr("Contacts are shown in part")
                             : tr("Shown in full while the card is open: written down in the journal"));
    row->addWidget(icon, 0, Qt::AlignVCenter);
    row->addWidget(words, 1, Qt::AlignVCenter);
    if (isCovered && m_card.mayUncover) {
        auto* show = new Button(m_theme, Button::Look::outline);
        show->setObjectName(QStringLiteral("uncover"));
        show->setText(tr("Show"));
        show->setTextStyle(TextStyle::small);
        show->setControlHeight(28);
        show->setIconName(QStringLiteral("eye"));
        show->setHint(m_card.cannotUncover.isEmpty()
                          ? tr("Show the contacts in full: it is written down in the journal who has looked")
                          : tr("%1: %2", "an action, why it can't be done").arg(tr("Show"), m_card.cannotUncover));
        show->setEnabled(m_card.cannotUncover.isEmpty());
        // The card is built anew for it, and the button with it.
        connect(
            show, &Button::clicked, this, [this] { emit uncoverRequested(m_card.id); }, Qt::QueuedConnection);
        row->addWidget(show);
    }
    column->addWidget(paper);
}

/// A window that is minimised comes back as it was.
void CardPane::hideEvent(QHideEvent* event) {
    kit::Paper::hideEvent(event);
    if (!event->spontaneous())
        emit closed();
}

} // namespace pult::client
