// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "client/app/session/profile.hpp"
#include "client/app/session/server_probe.hpp"
#include "client/link/link.hpp"
#include "client/link/token_store.hpp"

namespace pult::client {

class SignInWindow;

/// Joins the sign-in window with link, profile and token store.
class SignInController final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInController)
public:
    /// All outlive it.
    SignInController(Link& link, TokenStore& tokens, Profile& profile, SignInWindow& window, QObject* parent = nullptr);

    /// Fills the window with what is remembered; what is not empty here wins.
    void prepare(const QString& server, const QString& login);
    void signIn(const QString& server, const QString& login, const QString& password, bool stay);
    /// After the server has ended a session.
    void explain(const Error& error);
    const ServerAddress& server() const { return m_server; }

signals:
    void signedIn();
    void failed();

private:
    void onStarted(const SessionStart& start);
    void onFailed(const Error& error);

    Link& m_link;
    TokenStore& m_tokens;
    Profile& m_profile;
    SignInWindow& m_window;
    ServerProbe m_probe;
    ServerAddress m_server;
    QString m_login;
    bool m_stay = true;
    bool m_waiting = false;
};

} // namespace pult::client
