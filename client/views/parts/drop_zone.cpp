// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/drop_zone.hpp"

#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace pult::client {

using kit::Token;

QStringList draggedFiles(const QMimeData& data) {
    QStringList paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}

DropZone::DropZone(const kit::Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropZone::showWords(const QString& words) {
    m_words = words;
    setAccessibleName(words);
    setGeometry(parentWidget()->rect());
    raise();
    show();
    update();
}

void DropZone::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.color(Token::bgSurface));
    QPen dashes(m_theme.color(Token::accent), 2, Qt::CustomDashLine);
    dashes.setDashPattern({4, 3});
    painter.setPen(dashes);
    painter.drawRoundedRect(QRectF(rect()).adjusted(16, 16, -16, -16), 12, 12);
    const QRect middle = rect().adjusted(32, 0, -32, 0);
    m_theme.paintIcon(painter, QRect(0, height() / 2 - m_theme.px(40), width(), m_theme.px(24)),
                      QStringLiteral("paperclip"), 24, Token::accent);
    painter.setFont(m_theme.font(kit::TextStyle::title, kit::Weight::semibold));
    painter.setPen(m_theme.color(Token::textPrimary));
    painter.drawText(middle.adjusted(0, height() / 2 - m_theme.px(8), 0, 0),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_words);
}

} // namespace pult::client
