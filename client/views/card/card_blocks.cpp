// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks of the customer's card, from top to bottom.
#include "client/views/card/card_pane.hpp"

#include "client/kit/button.hpp"
#include "client/kit/chip_row.hpp"
#include "client/kit/label.hpp"
#include "client/kit/paint.hpp"
#include "client/kit/prose.hpp"
#include "client/kit/time_words.hpp"
#include "client/kit/window_keys.hpp"
#include "client/views/card/card_parts.hpp"
#include "client/views/parts/block_head.hpp"
#include "client/views/parts/tag_popup.hpp"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace pult::client {

using kit::Label;
using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {
constexpr int kLongestNote = 2000;
} // namespace

void CardPane::addIdentity(QVBoxLayout* column) {
    auto* block = new kit::Paper(m_theme, Token::bgWindow);
    block->setLines(Qt::BottomEdge);
    auto* row = new QHBoxLayout(block);
    row->setContentsMargins(16, 12, 16, 13);
    row->setSpacing(12);
    auto* avatar = new kit::AvatarView(m_theme, 44);
    avatar->setPerson(m_card.name, m_card.id);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* name = new Label(m_theme, TextStyle::body, Token::textPrimary, Weight::semibold);
    name->setEliding(true);
    name->setText(m_card.name);
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(name);
    if (m_card.vip) {
        auto* vip = new kit::ChipRow(m_theme, kit::ChipRow::Flow::line);
        vip->setColours(Token::warningBg, Token::warningText);
        vip->setChips({tr("VIP")});
        vip->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        first->addWidget(vip);
    }
    if (m_card.blocked) {
        auto* blocked = new kit::ChipRow(m_theme, kit::ChipRow::Flow::line);
        blocked->setColours(Token::dangerBg, Token::dangerText);
        blocked->setChips({tr("Blocked")});
        blocked->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        first->addWidget(blocked);
    }
    first->addStretch();
    if (addNameEditor(words)) {
        name->hide();
        words->addSpacing(4);
    }
    words->addLayout(first);
    QStringList about;
    if (m_card.knownSinceMs > 0)
        about += tr("client since %1", "year").arg(QDateTime::fromMSecsSinceEpoch(m_card.knownSinceMs).date().year());
    if (!m_card.city.isEmpty())
        about += m_card.city;
    QStringList lines;
    if (!about.isEmpty())
        lines += about.join(QStringLiteral(", "));
    if (!m_card.localTime.isEmpty())
        lines += tr("%1 there", "what the clock says where the customer is").arg(m_card.localTime);
    for (const QString& each : std::as_const(lines)) {
        auto* line = new Label(m_theme, TextStyle::small, Token::textSecondary);
        line->setEliding(true);
        line->setText(each);
        words->addWidget(line);
    }
    row->addWidget(avatar, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(actionsButton(), 0, Qt::AlignTop);
    column->addWidget(block);
}

QVBoxLayout* CardPane::addBlock(QVBoxLayout* column, Block block, const QString& title, qsizetype count,
                                kit::Button* add) {
    const bool folded = isFolded(block);
    auto* paper = new kit::Paper(m_theme, Token::bgWindow);
    paper->setLines(Qt::BottomEdge);
    auto* inner = new QVBoxLayout(paper);
    inner->setContentsMargins(16, 6, 16, folded ? 7 : 11);
    inner->setSpacing(6);
    auto* head = new BlockHead(m_theme, title, count, folded);
    head->setObjectName(QStringLiteral("head-%1").arg(static_cast<int>(block)));
    // The card may be built anew for it: its own button must be out of its click by then. So for all of them.
    connect(
        head, &QPushButton::clicked, this, [this, block] { fold(block); }, Qt::QueuedConnection);
    auto* top = new QHBoxLayout;
    top->addWidget(head, 1);
    if (add)
        top->addWidget(add);
    inner->addLayout(top);
    column->addWidget(paper);
    return folded ? nullptr : inner;
}

void CardPane::addContacts(QVBoxLayout* column) {
    if (m_card.contacts.isEmpty())
        return;
    QVBoxLayout* block = addBlock(column, Block::contacts, tr("CONTACTS"), m_card.contacts.size());
    if (!block)
        return;
    QStringList channels;
    for (const ContactRow& contact : std::as_const(m_card.contacts))
        channels.append(contact.channelKind);
    const int badges = kit::badgeColumnWidth(m_theme, channels);
    for (const ContactRow& contact : std::as_const(m_card.contacts)) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        auto* badge = new kit::BadgeView(m_theme);
        badge->setChannel(contact.channelKind);
        auto* address = new Label(m_theme, TextStyle::small);
        address->setEliding(true);
        address->setText(contact.address);
        row->addWidget(badge);
        row->addSpacing(badges - badge->width());
        row->addWidget(address, 1);
        if (contact.verified) {
            auto* tick = new kit::IconView(m_theme, 16);
            tick->setIcon(QStringLiteral("circle-check"), Token::successText);
            auto* word = new Label(m_theme, TextStyle::small, Token::successText);
            word->setText(tr("verified"));
            row->addWidget(tick);
            row->addWidget(word);
        }
        if (kit::Button* button = copyButton(contact))
            row->addWidget(button);
        if (kit::Button* button = contactButton(contact))
            row->addWidget(button);
        block->addLayout(row);
    }
}

