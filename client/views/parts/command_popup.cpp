// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/parts/command_popup.hpp"

#include "client/views/parts/command_list.hpp"
#include "client/views/parts/picker_list.hpp"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {

constexpr qsizetype kMostRows = 9;
constexpr int kMostOfAGroup = 200;

} // namespace

CommandPopup::CommandPopup(const kit::Theme& theme, QList<Command> commands, const Words& words, int widthAt100,
                           QWidget* parent)
    : PickerPopup(theme, words.title, parent), m_words(words), m_commands(new CommandList(theme, kMostOfAGroup)) {
    m_commands->list()->setAccessibleName(words.title);
    m_commands->setCommands(std::move(commands));
    column()->addWidget(m_commands, 1);
    setRoom(m_commands->count());
    setFixedWidth(theme.px(widthAt100));
    connect(field(), &QLineEdit::textChanged, this, &CommandPopup::search);
    connect(m_commands, &CommandList::clicked, this, &CommandPopup::onClicked);
    search();
}

void CommandPopup::setRoom(qsizetype rows) {
    const auto shown = static_cast<int>(std::clamp<qsizetype>(rows, 2, kMostRows));
    m_commands->setFixedHeight(shown * m_commands->list()->rowHeight());
}

void CommandPopup::tellKeys() {
    addKeys(tr("↑ ↓ choose · Enter: %1 · Esc: close", "keys").arg(m_words.take));
}

PickerList* CommandPopup::list() const {
    return m_commands->list();
}

void CommandPopup::search() {
    m_commands->find(field()->text(), nothingWords());
}

const Command* CommandPopup::current() const {
    return m_commands->current();
}

QString CommandPopup::nothingWords() const {
    return m_commands->count() == 0 ? m_words.none : m_words.notFound;
}

void CommandPopup::take() {
    const Command* current = m_commands->current();
    if (!current || !current->whyNot.isEmpty())
        return;
    const Command command = *current;
    close();
    emit taken(command);
}

} // namespace pult::client
