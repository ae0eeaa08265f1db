// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/tall_lines.hpp"

#include <QTextBlock>
#include <QTextLayout>

namespace pult::client {

void TallLines::setLineHeight(int pixels) {
    if (pixels == m_lineHeight)
        return;
    m_lineHeight = pixels;
    requestUpdate();
}

QRectF TallLines::blockBoundingRect(const QTextBlock& block) const {
    QRectF bounds = QPlainTextDocumentLayout::blockBoundingRect(block); // breaks it into lines
    QTextLayout* layout = block.layout();
    if (m_lineHeight <= 0 || !block.isVisible() || !layout)
        return bounds;
    qreal fromFont = 0;
    for (int i = 0; i < layout->lineCount(); ++i) {
        QTextLine line = layout->lineAt(i);
        fromFont = line.y() + line.height();
        line.setPosition({line.x(), i * m_lineHeight + (m_lineHeight - line.height()) / 2});
    }
    const qreal tall = layout->lineCount() * m_lineHeight;
    bounds.setHeight(bounds.height() - fromFont + tall);
    return bounds;
}

} // namespace pult::client