/// Null where there is nothing to write or to call to: what is shown in part, and the number of a site's visitor.
kit::Button* CardPane::copyButton(const ContactRow& contact) {
    if (m_card.contactView == ContactView::covered || contact.channelKind == u"webchat")
        return nullptr;
    auto* button = kit::makeIconButton(m_theme, QStringLiteral("copy"), nullptr, 16, 24);
    button->setObjectName(QStringLiteral("copy-contact-%1").arg(contact.id));
    const QString copied = contact.copied.isEmpty() ? contact.address : contact.copied;
    button->setHint(tr("Copy %1", "a telephone or another address").arg(copied));
    connect(button, &kit::Button::clicked, this, [copied] { QApplication::clipboard()->setText(copied); });
    return button;
}

void CardPane::addTags(QVBoxLayout* column) {
    auto* plus = kit::makeIconButton(m_theme, QStringLiteral("plus"), nullptr, 16, 24);
    plus->setHint(tr("Add a tag to the client"));
    plus->setObjectName(QStringLiteral("add-tag"));
    connect(plus, &kit::Button::clicked, this, [this, plus] {
        auto* popup = new TagPopup(m_theme, tagsBeside(m_knownTags, m_card.tags), this);
        connect(popup, &TagPopup::chosen, this, [this](const QString& tag) { emit tagAddRequested(m_card.id, tag); });
        popup->openBelow(plus);
    });
    QVBoxLayout* block = addBlock(column, Block::tags, tr("TAGS"), m_card.tags.size(), plus);
    if (!block || m_card.tags.isEmpty())
        return;
    auto* chips = new kit::ChipRow(m_theme, kit::ChipRow::Flow::wrap);
    chips->setObjectName(QStringLiteral("tags"));
    chips->setRemovable(true);
    chips->setChips(m_card.tags);
    connect(
        chips, &kit::ChipRow::removeRequested, this,
        [this](const QString& tag) { emit tagRemoveRequested(m_card.id, tag); }, Qt::QueuedConnection);
    block->addWidget(chips);
}

void CardPane::addNotes(QVBoxLayout* column) {
    QVBoxLayout* block = addBlock(column, Block::notes, tr("NOTES ABOUT THE CLIENT"), m_card.notes.size());
    if (!block)
        return;
    for (const CustomerNoteRow& note : std::as_const(m_card.notes)) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        auto* icon = new kit::IconView(m_theme, 16);
        icon->setIcon(note.pinned ? QStringLiteral("pin") : QStringLiteral("note"),
                      note.pinned ? Token::warningText : Token::textMuted);
        auto* words = new kit::Prose(m_theme, TextStyle::small);
        words->setText(note.text);
        auto* author = new Label(m_theme, TextStyle::caption, Token::textMuted);
        author->setEliding(true);
        author->setText(note.author + QStringLiteral(", ") + kit::TimeWords::inRow(note.atMs, m_now()));
        auto* lines = new QVBoxLayout;
        lines->setSpacing(0);
        lines->addWidget(words);
        lines->addWidget(author);
        row->addWidget(icon, 0, Qt::AlignTop);
        row->addLayout(lines, 1);
        if (m_card.mayEdit && note.id != 0)
            row->addWidget(pinButton(note), 0, Qt::AlignTop);
        block->addLayout(row);
    }
    m_newNote = new QLineEdit;
    kit::leaveKeysToWindow(m_newNote);
    m_newNote->setObjectName(QStringLiteral("new-note"));
    m_newNote->setFont(m_theme.font(TextStyle::small));
    m_newNote->setFixedHeight(m_theme.px(28));
    m_newNote->setMaxLength(kLongestNote);
    m_newNote->setPlaceholderText(tr("Note about the client, Enter saves"));
    m_newNote->setAccessibleName(tr("New note about the client"));
    connect(m_newNote, &QLineEdit::textEdited, this, &CardPane::onNoteEdited);
    // Behind the key: what is added makes the card anew, and with it the field that the key is in.
    connect(m_newNote, &QLineEdit::returnPressed, this, &CardPane::addNewNote, Qt::QueuedConnection);
    auto* mention = kit::makeIconButton(m_theme, QStringLiteral("at"), nullptr, 16, 24);
    mention->setHint(tr("Call a colleague"));
    mention->setObjectName(QStringLiteral("mention"));
    connect(mention, &kit::Button::clicked, this, &CardPane::mentionWanted);
    auto* writing = new QHBoxLayout;
    writing->setSpacing(4);
    writing->addWidget(m_newNote, 1);
    writing->addWidget(mention);
    block->addLayout(writing);
}

