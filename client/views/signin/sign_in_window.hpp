// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QWidget>

#include <optional>

class QCheckBox;

namespace pult::kit {
class Button;
class Field;
class Label;
class LanguageSwitch;
} // namespace pult::kit

namespace pult::client {

/// The first window: which server, who, the password. It only asks; whoever owns it checks the server, signs in
/// and tells the outcome through the setters.
class SignInWindow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInWindow)

public:
    explicit SignInWindow(kit::Theme& theme, QWidget* parent = nullptr);

    void setServer(const QString& address);
    void setLogin(const QString& login);
    void setStay(bool stay);
    void setLanguage(const QString& code);
    QString server() const;

    // What is known about the server under the cursor.
    void showServerUnknown();
    void showServerChecking();
    /// `version`: empty when the server keeps it to itself.
    void showServerFound(const QString& version);
    void showServerProblem(const QString& words);

    /// While true nothing can be changed and the button says so.
    void setBusy(bool busy);
    void showLoginProblem(const QString& words);
    /// Adds what the keyboard may have to do with it, puts the caret into the password and marks its text.
    void showPasswordProblem(const QString& words);
    /// Trouble that belongs to no field; empty hides it.
    void showProblem(const QString& words);

signals:
    void serverEdited(const QString& address);
    void signInRequested(const QString& server, const QString& login, const QString& password, bool stay);
    void languageChosen(const QString& code);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    void restyle();
    void submit();
    void clearProblems();

    kit::Theme& m_theme;
    QWidget* m_logo;
    kit::LanguageSwitch* m_language;
    kit::Label* m_title;
    kit::Field* m_server;
    kit::Field* m_login;
    kit::Field* m_password;
    QCheckBox* m_stay;
    kit::Label* m_problem;
    kit::Button* m_enter;
    kit::Button* m_forgotten;
    kit::Label* m_forgottenWords;
    std::optional<QString> m_foundVersion; ///< empty: it keeps that to itself
    bool m_busy = false;
};

} // namespace pult::client
