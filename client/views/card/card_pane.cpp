// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/card/card_pane.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/prose.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace pult::client {

using kit::Button;
using kit::Label;
using kit::TextStyle;
using kit::Token;

namespace {
/// On the first page; the second one has all that are known.
constexpr qsizetype kDialogsOnCard = 4;
constexpr qsizetype kOrdersOnCard = 3;
constexpr qsizetype kStepsOnCard = 5;
} // namespace

CardPane::CardPane(kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : kit::Paper(theme, Token::bgWindow, parent), m_theme(theme), m_now(std::move(now)),
      m_title(new Label(theme, TextStyle::title)), m_cardTab(new Button(theme, Button::Look::tab)),
      m_historyTab(new Button(theme, Button::Look::tab)),
      m_close(kit::makeIconButton(theme, QStringLiteral("x"), nullptr, 20, 28)),
      m_wholeBar(new kit::Paper(theme, Token::bgWindow)), m_whole(new Button(theme, Button::Look::outline)),
      m_scroll(new QScrollArea) {
    auto* strip = new kit::HeadStrip(theme, Token::bgWindow);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(16, 4, 10, 5);
    row->setSpacing(4);
    row->addWidget(m_title, 1);
    row->addWidget(m_cardTab);
    row->addWidget(m_historyTab);
    row->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(strip);
    column->addWidget(m_wholeBar);
    column->addWidget(m_scroll, 1);
    m_wholeBar->setLines(Qt::BottomEdge);
    auto* whole = new QHBoxLayout(m_wholeBar);
    whole->setContentsMargins(16, 8, 16, 9);
    whole->addWidget(m_whole);
    whole->addStretch();
    m_whole->setObjectName(QStringLiteral("whole-history"));
    m_whole->setControlHeight(28);
    m_whole->setTextStyle(TextStyle::small);
    m_whole->setAction(QStringLiteral("dialog.history"));
    connect(m_whole, &Button::clicked, this, &CardPane::openWholeHistory);
    m_title->setEliding(true);
    m_cardTab->setObjectName(QStringLiteral("card-tab"));
    m_historyTab->setObjectName(QStringLiteral("history-tab"));
    for (Button* tab : {m_cardTab, m_historyTab}) {
        tab->setAutoExclusive(true);
        tab->setTextStyle(TextStyle::small);
        tab->setControlHeight(28);
        tab->setPaddingAt100(10);
        connect(tab, &Button::clicked, this, [this] { rebuild(true); });
    }
    m_cardTab->setChecked(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_close->setAction(QStringLiteral("window.card"));
    connect(m_close, &Button::clicked, this, &CardPane::closeRequested);
    setTexts(std::make_shared<CardTexts>());
    retranslate();
}

void CardPane::setCard(const CustomerCard& card) {
    if (card == m_card)
        return;
    const bool same = card.id == m_card.id;
    m_card = card;
    rebuild(same);
}

void CardPane::setAwaited(bool awaited) {
    if (std::exchange(m_awaited, awaited) != awaited && m_card.id == 0)
        rebuild(false);
}

void CardPane::setTexts(std::shared_ptr<CardTexts> texts) {
    if (m_texts)
        m_texts->disconnect(this);
    m_texts = std::move(texts);
    connect(m_texts.get(), &CardTexts::changed, this, [this](qint64 customer, const QObject* by) {
        if (customer == m_card.id && by != this)
            rebuild(true);
    });
    rebuild(false);
}

void CardPane::forgetNotes() {
    m_texts->clear();
    rebuild(false);
}

void CardPane::openWholeHistory() {
    if (m_card.id != 0)
        emit wholeHistoryRequested(m_card.id, m_card.name);
}

void CardPane::setFolded(quint32 folded) {
    if (std::exchange(m_folded, folded) != folded)
        rebuild(true);
}

void CardPane::fold(Block block) {
    m_folded ^= 1u << static_cast<int>(block);
    rebuild(true);
    emit foldedChanged();
}

void CardPane::rebuild(bool sameCustomer) {
    // News about the customer take neither the text nor the caret of what is being written, nor the place.
    const int noteCaret = sameCustomer && m_newNote ? m_newNote->cursorPosition() : -1;
    const QWidget* focused = sameCustomer && m_scroll->widget() ? m_scroll->widget()->focusWidget() : nullptr;
    const auto* typedIn = qobject_cast<const QLineEdit*>(focused);
    const int caret = typedIn ? typedIn->cursorPosition() : -1;
    // In a window behind, too: there the caret stands where it will be wanted.
    QString focus = focused && focused == window()->focusWidget() ? focused->objectName() : QString();
    const int place = sameCustomer ? m_scroll->verticalScrollBar()->value() : 0;
    fill();
    if (m_newNote) {
        m_newNote->setText(m_texts->note(m_card.id));
        if (noteCaret >= 0)
            m_newNote->setCursorPosition(noteCaret);
    }
    const bool begins = !m_beginsField.isEmpty();
    if (begins)
        focus = QStringLiteral("field-editor-") + std::exchange(m_beginsField, {});
    if (!focus.isEmpty())
        if (auto* again = m_scroll->widget()->findChild<QWidget*>(focus)) {
            again->setFocus();
            if (auto* input = qobject_cast<QLineEdit*>(again))
                begins ? input->selectAll() : input->setCursorPosition(caret);
        }
    // The new content gets its height with the next layout.
    if (place > 0)
        QTimer::singleShot(0, m_scroll, [this, place] { m_scroll->verticalScrollBar()->setValue(place); });
}

void CardPane::fill() {
    auto* content = new QWidget;
    content->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(0);
    m_newNote = nullptr;
    m_cardTab->setVisible(m_card.id != 0);
    m_historyTab->setVisible(m_card.id != 0);
    m_wholeBar->setVisible(m_card.id != 0 && m_historyTab->isChecked());
    if (m_card.id != 0 && m_historyTab->isChecked()) {
        addJourney(column, m_card.orders.size(), m_card.journey.size());
        addDialogs(column, m_card.dialogs.size());
    } else if (m_card.id != 0) {
        addIdentity(column);
        addCovering(column);
        addContacts(column);
        addMerged(column);
        addOffers(column);
        addTags(column);
        addFields(column);
        addNotes(column);
        addJourney(column, kOrdersOnCard, kStepsOnCard);
        addDialogs(column, kDialogsOnCard);
    } else if (!m_awaited) {
        addNobody(column);
    }
    column->addStretch();
    m_scroll->setWidget(content);
    orderStops(*content);
}

/// What is filled in anew would stand last in the whole window for Tab.
void CardPane::orderStops(QWidget& content) {
    QList<QWidget*> stops;
    for (QWidget* one = content.nextInFocusChain(); one != &content; one = one->nextInFocusChain())
        if (content.isAncestorOf(one) && one->focusPolicy() & Qt::TabFocus)
            stops.append(one);
    QWidget* before = m_whole;
    for (QWidget* stop : std::as_const(stops))
        setTabOrder(std::exchange(before, stop), stop);
}

void CardPane::addNobody(QVBoxLayout* column) {
    auto* words = new kit::Prose(m_theme, TextStyle::small, Token::textMuted);
    words->setText(tr("Open a dialog: contacts, notes, orders and earlier dialogs of its client stand here"));
    auto* row = new QHBoxLayout;
    row->setContentsMargins(16, 12, 16, 12);
    row->addWidget(words);
    column->addLayout(row);
}

void CardPane::retranslate() {
    m_title->setText(tr("Client"));
    m_cardTab->setText(tr("Card"));
    m_historyTab->setText(tr("History"));
    m_whole->setText(tr("All channels in one scroll"));
    m_close->setHint(tr("Hide the card"));
    rebuild(true);
}

void CardPane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    kit::Paper::changeEvent(event);
}

} // namespace pult::client
