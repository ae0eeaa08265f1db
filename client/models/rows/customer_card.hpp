// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
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
    QString copied = {};       ///< by which programs know it, where people see a name; empty: the address
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

enum class FieldType { text, number, date, choice, flag, link };

/// One of the company's own fields, or what the customer's messenger has told.
struct FieldRow {
    QString key;
    QString title;
    FieldType type = FieldType::text;
    QString value;       ///< as it is kept: a date as 2026-05-12, a flag as `true`
    QStringList choices; ///< of a choice
    bool hidden = false; ///< `value` is what stands in its place
    bool operator==(const FieldRow&) const = default;
};

/// Somebody who may be the same person.
struct MergeOfferRow {
    std::int64_t id = 0;
    QString name;
    QList<ContactRow> contacts;
    QList<FieldRow> fields;
    QStringList tags;
    int score = 0;   ///< how sure it is, of 100
    QString reasons; ///< in words
    bool operator==(const MergeOfferRow&) const = default;
};

/// A card that has become part of this one and can be given back.
struct MergedRow {
    std::int64_t mergeId = 0;
    QString name;
    std::int64_t untilMs = 0;
    bool operator==(const MergedRow&) const = default;
};

/// What he has ordered.
struct OrderRow {
    std::int64_t id = 0;
    QString icon; ///< of the state
    QString number;
    QString state;
    QString total;
    QString shop;
    std::int64_t atMs = 0;
    QString url; ///< where the shop shows it; empty: nowhere
    QStringList items = {};
    bool operator==(const OrderRow&) const = default;
};

/// A moment of the customer's way with the company.
struct JourneyStepRow {
    QString icon;
    QString words;
    QString channelKind; ///< empty: it happened in none
    std::int64_t atMs = 0;
    std::int64_t dialogId = 0; ///< 0: in none
    bool operator==(const JourneyStepRow&) const = default;
};

/// One of the customer's dialogs, in whatever channel.
struct DialogBriefRow {
    std::int64_t id = 0;
    QString channelKind;
    QString owner; ///< short name; empty: nobody's
    QString lastText;
    std::int64_t atMs = 0;
    bool closed = false;
    QString outcome = {}; ///< of a closed one: result, rating, how long it took; empty: not known
    bool isNote = false;  ///< the last words are a note's
    bool operator==(const DialogBriefRow&) const = default;
};

/// How much of telephones, e-mails and personal fields the operator sees.
enum class ContactView { whole, covered, uncovered };

/// The customer beside the thread.
struct CustomerCard {
    std::int64_t id = 0; ///< 0: nothing to show
    QString name;
    bool vip = false;
    bool blocked = false;
    QString givenName = {}; ///< as he is called in the card; empty: a guest
    QString cannotBlock;    ///< why he can't be kept out or let in now; empty: he can
    std::int64_t knownSinceMs = 0;
    QString city;
    QString localTime; ///< what the clock says where the customer is; empty: not known
    bool mayEdit = false;
    ContactView contactView = ContactView::whole;
    bool mayUncover = false;
    QString cannotUncover; ///< why they can't be uncovered now; empty: they can
    QList<ContactRow> contacts;
    QList<MergeOfferRow> offers; ///< the surest first
    QList<MergedRow> merged;     ///< the newest first
    QString cannotMerge;         ///< why nothing can be merged or undone now; empty: it can
    QStringList tags;
    QList<FieldRow> fields; ///< the company's own in its order, then the others
    QList<CustomerNoteRow> notes;
    QList<OrderRow> orders;        ///< newest first
    bool moreOrders = false;       ///< there may be older ones as well
    QString cannotLoadOlder;       ///< why older orders and dialogs can't be asked for now; empty: they can
    QList<JourneyStepRow> journey; ///< newest first
    QList<DialogBriefRow> dialogs; ///< newest first
    bool moreDialogs = false;      ///< there are older ones as well
    std::int64_t openDialogId = 0; ///< the one on the screen
    bool operator==(const CustomerCard&) const = default;
};

} // namespace pult::client

Q_DECLARE_METATYPE(pult::client::CustomerCard)
