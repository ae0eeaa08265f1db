// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/order_building.hpp"

#include <QCoreApplication>

#include "client/models/words/harmless.hpp"
#include "shared/domain/money.hpp"

namespace pult::client {

namespace {

/// Context of the translations.
struct Orders {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Orders)
public:
    static QString words(wire::OrderState state);
};

QString Orders::words(wire::OrderState state) {
    switch (state) {
    case wire::OrderState::new_:
        return tr("new", "an order");
    case wire::OrderState::paid:
        return tr("paid", "an order");
    case wire::OrderState::shipped:
        return tr("on its way", "an order");
    case wire::OrderState::delivered:
        return tr("delivered", "an order");
    case wire::OrderState::returned:
        return tr("returned", "an order");
    case wire::OrderState::cancelled:
        return tr("cancelled", "an order");
    case wire::OrderState::unknown:
        break;
    }
    return tr("in an unknown state", "an order");
}

QString orderIcon(wire::OrderState state) {
    switch (state) {
    case wire::OrderState::new_:
        return QStringLiteral("shopping-cart");
    case wire::OrderState::paid:
        return QStringLiteral("credit-card");
    case wire::OrderState::shipped:
        return QStringLiteral("truck");
    case wire::OrderState::delivered:
        return QStringLiteral("circle-check");
    case wire::OrderState::returned:
        return QStringLiteral("rotate-clockwise");
    case wire::OrderState::cancelled:
        return QStringLiteral("ban");
    case wire::OrderState::unknown:
        break;
    }
    return QStringLiteral("file-text");
}

QString shopLine(const std::string& utf8) {
    return harmless(utf8);
}

/// The shop's own words count more than ours.
QString orderStateWords(wire::OrderState state, const std::optional<std::string>& text) {
    return text ? shopLine(*text) : Orders::words(state);
}

} // namespace

QList<OrderRow> orderRows(const std::vector<wire::Order>& orders) {
    QList<OrderRow> rows;
    for (const wire::Order& order : orders) {
        OrderRow row;
        row.id = order.id.value;
        row.icon = orderIcon(order.state);
        row.number = shopLine(order.number);
        row.state = orderStateWords(order.state, order.state_text);
        row.total = QString::fromStdString(domain::moneyText(order.total, order.currency));
        row.shop = shopLine(order.source);
        row.atMs = order.ordered_at.time_since_epoch().count();
        row.url = QString::fromStdString(order.url.value_or(std::string()));
        for (const std::string& item : order.items.value_or(std::vector<std::string>{}))
            row.items.append(shopLine(item));
        rows.append(row);
    }
    return rows;
}

QList<JourneyStepRow> orderSteps(const std::vector<wire::Order>& orders) {
    QList<JourneyStepRow> steps;
    for (const wire::Order& order : orders)
        for (auto step = order.steps.rbegin(); step != order.steps.rend(); ++step) {
            JourneyStepRow row;
            row.icon = orderIcon(step->state);
            row.words =
                Orders::tr("Order %1: %2").arg(shopLine(order.number), orderStateWords(step->state, step->state_text));
            row.atMs = step->at.time_since_epoch().count();
            steps.append(row);
        }
    return steps;
}

} // namespace pult::client
