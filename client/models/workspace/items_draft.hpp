// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace pult::client {

/// A line of what a company sets up: a stage, a field of the card, a fact about the company, a team.
struct WorkspaceItem {
    QString ref = {}; ///< stays the same: the id, or the key of a fact; begins with "new" before the server has it
    std::int64_t version = 0;
    int position = 0;
    QString name = {};
    QString text = {};       ///< of a fact
    QString kind = {};       ///< of a field
    QStringList values = {}; ///< a stage's statuses, a field's choices, a team's people
    std::int64_t groupId = 0;
    bool personal = false;
    bool required = false; ///< of a field
    bool open = false;     ///< a team in which operators see each other's dialogs

    /// Says the same, wherever it stands.
    bool isLike(const WorkspaceItem& other) const;
    bool isNew() const { return ref.startsWith(QLatin1String("new")); }
};

/// A list as somebody edits it, while the server's may change. What he hasn't touched follows the server; what both
/// have changed keeps his words and remembers the other's.
class ItemsDraft {
public:
    /// As the server has it now.
    void setBase(const QList<WorkspaceItem>& base);
    const QList<WorkspaceItem>& items() const { return m_items; }

    void change(const WorkspaceItem& item);
    /// Answers its name in the list.
    QString add(WorkspaceItem item);
    void remove(const QString& ref);
    void move(qsizetype from, qsizetype to);
    void discard();
    /// The server has it under this name now.
    void adopt(const QString& temporary, const QString& ref);

    int changes() const;
    /// What is to be saved, each with its place.
    QList<WorkspaceItem> toSave() const;
    QList<WorkspaceItem> toDelete() const;
    /// What somebody else has made of an item that was changed here.
    std::optional<WorkspaceItem> theirs(const QString& ref) const;
    void takeTheirs(const QString& ref);

private:
    const WorkspaceItem* inBase(const QString& ref) const;
    WorkspaceItem* find(const QString& ref);
    bool isReordered() const;

    QList<WorkspaceItem> m_base;
    QList<WorkspaceItem> m_items;
    QHash<QString, WorkspaceItem> m_theirs;
    int m_added = 0;
};

} // namespace pult::client
