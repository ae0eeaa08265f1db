// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/list/list_pane.hpp"

#include "client/kit/button.hpp"
#include "client/kit/label.hpp"
#include "client/kit/notice_bar.hpp"
#include "client/views/list/desk_strip.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/filter_bar.hpp"
#include "client/views/list/folder_button.hpp"
#include "client/views/list/folder_pane.hpp"
#include "client/views/list/search_pane.hpp"
#include "client/views/list/selection_bar.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pult::client {

using kit::Button;
using kit::TextStyle;
using kit::Token;

namespace {
constexpr int kStripSides = 20;
constexpr int kStripGap = 8;
} // namespace

ListPane::ListPane(kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : kit::Paper(theme, Token::bgSurface, parent), m_theme(theme), m_desk(new DeskStrip(theme, now)),
      m_head(new QWidget), m_selection(new SelectionBar(theme, now)), m_toast(new kit::NoticeBar(theme)),
      m_folders(new Button(theme, Button::Look::outline)), m_title(new kit::Label(theme, TextStyle::title)),
      m_count(new kit::Label(theme, TextStyle::small, Token::textSecondary)),
      m_order(new Button(theme, Button::Look::quiet)),
      m_takeNext(kit::makeIconButton(theme, QStringLiteral("player-play"), nullptr, 20, 32)),
      m_foldersMenu(new QMenu(this)), m_orderMenu(new QMenu(this)), m_search(new SearchPane(theme, now)),
      m_filters(new FilterBar(theme)), m_list(new DialogListView(theme, std::move(now))) {
    auto* row = new QHBoxLayout(m_head);
    row->setContentsMargins(12, 8, kStripSides - 12, 0);
    row->setSpacing(kStripGap);
    row->addWidget(m_folders);
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_order);
    row->addWidget(m_takeNext);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_desk);
    column->addWidget(m_head);
    column->addWidget(m_selection);
    column->addWidget(m_search);
    column->addWidget(m_filters);
    column->addWidget(m_list, 1);
    column->addWidget(m_toast);
    m_selection->hide();
    m_toast->hide();
    // What was found stands in the list's place.
    connect(m_search, &SearchPane::activeChanged, this, [this, column](bool active) {
        m_list->setVisible(!active);
        m_filters->setAside(active);
        column->setStretchFactor(m_search, active ? 1 : 0);
        m_order->setVisible(!active);
        retranslate();
    });

    m_title->setEliding(true);
    m_foldersMenu->setObjectName(QStringLiteral("folders-menu"));
    m_folders->setChevron(true);
    m_folders->setBold(true);
    m_folders->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_folders->setMenu(m_foldersMenu);
    m_order->setIconName(QStringLiteral("sort-ascending"));
    m_order->setTextStyle(TextStyle::small);
    m_order->setControlHeight(28);
    m_order->setPaddingAt100(8);
    m_order->setMenu(m_orderMenu);
    QSizePolicy staying = m_order->sizePolicy();
    staying.setRetainSizeWhenHidden(true); // the rows below keep their places while a search hides it
    m_order->setSizePolicy(staying);
    m_takeNext->setAction(QStringLiteral("queue.next"));
    connect(m_foldersMenu, &QMenu::aboutToShow, this, &ListPane::fillFolders);
    connect(m_orderMenu, &QMenu::aboutToShow, this, [this] {
        m_orderMenu->clear();
        for (bool urgency : {true, false}) {
            QAction* action = m_orderMenu->addAction(!urgency       ? tr("Newest message first")
                                                     : isOfClosed() ? tr("Last closed first")
                                                                    : tr("Most urgent first"));
            action->setCheckable(true);
            action->setChecked(urgency == m_byUrgency);
            connect(action, &QAction::triggered, this, [this, urgency] {
                setByUrgency(urgency);
                emit orderChosen(urgency);
            });
        }
    });
    connect(m_takeNext, &Button::clicked, this, &ListPane::takeNextRequested);
    connect(m_list, &DialogListView::emptyActionRequested, this, [this] {
        if (isNarrowed())
            m_filters->clear();
        else if (m_needsChannel)
            emit channelWanted();
        else
            emit takeNextRequested();
    });
    connect(m_filters, &FilterBar::filterChanged, this, &ListPane::retranslate);
    connectSelection();
    setFoldersHere(false);
    retranslate();
}

void ListPane::connectSelection() {
    connect(m_list, &DialogListView::chosenChanged, this, &ListPane::showSelection);
    connect(m_list, &DialogListView::gatheringChanged, m_selection, &SelectionBar::setLoading);
    connect(m_selection, &SelectionBar::cleared, m_list, &DialogListView::clearChosen);
    connect(m_selection, &SelectionBar::allRequested, m_list, &DialogListView::chooseAll);
    connect(m_selection, &SelectionBar::actRequested, this,
            [this](const BulkAct& act) { emit bulkRequested(m_list->chosen(), act); });
}

