// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/templates/template_row.hpp"

namespace pult::client {

/// A place in a text, in units of UTF-16.
struct TextSpan {
    int at = 0;
    int length = 0;
    QString name; ///< of the variable that stands or stood there
    bool operator==(const TextSpan&) const = default;
};

struct FilledTemplate {
    QString text;
    QList<TextSpan> filled; ///< by facts
    QList<TextSpan> blanks; ///< variables without a value, as they are written
};

[[nodiscard]] FilledTemplate fillTemplate(const QString& text, const TemplateFacts& facts);

/// Variables that still stand in what was written, wherever it comes from: of a draft nobody knows its template.
[[nodiscard]] QList<TextSpan> blanksIn(const QString& written);

/// What has a value wherever there is a dialog with somebody: what is called for in texts, and shown in their gaps.
struct KnownVariable {
    QString name;
    QString words;
    bool former = false; ///< goes on working, but isn't told of any more
};
[[nodiscard]] QList<KnownVariable> knownVariables();

/// A variable in words: "date" of "?date", "customer's name" of "customer.name".
[[nodiscard]] QString variableWords(const QString& name);

/// The text of an approved template with its places {{1}} filled; those without a value are blanks.
[[nodiscard]] FilledTemplate fillApproved(const QString& text, const QHash<QString, QString>& values);

} // namespace pult::client
