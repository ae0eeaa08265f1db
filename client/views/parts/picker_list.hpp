// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/rows/text_mark.hpp"
#include "client/views/parts/choice_list.hpp"

namespace pult::client {

/// One line of a list to choose from.
struct PickerRow {
    QString icon = {}; ///< empty: none
    QString words = {};
    QString aside = {};         ///< at the right edge, fainter: a number, a shortcut
    QString key = {};           ///< in its place: the key that does the same
    bool faint = false;         ///< can't be used now
    bool heading = false;       ///< of those below it; can't be chosen
    int depth = 0;              ///< so many steps to the right: it is within the row above that has fewer
    QString path = {};          ///< read aloud in place of the words, where these are only the end of it
    QList<TextMark> marks = {}; ///< letters of the words that it was found by
    bool operator==(const PickerRow&) const = default;
};

/// The lines of a PickerList.
class PickerRows final : public ChoiceRows<PickerRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PickerRows)

public:
    PickerRows() = default;
    void setRows(QList<PickerRow> rows);
    void setAside(int row, const QString& words);
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
};

/// A short list in a popup: one line a row.
class PickerList final : public ChoiceList {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PickerList)

public:
    PickerList(const kit::Theme& theme, QWidget* parent = nullptr);
    void setRows(QList<PickerRow> rows);
    /// Other words at the edge of a row; what is chosen stays so.
    void setAside(int row, const QString& words) { m_rows->setAside(row, words); }
    void setRow(int row) override;
    int rowHeight() const;
    /// 30 by default.
    void setRowHeightAt100(int height);
    bool isMarked(const QModelIndex& index) const { return index == currentIndex(); }

signals:
    /// By key or mouse; -1: there is none.
    void rowChanged(int row);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    const kit::Theme& m_theme;
    PickerRows* m_rows;
    int m_rowHeight = 30; ///< at 100 %
};

} // namespace pult::client
