// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>
#include <QTextLayout>

#include <memory>
#include <vector>

class QPainter;

namespace pult::kit {

/// A marked stretch, in positions of the text it belongs to.
struct TextSelection {
    int start = 0;
    int end = 0;
    QColor paper;
    QColor ink;
    bool underlined = false; ///< where the paper is no other than that around it
};

/// Plain text laid out once and painted often. Every paragraph finds its own direction, so that a Hebrew line
/// between two Russian ones runs the right way. Positions are indexes into text().
class TextBlock {
public:
    /// `formats` are applied to the whole text, e.g. for links.
    TextBlock(QString text, const QFont& font, int lineHeight, const QList<QTextLayout::FormatRange>& formats = {});

    void layout(int width);

    const QString& text() const { return m_text; }
    int height() const { return m_height; }
    /// Width of the widest line, at most what layout() was given unless a single character is wider.
    int naturalWidth() const { return m_naturalWidth; }
    /// Room the last line takes from the left edge; that of the widest one when it is set from the right.
    int lastLineWidth() const { return m_lastLineWidth; }

    /// Nearest character boundary to a point.
    int positionAt(QPointF point) const;
    /// True when the point stands on text, not beside a short line.
    bool isOnText(QPointF point) const;

    void paint(QPainter& painter, QPointF at, const QColor& ink, const TextSelection& selection = {},
               const QList<TextSelection>& marks = {}) const;

private:
    struct Paragraph {
        int start;
        std::unique_ptr<QTextLayout> layout;
        qreal top = 0;
        qreal bottom = 0;
    };
    const Paragraph& paragraphAt(qreal y) const;
    void wrap(int width);

    QString m_text;
    int m_lineHeight;
    std::vector<Paragraph> m_paragraphs;
    int m_height = 0;
    int m_naturalWidth = 0;
    int m_lastLineWidth = 0;
    bool m_mirrored = false; ///< has a paragraph that is read from the right
};

} // namespace pult::kit
