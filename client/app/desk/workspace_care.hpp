// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include <deque>
#include <functional>

#include "client/link/link.hpp"
#include "client/state/desk.hpp"
#include "client/views/workspace/workspace_window.hpp"

namespace pult::client {

/// The window in which an administrator sets up stages, fields of the card, facts, teams and working hours of the
/// company: what the desk knows of them, and what he changes, one thing after the other until all is saved or one is
/// refused.
///
/// Owner    app; all that it is given outlives it.
class WorkspaceCare final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkspaceCare)
public:
    WorkspaceCare(Link& link, Desk& desk, const kit::Theme& theme, QObject* parent = nullptr);

    /// Opens the window, or brings it to the front.
    void open(QWidget* parent);

private:
    void refresh();
    void save();
    void saveStages();
    void saveFields();
    void saveFacts();
    void saveGroups();
    void saveHours();
    void goOn();
    template <class Request, class Then>
    void plan(Request request, Then then);

    Link& m_link;
    Desk& m_desk;
    const kit::Theme& m_theme;
    QPointer<WorkspaceWindow> m_window;
    std::deque<std::function<void()>> m_planned; ///< the first has been asked for
    bool m_isCalledBack = false;                 ///< the server is about to cut the connection, for what was saved last
};

} // namespace pult::client
