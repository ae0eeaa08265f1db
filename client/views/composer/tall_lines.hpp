// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextDocumentLayout>

namespace pult::client {

/// Plain text with the type scale's line height; the plain layout would set lines as tight as the font allows. A place
/// to be filled in, as {?date}, isn't broken where it fits into a line of its own.
class TallLines final : public QPlainTextDocumentLayout {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TallLines)

public:
    explicit TallLines(QTextDocument* document) : QPlainTextDocumentLayout(document) {}

    /// Of a document made by DraftDocuments.
    static TallLines* of(QTextDocument* document) { return qobject_cast<TallLines*>(document->documentLayout()); }
    /// 0: as the font wants it.
    void setLineHeight(int pixels);
    int lineHeight() const { return m_lineHeight; }

    QRectF blockBoundingRect(const QTextBlock& block) const override;

private:
    void keepPlacesWhole(QTextBlock block) const;

    int m_lineHeight = 0;
};

} // namespace pult::client
