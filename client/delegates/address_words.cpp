// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/delegates/address_words.hpp"

#include <algorithm>

namespace pult::client {

namespace {

constexpr int kShownWhole = 8;

} // namespace

QString shortAddress(const QString& address) {
    const bool words = std::any_of(address.begin(), address.end(), [](QChar sign) { return sign.isLetter(); });
    return words || address.size() <= kShownWhole ? address
                                                  : address.left(2) + QStringLiteral(" ··") + address.right(2);
}

} // namespace pult::client
