// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/session/sign_in_controller.hpp"

#include "client/models/words/refusal_words.hpp"
#include "client/views/signin/sign_in_window.hpp"

namespace pult::client {

SignInController::SignInController(Link& link, TokenStore& tokens, Profile& profile, SignInWindow& window,
                                   QObject* parent)
    : QObject(parent), m_link(link), m_tokens(tokens), m_profile(profile), m_window(window) {
    connect(&window, &SignInWindow::signInRequested, this, &SignInController::signIn);
    connect(&window, &SignInWindow::serverEdited, &m_probe, &ServerProbe::look);
    connect(&m_probe, &ServerProbe::unknown, &window, &SignInWindow::showServerUnknown);
    connect(&m_probe, &ServerProbe::checking, &window, &SignInWindow::showServerChecking);
    connect(&m_probe, &ServerProbe::found, &window, &SignInWindow::showServerFound);
    connect(&m_probe, &ServerProbe::problem, this, [this](const Error& error) {
        m_window.showServerProblem(error.code == Errc::invalid
                                       ? tr("This is not an address: %1").arg(QString::fromStdString(error.detail))
                                       : tr("No server answers there"));
    });
    connect(&link, &Link::sessionStarted, this, &SignInController::onStarted);
    connect(&link, &Link::signInFailed, this, &SignInController::onFailed);
}

void SignInController::prepare(const QString& server, const QString& login) {
    const QString address = server.isEmpty() ? m_profile.server() : server;
    m_window.setServer(address);
    m_window.setLogin(login.isEmpty() ? m_profile.login() : login);
    m_window.setStay(m_profile.staysSignedIn());
    m_probe.look(address);
}

void SignInController::signIn(const QString& server, const QString& login, const QString& password, bool stay) {
    auto address = ServerAddress::parse(server);
    if (!address) {
        m_window.showServerProblem(
            tr("This is not an address: %1").arg(QString::fromStdString(address.error().detail)));
        emit failed();
        return;
    }
    m_server = std::move(*address);
    m_login = login;
    m_stay = stay;
    m_waiting = true;
    m_window.setBusy(true);
    m_link.signIn(m_server, {login.toStdString(), password.toStdString(), {}});
}

void SignInController::onStarted(const SessionStart& start) {
    if (!std::exchange(m_waiting, false))
        return;
    m_window.setBusy(false);
    const bool isElsewhere = m_profile.server() != m_server.text();
    m_profile.setServer(m_server.text());
    m_profile.setLogin(m_login);
    if (isElsewhere)
        m_profile.forgetDialogs();
    m_profile.setStaysSignedIn(m_stay);
    m_tokens.forget();
    if (m_stay) {
        const auto saved = m_tokens.save({m_server, start.token, start.user});
        if (!saved)
            qWarning("the session can't be kept: %s", saved.error().detail.c_str());
    }
    emit signedIn();
}

void SignInController::onFailed(const Error& error) {
    if (!std::exchange(m_waiting, false))
        return;
    m_window.setBusy(false);
    if (error.code == Errc::unauthenticated)
        m_window.showPasswordProblem(tr("Wrong login or password"));
    else if (error.code == Errc::unavailable)
        m_window.showServerProblem(tr("The server does not answer: %1").arg(QString::fromStdString(error.detail)));
    else
        m_window.showProblem(refusalWords(error));
    emit failed();
}

void SignInController::explain(const Error& error) {
    m_window.showProblem(refusalWords(error));
}

} // namespace pult::client
