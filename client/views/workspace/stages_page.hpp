// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/views/workspace/items_page.hpp"

class QCheckBox;

namespace pult::kit {
class ChoiceButton;
class Field;
} // namespace pult::kit

namespace pult::client {

/// How far the company has come with a dialog, in its own words.
class StagesPage final : public ItemsPage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StagesPage)

public:
    explicit StagesPage(const kit::Theme& theme, QWidget* parent = nullptr);
    void setGroups(const QList<std::pair<std::int64_t, QString>>& groups);

private:
    void showItem(const WorkspaceItem* item) override;
    QString emptyWords() const override;
    QString compared(const WorkspaceItem& theirs) const override;
    WorkspaceItem fresh() const override { return {}; }
    void focusName() override;
    void keepStatuses();
    QString groupName(std::int64_t id) const;
    void showGroups(std::int64_t chosen);

    QList<std::pair<std::int64_t, QString>> m_groups;
    kit::Field* m_name;
    kit::ChoiceButton* m_group;
    QList<std::pair<QString, QCheckBox*>> m_statuses; ///< by their names on the wire
};

} // namespace pult::client
