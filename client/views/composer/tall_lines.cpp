// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/composer/tall_lines.hpp"

#include <QTextBlock>
#include <QTextLayout>

namespace pult::client {

namespace {

constexpr int kLongestPlace = 100;

/// Where the pair of braces begins that has `at` inside it; -1: none has.
int placeAround(QStringView text, int at) {
    const QStringView before = text.left(at).right(kLongestPlace);
    const qsizetype open = at - before.size() + before.lastIndexOf(u'{');
    if (!before.contains(u'{'))
        return -1;
    const QStringView inside = text.mid(open + 1, kLongestPlace);
    const qsizetype close = inside.indexOf(u'}');
    const bool isOne = close >= 0 && !inside.left(close).contains(u'{');
    return isOne && open + 1 + close >= at ? static_cast<int>(open) : -1;
}

int endOf(const QTextLine& line) {
    return line.textStart() + line.textLength();
}

/// The place that the line's end would break and the next line could begin with; -1: none.
int placeBrokenBy(const QTextLine& line, const QString& text) {
    const int end = endOf(line);
    const int open = end < text.size() ? placeAround(text, end) : -1;
    return open > line.textStart() ? open : -1;
}

bool breaksPlaces(const QTextLayout& layout, const QTextBlock& block) {
    const QString text = layout.lineCount() > 1 ? block.text() : QString();
    if (!text.contains(u'{'))
        return false;
    for (int i = 0; i < layout.lineCount(); ++i)
        if (placeBrokenBy(layout.lineAt(i), text) >= 0)
            return true;
    return false;
}

} // namespace

void TallLines::setLineHeight(int pixels) {
    if (pixels == m_lineHeight)
        return;
    m_lineHeight = pixels;
    requestUpdate();
}

void TallLines::keepPlacesWhole(QTextBlock block) const {
    QTextLayout* layout = block.layout();
    const QString text = block.text();
    const QTextLine first = layout->lineAt(0);
    const qreal x = first.x();
    const qreal width = first.width();
    const int before = layout->lineCount();
    qreal y = first.y();
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        // The space before the place may count as the place's own.
        const int place = placeBrokenBy(line, text);
        for (int columns = place - line.textStart(); columns > 0 && endOf(line) > place; --columns)
            line.setNumColumns(columns, width);
        line.setPosition({x, y});
        y += line.height();
    }
    layout->endLayout();
    if (layout->lineCount() == before)
        return;
    block.setLineCount(layout->lineCount());
    emit const_cast<TallLines*>(this)->documentSizeChanged(documentSize()); // as the plain layout does it
}

QRectF TallLines::blockBoundingRect(const QTextBlock& block) const {
    QRectF bounds = QPlainTextDocumentLayout::blockBoundingRect(block); // breaks it into lines
    QTextLayout* layout = block.layout();
    if (block.isVisible() && layout && breaksPlaces(*layout, block)) {
        keepPlacesWhole(block);
        bounds = QPlainTextDocumentLayout::blockBoundingRect(block);
    }
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
