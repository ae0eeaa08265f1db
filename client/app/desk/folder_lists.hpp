// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

#include "client/models/list/dialog_list_model.hpp"
#include "client/models/list/filter_parts.hpp"
#include "client/models/list/gathered_dialogs.hpp"
#include "client/models/list/list_query.hpp"

namespace pult::client {

class InboxWindow;

/// The folders' lists and their numbers, and which one is on the screen.
///
/// Every open folder has its list from the start, so that a folder opens at once; that of closed dialogs, those of the
/// groups' entries and what a filter leaves of a folder are made when they are looked at. The server counts; while it
/// is out of reach the numbers are those of what this computer has.
class FolderLists final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FolderLists)
public:
    FolderLists(Desk& desk, InboxWindow& window, QObject* parent = nullptr);
    ~FolderLists() override;

    void show(Folder folder);
    /// By the name of its number: `channel:3`.
    void showEntry(const QString& key);
    /// As placeChanged told it. An entry that only the server knows is waited for until somebody goes elsewhere.
    void restore(const QString& place);
    void setFilter(const ListFilter& filter);
    void setByUrgency(bool byUrgency);
    void retranslate();
    Folder folder() const { return m_folder; }
    std::map<Folder, FolderCount> counts() const { return m_counts; }

signals:
    void counted(pult::client::Folder folder, const pult::client::FolderCount& count);
    void announced(const QString& words);
    /// Another folder or entry is on the screen.
    void placeChanged(const QString& place);

private:
    DialogListModel& list(Folder folder);
    GatheredDialogs& gathered(Folder folder);
    void loadLists();
    void hold(int lastRow);
    /// What the list on the screen asks for, without the filter.
    wire::DialogFilter asked() const;
    /// The same with the filter.
    wire::DialogFilter narrowed() const;
    bool isPlain() const { return m_entry.isEmpty() && m_filter.isEmpty(); }
    void present();
    void makeNarrowed();
    void refresh();
    void offer(const FolderNumbers& numbers);
    void publishCounts();
    void publishCount(Folder folder);
    void publishQueue();
    FolderCount countOf(Folder folder);

    void save(const QString& name, bool shared);
    void change(const QString& key, const std::function<void(wire::FilterSave&)>& how);
    void remove(const QString& key);
    void overwrite();
    void undoOverwrite();
    void openSaved();
    void followSaved();
    OpenSaved openSavedState() const;
    const wire::SavedFilter* saved(const QString& key) const;
    template <class Request>
    void request(const Request& request);

    Desk& m_desk;
    InboxWindow& m_window;
    std::map<Folder, std::unique_ptr<DialogListModel>> m_lists;
    std::unique_ptr<DialogListModel> m_narrowed; ///< an entry's, or what the filter leaves of the folder
    std::map<Folder, FolderCount> m_counts;
    GatheredDialogs m_drafts;
    GatheredDialogs m_unsent;
    Folder m_folder = Folder::unanswered;
    QString m_entry;
    QString m_awaitedEntry;
    ListFilter m_filter;
    /// The saved filter that is open, taken apart, and which version of it that is.
    FilterParts m_parts;
    std::int64_t m_savedVersion = 0;
    struct Overwritten {
        wire::DialogFilter before;
        std::string now;
    };
    std::optional<Overwritten> m_overwritten;
    bool m_byUrgency = true;
    QTimer m_countTimer;
    QTimer m_refreshTimer;
};

} // namespace pult::client
