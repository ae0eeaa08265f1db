// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace pult::client {

/// What a channel takes as the text of one message, counted its own way.
struct TextRule {
    int most = 4096;
    bool inUtf16 = false; ///< else in code points
    bool operator==(const TextRule&) const = default;
};

/// What the server takes as a note; it is never cut in pieces.
inline constexpr TextRule kNoteRule{20'000, false};

/// Length of what would go out: white space around it is left off.
[[nodiscard]] int textLength(const TextRule& rule, const QString& text);
/// The messages that a text becomes, cut as the server's delivery would cut it; none for white space alone.
[[nodiscard]] QStringList textPieces(const TextRule& rule, const QString& text);

} // namespace pult::client
