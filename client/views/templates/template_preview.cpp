// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/templates/template_preview.hpp"

#include <QTextCursor>

#include <algorithm>

namespace pult::client {

using kit::TextStyle;
using kit::Token;

TemplatePreview::TemplatePreview(const kit::Theme& theme, QWidget* parent) : QTextEdit(parent), m_theme(theme) {
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::NoTextInteraction);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    setAccessibleName(tr("How the text would look"));
    connect(&theme, &kit::Theme::changed, this, &TemplatePreview::draw);
}

void TemplatePreview::showText(const FilledTemplate& text) {
    m_shown = text;
    draw();
}

void TemplatePreview::draw() {
    struct Mark {
        TextSpan span;
        bool blank;
    };
    QList<Mark> marks;
    for (const TextSpan& span : m_shown.filled)
        marks.append({span, false});
    for (const TextSpan& span : m_shown.blanks)
        marks.append({span, true});
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.span.at < b.span.at; });

    QTextCharFormat plain;
    plain.setFont(m_theme.font(TextStyle::body));
    plain.setForeground(m_theme.color(Token::textPrimary));
    QTextCharFormat filled = plain;
    filled.setForeground(m_theme.color(Token::infoText));
    filled.setBackground(m_theme.color(Token::infoBg));
    QTextCharFormat blank = plain;
    blank.setFont(m_theme.font(TextStyle::body, kit::Weight::semibold));
    blank.setForeground(m_theme.color(Token::warningText));
    blank.setBackground(m_theme.color(Token::warningBg));
    if (m_theme.highContrast())
        blank.setFontUnderline(true);

    clear();
    QTextCursor pen(document());
    int from = 0;
    for (const Mark& mark : std::as_const(marks)) {
        pen.insertText(m_shown.text.mid(from, mark.span.at - from), plain);
        if (mark.blank)
            pen.insertText(QStringLiteral(" %1 ? ").arg(variableWords(mark.span.name)).replace(u' ', QChar::Nbsp),
                           blank);
        else
            pen.insertText(m_shown.text.mid(mark.span.at, mark.span.length), filled);
        from = mark.span.at + mark.span.length;
    }
    pen.insertText(m_shown.text.mid(from), plain);
    moveCursor(QTextCursor::Start);
}

} // namespace pult::client
