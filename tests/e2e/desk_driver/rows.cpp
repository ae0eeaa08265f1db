// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/desk_driver/rows.hpp"

#include <array>

namespace json = boost::json;

namespace pult::e2e {

namespace {

constexpr std::array kStatuses = {"bot", "queued", "offered", "active", "waiting", "snoozed", "closed"};
constexpr std::array kDirections = {"in", "out", "note", "system"};
constexpr std::array kStates = {"none",      "scheduled", "queued", "inflight",  "accepted",
                                "delivered", "read",      "failed", "uncertain", "cancelled"};

template <class Enum, std::size_t N>
const char* name(const std::array<const char*, N>& names, Enum value) {
    return names.at(static_cast<std::size_t>(value));
}

} // namespace

json::object toJson(const client::DialogRow& row) {
    json::array tags;
    for (const QString& tag : row.tags)
        tags.emplace_back(tag.toStdString());
    json::array viewing;
    for (const QString& who : row.viewing)
        viewing.emplace_back(who.toStdString());
    return {{"id", row.id},
            {"customer_id", row.customerId},
            {"customer", row.customerName.toStdString()},
            {"channel", row.channelKind.toStdString()},
            {"status", name(kStatuses, row.status)},
            {"unanswered", row.unanswered},
            {"waiting_since", row.waitingSinceMs},
            {"last_text", row.lastText.toStdString()},
            {"last_direction", name(kDirections, row.lastDirection)},
            {"last_state", name(kStates, row.lastState)},
            {"assignee_id", row.assigneeId},
            {"assignee", row.assigneeName.toStdString()},
            {"mine", row.mine},
            {"unread", row.unread},
            {"priority", row.priority},
            {"stage", row.stageName.toStdString()},
            {"followed", row.followed},
            {"pending", row.pending},
            {"draft", row.draftText.toStdString()},
            {"typing", row.typing.toStdString()},
            {"viewing", std::move(viewing)},
            {"tags", std::move(tags)}};
}

json::object toJson(const client::MessageRow& row) {
    json::array files;
    for (const client::AttachmentRow& file : row.attachments)
        files.push_back(json::object{{"file_id", file.fileId},
                                     {"kind", file.kind.toStdString()},
                                     {"name", file.name.toStdString()},
                                     {"size", file.bytes},
                                     {"width", file.width},
                                     {"height", file.height}});
    return {{"id", row.id},
            {"client_id", row.clientId.toStdString()},
            {"seq", row.seq},
            {"dialog_id", row.dialogId},
            {"direction", name(kDirections, row.direction)},
            {"author", row.authorName.toStdString()},
            {"text", row.text.toStdString()},
            {"state", name(kStates, row.state)},
            {"error", row.errorText.toStdString()},
            {"mine", row.mine},
            {"files", std::move(files)}};
}

bool matches(const json::object& row, const json::object& wanted) {
    for (const auto& member : wanted) {
        const json::value* value = row.if_contains(member.key());
        if (!value || *value != member.value())
            return false;
    }
    return true;
}

} // namespace pult::e2e
