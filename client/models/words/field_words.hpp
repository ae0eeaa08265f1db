// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/customer_card.hpp"

namespace pult::client {

/// A field's value as people read it: a day in their own order, yes and no.
[[nodiscard]] QString fieldWords(const FieldRow& field);

struct TypedField {
    QString value;   ///< as it is kept
    QString trouble; ///< why it doesn't fit; empty: it does
};
[[nodiscard]] TypedField typedField(const FieldRow& field, const QString& typed);

} // namespace pult::client
