// SPDX-License-Identifier: GPL-3.0-or-later
// What the customer has ordered, and his way with the company.
#include "client/views/card/card_pane.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/links.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/prose.hpp"
#include "client/kit/time_words.hpp"

#include <QHBoxLayout>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace pult::client {

using kit::Label;
using kit::TextStyle;
using kit::Token;

namespace {
constexpr int kLinkEdge = 4;
constexpr int kIcon = 16;
constexpr int kBeside = 8; ///< between an icon and its words

/// Where the words of an order begin: its goods and links stand below them at any text size.
int besideIcon(const kit::Theme& theme) {
    return theme.px(kIcon) + kBeside;
}
} // namespace

void CardPane::addJourney(QVBoxLayout* column, qsizetype mostOrders, qsizetype mostSteps) {
    QVBoxLayout* block = addBlock(column, Block::journey, tr("ORDERS AND JOURNEY"), m_card.orders.size());
    if (!block)
        return;
    if (m_card.orders.isEmpty()) {
        auto* none = new Label(m_theme, TextStyle::small, Token::textMuted);
        none->setObjectName(QStringLiteral("no-orders"));
        none->setText(tr("No orders"));
        block->addWidget(none);
    }
    const bool all = mostOrders >= m_card.orders.size();
    for (const OrderRow& order : std::as_const(m_card.orders)) {
        if (mostOrders-- == 0)
            break;
        addOrder(block, order);
    }
    if (all && m_card.moreOrders)
        addOlder(block, QStringLiteral("older-orders"), tr("Older orders"), besideIcon(m_theme),
                 &CardPane::olderOrdersRequested);
    addSteps(block, mostSteps);
}

/// A line of that name that asks for what is not here yet, or says why it can't be had.
void CardPane::addOlder(QVBoxLayout* block, const QString& name, const QString& words, int indent,
                        void (CardPane::*request)()) {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(indent, 0, 0, 0);
    block->addLayout(row);
    if (!m_card.cannotLoadOlder.isEmpty()) {
        auto* why = new kit::Prose(m_theme, TextStyle::small, Token::textMuted);
        why->setObjectName(QStringLiteral("no-") + name);
        why->setText(tr("%1: %2", "an action, why it can't be done").arg(words, m_card.cannotLoadOlder));
        return row->addWidget(why);
    }
    auto* more = new kit::Button(m_theme, kit::Button::Look::link);
    more->setObjectName(name);
    more->setTextStyle(TextStyle::small);
    more->setPaddingAt100(kLinkEdge);
    more->setText(words);
    row->setContentsMargins(indent - kLinkEdge, 0, 0, 0);
    // The card is built anew for what comes, and the button with it.
    connect(more, &kit::Button::clicked, this, request, Qt::QueuedConnection);
    row->addWidget(more);
    row->addStretch();
}

void CardPane::addOrder(QVBoxLayout* block, const OrderRow& order) {
    const bool isOpen = m_openOrders.contains(order.id);
    auto* icon = new kit::IconView(m_theme, kIcon);
    icon->setIcon(order.icon, Token::textSecondary);
    auto* words = new kit::Prose(m_theme, TextStyle::small);
    words->setObjectName(QStringLiteral("order-words-%1").arg(order.id));
    words->setText(tr("%1, %2", "number and state of an order").arg(order.number, order.state));
    auto* sum = new Label(m_theme, TextStyle::caption, Token::textMuted);
    sum->setEliding(true);
    sum->setText(order.total + QStringLiteral(", ") + order.shop);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addWidget(words);
    lines->addWidget(sum);
    auto* when = new Label(m_theme, TextStyle::small, Token::textMuted);
    when->setText(kit::TimeWords::inRow(order.atMs, m_now()));
    const QString closed =
        layoutDirection() == Qt::RightToLeft ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right");
    auto* more = kit::makeIconButton(m_theme, isOpen ? QStringLiteral("chevron-down") : closed, nullptr, 16, 24);
    more->setObjectName(QStringLiteral("order-%1").arg(order.id));
    more->setHint((isOpen ? tr("Show less of order %1") : tr("Show more of order %1")).arg(order.number));
    connect(
        more, &kit::Button::clicked, this,
        [this, id = order.id] {
            if (!m_openOrders.remove(id))
                m_openOrders.insert(id);
            rebuild(true);
        },
        Qt::QueuedConnection);
    auto* row = new QHBoxLayout;
    row->setSpacing(kBeside);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(lines, 1);
    row->addWidget(when, 0, Qt::AlignTop);
    row->addWidget(more, 0, Qt::AlignTop);
    block->addLayout(row);
    if (isOpen)
        addOrderDetails(block, order);
}

