// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with the rows of the folder column: groups below the fixed folders, order and visibility, menus.
#include "client/kit/button.hpp"
#include "client/views/list/folder_button.hpp"
#include "client/views/list/folder_pane.hpp"
#include "client/views/parts/block_head.hpp"
#include "client/views/parts/name_popup.hpp"

#include <QApplication>
#include <QButtonGroup>
#include <QMenu>
#include <QMessageBox>
#include <QMouseEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace pult::client {

namespace {

quint32 bitOf(FolderGroup group) {
    return 1u << static_cast<int>(group);
}

} // namespace

QString groupName(FolderGroup group) {
    switch (group) {
    case FolderGroup::channels:
        return FolderPane::tr("CHANNELS");
    case FolderGroup::tags:
        return FolderPane::tr("TAGS");
    case FolderGroup::operators:
        return FolderPane::tr("OPERATORS");
    case FolderGroup::saved:
        return FolderPane::tr("SAVED");
    }
    return {};
}

QString groupMenuName(FolderGroup group) {
    switch (group) {
    case FolderGroup::channels:
        return FolderPane::tr("Channels", "a menu of folders");
    case FolderGroup::tags:
        return FolderPane::tr("Tags", "a menu of folders");
    case FolderGroup::operators:
        return FolderPane::tr("Operators", "a menu of folders");
    case FolderGroup::saved:
        return FolderPane::tr("Saved", "a menu of folders");
    }
    return {};
}

QString entryIcon(const FolderEntry& entry) {
    switch (entry.group) {
    case FolderGroup::channels:
        return QStringLiteral("message-circle");
    case FolderGroup::tags:
        return QStringLiteral("tag");
    case FolderGroup::operators:
        return QStringLiteral("user");
    case FolderGroup::saved:
        return entry.isShared ? QStringLiteral("users") : QStringLiteral("filter");
    }
    return {};
}

// --- groups

void FolderPane::setEntries(const QList<FolderEntry>& entries) {
    if (!m_draggedEntry.isEmpty()) {
        m_newsMeanwhile = entries; // the row in hand would go with the others
        return;
    }
    m_newsMeanwhile.reset();
    const auto sameRow = [](FolderEntry one, FolderEntry other) {
        one.count = other.count = {};
        return one == other;
    };
    const bool sameRows = std::equal(entries.begin(), entries.end(), m_entries.begin(), m_entries.end(), sameRow);
    m_entries = entries;
    if (sameRows)
        describeEntries();
    else
        fillGroups();
}

void FolderPane::setEntry(const QString& key) {
    m_entry = key;
    if (!m_entryButtons.contains(key))
        fillGroups(); // its group is folded
    showOpen();
}

void FolderPane::setSearching(bool searching) {
    m_searching = searching;
    showOpen();
}

void FolderPane::showOpen() {
    const FolderButton* open = m_searching         ? nullptr
                               : m_entry.isEmpty() ? m_buttons.value(m_folder)
                                                   : m_entryButtons.value(m_entry);
    m_open->setExclusive(false);
    for (auto* row : m_open->buttons())
        row->setChecked(row == open);
    m_open->setExclusive(true);
    leadTabToChosen();
}

void FolderPane::fillGroups() {
    const auto* focused = qobject_cast<const QWidget*>(QApplication::focusWidget());
    const QString focus = focused && isAncestorOf(focused) ? focused->objectName() : QString();
    while (QLayoutItem* item = m_groups->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->setParent(nullptr);
            widget->deleteLater(); // it may be the one that was clicked
        }
        delete item;
    }
    m_draggedEntry.clear();
    m_entryButtons.clear();
    for (const FolderGroup group : kFolderGroups) {
        QList<FolderEntry> entries;
        std::copy_if(m_entries.begin(), m_entries.end(), std::back_inserter(entries),
                     [group](const FolderEntry& entry) { return entry.group == group; });
        if (entries.isEmpty())
            continue;
        const bool folded = (m_habits.folded & bitOf(group)) != 0;
        auto* head = new BlockHead(m_theme, groupName(group), 0, folded);
        head->setObjectName(QStringLiteral("group.%1").arg(static_cast<int>(group)));
        connect(head, &BlockHead::clicked, this, [this, group] { fold(group); });
        m_groups->addSpacing(8);
        m_groups->addWidget(head);
        QStringList channels;
        for (const FolderEntry& entry : std::as_const(entries))
            channels.append(entry.channelKind);
        for (const FolderEntry& entry : std::as_const(entries))
            if (!folded || entry.key == m_entry)
                m_groups->addWidget(entryButton(entry, channels));
    }
    describeEntries();
    leadTabToChosen();
    if (auto* again = focus.isEmpty() ? nullptr : findChild<QWidget*>(focus))
        again->setFocus();
}

