// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/card_writing.hpp"

#include <utility>

namespace pult::client {

CardWriting::CardWriting(Desk& desk, std::shared_ptr<CardTexts> texts, QObject* parent)
    : QObject(parent), m_desk(desk), m_texts(std::move(texts)) {
    // Behind what is done with the words: what goes out leaves the vault in one step with that and not before.
    connect(m_texts.get(), &CardTexts::noteChanged, this, &CardWriting::keepNote, Qt::QueuedConnection);
    connect(m_texts.get(), &CardTexts::fieldChanged, this, &CardWriting::keepField, Qt::QueuedConnection);
    connect(&desk, &Desk::started, this, &CardWriting::bringBack);
    connect(&desk, &Desk::told, this, [this](const wire::Event& event) {
        const auto* changed = std::get_if<wire::CustomerChanged>(&event);
        if (changed && changed->customer.merged_into)
            m_texts->join(changed->customer.id.value, changed->customer.merged_into->value);
    });
    bringBack();
}

void CardWriting::keepNote(qint64 customer) {
    m_desk.keepText(KeptText::ofNote(CustomerId{customer}, m_texts->note(customer).toStdString()));
}

void CardWriting::keepField(qint64 customer, const QString& key) {
    KeptText kept = KeptText::ofField(CustomerId{customer}, key.toStdString());
    if (const CardTexts::FieldEdit* edit = m_texts->field(customer, key); edit && edit->isWritten()) {
        kept.text = edit->text.toStdString();
        if (edit->isKept)
            kept.is_kept_value = true;
    }
    m_desk.keepText(kept);
}

/// What is written there already is newer.
void CardWriting::bringBack() {
    std::vector<KeptText> all;
    m_desk.forEachText([&](const KeptText& kept) { all.push_back(kept); });
    for (const KeptText& kept : all) {
        const QString text = QString::fromStdString(kept.text);
        const QString field = QString::fromStdString(kept.name);
        if (kept.place == TextPlace::customer_note && m_texts->note(kept.owner).isEmpty())
            m_texts->setNote(kept.owner, text, nullptr);
        else if (kept.place == TextPlace::customer_field && !m_texts->field(kept.owner, field))
            m_texts->setField(kept.owner, field, {text, kept.is_kept_value.value_or(false), {}, false}, nullptr);
    }
}

} // namespace pult::client
