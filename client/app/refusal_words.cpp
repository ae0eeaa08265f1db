// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/refusal_words.hpp"

#include <QCoreApplication>

namespace pult::client {

namespace {

/// Context of the translations.
struct Refusal {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Refusal)
};

} // namespace

QString refusalWords(const Error& error) {
    switch (error.code) {
    case Errc::unauthenticated:
        return Refusal::tr("Your session has ended, sign in again");
    case Errc::forbidden:
        return Refusal::tr("Your role does not allow this, a senior can do it");
    case Errc::not_found:
        return Refusal::tr("It is no longer there, or somebody else has it now");
    case Errc::stale:
        return Refusal::tr("Something newer has come: look at it first, then decide");
    case Errc::taken:
        return Refusal::tr("Somebody else has just taken this dialog");
    case Errc::unsent:
        return Refusal::tr("A reply is still on its way: wait for it or cancel it");
    case Errc::missing_fields:
        return Refusal::tr("Some required fields are still empty");
    case Errc::window_closed:
        return Refusal::tr("The messenger no longer takes a free reply to this customer");
    case Errc::rate_limited:
        return Refusal::tr("Too many requests at once, try again in a moment");
    case Errc::too_large:
        return Refusal::tr("This is too long or too large for the channel");
    case Errc::unavailable:
        return Refusal::tr("No connection: nothing was changed, try again when it is back");
    case Errc::invalid:
    case Errc::conflict:
    case Errc::internal:
        break;
    }
    return error.detail.empty()
               ? Refusal::tr("The server could not do this")
               : Refusal::tr("The server could not do this: %1").arg(QString::fromStdString(error.detail));
}

} // namespace pult::client
