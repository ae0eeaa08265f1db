// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

#include "client/state/desk.hpp"

namespace pult::client {

/// Files of a reply that this operator can't send any more: deleted, or taken out of the template they came with.
struct GoneFiles {
    QList<qint64> ids;
    QString words;
};

/// Nothing: it was refused for something else, or by a server that doesn't say which.
[[nodiscard]] std::optional<GoneFiles> goneFiles(const SendRefusal& refusal);

} // namespace pult::client
