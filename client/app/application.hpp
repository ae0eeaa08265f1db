// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <memory>

#include "client/app/command_line.hpp"
#include "client/app/inbox_controller.hpp"
#include "client/app/notifier.hpp"
#include "client/app/session/kept_key.hpp"
#include "client/app/session/kept_scope.hpp"
#include "client/app/session/kept_vault.hpp"
#include "client/app/session/profile.hpp"
#include "client/app/session/sign_in_controller.hpp"
#include "client/app/settings_care.hpp"
#include "client/app/system/desktop_colours.hpp"
#include "client/app/system/focus_return.hpp"
#include "client/app/system/idle_watch.hpp"
#include "client/app/system/network_watch.hpp"
#include "client/kit/language.hpp"
#include "client/kit/theme.hpp"
#include "client/link/http_courier.hpp"
#include "client/link/web_socket_link.hpp"
#include "client/spell/speller.hpp"
#include "client/views/signin/sign_in_window.hpp"

class QApplication;

namespace pult::client {

/// The running client: makes everything, shows either the sign-in or the inbox, and remembers what was set.
class Application final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Application)
public:
    Application(QApplication& qt, StartOptions options, Profile profile);
    ~Application() override;

    void start();
    /// Brings the window to the front; another start of the same profile asks for it. 0: no dialog.
    void raise(qint64 openDialog);

private:
    /// The window and who works it; most starts need neither.
    struct SignIn {
        explicit SignIn(Application& application);

        SignInWindow window;
        SignInController controller;
    };

    void connectWindows();
    /// What a composer remembers for the next one.
    void connectComposer(ComposerView& composer);
    SignIn& signInScene();
    void signInFromInput();
    bool resumeKept();
    void showSignIn();
    void showInbox(const ServerAddress& server);
    void onSignedOut(const Error& error);
    void signOut();
    void quit();
    /// True: nothing is unsent, or the operator does not mind. `words` take the number of what is unsent.
    bool mayLeave(const char* words, const QString& leaveWords, bool losesDrafts);
    void openWanted();
    void restoreDialog();
    void connectOwnWindows();
    void chooseLanguage(const QString& code);
    QString chosenTheme() const { return m_options.theme.isEmpty() ? m_profile.theme() : m_options.theme; }
    QString chosenLanguage() const;
    void followDesktop(bool follows);
    static kit::Scheme schemeOf(const QString& theme, const DesktopColours& desktop);
    QString layoutPlace() const;
    void restoreLayout();
    void rememberWindow();
    LookSettings look() const;
    void checkSpelling();
    void learnCompanyWords();

    QApplication& m_qt;
    StartOptions m_options;
    Profile m_profile;
    SystemClock m_clock;
    DesktopColours m_desktop;
    kit::Theme m_theme;
    kit::Language m_language;
    FileTokenStore m_tokens;
    KeptKey m_key;
    KeptVault m_vault;
    KeptScope m_scope;
    WebSocketLink m_link;
    NetworkWatch m_network;
    HttpCourier m_courier;
    Speller m_speller;
    InboxWindow m_inbox;
    FocusReturn m_focusReturn;
    Desk m_desk;
    std::unique_ptr<SignIn> m_signIn;
    std::unique_ptr<InboxController> m_inboxController;
    std::unique_ptr<IdleWatch> m_idle;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<SettingsCare> m_settings;
    std::int64_t m_openWanted;
    QTimer m_layoutTimer;
};

} // namespace pult::client
