// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/card/card_texts.hpp"

namespace pult::client {

void CardTexts::setNote(qint64 customer, const QString& text, const QObject* by) {
    if (text.isEmpty())
        m_notes.remove(customer);
    else
        m_notes[customer] = text;
    emit noteChanged(customer);
    emit changed(customer, by);
}

void CardTexts::returnNote(qint64 customer, const QString& text) {
    const QString since = note(customer);
    setNote(customer, since.isEmpty() ? text : text + u' ' + since, nullptr);
}

const CardTexts::FieldEdit* CardTexts::field(qint64 customer, const QString& key) const {
    const auto found = m_fields.constFind({customer, key});
    return found == m_fields.constEnd() ? nullptr : &*found;
}

void CardTexts::setField(qint64 customer, const QString& key, const FieldEdit& edit, const QObject* by) {
    m_fields[{customer, key}] = edit;
    emit fieldChanged(customer, key);
    emit changed(customer, by);
}

void CardTexts::dropField(qint64 customer, const QString& key, const QObject* by) {
    if (!m_fields.remove({customer, key}))
        return;
    emit fieldChanged(customer, key);
    emit changed(customer, by);
}

void CardTexts::returnField(qint64 customer, const QString& key, const QString& value, const QString& trouble) {
    setField(customer, key, {value, true, trouble, trouble.isEmpty()}, nullptr);
}

void CardTexts::join(qint64 from, qint64 into) {
    if (const QString words = note(from); !words.isEmpty()) {
        setNote(from, {}, nullptr);
        returnNote(into, words);
    }
    QStringList keys;
    for (auto each = m_fields.cbegin(); each != m_fields.cend(); ++each)
        if (each.key().first == from && !m_fields.contains({into, each.key().second}))
            keys.append(each.key().second);
    for (const QString& key : std::as_const(keys)) {
        FieldEdit edit = m_fields.value({from, key});
        dropField(from, key, nullptr);
        if (!edit.isWritten())
            continue;
        edit.overtaken = true;
        setField(into, key, edit, nullptr);
    }
}

void CardTexts::clear() {
    m_notes.clear();
    m_fields.clear();
}

} // namespace pult::client
