// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/list/folder_pane.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/plain_tip.hpp"
#include "client/views/list/folder_button.hpp"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
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
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Mentions");
    case Folder::waiting:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Waiting for client");
    case Folder::snoozed:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Snoozed");
    case Folder::drafts:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Drafts");
    case Folder::unsent:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Not sent");
    case Folder::closed:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Closed");
    case Folder::spam:
        return QT_TRANSLATE_NOOP("pult::client::FolderPane", "Spam");
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
    case Folder::spam:
        return QStringLiteral("ban");
    }
    return {};
}

QList<Folder> shownFolders(const FolderHabits& habits, Folder open, const QHash<Folder, FolderCount>& counts) {
    QList<Folder> shown;
    for (const Folder folder : habits.order) {
        const bool failed = folder == Folder::unsent && counts.value(folder).total > 0;
        const bool empty = folder == Folder::unsent && !failed;
        if (folder == open || failed || (!empty && !habits.hidden.contains(folder)))
            shown += folder;
    }
    return shown;
}

FolderPane::FolderPane(kit::Theme& theme, QWidget* parent)
    : kit::Paper(theme, Token::bgWindow, parent), m_theme(theme),
      m_title(new kit::Label(theme, TextStyle::caption, Token::textSecondary, Weight::semibold)),
      m_load(new kit::Label(theme, TextStyle::caption, Token::textSecondary, Weight::semibold)),
      m_full(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_takeNext(new kit::Button(theme, kit::Button::Look::primary)), m_scroll(new QScrollArea),
      m_open(new QButtonGroup(this)) {
    setLines(Qt::RightEdge);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 12, 1, 8);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 15, 8);
    head->addWidget(m_title, 1);
    head->addWidget(m_load);
    auto* next = new QHBoxLayout;
    next->setContentsMargins(0, 0, 7, 0);
    next->addWidget(m_takeNext);
    column->addLayout(head);
    column->addLayout(next);
    m_full->setWordWrap(true);
    m_full->setContentsMargins(8, 4, 15, 0);
    column->addWidget(m_full);
    column->addSpacing(12);
    column->addWidget(m_scroll, 1);

    auto* rows = new QWidget;
    rows->setAutoFillBackground(false);
    auto* all = new QVBoxLayout(rows);
    all->setContentsMargins(0, 0, 7, 0);
    all->setSpacing(0);
    m_fixed = new QVBoxLayout;
    m_groups = new QVBoxLayout;
    for (QVBoxLayout* part : {m_fixed, m_groups}) {
        part->setSpacing(0);
        all->addLayout(part);
    }
    all->addStretch();
    for (const Folder folder : kFolders) {
        auto* button = new FolderButton(theme, folderIcon(folder));
        connect(button, &FolderButton::clicked, this, [this, folder] { emit folderChosen(folder); });
        connect(button, &FolderButton::customContextMenuRequested, this,
                [this, button, folder](const QPoint& at) { openMenu(folder, button->mapToGlobal(at)); });
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        button->installEventFilter(this);
        m_open->addButton(button);
        m_buttons.insert(folder, button);
    }
    m_buttons[Folder::unsent]->setGrave(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setWidget(rows);
    m_takeNext->setPaddingAt100(6);
    m_takeNext->setIconName(QStringLiteral("player-play"));
    m_takeNext->setAction(QStringLiteral("queue.next"), true);
    m_takeNext->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_takeNext, &kit::Button::clicked, this, &FolderPane::takeNextRequested);
    connect(&theme, &kit::Theme::changed, this, &FolderPane::restyle);
    placeFolders();
    retranslate();
    restyle();
}

void FolderPane::restyle() {
    setFixedWidth(m_theme.px(200));
}

void FolderPane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fillGroups();
    }
    kit::Paper::changeEvent(event);
}

void FolderPane::retranslate() {
    m_title->setText(tr("MY DESK"));
    m_load->setText(m_limit > 0 ? tr("%1/%2", "dialogs in hand, most").arg(m_inHand).arg(m_limit) : QString());
    const QString counted = tr("%1 of %2 in hand. A dialog counts as one, one that waits for the client as a quarter, "
                               "a snoozed one not at all.",
                               "dialogs in hand, most")
                                .arg(m_inHand)
                                .arg(m_limit);
    m_load->setAccessibleName(m_limit > 0 ? counted : QString());
    m_load->setToolTip(m_limit > 0 ? kit::plainTip(counted) : QString());
    const bool full = m_limit > 0 && m_inHand >= m_limit;
    m_full->setVisible(full || !m_resting.isEmpty());
    m_full->setText(m_resting.isEmpty() ? tr("Close one or ask the senior") : m_resting);
    const int queue = m_counts.value(Folder::unassigned).total;
    if (full) {
        m_takeNext->setText(tr("%1 of %2", "dialogs in hand, most").arg(m_inHand).arg(m_limit));
        m_takeNext->setHint(tr("%1 of %2, close one or ask the senior").arg(m_inHand).arg(m_limit));
    } else {
        m_takeNext->setText(queue > 0 ? tr("Take next (%1)", "how many are in the queue").arg(queue) : tr("Take next"));
        m_takeNext->setHint(queue != 0 ? tr("Take the most urgent dialog from the queue") : tr("The queue is empty"));
    }
    m_takeNext->setEnabled(queue != 0);
    const QList<Folder> shown = shownFolders(m_habits, m_folder, m_counts);
    const QList<Folder> keyed = keyedFolders(m_habits, m_counts.value(Folder::unsent).total > 0);
    for (const Folder folder : kFolders) {
        const qsizetype place = keyed.indexOf(folder);
        const QString key = place >= 0 ? m_keys.value(place) : QString();
        m_buttons[folder]->describe(folderName(folder), folderNumber(folder, m_counts.value(folder)),
                                    m_counts.value(folder), key);
        m_buttons[folder]->setVisible(shown.contains(folder));
    }
}

void FolderPane::placeFolders() {
    for (const Folder folder : m_habits.order)
        m_fixed->removeWidget(m_buttons[folder]);
    QWidget* before = m_takeNext;
    for (const Folder folder : m_habits.order) {
        m_fixed->addWidget(m_buttons[folder]);
        setTabOrder(std::exchange(before, m_buttons[folder]), m_buttons[folder]);
    }
}

void FolderPane::setFolder(Folder folder) {
    m_folder = folder;
    m_entry.clear();
    showOpen();
    retranslate();
    leadTabToChosen();
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

void FolderPane::setResting(const QString& words) {
    m_resting = words;
    retranslate();
}

void FolderPane::setKeys(const QStringList& keys) {
    m_keys = keys;
    retranslate();
}

void FolderPane::setHabits(const FolderHabits& habits) {
    const bool sameGroups = habits.folded == m_habits.folded;
    m_habits = habits;
    placeFolders();
    retranslate();
    if (!sameGroups)
        fillGroups();
}

void FolderPane::choose(const FolderHabits& habits) {
    setHabits(habits);
    emit habitsChanged(habits);
}

/// Among the folders the arrows lead on.
void FolderPane::leadTabToChosen() {
    for (QAbstractButton* row : m_open->buttons())
        row->setFocusPolicy(!m_open->checkedButton() || row->isChecked() ? Qt::TabFocus : Qt::NoFocus);
}

} // namespace pult::client