void CardPane::addOrderDetails(QVBoxLayout* block, const OrderRow& order) {
    auto* details = new QVBoxLayout;
    details->setContentsMargins(besideIcon(m_theme), 0, 0, 0);
    details->setSpacing(2);
    for (const QString& item : order.items) {
        auto* line = new kit::Prose(m_theme, TextStyle::small, Token::textSecondary);
        line->setText(item);
        details->addWidget(line);
    }
    block->addLayout(details);
    const QUrl url(order.url);
    if (kit::isSafeLink(url)) {
        auto* open = new kit::Button(m_theme, kit::Button::Look::link);
        open->setObjectName(QStringLiteral("order-link-%1").arg(order.id));
        open->setTextStyle(TextStyle::small);
        open->setPaddingAt100(kLinkEdge);
        open->setText(tr("Open in the shop"));
        open->setHint(tr("Open order %1 in the shop").arg(order.number));
        connect(open, &kit::Button::clicked, this, [url] { kit::openLink(url); });
        // Its words stand under the goods, its focus ring round them.
        auto* row = new QHBoxLayout;
        row->setContentsMargins(besideIcon(m_theme) - kLinkEdge, 0, 0, 0);
        row->addWidget(open);
        row->addStretch();
        block->addLayout(row);
    }
}

/// One line of time for dialogs and orders, by days.
void CardPane::addSteps(QVBoxLayout* block, qsizetype most) {
    // All words begin below each other, those of an order as well.
    QStringList channels;
    for (const JourneyStepRow& step : std::as_const(m_card.journey))
        channels.append(step.channelKind);
    const int badges = kit::badgeColumnWidth(m_theme, channels);
    std::int64_t dayMs = 0;
    for (const JourneyStepRow& step : std::as_const(m_card.journey)) {
        if (most-- == 0)
            break;
        if (dayMs == 0 || !kit::TimeWords::sameDay(dayMs, step.atMs)) {
            auto* day = new Label(m_theme, TextStyle::caption, Token::textMuted);
            day->setText(kit::TimeWords::day(step.atMs, m_now()));
            block->addWidget(day);
            dayMs = step.atMs;
        }
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        auto* icon = new kit::IconView(m_theme, 16);
        icon->setIcon(step.icon, Token::textMuted);
        row->addWidget(icon, 0, Qt::AlignTop);
        if (step.channelKind.isEmpty()) {
            row->addSpacing(badges > 0 ? badges + row->spacing() : 0);
        } else {
            auto* badge = new kit::BadgeView(m_theme);
            badge->setChannel(step.channelKind);
            row->addWidget(badge, 0, Qt::AlignTop);
            row->addSpacing(badges - badge->width());
        }
        auto* words = new kit::Prose(m_theme, TextStyle::small);
        words->setText(step.words);
        auto* when = new Label(m_theme, TextStyle::small, Token::textMuted);
        when->setText(kit::TimeWords::clock(step.atMs));
        row->addWidget(words, 1);
        row->addWidget(when, 0, Qt::AlignTop);
        block->addLayout(row);
    }
}

} // namespace pult::client
