// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include <map>
#include <set>
#include <vector>

#include "client/models/list/dialog_roles.hpp"
#include "client/models/rows/dialog_row.hpp"
#include "client/models/rows/folder.hpp"
#include "client/state/desk.hpp"

namespace pult::client {

/// A folder that this desk knows itself: dialogs with a draft, dialogs with a reply that did not go out.
///
/// Rows as in DialogListModel. A draft whose dialog is out of the operator's reach by now has a row of its own: its
/// text is his still. What comes is added below what is there; nothing ever moves.
class GatheredDialogs final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GatheredDialogs)
public:
    /// `desk` outlives the model; `folder` is drafts or unsent.
    GatheredDialogs(Desk& desk, Folder folder, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    FolderCount count() const;
    void retranslate();

signals:
    void countChanged();

private:
    void gather();
    void judge(DialogId id);
    bool belongs(DialogId id) const;
    bool isStuckHere(DialogId id) const;
    bool concernsMe(const wire::Dialog& dialog, const wire::Author& author) const;
    void ask(DialogId id);
    void remove(DialogId id);
    DialogRow lostRow(DialogId id) const;

    Desk& m_desk;
    Folder m_folder;
    std::vector<DialogId> m_rows;
    std::set<DialogId> m_asked; ///< looked up: so far they are only in a draft's or a reply's key
    std::set<DialogId> m_lost;  ///< the server doesn't give them to this operator
    mutable std::map<DialogId, DialogRow> m_built;
};

} // namespace pult::client
