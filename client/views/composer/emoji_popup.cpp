// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/composer/emoji_popup.hpp"

#include "client/kit/announcing.hpp"
#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/views/composer/emoji_grid.hpp"

#include <QCloseEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

// Resources of a static library must be asked for by name, outside any namespace.
static void loadEmojiTable() {
    Q_INIT_RESOURCE(emoji);
}

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;

namespace {

constexpr int kWidth = 356;
constexpr int kHeight = 360;
constexpr int kTones = 6;

/// Read once, at the first opening.
const EmojiBook& emojiBook() {
    static const EmojiBook book = [] {
        loadEmojiTable();
        QFile table(QStringLiteral(":/emoji/emoji.tsv"));
        return EmojiBook(table.open(QIODevice::ReadOnly) ? table.readAll() : QByteArray());
    }();
    return book;
}

QString groupName(int group) {
    switch (group) {
    case 0:
        return EmojiPopup::tr("Smileys");
    case 1:
        return EmojiPopup::tr("People");
    case 3:
        return EmojiPopup::tr("Nature");
    case 4:
        return EmojiPopup::tr("Food");
    case 5:
        return EmojiPopup::tr("Places");
    case 6:
        return EmojiPopup::tr("Activities");
    case 7:
        return EmojiPopup::tr("Things");
    case 8:
        return EmojiPopup::tr("Signs");
    default:
        return EmojiPopup::tr("Flags");
    }
}

} // namespace

EmojiPopup::EmojiPopup(const kit::Theme& theme, const EmojiHabits& habits, QWidget* parent)
    : PopupFrame(theme, tr("Emoji"), parent), m_habits(habits), m_field(new QLineEdit), m_grid(new EmojiGrid(theme)),
      m_name(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_nothing(new kit::Label(theme, TextStyle::body, Token::textMuted)) {
    kit::letAnnounce(m_nothing);
    m_field->setFont(theme.font(TextStyle::body));
    m_field->setFixedHeight(theme.px(32));
    m_field->setMaxLength(64);
    m_field->setPlaceholderText(tr("Find by a word, in Russian or English"));
    m_field->setAccessibleName(tr("Find an emoji"));
    m_field->installEventFilter(this);
    m_grid->setAccessibleName(tr("Emoji"));
    m_name->setEliding(true);
    m_nothing->setWordWrap(true);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(0);
    foot->addWidget(m_name, 1);
    // An open hand in each tone: the sample of what is chosen.
    const Emoji hand{QString::fromUtf8("✋"), 1, true, {}, {}, {}};
    const QStringList names = {tr("No skin tone"), tr("Light skin"),       tr("Medium light skin"),
                               tr("Medium skin"),  tr("Medium dark skin"), tr("Dark skin")};
    for (int tone = 0; tone < kTones; ++tone) {
        auto* button = new Button(theme, Button::Look::outline);
        button->setText(withSkinTone(hand, tone));
        button->setHint(names[tone]);
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setControlHeight(28);
        button->setPaddingAt100(4);
        button->setChecked(tone == habits.skinTone);
        connect(button, &Button::clicked, this, [this, tone] { setSkinTone(tone); });
        foot->addWidget(button);
        m_tones.append(button);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_field);
    column->addWidget(m_grid, 1);
    column->addWidget(m_nothing, 1);
    column->addLayout(foot);
    setFixedSize(theme.px(kWidth), theme.px(kHeight));
    connect(m_field, &QLineEdit::textChanged, this, &EmojiPopup::show);
    connect(m_grid, &EmojiGrid::picked, this, [this](const QString& emoji) { take(emoji, false); });
    connect(m_grid, &EmojiGrid::chosenChanged, this, [this] { m_name->setText(m_grid->chosenName()); });
    show(QString());
}

void EmojiPopup::openAbove(const QWidget* widget) {
    const QPoint corner = widget->mapToGlobal(QPoint(0, 0));
    move(std::max(corner.x() - 8, 0), std::max(corner.y() - height() - 4, 0));
    PopupFrame::show();
    m_field->setFocus();
}

bool EmojiPopup::find(const QString& query) {
    m_field->setText(query);
    if (m_grid->chosen() < 0)
        return false;
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        if (m_grid->chosen() < 0)
            close();
    });
    return true;
}

void EmojiPopup::closeEvent(QCloseEvent* event) {
    if (!m_hasPicked)
        emit dismissed(m_field->text());
    PopupFrame::closeEvent(event);
}

QString EmojiPopup::nameOf(const Emoji& emoji) const {
    return QLocale().language() == QLocale::Russian ? emoji.russian : emoji.english;
}

void EmojiPopup::show(const QString& query) {
    const EmojiBook& book = emojiBook();
    QList<EmojiGrid::Section> sections;
    const auto add = [&](EmojiGrid::Section& section, const Emoji& emoji, const QString& text) {
        section.emoji.append(text);
        section.names.append(nameOf(emoji));
    };
    if (query.trimmed().isEmpty()) {
        EmojiGrid::Section recent{tr("Recent"), {}, {}};
        for (const QString& text : std::as_const(m_habits.recent))
            if (const int index = book.indexOf(text); index >= 0)
                add(recent, book.all()[index], text);
        sections.append(recent);
        int group = -1;
        for (const Emoji& emoji : book.all()) {
            if (emoji.group != group)
                sections.append({groupName(group = emoji.group), {}, {}});
            add(sections.last(), emoji, withSkinTone(emoji, m_habits.skinTone));
        }
    } else {
        EmojiGrid::Section found{tr("Found"), {}, {}};
        for (const int index : book.find(query))
            add(found, book.all()[index], withSkinTone(book.all()[index], m_habits.skinTone));
        sections.append(found);
    }
    m_grid->setSections(sections);
    const bool none = m_grid->chosen() < 0;
    m_grid->setVisible(!none);
    if (none)
        kit::showAnnounced(m_nothing, tr("No emoji fits “%1”").arg(query));
    else
        m_nothing->hide();
    m_name->setText(m_grid->chosenName());
}

void EmojiPopup::setSkinTone(int tone) {
    m_habits.skinTone = tone;
    emit habitsChanged(m_habits);
    show(m_field->text());
    m_field->setFocus();
}

void EmojiPopup::take(const QString& emoji, bool stays) {
    if (emoji.isEmpty())
        return;
    m_habits.recent.removeAll(emoji);
    m_habits.recent.prepend(emoji);
    m_habits.recent = m_habits.recent.mid(0, kMostRecent);
    emit habitsChanged(m_habits);
    m_hasPicked = true;
    emit picked(emoji);
    if (!stays)
        close();
}

bool EmojiPopup::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return PopupFrame::eventFilter(watched, event);
    const auto* press = static_cast<QKeyEvent*>(event);
    switch (press->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(m_grid->chosenText(), press->modifiers().testFlag(Qt::ShiftModifier));
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_grid->stepRow(press->key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        // In a typed word they move the caret.
        if (!m_field->text().isEmpty() && !m_field->hasSelectedText() &&
            !(press->key() == Qt::Key_Right && m_field->cursorPosition() == m_field->text().size()))
            return false;
        m_grid->step(press->key() == Qt::Key_Left ? -1 : 1);
        return true;
    default:
        return false;
    }
}

} // namespace pult::client