FolderButton* FolderPane::entryButton(const FolderEntry& entry, const QStringList& channels) {
    auto* button = new FolderButton(m_theme, entryIcon(entry));
    button->setObjectName(entry.key);
    button->setBadge(entry.channelKind, channels);
    button->setEliding(true);
    button->setChecked(!m_searching && entry.key == m_entry);
    connect(button, &FolderButton::clicked, this, [this, key = entry.key] { emit entryChosen(key); });
    if (entry.canChange) {
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(button, &FolderButton::customContextMenuRequested, this,
                [this, button, entry] { openMenu(entry, button); });
    }
    if (entry.canMove)
        button->installEventFilter(this);
    m_open->addButton(button);
    m_entryButtons.insert(entry.key, button);
    return button;
}

void FolderPane::describeEntries() {
    for (const FolderEntry& entry : std::as_const(m_entries))
        if (auto* button = m_entryButtons.value(entry.key))
            button->describe(entry.name, entry.count.waiting, entry.count, {});
}

void FolderPane::fold(FolderGroup group) {
    FolderHabits habits = m_habits;
    habits.folded ^= bitOf(group);
    choose(habits);
}

void FolderPane::openMenu(const FolderEntry& entry, QWidget* below) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_theme.icon(QStringLiteral("pencil"), 16, kit::Token::textSecondary), tr("Rename…"), this,
                    [this, entry, below] {
                        auto* popup = new NamePopup(m_theme, tr("Name of the folder"), entry.name, this);
                        connect(popup, &NamePopup::chosen, this,
                                [this, key = entry.key](const QString& name) { emit renameRequested(key, name); });
                        popup->openBelow(below);
                    });
    if (entry.canShare)
        menu->addAction(m_theme.icon(QStringLiteral("users"), 16, kit::Token::textSecondary),
                        entry.isShared ? tr("Show only to its owner") : tr("Show to everybody"), this,
                        [this, entry] { emit shareRequested(entry.key, !entry.isShared); });
    if (entry.canMove) {
        const QStringList row = neighboursOf(entry.key);
        const auto place = static_cast<int>(row.indexOf(entry.key));
        menu->addAction(m_theme.icon(QStringLiteral("arrow-up"), 16, kit::Token::textSecondary), tr("Move up"), this,
                        [this, key = entry.key, place] { emit moveRequested(key, place - 1); })
            ->setEnabled(place > 0);
        menu->addAction(m_theme.icon(QStringLiteral("arrow-down"), 16, kit::Token::textSecondary), tr("Move down"),
                        this, [this, key = entry.key, place] { emit moveRequested(key, place + 1); })
            ->setEnabled(place + 1 < row.size());
    }
    menu->addSeparator();
    menu->addAction(m_theme.icon(QStringLiteral("trash"), 16, kit::Token::dangerText), tr("Delete…"), this,
                    [this, entry] { confirmDelete(entry); });
    menu->popup(below->mapToGlobal(QPoint(0, below->height())));
}

void FolderPane::confirmDelete(const FolderEntry& entry) {
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setText(entry.isShared ? tr("Delete the folder “%1” for everybody?").arg(entry.name)
                                : tr("Delete the folder “%1”?").arg(entry.name));
    box->setInformativeText(tr("The dialogs in it stay as they are."));
    auto* remove = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box->setEscapeButton(box->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(box, &QMessageBox::finished, this, [this, box, remove, key = entry.key] {
        if (box->clickedButton() == remove)
            emit deleteRequested(key);
    });
    box->open();
}

// --- order and visibility

void FolderPane::move(Folder folder, int by) {
    const QList<Folder> shown = shownFolders(m_habits, m_folder, m_counts);
    const qsizetype to = shown.indexOf(folder) + by;
    if (to < 0 || to >= shown.size())
        return;
    FolderHabits habits = m_habits;
    habits.order.move(habits.order.indexOf(folder), habits.order.indexOf(shown[to]));
    choose(habits);
}

void FolderPane::openMenu(Folder folder, const QPoint& at) {
    const QList<Folder> shown = shownFolders(m_habits, m_folder, m_counts);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_theme.icon(QStringLiteral("arrow-up"), 16, kit::Token::textSecondary), tr("Move up"), this,
                    [this, folder] { move(folder, -1); })
        ->setEnabled(shown.first() != folder);
    menu->addAction(m_theme.icon(QStringLiteral("arrow-down"), 16, kit::Token::textSecondary), tr("Move down"), this,
                    [this, folder] { move(folder, 1); })
        ->setEnabled(shown.last() != folder);
    menu->addSeparator();
    QMenu* visible = menu->addMenu(tr("Shown folders"));
    for (const Folder each : std::as_const(m_habits.order)) {
        if (each == Folder::unsent)
            continue; // it comes and goes by itself
        QAction* action = visible->addAction(folderName(each), this, [this, each] {
            FolderHabits habits = m_habits;
            if (!habits.hidden.removeOne(each))
                habits.hidden.append(each);
            choose(habits);
        });
        action->setCheckable(true);
        action->setChecked(!m_habits.hidden.contains(each));
    }
    menu->addAction(tr("As at first"), this, [this] {
        FolderHabits habits;
        habits.folded = m_habits.folded;
        choose(habits);
    });
    menu->popup(at);
}