void CardPane::addNewNote() {
    const QString text = m_texts->note(m_card.id).trimmed();
    if (text.isEmpty() || !m_newNote)
        return;
    m_newNote->clear();
    m_texts->setNote(m_card.id, {}, this);
    emit noteAddRequested(m_card.id, text);
}

void CardPane::onNoteEdited(const QString& text) {
    const bool typed = text.size() > m_texts->note(m_card.id).size();
    m_texts->setNote(m_card.id, text, this);
    const int caret = m_newNote->cursorPosition();
    const bool beginsWord = caret == 1 || (caret > 1 && text[caret - 2].isSpace());
    if (typed && beginsWord && text[caret - 1] == u'@')
        emit mentionWanted();
}

void CardPane::insertMention(const QString& name) {
    if (!m_newNote)
        return;
    QString text = m_newNote->text();
    int caret = m_newNote->cursorPosition();
    if (caret > 0 && text[caret - 1] == u'@')
        text.remove(--caret, 1);
    else if (caret > 0 && !text[caret - 1].isSpace())
        text.insert(caret++, u' ');
    const QString mention = u'@' + name + u' ';
    text.insert(caret, mention);
    m_newNote->setText(text);
    m_texts->setNote(m_card.id, m_newNote->text(), this);
    m_newNote->setCursorPosition(caret + static_cast<int>(mention.size()));
    m_newNote->setFocus();
}

QWidget* CardPane::newNote() const {
    return m_newNote;
}

kit::Button* CardPane::pinButton(const CustomerNoteRow& note) {
    auto* button = kit::makeIconButton(m_theme, QStringLiteral("pin"), nullptr, 16, 24);
    button->setObjectName(QStringLiteral("pin-%1").arg(note.id));
    button->setHint(note.pinned ? tr("Unpin the note") : tr("Pin the note to the top"));
    connect(
        button, &kit::Button::clicked, this,
        [this, id = note.id, pinned = note.pinned] { emit notePinRequested(m_card.id, id, !pinned); },
        Qt::QueuedConnection);
    return button;
}

void CardPane::addDialogs(QVBoxLayout* column, qsizetype most) {
    if (m_card.dialogs.isEmpty())
        return;
    QVBoxLayout* block = addBlock(column, Block::dialogs, tr("DIALOGS"), m_card.dialogs.size());
    if (!block)
        return;
    // The lines use the whole width, so that the words of the first column stand under the title.
    block->setContentsMargins(0, 6, 0, 11);
    block->itemAt(0)->layout()->setContentsMargins(16, 0, 16, 0);
    block->setSpacing(0);
    QStringList channels;
    for (const DialogBriefRow& dialog : std::as_const(m_card.dialogs))
        channels.append(dialog.channelKind);
    const bool all = most >= m_card.dialogs.size();
    for (const DialogBriefRow& dialog : std::as_const(m_card.dialogs)) {
        if (most-- == 0)
            break;
        auto* line = new DialogLine(m_theme, dialog, dialog.id == m_card.openDialogId, m_now());
        line->setObjectName(QStringLiteral("dialog-%1").arg(dialog.id));
        line->setBadgeColumn(kit::badgeColumnWidth(m_theme, channels));
        connect(
            line, &QPushButton::clicked, this, [this, id = dialog.id] { emit dialogRequested(id); },
            Qt::QueuedConnection);
        connect(
            line, &DialogLine::readRequested, this, [this, id = dialog.id] { emit dialogReadRequested(id); },
            Qt::QueuedConnection);
        block->addWidget(line);
    }
    if (all && m_card.moreDialogs)
        addOlder(block, QStringLiteral("older-dialogs"), tr("Older dialogs"), 16, &CardPane::olderDialogsRequested);
}

} // namespace pult::client
