// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/list/accessible_dialogs.hpp"

#include "client/views/list/dialog_list_view.hpp"

#include <QAccessible>
#include <QAccessibleWidget>

#include <unordered_map>

namespace pult::client {
namespace {

/// What stands at a place of the list; which dialog that is changes as rows come and go.
class AccessibleDialog final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    AccessibleDialog(DialogListView* view, int row) : m_view(view), m_row(row) {}

    bool isValid() const override { return index().isValid(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QRect rect() const override {
        return isValid() ? m_view->visualRect(index()).translated(m_view->viewport()->mapToGlobal(QPoint())) : QRect();
    }
    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name ? index().data(Qt::AccessibleTextRole).toString() : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), toggleAction(), setFocusAction()}; }
    QString localizedActionDescription(const QString& name) const override {
        return name == pressAction()    ? DialogListView::tr("Opens the dialog")
               : name == toggleAction() ? DialogListView::tr("Selects the row or leaves it out")
                                        : QAccessibleActionInterface::localizedActionDescription(name);
    }
    void doAction(const QString& name) override {
        if (!isValid())
            return;
        if (name == pressAction())
            return m_view->openRow(m_row);
        m_view->setFocus();
        if (name == toggleAction())
            m_view->toggleRow(m_row);
        else
            m_view->goToRow(m_row);
    }
    QStringList keyBindingsForAction(const QString& name) const override {
        return name == pressAction()    ? QStringList{QStringLiteral("Return")}
               : name == toggleAction() ? QStringList{QStringLiteral("Ctrl+Space")}
                                        : QStringList();
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.multiSelectable = true;
        state.readOnly = true;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selected = m_view->isMeant(m_row);
        state.focused = m_view->hasFocus() && m_view->currentIndex() == index();
        state.offscreen = !m_view->visualRect(index()).intersects(m_view->viewport()->rect());
        return state;
    }

private:
    QModelIndex index() const { return m_view && m_view->model() ? m_view->model()->index(m_row, 0) : QModelIndex(); }

    QPointer<DialogListView> m_view;
    int m_row;
};

class AccessibleDialogs final : public QAccessibleWidget {
public:
    explicit AccessibleDialogs(DialogListView* view) : QAccessibleWidget(view, QAccessible::List), m_view(view) {}
    ~AccessibleDialogs() override {
        for (const auto& [row, id] : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return m_view && m_view->model() ? m_view->model()->rowCount() : 0; }
    /// Made when somebody asks: a list may have thousands.
    QAccessibleInterface* child(int row) const override {
        if (row < 0 || row >= childCount())
            return nullptr;
        auto found = m_children.find(row);
        if (found == m_children.end())
            found = m_children.emplace(row, QAccessible::registerAccessibleInterface(new AccessibleDialog(m_view, row)))
                        .first;
        return QAccessible::accessibleInterface(found->second);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (const auto& [row, id] : m_children)
            if (QAccessible::accessibleInterface(id) == child)
                return row;
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        return m_view ? child(m_view->indexAt(m_view->viewport()->mapFromGlobal(QPoint(x, y))).row()) : nullptr;
    }
    QAccessibleInterface* focusChild() const override { return m_view ? child(m_view->currentIndex().row()) : nullptr; }
    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.multiSelectable = true;
        return state;
    }

private:
    QPointer<DialogListView> m_view;
    mutable std::unordered_map<int, QAccessible::Id> m_children;
};

QAccessibleInterface* makeDialogs(const QString&, QObject* object) {
    auto* view = qobject_cast<DialogListView*>(object);
    return view ? new AccessibleDialogs(view) : nullptr;
}

} // namespace

void installAccessibleDialogs() {
    static const bool installed = [] {
        QAccessible::installFactory(&makeDialogs);
        return true;
    }();
    Q_UNUSED(installed);
}

} // namespace pult::client