/// -1: more than are loaded.
int ListPane::choosable() const {
    const FolderEntry* open = m_filters->isAsSaved() ? entry() : nullptr;
    const FolderCount count = open && !open->count.isOfHere ? open->count : shownCount();
    if (count.total < 0)
        return m_list->choosable();
    return count.isPartial ? -1 : count.total;
}

void ListPane::showSelection(int chosen) {
    if (chosen > 0)
        m_selection->setCount(chosen, choosable(), DialogListView::kMostChosen);
    // As high as what it stands for, or the next click would hit another row than it was meant for.
    if (chosen > 0 && m_selection->isHidden())
        m_selection->setFixedHeight(std::max(m_head->height() + m_search->height(), m_selection->sizeHint().height()));
    m_selection->setVisible(chosen > 0);
    m_head->setVisible(chosen == 0);
    m_search->setVisible(chosen == 0);
}

void ListPane::setFolder(Folder folder) {
    m_folder = folder;
    m_entry.clear();
    retranslate();
}

void ListPane::setEntry(const QString& key) {
    m_entry = key;
    retranslate();
}

void ListPane::setEntries(const QList<FolderEntry>& entries) {
    if (std::exchange(m_entries, entries) != entries)
        retranslate();
}

void ListPane::setHabits(const FolderHabits& habits) {
    m_habits = habits;
}

void ListPane::setFilter(const ListFilter& filter) {
    m_filters->setFilter(filter);
    retranslate();
}

void ListPane::setOpenSaved(const OpenSaved& saved) {
    m_filters->setSaved(saved);
    retranslate();
}

void ListPane::setShownCount(const FolderCount& count) {
    if (std::exchange(m_shownCount, count) != count)
        retranslate();
}

const FolderEntry* ListPane::entry() const {
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [this](const FolderEntry& each) { return each.key == m_entry; });
    return m_entry.isEmpty() || found == m_entries.end() ? nullptr : &*found;
}

/// A fixed folder that nothing narrows.
bool ListPane::isPlain() const {
    return m_entry.isEmpty() && m_filters->filter().isEmpty();
}

/// By the operator himself, beyond what the open folder asks for.
bool ListPane::isNarrowed() const {
    return !m_filters->filter().isEmpty() && !m_filters->isAsSaved();
}

FolderCount ListPane::shownCount() const {
    return isPlain() ? m_counts.value(m_folder) : m_shownCount;
}

QString ListPane::titleWords() const {
    if (!m_search->isActive())
        return folderWords();
    return m_online ? tr("Search everywhere") : tr("Search offline");
}

QString ListPane::folderWords() const {
    const FolderEntry* open = entry();
    return open ? open->name : folderName(m_folder);
}

void ListPane::setCount(Folder folder, const FolderCount& count) {
    const bool isNew = std::exchange(m_counts[folder], count) != count;
    if (isNew && (folder == m_folder || folder == Folder::unassigned))
        retranslate();
}

void ListPane::setLoad(int load, int limit) {
    m_inHand = load;
    m_limit = limit;
    hintTakeNext();
}

void ListPane::hintTakeNext() {
    const int queue = m_counts.value(Folder::unassigned).total;
    const bool full = m_limit > 0 && m_inHand >= m_limit;
    m_takeNext->setEnabled(queue != 0);
    m_takeNext->setHint(full         ? tr("%1 of %2, close one or ask the senior").arg(m_inHand).arg(m_limit)
                        : queue != 0 ? tr("Take the most urgent dialog from the queue")
                                     : tr("The queue is empty"));
}

void ListPane::setFoldersHere(bool here) {
    m_folders->setVisible(here);
    m_title->setVisible(!here);
    m_takeNext->setVisible(here);
    fitStrip();
}

/// Nobody waits in a closed dialog: what counts is when it was closed.
bool ListPane::isOfClosed() const {
    return isOver(m_folder) && m_entry.isEmpty();
}

QString ListPane::orderWords() const {
    if (!m_byUrgency)
        return tr("By time");
    return isOfClosed() ? tr("Last closed") : tr("By urgency");
}

/// The order gives up its words, then the number goes: the folder's name stays whole.
void ListPane::fitStrip() {
    m_order->setText(orderWords());
    const bool here = m_title->isHidden();
    const int needed = kStripSides + (here ? m_folders->sizeHint().width() + kStripGap + m_takeNext->sizeHint().width()
                                           : m_title->sizeHint().width());
    const int count = m_count->text().isEmpty() ? 0 : m_count->sizeHint().width() + kStripGap;
    if (needed + count + kStripGap + m_order->sizeHint().width() > width())
        m_order->setText({});
    m_count->setVisible(count > 0 && needed + count + kStripGap + m_order->sizeHint().width() <= width());
}

void ListPane::resizeEvent(QResizeEvent* event) {
    kit::Paper::resizeEvent(event);
    fitStrip();
}

