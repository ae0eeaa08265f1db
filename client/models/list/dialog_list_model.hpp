// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QTimer>

#include <memory>
#include <vector>

#include "client/models/list/dialog_roles.hpp"
#include "client/models/rows/dialog_row.hpp"
#include "client/models/rows/flush_pace.hpp"
#include "client/models/rows/folder.hpp"
#include "shared/base/ids.hpp"

namespace pult::client {

class Desk;
struct DialogQuery;
struct ListedPage;
struct SortKey;

/// The dialogs of one folder, or of what is left of it by a filter, in the server's order.
///
/// That is a query: the first page comes when the model is made, the next one when a row beyond the
/// loaded ones is looked at, and events of the desk are applied in place. Rows without a dialog behind them
/// are skeletons: those that are not loaded yet, at the end, and those that were forgotten to save memory.
/// What the desk tells within 16 ms becomes one set of changes. The model is never reset.
/// While somebody points into the list its rows can be held in their places: their words go on changing, but what
/// would come in, go or move among them waits.
class DialogListModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DialogListModel)
public:
    static constexpr int kPage = 100;

    /// `desk` outlives the model.
    DialogListModel(Desk& desk, const DialogQuery& query, QObject* parent = nullptr);
    ~DialogListModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    /// A dialog by its id is found without looking at the rows: a look at one that was forgotten asks for it.
    QModelIndexList match(const QModelIndex& start, int role, const QVariant& value, int hits = 1,
                          Qt::MatchFlags flags = Qt::MatchFlags(Qt::MatchStartsWith | Qt::MatchWrap)) const override;

    /// -1: not in the list.
    int rowOf(std::int64_t dialogId) const;
    /// Unanswered ones, and all; exact when the list is complete, else of what is known.
    FolderCount count() const;
    bool isComplete() const;
    bool isLoaded() const; ///< the first page is here
    /// Loads pages in the background until so many rows are known, for the count.
    void loadUpTo(int rows);
    /// Applies now what would wait for the next 16 ms.
    void flush();
    /// Rows up to this one stay where they are; -1: all move freely.
    void setHold(int lastRow);
    /// Dialogs that wait to come in or to move up.
    int heldBack() const;
    /// After a change of language: guests are called by another word.
    void retranslate() { rebuildRows(); }

signals:
    void countChanged();
    void heldBackChanged(int dialogs);

private:
    struct State;

    void onStarted(bool reloads);
    void onDialogChanged(std::int64_t id);
    void rebuildRows();
    void loadNext();
    void applyPage(const ListedPage& page, bool first);
    void purge();
    void admitKnown();
    void apply(std::int64_t id);
    struct Place;
    Place placeOf(DialogId id) const;
    bool isHeldBack(DialogId id) const;
    void holdBack(DialogId id);
    void insertRow(const SortKey& key, bool unanswered);
    void moveRow(int from, const SortKey& key);
    void removeRowAt(int row);
    void updateTail();
    void wish(int row) const;
    void grantWishes();
    void reloadForgotten(std::size_t page, std::vector<DialogId> ids);
    void reloadOne(DialogId id);
    int loadedRows() const;

    Desk& m_desk;
    std::unique_ptr<State> m;
    QTimer m_flushTimer;
    FlushPace m_pace;
    mutable QTimer m_wishTimer;
};

} // namespace pult::client
