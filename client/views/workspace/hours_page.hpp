// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/views/workspace/items_page.hpp"

namespace pult::kit {
class Field;
} // namespace pult::kit

namespace pult::client {

/// When the company answers: the time zone, the week, and dates with hours of their own. Says what it is now by what
/// stands there.
class HoursPage final : public ItemsPage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HoursPage)

public:
    HoursPage(const kit::Theme& theme, kit::NowMs now, QWidget* parent = nullptr);

private:
    void showItem(const WorkspaceItem* item) override;
    QString emptyWords() const override { return {}; }
    QString compared(const WorkspaceItem& theirs) const override;
    WorkspaceItem fresh() const override { return {}; }
    void focusName() override;
    QString shownName(const WorkspaceItem& item) const override;
    bool mayRemove(const WorkspaceItem& item) const override;
    QString hoursWords(const WorkspaceItem& item) const;
    void write();
    void showTrouble();
    void showNow();

    kit::NowMs m_now;
    kit::Label* m_day;
    kit::Field* m_zone;
    kit::Field* m_date;
    kit::Field* m_name;
    kit::Field* m_hours;
    kit::Label* m_state;
};

} // namespace pult::client
