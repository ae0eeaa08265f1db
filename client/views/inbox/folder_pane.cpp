// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/inbox/folder_pane.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/views/inbox/folder_button.hpp"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <utility>

namespace pult::client {

using kit::TextStyle;
using kit::Token;
using kit::Weight;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(pult::client::FolderPane)
};
} // namespace

const char* folderWords(Folder folder) {
    switch (folder) {
    case Folder::unanswered:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Unanswered");
    case Folder::mine:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Mine");
    case Folder::unassigned:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Unassigned");
    case Folder::mentioned:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Mentions, whispers");
    case Folder::waiting:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Awaiting customer");
    case Folder::snoozed:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Snoozed");
    case Folder::drafts:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Drafts");
    case Folder::unsent:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Not sent");
    case Folder::closed:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Closed");
    }
    return "";
}

QString folderName(Folder folder) {
    return Words::tr(folderWords(folder));
}

QString folderIcon(Folder folder) {
    switch (folder) {
    case Folder::unanswered:
        return QStringLiteral("message-circle");
    case Folder::mine:
        return QStringLiteral("user");
    case Folder::unassigned:
        return QStringLiteral("user-question");
    case Folder::mentioned:
        return QStringLiteral("at");
    case Folder::waiting:
        return QStringLiteral("hourglass");
    case Folder::snoozed:
        return QStringLiteral("alarm-snooze");
    case Folder::drafts:
        return QStringLiteral("pencil");
    case Folder::unsent:
        return QStringLiteral("alert-circle");
    case Folder::closed:
        return QStringLiteral("archive");
    }
    return {};
}

FolderPane::FolderPane(kit::Theme& theme, QWidget* parent)
    : kit::Paper(theme, Token::bgWindow, parent), m_theme(theme),
      m_title(new kit::Label(theme, TextStyle::caption, Token::textSecondary, Weight::semibold)),
      m_load(new kit::Label(theme, TextStyle::caption, Token::textSecondary, Weight::semibold)),
      m_full(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_takeNext(new kit::Button(theme, kit::Button::Look::primary)) {
    setLines(Qt::RightEdge);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 12, 8, 8);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 8, 8);
    head->addWidget(m_title, 1);
    head->addWidget(m_load);
    column->addLayout(head);
    column->addWidget(m_takeNext);
    m_full->setEliding(true, 2);
    m_full->setContentsMargins(8, 4, 8, 0);
    column->addWidget(m_full);
    column->addSpacing(12);
    for (Folder folder : kFolders) {
        auto* button = new FolderButton(theme, folderIcon(folder));
        connect(button, &FolderButton::clicked, this, [this, folder] { emit folderChosen(folder); });
        column->addWidget(button);
        m_buttons.insert(folder, button);
    }
    m_buttons[Folder::unsent]->setGrave(true);
    column->addStretch();
    m_takeNext->setPaddingAt100(8);
    m_takeNext->setIconName(QStringLiteral("player-play"));
    m_takeNext->setAction(QStringLiteral("queue.next"), true);
    m_takeNext->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_takeNext, &kit::Button::clicked, this, &FolderPane::takeNextRequested);
    connect(&theme, &kit::Theme::changed, this, &FolderPane::restyle);
    retranslate();
    restyle();
}

void FolderPane::restyle() {
    setFixedWidth(m_theme.px(200));
}

void FolderPane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    kit::Paper::changeEvent(event);
}

void FolderPane::retranslate() {
    m_title->setText(tr("MY DESK"));
    m_load->setText(m_limit > 0 ? tr("%1/%2", "dialogs in hand, most").arg(m_inHand).arg(m_limit) : QString());
    const bool full = m_limit > 0 && m_inHand >= m_limit;
    m_full->setVisible(full);
    m_full->setText(tr("Close one or ask the senior"));
    const int queue = m_counts.value(Folder::unassigned).total;
    if (full) {
        m_takeNext->setText(tr("%1 of %2", "dialogs in hand, most").arg(m_inHand).arg(m_limit));
        m_takeNext->setHint(tr("%1 of %2, close one or ask the senior").arg(m_inHand).arg(m_limit));
    } else {
        m_takeNext->setText(queue > 0 ? tr("Take next %1", "how many are in the queue").arg(queue) : tr("Take next"));
        m_takeNext->setHint(tr("Take the most urgent dialog from the queue"));
    }
    int number = 1;
    for (Folder folder : kFolders)
        m_buttons[folder]->describe(folderName(folder), folderNumber(folder, m_counts.value(folder)),
                                    m_counts.value(folder), QStringLiteral("Alt+%1").arg(number++));
    m_buttons[Folder::unsent]->setVisible(m_folder == Folder::unsent || m_counts.value(Folder::unsent).total > 0);
}

void FolderPane::setFolder(Folder folder) {
    m_folder = folder;
    m_buttons[folder]->setChecked(true);
    retranslate();
}

void FolderPane::setCount(Folder folder, const FolderCount& count) {
    if (std::exchange(m_counts[folder], count) != count)
        retranslate();
}

void FolderPane::setLoad(int load, int limit) {
    if (std::pair(load, limit) == std::pair(m_inHand, m_limit))
        return;
    m_inHand = load;
    m_limit = limit;
    retranslate();
}

void FolderPane::setTakeNextEnabled(bool enabled) {
    m_takeNext->setEnabled(enabled);
}

} // namespace pult::client
