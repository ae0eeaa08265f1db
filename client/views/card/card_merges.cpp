// SPDX-License-Identifier: GPL-3.0-or-later
// Who may be the same person, and what has been merged and can be undone.
#include "client/views/card/card_pane.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/prose.hpp"
#include "client/kit/time_words.hpp"
#include "client/views/card/merge_dialog.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace pult::client {

using kit::Button;
using kit::Label;
using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {

constexpr qsizetype kOffersAtOnce = 2;

Button* smallButton(const kit::Theme& theme, Button::Look look, const QString& words, const QString& name) {
    auto* button = new Button(theme, look);
    button->setText(words);
    button->setControlHeight(28);
    button->setTextStyle(TextStyle::small);
    button->setObjectName(name);
    return button;
}

} // namespace

void CardPane::addOffers(QVBoxLayout* column) {
    qsizetype most = kOffersAtOnce;
    for (const MergeOfferRow& offer : std::as_const(m_card.offers)) {
        if (most-- == 0)
            break;
        auto* paper = new kit::Paper(m_theme, Token::infoBg);
        paper->setLines(Qt::BottomEdge);
        auto* inner = new QVBoxLayout(paper);
        inner->setContentsMargins(16, 8, 16, 10);
        inner->setSpacing(4);
        auto* top = new QHBoxLayout;
        top->setSpacing(8);
        auto* title = new Label(m_theme, TextStyle::small, Token::infoText, Weight::semibold);
        title->setText(tr("Same person? %1", "a customer").arg(offer.name));
        title->setEliding(true);
        top->addWidget(title, 1);
        for (const ContactRow& contact : offer.contacts.first(std::min<qsizetype>(offer.contacts.size(), 3))) {
            auto* badge = new kit::BadgeView(m_theme);
            badge->setChannel(contact.channelKind);
            top->addWidget(badge);
        }
        inner->addLayout(top);
        auto* reasons = new kit::Prose(m_theme, TextStyle::small, Token::textSecondary);
        reasons->setText(tr("%1, %2 % sure", "reasons, per cent").arg(offer.reasons).arg(offer.score));
        inner->addWidget(reasons);
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(8);
        auto* compare =
            smallButton(m_theme, Button::Look::outline, tr("Compare…"), QStringLiteral("compare-%1").arg(offer.id));
        auto* apart =
            smallButton(m_theme, Button::Look::quiet, tr("Not the same"), QStringLiteral("apart-%1").arg(offer.id));
        for (Button* button : {compare, apart}) {
            button->setEnabled(m_card.cannotMerge.isEmpty());
            if (!m_card.cannotMerge.isEmpty())
                button->setHint(
                    tr("%1: %2", "an action, why it can't be done").arg(button->text(), m_card.cannotMerge));
            buttons->addWidget(button);
        }
        buttons->addStretch();
        inner->addLayout(buttons);
        connect(compare, &Button::clicked, this, [this, offer] { openMerge(offer); });
        connect(
            apart, &Button::clicked, this, [this, id = offer.id] { emit keepApartRequested(m_card.id, id); },
            Qt::QueuedConnection);
        column->addWidget(paper);
    }
}

void CardPane::openMerge(const MergeOfferRow& offer) {
    auto* dialog = new MergeDialog(m_theme, m_card, offer, this);
    connect(dialog, &MergeDialog::mergeRequested, this,
            [this, into = m_card.id, from = offer.id](bool takeName, const QStringList& takeFields) {
                emit mergeRequested(into, from, takeName, takeFields);
            });
    connect(dialog, &MergeDialog::keepApartRequested, this,
            [this, one = m_card.id, other = offer.id] { emit keepApartRequested(one, other); });
    dialog->open();
}

void CardPane::addMerged(QVBoxLayout* column) {
    bool isNewest = true;
    for (const MergedRow& merged : std::as_const(m_card.merged)) {
        auto* paper = new kit::Paper(m_theme, Token::bgWindow);
        paper->setLines(Qt::BottomEdge);
        auto* row = new QHBoxLayout(paper);
        row->setContentsMargins(16, 6, 16, 6);
        row->setSpacing(8);
        auto* words = new kit::Prose(m_theme, TextStyle::small, Token::textSecondary);
        words->setText(tr("Merged with %1; it can be undone until %2", "a customer, a moment")
                           .arg(merged.name, kit::TimeWords::inSentence(merged.untilMs, m_now())));
        row->addWidget(words, 1);
        // They are undone from the newest on.
        if (std::exchange(isNewest, false)) {
            auto* undo = smallButton(m_theme, Button::Look::outline, tr("Undo"),
                                     QStringLiteral("unmerge-%1").arg(merged.mergeId));
            undo->setHint(tr("Undo the merge with %1", "a customer").arg(merged.name));
            undo->setEnabled(m_card.cannotMerge.isEmpty());
            row->addWidget(undo, 0, Qt::AlignTop);
            connect(
                undo, &Button::clicked, this, [this, id = merged.mergeId] { emit unmergeRequested(id); },
                Qt::QueuedConnection);
        }
        column->addWidget(paper);
    }
}

} // namespace pult::client
