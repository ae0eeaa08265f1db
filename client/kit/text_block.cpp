// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/kit/text_block.hpp"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pult::kit {

TextBlock::TextBlock(QString text, const QFont& font, int lineHeight, const QList<QTextLayout::FormatRange>& formats)
    : m_text(std::move(text)), m_lineHeight(lineHeight) {
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LayoutDirectionAuto);
    qsizetype start = 0;
    while (start <= m_text.size()) {
        qsizetype end = m_text.indexOf(u'\n', start);
        if (end < 0)
            end = m_text.size();
        auto layout = std::make_unique<QTextLayout>(m_text.mid(start, end - start), font);
        const bool mirrored = layout->text().isRightToLeft();
        option.setAlignment(mirrored ? Qt::AlignRight : Qt::AlignLeft);
        m_mirrored = m_mirrored || mirrored;
        layout->setTextOption(option);
        layout->setCacheEnabled(true);
        QList<QTextLayout::FormatRange> own;
        for (const auto& range : formats) {
            const int from = std::max(range.start, static_cast<int>(start));
            const int to = std::min(range.start + range.length, static_cast<int>(end));
            if (from < to)
                own.append({from - static_cast<int>(start), to - from, range.format});
        }
        layout->setFormats(own);
        m_paragraphs.push_back({static_cast<int>(start), std::move(layout)});
        start = end + 1;
    }
}

void TextBlock::layout(int width) {
    wrap(std::max(width, 1));
    // What is read from the right begins at the right edge of the text, not of the room it was given.
    if (m_mirrored && m_naturalWidth > 0)
        wrap(m_naturalWidth);
    if (m_paragraphs.back().layout->text().isRightToLeft())
        m_lastLineWidth = m_naturalWidth;
}

void TextBlock::wrap(int width) {
    m_naturalWidth = 0;
    m_lastLineWidth = 0;
    int y = 0;
    for (Paragraph& paragraph : m_paragraphs) {
        paragraph.top = y;
        QTextLayout& layout = *paragraph.layout;
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            // An emoji's taller font must not push lines apart: every line takes the same height.
            line.setPosition({0, y + (m_lineHeight - line.height()) / 2});
            const int used = static_cast<int>(std::ceil(line.naturalTextWidth()));
            m_naturalWidth = std::max(m_naturalWidth, used);
            m_lastLineWidth = used;
            y += m_lineHeight;
        }
        layout.endLayout();
        paragraph.bottom = y;
    }
    m_height = y;
}

const TextBlock::Paragraph& TextBlock::paragraphAt(qreal y) const {
    const auto found =
        std::find_if(m_paragraphs.begin(), m_paragraphs.end(), [y](const Paragraph& p) { return y < p.bottom; });
    return found == m_paragraphs.end() ? m_paragraphs.back() : *found;
}

int TextBlock::positionAt(QPointF point) const {
    if (point.y() < 0)
        return 0;
    if (point.y() >= m_height)
        return static_cast<int>(m_text.size());
    const Paragraph& paragraph = paragraphAt(point.y());
    const int lineNumber = static_cast<int>((point.y() - paragraph.top) / m_lineHeight);
    const QTextLine line = paragraph.layout->lineAt(std::clamp(lineNumber, 0, paragraph.layout->lineCount() - 1));
    return paragraph.start + line.xToCursor(point.x());
}

bool TextBlock::isOnText(QPointF point) const {
    if (point.y() < 0 || point.y() >= m_height)
        return false;
    const Paragraph& paragraph = paragraphAt(point.y());
    const int lineNumber = static_cast<int>((point.y() - paragraph.top) / m_lineHeight);
    const QTextLine line = paragraph.layout->lineAt(std::clamp(lineNumber, 0, paragraph.layout->lineCount() - 1));
    const QRectF used = line.naturalTextRect();
    return point.x() >= used.left() && point.x() <= used.right();
}

void TextBlock::paint(QPainter& painter, QPointF at, const QColor& ink, const TextSelection& selection,
                      const QList<TextSelection>& marks) const {
    painter.setPen(ink);
    for (const Paragraph& paragraph : m_paragraphs) {
        QList<QTextLayout::FormatRange> painted;
        const auto add = [&](const TextSelection& part) {
            const int length = static_cast<int>(paragraph.layout->text().size());
            const int from = std::clamp(part.start - paragraph.start, 0, length);
            const int to = std::clamp(part.end - paragraph.start, 0, length);
            if (from >= to)
                return;
            QTextLayout::FormatRange range{from, to - from, {}};
            range.format.setBackground(part.paper);
            range.format.setForeground(part.ink);
            if (part.underlined)
                range.format.setFontUnderline(true);
            painted.append(range);
        };
        for (const TextSelection& mark : marks)
            add(mark);
        add(selection); // over the marks
        paragraph.layout->draw(&painter, at, painted);
    }
}

} // namespace pult::kit
