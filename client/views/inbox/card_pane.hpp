// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/models/customer_card.hpp"

class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

/// The customer beside the thread: who, contacts, tags, fields, notes. Blocks without content are left out.
class CardPane final : public kit::Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CardPane)

public:
    CardPane(kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);
    void setCard(const CustomerCard& card);

signals:
    void closeRequested();
    void noteAddRequested(qint64 customerId, const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void rebuild(bool sameCustomer);
    void fill();
    void addIdentity(QVBoxLayout* column);
    void addContacts(QVBoxLayout* column);
    void addTags(QVBoxLayout* column);
    void addFields(QVBoxLayout* column);
    void addNotes(QVBoxLayout* column);
    QVBoxLayout* addBlock(QVBoxLayout* column, const QString& title, qsizetype count);

    kit::Theme& m_theme;
    kit::NowMs m_now;
    CustomerCard m_card;
    kit::Label* m_title;
    kit::Button* m_close;
    QScrollArea* m_scroll;
    QLineEdit* m_newNote = nullptr;
};

} // namespace pult::client