void ListPane::openFolders() {
    if (m_folders->isVisible())
        m_folders->showMenu();
}

void ListPane::setByUrgency(bool byUrgency) {
    m_byUrgency = byUrgency;
    retranslate();
}

void ListPane::setOnline(bool online) {
    if (std::exchange(m_online, online) != online)
        retranslate();
}

void ListPane::setNeedsChannel(bool needs) {
    if (std::exchange(m_needsChannel, needs) != needs)
        retranslate();
}

void ListPane::fillFolders() {
    m_foldersMenu->clear();
    const QList<Folder> keyed = keyedFolders(m_habits, m_counts.value(Folder::unsent).total > 0);
    for (const Folder folder : shownFolders(m_habits, m_folder, m_counts)) {
        const QString key = m_folderKeys.value(keyed.indexOf(folder));
        const FolderCount count = m_counts.value(folder);
        const QString number = numberWords(folderNumber(folder, count), count);
        const QString words =
            number.isEmpty() ? folderName(folder) : QStringLiteral("%1  %2").arg(folderName(folder), number);
        const Token colour = folder == Folder::unsent ? Token::dangerText : Token::textSecondary;
        QAction* action = m_foldersMenu->addAction(m_theme.icon(folderIcon(folder), 16, colour), words + u'\t' + key,
                                                   this, [this, folder] { emit folderChosen(folder); });
        action->setCheckable(true);
        action->setChecked(folder == m_folder && m_entry.isEmpty());
    }
    addGroups();
}

void ListPane::addGroups() {
    m_foldersMenu->addSeparator();
    for (const FolderGroup group : kFolderGroups) {
        QMenu* menu = nullptr;
        for (const FolderEntry& each : std::as_const(m_entries)) {
            if (each.group != group)
                continue;
            if (!menu)
                menu = m_foldersMenu->addMenu(groupMenuName(group));
            QString words = each.name;
            words.replace(u'&', QStringLiteral("&&"));
            if (const QString number = numberWords(each.count.waiting, each.count); !number.isEmpty())
                words += QStringLiteral("  ") + number;
            QAction* action = menu->addAction(m_theme.icon(entryIcon(each), 16, Token::textSecondary), words, this,
                                              [this, key = each.key] { emit entryChosen(key); });
            action->setCheckable(true);
            action->setChecked(each.key == m_entry);
        }
    }
}

void ListPane::retranslate() {
    const QString name = folderWords();
    const QString title = titleWords();
    const bool searching = m_search->isActive();
    const QString icon = entry() ? entryIcon(*entry()) : folderIcon(m_folder);
    const int total = shownCount().total;
    m_title->setText(title);
    m_folders->setText(title);
    m_folders->setIconName(searching ? QStringLiteral("search") : icon);
    m_folders->setHint(tr("Folder: %1").arg(name));
    m_count->setText(total > 0 && !searching ? QString::number(total) : QString());
    m_order->setHint(tr("Order of the list"));
    fitStrip();
    m_list->setAccessibleName(tr("Dialogs: %1").arg(name));
    const int queue = m_counts.value(Folder::unassigned).total;
    hintTakeNext();
    const bool helps =
        isPlain() && queue > 0 && (m_folder == Folder::unanswered || m_folder == Folder::mine) && total >= 0;
    const QString help = m_needsChannel ? tr("Connect a channel")
                         : helps        ? tr("Take next (%1)", "how many are in the queue").arg(queue)
                                        : QString();
    m_list->setEmptyWords(emptyWords(), icon, isNarrowed() ? tr("Clear the filter") : help);
}

QString ListPane::emptyWords() const {
    // Nobody may be told that all is done while nobody knows.
    if (shownCount().total < 0)
        return m_online ? tr("Loading the dialogs…")
                        : tr("These dialogs are not on this computer: they need the network");
    if (isNarrowed())
        return tr("Nothing matches “%1”", "names of filters").arg(m_filters->words());
    if (m_needsChannel)
        return tr("No channel is connected yet: clients have no way to write to you");
    if (!m_entry.isEmpty())
        return tr("No open dialogs here");
    switch (m_folder) {
    case Folder::unanswered:
        return tr("Everyone has an answer");
    case Folder::mine:
        return tr("You have no dialogs. Take the next one from the queue");
    case Folder::closed:
        return tr("No closed dialogs yet");
    case Folder::spam:
        return tr("No spam. What you mark as spam is kept here and calls nobody");
    case Folder::snoozed:
        return tr("Nothing is snoozed");
    case Folder::mentioned:
        return tr("Nobody has called you");
    case Folder::drafts:
        return tr("No unfinished texts");
    case Folder::unsent:
        return tr("No reply has failed");
    case Folder::unassigned:
    case Folder::waiting:
        break;
    }
    return tr("All quiet. New messages appear here by themselves");
}

void ListPane::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    kit::Paper::changeEvent(event);
}

} // namespace pult::client
