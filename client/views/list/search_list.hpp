// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/models/search_row.hpp"

#include <QAbstractListModel>
#include <QListView>

namespace pult::kit {
class Theme;
}

namespace pult::client {

/// The lines of a SearchList.
class SearchRows final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchRows)

public:
    SearchRows(kit::NowMs now, QObject* parent);
    /// What stays the same from the top on stays where it is; how many that are.
    int setRows(const QList<SearchRow>& rows);
    const QList<SearchRow>& rows() const { return m_rows; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    kit::NowMs m_now;
    QList<SearchRow> m_rows;
};

/// What a search has found, group by group. Chosen by keys that the search field gets, or by the mouse.
class SearchList final : public QListView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchList)

public:
    SearchList(const kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    void setRows(const QList<SearchRow>& rows);
    /// Null: none is.
    const SearchRow* current() const;
    /// To the next or previous hit, not around.
    void step(int by);
    void stepPage(int by);

signals:
    void chosen(const pult::client::SearchRow& row);

private:
    void setRow(int row);

    SearchRows* m_rows;
};

} // namespace pult::client
