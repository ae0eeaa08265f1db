// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/views/workspace/items_page.hpp"

class QCheckBox;

namespace pult::kit {
class Field;
} // namespace pult::kit

namespace pult::client {

/// Who answers together: each team has people, a queue and the channels whose new dialogs are its own.
class GroupsPage final : public ItemsPage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupsPage)

public:
    struct Person {
        QString id;
        QString name;
    };

    explicit GroupsPage(const kit::Theme& theme, QWidget* parent = nullptr);
    /// In the order in which they are shown.
    void setPeople(const QList<Person>& people);
    /// The channel's name, and the item whose its new dialogs are.
    void setChannels(const QList<std::pair<QString, QString>>& channels);

private:
    void showItem(const WorkspaceItem* item) override;
    QString emptyWords() const override;
    QString compared(const WorkspaceItem& theirs) const override;
    WorkspaceItem fresh() const override { return {}; }
    void focusName() override;
    /// A company has one at least.
    bool mayRemove(const WorkspaceItem&) const override { return m_removable; }
    void keepMembers();
    void showMembers(const QStringList& members);
    QStringList channelsOf(const QString& ref) const;

    QList<Person> m_people;
    QList<std::pair<QString, QString>> m_channels;
    bool m_removable = false;
    kit::Field* m_name;
    QCheckBox* m_open;
    QListWidget* m_members;
    kit::Label* m_channelsWords;
};

} // namespace pult::client
