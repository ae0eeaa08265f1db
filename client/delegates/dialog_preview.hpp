// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/tokens.hpp"
#include "client/models/rows/dialog_row.hpp"

#include <QString>

namespace pult::client {

/// The second line of a dialog's row: an icon, a coloured word, the text.
struct DialogPreview {
    QString icon; ///< empty: none
    kit::Token iconColour = kit::Token::textSecondary;
    QString lead; ///< "Draft:", "Not sent:"; empty: none
    kit::Token leadColour = kit::Token::dangerText;
    QString text;
    kit::Token textColour = kit::Token::textSecondary;
};

DialogPreview previewOf(const DialogRow& row);

/// The icon of a delivery state, empty where there is none.
QString deliveryIcon(DeliveryState state);
kit::Token deliveryColour(DeliveryState state);
/// The state in words: "delivered", "not sent".
QString deliveryWords(DeliveryState state);
QString attachmentIcon(const QString& kind);

} // namespace pult::client
