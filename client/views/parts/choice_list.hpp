// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QAbstractListModel>
#include <QListView>

namespace pult::client {

/// Lines of a ChoiceList. Those that can't be selected are headings.
template <class Row>
class ChoiceRows : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;
    const QList<Row>& rows() const { return m_rows; }
    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

protected:
    QList<Row> m_rows;
};

/// A list of which one row is chosen by keys that a field beside it gets, or by the mouse.
class ChoiceList : public QListView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChoiceList)

public:
    ChoiceList(const kit::Theme& theme, QAbstractListModel* rows, QWidget* parent);

    int row() const { return currentIndex().row(); }
    /// -1: none.
    virtual void setRow(int row);
    /// The first that is no heading; -1: there is none.
    int firstRow() const { return rowBeside(-1, 1); }
    /// So many rows up or down, over the headings, not around.
    void step(int by);
    /// The arrows and the page keys; false: another one.
    bool onKey(int key);

protected:
    /// Tells a screen reader of the current row: a list that lets somebody else have the keys says nothing by itself.
    void tellRow();

private:
    /// The row itself where there is none further on.
    int rowBeside(int row, int by) const;
    int rowsOfAPage() const;
};

} // namespace pult::client
