// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QPair>
#include <QString>

namespace pult::client {

/// What is being written into the cards of customers: one for all windows, so that a customer's card has the same
/// unfinished words wherever it is, and keeps them when a window goes.
class CardTexts final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CardTexts)

public:
    /// What is being written into a field.
    struct FieldEdit {
        QString text;
        bool isKept = false;    ///< `text` is as the field keeps it and not as it is written
        QString trouble;        ///< why it doesn't fit
        bool overtaken = false; ///< somebody else has changed the field since

        /// Not only opened.
        bool isWritten() const { return !isKept || overtaken || !trouble.isEmpty(); }
    };

    CardTexts() = default;

    QString note(qint64 customer) const { return m_notes.value(customer); }
    /// `by` has it on the screen already.
    void setNote(qint64 customer, const QString& text, const QObject* by);
    /// One that could not be kept: in front of what has been written since.
    void returnNote(qint64 customer, const QString& text);

    /// Null: nothing is being written there.
    const FieldEdit* field(qint64 customer, const QString& key) const;
    void setField(qint64 customer, const QString& key, const FieldEdit& edit, const QObject* by);
    void dropField(qint64 customer, const QString& key, const QObject* by);
    /// A value that was not taken, and why. Empty: somebody else has changed the field meanwhile.
    void returnField(qint64 customer, const QString& key, const QString& value, const QString& trouble);

    /// One client turns out to be the other: what is written about him is about that one. A field says that its value
    /// was another's.
    void join(qint64 from, qint64 into);

    void clear();

signals:
    /// `by` null: in no card.
    void changed(qint64 customer, const QObject* by);
    void noteChanged(qint64 customer);
    void fieldChanged(qint64 customer, const QString& key);

private:
    using FieldKey = QPair<qint64, QString>; ///< whose, and which

    QHash<qint64, QString> m_notes;
    QHash<FieldKey, FieldEdit> m_fields;
};

} // namespace pult::client
