// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QPair>
#include <QString>
#include <QStringList>

#include <cstdint>

namespace pult::client {

struct ContactRow {
    QString channelKind;
    QString address;
    bool verified = false;
    std::int64_t id = 0;
    QString cannotBegin = {};  ///< why no conversation can be begun with it; empty: one can
    std::int64_t dialogId = 0; ///< the conversation that is open with it; 0: none
    bool operator==(const ContactRow&) const = default;
};

struct CustomerNoteRow {
    std::int64_t id = 0;
    QString author;
    QString text;
    std::int64_t atMs = 0;
    bool pinned = false;
    bool operator==(const CustomerNoteRow&) const = default;
};

/// One of the customer's dialogs, in whatever channel.
struct DialogBriefRow {
    std::int64_t id = 0;
    QString channelKind;
    QString owner; ///< short name; empty: nobody's
    QString lastText;
    std::int64_t atMs = 0;
    bool closed = false;
    bool operator==(const DialogBriefRow&) const = default;
};

/// The customer beside the thread.
struct CustomerCard {
    std::int64_t id = 0; ///< 0: nothing to show
    QString name;
    bool vip = false;
    bool blocked = false;
    QString cannotBlock; ///< why he can't be kept out or let in now; empty: he can
    std::int64_t knownSinceMs = 0;
    QString city;
    QList<ContactRow> contacts;
    QStringList tags;
    QList<QPair<QString, QString>> fields; ///< label, value
    QList<CustomerNoteRow> notes;
    QList<DialogBriefRow> dialogs; ///< newest first
    bool moreDialogs = false;      ///< there are older ones as well
    std::int64_t openDialogId = 0; ///< the one on the screen
    bool operator==(const CustomerCard&) const = default;
};

} // namespace pult::client

Q_DECLARE_METATYPE(pult::client::CustomerCard)
