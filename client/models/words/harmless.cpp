// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/words/harmless.hpp"

#include <algorithm>

namespace pult::client {

namespace {

bool turnsRound(QChar letter) {
    const char16_t code = letter.unicode();
    const bool embedding = code >= 0x202A && code <= 0x202E;
    const bool isolate = code >= 0x2066 && code <= 0x2069;
    const bool mark = code == 0x200E || code == 0x200F || code == 0x061C;
    return embedding || isolate || mark;
}

bool breaksLine(QChar letter) {
    return letter.category() == QChar::Other_Control || letter.category() == QChar::Separator_Line ||
           letter.category() == QChar::Separator_Paragraph;
}

} // namespace

QString harmless(const QString& words) {
    QString line = words;
    line.removeIf(turnsRound);
    std::replace_if(line.begin(), line.end(), breaksLine, u' ');
    return line;
}

} // namespace pult::client
