// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/thread/accessible_thread.hpp"

#include "client/views/thread/thread_view.hpp"

#include <QAccessible>
#include <QAccessibleWidget>

#include <vector>

namespace pult::client {
namespace {

/// The message that stands at a place of the thread; which one that is changes as rows come and go.
class AccessibleMessage final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    AccessibleMessage(ThreadView* view, int row) : m_view(view), m_row(row) {}

    bool isValid() const override { return m_view && m_row < m_view->rowCount(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QRect rect() const override {
        return isValid() ? m_view->rowRect(m_row).translated(m_view->viewport()->mapToGlobal(QPoint())) : QRect();
    }
    QString text(QAccessible::Text kind) const override {
        return isValid() && kind == QAccessible::Name ? m_view->spoken(m_row) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    // Copying, quoting, opening its files, sending it again: all of it stands in its menu.
    QStringList actionNames() const override {
        const bool voice = isValid() && m_view->hasVoice(m_row);
        return voice ? QStringList{pressAction(), showMenuAction(), setFocusAction()}
                     : QStringList{showMenuAction(), setFocusAction()};
    }
    QString localizedActionDescription(const QString& name) const override {
        return name == pressAction() ? ThreadView::tr("Plays or stops the voice message")
                                     : QAccessibleActionInterface::localizedActionDescription(name);
    }
    void doAction(const QString& name) override {
        if (!isValid())
            return;
        m_view->setFocus();
        m_view->setCurrentRow(m_row);
        if (name == pressAction())
            m_view->toggleVoice(m_row);
        // The menu keeps its own loop: whoever asked must not wait for it.
        if (name == showMenuAction())
            QMetaObject::invokeMethod(m_view, &ThreadView::openCurrentMenu, Qt::QueuedConnection);
    }
    QStringList keyBindingsForAction(const QString& name) const override {
        return name == showMenuAction() ? QStringList{QStringLiteral("Return")}
               : name == pressAction()  ? QStringList{QStringLiteral("Space")}
                                        : QStringList();
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.readOnly = true;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focused = m_view->hasFocus() && m_view->currentRow() == m_row;
        state.offscreen = !m_view->rowRect(m_row).intersects(m_view->viewport()->rect());
        return state;
    }

private:
    QPointer<ThreadView> m_view;
    int m_row;
};

class AccessibleThread final : public QAccessibleWidget {
public:
    explicit AccessibleThread(ThreadView* view) : QAccessibleWidget(view, QAccessible::List), m_view(view) {}
    ~AccessibleThread() override {
        for (QAccessible::Id id : m_children)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return m_view ? m_view->rowCount() : 0; }
    QAccessibleInterface* child(int row) const override {
        if (row < 0 || row >= childCount())
            return nullptr;
        while (static_cast<int>(m_children.size()) <= row) {
            auto* made = new AccessibleMessage(m_view, static_cast<int>(m_children.size()));
            m_children.push_back(QAccessible::registerAccessibleInterface(made));
        }
        return QAccessible::accessibleInterface(m_children[static_cast<std::size_t>(row)]);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        for (int row = 0; row < static_cast<int>(m_children.size()); ++row)
            if (QAccessible::accessibleInterface(m_children[static_cast<std::size_t>(row)]) == child)
                return row;
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        return m_view ? child(m_view->rowAtPoint(m_view->viewport()->mapFromGlobal(QPoint(x, y)))) : nullptr;
    }
    QAccessibleInterface* focusChild() const override { return m_view ? child(m_view->currentRow()) : nullptr; }

private:
    QPointer<ThreadView> m_view;
    mutable std::vector<QAccessible::Id> m_children;
};

QAccessibleInterface* makeThread(const QString&, QObject* object) {
    auto* view = qobject_cast<ThreadView*>(object);
    return view ? new AccessibleThread(view) : nullptr;
}

} // namespace

void installAccessibleThread() {
    static const bool installed = [] {
        QAccessible::installFactory(&makeThread);
        return true;
    }();
    Q_UNUSED(installed);
}

} // namespace pult::client
