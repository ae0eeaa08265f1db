// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

#include "client/state/desk.hpp"
#include "client/views/card/card_texts.hpp"

namespace pult::client {

/// What is being written into the cards of customers outlives the program: the desk keeps it with every key, and at the
/// next start it is in its card again.
class CardWriting final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CardWriting)
public:
    /// The desk outlives it.
    CardWriting(Desk& desk, std::shared_ptr<CardTexts> texts, QObject* parent = nullptr);

private:
    void keepNote(qint64 customer);
    void keepField(qint64 customer, const QString& key);
    void bringBack();

    Desk& m_desk;
    std::shared_ptr<CardTexts> m_texts;
};

} // namespace pult::client
