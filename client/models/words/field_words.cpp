// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/words/field_words.hpp"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include "shared/domain/field_values.hpp"

namespace pult::client {

namespace {

/// Context of the translations.
struct Fields {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Fields)
public:
    static QString trouble(domain::FieldFault fault);
};

wire::FieldKind kindOf(FieldType type) {
    switch (type) {
    case FieldType::number:
        return wire::FieldKind::number;
    case FieldType::date:
        return wire::FieldKind::date;
    case FieldType::choice:
        return wire::FieldKind::choice;
    case FieldType::flag:
        return wire::FieldKind::flag;
    case FieldType::link:
        return wire::FieldKind::link;
    case FieldType::text:
        break;
    }
    return wire::FieldKind::text;
}

QString Fields::trouble(domain::FieldFault fault) {
    switch (fault) {
    case domain::FieldFault::no_number:
        return tr("This is not a number");
    case domain::FieldFault::no_date:
        return tr("There is no such day: write it as 12.05.2026");
    case domain::FieldFault::no_choice:
        return tr("Choose one of the list");
    case domain::FieldFault::no_flag:
        return tr("Yes or no");
    case domain::FieldFault::no_link:
        return tr("An address begins with https://");
    }
    return {};
}

} // namespace

QString fieldWords(const FieldRow& field) {
    if (field.type == FieldType::date)
        if (const QDate day = QDate::fromString(field.value, Qt::ISODate); day.isValid())
            return day.toString(QStringLiteral("dd.MM.yyyy"));
    if (field.type == FieldType::flag && !field.value.isEmpty())
        return field.value == QStringLiteral("true") ? Fields::tr("yes") : Fields::tr("no");
    return field.value;
}

TypedField typedField(const FieldRow& field, const QString& typed) {
    wire::CustomerField definition;
    definition.kind = kindOf(field.type);
    if (field.type == FieldType::choice) {
        definition.choices.emplace();
        for (const QString& choice : field.choices)
            definition.choices->push_back(choice.toStdString());
    }
    const domain::FieldValue value = domain::fieldValue(definition, typed.trimmed().toStdString());
    return {QString::fromStdString(value.text), value.fault ? Fields::trouble(*value.fault) : QString()};
}

} // namespace pult::client
