// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

#include "client/models/dialog_list_model.hpp"
#include "client/models/gathered_dialogs.hpp"

namespace pult::client {

class Desk;
class InboxWindow;

/// The folders' lists and their counts, and which one is on the screen.
///
/// Every open folder has its list from the start, so that a folder opens at once and its number is right;
/// that of closed dialogs is made when it is first looked at.
class FolderLists final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FolderLists)
public:
    FolderLists(Desk& desk, InboxWindow& window, QObject* parent = nullptr);
    ~FolderLists() override;

    void show(Folder folder);
    void setByUrgency(bool byUrgency);
    void retranslate();
    Folder folder() const { return m_folder; }
    std::map<Folder, FolderCount> counts() const { return m_counts; }

signals:
    void counted(pult::client::Folder folder, const pult::client::FolderCount& count);

private:
    DialogListModel& list(Folder folder);
    GatheredDialogs& gathered(Folder folder);
    void loadLists();
    void hold(int lastRow);
    void publishCount(Folder folder);
    void publishQueue();

    Desk& m_desk;
    InboxWindow& m_window;
    std::map<Folder, std::unique_ptr<DialogListModel>> m_lists;
    std::map<Folder, FolderCount> m_counts;
    GatheredDialogs m_mentioned;
    GatheredDialogs m_drafts;
    GatheredDialogs m_unsent;
    Folder m_folder = Folder::unanswered;
    bool m_byUrgency = true;
    QTimer m_countTimer;
};

} // namespace pult::client
