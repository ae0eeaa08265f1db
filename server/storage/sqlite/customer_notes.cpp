// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "server/storage/sqlite/commands.hpp"
#include "server/storage/sqlite/conversation.hpp"
#include "server/storage/sqlite/customer_rows.hpp"
#include "server/storage/sqlite/verbs.hpp"

namespace pult::storage::sqlite {

namespace {

constexpr char kNote[] =
    "SELECT id, customer_id, author_id, author_name, text, pinned, at, mentions FROM customer_note";

wire::CustomerNote readNote(const Rows& row) {
    wire::CustomerNote note;
    std::string_view mentions;
    row.read(0, note.id, note.customer_id, note.author.id, note.author.name, note.text, note.pinned, note.at, mentions);
    note.author.kind = wire::AuthorKind::operator_;
    if (mentions != "[]")
        note.mentions = decodeStored<std::vector<OperatorId>>(mentions);
    return note;
}

} // namespace

std::vector<wire::CustomerNote> notesOf(Connection& db, CustomerId id) {
    static const std::string kOfCustomer = std::string(kNote) + " WHERE customer_id = ? ORDER BY pinned DESC, id DESC";
    std::vector<wire::CustomerNote> notes;
    Rows row = db.query(kOfCustomer.c_str(), id);
    while (row.next())
        notes.push_back(readNote(row));
    return notes;
}

Result<wire::CustomerNote> addCustomerNote(WriteTransaction& tx, const Guard& guard, const wire::CustomerNoteAdd& add) {
    const CustomerId id = standing(tx.db, add.customer_id);
    auto before = answeredBefore(tx.db, guard, add.client_id, &wire::CustomerNote::customer_id, id);
    if (!before)
        return before.error();
    if (*before)
        return std::move(**before);
    if (auto customer = customerFor(tx.db, guard, id); !customer)
        return customer.error();
    const domain::Actor actor = actorOf(guard);
    wire::CustomerNote note;
    note.customer_id = id;
    note.author = authorOf(actor);
    note.text = add.text;
    note.pinned = add.pinned.value_or(false);
    note.at = tx.now();
    if (add.mentions && !add.mentions->empty())
        note.mentions = add.mentions;
    tx.db.run("INSERT INTO customer_note (customer_id, author_id, author_name, text, pinned, at, mentions)"
              " VALUES (?, ?, ?, ?, ?, ?, ?)",
              note.customer_id, note.author.id, note.author.name, note.text, note.pinned, note.at,
              wire::encode(note.mentions.value_or(std::vector<OperatorId>{})));
    note.id = NoteId{tx.db.lastId()};
    rememberAnswer(tx, guard, add.client_id, wire::encode(note));
    wire::CustomerNoteAdded event{note};
    tx.journal(std::move(event), customerScope(customerFacts(tx.db, id)), actor, "noted");
    return note;
}

Result<wire::CustomerNote> pinCustomerNote(WriteTransaction& tx, const Guard& guard, const wire::CustomerNotePin& pin) {
    static const std::string kById = std::string(kNote) + " WHERE id = ?";
    wire::CustomerNote note;
    {
        Rows row = tx.db.query(kById.c_str(), pin.note_id);
        if (!row.next())
            return fail(Errc::not_found, "there is no such note");
        note = readNote(row);
    }
    if (auto customer = customerFor(tx.db, guard, note.customer_id); !customer)
        return customer.error().code == Errc::not_found ? fail(Errc::not_found, "there is no such note")
                                                        : customer.error();
    if (note.pinned == pin.pinned)
        return note;
    note.pinned = pin.pinned;
    tx.db.run("UPDATE customer_note SET pinned = ? WHERE id = ?", note.pinned, note.id);
    wire::CustomerNoteAdded event{note};
    tx.journal(std::move(event), customerScope(customerFacts(tx.db, note.customer_id)), actorOf(guard),
               note.pinned ? "pinned" : "unpinned");
    return note;
}

void moveNotes(WriteTransaction& tx, const std::vector<NoteId>& moving, CustomerId from, CustomerId to,
               const domain::Actor& actor) {
    const auto facts = customerFacts(tx.db, to);
    for (auto& note : notesOf(tx.db, from)) {
        if (std::find(moving.begin(), moving.end(), note.id) == moving.end())
            continue;
        note.customer_id = to;
        tx.db.run("UPDATE customer_note SET customer_id = ? WHERE id = ?", to, note.id);
        wire::CustomerNoteAdded event{std::move(note)};
        tx.journal(std::move(event), customerScope(facts), actor, "moved");
    }
}

} // namespace pult::storage::sqlite
