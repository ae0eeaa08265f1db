// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/templates/template_fill.hpp"

#include <QCoreApplication>
#include <QRegularExpression>

#include "shared/domain/template_text.hpp"

namespace pult::client {

namespace {

/// Context of the translations.
struct Variables {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Variables)
};

} // namespace

FilledTemplate fillTemplate(const QString& text, const TemplateFacts& facts) {
    FilledTemplate result;
    const std::string utf8 = text.toStdString();
    for (const domain::TemplatePiece& piece : domain::templatePieces(utf8)) {
        const bool variable = piece.kind == domain::TemplatePiece::Kind::variable;
        const QString name = QString::fromUtf8(piece.name);
        const QString value = variable ? facts.value(name) : QString();
        const QString shown = value.isEmpty() ? QString::fromUtf8(piece.text) : value;
        const TextSpan span{static_cast<int>(result.text.size()), static_cast<int>(shown.size()), name};
        if (variable)
            (value.isEmpty() ? result.blanks : result.filled).append(span);
        result.text += shown;
    }
    return result;
}

QList<TextSpan> blanksIn(const QString& written) {
    if (!written.contains(u'{'))
        return {};
    QList<TextSpan> blanks;
    const std::string utf8 = written.toStdString();
    int at = 0;
    for (const domain::TemplatePiece& piece : domain::templatePieces(utf8)) {
        // An escaped brace has lost its backslash in the piece: the position is read from the source.
        const auto offset = static_cast<std::size_t>(piece.text.data() - utf8.data());
        at = static_cast<int>(QString::fromUtf8(std::string_view(utf8).substr(0, offset)).size());
        if (piece.kind == domain::TemplatePiece::Kind::variable)
            blanks.append({at, static_cast<int>(QString::fromUtf8(piece.text).size()), QString::fromUtf8(piece.name)});
    }
    return blanks;
}

QList<KnownVariable> knownVariables() {
    const QString name = Variables::tr("name", "of a customer, in a gap of a text");
    const QString mine = Variables::tr("your name");
    return {{QStringLiteral("name"), name},
            {QStringLiteral("customer.name"), name},
            {QStringLiteral("customer.phone"), Variables::tr("telephone")},
            {QStringLiteral("customer.email"), Variables::tr("e-mail")},
            {QStringLiteral("dialog.number"), Variables::tr("number of the dialog")},
            {QStringLiteral("dialog.channel"), Variables::tr("channel")},
            {QStringLiteral("dialog.opened"), Variables::tr("first day of the dialog")},
            {QStringLiteral("dialog.stage"), Variables::tr("stage")},
            {QStringLiteral("dialog.tags"), Variables::tr("tags")},
            {QStringLiteral("order.number"), Variables::tr("number of the order")},
            {QStringLiteral("order.state"), Variables::tr("state of the order")},
            {QStringLiteral("order.total"), Variables::tr("sum of the order")},
            {QStringLiteral("operator.name"), mine},
            {QStringLiteral("operator.first_name"), mine},
            // As they were called first.
            {QStringLiteral("dialog.id"), Variables::tr("number of the dialog"), true},
            {QStringLiteral("channel.name"), Variables::tr("channel"), true}};
}

QString variableWords(const QString& name) {
    if (name.startsWith(u'?'))
        return name.mid(1);
    for (const KnownVariable& known : knownVariables())
        if (known.name == name)
            return known.words;
    return QString(name.mid(name.indexOf(u'.') + 1)).replace(u'_', u' ');
}

FilledTemplate fillApproved(const QString& text, const QHash<QString, QString>& values) {
    static const QRegularExpression kPlace(QStringLiteral("\\{\\{\\s*([^{}]+?)\\s*\\}\\}"));
    FilledTemplate result;
    qsizetype from = 0;
    for (auto found = kPlace.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch place = found.next();
        result.text += text.mid(from, place.capturedStart() - from);
        from = place.capturedEnd();
        const QString value = values.value(place.captured(1)).trimmed();
        const QString shown = value.isEmpty() ? place.captured() : value;
        (value.isEmpty() ? result.blanks : result.filled)
            .append({static_cast<int>(result.text.size()), static_cast<int>(shown.size()), place.captured(1)});
        result.text += shown;
    }
    result.text += text.mid(from);
    return result;
}

} // namespace pult::client
