// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/style_sheet.hpp"

#include "client/kit/theme.hpp"

#include <QFile>
#include <QRegularExpression>

namespace pult::kit {

QString filledStyleSheet(const Theme& theme) {
    QFile file(QStringLiteral(":/themes/pult.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    for (std::size_t i = 0; i < kTokenCount; ++i) {
        const auto token = static_cast<Token>(i);
        sheet.replace(u'{' + tokenName(token).toString() + u'}', theme.color(token).name());
    }
    sheet.replace(QLatin1String("{selectedEdge}"),
                  theme.color(theme.highContrast() ? Token::accent : Token::bgSelected).name());
    sheet.replace(QLatin1String("{scheme}"), theme.dark() ? QLatin1String("dark") : QLatin1String("light"));
    static const QRegularExpression measure(QStringLiteral("\\{(\\d+)px\\}"));
    for (auto match = measure.match(sheet); match.hasMatch(); match = measure.match(sheet))
        sheet.replace(match.capturedStart(), match.capturedLength(),
                      QStringLiteral("%1px").arg(theme.px(match.captured(1).toInt())));
    return sheet;
}

} // namespace pult::kit
