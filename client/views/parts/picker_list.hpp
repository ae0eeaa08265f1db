// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

namespace pult::client {

/// Tells a screen reader of the current row: a list that lets somebody else have the keys says nothing by itself.
void tellCurrentRow(QAbstractItemView& list);

/// One line of a list to choose from.
struct PickerRow {
    QString icon = {}; ///< empty: none
    QString words = {};
    QString aside = {};   ///< at the right edge, fainter: a number, a shortcut
    bool faint = false;   ///< can't be used now
    bool heading = false; ///< of those below it; can't be chosen
    int depth = 0;        ///< so many steps to the right: it is within the row above that has fewer
    QString path = {};    ///< read aloud in place of the words, where these are only the end of it
    bool operator==(const PickerRow&) const = default;
};

/// The lines of a PickerList.
class PickerRows final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PickerRows)

public:
    explicit PickerRows(QObject* parent = nullptr) : QAbstractListModel(parent) {}
    void setRows(QList<PickerRow> rows);
    void setAside(int row, const QString& words);
    const QList<PickerRow>& rows() const { return m_rows; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<PickerRow> m_rows;
};

/// A short list in a popup: one line a row, chosen by keys that somebody else gets, or by the mouse.
class PickerList final : public QListView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PickerList)

public:
    PickerList(const kit::Theme& theme, QWidget* parent = nullptr);
    void setRows(QList<PickerRow> rows);
    /// Other words at the edge of a row; what is chosen stays so.
    void setAside(int row, const QString& words) { m_rows->setAside(row, words); }
    int row() const { return currentIndex().row(); }
    void setRow(int row);
    /// Up or down over the headings, not around.
    void step(int by);
    int rowHeight() const;
    bool isMarked(const QModelIndex& index) const { return index == currentIndex(); }

signals:
    /// By key or mouse; -1: there is none.
    void rowChanged(int row);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    const kit::Theme& m_theme;
    PickerRows* m_rows;
};

} // namespace pult::client
