// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/models/rows/search_row.hpp"
#include "client/views/parts/choice_list.hpp"

namespace pult::client {

/// The lines of a SearchList.
class SearchRows final : public ChoiceRows<SearchRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchRows)

public:
    explicit SearchRows(kit::NowMs now);
    /// What stays the same from the top on stays where it is; how many that are.
    int setRows(const QList<SearchRow>& rows);
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    kit::NowMs m_now;
};

/// What a search has found, group by group.
class SearchList final : public ChoiceList {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchList)

public:
    SearchList(const kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

    void setRows(const QList<SearchRow>& rows);
    /// Null: none is.
    const SearchRow* current() const;
    void setRow(int row) override;

signals:
    void chosen(const pult::client::SearchRow& row);

private:
    SearchRows* m_rows;
};

} // namespace pult::client
