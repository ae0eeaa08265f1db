// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace pult::client {

/// What can be done at this moment with a message that has been written, or why it can't.
struct MessageOffers {
    bool isOwn = false;      ///< written by the operator at this desk
    QString cannotEdit = {}; ///< empty: it can be given other words
    QString cannotDelete = {};
    QString cannotReact = {};
    QStringList signs = {}; ///< reactions to choose from, the usual ones
    QString reaction = {};  ///< ours as it is now, with what waits; empty: none
    QString text = {};      ///< what it says or is about to say
};

} // namespace pult::client
