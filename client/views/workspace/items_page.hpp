// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/workspace/items_draft.hpp"

#include <QWidget>

class QListWidget;
class QVBoxLayout;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

/// A list at the left, put into order by dragging or by Ctrl+Up and Ctrl+Down, and what is chosen in it at the right,
/// to be filled in.
class ItemsPage : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ItemsPage)

public:
    enum class Order { fixed, free };
    ItemsPage(const kit::Theme& theme, Order order, QWidget* parent = nullptr);

    ItemsDraft& draft() { return m_draft; }
    /// The draft has changed without this page.
    void refresh();

signals:
    void edited();

protected:
    /// Shows the chosen one; null: none is.
    virtual void showItem(const WorkspaceItem* item) = 0;
    virtual QString emptyWords() const = 0;
    virtual QString compared(const WorkspaceItem& theirs) const = 0;
    virtual WorkspaceItem fresh() const = 0;
    virtual void focusName() = 0;
    /// How it stands in the list.
    virtual QString shownName(const WorkspaceItem& item) const { return item.name; }
    virtual bool mayRemove(const WorkspaceItem&) const { return true; }

    /// By its fields: what is filled in is told here.
    void keep(const WorkspaceItem& item);
    WorkspaceItem chosen() const;
    QVBoxLayout* form() const { return m_form; }
    QWidget* line(const QString& words, QWidget* control) const;
    void finish();
    bool eventFilter(QObject* watched, QEvent* event) override;

    const kit::Theme& m_theme;

private:
    void add();
    void removeChosen();
    void moveChosen(int by);
    void onDropped();
    void fillList(const QString& choose);
    void showChosen();
    QString refAt(int row) const;
    QString titleOf(const WorkspaceItem& item) const;

    ItemsDraft m_draft;
    bool m_filling = false;
    QListWidget* m_list;
    kit::Button* m_add;
    kit::Button* m_up;
    kit::Button* m_down;
    kit::Button* m_remove;
    QWidget* m_fields;
    QVBoxLayout* m_form;
    kit::Label* m_nothing;
    QWidget* m_clash;
    kit::Label* m_clashWords;
    kit::Button* m_takeTheirs;
};

} // namespace pult::client
