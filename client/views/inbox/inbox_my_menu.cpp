// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of who is signed in: status, language, look, habits, and the way out.
#include "client/views/inbox/inbox_window.hpp"

#include "client/kit/theme.hpp"
#include "client/views/inbox/presence_menu.hpp"

#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>

#include <utility>

namespace pult::client {

namespace {
constexpr int kLongestReason = 60; ///< letters: it stands in a line with the status
} // namespace

void InboxWindow::askPresenceReason(Presence presence) {
    auto* box = new QInputDialog(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(presenceName(presence));
    box->setLabelText(tr("Reason"));
    box->setOkButtonText(tr("Set the status"));
    box->setCancelButtonText(tr("Cancel"));
    connect(box, &QInputDialog::textValueSelected, this, [this, presence](const QString& reason) {
        emit presenceRequested({presence, reason.simplified()});
    });
    box->open(); // its field is made by it
    if (auto* field = box->findChild<QLineEdit*>()) {
        field->setMaxLength(kLongestReason);
        field->setAccessibleName(tr("Reason"));
    }
}

void InboxWindow::fillMyMenu() {
    m_myMenu->clear();
    QMenu* status = m_myMenu->addMenu(m_theme.icon(QStringLiteral("user-circle"), 16, kit::Token::textSecondary),
                                      tr("Status: %1").arg(presenceWords(m_presence)));
    fillPresenceMenu(
        *status, {m_presence, m_reasons},
        [this](const DeclaredPresence& declared) { emit presenceRequested(declared); },
        [this](Presence presence) { askPresenceReason(presence); });
    QMenu* language =
        m_myMenu->addMenu(m_theme.icon(QStringLiteral("language"), 16, kit::Token::textSecondary), tr("Language"));
    for (const auto& [code, name] : {std::pair{QStringLiteral("ru"), QStringLiteral("Русский")},
                                     std::pair{QStringLiteral("en"), QStringLiteral("English")}}) {
        QAction* action = language->addAction(name, this, [this, code = code] { emit languageRequested(code); });
        action->setCheckable(true);
        action->setChecked(code == m_language);
    }
    QMenu* scheme =
        m_myMenu->addMenu(m_theme.icon(QStringLiteral("moon"), 16, kit::Token::textSecondary), tr("Colours"));
    QAction* desktop = scheme->addAction(tr("As the desktop"), this, &InboxWindow::desktopSchemeRequested);
    desktop->setCheckable(true);
    desktop->setChecked(m_followsDesktop);
    for (const auto& [value, name] :
         {std::pair{kit::Scheme::light, tr("Light")}, std::pair{kit::Scheme::dark, tr("Dark")},
          std::pair{kit::Scheme::highContrastLight, tr("High contrast, light")},
          std::pair{kit::Scheme::highContrastDark, tr("High contrast, dark")}}) {
        QAction* action = scheme->addAction(name, this, [this, value = value] { emit schemeRequested(value); });
        action->setCheckable(true);
        action->setChecked(!m_followsDesktop && value == m_theme.scheme());
    }
    QMenu* size =
        m_myMenu->addMenu(m_theme.icon(QStringLiteral("text-size"), 16, kit::Token::textSecondary), tr("Text size"));
    for (int percent : {85, 100, 115, 130, 150}) {
        QAction* action = size->addAction(tr("%1 %", "text size").arg(percent), this,
                                          [this, percent] { emit scaleRequested(percent); });
        action->setCheckable(true);
        action->setChecked(percent == m_theme.scalePercent());
    }
    QMenu* hold = m_myMenu->addMenu(m_theme.icon(QStringLiteral("clock"), 16, kit::Token::textSecondary),
                                    tr("Undo after sending"));
    for (int seconds : {0, 3, 5, 10}) {
        QAction* action =
            hold->addAction(seconds == 0 ? tr("Not at all", "undo after sending") : tr("%n s", nullptr, seconds), this,
                            [this, seconds] { emit holdRequested(seconds); });
        action->setCheckable(true);
        action->setChecked(seconds == m_holdSeconds);
    }
    m_myMenu->addAction(m_theme.icon(QStringLiteral("settings"), 16, kit::Token::textSecondary), tr("Settings…"), this,
                        &InboxWindow::openSettings);
    if (m_mayManageChannels) {
        m_myMenu->addAction(m_theme.icon(QStringLiteral("plug-connected"), 16, kit::Token::textSecondary),
                            tr("Channels…"), this, &InboxWindow::channelsRequested);
        m_myMenu->addAction(m_theme.icon(QStringLiteral("shield-check"), 16, kit::Token::textSecondary),
                            tr("Workspace…"), this, &InboxWindow::workspaceRequested);
    }
    m_myMenu->addSeparator();
    m_myMenu->addAction(m_theme.icon(QStringLiteral("logout"), 16, kit::Token::textSecondary), tr("Sign out"), this,
                        &InboxWindow::signOutRequested);
    m_myMenu->addAction(tr("Quit"), this, &InboxWindow::quitRequested);
}

} // namespace pult::client
