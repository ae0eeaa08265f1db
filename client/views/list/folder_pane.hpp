// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/small_widgets.hpp"
#include "client/models/rows/folder_entry.hpp"

#include <QHash>

#include <optional>

class QButtonGroup;
class QMenu;
class QScrollArea;
class QVBoxLayout;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

class FolderButton;

QString folderName(Folder folder);
/// The same in the language of the sources.
const char* folderWords(Folder folder);
QString folderIcon(Folder folder);
QString groupName(FolderGroup group);
/// The same as an entry of a menu, which is not the head of a block.
QString groupMenuName(FolderGroup group);
QString entryIcon(const FolderEntry& entry);

/// Those that are shown, in their order: what is open and what has failed can't be hidden.
QList<Folder> shownFolders(const FolderHabits& habits, Folder open, const QHash<Folder, FolderCount>& counts);

/// The column of folders with "Take next" above them: the fixed ones in the order that the operator has dragged them
/// into, and groups that fold away.
class FolderPane final : public kit::Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FolderPane)

public:
    explicit FolderPane(kit::Theme& theme, QWidget* parent = nullptr);

    void setFolder(Folder folder);
    void setCount(Folder folder, const FolderCount& count);
    /// What the operator has in hand, and how much he may take from the queue. 0: not known.
    void setLoad(int load, int limit);
    /// Why nothing new comes to him, as he has said; empty: it comes.
    void setResting(const QString& words);
    void setEntries(const QList<FolderEntry>& entries);
    /// The entry that is open; empty: a fixed folder is.
    void setEntry(const QString& key);
    void setHabits(const FolderHabits& habits);
    /// In words, of the first folder that has one, the second and so on.
    void setKeys(const QStringList& keys);
    /// What was found stands in the list's place: no folder is open meanwhile.
    void setSearching(bool searching);

signals:
    void folderChosen(pult::client::Folder folder);
    void entryChosen(const QString& key);
    void habitsChanged(const pult::client::FolderHabits& habits);
    void takeNextRequested();
    void renameRequested(const QString& key, const QString& name);
    void shareRequested(const QString& key, bool shared);
    /// To this place among its neighbours, from 0 on.
    void moveRequested(const QString& key, int place);
    void deleteRequested(const QString& key);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void restyle();
    void placeFolders();
    void leadTabToChosen();
    void fillGroups();
    void showOpen();
    void describeEntries();
    void fold(FolderGroup group);
    void choose(const FolderHabits& habits);
    void move(Folder folder, int by);
    void drag(Folder folder, int y);
    QStringList neighboursOf(const QString& key) const;
    void dragEntry(const QString& key, int y);
    void drop(const QString& key);
    void openMenu(Folder folder, const QPoint& at);
    void openMenu(const FolderEntry& entry, QWidget* below);
    void confirmDelete(const FolderEntry& entry);
    FolderButton* entryButton(const FolderEntry& entry, const QStringList& channels);

    kit::Theme& m_theme;
    kit::Label* m_title;
    kit::Label* m_load;
    kit::Label* m_full; ///< why nothing can be taken
    QString m_resting;
    kit::Button* m_takeNext;
    QScrollArea* m_scroll;
    QVBoxLayout* m_fixed;
    QVBoxLayout* m_groups;
    QButtonGroup* m_open; ///< one of all the rows
    Folder m_folder = Folder::mine;
    int m_inHand = 0;
    int m_limit = 0;
    QString m_entry;
    bool m_searching = false;
    FolderHabits m_habits;
    QStringList m_keys;
    QHash<Folder, FolderButton*> m_buttons;
    QHash<Folder, FolderCount> m_counts;
    QList<FolderEntry> m_entries;
    QHash<QString, FolderButton*> m_entryButtons;
    QPoint m_pressedAt;
    bool m_dragging = false;
    QString m_draggedEntry; ///< empty: none
    qsizetype m_draggedFrom = 0;
    std::optional<QList<FolderEntry>> m_newsMeanwhile; ///< came while an entry was dragged
};

} // namespace pult::client
