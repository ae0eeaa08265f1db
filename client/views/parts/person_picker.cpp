// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/person_picker.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/views/parts/picker_list.hpp"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace pult::client {

namespace {

constexpr int kWidth = 340;
constexpr int kWidthWithComment = 420;
constexpr int kLongestComment = 2000;

CommandPopup::Words wordsFor(const PersonPicker::Words& words, PersonPicker::Comment comment) {
    return {words.title, words.take, PersonPicker::tr("Nobody else sees this dialog"),
            comment == PersonPicker::Comment::wanted ? PersonPicker::tr("No such colleague or team")
                                                     : PersonPicker::tr("No such colleague sees this dialog")};
}

} // namespace

PersonPicker::PersonPicker(const kit::Theme& theme, const QList<Command>& people, const Words& words, Comment comment,
                           QWidget* parent)
    : CommandPopup(theme, people, wordsFor(words, comment), comment == Comment::wanted ? kWidthWithComment : kWidth,
                   parent),
      m_caution(words.caution), m_whyNot(words.whyNot) {
    if (comment == Comment::wanted) {
        setRoom(people.size() + 2); // and the headings
        addComment(words.take);
        addCaution(people);
        addKeys(tr("↑ ↓ choose · Tab: comment · Enter: %1 · Esc: close", "keys").arg(words.take));
    } else {
        tellKeys();
    }
    connect(this, &CommandPopup::taken, this, [this](const Command& person) {
        emit chosen(person, m_comment ? m_comment->text().trimmed() : QString());
    });
}

void PersonPicker::addComment(const QString& takes) {
    m_comment = new QLineEdit;
    m_comment->setMaxLength(kLongestComment);
    m_comment->setPlaceholderText(tr("Comment, the client won't see it"));
    m_comment->setAccessibleName(tr("Comment for colleagues"));
    listenTo(m_comment);
    auto* button = new kit::Button(theme(), kit::Button::Look::primary);
    button->setText(takes);
    button->setKey(QKeySequence(Qt::Key_Return));
    connect(button, &kit::Button::clicked, this, &PersonPicker::take);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(6);
    foot->addWidget(m_comment, 1);
    foot->addWidget(button);
    column()->addLayout(foot);
}

/// Where something is to be known of one of them.
void PersonPicker::addCaution(const QList<Command>& people) {
    if (!m_caution || std::ranges::all_of(people, [this](const Command& each) { return m_caution(each).isEmpty(); }))
        return;
    m_cautious = new kit::Label(theme(), kit::TextStyle::small, kit::Token::warningText);
    m_cautious->setEliding(true);
    m_cautious->setFixedHeight(theme().lineHeight(kit::TextStyle::small)); // also while it is empty
    column()->addWidget(m_cautious);
    connect(list(), &PickerList::rowChanged, this, &PersonPicker::showCaution);
    showCaution();
}

void PersonPicker::showCaution() {
    const Command* person = current();
    m_cautious->setText(person ? m_caution(*person) : QString());
}

QString PersonPicker::nothingWords() const {
    const QString why = m_whyNot ? m_whyNot(field()->text()) : QString();
    return why.isEmpty() ? CommandPopup::nothingWords() : why;
}

/// Whoever has begun a comment isn't done with it by choosing a name.
void PersonPicker::onClicked() {
    if (!m_comment || m_comment->text().isEmpty())
        take();
}

} // namespace pult::client
