// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/small_widgets.hpp"
#include "client/models/list/list_filter.hpp"
#include "client/models/rows/bulk_act.hpp"
#include "client/models/rows/folder_entry.hpp"

#include <QHash>

class QMenu;

namespace pult::kit {
class Button;
class Label;
class NoticeBar;
} // namespace pult::kit

namespace pult::client {

class DeskStrip;
class DialogListView;
class FilterBar;
class SearchPane;
class SelectionBar;

/// The desk's slots, and under them the dialogs of one folder. When the window is narrow the folder's name is a
/// drop-down of all folders and "Take next" stands beside it.
class ListPane final : public kit::Paper {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListPane)

public:
    ListPane(kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    DialogListView* list() const { return m_list; }
    SearchPane* search() const { return m_search; }
    DeskStrip* desk() const { return m_desk; }
    SelectionBar* selection() const { return m_selection; }
    /// Under the list: what was just done with many dialogs; hidden at first.
    kit::NoticeBar* toast() const { return m_toast; }
    FilterBar* filters() const { return m_filters; }
    void setFolder(Folder folder);
    void setCount(Folder folder, const FolderCount& count);
    /// What the operator has in hand, and how much he may take.
    void setLoad(int load, int limit);
    void setEntries(const QList<FolderEntry>& entries);
    /// The entry whose dialogs these are; empty: the folder's.
    void setEntry(const QString& key);
    void setHabits(const FolderHabits& habits);
    /// Of the first folders, in words.
    void setFolderKeys(const QStringList& keys) { m_folderKeys = keys; }
    void setFilter(const ListFilter& filter);
    void setOpenSaved(const OpenSaved& saved);
    /// How many stand in the entry, or are left of the folder by the filter.
    void setShownCount(const FolderCount& count);
    void setFoldersHere(bool here);
    /// The drop-down of folders; nothing while they have a column of their own.
    void openFolders();
    void setByUrgency(bool byUrgency);
    /// Without a connection nothing is on its way that is not here yet.
    void setOnline(bool online);
    /// Nobody can write yet, and the operator may mend that.
    void setNeedsChannel(bool needs);

signals:
    void channelWanted();
    void folderChosen(pult::client::Folder folder);
    void entryChosen(const QString& key);
    void takeNextRequested();
    /// Most urgent first, or the newest message first.
    void orderChosen(bool byUrgency);
    void bulkRequested(const QList<qint64>& dialogs, const pult::client::BulkAct& act);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void fillFolders();
    void addGroups();
    bool isPlain() const;
    bool isNarrowed() const;
    FolderCount shownCount() const;
    const FolderEntry* entry() const;
    QString folderWords() const;
    QString titleWords() const;
    QString emptyWords() const;
    bool isOfClosed() const;
    QString orderWords() const;
    void fitStrip();
    void hintTakeNext();
    void connectSelection();
    void showSelection(int chosen);
    int choosable() const;

    kit::Theme& m_theme;
    DeskStrip* m_desk;
    QWidget* m_head;
    SelectionBar* m_selection;
    kit::NoticeBar* m_toast;
    Folder m_folder = Folder::mine;
    QHash<Folder, FolderCount> m_counts;
    int m_inHand = 0;
    int m_limit = 0; ///< 0: not known
    QList<FolderEntry> m_entries;
    QString m_entry;
    FolderHabits m_habits;
    QStringList m_folderKeys;
    FolderCount m_shownCount;
    bool m_byUrgency = true;
    bool m_online = true;
    bool m_needsChannel = false;
    kit::Button* m_folders;
    kit::Label* m_title;
    kit::Label* m_count;
    kit::Button* m_order;
    kit::Button* m_takeNext;
    QMenu* m_foldersMenu;
    QMenu* m_orderMenu;
    SearchPane* m_search;
    FilterBar* m_filters;
    DialogListView* m_list;
};

} // namespace pult::client
