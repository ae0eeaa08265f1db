// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace pult::client {

/// Why something didn't go out, or may not, in the operator's language: of a message's error, of a refused change, or
/// of a refusal's detail. What nobody has written down stays in the messenger's own words.
[[nodiscard]] QString sendReasonWords(const std::string& sentence);
/// False: they would be somebody else's words.
[[nodiscard]] bool isKnownSendReason(const std::string& sentence);

/// With a capital letter.
[[nodiscard]] QString asSentence(const QString& words);

} // namespace pult::client
