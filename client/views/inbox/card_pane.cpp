// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/card_pane.hpp"

#include "client/kit/button.hpp"
#include "client/kit/chip_row.hpp"
#include "client/kit/label.hpp"
#include "client/kit/time_words.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pult::client {

using kit::Label;
using kit::TextStyle;
using kit::Token;
using kit::Weight;

CardPane::CardPane(kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : kit::Paper(theme, Token::bgWindow, parent), m_theme(theme), m_now(std::move(now)),
      m_title(new Label(theme, TextStyle::title)),
      m_close(kit::makeIconButton(theme, QStringLiteral("x"), nullptr, 20, 28)), m_scroll(new QScrollArea) {
    auto* strip = new kit::HeadStrip(theme, Token::bgWindow);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(16, 4, 10, 5);
    row->addWidget(m_title, 1);
    row->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(strip);
    column->addWidget(m_scroll, 1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_close->setKey(QKeySequence(Qt::Key_F9));
    connect(m_close, &kit::Button::clicked, this, &CardPane::closeRequested);
    retranslate();
}

void CardPane::setCard(const CustomerCard& card) {
    if (card == m_card)
        return;
    const bool same = card.id == m_card.id;
    m_card = card;
    rebuild(same);
}

void CardPane::rebuild(bool sameCustomer) {
    // News about the customer take neither the text nor the caret of a note that is being written.
    const bool keeps = sameCustomer && m_newNote;
    const QString unfinished = keeps ? m_newNote->text() : QString();
    const int caret = keeps ? m_newNote->cursorPosition() : 0;
    const bool writing = keeps && m_newNote->hasFocus();
    fill();
    if (!m_newNote)
        return;
    m_newNote->setText(unfinished);
    m_newNote->setCursorPosition(caret);
    if (writing)
        m_newNote->setFocus();
}

void CardPane::fill() {
    auto* content = new QWidget;
    content->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(0);
    m_newNote = nullptr;
    if (m_card.id != 0) {
        addIdentity(column);
        addContacts(column);
        addTags(column);
        addFields(column);
        addNotes(column);
    }
    column->addStretch();
    m_scroll->setWidget(content);
}

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
        first->addWidget(vip);
    }
    first->addStretch();
    words->addLayout(first);
    QStringList about;
    if (m_card.knownSinceMs > 0)
        about += tr("customer since %1", "year").arg(QDateTime::fromMSecsSinceEpoch(m_card.knownSinceMs).date().year());
    if (!m_card.city.isEmpty())
        about += m_card.city;
    if (!about.isEmpty()) {
        auto* line = new Label(m_theme, TextStyle::small, Token::textSecondary);
        line->setEliding(true);
        line->setText(about.join(QStringLiteral(", ")));
        words->addWidget(line);
    }
    row->addWidget(avatar, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    column->addWidget(block);
}

QVBoxLayout* CardPane::addBlock(QVBoxLayout* column, const QString& title, qsizetype count) {
    auto* block = new kit::Paper(m_theme, Token::bgWindow);
    block->setLines(Qt::BottomEdge);
    auto* inner = new QVBoxLayout(block);
    inner->setContentsMargins(16, 8, 16, 13);
    inner->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* words = new Label(m_theme, TextStyle::caption, Token::textSecondary, Weight::semibold);
    words->setText(title);
    head->addWidget(words);
    if (count > 0) {
        auto* number = new Label(m_theme, TextStyle::caption, Token::textMuted);
        number->setText(QString::number(count));
        head->addWidget(number);
    }
    head->addStretch();
    inner->addLayout(head);
    column->addWidget(block);
    return inner;
}

void CardPane::addContacts(QVBoxLayout* column) {
    if (m_card.contacts.isEmpty())
        return;
    QVBoxLayout* block = addBlock(column, tr("CONTACTS"), m_card.contacts.size());
    for (const ContactRow& contact : std::as_const(m_card.contacts)) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        auto* badge = new kit::BadgeView(m_theme);
        badge->setChannel(contact.channelKind);
        auto* address = new Label(m_theme, TextStyle::small);
        address->setEliding(true);
        address->setText(contact.address);
        row->addWidget(badge);
        row->addWidget(address, 1);
        if (contact.verified) {
            auto* tick = new kit::IconView(m_theme, 16);
            tick->setIcon(QStringLiteral("circle-check"), Token::successText);
            auto* word = new Label(m_theme, TextStyle::small, Token::successText);
            word->setText(tr("verified"));
            row->addWidget(tick);
            row->addWidget(word);
        }
        block->addLayout(row);
    }
}

void CardPane::addTags(QVBoxLayout* column) {
    if (m_card.tags.isEmpty())
        return;
    auto* chips = new kit::ChipRow(m_theme, kit::ChipRow::Flow::wrap);
    chips->setChips(m_card.tags);
    addBlock(column, tr("TAGS"), 0)->addWidget(chips);
}

void CardPane::addFields(QVBoxLayout* column) {
    if (m_card.fields.isEmpty())
        return;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const auto& [title, value] : std::as_const(m_card.fields)) {
        auto* left = new Label(m_theme, TextStyle::small, Token::textSecondary);
        auto* right = new Label(m_theme, TextStyle::small);
        left->setText(title);
        right->setText(value);
        right->setWordWrap(true);
        grid->addWidget(left, line, 0, Qt::AlignTop);
        grid->addWidget(right, line++, 1, Qt::AlignTop);
    }
    grid->setColumnMinimumWidth(0, m_theme.px(84));
    addBlock(column, tr("FIELDS"), 0)->addLayout(grid);
}

void CardPane::addNotes(QVBoxLayout* column) {
    QVBoxLayout* block = addBlock(column, tr("NOTES ABOUT THE CUSTOMER"), m_card.notes.size());
    for (const CustomerNoteRow& note : std::as_const(m_card.notes)) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        auto* icon = new kit::IconView(m_theme, 16);
        icon->setIcon(note.pinned ? QStringLiteral("pin") : QStringLiteral("note"),
                      note.pinned ? Token::warningText : Token::textMuted);
        auto* words = new Label(m_theme, TextStyle::small);
        words->setWordWrap(true);
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
        block->addLayout(row);
    }
    m_newNote = new QLineEdit;
    m_newNote->setFont(m_theme.font(TextStyle::small));
    m_newNote->setFixedHeight(m_theme.px(28));
    m_newNote->setMaxLength(2000);
    m_newNote->setPlaceholderText(tr("New note, Enter saves"));
    m_newNote->setAccessibleName(tr("New note about the customer"));
    connect(m_newNote, &QLineEdit::returnPressed, this, [this] {
        const QString text = m_newNote->text().trimmed();
        if (text.isEmpty())
            return;
        m_newNote->clear();
        emit noteAddRequested(m_card.id, text);
    });
    block->addWidget(m_newNote);
}

void CardPane::retranslate() {
    m_title->setText(tr("Customer"));
    m_close->setHint(tr("Hide the card"));
    rebuild(true);
}

void CardPane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    kit::Paper::changeEvent(event);
}

} // namespace pult::client