void FolderPane::drag(Folder folder, int y) {
    const auto liesUnder = [&](Folder each) {
        const FolderButton* button = m_buttons[each];
        return button->isVisible() && y >= button->y() && y < button->y() + button->height();
    };
    FolderHabits habits = m_habits;
    for (const Folder under : std::as_const(m_habits.order)) {
        if (under == folder || !liesUnder(under))
            continue;
        habits.order.move(habits.order.indexOf(folder), habits.order.indexOf(under));
        return choose(habits);
    }
}

/// Those that an entry can be moved among, itself with them.
QStringList FolderPane::neighboursOf(const QString& key) const {
    const auto self =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const FolderEntry& each) { return each.key == key; });
    QStringList keys;
    for (const FolderEntry& each : m_entries)
        if (self != m_entries.end() && each.group == self->group && each.isShared == self->isShared)
            keys.append(each.key);
    return keys;
}

/// Here alone; it is asked for when the row is let go.
void FolderPane::dragEntry(const QString& key, int y) {
    const QStringList row = neighboursOf(key);
    if (std::exchange(m_draggedEntry, key) != key)
        m_draggedFrom = row.indexOf(key);
    const auto placeOf = [this](const QString& each) {
        return std::find_if(m_entries.begin(), m_entries.end(),
                            [&](const FolderEntry& entry) { return entry.key == each; }) -
               m_entries.begin();
    };
    for (const QString& under : row) {
        FolderButton* button = m_entryButtons.value(under);
        if (under == key || !button || y < button->y() || y >= button->y() + button->height())
            continue;
        const int to = m_groups->indexOf(button);
        FolderButton* dragged = m_entryButtons.value(key);
        m_groups->removeWidget(dragged);
        m_groups->insertWidget(to, dragged);
        m_entries.move(placeOf(key), placeOf(under));
        return;
    }
}

void FolderPane::drop(const QString& key) {
    m_draggedEntry.clear();
    if (const qsizetype to = neighboursOf(key).indexOf(key); to != m_draggedFrom)
        emit moveRequested(key, static_cast<int>(to));
    if (m_newsMeanwhile)
        setEntries(*std::exchange(m_newsMeanwhile, std::nullopt));
}

bool FolderPane::eventFilter(QObject* watched, QEvent* event) {
    auto* button = qobject_cast<FolderButton*>(watched);
    if (!button)
        return kit::Paper::eventFilter(watched, event);
    const QString entry = m_entryButtons.key(button);
    if (event->type() == QEvent::MouseButtonPress) {
        m_pressedAt = static_cast<QMouseEvent*>(event)->position().toPoint();
        m_dragging = false;
        m_draggedEntry.clear();
    } else if (event->type() == QEvent::MouseMove) {
        const QPoint at = static_cast<QMouseEvent*>(event)->position().toPoint();
        const bool held = static_cast<QMouseEvent*>(event)->buttons().testFlag(Qt::LeftButton);
        m_dragging = held && (m_dragging || (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance());
        if (m_dragging && entry.isEmpty())
            drag(m_buttons.key(button), button->mapToParent(at).y());
        else if (m_dragging)
            dragEntry(entry, button->mapToParent(at).y());
    } else if (event->type() == QEvent::MouseButtonRelease && m_dragging) {
        m_dragging = false;
        button->setDown(false);
        if (!entry.isEmpty())
            drop(entry);
        return true; // it was moved, not chosen
    }
    return kit::Paper::eventFilter(watched, event);
}

} // namespace pult::client
