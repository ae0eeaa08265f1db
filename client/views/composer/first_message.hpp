// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"

#include <QDialog>

class QPlainTextEdit;

namespace pult::kit {
class Button;
class Label;
} // namespace pult::kit

namespace pult::client {

/// To whom a conversation is begun.
struct Addressee {
    QString name;
    QString channelKind;
    QString address;
};

/// What a conversation begins with. It stays open until its owner closes it: the words are safe then.
class FirstMessage final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FirstMessage)

public:
    FirstMessage(const kit::Theme& theme, const Addressee& to, QWidget* parent = nullptr);
    /// What it begins with.
    void setText(const QString& text);
    /// Why it was not sent.
    void showProblem(const QString& words);

signals:
    void sendRequested(const QString& text);

private:
    void send();

    QPlainTextEdit* m_text;
    kit::Label* m_problem;
    kit::Button* m_send;
};

} // namespace pult::client
