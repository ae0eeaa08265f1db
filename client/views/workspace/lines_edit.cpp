// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/workspace/lines_edit.hpp"

#include <QPlainTextEdit>

namespace pult::client {

namespace {
constexpr int kHeight = 120;
constexpr int kInset = 8; ///< the scroll bar lies in it, beside the letters
} // namespace

QPlainTextEdit* makeLinesEdit(const kit::Theme& theme) {
    auto* edit = new QPlainTextEdit;
    edit->setFont(theme.font(kit::TextStyle::body));
    edit->setTabChangesFocus(true);
    edit->setMinimumHeight(theme.px(kHeight));
    edit->document()->setDocumentMargin(kInset);
    edit->setStyleSheet(
        QStringLiteral("QPlainTextEdit { background: %1; border: 1px solid %2; border-radius: 4px; padding: 2px; }")
            .arg(theme.color(kit::Token::bgSurface).name(), theme.color(kit::Token::borderStrong).name()));
    return edit;
}

QStringList linesIn(const QPlainTextEdit& edit) {
    QStringList lines;
    for (const QString& line : edit.toPlainText().split(u'\n'))
        if (!line.simplified().isEmpty())
            lines.append(line.simplified());
    return lines;
}

} // namespace pult::client
