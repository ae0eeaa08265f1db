// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include <cstdint>

class QTextDocument;

namespace pult::client {

enum class ComposerMode { reply, note };
inline size_t qHash(ComposerMode mode, size_t seed = 0) {
    return ::qHash(static_cast<int>(mode), seed);
}

/// One text document per dialog and mode, so that text, caret and undo belong to the dialog and not to the window.
/// Empty documents of dialogs left long ago are dropped; one with text never is.
class DraftDocuments final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DraftDocuments)

public:
    explicit DraftDocuments(QObject* parent = nullptr);

    /// Owned here; alive at least until the next call.
    QTextDocument* document(std::int64_t dialogId, ComposerMode mode);
    /// The text, empty for a dialog nobody has opened.
    QString text(std::int64_t dialogId, ComposerMode mode) const;
    void forgetTexts();

private:
    static constexpr qsizetype kKeptEmpty = 32;
    using Key = std::pair<std::int64_t, ComposerMode>;
    void dropOldEmpty();

    QHash<Key, QTextDocument*> m_documents;
    QList<Key> m_recent; ///< the latest last
};

} // namespace pult::client
