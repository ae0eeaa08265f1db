// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/clock.hpp"
#include "client/kit/theme.hpp"

#include <QDialog>
#include <QList>

class QStackedWidget;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

class FactsPage;
class FieldsPage;
class GroupsPage;
class HoursPage;
class ItemsPage;
class StagesPage;

/// What a company sets up for itself, for administrators: stages, fields of the card, facts, teams, working hours.
/// Nothing is saved before it is asked for; what isn't saved is not lost without a question. Deletes itself when it is
/// closed.
class WorkspaceWindow final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkspaceWindow)

public:
    WorkspaceWindow(const kit::Theme& theme, const kit::NowMs& now, QWidget* parent = nullptr);

    StagesPage* stages() const { return m_stages; }
    FieldsPage* fields() const { return m_fields; }
    FactsPage* facts() const { return m_facts; }
    GroupsPage* groups() const { return m_groups; }
    HoursPage* hours() const { return m_hours; }
    void showPage(int page);
    int changes() const;
    /// What is asked for is on its way.
    void setSaving(bool saving);
    /// Why not all of it was saved; empty: it was.
    void setProblem(const QString& words);
    /// Counts anew.
    void refresh();

signals:
    void saveRequested();

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addPage(ItemsPage* page);
    QList<ItemsPage*> pages() const;
    void discard();
    bool mayClose();

    const kit::Theme& m_theme;
    StagesPage* m_stages;
    FieldsPage* m_fields;
    FactsPage* m_facts;
    GroupsPage* m_groups;
    HoursPage* m_hours;
    QList<kit::Button*> m_tabs;
    QStackedWidget* m_stack;
    kit::Label* m_count;
    kit::Label* m_problem;
    kit::Button* m_discard;
    kit::Button* m_save;
    bool m_saving = false;
};

} // namespace pult::client
