// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/models/customer_card.hpp"

#include <QHash>

class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

/// The customer beside the thread: who, contacts, tags, fields, notes, dialogs; on its second page all dialogs. The
/// order of the blocks is fixed; which of them are folded away is the operator's.
class CardPane final : public kit::Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CardPane)

public:
    CardPane(kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);
    void setCard(const CustomerCard& card);
    /// A note that could not be kept: it is its author's again, in front of what has been written since.
    void returnNote(std::int64_t customerId, const QString& text);
    /// Somebody else will write here.
    void forgetNotes();

    /// One bit per block, to be kept per user.
    quint32 folded() const { return m_folded; }
    void setFolded(quint32 folded);

signals:
    void closeRequested();
    void noteAddRequested(qint64 customerId, const QString& text);
    void tagAddRequested(qint64 customerId, const QString& tag);
    void tagRemoveRequested(qint64 customerId, const QString& tag);
    void dialogRequested(qint64 dialogId);
    void blockRequested(qint64 customerId, bool blocked);
    void writeFirstRequested(qint64 customerId, qint64 contactId);
    void foldedChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Block { contacts, tags, fields, notes, dialogs };

    void retranslate();
    void rebuild(bool sameCustomer);
    void fill();
    void addIdentity(QVBoxLayout* column);
    // card_actions.cpp
    kit::Button* actionsButton();
    void confirmBlock();
    kit::Button* contactButton(const ContactRow& contact);
    void addContacts(QVBoxLayout* column);
    void addTags(QVBoxLayout* column);
    void addFields(QVBoxLayout* column);
    void addNotes(QVBoxLayout* column);
    void addDialogs(QVBoxLayout* column, qsizetype most);
    /// Null when the block is folded. `add`: the small plus at its end.
    QVBoxLayout* addBlock(QVBoxLayout* column, Block block, const QString& title, qsizetype count,
                          kit::Button* add = nullptr);
    bool isFolded(Block block) const { return (m_folded >> static_cast<int>(block)) & 1u; }
    void fold(Block block);

    kit::Theme& m_theme;
    kit::NowMs m_now;
    CustomerCard m_card;
    quint32 m_folded = 0;
    kit::Label* m_title;
    kit::Button* m_cardTab;
    kit::Button* m_historyTab;
    kit::Button* m_close;
    QScrollArea* m_scroll;
    QLineEdit* m_newNote = nullptr;
    QHash<std::int64_t, QString> m_unfinished; ///< notes that are being written, by customer
};

} // namespace pult::client
