// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QString>

#include "client/state/desk.hpp"

namespace pult::client {

class InboxWindow;

/// Conversations that the company begins, from a contact in the customer's card: with words of one's own where the
/// messenger takes them now, else with a text it has approved.
class FirstWords final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FirstWords)
public:
    /// All outlive it.
    FirstWords(Desk& desk, InboxWindow& window, QObject* parent = nullptr);

signals:
    void begun(pult::DialogId dialog);
    /// Why it was not.
    void announced(const QString& words);

private:
    void ask(CustomerId customer, IdentityId identity, const QString& prefilled);
    void askForText(const wire::Customer& customer, const wire::Identity& to, const QString& prefilled);
    void askForTemplate(const wire::Customer& customer, const wire::Identity& to);
    void beginWithTemplate(TemplateId id, const QHash<QString, QString>& values);
    bool takesWords(const wire::Identity& to) const;

    Desk& m_desk;
    InboxWindow& m_window;
    IdentityId m_asked; ///< to whom the template goes that is being chosen
};

} // namespace pult::client
