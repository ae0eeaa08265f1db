// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/models/list/dialog_roles.hpp"
#include "client/models/rows/message_roles.hpp"
#include "client/models/words/spoken.hpp"

#include <QAbstractListModel>

#include <deque>
#include <optional>

namespace pult::test {

/// A list of dialogs held in memory; an empty entry is a row that isn't loaded.
class DialogRows final : public QAbstractListModel {
public:
    explicit DialogRows(std::int64_t nowMs = 0) : m_nowMs(nowMs) {}

    void set(std::vector<std::optional<client::DialogRow>> rows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    void moveToTop(int row) {
        beginMoveRows({}, row, row, {}, 0);
        std::rotate(m_rows.begin(), m_rows.begin() + row, m_rows.begin() + row + 1);
        endMoveRows();
    }
    void removeAt(int row) {
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        const auto& row = m_rows[static_cast<std::size_t>(index.row())];
        return client::dialogData(row ? &*row : nullptr, role, m_nowMs);
    }

private:
    std::int64_t m_nowMs;
    std::vector<std::optional<client::DialogRow>> m_rows;
};

/// A thread held in memory.
class MessageRows final : public QAbstractListModel {
public:
    void append(std::vector<client::MessageRow> rows) { insert(rowCount(), std::move(rows)); }
    void prepend(std::vector<client::MessageRow> rows) { insert(0, std::move(rows)); }
    void insert(int at, std::vector<client::MessageRow> rows) {
        if (rows.empty())
            return;
        beginInsertRows({}, at, at + static_cast<int>(rows.size()) - 1);
        m_rows.insert(m_rows.begin() + at, rows.begin(), rows.end());
        endInsertRows();
    }
    void remove(int at, int count) {
        beginRemoveRows({}, at, at + count - 1);
        m_rows.erase(m_rows.begin() + at, m_rows.begin() + at + count);
        endRemoveRows();
    }
    void move(int from, int to) {
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
        const client::MessageRow row = m_rows[static_cast<std::size_t>(from)];
        m_rows.erase(m_rows.begin() + from);
        m_rows.insert(m_rows.begin() + to, row);
        endMoveRows();
    }
    void change(int at, client::MessageRow row) {
        row.revision = m_rows[static_cast<std::size_t>(at)].revision + 1;
        m_rows[static_cast<std::size_t>(at)] = std::move(row);
        emit dataChanged(index(at), index(at), {client::MessageRowRole});
    }
    const client::MessageRow& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        const auto& row = m_rows[static_cast<std::size_t>(index.row())];
        if (role == client::MessageRowRole)
            return QVariant::fromValue<const client::MessageRow*>(&row);
        if (role == Qt::DisplayRole)
            return row.text;
        if (role == Qt::AccessibleTextRole)
            return client::spokenMessage(row);
        return {};
    }

private:
    std::deque<client::MessageRow> m_rows;
};

} // namespace pult::test
