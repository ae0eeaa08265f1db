// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/composer/draft_documents.hpp"

#include "client/views/composer/tall_lines.hpp"

#include <QTextDocument>

namespace pult::client {

DraftDocuments::DraftDocuments(QObject* parent) : QObject(parent) {}

QTextDocument* DraftDocuments::document(std::int64_t dialogId, ComposerMode mode) {
    const Key key{dialogId, mode};
    m_recent.removeOne(key);
    m_recent.append(key);
    if (QTextDocument* known = m_documents.value(key))
        return known;
    dropOldEmpty();
    auto* document = new QTextDocument(this);
    document->setDocumentLayout(new TallLines(document));
    document->setDocumentMargin(0);
    // The margin counts as a change, but nobody has written anything yet.
    document->clearUndoRedoStacks();
    document->setModified(false);
    m_documents.insert(key, document);
    return document;
}

QString DraftDocuments::text(std::int64_t dialogId, ComposerMode mode) const {
    const QTextDocument* document = m_documents.value({dialogId, mode});
    return document ? document->toPlainText() : QString();
}

void DraftDocuments::forgetTexts() {
    for (QTextDocument* document : std::as_const(m_documents)) {
        document->clear();
        document->setModified(false);
    }
}

void DraftDocuments::dropOldEmpty() {
    // The last one is on the screen or has just been asked for.
    for (qsizetype i = 0; m_recent.size() > kKeptEmpty && i + 2 < m_recent.size();) {
        QTextDocument* old = m_documents.value(m_recent[i]);
        if (old && !old->isEmpty()) {
            ++i;
            continue;
        }
        m_documents.remove(m_recent[i]);
        m_recent.removeAt(i);
        if (old)
            old->deleteLater();
    }
}

} // namespace pult::client
