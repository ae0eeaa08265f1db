// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storage/sqlite/transaction.hpp"
#include "shared/domain/urgency.hpp"

/// Between table rows and the structs of the domain and the wire.
namespace pult::storage::sqlite {

/// A dialog as it lies in the table: what the lifecycle decides about, and what lists show of it.
struct DialogRow {
    domain::Dialog life;
    Seq lastSeq = 0;
    std::optional<std::string> lastMessage; ///< encoded wire::LastMessage
    std::optional<wire::LastMessage> fresh; ///< the same as a struct when it was made just now: saves reading it back
    std::string tags = "[]";
    std::string customerName;
    std::int64_t visitorSeq = 0;       ///< newest number of the visitor's stream; counts in the thread's newest dialog
    std::vector<OperatorId> mentioned; ///< whom a note has called and who hasn't looked since
    bool hasAttachments = false;
    wire::Script script = wire::Script::unknown;

    domain::DialogFacts facts() const { return {domain::ownerOf(life), life.group}; }
};

/// The dialog's columns in the order readDialog expects, for the SELECTs that end in them.
extern const std::string kDialogColumns;
[[nodiscard]] DialogRow readDialog(const Statement& row, int first);
[[nodiscard]] Result<DialogRow> loadDialog(Connection& db, DialogId id);
[[nodiscard]] wire::Dialog toWire(const DialogRow& row);
/// Adds how far its reader has read, and how many of the customer's messages are behind that.
void tellReader(Connection& db, wire::Dialog& dialog, Seq readSeq);

/// Sets life.id.
void insertDialog(WriteTransaction& tx, DialogRow& row, const std::map<std::string, std::string>& attributes);
/// `before` as it was loaded: what no index depends on is written without touching the indexes.
void updateDialog(WriteTransaction& tx, const DialogRow& row, const DialogRow& before);

extern const std::string kMessageColumns;
[[nodiscard]] wire::Message readMessage(const Statement& row, int first);
[[nodiscard]] Result<wire::Message> loadMessage(Connection& db, MessageId id);
/// By the customer who wrote it.
[[nodiscard]] bool isTakenBack(Connection& db, MessageId id);
/// An event's members without what customers have taken back; empty when there is no such thing in it.
[[nodiscard]] std::optional<std::string> withheldMembers(const wire::Event& event);
/// The same of a stored event, by what has become of its messages since.
[[nodiscard]] std::optional<std::string> withheldMembers(Connection& db, std::string_view type,
                                                         std::string_view members);
/// An event's members for whom contacts are shown in part; empty when there are none in it.
[[nodiscard]] std::optional<std::string> maskedMembers(Connection& db, const wire::Event& event);
/// The same of a stored event, or of what is left of it when something was withheld.
[[nodiscard]] std::optional<std::string> maskedMembers(Connection& db, std::string_view type, std::string_view members);
/// `message.id` and `seq` are set by the caller: the next journal number.
void insertMessage(WriteTransaction& tx, const wire::Message& message, std::string_view raw,
                   std::optional<std::int64_t> visitorSeq, std::string_view externalId = {});
/// What may change about a message once it is there.
void updateMessage(WriteTransaction& tx, const wire::Message& message);

[[nodiscard]] Result<wire::Customer> loadCustomer(Connection& db, CustomerId id);

/// JSON text that this program has written itself.
template <class T>
[[nodiscard]] T decodeStored(std::string_view text) {
    auto value = wire::parseJson(text);
    if (!value)
        throw std::runtime_error("stored JSON doesn't parse: " + value.error().detail);
    auto decoded = wire::decode<T>(*value);
    if (!decoded)
        throw std::runtime_error("stored JSON doesn't fit: " + decoded.error().detail);
    return std::move(*decoded);
}

} // namespace pult::storage::sqlite
