// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/models/rows/customer_card.hpp"
#include "client/views/card/card_texts.hpp"
#include "client/views/parts/tag_popup.hpp"

#include <QSet>

#include <memory>

class QGridLayout;
class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

struct TypedField;

/// The customer beside the thread: who, contacts, tags, fields, notes, dialogs; on its second page all dialogs. The
/// order of the blocks is fixed; which of them are folded away is the operator's.
class CardPane final : public kit::Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CardPane)

public:
    CardPane(kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);
    void setCard(const CustomerCard& card);
    /// A dialog is open, its client's card may be on its way: without one the pane says what it is for.
    void setAwaited(bool awaited);
    void setKnownTags(KnownTags known) { m_knownTags = std::move(known); }
    /// What is being written into the card: shared with those of other windows.
    const std::shared_ptr<CardTexts>& texts() const { return m_texts; }
    void setTexts(std::shared_ptr<CardTexts> texts);
    /// A note that could not be kept: it is its author's again, in front of what has been written since.
    void returnNote(std::int64_t customerId, const QString& text) { m_texts->returnNote(customerId, text); }
    /// At the caret of the new note, in place of the @ before it.
    void insertMention(const QString& name);
    QWidget* newNote() const;
    /// A field that was not taken, and why. Empty: somebody else has changed it meanwhile, what was typed here stands
    /// beside what it says now.
    void returnField(std::int64_t customerId, const QString& key, const QString& value, const QString& trouble) {
        m_texts->returnField(customerId, key, value, trouble);
    }
    /// What the name is called by where the fields are.
    static QString nameKey() { return QStringLiteral("*name"); }
    /// The name becomes a field to write in.
    void rename();
    /// All that was said with the customer.
    void openWholeHistory();
    /// Somebody else will write here.
    void forgetNotes();

    /// One bit per block, to be kept per user.
    quint32 folded() const { return m_folded; }
    void setFolded(quint32 folded);

signals:
    void closeRequested();
    void noteAddRequested(qint64 customerId, const QString& text);
    /// An @ was typed in the new note, or asked for; insertMention answers.
    void mentionWanted();
    void tagAddRequested(qint64 customerId, const QString& tag);
    void tagRemoveRequested(qint64 customerId, const QString& tag);
    void dialogRequested(qint64 dialogId);
    /// Beside what is open, without being read by that.
    void dialogReadRequested(qint64 dialogId);
    void blockRequested(qint64 customerId, bool blocked);
    void vipRequested(qint64 customerId, bool vip);
    void renameRequested(qint64 customerId, const QString& name);
    /// Empty: the field is to be removed.
    void fieldEditRequested(qint64 customerId, const QString& key, const QString& value);
    void notePinRequested(qint64 customerId, qint64 noteId, bool pinned);
    void mergeRequested(qint64 intoId, qint64 fromId, bool takeName, const QStringList& takeFields);
    void keepApartRequested(qint64 customerId, qint64 otherId);
    void unmergeRequested(qint64 mergeId);
    /// Everything that was said with the customer, in one scroll.
    void wholeHistoryRequested(qint64 customerId, const QString& name);
    void writeFirstRequested(qint64 customerId, qint64 contactId);
    /// Those that were not here yet.
    void olderOrdersRequested();
    void olderDialogsRequested();
    void foldedChanged();
    /// Contacts and personal fields are to be shown in full.
    void uncoverRequested(qint64 customerId);
    /// It stands on the screen no longer.
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Block { contacts, tags, fields, notes, dialogs, journey }; ///< bits of folded(): only added to
    using FieldEdit = CardTexts::FieldEdit;

    void retranslate();
    void rebuild(bool sameCustomer);
    void fill();
    void orderStops(QWidget& content);
    void addNobody(QVBoxLayout* column);
    void addIdentity(QVBoxLayout* column);
    // card_actions.cpp
    kit::Button* actionsButton();
    void confirmBlock();
    kit::Button* contactButton(const ContactRow& contact);
    kit::Button* copyButton(const ContactRow& contact);
    // card_covering.cpp
    void addCovering(QVBoxLayout* column);
    void addContacts(QVBoxLayout* column);
    void addTags(QVBoxLayout* column);
    // card_fields.cpp
    void addFields(QVBoxLayout* column);
    kit::Button* fieldButton(const FieldRow& field);
    void chooseField(const FieldRow& field, const QWidget* at);
    FieldRow nameField() const;
    bool addNameEditor(QVBoxLayout* words);
    QString troubleWith(const FieldRow& field, const TypedField& typed) const;
    void addFieldEditor(QGridLayout* grid, int line, const FieldRow& field, const FieldEdit& edit);
    void commitField(const FieldRow& field);
    void leaveField(const QString& key);
    // card_merges.cpp
    void addOffers(QVBoxLayout* column);
    void openMerge(const MergeOfferRow& offer);
    void addMerged(QVBoxLayout* column);
    void addNotes(QVBoxLayout* column);
    void addNewNote();
    void onNoteEdited(const QString& text);
    kit::Button* pinButton(const CustomerNoteRow& note);
    // card_orders.cpp
    void addJourney(QVBoxLayout* column, qsizetype mostOrders, qsizetype mostSteps);
    void addOlder(QVBoxLayout* block, const QString& name, const QString& words, int indent,
                  void (CardPane::*request)());
    void addOrder(QVBoxLayout* block, const OrderRow& order);
    void addOrderDetails(QVBoxLayout* block, const OrderRow& order);
    void addSteps(QVBoxLayout* block, qsizetype most);
    void addDialogs(QVBoxLayout* column, qsizetype most);
    /// Null when the block is folded. `add`: the small plus at its end.
    QVBoxLayout* addBlock(QVBoxLayout* column, Block block, const QString& title, qsizetype count,
                          kit::Button* add = nullptr);
    bool isFolded(Block block) const { return (m_folded >> static_cast<int>(block)) & 1u; }
    void fold(Block block);

    kit::Theme& m_theme;
    kit::NowMs m_now;
    KnownTags m_knownTags;
    CustomerCard m_card;
    quint32 m_folded = 0;
    bool m_awaited = false;
    kit::Label* m_title;
    kit::Button* m_cardTab;
    kit::Button* m_historyTab;
    kit::Button* m_close;
    kit::Paper* m_wholeBar; ///< over the second page
    kit::Button* m_whole;
    QScrollArea* m_scroll;
    QLineEdit* m_newNote = nullptr;
    std::shared_ptr<CardTexts> m_texts;
    QString m_beginsField;           ///< its editor gets the caret when it appears
    QSet<std::int64_t> m_openOrders; ///< those that show more than their line
};

} // namespace pult::client
